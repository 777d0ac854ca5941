import { openProjection, type GridField, type MapProjection } from "#chart";
import { legBetween } from "./geodesic.ts";

/** East and north components at a moment (milliseconds since 1970) and place; null outside. */
export type VectorReader = (atMs: number, lon: number, lat: number) => Vector | null;

type Vector = readonly [east: number, north: number];

const FILL_PASSES = 10;
/** Step along the grid's y whose azimuth turns its vectors, metres. */
const TURN_STEP = 10;

/**
 * Reads a gridded field as OpenDrift's structured readers do: missing nodes filled from the coast
 * outward by the greatest of their eight neighbours, ten cells far; linear between nodes and then
 * between frames, each in single precision; vectors along a projection's axes turned at the
 * particle. Throws one sentence when the field's projection cannot be read.
 */
export function openReader(field: GridField): VectorReader {
  const projection = field.projection === null ? null : openProjection(field.projection);
  const size = field.columns * field.rows;
  const frames = field.times.map((_, index) => ({
    u: filled(field.u.slice(index * size, (index + 1) * size), field.columns),
    v: filled(field.v.slice(index * size, (index + 1) * size), field.columns),
  }));
  const at = (index: number, corner: Corner): Vector => {
    const { u, v } = frames[index]!;
    return [interpolated(u, corner, field.columns), interpolated(v, corner, field.columns)];
  };
  return (atMs, lon, lat) => {
    const { x, y } = projection === null ? { x: lon, y: lat } : projection.forward(lon, lat);
    const corner = cornerAt(field, x, y);
    const when = bracket(field.times, atMs);
    if (corner === null || when === null) return null;
    const before = at(when.index, corner);
    const after = when.share === 0 ? before : at(when.index + 1, corner);
    const [u, v] = [blend(before[0], after[0], when.share), blend(before[1], after[1], when.share)];
    if (Number.isNaN(u) || Number.isNaN(v)) return null;
    if (projection === null || field.relativeTo === "east") return [u, v];
    return turned(u, v, azimuthOfY(projection, x, y));
  };
}

function blend(before: number, after: number, share: number): number {
  return Math.fround(Math.fround(before * (1 - share)) + Math.fround(after * share));
}

function azimuthOfY(projection: MapProjection, x: number, y: number): number {
  const here = projection.inverse(x, y);
  const ahead = projection.inverse(x, y + TURN_STEP);
  return legBetween(here.lon, here.lat, ahead.lon, ahead.lat).azimuth;
}

function turned(u: number, v: number, azimuth: number): Vector {
  const [s, c] = [Math.sin(azimuth), Math.cos(azimuth)];
  return [Math.fround(u * c + v * s), Math.fround(v * c - u * s)];
}

type Moment = { readonly index: number; readonly share: number };

function bracket(times: readonly number[], atMs: number): Moment | null {
  const exact = times.indexOf(atMs);
  if (exact >= 0) return { index: exact, share: 0 };
  const after = times.findIndex((time) => time > atMs);
  if (after <= 0) return null;
  const before = times[after - 1]!;
  return { index: after - 1, share: (atMs - before) / (times[after]! - before) };
}

type Corner = { readonly node: number; readonly right: number; readonly up: number };

function cornerAt(field: GridField, x: number, y: number): Corner | null {
  const { x0, y0, stepX, stepY, columns, rows, projection } = field;
  const round = projection === null && x < Math.min(x0, x0 + stepX * (columns - 1)) ? 360 : 0;
  const across = (x + round - x0) / stepX;
  const along = (y - y0) / stepY;
  if (across < 0 || along < 0 || across > columns - 1 || along > rows - 1) return null;
  const column = Math.min(columns - 2, Math.floor(across));
  const row = Math.min(rows - 2, Math.floor(along));
  return { node: row * columns + column, right: across - column, up: along - row };
}

function interpolated(values: Float32Array, corner: Corner, columns: number): number {
  const { node, right, up } = corner;
  const near = values[node]! * (1 - right) + values[node + 1]! * right;
  const far = values[node + columns]! * (1 - right) + values[node + columns + 1]! * right;
  return Math.fround(near * (1 - up) + far * up);
}

function filled(values: Float32Array, columns: number): Float32Array {
  for (let pass = 0; pass < FILL_PASSES && values.some(Number.isNaN); pass += 1) {
    const before = values.slice();
    for (let node = 0; node < values.length; node += 1) {
      if (Number.isNaN(before[node]!)) values[node] = greatestAround(before, node, columns);
    }
  }
  return values;
}

function greatestAround(values: Float32Array, node: number, columns: number): number {
  const column = node % columns;
  let greatest = Number.NaN;
  for (const row of [-columns, 0, columns]) {
    for (const side of [-1, 0, 1]) {
      if (column + side < 0 || column + side >= columns) continue;
      const value = values[node + row + side] ?? Number.NaN;
      if (!Number.isNaN(value) && !(value <= greatest)) greatest = value;
    }
  }
  return greatest;
}
