/**
 * What a false join of a lone report costs, as a share of a false join of two groups. Each group
 * was reported more than once and may be a boat: joined, one of the two has no row left. A lone
 * report is seldom all that was ever heard of a boat. Chosen on the ten training nights of the open
 * sea: at one half twice as many boats are lost, at one a tenth of the pairs is no longer found.
 */
const LONE_COST = 0.6;

/**
 * The mean chance from which a lone report is joined, where two groups need `threshold` (0..1).
 */
export function loneThreshold(threshold: number): number {
  const odds = (LONE_COST * threshold) / (1 - threshold);
  return odds / (1 + odds);
}

/**
 * Groups to propose: the two groups whose pairs have the highest mean chance are joined, again and
 * again (mean linkage, Sokal & Michener 1958), while that mean is at least `threshold`, or where
 * one of the two is a lone report at least `loneThreshold(threshold)`. `same` has P(same) of each
 * pair, `size` x `size`. Members ascending; groups by first member; single reports included.
 */
export function proposeGroups(size: number, same: Float64Array, threshold: number): number[][] {
  const lone = loneThreshold(threshold);
  const groups: (number[] | null)[] = Array.from({ length: size }, (_, member) => [member]);
  const sum = Float64Array.from(same);
  for (;;) {
    let [best, into, from] = [0, -1, -1];
    for (let one = 0; one < size; one += 1) {
      const mine = groups[one]!;
      if (mine === null) continue;
      for (let other = one + 1; other < size; other += 1) {
        const theirs = groups[other]!;
        if (theirs === null) continue;
        const mean = sum[one * size + other]! / (mine.length * theirs.length);
        const needed = mine.length > 1 && theirs.length > 1 ? threshold : lone;
        if (mean >= needed && mean > best) [best, into, from] = [mean, one, other];
      }
    }
    if (into < 0) break;
    groups[into] = [...groups[into]!, ...groups[from]!];
    groups[from] = null;
    for (let other = 0; other < size; other += 1) {
      sum[into * size + other]! += sum[from * size + other]!;
      sum[other * size + into] = sum[into * size + other]!;
    }
  }
  return groups.filter((group) => group !== null).map((group) => group.sort((a, b) => a - b));
}
