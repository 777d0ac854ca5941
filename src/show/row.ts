import type { Chart } from "#chart";
import { entryName, type BoatId, type Centre, type Condition, type EntryName } from "#log";
import type { Phase, UnderstoodEntry, UnitId } from "#log";
import * as ask from "#picture";
import type { Accounts, Alias, Boat, Conflict, PhaseNow, Picture, Survival, Task } from "#picture";
import { addSeconds, secondsBetween, type Count, type Instant, type Seconds } from "#units";
import { sayConflict } from "./contradictions.ts";
import { viewFix, type FixView } from "./fix.ts";
import { sayBoatName, sayUnit, type Telling } from "./names.ts";
import { sayPeople } from "./quantities.ts";
import { sayPhaseCode, sayTaskStatus } from "./terms.ts";

/** People with the words that say them. */
export type PeopleView = Count & { readonly words: string };

/** One boat as a row of the board: plain data, SI units, ages as of the hour asked for. */
export type BoatRow = {
  readonly id: BoatId;
  readonly name: string;
  readonly names: readonly Alias[];
  readonly onBoard: boolean;
  readonly phase: PhaseView;
  readonly unaccounted: PeopleView;
  readonly claimed: PeopleView;
  readonly accounts: Accounts;
  readonly lastWord: LastWordView | null;
  readonly silence: SilenceView | null;
  readonly survival: Survival | null;
  readonly fix: FixView | null;
  readonly conditions: readonly Condition[];
  readonly owners: readonly Centre[];
  readonly offers: readonly OfferView[];
  readonly tasks: readonly TaskView[];
  readonly searched: readonly SearchView[];
  readonly suspended: SuspendedView | null;
  readonly conflicts: readonly ConflictView[];
  readonly reports: number;
  readonly contacts: number;
  readonly unreturned: number;
  readonly ambiguous: number;
  readonly opened: Instant;
  readonly reviewed: { readonly at: Instant; readonly dueAt: Instant };
};

export type PhaseView = {
  readonly phase: Phase;
  readonly code: string;
  readonly since: Instant;
  readonly cause: PhaseNow["cause"] | "silence";
  readonly entry: EntryName;
};

export type LastWordView = {
  readonly at: Instant;
  readonly ageSeconds: Seconds;
  readonly kind: "report" | "contact";
  readonly entry: EntryName;
};

export type SilenceView = {
  readonly overdue: boolean;
  readonly overdueAt: Instant;
  readonly lengthSeconds: Seconds;
  readonly limitSeconds: Seconds;
};

export type OfferView = {
  readonly from: Centre;
  readonly to: Centre;
  readonly since: Instant;
  readonly entry: EntryName;
};

export type TaskView = {
  readonly unit: UnitId;
  readonly name: string;
  readonly status: Task["status"];
  readonly words: string;
  readonly since: Instant;
  readonly entry: EntryName;
};

/** What was searched, how well and in what conditions; a probability of detection is never one. */
export type SearchView = {
  readonly unit: UnitId;
  readonly name: string;
  readonly area: string;
  readonly detection: { readonly least: number; readonly most: number } | null;
  readonly conditions: string;
  readonly found: string | null;
  readonly loggedAt: Instant;
  readonly entry: EntryName;
};

export type SuspendedView = {
  readonly since: Instant;
  readonly why: string;
  readonly resumeAt: Instant | null;
  readonly entry: EntryName;
};

export type ConflictView = { readonly kind: Conflict["kind"]; readonly words: string };

/** Who looks at the board, when, and by what chart. */
export type Looking = {
  readonly picture: Picture;
  readonly now: Instant;
  readonly chart: Chart | null;
  readonly telling: Telling;
};

export function viewRow(boat: Boat, { picture, now, chart, telling }: Looking): BoatRow {
  const { language } = telling;
  const phase = viewPhase(boat, now);
  const [fix] = boat.fixes;
  const dueAt = addSeconds(boat.reviewed, ask.REVIEW_LIMIT[phase.phase]);
  return {
    id: boat.id,
    name: sayBoatName(boat, language, picture),
    names: boat.names,
    onBoard: boat.onBoard,
    phase,
    unaccounted: { ...boat.unaccounted, words: sayPeople(boat.unaccounted, language) },
    claimed: { ...boat.claimed, words: sayPeople(boat.claimed, language) },
    accounts: boat.accounts,
    lastWord: viewLastWord(boat, now),
    silence: viewSilence(boat, now),
    survival: ask.survivalOf(boat, now),
    fix: fix === undefined ? null : viewFix(fix, now, chart),
    conditions: boat.conditions,
    owners: boat.owners,
    offers: boat.offers.map(({ from, to, entry }) => ({
      from,
      to,
      since: entry.loggedAt,
      entry: entryName(entry),
    })),
    tasks: boat.tasks.map((task) => ({
      unit: task.unit,
      name: sayUnit(task.unit, picture),
      status: task.status,
      words: sayTaskStatus(task.status, language),
      since: task.since,
      entry: entryName(task.entry),
    })),
    searched: boat.searched.flatMap((entry) => viewSearch(entry, picture)),
    suspended: viewSuspended(boat),
    conflicts: boat.conflicts.map((each) => ({
      kind: each.kind,
      words: sayConflict(each, telling),
    })),
    reports: boat.reports.length,
    contacts: contactsOf(boat),
    unreturned: boat.unreturned.length,
    ambiguous: boat.ambiguous.length,
    opened: boat.opened,
    reviewed: { at: boat.reviewed, dueAt },
  };
}

function viewPhase(boat: Boat, now: Instant): PhaseView {
  const { phase, since, cause, entry, raisedBySilence } = ask.effectivePhase(boat, now);
  return {
    phase,
    code: sayPhaseCode(phase),
    since,
    cause: raisedBySilence ? "silence" : cause,
    entry: entryName(entry),
  };
}

function viewLastWord({ lastWord }: Boat, now: Instant): LastWordView | null {
  if (lastWord === null) return null;
  const { at, kind, entry } = lastWord;
  return { at, ageSeconds: secondsBetween(at, now), kind, entry: entryName(entry) };
}

function viewSilence(boat: Boat, now: Instant): SilenceView | null {
  const silence = ask.silenceOf(boat, now);
  if (silence === null) return null;
  const { overdue, overdueAt, length, limit } = silence;
  return { overdue, overdueAt, lengthSeconds: length, limitSeconds: limit };
}

/**
 * Every time somebody aboard spoke or rang: reports with a caller and attempts, answered or not.
 */
function contactsOf(boat: Boat): number {
  return boat.history.filter(
    ({ event }) =>
      event.kind === "ContactAttempted" ||
      (event.kind === "ReportReceived" && event.from.caller !== null && !event.from.relays),
  ).length;
}

function viewSearch(entry: UnderstoodEntry, picture: Picture): SearchView[] {
  const { event } = entry;
  if (event.kind !== "AreaSearched") return [];
  const { unit, area, detection, conditions, found } = event;
  return [
    {
      unit,
      name: sayUnit(unit, picture),
      area,
      detection,
      conditions,
      found,
      loggedAt: entry.loggedAt,
      entry: entryName(entry),
    },
  ];
}

function viewSuspended({ suspended }: Boat): SuspendedView | null {
  if (suspended?.event.kind !== "SearchSuspended") return null;
  const { why, resumeAt } = suspended.event;
  return { since: suspended.loggedAt, why, resumeAt, entry: entryName(suspended) };
}
