import { assert, distanceMetres, instantFromMs, metresPerSecond } from "#units";
import { fillCoast } from "./coast-fill.ts";
import type { Coverage, Flow, FlowError, Lattice, SampleGrid } from "./flow.ts";
import type { GridField } from "./grid-field.ts";
import { headingOfY, openProjection, type MapProjection } from "./map-projection.ts";

/**
 * How wrong the wind of a weather file is where nobody says it: 2.2 m/s, the rms difference of a
 * model's wind speed from buoys of the North Sea and eastern Atlantic (Winterfeldt et al. 2010,
 * IEEE Trans. Geosci. Remote Sens. 48, 338-348), here for each component, which errs on the wide
 * side. The memory of 6 h is ours: half of the half day in which weather passes.
 */
const WIND_ERROR: FlowError = {
  speedShare: 0,
  directionDegrees: 0,
  minutes: 0,
  residual: metresPerSecond(2.2),
  residualHours: 6,
};

/**
 * The same for a current: 20 % of the speed and 15 minutes, how far tidal models were from currents
 * measured in the southern North Sea (Howarth & Proctor 1992, Cont. Shelf Res. 12, 601-623). The
 * direction, and 0.1 m/s with a memory of 12 h for what is not tide, are ours.
 */
const CURRENT_ERROR: FlowError = {
  speedShare: 0.2,
  directionDegrees: 5,
  minutes: 15,
  residual: metresPerSecond(0.1),
  residualHours: 12,
};

/** The error of a field of a file about which nobody says anything; never none. */
export const usualFileError = ({ quantity }: Pick<GridField, "quantity">): FlowError =>
  quantity === "wind" ? WIND_ERROR : CURRENT_ERROR;

/**
 * A field of a file as a flow: vectors turned to true east and north at its nodes and coasts filled
 * (`fillCoast`), both once, here; then bilinear on the file's own grid and linear between its
 * times, NaN outside its place and time. The field itself is left as it is. Throws one sentence for
 * a projection that cannot be opened.
 */
export function flowOfGrid(field: GridField, error: FlowError): Flow {
  const projection = field.projection === null ? null : openProjection(field.projection);
  const nodes = fillCoast(eastNorth(field, projection), field);
  const frame = 2 * field.columns * field.rows;
  const plans = new WeakMap<SampleGrid, Plan>();
  const planFor = (grid: SampleGrid): Plan => {
    const known = plans.get(grid);
    if (known !== undefined) return known;
    const plan = planOf(field, projection, grid);
    plans.set(grid, plan);
    return plan;
  };
  return {
    quantity: field.quantity,
    source: field.source,
    coverage: coverageOf(field),
    spacing: spacingOf(field, projection),
    lattice: latticeOf(field),
    steady: isSteady(nodes, frame),
    errorAt: () => error,
    sampleInto(grid, atMs, out, lane) {
      const moment = momentOf(field.times, atMs);
      const count = grid.columns * grid.rows;
      if (moment === null) {
        for (let i = 0; i < count; i += 1) out[4 * i + lane] = out[4 * i + lane + 1] = Number.NaN;
        return;
      }
      const plan = planFor(grid);
      const before = frameAt(plan, nodes, moment.first, frame);
      const after = frameAt(plan, nodes, moment.second, frame);
      // Written out: a run asks for thousands of nodes at each quarter of an hour.
      const { share } = moment;
      for (let at = 0, to = lane as number; at < 2 * count; at += 2, to += 4) {
        const [east, north] = [before[at]!, before[at + 1]!];
        out[to] = east + share * (after[at]! - east);
        out[to + 1] = north + share * (after[at + 1]! - north);
      }
    },
  };
}

/** Whether the nodes that are known are the same in all frames; most files know the sea or all. */
function isSteady(nodes: Float32Array, frame: number): boolean {
  for (let at = frame; at < nodes.length; at += 2)
    if (Number.isNaN(nodes[at]!) !== Number.isNaN(nodes[at % frame]!)) return false;
  return true;
}

/** East and north of each node in turn, frame by frame: [2 * (time * nodes + node)]. */
function eastNorth(field: GridField, projection: MapProjection | null): Float32Array {
  const { u, v, columns, rows } = field;
  const nodes = columns * rows;
  const expected = nodes * field.times.length;
  assert(
    u.length === expected && v.length === expected,
    `expected ${expected} values of u and v; came ${u.length} and ${v.length}`,
  );
  const out = new Float32Array(2 * expected);
  for (let node = 0; node < nodes; node += 1) {
    const x = field.x0 + (node % columns) * field.stepX;
    const y = field.y0 + Math.floor(node / columns) * field.stepY;
    const turned = projection !== null && field.relativeTo === "grid";
    const { east, north } = turned ? headingOfY(projection, x, y) : { east: 0, north: 1 };
    for (let at = node; at < expected; at += nodes) {
      const [along, across] = [u[at]!, v[at]!];
      const known = !Number.isNaN(along + across);
      out[2 * at] = known ? along * north + across * east : Number.NaN;
      out[2 * at + 1] = known ? across * north - along * east : Number.NaN;
    }
  }
  return out;
}

/** For each node of a SampleGrid the four nodes of the field around it, and how far between. */
type Plan = {
  /** Of the first component at the four corners in a frame; -1 where the field does not reach. */
  readonly corners: Int32Array;
  readonly shareX: Float64Array;
  readonly shareY: Float64Array;
  /** Frames of the field at the plan's nodes, by number of their time; a run asks for few. */
  readonly frames: Map<number, Float32Array>;
};

/** Frames a plan keeps: a run takes fields up to two hours early and late. */
const FRAMES_KEPT = 8;
/** A node so near to one of the field's own, in cells, lies on it and takes its very value. */
const ON_NODE = 1e-6;

function planOf(field: GridField, projection: MapProjection | null, grid: SampleGrid): Plan {
  const { columns, rows } = field;
  const count = grid.columns * grid.rows;
  const corners = new Int32Array(4 * count).fill(-1);
  const shareX = new Float64Array(count);
  const shareY = new Float64Array(count);
  const inDegrees = projection === null || projection.inDegrees;
  const lastColumn = inDegrees && isRound(field) ? columns : columns - 1;
  for (let i = 0; i < count; i += 1) {
    const lon = grid.west + (i % grid.columns) * grid.stepLon;
    const lat = grid.south + Math.floor(i / grid.columns) * grid.stepLat;
    const point = projection === null ? { x: lon, y: lat } : projection.forward(lon, lat);
    const column = columnAt(field, point.x, inDegrees);
    const row = settle((point.y - field.y0) / field.stepY);
    if (!(column >= 0 && column <= lastColumn && row >= 0 && row <= rows - 1)) continue;
    const left = Math.floor(column);
    const below = Math.floor(row);
    const right = Math.ceil(column);
    const above = Math.ceil(row);
    const at = (r: number, c: number): number => 2 * (r * columns + (c % columns));
    corners.set([at(below, left), at(below, right), at(above, left), at(above, right)], 4 * i);
    shareX[i] = column - left;
    shareY[i] = row - below;
  }
  return { corners, shareX, shareY, frames: new Map() };
}

function settle(index: number): number {
  const whole = Math.round(index);
  return Math.abs(index - whole) < ON_NODE ? whole : index;
}

/** Whether the columns go round the whole earth, so that the first follows the last. */
const isRound = ({ columns, stepX }: GridField): boolean =>
  Math.abs(columns - 360 / Math.abs(stepX)) < 0.01;

/** The column of an x; degrees may be a whole turn away from those of the file. */
function columnAt(field: GridField, x: number, inDegrees: boolean): number {
  const column = settle((x - field.x0) / field.stepX);
  if (!inDegrees || (column >= 0 && column <= field.columns - 1)) return column;
  const turn = 360 / Math.abs(field.stepX);
  return settle(column - turn * Math.floor(column / turn));
}

/** The frames about a moment, and how far it lies after the first; null outside all times. */
type Moment = { readonly first: number; readonly second: number; readonly share: number };

function momentOf(times: readonly number[], atMs: number): Moment | null {
  const second = times.findIndex((time) => time >= atMs);
  const until = times[second];
  if (until === undefined) return null;
  if (until === atMs) return { first: second, second, share: 0 };
  const from = times[second - 1];
  if (from === undefined) return null;
  return { first: second - 1, second, share: (atMs - from) / (until - from) };
}

/** A frame of the field at the nodes of a plan: east and north in turn, NaN beyond its reach. */
function frameAt(plan: Plan, nodes: Float32Array, time: number, size: number): Float32Array {
  const known = plan.frames.get(time);
  if (known !== undefined) return known;
  const { corners, shareX, shareY } = plan;
  const frame = new Float32Array(2 * shareX.length);
  const start = time * size;
  for (let i = 0; i < shareX.length; i += 1) {
    if (corners[4 * i]! < 0) {
      frame[2 * i] = frame[2 * i + 1] = Number.NaN;
      continue;
    }
    const x = shareX[i]!;
    const y = shareY[i]!;
    const [one, two] = [start + corners[4 * i]!, start + corners[4 * i + 1]!];
    const [three, four] = [start + corners[4 * i + 2]!, start + corners[4 * i + 3]!];
    for (let part = 0; part < 2; part += 1) {
      const south = nodes[one + part]! + x * (nodes[two + part]! - nodes[one + part]!);
      const north = nodes[three + part]! + x * (nodes[four + part]! - nodes[three + part]!);
      frame[2 * i + part] = south + y * (north - south);
    }
  }
  const [oldest] = plan.frames.keys();
  if (plan.frames.size >= FRAMES_KEPT && oldest !== undefined) plan.frames.delete(oldest);
  plan.frames.set(time, frame);
  return frame;
}

/**
 * What a field covers. On a map projection it is the box about the map's edge; over a pole all
 * longitudes. West is between -180 and 180, east beyond 180 where it crosses the date line.
 */
export function coverageOf(field: GridField): Coverage {
  const from = field.times[0];
  const until = field.times.at(-1);
  return {
    ...boxOf(field),
    from: from === undefined ? null : instantFromMs(from),
    until: until === undefined ? null : instantFromMs(until),
  };
}

type Box = Pick<Coverage, "west" | "south" | "east" | "north">;

function boxOf(field: GridField): Box {
  const { projection, x0, y0, stepX, stepY, columns, rows } = field;
  const [x1, y1] = [x0 + (columns - 1) * stepX, y0 + (rows - 1) * stepY];
  if (projection === null) {
    const [south, north] = [Math.min(y0, y1), Math.max(y0, y1)];
    if (isRound(field)) return { west: -180, south, east: 180, north };
    return turned({ west: Math.min(x0, x1), south, east: Math.max(x0, x1), north });
  }
  const map = openProjection(projection);
  const places = edgeOf(field).map(([x, y]) => map.inverse(x, y));
  // Longitudes go on from one another along the edge, so that none jumps by a whole turn.
  const lons: number[] = [];
  for (const { lon } of places) lons.push(near(lon, lons.at(-1) ?? lon));
  const lats = places.map(({ lat }) => lat);
  const box = {
    west: Math.min(...lons),
    south: Math.min(...lats),
    east: Math.max(...lons),
    north: Math.max(...lats),
  };
  // Round a pole the longitudes come back a whole turn away from where they began.
  const windings = Math.round((near(lons[0]!, lons.at(-1)!) - lons[0]!) / 360);
  if (windings === 0) return turned(box);
  const pole = box.south + box.north > 0 ? { north: 90 } : { south: -90 };
  return { ...box, west: -180, east: 180, ...pole };
}

const near = (lon: number, other: number): number => lon - 360 * Math.round((lon - other) / 360);

function turned(box: Box): Box {
  const turns = 360 * Math.floor((box.west + 180) / 360);
  return { ...box, west: box.west - turns, east: box.east - turns };
}

function edgeOf({ x0, y0, stepX, stepY, columns, rows }: GridField): [x: number, y: number][] {
  const across = Array.from({ length: columns }, (_, i) => x0 + i * stepX);
  const along = Array.from({ length: rows }, (_, i) => y0 + i * stepY);
  const [west, east] = [across[0]!, across.at(-1)!];
  const [south, north] = [along[0]!, along.at(-1)!];
  return [
    ...across.map((x): [number, number] => [x, south]),
    ...along.map((y): [number, number] => [east, y]),
    ...across.toReversed().map((x): [number, number] => [x, north]),
    ...along.toReversed().map((y): [number, number] => [west, y]),
  ];
}

/** Metres on a degree of a great circle of the mean earth. */
const METRES_PER_DEGREE = 111_195;

function spacingOf(field: GridField, map: MapProjection | null): number {
  if (map === null) return Math.abs(field.stepY);
  const x = field.x0 + (field.columns / 2) * field.stepX;
  const y = field.y0 + (field.rows / 2) * field.stepY;
  return distanceMetres(map.inverse(x, y), map.inverse(x, y + field.stepY)) / METRES_PER_DEGREE;
}

function latticeOf({ projection, x0, y0, stepX, stepY }: GridField): Lattice | null {
  if (projection !== null) return null;
  return { lon: near(x0, 0), lat: y0, stepLon: Math.abs(stepX), stepLat: Math.abs(stepY) };
}
