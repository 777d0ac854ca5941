import type { Chart } from "#chart";
import { entryName, type BoatId, type EntryName, type EventKind, type EventOf } from "#log";
import type { Author, Centre, Moment, UnderstoodEntry } from "#log";
import { boatOf, isWithdrawn, type Accounts, type Claim, type Picture } from "#picture";
import type { Count, Instant } from "#units";
import { sayEntry } from "./entries.ts";
import { viewFix, type FixView } from "./fix.ts";
import { sayMoment } from "./instants.ts";
import type { Language } from "./language.ts";
import type { Telling } from "./names.ts";
import { viewReportOf, type ReportView } from "./report.ts";
import { viewRow, type BoatRow } from "./row.ts";
import { sayEventKind, sayReason } from "./terms.ts";

/**
 * One boat whole: its row, all its positions and reports, and everything that was ever said of it.
 */
export type BoatView = {
  readonly now: Instant;
  readonly knownAt: Instant | null;
  readonly boat: BoatRow;
  readonly members: readonly BoatId[];
  /** Members whose people are counted as one; more than one part after a disputed link. */
  readonly parts: readonly PartView[];
  /** Newest first. */
  readonly fixes: readonly FixView[];
  readonly reports: readonly ReportView[];
  /** In the order of the log. */
  readonly timeline: readonly TimelineView[];
};

export type PartView = {
  readonly members: readonly BoatId[];
  readonly claims: readonly Claim[];
  readonly bound: EntryName | null;
  readonly claimed: Count;
  readonly accounts: Accounts;
  readonly unaccounted: Count;
  readonly beyondClaims: number;
};

/** One entry of a boat's history, as data and in words. */
export type TimelineView = {
  readonly entry: EntryName;
  readonly loggedAt: Instant;
  /**
   * When it happened as told; null when nobody said, or when the kind of entry has no such time.
   */
  readonly happened: Moment | null;
  readonly happenedWords: string | null;
  readonly centre: Centre;
  readonly by: Author;
  readonly kind: EventKind;
  readonly kindWords: string;
  /** What it says, in a sentence or several, with reasons, contradictions and signatures. */
  readonly words: string;
  /** The words of a report as they were said; null for other kinds. */
  readonly quote: string | null;
  readonly refused: readonly RefusedView[];
  readonly contradictions: EventOf<"ReportLinked" | "OrderRefused">["contradictions"];
  readonly second: EventOf<"ReportLinked">["second"];
  /** Whether a later entry took it back: it stands in the log and counts no more. */
  readonly withdrawn: boolean;
};

/** A reason for which an order was refused. */
export type RefusedView = { readonly reason: string; readonly words: string };

/** The boat of that name (any member's will do) at `now`; null when no such boat has come. */
export function viewBoat(
  picture: Picture,
  id: BoatId,
  now: Instant,
  language: Language = "en",
  chart: Chart | null = null,
): BoatView | null {
  const boat = boatOf(picture, id);
  if (boat === null) return null;
  const telling: Telling = { language, picture };
  return {
    now,
    knownAt: picture.at,
    boat: viewRow(boat, { picture, now, chart, telling }),
    members: boat.members,
    parts: boat.parts.map((part) => ({
      members: part.members,
      claims: part.claims,
      bound: part.bound === null ? null : entryName(part.bound),
      claimed: part.claimed,
      accounts: part.accounts,
      unaccounted: part.unaccounted,
      beyondClaims: part.beyondClaims,
    })),
    fixes: boat.fixes.map((fix) => viewFix(fix, now, chart)),
    reports: boat.reports.map((report) => viewReportOf(report, picture, telling)),
    timeline: boat.history.map((entry) => viewEntry(entry, picture, telling)),
  };
}

function viewEntry(entry: UnderstoodEntry, picture: Picture, telling: Telling): TimelineView {
  const { event } = entry;
  const { language } = telling;
  const happened = "happened" in event ? event.happened : null;
  return {
    entry: entryName(entry),
    loggedAt: entry.loggedAt,
    happened,
    happenedWords: "happened" in event ? sayMoment(happened, language) : null,
    centre: entry.centre,
    by: entry.by,
    kind: event.kind,
    kindWords: sayEventKind(event.kind, language),
    words: sayEntry(entry, telling),
    quote: event.kind === "ReportReceived" ? event.words : null,
    refused:
      event.kind === "OrderRefused"
        ? event.reasons.map((reason) => ({ reason, words: sayReason(reason, language) }))
        : [],
    contradictions: "contradictions" in event ? event.contradictions : [],
    second: "second" in event ? event.second : null,
    withdrawn: isWithdrawn(picture, entry),
  };
}
