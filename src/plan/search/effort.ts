import { secondsBetween, type Instant, type Metres } from "#units";
import { ASHORE, type Paths } from "./cloud.ts";
import { detectionOf, type DetectionCurve } from "./detection.ts";
import { boxAt, isWithin, type Ground } from "./ground.ts";
import type { Plane } from "./plane.ts";
import { SEARCH_OBJECTS, type SearchObject } from "./sweep-table.ts";

/** What one unit does to a ground: the length of its legs, how wide it searches for what. */
export type Effort = {
  readonly ground: Ground;
  /** Of the legs, turns left out. */
  readonly track: Metres;
  readonly widths: Readonly<Record<SearchObject, Metres>>;
  readonly curve: DetectionCurve;
};

/** Coverage of the whole ground, for an object: C = W L / A. */
export function coverageOf({ ground, track, widths }: Effort, object: SearchObject): number {
  return (widths[object] * track) / (ground.length * ground.width);
}

/**
 * The probability for each particle that the effort detects it: by the coverage of the ground, for
 * what it is, and the share of the search's time for which it is within the ground.
 */
export function detections(effort: Effort, paths: Paths, plane: Plane): Float64Array {
  const { ground } = effort;
  const shares = timeShares(ground, paths.at);
  const coverages = SEARCH_OBJECTS.map((object) => coverageOf(effort, object));
  const exposed = new Float64Array(paths.weight.length);
  for (const [slot, share] of shares.entries()) {
    if (share === 0) continue;
    const box = boxAt(ground, plane, paths.at[slot]!);
    const [x, y, object] = [paths.x[slot]!, paths.y[slot]!, paths.object[slot]!];
    const adds = coverages.map((coverage) => share * coverage);
    for (let i = 0; i < exposed.length; i += 1) {
      if (object[i] === ASHORE || !isWithin(box, x[i]!, y[i]!)) continue;
      exposed[i] = exposed[i]! + adds[object[i]!]!;
    }
  }
  return exposed.map((coverage) => detectionOf(coverage, effort.curve));
}

/**
 * How much of the search's time each moment stands for: the time nearest to it. A search between
 * two moments is of the nearer.
 */
export function timeShares(
  { from, until }: Pick<Ground, "from" | "until">,
  moments: readonly Instant[],
): readonly number[] {
  const whole = secondsBetween(from, until);
  const middle = (one: Instant, other: Instant): number =>
    secondsBetween(from, one) + secondsBetween(one, other) / 2;
  return moments.map((moment, slot) => {
    const [before, after] = [moments[slot - 1], moments[slot + 1]];
    const begins = before === undefined ? -Infinity : middle(before, moment);
    const ends = after === undefined ? Infinity : middle(moment, after);
    const seconds = Math.min(whole, ends) - Math.max(0, begins);
    if (whole <= 0) return begins < 0 && ends >= 0 ? 1 : 0;
    return Math.max(0, seconds) / whole;
  });
}

/** Where the cloud is: of all its weight, in the ground's middle moment (POC). */
export function containmentOf(ground: Ground, paths: Paths, plane: Plane): number {
  const shares = timeShares(ground, paths.at);
  let sum = 0;
  for (const [slot, share] of shares.entries()) {
    if (share === 0) continue;
    const box = boxAt(ground, plane, paths.at[slot]!);
    for (let i = 0; i < paths.weight.length; i += 1) {
      if (paths.object[slot]![i] === ASHORE) continue;
      if (isWithin(box, paths.x[slot]![i]!, paths.y[slot]![i]!)) sum += share * paths.weight[i]!;
    }
  }
  return sum;
}

/** The probability of success of all efforts together: that at least one detects (POS). */
export function successOf(efforts: readonly Effort[], paths: Paths, plane: Plane): number {
  const missed = missedBy(efforts, paths, plane);
  return missed.reduce((sum, one, i) => sum + paths.weight[i]! * (1 - one), 0);
}

/** The probability for each particle that none of the efforts detects it. */
function missedBy(efforts: readonly Effort[], paths: Paths, plane: Plane): Float64Array {
  const missed = new Float64Array(paths.weight.length).fill(1);
  for (const effort of efforts) {
    const found = detections(effort, paths, plane);
    for (let i = 0; i < missed.length; i += 1) missed[i] = missed[i]! * (1 - found[i]!);
  }
  return missed;
}
