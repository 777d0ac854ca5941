import type { BoatId, ReportId } from "#log";
import { boatOf, type Picture } from "#picture";
import type { BoatCount } from "./count.ts";
import type { Matching } from "./matching.ts";
import type { Proposals } from "./proposals.ts";

/** How many boats are out there, and what it rests on. All names are of the board. */
export type BoatsAtSea = {
  /**
   * Boats out there that somebody spoke of: half of the belief lies below `p50`, nine tenths
   * between the others.
   */
  readonly count: BoatCount;
  /** Boats at sea that nobody has spoken of, by what is usual: never added to the others. */
  readonly neverReported: BoatCount;
  /** Boats of the last day of which everybody is accounted for: taken off the count. */
  readonly accounted: readonly BoatId[];
  /** Boats that a desk opened without a report: in the top of the count, not in its least. */
  readonly unreported: readonly BoatId[];
  /** Reports on the board that may be of a further boat, or of one of the others. */
  readonly further: readonly ReportId[];
  /** Reports on the board that are likely about no boat. */
  readonly doubted: readonly ReportId[];
};

/**
 * The number of boats out there, from the number of boats of which the weighed reports speak. One
 * whose people are all accounted for is out no more: it is taken off wherever it surely was a boat,
 * and off the least in any case. So doubt makes the range wider, never the top lower.
 */
export function boatsAtSea(
  picture: Picture,
  matching: Matching,
  { standings, unreported }: Proposals,
): BoatsAtSea {
  const closed = standings.filter(({ boat }) => boatOf(picture, boat)?.onBoard === false);
  const sure = closed.filter(({ state }) => state === "boat");
  const names = (of: typeof closed): BoatId[] => [...new Set(of.map(({ boat }) => boat))];
  const [accounted, surely] = [names(closed), names(sure)];
  const open = standings.filter((each) => !closed.includes(each));
  const { p05, p50, p95 } = matching.count;
  const more = unreported.length;
  return {
    count: {
      p05: Math.max(0, p05 - accounted.length),
      p50: Math.max(0, p50 - surely.length) + more,
      p95: Math.max(0, p95 - surely.length) + more,
    },
    neverReported: matching.neverReported,
    accounted,
    unreported,
    further: open.flatMap(({ id, state }) => (state === "may be a further boat" ? [id] : [])),
    doubted: open.flatMap(({ id, state }) => (state === "likely about no boat" ? [id] : [])),
  };
}
