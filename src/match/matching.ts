import { DEFAULT_MODEL } from "./model.ts";
import type { Observation } from "./observation.ts";
import { neverReported } from "./rate.ts";
import {
  DEFAULT_THRESHOLD,
  matchMemory,
  weighComponents,
  type MatchMemory,
  type MatchOptions,
  type Weighed,
} from "./weigh.ts";

/** Pairs less likely than this are left out of the answer. */
const PAIR_LEAST = 0.001;

/** P(both reports are of one boat). `a` happened first; of the same moment, by identifier. */
type PairChance = { readonly a: string; readonly b: string; readonly p: number };

/** A number of boats: half of the belief lies below `p50`, nine tenths between the others. */
export type BoatCount = { readonly p05: number; readonly p50: number; readonly p95: number };

/** One report's chances. They sum to 1 with those of the reports' boats that it may be of. */
export type ReportChances = {
  readonly id: string;
  /** P(of a boat that no other report speaks of). */
  readonly newBoat: number;
  /** P(about no boat at all). */
  readonly noBoat: number;
};

/** What is believed of which report is of which boat. The machine proposes, nothing more. */
export type Matching = {
  /** Sparse: pairs with at least PAIR_LEAST. */
  readonly pairs: readonly PairChance[];
  /**
   * Proposed boats at the threshold, each by its reports in order of happening: groups, and single
   * reports that are surely of a boat of their own.
   */
  readonly boats: readonly (readonly string[])[];
  /** Reports that may be of a further boat, or of one of those: counted, and on the board. */
  readonly unassigned: readonly string[];
  readonly reports: readonly ReportChances[];
  /** Boats of which somebody reported. */
  readonly count: BoatCount;
  /** Boats at sea that nobody has reported: Poisson, apart from the others. */
  readonly neverReported: BoatCount;
  /** Greatest difference in P(same) between one restart of the sampler and the mean of all. */
  readonly disagreement: number;
};

/**
 * Which reports are of the same boat and how many boats there are: a function of the set of reports
 * and the options alone, whatever the order of arrival and whatever was remembered. With a memory
 * only what is touched is worked out again. Throws an Error that names the report for one that
 * cannot be weighed.
 */
export function weighReports(
  observations: readonly Observation[],
  options: MatchOptions = {},
  memory: MatchMemory = matchMemory(),
): Matching {
  const model = options.model ?? DEFAULT_MODEL;
  const threshold = options.threshold ?? DEFAULT_THRESHOLD;
  const components = weighComponents(observations, options, memory);
  const proposed = components.flatMap((component) => proposedBy(component, threshold));
  return {
    pairs: components.flatMap(pairsOf),
    boats: proposed.filter(({ isBoat }) => isBoat).map(({ ids }) => ids),
    unassigned: proposed.filter(({ isBoat }) => !isBoat).flatMap(({ ids }) => ids),
    reports: components.flatMap(chancesOf),
    count: countOf(components),
    neverReported: poissonCount(neverReported(model)),
    disagreement: components.reduce(
      (most, { posterior }) => Math.max(most, posterior.disagreement),
      0,
    ),
  };
}

function proposedBy({ scale: { ready }, posterior, groups }: Weighed, threshold: number) {
  return groups.map((group) => {
    const [first] = group;
    const ids = group.map((member) => ready[member]!.observation.id);
    const ownBoat = posterior.alone[first!]! - posterior.nothing[first!]!;
    return { ids, isBoat: group.length > 1 || ownBoat >= threshold };
  });
}

function pairsOf({ scale: { ready }, posterior: { same } }: Weighed): PairChance[] {
  const pairs: PairChance[] = [];
  for (let one = 0; one < ready.length; one += 1) {
    for (let other = one + 1; other < ready.length; other += 1) {
      const p = same[one * ready.length + other]!;
      if (p < PAIR_LEAST) continue;
      pairs.push({ a: ready[one]!.observation.id, b: ready[other]!.observation.id, p });
    }
  }
  return pairs;
}

function chancesOf({ scale: { ready }, posterior: { alone, nothing } }: Weighed): ReportChances[] {
  return ready.map(({ observation: { id } }, member) => ({
    id,
    newBoat: alone[member]! - nothing[member]!,
    noBoat: nothing[member]!,
  }));
}

/** Components know nothing of one another: the number of boats is the sum of theirs. */
function countOf(components: readonly Weighed[]): BoatCount {
  let sum = Float64Array.of(1);
  for (const { posterior } of components) sum = convolve(sum, posterior.counts);
  return quantiles(sum);
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

function poissonCount(mean: number): BoatCount {
  const shares: number[] = [];
  let share = Math.exp(-mean);
  for (let boats = 0; boats < mean + 10 * Math.sqrt(mean) + 10; boats += 1) {
    shares.push(share);
    share *= mean / (boats + 1);
  }
  return quantiles(shares);
}
