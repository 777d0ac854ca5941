import type { Centre } from "#log";
import { boatOf, type Boat, type Picture } from "#picture";
import { boatFaults } from "./checks.ts";
import { unlessRefused, type Context, type Decision, type Refusal } from "./decision.ts";
import type { OrderOf } from "./order.ts";

/**
 * Offers a boat to another centre. Nothing moves by it: both hold the boat theirs until the other
 * accepts (F15).
 */
export function decideOffer(
  picture: Picture,
  order: OrderOf<"offerResponsibility">,
  { centre }: Context,
): Decision {
  const { order: _, ...told } = order;
  const refusals: Refusal[] = boatFaults(picture, order.boat);
  const boat = boatOf(picture, order.boat);
  if (order.to === centre) refusals.push({ reason: "offered to yourself" });
  if (boat !== null && !boat.owners.includes(centre)) {
    refusals.push({ reason: "not yours to offer", owners: boat.owners });
  }
  if (boat !== null && hasOffer(boat, centre, order.to)) refusals.push({ reason: "already so" });
  return unlessRefused(refusals, () => [{ kind: "ResponsibilityOffered", ...told }]);
}

export function decideAccept(
  picture: Picture,
  order: OrderOf<"acceptResponsibility">,
  context: Context,
): Decision {
  const { order: _, ...told } = order;
  return unlessRefused(answerFaults(picture, order, context), () => [
    { kind: "ResponsibilityAccepted", ...told },
  ]);
}

export function decideDecline(
  picture: Picture,
  order: OrderOf<"declineResponsibility">,
  context: Context,
): Decision {
  const { order: _, ...told } = order;
  return unlessRefused(answerFaults(picture, order, context), () => [
    { kind: "ResponsibilityDeclined", ...told },
  ]);
}

function answerFaults(
  picture: Picture,
  { boat: id, from }: OrderOf<"acceptResponsibility" | "declineResponsibility">,
  { centre }: Context,
): Refusal[] {
  const refusals: Refusal[] = boatFaults(picture, id);
  const boat = boatOf(picture, id);
  if (boat !== null && !hasOffer(boat, from, centre)) {
    refusals.push({ reason: "not offered to you", from });
  }
  return refusals;
}

function hasOffer(boat: Boat, from: Centre, to: Centre): boolean {
  return boat.offers.some((offer) => offer.from === from && offer.to === to);
}
