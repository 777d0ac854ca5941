import type { Flow, SampleGrid, Shore } from "#chart";
import { instantFromMs } from "#units";
import { copyGaps, fillGaps } from "./gaps.ts";
import type { Kernel } from "./kernel.ts";

/** Flows are sampled at the quarters of every hour; between two a frame is mixed. */
const QUARTER_MS = 900_000;
/** How far beyond its hours a flow is held: a particle takes it up to two hours early or late. */
const HOLD_MS = 8_100_000;
/** Frames of each kind that a book keeps: delays of two hours to each side and an hour of steps. */
const FRAMES_KEPT = 32;
/** Degrees of latitude between two looks at how far land is: about half a kilometre. */
const CLEARANCE_STEP = 1 / 240;
/** Clearance where there is no coast: longer than any step. */
const NO_COAST_M = 1e9;

/**
 * The flows asked for do not know the place or the time. One sentence that says what they cover.
 */
export class NotCovered extends Error {
  override readonly name = "NotCovered";
}

/**
 * What the flows say on the nodes of one box, moment by moment: east and north of the current, east
 * and north of the wind, m/s, four numbers a node. Where no flow knows a node it takes the mean of
 * its nearest neighbours that one knows.
 */
export type FrameBook = {
  readonly grid: SampleGrid;
  /** Metres clear of land; each cell of the box is cut into `cut` by `cut`. */
  readonly clearance: Float32Array;
  readonly cut: number;
  /** The frame at a moment; good until a dozen others have been asked for. */
  frameAt(atMs: number): Float32Array;
  /** Gives back the memory of its frames; asked again it samples them again. */
  close(): void;
};

/** How many nodes each flow answered for, over all quarters that were sampled. */
export type Asked = { nodes: number; readonly known: number[] };

export type Waters = {
  readonly currents: readonly Flow[];
  readonly winds: readonly Flow[];
  readonly shore: Shore | null;
  readonly askedCurrents: Asked;
  readonly askedWinds: Asked;
};

export function openFrameBook(waters: Waters, grid: SampleGrid, kernel: Kernel): FrameBook {
  const nodes = grid.columns * grid.rows;
  const cut = waters.shore === null ? 1 : Math.ceil(grid.stepLat / CLEARANCE_STEP);
  const cells = (grid.columns - 1) * cut * (grid.rows - 1) * cut;
  const clearance = kernel.floats(cells).fill(NO_COAST_M);
  waters.shore?.clearanceInto(cutUp(grid, cut), clearance);
  const sampled = new Map<number, Float32Array>();
  const mixed = new Map<number, Float32Array>();
  let currents: Known = NOTHING_KNOWN;
  let winds: Known = NOTHING_KNOWN;
  const quarterAt = (quarter: number): Float32Array => {
    const had = take(sampled, quarter);
    if (had !== null) return had;
    const frame = kernel.floats(4 * nodes);
    const atMs = quarter * QUARTER_MS;
    currents = sample(waters.currents, waters.askedCurrents, grid, atMs, frame, 0, currents);
    winds = sample(waters.winds, waters.askedWinds, grid, atMs, frame, 2, winds);
    keep(kernel, sampled, quarter, frame);
    return frame;
  };
  return {
    grid,
    clearance,
    cut,
    frameAt(atMs) {
      const quarters = atMs / QUARTER_MS;
      const quarter = Math.floor(quarters);
      const share = quarters - quarter;
      if (share === 0) return quarterAt(quarter);
      const had = take(mixed, atMs);
      if (had !== null) return had;
      const before = quarterAt(quarter);
      const after = quarterAt(quarter + 1);
      const frame = kernel.floats(4 * nodes);
      for (let at = 0; at < frame.length; at += 1)
        frame[at] = before[at]! + share * (after[at]! - before[at]!);
      keep(kernel, mixed, atMs, frame);
      return frame;
    },
    close() {
      for (const frame of [...sampled.values(), ...mixed.values()]) kernel.release(frame);
      sampled.clear();
      mixed.clear();
    },
  };
}

function cutUp(grid: SampleGrid, cut: number): SampleGrid {
  return {
    ...grid,
    stepLon: grid.stepLon / cut,
    stepLat: grid.stepLat / cut,
    columns: (grid.columns - 1) * cut + 1,
    rows: (grid.rows - 1) * cut + 1,
  };
}

/** A frame that is kept, now the last to go. */
function take(frames: Map<number, Float32Array>, at: number): Float32Array | null {
  const frame = frames.get(at);
  if (frame === undefined) return null;
  frames.delete(at);
  frames.set(at, frame);
  return frame;
}

/** Keeps a frame, and gives back the one that was asked for the longest ago. */
function keep(
  kernel: Kernel,
  frames: Map<number, Float32Array>,
  at: number,
  frame: Float32Array,
): void {
  const [oldest] = frames;
  if (frames.size >= FRAMES_KEPT && oldest !== undefined) {
    frames.delete(oldest[0]);
    kernel.release(oldest[1]);
  }
  frames.set(at, frame);
}

/**
 * What was known of a frame's nodes: pairs of (node that no flow knew, the nearest that one knew),
 * and whether the next frame's are sure to be the same.
 */
type Known = { readonly gaps: Int32Array; readonly steady: boolean };
const NOTHING_KNOWN: Known = { gaps: new Int32Array(0), steady: false };

/**
 * Fills one lane of a frame from the first flow that knows each node. `before` is what was known of
 * the frame before; returns that of this one.
 */
function sample(
  flows: readonly Flow[],
  asked: Asked,
  grid: SampleGrid,
  atMs: number,
  frame: Float32Array,
  lane: 0 | 2,
  before: Known,
): Known {
  const nodes = grid.columns * grid.rows;
  asked.nodes += nodes;
  if (before.steady && sampleAgain(flows[0]!, grid, atMs, frame, lane, before)) {
    asked.known[0] = (asked.known[0] ?? 0) + nodes - before.gaps.length / 2;
    return before;
  }
  return sampleAll(flows, asked, grid, atMs, frame, lane, before);
}

function sampleAll(
  flows: readonly Flow[],
  asked: Asked,
  grid: SampleGrid,
  atMs: number,
  frame: Float32Array,
  lane: 0 | 2,
  before: Known,
): Known {
  const nodes = grid.columns * grid.rows;
  let missing = nodes;
  let own: Float32Array | null = null;
  for (const [index, flow] of flows.entries()) {
    const held = heldTime(flow, atMs);
    if (missing === 0 || held === null) continue;
    const first = missing === nodes;
    own ??= first ? null : new Float32Array(4 * nodes);
    const into = first ? frame : own!;
    flow.sampleInto(grid, held, into, lane);
    if (!first) takeMissing(frame, into, lane);
    const left = countMissing(frame, lane);
    asked.known[index] = (asked.known[index] ?? 0) + missing - left;
    missing = left;
  }
  if (missing === nodes) throw new NotCovered(sayNotCovered(flows, grid, atMs, lane));
  const gaps = fillGaps(frame, grid, lane, missing, before.gaps);
  return { gaps, steady: flows.length === 1 && flows[0]!.steady };
}

/** The same from the one flow there is, whose gaps are where they were; false beyond its hours. */
function sampleAgain(
  flow: Flow,
  grid: SampleGrid,
  atMs: number,
  frame: Float32Array,
  lane: 0 | 2,
  { gaps }: Known,
): boolean {
  const held = heldTime(flow, atMs);
  if (held === null) return false;
  flow.sampleInto(grid, held, frame, lane);
  copyGaps(frame, gaps, lane);
  return true;
}

/** The time to ask a flow for: its own edge within the time it is held, null beyond. */
function heldTime(flow: Flow, atMs: number): number | null {
  const { from, until } = flow.coverage;
  const first = from === null ? -Infinity : Date.parse(from);
  const last = until === null ? Infinity : Date.parse(until);
  if (atMs < first - HOLD_MS || atMs > last + HOLD_MS) return null;
  return Math.min(Math.max(atMs, first), last);
}

function takeMissing(frame: Float32Array, other: Float32Array, lane: number): void {
  for (let at = lane; at < frame.length; at += 4) {
    if (!Number.isNaN(frame[at]!)) continue;
    frame[at] = other[at]!;
    frame[at + 1] = other[at + 1]!;
  }
}

function countMissing(frame: Float32Array, lane: number): number {
  let missing = 0;
  for (let at = lane; at < frame.length; at += 4) {
    const value = frame[at]!;
    if (value !== value) missing += 1;
  }
  return missing;
}

function sayNotCovered(
  flows: readonly Flow[],
  grid: SampleGrid,
  atMs: number,
  lane: 0 | 2,
): string {
  const what = lane === 0 ? "current" : "wind";
  const degrees = (value: number): string => String(Math.round(value * 100) / 100);
  const box = (west: number, south: number, east: number, north: number): string =>
    `${degrees(south)} to ${degrees(north)}° N, ${degrees(west)} to ${degrees(east)}° E`;
  const asked = box(
    grid.west,
    grid.south,
    grid.west + (grid.columns - 1) * grid.stepLon,
    grid.south + (grid.rows - 1) * grid.stepLat,
  );
  const covered = flows.map(({ source, coverage }) => {
    const { west, south, east, north, from, until } = coverage;
    return `${source} covers ${box(west, south, east, north)}, ${from ?? "…"} to ${until ?? "…"}`;
  });
  const known = covered.length === 0 ? `no ${what} was given` : covered.join("; ");
  return `Expected a ${what} for ${asked} at ${instantFromMs(atMs)}; ${known}.`;
}
