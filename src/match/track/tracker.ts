import { separateConvoys } from "./convoys.ts";
import { findEdges, type Edges } from "./gates.ts";
import { correctState, moveState, STATE_STRIDE } from "./gauss.ts";
import { weighEdges } from "./marginals.ts";
import { sharpenConvoys } from "./sharpen.ts";
import type { TrackModel } from "./model.ts";
import { DETECTION_STRIDE, type Scan } from "./scan.ts";

/** What the tracker believes after a scan. Changed in place by `trackScan`. */
export type Tracker = {
  readonly model: TrackModel;
  count: number;
  /** One state of `STATE_STRIDE` numbers each. */
  states: Float64Array;
  /** Chance that there is such a boat. */
  existence: Float64Array;
  /** Number of the track; 0 until it is first shown. */
  ids: Int32Array;
  shown: Uint8Array;
  firstSeen: Float64Array;
  lastSeen: Float64Array;
  /** Scans in which a detection was more likely its own than not. */
  seenIn: Int32Array;
  nextId: number;
  /** Of the last scan, seconds; NaN before the first. */
  time: number;
  /** Scans looked at and boats come into view so far: the birth rate is told from them. */
  looks: number;
  births: number;
};

/** A tracker that has seen nothing yet. */
export function startTracker(model: TrackModel): Tracker {
  return {
    model,
    count: 0,
    states: new Float64Array(0),
    existence: new Float64Array(0),
    ids: new Int32Array(0),
    shown: new Uint8Array(0),
    firstSeen: new Float64Array(0),
    lastSeen: new Float64Array(0),
    seenIn: new Int32Array(0),
    nextId: 1,
    time: NaN,
    looks: 0,
    births: 0,
  };
}

/**
 * Takes one scan in: a Poisson multi-Bernoulli filter (Williams 2015). Throws a RangeError for a
 * scan that is earlier than the last.
 */
export function trackScan(tracker: Tracker, scan: Scan): void {
  const { motion, sensor } = tracker.model;
  const dt = Number.isNaN(tracker.time) ? 0 : scan.time - tracker.time;
  if (!(dt >= 0))
    throw new RangeError(`Expected a scan after ${tracker.time} s; came one of ${scan.time} s.`);
  tracker.time = scan.time;
  const stays = Math.exp(-dt / motion.meanStay);
  for (let track = 0; track < tracker.count; track += 1) {
    moveState(tracker.states, track * STATE_STRIDE, dt, motion.accelerationDensity);
    tracker.existence[track] = tracker.existence[track]! * stays;
  }
  if (!scan.looked) return;
  // A detection nobody explains is a new boat or clutter; both are taken as equally spread.
  const expected =
    (motion.birthsPerScan * motion.birthScans + tracker.births) /
    (motion.birthScans + tracker.looks);
  const birth = (expected * sensor.detectionProbability) / Math.max(1e-9, sensor.clutterPerScan);
  tracker.looks += 1;
  const edges = findEdges(tracker, scan.detections, 1 + birth);
  weighEdges(edges, tracker.count);
  sharpenConvoys(tracker, edges);
  mixStates(tracker, scan, edges);
  forgetAndBear(tracker, scan, edges, birth / (1 + birth));
  showTracks(tracker);
}

/** Every track becomes the mixture of its explanations, then one Gaussian again. */
function mixStates(tracker: Tracker, scan: Scan, edges: Edges): void {
  const { states } = tracker;
  const updated = new Float64Array(edges.count * STATE_STRIDE);
  for (let track = 0; track < tracker.count; track += 1) {
    for (let edge = edges.first[track]!; edge < edges.first[track + 1]!; edge += 1) {
      const seen = edges.detection[edge]! * DETECTION_STRIDE;
      const from = track * STATE_STRIDE;
      correctState(states, from, scan.detections, seen, updated, edge * STATE_STRIDE);
    }
  }
  const apart = separateConvoys(tracker, edges, updated);
  for (let track = 0; track < tracker.count; track += 1) {
    const mass = mixOne(tracker, edges, updated, track, apart);
    if (1 - edges.missed[track]! > 0.5) {
      tracker.lastSeen[track] = scan.time;
      tracker.seenIn[track] = tracker.seenIn[track]! + 1;
    }
    tracker.existence[track] = Math.min(mass, 1);
  }
}

const sums = new Float64Array(STATE_STRIDE);

/** Mixes one track's explanations by their moments; their shares sum to its existence. */
function mixOne(
  tracker: Tracker,
  edges: Edges,
  updated: Float64Array,
  track: number,
  apart: ReturnType<typeof separateConvoys>,
): number {
  const { states, existence, model } = tracker;
  const missedProbability = 1 - model.sensor.detectionProbability;
  const at = track * STATE_STRIDE;
  const r = existence[track]!;
  const alive = (r * missedProbability) / (1 - r + r * missedProbability);
  const from = edges.first[track]!;
  const to = edges.first[track + 1]!;
  let mass = edges.missed[track]! * alive;
  for (let edge = from; edge < to; edge += 1) mass += edges.share[edge]!;
  if (apart.has(track)) {
    states.set(apart.get(track)!, at);
    return mass;
  }
  if (from === to || mass <= 0) return mass;
  sums.fill(0);
  const kept = (edges.missed[track]! * alive) / mass;
  for (let term = 0; term < 4; term += 1) sums[term] = kept * states[at + term]!;
  for (let edge = from; edge < to; edge += 1) {
    const weight = edges.share[edge]! / mass;
    for (let term = 0; term < 4; term += 1)
      sums[term] = sums[term]! + weight * updated[edge * STATE_STRIDE + term]!;
  }
  addSpread(states, at, kept);
  for (let edge = from; edge < to; edge += 1)
    addSpread(updated, edge * STATE_STRIDE, edges.share[edge]! / mass);
  states.set(sums, at);
  return mass;
}

/** Adds weight (C + d dᵀ) to the sums, d from the mean that stands in them. */
function addSpread(column: Float64Array, at: number, weight: number): void {
  let term = 4;
  for (let row = 0; row < 4; row += 1) {
    const d = column[at + row]! - sums[row]!;
    for (let col = row; col < 4; col += 1) {
      const spread = column[at + term]! + d * (column[at + col]! - sums[col]!);
      sums[term] = sums[term]! + weight * spread;
      term += 1;
    }
  }
}

function forgetAndBear(tracker: Tracker, scan: Scan, edges: Edges, fresh: number): void {
  // Where clutter is dense a new boat is less likely than any fixed floor, and would never be born.
  const floor = Math.min(tracker.model.motion.forget, fresh / 2);
  let kept = 0;
  for (let track = 0; track < tracker.count; track += 1) {
    if (tracker.existence[track]! < floor) continue;
    moveRow(tracker, track, kept);
    kept += 1;
  }
  tracker.count = kept;
  const detections = scan.detections.length / DETECTION_STRIDE;
  reserve(tracker, kept + detections);
  for (let detection = 0; detection < detections; detection += 1) {
    const r = fresh * edges.unexplained[detection]!;
    if (r < floor) continue;
    bear(tracker, scan, detection * DETECTION_STRIDE, r);
  }
}

function bear(tracker: Tracker, scan: Scan, seen: number, r: number): void {
  const track = tracker.count;
  const at = track * STATE_STRIDE;
  const { states } = tracker;
  const variance = tracker.model.motion.sigmaVelocity ** 2;
  states.fill(0, at, at + STATE_STRIDE);
  states[at] = scan.detections[seen]!;
  states[at + 2] = scan.detections[seen + 1]!;
  states[at + 4] = scan.detections[seen + 2]!;
  states[at + 6] = scan.detections[seen + 3]!;
  states[at + 11] = scan.detections[seen + 4]!;
  states[at + 8] = variance;
  states[at + 13] = variance;
  tracker.existence[track] = r;
  tracker.ids[track] = 0;
  tracker.shown[track] = 0;
  tracker.firstSeen[track] = scan.time;
  tracker.lastSeen[track] = scan.time;
  tracker.seenIn[track] = 1;
  tracker.count += 1;
}

function showTracks(tracker: Tracker): void {
  const { show, hide } = tracker.model.motion;
  for (let track = 0; track < tracker.count; track += 1) {
    const r = tracker.existence[track]!;
    if (tracker.shown[track] === 1) {
      if (r < hide) tracker.shown[track] = 0;
    } else if (r >= show) {
      tracker.shown[track] = 1;
      if (tracker.ids[track] !== 0) continue;
      tracker.ids[track] = tracker.nextId;
      tracker.nextId += 1;
      tracker.births += 1;
    }
  }
}

function moveRow(tracker: Tracker, from: number, to: number): void {
  if (from === to) return;
  const { states, existence, ids, shown, firstSeen, lastSeen, seenIn } = tracker;
  states.copyWithin(to * STATE_STRIDE, from * STATE_STRIDE, (from + 1) * STATE_STRIDE);
  existence[to] = existence[from]!;
  ids[to] = ids[from]!;
  shown[to] = shown[from]!;
  firstSeen[to] = firstSeen[from]!;
  lastSeen[to] = lastSeen[from]!;
  seenIn[to] = seenIn[from]!;
}

function reserve(tracker: Tracker, rows: number): void {
  if (tracker.existence.length >= rows) return;
  const size = Math.max(64, 2 * rows);
  tracker.states = grown(tracker.states, new Float64Array(size * STATE_STRIDE));
  tracker.existence = grown(tracker.existence, new Float64Array(size));
  tracker.ids = grown(tracker.ids, new Int32Array(size));
  tracker.shown = grown(tracker.shown, new Uint8Array(size));
  tracker.firstSeen = grown(tracker.firstSeen, new Float64Array(size));
  tracker.lastSeen = grown(tracker.lastSeen, new Float64Array(size));
  tracker.seenIn = grown(tracker.seenIn, new Int32Array(size));
}

function grown<Column extends Float64Array | Int32Array | Uint8Array>(
  old: Column,
  fresh: Column,
): Column {
  fresh.set(old);
  return fresh;
}
