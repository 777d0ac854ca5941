import { PHASES } from "#log";
import type { Instant } from "#units";
import { effectivePhase, silenceOf, survivalOf } from "./ages.ts";
import type { Boat } from "./boat.ts";

/**
 * Boats with the most urgent first: by phase, then danger told before danger inferred from silence,
 * then people in or near the water, then silence overdue, then the number who may be lost (unknown
 * counts as most), then the one known longest. Nothing in it looks at how often an earlier alarm
 * was false (F19).
 */
export function mostUrgentFirst(boats: readonly Boat[], now: Instant): readonly Boat[] {
  const ranked = boats.map((boat) => ({ boat, rank: rankOf(boat, now) }));
  ranked.sort((one, other) => compareRanks(one.rank, other.rank));
  return ranked.map(({ boat }) => boat);
}

/** Higher comes first, place by place. */
function rankOf(boat: Boat, now: Instant): readonly number[] {
  const { least, most } = boat.unaccounted;
  const phase = effectivePhase(boat, now);
  return [
    boat.onBoard ? 1 : 0,
    PHASES.indexOf(phase.phase),
    phase.raisedBySilence ? 0 : 1,
    survivalOf(boat, now) === null ? 0 : 1,
    silenceOf(boat, now)?.overdue === true ? 1 : 0,
    most ?? Number.MAX_SAFE_INTEGER,
    least,
    -Date.parse(boat.opened),
  ];
}

function compareRanks(one: readonly number[], other: readonly number[]): number {
  for (let place = 0; place < one.length; place += 1) {
    const difference = (other[place] ?? 0) - (one[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
