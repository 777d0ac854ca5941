import { minutes, secondsBetween, seconds, type Instant, type Metres, type Seconds } from "#units";
import { addSeconds, hours, knots, metres } from "#units";
import type { Phase } from "#log";
import type { Boat, Fix, PhaseNow } from "./boat.ts";
import { afterSilence, SILENCE_LIMIT } from "./phase.ts";

/**
 * How often somebody must look at an open boat afresh, whatever has or has not come in (F23). Ours.
 */
export const REVIEW_LIMIT: Record<Phase, Seconds> = {
  distress: minutes(30),
  alert: minutes(60),
  uncertainty: minutes(120),
};

/**
 * Nothing in the strait drifts faster: spring streams of 3.3 kn (our tidal model, `ORIGIN.md` of
 * the currents) and a raft's leeway in a fresh breeze. A bound for drawing, until the drift engine
 * says better.
 */
export const DRIFT_MAX = knots(4);

/**
 * Two people were taken alive from this sea at about 13:00Z on 24 November 2021, 9 h 48 min after
 * the boat was lost (problem.md, F30; outcomes of the night file). While less time has passed
 * nobody may be given up. A floor observed, not a survival model: that comes with the drift engine.
 */
export const SURVIVED_FOR = hours(10);

export type Silence = {
  /** Since the last word from aboard. */
  readonly length: Seconds;
  readonly limit: Seconds;
  readonly overdueAt: Instant;
  readonly overdue: boolean;
};

/** How long the boat has been silent; null when nobody aboard or watching has ever been heard. */
export function silenceOf(boat: Boat, now: Instant): Silence | null {
  if (boat.lastWord === null) return null;
  const limit = SILENCE_LIMIT[boat.phase.phase];
  const overdueAt = addSeconds(boat.lastWord.at, limit);
  const length = seconds(Math.max(0, secondsBetween(boat.lastWord.at, now)));
  return { length, limit, overdueAt, overdue: now >= overdueAt };
}

/**
 * The phase at `now`: that of the facts and officers, raised by a step for each silence limit
 * passed while anybody is unaccounted for. Lost contact moves the phase up (SAR Convention, annex
 * 4.4).
 */
export function effectivePhase(boat: Boat, now: Instant): PhaseNow & { raisedBySilence: boolean } {
  const asSaid = { ...boat.phase, raisedBySilence: false };
  if (!boat.onBoard || boat.lastWord === null) return asSaid;
  const silent = afterSilence(boat.phase, boat.lastWord.at, now);
  return silent === boat.phase ? asSaid : { ...silent, raisedBySilence: true };
}

/** The age of a position. Negative ages (a clock ahead of ours) count as none. */
export function ageOf(fix: Fix, now: Instant): Seconds {
  return seconds(Math.max(0, secondsBetween(fix.at, now)));
}

/**
 * How far from the reported point the boat may be by now: the fix's own radius, grown by age times
 * the drift.
 */
export function reachOf(fix: Fix, now: Instant): Metres {
  return metres(fix.radius + ageOf(fix, now) * DRIFT_MAX);
}

export type Survival = {
  readonly inWaterSince: Instant;
  readonly windowEnds: Instant;
  readonly insideWindow: boolean;
};

const IN_WATER: ReadonlySet<string> = new Set([
  "people in the water",
  "swamped",
  "sinking",
  "capsized",
]);

/**
 * The least time for which people in the water must be held to be alive, from the last word of the
 * boat. Claimed life jackets do not lengthen it (F33). Null while nobody is reported to be in or
 * near the water.
 */
export function survivalOf(boat: Boat, now: Instant): Survival | null {
  const wet = boat.reports
    .filter(({ shownFalse, conditions }) => {
      return shownFalse === null && conditions.some((each) => IN_WATER.has(each));
    })
    .map(({ at, entry }) => (at < entry.loggedAt ? at : entry.loggedAt));
  const [inWaterSince] = wet;
  if (inWaterSince === undefined) return null;
  const words = boat.lastWord === null ? wet : [...wet, boat.lastWord.at];
  const last = words.reduce((late, at) => (at > late ? at : late));
  const windowEnds = addSeconds(last, SURVIVED_FOR);
  return { inWaterSince, windowEnds, insideWindow: now < windowEnds };
}
