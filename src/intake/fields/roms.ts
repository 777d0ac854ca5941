import { headingOfY, openProjection, type GridField } from "#chart";
import { Fault } from "../fault.ts";
import { readTimes } from "./cf-time.ts";
import { readUnpacked, wholeOf, type DataFile, type DataVariable } from "./data-file.ts";
import { fitGrid, type FittedGrid } from "./fitted-grid.ts";
import { componentOf, readSpeeds, type Component } from "./read-components.ts";

/** Whether a file is a native one of ROMS, with velocities between the rho points. */
export function isRoms(file: DataFile): boolean {
  return (
    file.get("lon_rho")?.shape.length === 2 &&
    lastOf(file.get("u")) === "xi_u" &&
    lastOf(file.get("v")) === "xi_v"
  );
}

const lastOf = (variable: DataVariable | undefined): string | undefined =>
  variable?.dimensions.at(-1);

/** How far the file's `angle` may be from that of the fitted grid, degrees. */
const ANGLE_OFF_MAX = 0.5;

/**
 * The surface current of a native ROMS file, brought to its rho points: at each the mean of the two
 * neighbours of u along xi and of v along eta (Arakawa C; at an edge or a coast the one), NaN on
 * land. Throws a Fault when the grid is on no map that we know.
 */
export function readRoms(file: DataFile, name: string, notes: string[]): GridField {
  const lat = need(file, "lat_rho");
  const lon = need(file, "lon_rho");
  const u = componentOf(file, need(file, "u"), "current");
  const v = componentOf(file, need(file, "v"), "current");
  const [rows, columns] = [lat.shape[0] ?? 0, lat.shape[1] ?? 0];
  checkStagger(u, v, rows, columns);
  const places = {
    columns,
    rows,
    lat: readUnpacked(lat, wholeOf(lat)),
    lon: readUnpacked(lon, wholeOf(lon)),
  };
  const grid = fitGrid(places);
  checkAngle(file, grid, columns, rows);
  const times = readTimes(u.time.coordinate ?? need(file, "ocean_time"));
  const mask = maskOf(file, columns * rows);
  const shape = { columns, rows, frames: times.length, mask };
  notes.push(
    ...u.notes,
    "u and v: means of the two neighbours of each rho point; at an edge or a coast of the one",
  );
  return {
    quantity: "current",
    source: `${name} (u, v)`,
    ...grid,
    columns,
    rows,
    times,
    u: toRho(readSpeeds(u), u, shape, "x"),
    v: toRho(readSpeeds(v), v, shape, "y"),
    relativeTo: "grid",
  };
}

function need(file: DataFile, name: string): DataVariable {
  const found = file.get(name);
  if (found !== undefined) return found;
  throw new Fault(`expected ${name} in a native file of ROMS; came none`);
}

/**
 * u lies after rho along xi and v along eta. A file has one fewer of them than of rho points, or as
 * many when it was cut out of a larger one.
 */
function checkStagger(u: Component, v: Component, rows: number, columns: number): void {
  const fits = (size: number, rho: number): boolean => size === rho || size === rho - 1;
  if (
    fits(u.x.size, columns) &&
    u.y.size === rows &&
    v.x.size === columns &&
    fits(v.y.size, rows)
  ) {
    return;
  }
  throw new Fault(
    `expected u and v between ${columns} by ${rows} rho points; came u ${u.x.size} by ` +
      `${u.y.size} and v ${v.x.size} by ${v.y.size}`,
  );
}

/** The file's `angle` between xi and east must be that of the fitted grid. */
function checkAngle(file: DataFile, grid: FittedGrid, columns: number, rows: number): void {
  const variable = file.get("angle");
  if (variable === undefined) throw new Fault("expected the variable angle of ROMS; came none");
  if (grid.stepX < 0 || grid.stepY < 0) {
    throw new Fault("expected xi and eta that run as x and y of the map; came a mirrored grid");
  }
  const angle = readUnpacked(variable, wholeOf(variable));
  const projection = grid.projection === null ? null : openProjection(grid.projection);
  for (const node of [0, columns - 1, (rows - 1) * columns, rows * columns - 1]) {
    const x = grid.x0 + (node % columns) * grid.stepX;
    const y = grid.y0 + Math.floor(node / columns) * grid.stepY;
    const { east, north } =
      projection === null ? { east: 0, north: 1 } : headingOfY(projection, x, y);
    // xi points to (north, -east) where eta points to (east, north).
    const off = ((angle[node] ?? Number.NaN) - Math.atan2(-east, north)) * (180 / Math.PI);
    const turned = Math.abs(off - 360 * Math.round(off / 360));
    if (turned <= ANGLE_OFF_MAX) continue;
    throw new Fault(
      `the angle of ROMS and the places of its nodes contradict each other by ${turned} degrees`,
    );
  }
}

function maskOf(file: DataFile, nodes: number): Float64Array | null {
  const variable = file.get("mask_rho");
  if (variable === undefined) return null;
  const mask = readUnpacked(variable, wholeOf(variable));
  if (mask.length === nodes) return mask;
  throw new Fault(`mask_rho: expected ${nodes} nodes; came ${mask.length}`);
}

type RhoShape = {
  readonly columns: number;
  readonly rows: number;
  readonly frames: number;
  readonly mask: Float64Array | null;
};

function toRho(
  values: Float32Array,
  component: Component,
  shape: RhoShape,
  along: "x" | "y",
): Float32Array {
  const { columns, rows, frames, mask } = shape;
  const [width, height] = [component.x.size, component.y.size];
  const at = (frame: number, row: number, column: number): number => {
    if (row < 0 || column < 0 || row >= height || column >= width) return Number.NaN;
    return values[(frame * height + row) * width + column] ?? Number.NaN;
  };
  const out = new Float32Array(frames * rows * columns);
  for (let node = 0; node < out.length; node += 1) {
    const place = node % (rows * columns);
    const frame = Math.floor(node / (rows * columns));
    const [row, column] = [Math.floor(place / columns), place % columns];
    const before = along === "x" ? at(frame, row, column - 1) : at(frame, row - 1, column);
    const after = at(frame, row, column);
    // Packed masks are 0 or 1 to a rounding.
    out[node] = mask !== null && !((mask[place] ?? 0) > 0.5) ? Number.NaN : meanOf(before, after);
  }
  return out;
}

function meanOf(one: number, other: number): number {
  if (Number.isNaN(one)) return other;
  return Number.isNaN(other) ? one : (one + other) / 2;
}
