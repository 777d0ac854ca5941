import { Fault } from "../fault.ts";
import { readUnpacked, textOf, wholeOf, type DataFile, type DataVariable } from "./data-file.ts";
import { isTimeUnit } from "./cf-time.ts";

/** What a coordinate is along: told by axis, standard_name and units, never by its place. */
export type AxisKind =
  | "time"
  | "level"
  | "member"
  | "latitude"
  | "longitude"
  | "x"
  | "y"
  | "unknown";

/** A dimension of a variable with the coordinates along it, if the file has any. */
export type Axis = {
  readonly dimension: string;
  readonly index: number;
  readonly size: number;
  readonly kind: AxisKind;
  readonly coordinate: DataVariable | null;
};

const STANDARD: Readonly<Record<string, AxisKind>> = {
  time: "time",
  latitude: "latitude",
  longitude: "longitude",
  projection_x_coordinate: "x",
  projection_y_coordinate: "y",
  grid_longitude: "x",
  grid_latitude: "y",
  realization: "member",
  depth: "level",
  height: "level",
  altitude: "level",
  height_above_mean_sea_level: "level",
  air_pressure: "level",
  model_level_number: "level",
};
const LATITUDE_UNIT = /^degrees?_?(north|n)$/i;
const LONGITUDE_UNIT = /^degrees?_?(east|e)$/i;
const PRESSURE_UNIT = /^(pa|hpa|mbar|millibars?|mb|bar|dbar|decibar)$/i;
const MEMBER_NAME = /^(ensemble|ensemble_?member|realization|realisation|number|member)$/i;
export const LENGTH_UNITS: Readonly<Record<string, number>> = {
  m: 1,
  metre: 1,
  metres: 1,
  meter: 1,
  meters: 1,
  km: 1000,
  kilometre: 1000,
  kilometres: 1000,
  kilometer: 1000,
  kilometers: 1000,
};

function kindOf(variable: DataVariable): AxisKind {
  const standard = textOf(variable, "standard_name").toLowerCase();
  const units = textOf(variable, "units");
  const known = STANDARD[standard];
  if (known !== undefined) return known;
  if (/^ocean_\w*coordinate|^atmosphere_\w*coordinate/.test(standard)) return "level";
  if (LATITUDE_UNIT.test(units)) return "latitude";
  if (LONGITUDE_UNIT.test(units)) return "longitude";
  if (standard === "" && isTimeUnit(units)) return "time";
  return kindByHints(variable, units);
}

function kindByHints(variable: DataVariable, units: string): AxisKind {
  const axis = textOf(variable, "axis").toUpperCase();
  if (axis === "T" && isTimeUnit(units)) return "time";
  if (axis === "Z" || textOf(variable, "positive") !== "" || PRESSURE_UNIT.test(units)) {
    return "level";
  }
  if (axis === "E" || MEMBER_NAME.test(variable.name)) return "member";
  if (LENGTH_UNITS[units] !== undefined && (axis === "X" || axis === "Y")) {
    return axis === "X" ? "x" : "y";
  }
  return "unknown";
}

/** Variables that CF's `coordinates` attribute names for this one. */
function auxiliariesOf(file: DataFile, variable: DataVariable): DataVariable[] {
  return textOf(variable, "coordinates")
    .split(/\s+/)
    .map((name) => file.get(name))
    .filter((found) => found !== undefined);
}

/** The axes of a variable, one for each of its dimensions, in their order. */
export function axesOf(file: DataFile, variable: DataVariable): Axis[] {
  const auxiliaries = auxiliariesOf(file, variable);
  return variable.dimensions.map((dimension, index) => {
    const isAlong = (found: DataVariable | undefined): found is DataVariable =>
      found !== undefined && found.shape.length === 1 && found.dimensions[0] === dimension;
    const candidates = [file.get(dimension), ...auxiliaries].filter(isAlong);
    const named = candidates.find((found) => kindOf(found) !== "unknown");
    const coordinate = named ?? candidates[0] ?? null;
    const kind = coordinate === null ? "unknown" : kindOf(coordinate);
    const size = variable.shape[index] ?? 0;
    const member = kind === "unknown" && MEMBER_NAME.test(dimension);
    return { dimension, index, size, kind: member ? "member" : kind, coordinate };
  });
}

/** Latitudes and longitudes given for each node, where the grid follows neither; else null. */
export function nodePlacesOf(
  file: DataFile,
  variable: DataVariable,
): { readonly lat: DataVariable; readonly lon: DataVariable } | null {
  const plane = auxiliariesOf(file, variable).filter(({ shape }) => shape.length === 2);
  const lat = plane.find((found) => kindOf(found) === "latitude");
  const lon = plane.find((found) => kindOf(found) === "longitude");
  return lat === undefined || lon === undefined ? null : { lat, lon };
}

/** Nodes at equal steps: the first, and the step, which may be negative. */
export type EqualSteps = { readonly first: number; readonly step: number };

/** How far a coordinate may lie from equal steps, as a share of the step: float32 rounding. */
const UNEVEN_MAX = 0.01;

/**
 * Coordinates at equal steps. Throws a Fault that names the first that is not: an irregular grid is
 * never taken for a regular one.
 */
export function readEqualSteps(coordinate: DataVariable): EqualSteps {
  const values = readUnpacked(coordinate, wholeOf(coordinate));
  return equalSteps(unwrapped(values, kindOf(coordinate) === "longitude"), coordinate.name);
}

/** The same for numbers from elsewhere; `name` stands in the Fault. */
export function equalSteps(values: ArrayLike<number>, name: string): EqualSteps {
  const first = values[0];
  const last = values[values.length - 1];
  if (first === undefined || last === undefined || values.length < 2) {
    throw new Fault(`${name}: expected at least 2 nodes; came ${values.length}`);
  }
  const step = (last - first) / (values.length - 1);
  if (!Number.isFinite(step) || step === 0) {
    throw new Fault(`${name}: expected equal steps; came from ${first} to ${last}`);
  }
  for (let i = 1; i < values.length; i += 1) {
    const value = values[i] ?? Number.NaN;
    if (Math.abs(value - (first + i * step)) <= UNEVEN_MAX * Math.abs(step)) continue;
    throw new Fault(
      `${name}: expected equal steps of ${step}; came ${value} after ${values[i - 1]}`,
    );
  }
  return { first, step };
}

/** Longitudes that pass 180 or 360 degrees go on instead of jumping back. */
function unwrapped(values: Float64Array, isLongitude: boolean): Float64Array {
  if (!isLongitude) return values;
  const out = values.slice();
  for (let i = 1; i < out.length; i += 1) {
    const jump = (out[i] ?? 0) - (out[i - 1] ?? 0);
    if (Math.abs(jump) > 180) out[i] = (out[i] ?? 0) - 360 * Math.round(jump / 360);
  }
  return out;
}

/** Which level to take, or why none: a current at the surface, a wind at 10 m. */
export type Level = { readonly index: number; readonly note: string | null };

const DEEPEST_SURFACE_M = 10;
const WIND_HEIGHT_M = 10;
const WIND_HEIGHT_OFF_M = 0.5;

/** Throws a Fault when there is no level at the surface, or at 10 m. */
export function levelFor(quantity: "current" | "wind", { coordinate, dimension }: Axis): Level {
  if (coordinate === null) throw new Fault(`levels "${dimension}": expected metres; came nothing`);
  const values = Array.from(readUnpacked(coordinate, wholeOf(coordinate)));
  if (textOf(coordinate, "standard_name").startsWith("ocean_")) {
    const note = `the top level of ${values.length} is taken as the surface`;
    return { index: values.indexOf(Math.max(...values)), note };
  }
  const units = textOf(coordinate, "units");
  const factor = LENGTH_UNITS[units];
  if (factor === undefined) {
    throw new Fault(`levels "${dimension}": expected metres; came "${units}"`);
  }
  return nearestLevel(
    quantity,
    values.map((value) => Math.abs(value) * factor),
  );
}

function nearestLevel(quantity: "current" | "wind", heights: readonly number[]): Level {
  const wanted = quantity === "current" ? 0 : WIND_HEIGHT_M;
  const off = heights.map((height) => Math.abs(height - wanted));
  const least = Math.min(...off);
  const index = off.indexOf(least);
  const allowed = quantity === "current" ? DEEPEST_SURFACE_M : WIND_HEIGHT_OFF_M;
  if (!(least <= allowed)) {
    const expected = quantity === "current" ? "a current at the surface" : "a wind at 10 m";
    throw new Fault(`expected ${expected}; the nearest level is at ${heights[index]} m`);
  }
  const note = least > 0.6 ? `the level at ${heights[index]} m is taken as the surface` : null;
  return { index, note };
}

/** The height of a scalar coordinate of this variable in metres; null when it has none. */
export function scalarHeight(file: DataFile, variable: DataVariable): number | null {
  for (const found of auxiliariesOf(file, variable)) {
    if (found.shape.length > 0 || kindOf(found) !== "level") continue;
    const factor = LENGTH_UNITS[textOf(found, "units")];
    const value = readUnpacked(found, [])[0];
    if (factor !== undefined && value !== undefined) return value * factor;
  }
  return null;
}
