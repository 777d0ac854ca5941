import { countOf, poissonCount, type BoatCount } from "./count.ts";
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
    count: countOf(components, model.shortfall),
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
