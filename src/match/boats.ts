/**
 * Groups to propose: the partition with the least expected Binder loss, a false merge costing
 * threshold : (1 - threshold) of a false split (Binder 1978); built by joining the two groups that
 * gain most until none gains. Members ascending; groups by first member; single reports included.
 */
export function proposeGroups(size: number, same: Float64Array, threshold: number): number[][] {
  const groups: (number[] | null)[] = Array.from({ length: size }, (_, member) => [member]);
  const gain = Float64Array.from(same, (value) => value - threshold);
  for (;;) {
    let [best, into, from] = [0, -1, -1];
    for (let one = 0; one < size; one += 1) {
      if (groups[one] === null) continue;
      for (let other = one + 1; other < size; other += 1) {
        if (groups[other] === null || gain[one * size + other]! <= best) continue;
        [best, into, from] = [gain[one * size + other]!, one, other];
      }
    }
    if (into < 0) break;
    groups[into] = [...groups[into]!, ...groups[from]!];
    groups[from] = null;
    for (let other = 0; other < size; other += 1) {
      gain[into * size + other]! += gain[from * size + other]!;
      gain[other * size + into] = gain[into * size + other]!;
    }
  }
  return groups.filter((group) => group !== null).map((group) => group.sort((a, b) => a - b));
}
