import { PHASES, type Condition, type EventOf, type Phase, type UnderstoodEntry } from "#log";
import { assert } from "#units";
import type { PhaseNow, Report } from "./boat.ts";

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
export function raised(phase: Phase): Phase {
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

/**
 * The phase from the boat's history: facts raise, officers raise; only an officer's word with
 * evidence about this boat and a second signature lowers, and facts that come later raise again. An
 * amended or wrong detail lowers nothing; a report shown false by two signatures no longer speaks.
 */
export function phaseFrom(
  history: readonly UnderstoodEntry[],
  reports: readonly Report[],
): PhaseNow {
  const [first] = history;
  assert(first !== undefined, "a boat has a history");
  const falseOnes = new Set(reports.filter((report) => report.shownFalse).map(({ id }) => id));
  let now: PhaseNow = { phase: "uncertainty", since: first.loggedAt, cause: "facts", entry: first };
  for (const entry of history) {
    const { event } = entry;
    if (event.kind === "PhaseSet") now = setBy(now, entry, event);
    const facts = factsOf(event);
    if (facts === null || falseOnes.has(facts.report)) continue;
    const phase = phaseOfFacts(facts.conditions, facts.unread);
    if (isHigher(phase, now.phase)) {
      now = { phase, since: entry.loggedAt, cause: "facts", entry };
    }
  }
  return now;
}

type Facts = Pick<EventOf<"ReportReceived">, "report" | "conditions" | "unread">;

function factsOf(event: UnderstoodEntry["event"]): Facts | null {
  if (event.kind === "ReportReceived") return event;
  if (event.kind !== "ReportAmended") return null;
  return { report: event.report, conditions: event.changes.conditions ?? [], unread: null };
}

function setBy(now: PhaseNow, entry: UnderstoodEntry, event: EventOf<"PhaseSet">): PhaseNow {
  const lowers = isHigher(now.phase, event.phase);
  const grounded = event.evidence !== null && event.second !== null;
  if (lowers && !grounded) return now;
  return { phase: event.phase, since: entry.loggedAt, cause: "officer", entry };
}
