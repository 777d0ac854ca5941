import {
  dataFault,
  readFields,
  readList,
  readNumber,
  readOneOf,
  readText,
  type Fields,
} from "./read-data.ts";
import { MINOR_NAMES, type Constituent, type Doodson } from "./tidal-constituents.ts";

/** How a node of the atlas came to its streams. */
const DRY = 0;
const FILLED = 1;
export const WET = 2;

/** Streams on nodes at equal steps of longitude and latitude, as complex amplitudes. */
export type TidalAtlas = {
  /** Node 0 and the steps, degrees; columns from west to east within rows from south to north. */
  readonly west: number;
  readonly south: number;
  readonly stepLon: number;
  readonly stepLat: number;
  readonly columns: number;
  readonly rows: number;
  readonly constituents: readonly Constituent[];
  /** m/s of one unit of `amplitudes`. */
  readonly unit: number;
  /**
   * Of the mean over the depth, at [(node * constituents + c) * 4 + part]: real and imaginary part
   * of east, then of north.
   */
  readonly amplitudes: Int16Array;
  /** DRY, FILLED or WET by node. */
  readonly states: Uint8Array;
};

/** Real and imaginary part of east and of north. */
const PARTS = 4;
/** Rings of dry nodes that take the mean of their neighbours: 3 are about 5 km. */
const FILL_RINGS = 3;

/**
 * Opens the atlas of tidal streams. `header` is tidal_currents.json, `planes` the words of
 * tidal_currents.i16.gz unpacked: 16-bit, the low byte first, as on every machine that runs Node or
 * a browser. Dry nodes within three of the water are given the mean of their neighbours, so that
 * nothing that drifts near the shore is without a stream. Throws one sentence that names the field
 * that is wrong.
 */
export function openTidalAtlas(header: unknown, planes: Int16Array): TidalAtlas {
  const fields = readFields(header, "tidal currents");
  const number = (name: string, least: number, most: number): number =>
    readNumber(fields[name], `tidal currents.${name}`, least, most);
  const columns = number("nx", 2, 10_000);
  const rows = number("ny", 2, 10_000);
  const constituents = readConstituents(fields);
  const words = columns * rows * constituents.length * PARTS;
  if (planes.length !== words)
    throw dataFault("tidal_currents.i16", `${words} words of 16 bits`, planes.length);
  const nothing = number("nodata", -32_768, -32_768);
  const atlas: TidalAtlas = {
    west: number("lon0", -180, 180),
    south: number("lat0", -90, 90),
    stepLon: number("dlon", 1e-6, 10),
    stepLat: number("dlat", 1e-6, 10),
    columns,
    rows,
    constituents,
    unit: number("scale_uv_m_s", 1e-9, 1),
    ...layOut(planes, columns * rows, nothing),
  };
  for (let ring = 0; ring < FILL_RINGS; ring += 1) fillRing(atlas);
  return atlas;
}

function readConstituents(fields: Fields): readonly Constituent[] {
  const inferred = readList(fields["inferred"], "tidal currents.inferred").map((given, at) => {
    const here = `tidal currents.inferred[${at}]`;
    const minor = readFields(given, here);
    return {
      of: readText(minor["from"], `${here}.from`),
      name: readOneOf(minor["name"], `${here}.name`, MINOR_NAMES),
      ratio: readNumber(minor["ratio"], `${here}.ratio`, 0, 1),
      lag: readNumber(minor["lag"], `${here}.lag`, -360, 360),
    };
  });
  const majors = readList(fields["constituents"], "tidal currents.constituents");
  if (majors.length === 0)
    throw dataFault("tidal currents.constituents", "at least one constituent", majors);
  return majors.map((given, at) => {
    const here = `tidal currents.constituents[${at}]`;
    const major = readFields(given, here);
    const name = readText(major["name"], `${here}.name`);
    return {
      name,
      doodson: readDoodson(major["doodson"], `${here}.doodson`),
      minors: inferred.filter(({ of }) => of === name),
    };
  });
}

function readDoodson(value: unknown, field: string): Doodson {
  const read = readList(value, field).map((each) => readNumber(each, field, -360, 360));
  const [hour, moon, sun, perigee, node, solarPerigee, phase] = read;
  if (read.length !== 7 || phase === undefined)
    throw dataFault(field, "seven numbers: T, s, h, p, N, p1 and a phase", value);
  return [hour ?? 0, moon ?? 0, sun ?? 0, perigee ?? 0, node ?? 0, solarPerigee ?? 0, phase];
}

/** From a plane for each part to all parts of a node side by side. */
function layOut(
  planes: Int16Array,
  nodes: number,
  nothing: number,
): Pick<TidalAtlas, "amplitudes" | "states"> {
  const width = planes.length / nodes;
  const amplitudes = new Int16Array(planes.length);
  const states = new Uint8Array(nodes);
  for (let node = 0; node < nodes; node += 1) {
    let missing = 0;
    for (let part = 0; part < width; part += 1) {
      const value = planes[part * nodes + node] ?? nothing;
      amplitudes[node * width + part] = value;
      if (value === nothing) missing += 1;
    }
    if (missing !== 0 && missing !== width)
      throw dataFault("tidal_currents.i16", `all parts of node ${node} or none`, missing);
    states[node] = missing === 0 ? WET : DRY;
  }
  return { amplitudes, states };
}

/** Gives every dry node beside a known one the mean of its known neighbours, of up to eight. */
function fillRing({ columns, rows, amplitudes, states }: TidalAtlas): void {
  const width = amplitudes.length / (columns * rows);
  const before = Uint8Array.from(states);
  for (const [node, state] of before.entries()) {
    if (state !== DRY) continue;
    const known = neighboursOf(node, columns, rows).filter((beside) => before[beside] !== DRY);
    if (known.length === 0) continue;
    states[node] = FILLED;
    for (let part = 0; part < width; part += 1) {
      let sum = 0;
      for (const beside of known) sum += amplitudes[beside * width + part] ?? 0;
      amplitudes[node * width + part] = Math.round(sum / known.length);
    }
  }
}

function neighboursOf(node: number, columns: number, rows: number): readonly number[] {
  const column = node % columns;
  const row = Math.floor(node / columns);
  const found: number[] = [];
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1)
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1)
      if (x !== column || y !== row) found.push(y * columns + x);
  return found;
}

/**
 * Writes the amplitudes at a place, in m/s, into out[at] and on, as one node of the atlas has them:
 * bilinear, and next to the coast by the wet corners alone; where no corner is wet, by those filled
 * in. NaN outside of the atlas and on land further in.
 */
export function amplitudesInto(
  atlas: TidalAtlas,
  lon: number,
  lat: number,
  out: Float32Array,
  at: number,
): void {
  const width = atlas.constituents.length * PARTS;
  const x = (lon - atlas.west) / atlas.stepLon;
  const y = (lat - atlas.south) / atlas.stepLat;
  const inside = isWithin(x, atlas.columns - 1) && isWithin(y, atlas.rows - 1);
  out.fill(0, at, at + width);
  const known =
    inside && (addCorners(atlas, x, y, WET, out, at) || addCorners(atlas, x, y, FILLED, out, at));
  if (!known) out.fill(Number.NaN, at, at + width);
}

/** Weights and steps below this are rounding: a place on a node is that node. */
const TINY = 1e-5;

function isWithin(steps: number, most: number): boolean {
  return steps >= -TINY && steps <= most + TINY;
}

function addCorners(
  atlas: TidalAtlas,
  x: number,
  y: number,
  state: number,
  out: Float32Array,
  at: number,
): boolean {
  const { columns, rows, amplitudes, states, unit } = atlas;
  const width = atlas.constituents.length * PARTS;
  const column = Math.max(0, Math.min(columns - 2, Math.floor(x)));
  const row = Math.max(0, Math.min(rows - 2, Math.floor(y)));
  const weightOf = (corner: number): number =>
    ((corner & 1) === 1 ? x - column : column + 1 - x) * (corner > 1 ? y - row : row + 1 - y);
  const nodeOf = (corner: number): number =>
    (row + (corner >> 1)) * columns + column + (corner & 1);
  let known = 0;
  for (let corner = 0; corner < 4; corner += 1)
    if (states[nodeOf(corner)] === state) known += weightOf(corner);
  if (known < TINY) return false;
  for (let corner = 0; corner < 4; corner += 1) {
    const node = nodeOf(corner);
    if (states[node] !== state) continue;
    const weight = (weightOf(corner) * unit) / known;
    for (let part = 0; part < width; part += 1)
      out[at + part] = (out[at + part] ?? 0) + weight * (amplitudes[node * width + part] ?? 0);
  }
  return true;
}
