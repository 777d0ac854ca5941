import type { BroadcastId, Place } from "#log";
import { isWithdrawn, reportOf, unitOf, type Fix, type Picture } from "#picture";
import { boatFaults, timeFaults } from "./checks.ts";
import { unlessRefused, type Context, type Decision, type Refusal } from "./decision.ts";
import type { OrderOf } from "./order.ts";
import { draftRelay, saysAge } from "./relay.ts";

/**
 * Sends word of a boat to all ships. The position is the newest one held, or another with the
 * reason; the words say its age, so that nobody searches at 02:27Z where a boat was at 02:01Z
 * (F13).
 */
export function decideBroadcast(
  picture: Picture,
  order: OrderOf<"sendBroadcast">,
  context: Context,
): Decision {
  const { order: _, fix: wanted, whyThisFix, ...told } = order;
  const refusals: Refusal[] = [
    ...boatFaults(picture, order.boat),
    ...timeFaults(order.happened, context),
  ];
  if (order.broadcast !== null && picture.broadcasts.has(order.broadcast)) {
    refusals.push({ reason: "name taken", name: order.broadcast });
  }
  const draft = draftRelay(picture, order.boat, context.now, wanted);
  const position = draft?.position ?? null;
  if (draft !== null && wanted !== null && position === null) {
    refusals.push({ reason: "no position in this report", report: wanted });
  }
  if (position !== null) {
    const { fix, ageMinutes, radius, newer } = position;
    const { report, at: fixedAt } = fix;
    if (!saysAge(order.words, ageMinutes)) {
      const reason = "age of the position not said";
      refusals.push({ reason, report, fixedAt, ageMinutes, radius });
    }
    if (newer !== null && whyThisFix === null) {
      refusals.push({ reason: "newer position held", report: newer.report, fixedAt: newer.at });
    }
  }
  return unlessRefused(refusals, () => {
    const broadcast = order.broadcast ?? (context.newId("broadcast") as BroadcastId);
    const place = position === null ? null : placeOf(picture, position.fix);
    return [{ kind: "BroadcastSent", ...told, broadcast, place }];
  });
}

/** The place as the report gave it, with the time at which it was true. */
function placeOf(picture: Picture, fix: Fix): Place | null {
  const place = reportOf(picture, fix.report)?.place ?? null;
  return place === null ? null : { ...place, fixedAt: fix.at };
}

/** A ship answered. She is known as a unit, or because the message named her as near. */
export function decideBroadcastAnswer(
  picture: Picture,
  order: OrderOf<"answerBroadcast">,
): Decision {
  const { order: _, ...told } = order;
  const { broadcast, unit } = order;
  const first = picture.broadcasts.get(broadcast)?.first;
  const sent = first?.event.kind === "BroadcastSent" ? first.event : null;
  const refusals: Refusal[] = [];
  if (sent === null || first === undefined || isWithdrawn(picture, first)) {
    refusals.push({ reason: "no such broadcast", broadcast });
  }
  const named = sent?.near.some((near) => near.unit === unit) === true;
  if (!named && unitOf(picture, unit) === null) refusals.push({ reason: "no such unit", unit });
  return unlessRefused(refusals, () => [{ kind: "BroadcastAnswered", ...told }]);
}
