import { minutes, secondsBetween, seconds, type Instant, type Metres, type Seconds } from "#units";
import { addSeconds, knots, metres } from "#units";
import type { Phase } from "#log";
import { survive, type Flotation, type Survival as Outlook } from "#predict";
import type { Boat, Fix, PhaseNow } from "./boat.ts";
import { afterSilence, SILENCE_LIMIT } from "./phase.ts";
import { seaIn } from "./weather.ts";

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

/** People in or near the water, and what the models say of them. */
export type Survival = {
  readonly inWaterSince: Instant;
  /** Until then nobody may be given up: the latest the models allow, never less than was seen. */
  readonly windowEnds: Instant;
  readonly insideWindow: boolean;
  readonly outlook: Outlook;
};

const IN_WATER: ReadonlySet<string> = new Set([
  "people in the water",
  "swamped",
  "sinking",
  "capsized",
]);

/**
 * How long those unaccounted for may live: from the first word of water at the worst, from the last
 * word of the boat at the best. Null while nobody is reported to be in or near the water. The sea
 * is as stated for the boat's last place and `now`, else that of the season. It orders searches on:
 * no phase and no account is ever asked of it.
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
  const outlook = survive({
    sea: seaIn(boat.seas, now)?.value ?? null,
    // No report tells what they wear.
    clothing: "unknown",
    flotation: flotationOf(boat),
    inWater: {
      earliest: wet.reduce((early, at) => (at < early ? at : early)),
      latest: words.reduce((late, at) => (at > late ? at : late)),
    },
    now,
    people: boat.unaccounted,
  });
  const windowEnds = outlook.searchUntil;
  return { inWaterSince, windowEnds, insideWindow: now < windowEnds, outlook };
}

/** The latest word of life jackets that somebody has verified; a claim alone is no word (F33). */
function flotationOf({ reports }: Boat): Flotation | null {
  const told = reports.filter(({ shownFalse }) => shownFalse === null);
  return told.findLast(({ flotation }) => flotation?.verified === true)?.flotation ?? null;
}
