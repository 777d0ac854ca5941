import {
  ownBoat,
  PHASES,
  type BoatId,
  type Condition,
  type EventOf,
  type Phase,
  type UnderstoodEntry,
} from "#log";
import { addSeconds, assert, minutes, secondsBetween, type Instant, type Seconds } from "#units";
import type { Part, PhaseNow, Report } from "./boat.ts";
import { isUndermined, spokenOf, type Joins } from "./joins.ts";
import { newerWord, type Word } from "./words.ts";

/**
 * How long a boat may be unheard before silence is an alarm. Ten minutes in distress is the watch's
 * own rule, which on 24 November 2021 would have rung at 03:27Z (problem.md, F5); the others are
 * ours, and shorter is safer.
 */
export const SILENCE_LIMIT: Record<Phase, Seconds> = {
  distress: minutes(10),
  alert: minutes(30),
  uncertainty: minutes(60),
};

/**
 * What a condition alone makes of the emergency (SAR Convention, annex 4.4): positive word of
 * danger is distress; an impaired craft is alert; a small boat out at sea is never less than
 * uncertainty. There is no entry that lowers.
 */
const PHASE_OF: Record<Condition, Phase> = {
  "in distress": "distress",
  "taking water": "distress",
  swamped: "distress",
  sinking: "distress",
  capsized: "distress",
  "people in the water": "distress",
  "medical emergency": "distress",
  "engine dead": "alert",
  adrift: "alert",
  "low on fuel": "alert",
  "children aboard": "uncertainty",
  "under way": "uncertainty",
  dry: "uncertainty",
  "not in distress": "uncertainty",
  "empty craft": "distress",
};

export function isHigher(one: Phase, other: Phase): boolean {
  return PHASES.indexOf(one) > PHASES.indexOf(other);
}

/** One step up; distress stays distress. */
function raised(phase: Phase): Phase {
  return phase === "uncertainty" ? "alert" : "distress";
}

/**
 * The phase that the facts of one report call for. Words nobody could read may be a call for help:
 * alert.
 */
function phaseOfFacts(conditions: readonly Condition[], unread: string | null): Phase {
  const phases = conditions.map((condition) => PHASE_OF[condition]);
  if (unread !== null) phases.push("alert");
  return phases.reduce((high, phase) => (isHigher(phase, high) ? phase : high), "uncertainty");
}

/** What is known of each part whose people are counted together. */
type Standing = {
  readonly account: Part;
  readonly reports: readonly Report[];
  readonly words: readonly Word[];
};

/**
 * The phase from the boat's history: facts raise, silence raises, officers raise; only an officer's
 * word with evidence about this boat and a second signature lowers, and facts that come later raise
 * again. An amended or wrong detail lowers nothing; a report shown false by two signatures no
 * longer speaks. A word that lowers was said of the boats that stood together then, so one that
 * joined later stays as high as it was. The highest counts.
 */
export function phaseFrom(
  facts: readonly UnderstoodEntry[],
  standing: readonly Standing[],
  joins: Joins,
): PhaseNow {
  const [first] = facts;
  assert(first !== undefined, "a boat has a history");
  const start: PhaseNow = {
    phase: "uncertainty",
    since: first.loggedAt,
    cause: "facts",
    entry: first,
  };
  const phases = standing.flatMap((part) => phasesIn(facts, part, joins, start));
  return phases.reduce((high, now) => {
    if (now.phase !== high.phase) return isHigher(now.phase, high.phase) ? now : high;
    return now.since < high.since ? now : high;
  });
}

/** The phase of each member of a part. */
function phasesIn(
  facts: readonly UnderstoodEntry[],
  { account, reports, words }: Standing,
  joins: Joins,
  start: PhaseNow,
): readonly PhaseNow[] {
  const phases = new Map(account.members.map((member) => [member, start]));
  const change = (boats: Iterable<BoatId>, to: (now: PhaseNow) => PhaseNow): void => {
    for (const boat of boats) {
      const now = phases.get(boat);
      if (now !== undefined) phases.set(boat, to(now));
    }
  };
  const speaking = new Map(
    reports.filter((report) => report.shownFalse === null).map((report) => [report.id, report]),
  );
  const wordIn = new Map(words.map((word) => [word.entry, word]));
  const keepsSilence = account.unaccounted.most !== 0;
  let last: Word | null = null;
  for (const entry of facts) {
    const { event } = entry;
    const word = wordIn.get(entry);
    const looked = keepsSilence && (word !== undefined || event.kind === "PhaseSet");
    if (looked && last !== null) {
      const { at } = last;
      change(account.members, (now) => afterSilence(now, at, entry.loggedAt));
    }
    if (word !== undefined) last = newerWord(last, word);
    if (event.kind === "PhaseSet" && phases.has(event.boat)) {
      const doubted = isUndermined(joins, event.boat, entry);
      change(spokenOf(joins, event.boat, entry), (now) => setBy(now, entry, event, doubted));
    }
    const said = factsOf(event);
    if (said !== null)
      change(spokenBy(speaking.get(said.report)), (now) => raiseBy(now, said, entry));
  }
  return [...phases.values()];
}

/** The boats of which a report speaks. */
function spokenBy(report: Report | undefined): readonly BoatId[] {
  if (report === undefined) return [];
  return report.linkedTo.length < 2 ? [ownBoat(report.id)] : report.linkedTo;
}

function raiseBy(now: PhaseNow, said: Facts, entry: UnderstoodEntry): PhaseNow {
  const phase = phaseOfFacts(said.conditions, said.unread);
  if (!isHigher(phase, now.phase)) return now;
  return { phase, since: entry.loggedAt, cause: "facts", entry };
}

/**
 * The phase after silence until `until`: a step up for each limit passed since the last word or
 * since the phase was set. Lost contact moves the phase up (SAR Convention, annex 4.4); a word that
 * comes later lowers nothing.
 */
export function afterSilence(now: PhaseNow, lastWord: Instant, until: Instant): PhaseNow {
  let { phase, since } = now;
  let from = lastWord > since ? lastWord : since;
  while (phase !== "distress" && secondsBetween(from, until) >= SILENCE_LIMIT[phase]) {
    from = addSeconds(from, SILENCE_LIMIT[phase]);
    phase = raised(phase);
    since = from;
  }
  return phase === now.phase ? now : { ...now, phase, since };
}

type Facts = Pick<EventOf<"ReportReceived">, "report" | "conditions" | "unread">;

function factsOf(event: UnderstoodEntry["event"]): Facts | null {
  if (event.kind === "ReportReceived") return event;
  if (event.kind !== "ReportAmended") return null;
  return { report: event.report, conditions: event.changes.conditions ?? [], unread: null };
}

function setBy(
  now: PhaseNow,
  entry: UnderstoodEntry,
  event: EventOf<"PhaseSet">,
  doubted: boolean,
): PhaseNow {
  const lowers = isHigher(now.phase, event.phase);
  const grounded = event.evidence !== null && event.second !== null && !doubted;
  if (lowers && !grounded) return now;
  return { phase: event.phase, since: entry.loggedAt, cause: "officer", entry };
}
