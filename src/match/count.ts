import type { Weighed } from "./weigh.ts";

/** A number of boats: half of the belief lies below `p50`, nine tenths between the others. */
export type BoatCount = { readonly p05: number; readonly p50: number; readonly p95: number };

/**
 * How many boats were reported. Components know nothing of one another: the number is the sum of
 * theirs, and by up to a few `shortfall` more (see MatchModel).
 */
export function countOf(components: readonly Weighed[], shortfall: number): BoatCount {
  let sum = Float64Array.of(1);
  for (const { posterior } of components) sum = convolve(sum, posterior.counts);
  return quantiles(withShortfall(sum, shortfall));
}

/** Beyond so many standard deviations there is nothing to tell. */
const REACH = 5;

/**
 * Chances of 0, 1, 2… boats when there are `1 + |e|` times as many as those chances say, rounded,
 * with `e` normal of mean 0 and standard deviation `shortfall` >= 0.
 */
export function withShortfall(shares: ArrayLike<number>, shortfall: number): Float64Array {
  const most = Math.ceil((shares.length - 1) * (1 + REACH * shortfall));
  const spread = new Float64Array(most + 1);
  for (let boats = 0; boats < shares.length; boats += 1) {
    const scale = boats * shortfall * Math.SQRT2;
    if (shares[boats] === 0) continue;
    let below = 0;
    for (let more = 0; boats + more <= most; more += 1) {
      const upTo = scale === 0 || boats + more === most ? 1 : errorFunction((more + 0.5) / scale);
      spread[boats + more]! += shares[boats]! * (upTo - below);
      below = upTo;
      if (below === 1) break;
    }
  }
  return spread;
}

/** erf of a value >= 0, to 2e-7 (Abramowitz & Stegun 7.1.26). */
function errorFunction(value: number): number {
  const [a, b, c, d, e] = [0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429];
  const t = 1 / (1 + 0.3275911 * value);
  return 1 - ((((e * t + d) * t + c) * t + b) * t + a) * t * Math.exp(-value * value);
}

function convolve(one: Float64Array, other: Float64Array): Float64Array<ArrayBuffer> {
  const sum = new Float64Array(one.length + other.length - 1);
  for (let at = 0; at < one.length; at += 1) {
    if (one[at] === 0) continue;
    for (let also = 0; also < other.length; also += 1) sum[at + also]! += one[at]! * other[also]!;
  }
  return sum;
}

function quantiles(shares: ArrayLike<number>): BoatCount {
  const at = (share: number): number => {
    let sum = 0;
    for (let boats = 0; boats < shares.length; boats += 1) {
      sum += shares[boats]!;
      if (sum >= share - 1e-12) return boats;
    }
    return Math.max(0, shares.length - 1);
  };
  return { p05: at(0.05), p50: at(0.5), p95: at(0.95) };
}

/** A Poisson number of that mean. */
export function poissonCount(mean: number): BoatCount {
  const shares: number[] = [];
  let share = Math.exp(-mean);
  for (let boats = 0; boats < mean + 10 * Math.sqrt(mean) + 10; boats += 1) {
    shares.push(share);
    share *= mean / (boats + 1);
  }
  return quantiles(shares);
}
