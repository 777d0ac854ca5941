import { valueAt, type Relief } from "./contour.ts";
import type { CloudFrame } from "./forecast.ts";
import type { LocalPlane, PlaneCloud } from "./local-plane.ts";

/**
 * No kernel is narrower, metres: the disc about one point then has a radius of 60 m for half and
 * 120 m for 95 % of the weight, and a fix from a phone is seldom better.
 */
const BANDWIDTH_LEAST_M = 50;
/** Nodes in one deviation of the kernel; its reach in deviations. */
const NODES_A_DEVIATION = 2;
const REACH = 3.5;
/** Nodes that a grid has along an axis before it is made coarser. */
const NODES_MOST = 384;
/** Along an axis the cloud is looked at in so many bins at most to see of how many parts it is. */
const BINS_MOST = 32;

/**
 * The axes of the kernel: the principal axes of the cloud about the middles of its parts, and a
 * step of the grid along each, metres.
 */
type Axes = {
  readonly cos: number;
  readonly sin: number;
  readonly stepP: number;
  readonly stepQ: number;
};

/** One part of the cloud, clear of all others, with a grid of its own. */
export type Patch = Relief & {
  /** Of node 0, in steps of the axes, and from node to node. */
  readonly p: number;
  readonly q: number;
  readonly step: number;
};

/** The density of a cloud's weight: per square step, the same measure in all patches. */
export type Density = {
  readonly plane: LocalPlane;
  readonly axes: Axes;
  readonly patches: readonly Patch[];
  /** At each particle. */
  readonly atParticles: Float64Array;
};

/**
 * Weighs a cloud as a smooth density: a Gaussian kernel about each particle, with the covariance of
 * the cloud shrunk by Silverman's rule (1986, eq. 4.14, after Fukunaga's whitening) for the
 * effective number of particles. The covariance is that within the parts of the cloud, so that two
 * clusters are not smeared over the water between them.
 */
export function densityOf(frame: CloudFrame, cloud: PlaneCloud): Density {
  const parts = partsOf(frame, cloud);
  const axes = axesOf(frame, cloud, parts);
  const p = new Float64Array(cloud.x.length);
  const q = new Float64Array(cloud.x.length);
  for (let i = 0; i < p.length; i += 1) {
    p[i] = (axes.cos * cloud.x[i]! + axes.sin * cloud.y[i]!) / axes.stepP;
    q[i] = (axes.cos * cloud.y[i]! - axes.sin * cloud.x[i]!) / axes.stepQ;
  }
  const boxes = boxesOf(p, q, parts);
  const patches = boxes.list.map(openPatch);
  const { weight } = frame;
  for (let i = 0; i < p.length; i += 1)
    put(patches[boxes.of[parts.of[i]!]!]!, p[i]!, q[i]!, weight[i]!);
  for (const patch of patches) smooth(patch);
  const atParticles = new Float64Array(p.length);
  for (let i = 0; i < p.length; i += 1) {
    const patch = patches[boxes.of[parts.of[i]!]!]!;
    atParticles[i] = valueAt(patch, (p[i]! - patch.p) / patch.step, (q[i]! - patch.q) / patch.step);
  }
  return { plane: cloud.plane, axes, patches, atParticles };
}

/** Metres east and north, on the cloud's plane, of a point of a patch in columns and rows. */
export function metresAt(
  { cos, sin, stepP, stepQ }: Axes,
  patch: Patch,
  column: number,
  row: number,
): { readonly x: number; readonly y: number } {
  const along = (patch.p + column * patch.step) * stepP;
  const across = (patch.q + row * patch.step) * stepQ;
  return { x: cos * along - sin * across, y: sin * along + cos * across };
}

/** Which part of the cloud each particle belongs to. */
type Parts = { readonly of: Uint16Array; readonly count: number };

/** Parts of the cloud: bins with particles that touch one another, also at a corner. */
function partsOf({ effective }: CloudFrame, { x, y }: PlaneCloud): Parts {
  const bins = Math.max(1, Math.min(BINS_MOST, Math.floor(Math.sqrt(effective) / 4)));
  const [west, east] = extentOf(x);
  const [south, north] = extentOf(y);
  const perX = bins / Math.max(east - west, 1);
  const perY = bins / Math.max(north - south, 1);
  const of = new Uint16Array(x.length);
  const partOfBin = new Int32Array(bins * bins).fill(-1);
  for (let i = 0; i < x.length; i += 1) {
    const column = Math.min(bins - 1, Math.trunc((x[i]! - west) * perX));
    const row = Math.min(bins - 1, Math.trunc((y[i]! - south) * perY));
    of[i] = row * bins + column;
    partOfBin[of[i]!] = bins * bins;
  }
  const count = numberTouching(partOfBin, bins);
  for (let i = 0; i < of.length; i += 1) of[i] = partOfBin[of[i]!]!;
  return { of, count };
}

function extentOf(values: Float64Array): readonly [number, number] {
  let least = Infinity;
  let most = -Infinity;
  for (let i = 0; i < values.length; i += 1) {
    if (values[i]! < least) least = values[i]!;
    if (values[i]! > most) most = values[i]!;
  }
  return [least, most];
}

/** Numbers the groups of bins that touch: bins hold -1 for empty, bins * bins for not yet seen. */
function numberTouching(partOfBin: Int32Array, bins: number): number {
  const unseen = bins * bins;
  let count = 0;
  for (let start = 0; start < unseen; start += 1) {
    if (partOfBin[start] !== unseen) continue;
    const open = [start];
    partOfBin[start] = count;
    for (let bin = open.pop(); bin !== undefined; bin = open.pop()) {
      for (const near of around(bin, bins)) {
        if (partOfBin[near] !== unseen) continue;
        partOfBin[near] = count;
        open.push(near);
      }
    }
    count += 1;
  }
  return count;
}

function around(bin: number, bins: number): readonly number[] {
  const column = bin % bins;
  const near: number[] = [];
  for (const row of [-1, 0, 1].map((by) => Math.trunc(bin / bins) + by)) {
    if (row < 0 || row >= bins) continue;
    for (let at = Math.max(0, column - 1); at <= Math.min(bins - 1, column + 1); at += 1)
      near.push(row * bins + at);
  }
  return near;
}

function axesOf({ weight, effective }: CloudFrame, { x, y }: PlaneCloud, parts: Parts): Axes {
  const [n, sx, sy] = [0, 1, 2].map(() => new Float64Array(parts.count));
  let [total, xx, xy, yy] = [0, 0, 0, 0];
  for (let i = 0; i < x.length; i += 1) {
    const part = parts.of[i]!;
    const w = weight[i]!;
    n![part] = n![part]! + w;
    sx![part] = sx![part]! + w * x[i]!;
    sy![part] = sy![part]! + w * y[i]!;
    total += w;
    xx += w * x[i]! * x[i]!;
    xy += w * x[i]! * y[i]!;
    yy += w * y[i]! * y[i]!;
  }
  for (let part = 0; part < parts.count; part += 1) {
    const w = n![part]!;
    if (w === 0) continue;
    xx -= sx![part]! ** 2 / w;
    xy -= (sx![part]! * sy![part]!) / w;
    yy -= sy![part]! ** 2 / w;
  }
  const mean = (xx + yy) / 2 / total;
  const half = Math.hypot((xx - yy) / 2, xy) / total;
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy);
  const shrink = effective ** (-1 / 6);
  const step = (variance: number): number =>
    Math.max(BANDWIDTH_LEAST_M, Math.sqrt(Math.max(0, variance)) * shrink) / NODES_A_DEVIATION;
  return {
    cos: Math.cos(angle),
    sin: Math.sin(angle),
    stepP: step(mean + half),
    stepQ: step(mean - half),
  };
}

/** In steps of the axes, with room for the kernel on every side. */
type Box = { west: number; south: number; east: number; north: number };

/** Boxes about the parts; those that overlap are one, so that no outline meets another's. */
function boxesOf(
  p: Float64Array,
  q: Float64Array,
  parts: Parts,
): { readonly list: readonly Box[]; readonly of: readonly number[] } {
  const boxes = Array.from({ length: parts.count }, (): Box => {
    return { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  });
  for (let i = 0; i < p.length; i += 1) {
    const box = boxes[parts.of[i]!]!;
    if (p[i]! < box.west) box.west = p[i]!;
    if (p[i]! > box.east) box.east = p[i]!;
    if (q[i]! < box.south) box.south = q[i]!;
    if (q[i]! > box.north) box.north = q[i]!;
  }
  // A coarser grid has a wider kernel, and wants more room.
  const roomFor = (box: Box): number => reachOf(box) + 2 * stepOf(box);
  const overlap = (one: Box, other: Box): boolean => {
    const room = roomFor(one) + roomFor(other);
    return (
      one.west - other.east < room &&
      other.west - one.east < room &&
      one.south - other.north < room &&
      other.south - one.north < room
    );
  };
  const list: { box: Box; parts: number[] }[] = [];
  for (const [part, own] of boxes.entries()) {
    let merged = { box: own, parts: [part] };
    for (let at = list.findIndex(({ box }) => overlap(box, merged.box)); at >= 0;) {
      const [met] = list.splice(at, 1);
      merged = { box: boxAbout(met!.box, merged.box), parts: [...met!.parts, ...merged.parts] };
      at = list.findIndex(({ box }) => overlap(box, merged.box));
    }
    list.push(merged);
  }
  const of: number[] = [];
  for (const [index, { parts: all }] of list.entries()) for (const part of all) of[part] = index;
  return { list: list.map(({ box }) => box), of };
}

function boxAbout(one: Box, other: Box): Box {
  return {
    west: Math.min(one.west, other.west),
    south: Math.min(one.south, other.south),
    east: Math.max(one.east, other.east),
    north: Math.max(one.north, other.north),
  };
}

/** From node to node, in steps of the axes: 1, or more where the box is too large for that. */
function stepOf({ west, south, east, north }: Box): number {
  return Math.max(1, (east - west) / NODES_MOST, (north - south) / NODES_MOST);
}

/** Of the kernel, in nodes: two, or fewer on a coarse grid but never less than one. */
const deviationOf = (step: number): number => Math.max(1, NODES_A_DEVIATION / step);

/** How far the kernel reaches, in steps of the axes. */
const reachOf = (box: Box): number => {
  const step = stepOf(box);
  return Math.ceil(REACH * deviationOf(step)) * step;
};

function openPatch(box: Box): Patch {
  const step = stepOf(box);
  const room = reachOf(box) + step;
  const columns = Math.ceil((box.east - box.west + 2 * room) / step) + 2;
  const rows = Math.ceil((box.north - box.south + 2 * room) / step) + 2;
  const values = new Float64Array(columns * rows);
  return { p: box.west - room, q: box.south - room, step, columns, rows, values };
}

/** Shares a particle's weight among the four nodes about it. */
function put(patch: Patch, p: number, q: number, weight: number): void {
  const { columns, values, step } = patch;
  const x = (p - patch.p) / step;
  const y = (q - patch.q) / step;
  const column = Math.trunc(x);
  const row = Math.trunc(y);
  const fx = x - column;
  const fy = y - row;
  const at = row * columns + column;
  const each = weight / (step * step);
  values[at] = values[at]! + each * (1 - fx) * (1 - fy);
  values[at + 1] = values[at + 1]! + each * fx * (1 - fy);
  values[at + columns] = values[at + columns]! + each * (1 - fx) * fy;
  values[at + columns + 1] = values[at + columns + 1]! + each * fx * fy;
}

/** Spreads the weight of each node by the kernel, along one axis and then along the other. */
function smooth({ columns, rows, values, step }: Patch): void {
  const deviation = deviationOf(step);
  const reach = Math.ceil(REACH * deviation);
  const kernel = Float64Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * deviation * deviation)),
  );
  const sum = kernel.reduce((all, one) => all + one, 0);
  for (let at = 0; at < kernel.length; at += 1) kernel[at] = kernel[at]! / sum;
  const once = new Float64Array(values.length);
  spread(values, once, kernel, columns, rows, 1);
  values.fill(0);
  spread(once, values, kernel, columns, rows, columns);
}

function spread(
  from: Float64Array,
  into: Float64Array,
  kernel: Float64Array,
  columns: number,
  rows: number,
  stride: number,
): void {
  const reach = (kernel.length - 1) / 2;
  // Nothing lies nearer to the edge than the kernel reaches.
  const first = reach * stride;
  const last = columns * rows - first;
  for (let at = first; at < last; at += 1) {
    const value = from[at]!;
    if (value === 0) continue;
    for (let by = -reach; by <= reach; by += 1)
      into[at + by * stride] = into[at + by * stride]! + value * kernel[by + reach]!;
  }
}
