import type { SampleGrid } from "#chart";

const NO_GAPS = new Int32Array(0);

/**
 * Fills the nodes of a lane that no flow knew, each from the nearest that one knew. `before` are
 * the
 * pairs of (node, source) of an earlier frame: gaps mostly stay where they are. Returns the pairs
 * that were used.
 */
export function fillGaps(
  frame: Float32Array,
  grid: SampleGrid,
  lane: 0 | 2,
  missing: number,
  before: Int32Array,
): Int32Array {
  if (missing === 0) return NO_GAPS;
  const pairs = isGapOf(frame, before, missing, lane) ? before : nearestKnown(frame, grid, lane);
  copyGaps(frame, pairs, lane);
  return pairs;
}

/** Copies each known node of the pairs to its gap. */
export function copyGaps(frame: Float32Array, pairs: Int32Array, lane: 0 | 2): void {
  for (let at = 0; at < pairs.length; at += 2) {
    const to = 4 * pairs[at]! + lane;
    const from = 4 * pairs[at + 1]! + lane;
    frame[to] = frame[from]!;
    frame[to + 1] = frame[from + 1]!;
  }
}

/** Whether the pairs fill just the nodes that are missing. */
function isGapOf(frame: Float32Array, pairs: Int32Array, missing: number, lane: number): boolean {
  if (pairs.length !== 2 * missing) return false;
  for (let at = 0; at < pairs.length; at += 2) {
    if (!Number.isNaN(frame[4 * pairs[at]! + lane]!)) return false;
    if (Number.isNaN(frame[4 * pairs[at + 1]! + lane]!)) return false;
  }
  return true;
}

/**
 * For each node without an answer the nearest that has one, going from node to node: pairs of
 * (node, source).
 */
function nearestKnown(frame: Float32Array, grid: SampleGrid, lane: number): Int32Array {
  const { columns } = grid;
  const nodes = columns * grid.rows;
  const source = new Int32Array(nodes).fill(-1);
  const queue = new Int32Array(nodes);
  let queued = 0;
  for (let node = 0; node < nodes; node += 1) {
    if (Number.isNaN(frame[4 * node + lane]!)) continue;
    source[node] = node;
    queue[queued] = node;
    queued += 1;
  }
  const known = queued;
  const reach = (next: number, from: number): void => {
    if (source[next] !== -1) return;
    source[next] = source[from]!;
    queue[queued] = next;
    queued += 1;
  };
  for (let at = 0; at < queued; at += 1) {
    const node = queue[at]!;
    const column = node % columns;
    if (column > 0) reach(node - 1, node);
    if (column < columns - 1) reach(node + 1, node);
    if (node >= columns) reach(node - columns, node);
    if (node < nodes - columns) reach(node + columns, node);
  }
  const pairs = new Int32Array(2 * (queued - known));
  for (let at = known; at < queued; at += 1) {
    pairs[2 * (at - known)] = queue[at]!;
    pairs[2 * (at - known) + 1] = source[queue[at]!]!;
  }
  return pairs;
}
