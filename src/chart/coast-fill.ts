/** How many rings of nodes are filled at most; a gap deeper than that stays unknown. */
export const COAST_RINGS = 10;

type Shape = { readonly columns: number; readonly rows: number };

/**
 * Fills nodes without a value from the sea towards the land: ring by ring, up to 10, each node with
 * the mean of its valid neighbours among the eight around it. Water beside a coast lies between
 * valid nodes and missing ones, and zero there would be wrong (by up to 34 km in a day, as measured
 * on the reference case 06). Two components in turn, frame by frame, NaN in both where missing;
 * changed in place.
 */
export function fillCoast(values: Float32Array, shape: Shape): Float32Array {
  const length = 2 * shape.columns * shape.rows;
  for (let from = 0; from < values.length; from += length) {
    fillFrame(values.subarray(from, from + length), shape);
  }
  return values;
}

function fillFrame(frame: Float32Array, shape: Shape): void {
  let missing: number[] = [];
  for (let node = 0; 2 * node < frame.length; node += 1) {
    if (Number.isNaN(frame[2 * node]!)) missing.push(node);
  }
  for (let ring = 0; ring < COAST_RINGS && missing.length > 0; ring += 1) {
    const filled: [node: number, east: number, north: number][] = [];
    const left: number[] = [];
    for (const node of missing) {
      const mean = meanAround(frame, shape, node);
      if (mean === null) left.push(node);
      else filled.push([node, ...mean]);
    }
    if (filled.length === 0) return;
    // Only now: a ring is filled from the one before it, not from itself.
    for (const [node, east, north] of filled) {
      frame[2 * node] = east;
      frame[2 * node + 1] = north;
    }
    missing = left;
  }
}

function meanAround(
  frame: Float32Array,
  { columns, rows }: Shape,
  node: number,
): [east: number, north: number] | null {
  const column = node % columns;
  const row = (node - column) / columns;
  let [east, north, count] = [0, 0, 0];
  for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r += 1) {
    for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c += 1) {
      const at = 2 * (r * columns + c);
      if (Number.isNaN(frame[at]!)) continue;
      east += frame[at]!;
      north += frame[at + 1]!;
      count += 1;
    }
  }
  return count === 0 ? null : [east / count, north / count];
}
