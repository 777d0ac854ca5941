import type { BoatId, VigieEvent } from "#log";
import { isKnownBoat } from "./groups.ts";
import type { Picture } from "./picture.ts";

/**
 * The first thing an event speaks of that has not arrived, as "boat b-3"; null when it can take
 * effect. Units need no introduction: a cutter may be on scene before anybody has registered her.
 */
export function missingFrom(picture: Picture, event: VigieEvent): string | null {
  if (BEGINS.has(event.kind)) return null;
  if (event.kind === "BroadcastAnswered" && !picture.broadcasts.has(event.broadcast)) {
    return `broadcast ${event.broadcast}`;
  }
  if (event.kind === "ContactAttempted" && event.returns !== null) {
    if (!picture.contacts.has(event.returns)) return `contact ${event.returns}`;
  }
  if ("report" in event) {
    if (!picture.reports.has(event.report)) return `report ${event.report}`;
  }
  if ("boat" in event) {
    const { boat } = event;
    return boat === null || isKnownBoat(picture, boat) ? null : `boat ${boat}`;
  }
  return missingAmong(picture, event);
}

/** Events that need nothing to have come before them. */
const BEGINS: ReadonlySet<string> = new Set(["ReportReceived", "OrderRefused", "BoatOpened"]);

function missingAmong(picture: Picture, event: VigieEvent): string | null {
  if (event.kind === "FactWithdrawn" && event.about.kind === "report") {
    return picture.reports.has(event.about.report) ? null : `report ${event.about.report}`;
  }
  const missing = boatsIn(event).find((boat) => !isKnownBoat(picture, boat));
  return missing === undefined ? null : `boat ${missing}`;
}

/** Boats of events that name more than one. */
function boatsIn(event: VigieEvent): readonly BoatId[] {
  if ("boats" in event) return event.boats;
  if ("one" in event) return [event.one, event.other];
  if (event.kind === "UnitStated") {
    return event.asksToLeave === undefined ? [] : [event.asksToLeave];
  }
  if (event.kind === "PeopleTransferred") {
    return [event.from, event.to].flatMap((end) => (end.kind === "boat" ? [end.boat] : []));
  }
  if (event.kind === "FactWithdrawn" && event.about.kind === "boat") return [event.about.boat];
  return [];
}
