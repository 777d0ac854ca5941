import { entryName, ownBoat, type BoatId, type Condition, type EntryName } from "#log";
import type { Author, Centre, EventOf, ReportId, UnderstoodEntry } from "#log";
import { boatOf, reportOf, type Picture, type Report } from "#picture";
import type { Count, Instant } from "#units";
import { sayEntry } from "./entries.ts";
import { sayMoment } from "./instants.ts";
import type { Language } from "./language.ts";
import { sayBoat, type Telling } from "./names.ts";

type Received = EventOf<"ReportReceived">;

/** A report as it stands now, its first words kept, with its links and who made them. */
export type ReportView = {
  readonly id: ReportId;
  /** The boat on whose row it stands; null when it speaks of several boats. */
  readonly boat: BoatId | null;
  readonly entry: EntryName;
  readonly loggedAt: Instant;
  readonly centre: Centre;
  readonly by: Author;
  readonly channel: Received["channel"];
  readonly from: Received["from"];
  readonly words: string;
  /** Why it could not be read; null when it was. */
  readonly unread: string | null;
  readonly happened: Received["happened"];
  readonly happenedWords: string;
  readonly people: Count | null;
  readonly conditions: readonly Condition[];
  readonly place: Received["place"];
  readonly craft: Received["craft"];
  readonly flotation: Received["flotation"];
  readonly acknowledged: SaidView | null;
  readonly shownFalse: SaidView | null;
  readonly amended: readonly SaidView[];
  readonly links: readonly LinkView[];
};

/** An entry in words. */
export type SaidView = {
  readonly entry: EntryName;
  readonly loggedAt: Instant;
  readonly centre: Centre;
  readonly by: Author;
  readonly words: string;
};

/** A link that stands, with the contradictions that were signed over. */
export type LinkView = SaidView & {
  readonly boat: BoatId;
  readonly name: string;
  readonly basis: EventOf<"ReportLinked">["basis"];
  readonly why: string;
  readonly contradictions: EventOf<"ReportLinked">["contradictions"];
  readonly second: EventOf<"ReportLinked">["second"];
};

/** One report; null when no such report has come. */
export function viewReport(
  picture: Picture,
  id: ReportId,
  language: Language = "en",
): ReportView | null {
  const report = reportOf(picture, id);
  return report === null ? null : viewReportOf(report, picture, { language, picture });
}

export function viewReportOf(report: Report, picture: Picture, telling: Telling): ReportView {
  const { entry, event } = report;
  const said = (each: UnderstoodEntry | null): SaidView | null =>
    each === null ? null : viewSaid(each, telling);
  const boat = report.linkedTo.length > 1 ? null : boatOf(picture, ownBoat(report.id));
  return {
    id: report.id,
    boat: boat?.id ?? null,
    entry: entryName(entry),
    loggedAt: entry.loggedAt,
    centre: entry.centre,
    by: entry.by,
    channel: event.channel,
    from: event.from,
    words: event.words,
    unread: event.unread,
    happened: report.happened,
    happenedWords: sayMoment(report.happened, telling.language),
    people: report.people,
    conditions: report.conditions,
    place: report.place,
    craft: report.craft,
    flotation: report.flotation,
    acknowledged: said(report.acknowledged),
    shownFalse: said(report.shownFalse),
    amended: report.amended.map((each) => viewSaid(each, telling)),
    links: (picture.links.get(report.id) ?? []).flatMap((each) => viewLink(each, telling)),
  };
}

function viewSaid(entry: UnderstoodEntry, telling: Telling): SaidView {
  return {
    entry: entryName(entry),
    loggedAt: entry.loggedAt,
    centre: entry.centre,
    by: entry.by,
    words: sayEntry(entry, telling),
  };
}

function viewLink(entry: UnderstoodEntry, telling: Telling): LinkView[] {
  const { event } = entry;
  if (event.kind !== "ReportLinked") return [];
  const { boat, basis, why, contradictions, second } = event;
  const name = sayBoat(boat, telling);
  return [{ ...viewSaid(entry, telling), boat, name, basis, why, contradictions, second }];
}
