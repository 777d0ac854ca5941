import type { BoatId, ContactId } from "#log";
import { boatOf, silenceOf, survivalOf, type Boat, type Picture } from "#picture";
import type { Instant } from "#units";
import { boatFaults, timeFaults } from "./checks.ts";
import { unlessRefused, type Context, type Decision, type Refusal } from "./decision.ts";
import type { OrderOf } from "./order.ts";
import { isMeeting } from "./people.ts";
import { mayBeAlive } from "./survival-window.ts";

export function decideOpen(
  picture: Picture,
  { boat: id, why }: OrderOf<"openBoat">,
  { newId }: Context,
): Decision {
  const taken = id !== null && boatOf(picture, id) !== null;
  const refusals: Refusal[] = taken ? [{ reason: "name taken", name: id }] : [];
  return unlessRefused(refusals, () => [
    { kind: "BoatOpened", boat: id ?? (newId("boat") as BoatId), why },
  ]);
}

/**
 * Gives a boat a name among its names. The same letter may be another boat's too, of another agency
 * or night (F22).
 */
export function decideName(picture: Picture, order: OrderOf<"nameBoat">): Decision {
  const { order: _, ...told } = order;
  const refusals: Refusal[] = boatFaults(picture, order.boat);
  const known = boatOf(picture, order.boat)?.names.some(
    ({ name, agency, night }) =>
      name === order.name && agency === order.agency && night === order.night,
  );
  if (known === true) refusals.push({ reason: "already so" });
  return unlessRefused(refusals, () => [{ kind: "BoatNamed", ...told }]);
}

export function decideReview(picture: Picture, order: OrderOf<"reviewBoat">): Decision {
  const { order: _, ...told } = order;
  return unlessRefused(boatFaults(picture, order.boat), () => [{ kind: "BoatReviewed", ...told }]);
}

export function decideNote(
  picture: Picture,
  order: OrderOf<"makeNote">,
  context: Context,
): Decision {
  const { order: _, ...told } = order;
  const refusals = [...boatFaults(picture, order.boat), ...timeFaults(order.happened, context)];
  return unlessRefused(refusals, () => [{ kind: "NoteMade", ...told }]);
}

/**
 * Always refused: a boat leaves the board only when the sum says that everybody is accounted for,
 * and then by itself. The reasons are everything that stands in the way (F5, F6).
 */
export function decideClose(
  picture: Picture,
  { boat: id }: OrderOf<"closeBoat">,
  { now }: Context,
): Decision {
  const boat = boatOf(picture, id);
  if (boat === null) return { ok: false, refusals: boatFaults(picture, id) };
  const { onBoard } = boat;
  const never: Refusal = { reason: "no boat is closed", boat: id, onBoard };
  return { ok: false, refusals: onBoard ? [never, ...inTheWay(boat, now)] : [never] };
}

/** Everything that keeps the watch over a boat from being over. */
function inTheWay(boat: Boat, now: Instant): Refusal[] {
  const { id, unaccounted } = boat;
  const refusals: Refusal[] = [{ reason: "people unaccounted for", boat: id, unaccounted }];
  if (unaccounted.most === null) refusals.push({ reason: "number aboard unknown", boat: id });
  refusals.push(...silent(boat, now));
  if (survivalOf(boat, now)?.insideWindow === true) refusals.push(mayBeAlive(boat, now));
  const kinds = [...new Set(boat.conflicts.map(({ kind }) => kind))];
  if (kinds.length > 0) refusals.push({ reason: "conflicts stand", boat: id, kinds });
  const contacts = boat.unreturned.flatMap(({ event }): ContactId[] =>
    event.kind === "ContactAttempted" ? [event.contact] : [],
  );
  if (contacts.length > 0) refusals.push({ reason: "calls not returned", boat: id, contacts });
  for (const { to } of boat.offers) {
    refusals.push({ reason: "handover not answered", boat: id, to });
  }
  if (!boat.reports.some(isMeeting))
    refusals.push({ reason: "nobody has met this boat", boat: id });
  if (boat.searched.length === 0) refusals.push({ reason: "nothing searched", boat: id });
  return refusals;
}

function silent(boat: Boat, now: Instant): Refusal[] {
  const silence = silenceOf(boat, now);
  if (silence?.overdue !== true || boat.lastWord === null) return [];
  const { length, limit } = silence;
  return [{ reason: "silence", boat: boat.id, lastWord: boat.lastWord.at, length, limit }];
}
