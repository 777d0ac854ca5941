import { STATE_STRIDE } from "./gauss.ts";
import type { TrackModel } from "./model.ts";
import { DETECTION_STRIDE } from "./scan.ts";

/** Squared Mahalanobis distance of the gate: one boat in 5,000 lies outside (chi², 2 degrees). */
const GATE = 17;

/** Which track could have caused which detection, edges of one track side by side. */
export type Edges = {
  count: number;
  /** Where a track's edges begin; one more than tracks. */
  readonly first: Int32Array;
  detection: Int32Array;
  /** r pD N(z) / (density of everything else), and 1 for "not detected". */
  weight: Float64Array;
  /** Chance that the track caused the detection. */
  share: Float64Array;
  /** For each track, the chance that it caused none. */
  readonly missed: Float64Array;
  /** For each detection, the chance that no track caused it. */
  readonly unexplained: Float64Array;
  readonly detections: number;
};

type Tracks = {
  readonly model: TrackModel;
  readonly count: number;
  readonly states: Float64Array;
  readonly existence: Float64Array;
};

/** `alone` is by how much new boats thicken the density of false detections. */
export function findEdges(tracks: Tracks, detections: Float64Array, alone: number): Edges {
  const count = detections.length / DETECTION_STRIDE;
  const edges: Edges = {
    count: 0,
    first: new Int32Array(tracks.count + 1),
    detection: new Int32Array(4 * tracks.count + 16),
    weight: new Float64Array(4 * tracks.count + 16),
    share: new Float64Array(0),
    missed: new Float64Array(tracks.count),
    unexplained: new Float64Array(count).fill(1),
    detections: count,
  };
  const grid = gridOf(detections, count);
  for (let track = 0; track < tracks.count; track += 1) {
    edges.first[track] = edges.count;
    gateTrack(tracks, track, detections, grid, edges, alone);
  }
  edges.first[tracks.count] = edges.count;
  edges.share = new Float64Array(edges.count);
  return edges;
}

/** Detections by square cells, as counting sort leaves them. */
type Grid = {
  readonly size: number;
  readonly left: number;
  readonly bottom: number;
  readonly wide: number;
  readonly high: number;
  readonly starts: Int32Array;
  readonly order: Int32Array;
  /** Largest variance along any axis among detections. */
  readonly noise: number;
};

function gridOf(detections: Float64Array, count: number): Grid {
  let [left, right, bottom, top, noise] = [Infinity, -Infinity, Infinity, -Infinity, 0];
  for (let index = 0; index < count; index += 1) {
    const at = index * DETECTION_STRIDE;
    left = Math.min(left, detections[at]!);
    right = Math.max(right, detections[at]!);
    bottom = Math.min(bottom, detections[at + 1]!);
    top = Math.max(top, detections[at + 1]!);
    noise = Math.max(noise, detections[at + 2]!, detections[at + 4]!);
  }
  if (count === 0) [left, right, bottom, top] = [0, 0, 0, 0];
  // About as many cells as detections: a gate then looks into a handful.
  const size = Math.max(
    1,
    Math.sqrt(((right - left) * (top - bottom)) / Math.max(1, count)),
    Math.max(right - left, top - bottom) / 1000,
  );
  const wide = Math.floor((right - left) / size) + 1;
  const high = Math.floor((top - bottom) / size) + 1;
  const starts = new Int32Array(wide * high + 1);
  const cells = new Int32Array(count);
  for (let index = 0; index < count; index += 1) {
    const at = index * DETECTION_STRIDE;
    const column = Math.floor((detections[at]! - left) / size);
    const cell = Math.floor((detections[at + 1]! - bottom) / size) * wide + column;
    cells[index] = cell;
    starts[cell + 1] = starts[cell + 1]! + 1;
  }
  for (let cell = 0; cell < wide * high; cell += 1)
    starts[cell + 1] = starts[cell + 1]! + starts[cell]!;
  const next = starts.slice();
  const order = new Int32Array(count);
  for (let index = 0; index < count; index += 1) {
    const cell = cells[index]!;
    order[next[cell]!] = index;
    next[cell] = next[cell]! + 1;
  }
  return { size, left, bottom, wide, high, starts, order, noise };
}

function gateTrack(
  tracks: Tracks,
  track: number,
  detections: Float64Array,
  grid: Grid,
  edges: Edges,
  alone: number,
): void {
  const at = track * STATE_STRIDE;
  const { states } = tracks;
  const { left, bottom, size, wide, starts, order } = grid;
  const reachX = Math.sqrt(GATE * (states[at + 4]! + grid.noise));
  const reachY = Math.sqrt(GATE * (states[at + 11]! + grid.noise));
  const fromX = Math.max(0, Math.floor((states[at]! - reachX - left) / size));
  const toX = Math.min(wide - 1, Math.floor((states[at]! + reachX - left) / size));
  const fromY = Math.max(0, Math.floor((states[at + 2]! - reachY - bottom) / size));
  const toY = Math.min(grid.high - 1, Math.floor((states[at + 2]! + reachY - bottom) / size));
  const pD = tracks.model.sensor.detectionProbability;
  const r = tracks.existence[track]!;
  const factor = (r * pD) / (1 - r * pD) / (2 * Math.PI) / alone;
  for (let y = fromY; y <= toY; y += 1) {
    for (let slot = starts[y * wide + fromX]!; slot < starts[y * wide + toX + 1]!; slot += 1) {
      const weight = factor * densityOf(states, at, detections, order[slot]! * DETECTION_STRIDE);
      if (weight > 0) addEdge(edges, order[slot]!, weight);
    }
  }
}

/** 2 pi N(z) over the density of false detections, 0 outside the gate. */
function densityOf(states: Float64Array, at: number, detections: Float64Array, seen: number) {
  const dx = detections[seen]! - states[at]!;
  const dy = detections[seen + 1]! - states[at + 2]!;
  const sxx = states[at + 4]! + detections[seen + 2]!;
  if (dx * dx > GATE * sxx) return 0;
  const sxy = states[at + 6]! + detections[seen + 3]!;
  const syy = states[at + 11]! + detections[seen + 4]!;
  const det = sxx * syy - sxy * sxy;
  const squared = (syy * dx * dx - 2 * sxy * dx * dy + sxx * dy * dy) / det;
  if (squared > GATE) return 0;
  return Math.exp(-squared / 2) / Math.sqrt(det) / detections[seen + 5]!;
}

function addEdge(edges: Edges, detection: number, weight: number): void {
  const at = edges.count;
  if (at === edges.detection.length) {
    const detections = new Int32Array(2 * at);
    const weights = new Float64Array(2 * at);
    detections.set(edges.detection);
    weights.set(edges.weight);
    edges.detection = detections;
    edges.weight = weights;
  }
  edges.detection[at] = detection;
  edges.weight[at] = weight;
  edges.count += 1;
}
