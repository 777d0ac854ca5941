/**
 * Koopman's optimum for what stays where it is (1953; Stone 1975, theorem 2.2.4): spread the effort
 * so that no cell's next metre is worth more than another's. `prior` sums to at most 1; a cell's
 * detection is 1 − e^−z for z = effort there over its area. `effort` is the swept area, W V T, in
 * the units of `cellArea`. Gives z of each cell.
 */
export function koopmanOptimum(
  prior: Float64Array,
  cellArea: number,
  effort: number,
): Float64Array<ArrayBuffer> {
  const budget = effort / cellArea;
  const sorted = prior.toSorted().toReversed();
  // z = ln(p / λ) where p > λ, and the z sum to the budget: so ln λ of the k likeliest cells.
  let [logs, level] = [0, Infinity];
  for (let k = 0; k < sorted.length && sorted[k]! > 0; k += 1) {
    const log = Math.log(sorted[k]!);
    if (log <= level && k > 0) break;
    logs += log;
    level = (logs - budget) / (k + 1);
  }
  return Float64Array.from(prior, (p) => (p > 0 ? Math.max(0, Math.log(p) - level) : 0));
}

/** A way that a particle goes: the cell it is in at each slot, −1 outside. */
export type CellPaths = {
  readonly cells: number;
  readonly cellArea: number;
  /** For each slot, the cell of each particle. */
  readonly cell: readonly Int32Array[];
  readonly weight: Float64Array;
};

/**
 * Brown's optimum for what moves (1980), detection exponential: slot by slot the effort is spread
 * as Koopman's over those whom the effort of all other slots misses, over and over until no slot
 * changes. `efforts` is the swept area of each slot. No plan of that effort finds with more
 * probability: it is the bound that plans are measured by. Gives the probability of success.
 */
export function brownOptimum(paths: CellPaths, efforts: readonly number[], rounds = 40): number {
  const { cells, cellArea, cell, weight } = paths;
  const spread = efforts.map(() => new Float64Array(cells));
  const exposure = new Float64Array(weight.length);
  let success = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const [slot, effort] of efforts.entries()) {
      const column = cell[slot]!;
      const before = spread[slot]!;
      const prior = new Float64Array(cells);
      for (let i = 0; i < weight.length; i += 1) {
        const at = column[i]!;
        if (at < 0) continue;
        exposure[i] = exposure[i]! - before[at]!;
        prior[at] = prior[at]! + weight[i]! * Math.exp(-exposure[i]!);
      }
      const next = koopmanOptimum(prior, cellArea, effort);
      spread[slot] = next;
      for (let i = 0; i < weight.length; i += 1) {
        const at = column[i]!;
        if (at >= 0) exposure[i] = exposure[i]! + next[at]!;
      }
    }
    const now = weight.reduce((sum, one, i) => sum + one * -Math.expm1(-exposure[i]!), 0);
    if (now - success < 1e-6) return now;
    success = now;
  }
  return success;
}
