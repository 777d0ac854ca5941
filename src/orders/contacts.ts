import type { ContactId } from "#log";
import type { Picture } from "#picture";
import { boatFaults, timeFaults } from "./checks.ts";
import { unlessRefused, type Context, type Decision, type Refusal } from "./decision.ts";
import type { OrderOf } from "./order.ts";

/**
 * Somebody tried to reach somebody, answered or not. Only a call back clears a call that nobody
 * took (F9).
 */
export function decideContact(
  picture: Picture,
  order: OrderOf<"recordContact">,
  context: Context,
): Decision {
  const { order: _, ...told } = order;
  const refusals: Refusal[] = [
    ...boatFaults(picture, order.boat),
    ...timeFaults(order.happened, context),
    ...returnFaults(picture, order),
  ];
  if (order.contact !== null && picture.contacts.has(order.contact)) {
    refusals.push({ reason: "name taken", name: order.contact });
  }
  return unlessRefused(refusals, () => {
    const contact = order.contact ?? (context.newId("contact") as ContactId);
    return [{ kind: "ContactAttempted", ...told, ...whoIsReturned(picture, order), contact }];
  });
}

/** Who calls back names the call; whose phone and boat that was is in the log. */
function whoIsReturned(
  picture: Picture,
  { returns, caller, boat }: OrderOf<"recordContact">,
): Pick<OrderOf<"recordContact">, "caller" | "boat"> {
  const event = returns === null ? undefined : picture.contacts.get(returns)?.first.event;
  if (event?.kind !== "ContactAttempted") return { caller, boat };
  return { caller: caller ?? event.caller, boat: boat ?? event.boat };
}

function returnFaults(picture: Picture, order: OrderOf<"recordContact">): Refusal[] {
  const { returns } = order;
  if (returns === null) return [];
  const refusals: Refusal[] = [];
  if (order.direction === "inbound") {
    refusals.push({ reason: "inbound call returns none", contact: returns });
  }
  const event = picture.contacts.get(returns)?.first.event;
  if (event?.kind !== "ContactAttempted") {
    return [...refusals, { reason: "no such contact", contact: returns }];
  }
  if (event.direction !== "inbound") {
    refusals.push({ reason: "not an inbound call", contact: returns });
  }
  const phones = [event.caller, order.caller].filter((caller) => caller !== null);
  if (new Set(phones).size > 1) {
    refusals.push({ reason: "call of another phone", contact: returns });
  }
  return refusals;
}
