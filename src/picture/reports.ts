import { entryName, type EventOf, type ReportId, type UnderstoodEntry } from "#log";
import { assert, type Instant } from "#units";
import type { Report } from "./boat.ts";
import { laterThan, type Picture } from "./picture.ts";
import { entriesOf } from "./trail.ts";

/** When a thing happened as told, else null: an ambiguous time is no time. */
export function toldAt(happened: EventOf<"ReportReceived">["happened"]): Instant | null {
  return happened?.kind === "told" ? happened.at : null;
}

/** Between which hours a thing may have happened, as told; never later than it was logged. */
export function spanOf(
  happened: EventOf<"ReportReceived">["happened"],
  { loggedAt }: UnderstoodEntry,
): { readonly earliest: Instant; readonly latest: Instant } {
  const hours: readonly Instant[] =
    happened === null
      ? [loggedAt]
      : happened.kind === "told"
        ? [happened.at, happened.earliest ?? happened.at, happened.latest ?? happened.at]
        : happened.readings;
  const until = hours.length === 0 ? [loggedAt] : hours;
  const earliest = until.reduce((first, at) => (at < first ? at : first), loggedAt);
  const latest = until.reduce((last, at) => (at > last ? at : last));
  return { earliest, latest: latest < loggedAt ? latest : loggedAt };
}

/** When an entry's fact happened as told, else when it was logged. */
export function factAt(entry: UnderstoodEntry): Instant {
  const { event } = entry;
  const told = "happened" in event ? toldAt(event.happened) : null;
  return told ?? entry.loggedAt;
}

/**
 * What was heard stays heard: a false report is shown false with proof, never merely taken back.
 */
const LASTING: ReadonlySet<string> = new Set([
  "ReportReceived",
  "BoatOpened",
  "ContactAttempted",
  "OrderRefused",
  "FactWithdrawn",
]);

/** Whether a later entry took this one back. */
export function isWithdrawn(picture: Picture, entry: UnderstoodEntry): boolean {
  if (picture.withdrawn.size === 0 || LASTING.has(entry.event.kind)) return false;
  return picture.withdrawn.has(entryName(entry));
}

/** The report as it stands now; null when no such report has come. */
export function reportOf(picture: Picture, id: ReportId): Report | null {
  const trail = picture.reports.get(id);
  if (trail === undefined) return null;
  const { first } = trail;
  assert(first.event.kind === "ReportReceived", `report ${id} begins with its receipt`);
  return amend(picture, id, first, first.event, entriesOf([trail]));
}

function amend(
  picture: Picture,
  id: ReportId,
  entry: UnderstoodEntry,
  event: EventOf<"ReportReceived">,
  history: readonly UnderstoodEntry[],
): Report {
  const { people, place, conditions, craft, flotation, happened } = event;
  const standing = history.filter((later) => !isWithdrawn(picture, later));
  const amended = standing.filter((later) => later.event.kind === "ReportAmended");
  const changes = amended.map((later) =>
    later.event.kind === "ReportAmended" ? definedOnly(later.event.changes) : {},
  );
  const now: Pick<Report, "people" | "place" | "conditions" | "craft" | "flotation" | "happened"> =
    Object.assign({ people, place, conditions, craft, flotation, happened }, ...changes);
  const acknowledged = standing.find((later) => later.event.kind === "ReportAcknowledged");
  // Without a second signature it is one person's opinion, and the people stay on the board.
  const shownFalse = standing.findLast(
    (later) => later.event.kind === "ReportShownFalse" && later.event.second !== null,
  );
  // A word that comes after the proof speaks against it.
  const spokeAgain =
    shownFalse !== undefined && amended.some((each) => laterThan(each, shownFalse));
  const linkedTo = (picture.links.get(id) ?? []).flatMap((link) =>
    link.event.kind === "ReportLinked" ? [link.event.boat] : [],
  );
  const at = toldAt(now.happened) ?? entry.loggedAt;
  return {
    id,
    entry,
    event,
    ...now,
    at,
    amended,
    shownFalse: spokeAgain ? null : (shownFalse ?? null),
    acknowledged: acknowledged ?? null,
    linkedTo,
  };
}

type Defined<Type> = { [Key in keyof Type]?: Exclude<Type[Key], undefined> };

function definedOnly<Type extends object>(changes: Type): Defined<Type> {
  return Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  ) as Defined<Type>;
}
