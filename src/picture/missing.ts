import type { BoatId, ReportId, VigieEvent } from "#log";
import type { Picture } from "./picture.ts";

/**
 * The first thing an event speaks of that has not arrived, as "boat b-3"; null when it can take effect. Units need
 * no introduction: a cutter may be on scene before anybody has registered her.
 */
export function missingFrom(picture: Picture, event: VigieEvent): string | null {
  if (event.kind === "ReportReceived") return null;
  if (event.kind === "OrderRefused") return null;
  if (event.kind === "BoatOpened") return null;
  if (event.kind === "BroadcastAnswered" && !picture.broadcasts.has(event.broadcast)) {
    return `broadcast ${event.broadcast}`;
  }
  if (event.kind === "ContactAttempted" && event.returns !== null) {
    if (!picture.contacts.has(event.returns)) return `contact ${event.returns}`;
  }
  for (const report of reportsIn(event)) {
    if (!picture.reports.has(report)) return `report ${report}`;
  }
  for (const boat of boatsIn(event)) {
    if (!picture.boats.has(boat)) return `boat ${boat}`;
  }
  return null;
}

function reportsIn(event: VigieEvent): readonly ReportId[] {
  if ("report" in event) return [event.report];
  if (event.kind === "FactWithdrawn" && event.about.kind === "report") return [event.about.report];
  return [];
}

function boatsIn(event: VigieEvent): readonly BoatId[] {
  if ("boat" in event) return event.boat === null ? [] : [event.boat];
  if ("boats" in event) return event.boats;
  if ("one" in event) return [event.one, event.other];
  if (event.kind === "PeopleTransferred") {
    return [event.from, event.to].flatMap((end) => (end.kind === "boat" ? [end.boat] : []));
  }
  if (event.kind === "FactWithdrawn" && event.about.kind === "boat") return [event.about.boat];
  return [];
}
