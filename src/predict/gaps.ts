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
  const nodes = grid.columns * grid.rows;
  const source = new Int32Array(nodes).fill(-1);
  const queue: number[] = [];
  for (let node = 0; node < nodes; node += 1) {
    if (Number.isNaN(frame[4 * node + lane]!)) continue;
    source[node] = node;
    queue.push(node);
  }
  const known = queue.length;
  for (let at = 0; at < queue.length; at += 1) {
    const node = queue[at]!;
    const column = node % grid.columns;
    for (const [next, exists] of [
      [node - 1, column > 0],
      [node + 1, column < grid.columns - 1],
      [node - grid.columns, node >= grid.columns],
      [node + grid.columns, node < nodes - grid.columns],
    ] as const) {
      if (!exists || source[next] !== -1) continue;
      source[next] = source[node]!;
      queue.push(next);
    }
  }
  return Int32Array.from(queue.slice(known).flatMap((node) => [node, source[node]!]));
}
