import { bestMatching } from "./assignment.ts";

/** Where boats or tracks are at one scan: ids and x, y (m) two by two. */
export type Standing = { readonly ids: readonly number[]; readonly places: Float64Array };

/** How well tracks followed boats. Means over all scans with a boat or a track. */
export type TrackScore = {
  readonly scans: number;
  readonly ospa: number;
  readonly gospa: number;
  readonly missed: number;
  readonly false: number;
  /** How often a boat is matched to another track than the one it was last matched to. */
  readonly identitySwitches: number;
};

/**
 * OSPA (Schuhmacher et al. 2008) and GOSPA with alpha 2 (Rahmathullah et al. 2017), both of order 2
 * with the cut-off in metres, and what the best matching below the cut-off leaves over. For both
 * the matching that gains the most c² − d² is optimal.
 */
export function scoreTracks(
  truth: readonly Standing[],
  tracks: readonly Standing[],
  cutOff: number,
): TrackScore {
  const last = new Map<number, number>();
  let [ospa, gospa, missed, wrong, identitySwitches] = [0, 0, 0, 0, 0];
  for (let scan = 0; scan < truth.length; scan += 1) {
    const there = truth[scan]!;
    const shown = tracks[scan]!;
    const pairs = bestMatching(there.places, shown.places, cutOff);
    let distance = 0;
    for (const { first, second, squared } of pairs) {
      distance += squared;
      const boat = there.ids[first]!;
      const track = shown.ids[second]!;
      const before = last.get(boat);
      if (before !== undefined && before !== track) identitySwitches += 1;
      last.set(boat, track);
    }
    const most = Math.max(there.ids.length, shown.ids.length);
    const alone = there.ids.length + shown.ids.length - 2 * pairs.length;
    if (most > 0) ospa += Math.sqrt((distance + cutOff ** 2 * (most - pairs.length)) / most);
    gospa += Math.sqrt(distance + (cutOff ** 2 / 2) * alone);
    missed += there.ids.length - pairs.length;
    wrong += shown.ids.length - pairs.length;
  }
  const scans = Math.max(1, truth.length);
  return {
    scans: truth.length,
    ospa: ospa / scans,
    gospa: gospa / scans,
    missed: missed / scans,
    false: wrong / scans,
    identitySwitches,
  };
}
