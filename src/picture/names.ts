import { entryName, ownBoat, type BoatId, type CallerToken, type ReportId } from "#log";
import { secondsBetween, type Instant } from "#units";
import type { Boat, Fix, Report } from "./boat.ts";
import { boatOf, boatsOf, CALLER_MEMORY } from "./boats.ts";
import type { Picture } from "./picture.ts";
import { reportOf } from "./reports.ts";
import { entriesOf } from "./trail.ts";

/**
 * Boats that anybody calls by that name, whose id it is, or of which the report was stored under
 * that number ("dover:17", as receipts tell it), whatever the case; with `night`
 * ("2021-11-23") only those so called on that night, so that a letter used again does not bring
 * back another night's boat (F22).
 */
export function findByName(picture: Picture, name: string, night?: string): readonly Boat[] {
  const wanted = name.trim().toLowerCase();
  const byId = night === undefined ? boatOf(picture, wanted as BoatId) : null;
  const isNumber = night === undefined && /^\S+:\d+$/.test(wanted);
  const byName = boatsOf(picture).filter(
    (boat) =>
      boat.id !== byId?.id &&
      (boat.names.some(
        (alias) =>
          alias.name.toLowerCase() === wanted && (night === undefined || alias.night === night),
      ) ||
        (isNumber && boat.reports.some(({ entry }) => entryName(entry) === wanted))),
  );
  return byId === null ? byName : [byId, ...byName];
}

/**
 * What is already known of a phone before anybody answers it (F11): nobody is asked again what is
 * held.
 */
export type CallerHistory = {
  readonly reports: readonly Report[];
  /** Contacts in all, answered or not. */
  readonly contacts: number;
  readonly lastFix: Fix | null;
  readonly lastAt: Instant | null;
  /** The boat the phone was last heard from, within a day. */
  readonly boat: Boat | null;
};

/** Linked to one boat or none, a report stands with its own boat; a held link has not moved it. */
export function standsOn({ id, linkedTo }: Report): BoatId {
  const [first] = linkedTo;
  return linkedTo.length > 1 && first !== undefined ? first : ownBoat(id);
}

export function callerHistory(picture: Picture, caller: CallerToken, now: Instant): CallerHistory {
  const entries = entriesOf([picture.callers.get(caller)]);
  const ids = entries.flatMap(({ event }) =>
    event.kind === "ReportReceived" ? [event.report] : [],
  );
  const reports = ids.flatMap((id: ReportId) => reportOf(picture, id) ?? []);
  const last = reports.findLast(
    (report) =>
      !report.event.from.relays &&
      Math.abs(secondsBetween(report.entry.loggedAt, now)) <= CALLER_MEMORY,
  );
  const boat = last === undefined ? null : boatOf(picture, standsOn(last));
  const own = new Set(ids);
  return {
    reports,
    contacts: entries.length,
    lastFix: boat?.fixes.find((fix) => own.has(fix.report)) ?? null,
    lastAt: entries.at(-1)?.loggedAt ?? null,
    boat,
  };
}
