/** Bins of each of two passes: a level is found to 1 part in 4 million of the range. */
const BINS = 2048;

/**
 * The greatest level such that the values at or above it hold at least `share` of the weight, to
 * 1 part in 4 million of the largest value. Values of 0 or more; weights need not sum to 1. In two
 * passes instead of a sort: clouds have 100,000 particles.
 */
export function levelHolding(values: Float64Array, weights: Float64Array, share: number): number {
  let most = 0;
  let total = 0;
  for (let i = 0; i < values.length; i += 1) {
    if (values[i]! > most) most = values[i]!;
    total += weights[i]!;
  }
  const wanted = share * total;
  const coarse = lowestBin(values, weights, 0, most, wanted);
  const width = most / BINS;
  const floor = coarse.bin * width;
  const fine = lowestBin(values, weights, floor, floor + width, wanted - coarse.above);
  return floor + fine.bin * (width / BINS);
}

/** The highest bin between two levels down to which the weight wanted is reached. */
function lowestBin(
  values: Float64Array,
  weights: Float64Array,
  from: number,
  until: number,
  wanted: number,
): { readonly bin: number; readonly above: number } {
  const held = new Float64Array(BINS);
  const perBin = until > from ? BINS / (until - from) : 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    if (value < from || value > until) continue;
    const bin = Math.min(BINS - 1, Math.trunc((value - from) * perBin));
    held[bin] = held[bin]! + weights[i]!;
  }
  let above = 0;
  for (let bin = BINS - 1; bin > 0; bin -= 1) {
    if (above + held[bin]! >= wanted) return { bin, above };
    above += held[bin]!;
  }
  return { bin: 0, above };
}
