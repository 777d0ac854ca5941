import type { GridField } from "#chart";
import { Fault } from "../fault.ts";
import { gridOf } from "./cf-grid.ts";
import { readTimes } from "./cf-time.ts";
import { textOf, type DataFile, type DataVariable } from "./data-file.ts";
import { componentOf, readSpeeds, type Component } from "./read-components.ts";
import { isRoms, readRoms } from "./roms.ts";

type Quantity = GridField["quantity"];

/** What a pair of names says: what it is, and whether true east or the grid's x is meant. */
type Pair = readonly [quantity: Quantity, along: "east" | "grid" | "unsaid", u: string, v: string];

/** By standard_name (CF standard name table, version 90). */
const STANDARD_PAIRS: readonly Pair[] = [
  [
    "current",
    "east",
    "surface_eastward_sea_water_velocity",
    "surface_northward_sea_water_velocity",
  ],
  ["current", "east", "eastward_sea_water_velocity", "northward_sea_water_velocity"],
  ["current", "grid", "surface_sea_water_x_velocity", "surface_sea_water_y_velocity"],
  ["current", "grid", "sea_water_x_velocity", "sea_water_y_velocity"],
  ["current", "grid", "x_sea_water_velocity", "y_sea_water_velocity"],
  ["wind", "east", "eastward_wind", "northward_wind"],
  ["wind", "grid", "x_wind", "y_wind"],
];

/** By the variable's own name, where no standard_name says what it is. */
const NAMED_PAIRS: readonly Pair[] = [
  ["current", "unsaid", "uo", "vo"],
  ["current", "unsaid", "water_u", "water_v"],
  ["current", "east", "u_eastward", "v_northward"],
  ["wind", "unsaid", "u10", "v10"],
  ["wind", "unsaid", "u10m", "v10m"],
  ["wind", "unsaid", "10u", "10v"],
  ["wind", "grid", "x_wind_10m", "y_wind_10m"],
];

export type FieldsFound = {
  readonly fields: readonly GridField[];
  /** What was assumed or chosen among several. */
  readonly notes: readonly string[];
  /** What in the file was not read, and why not. */
  readonly leftAside: readonly string[];
};

/**
 * The current and the wind of a NetCDF file after the CF conventions (1.11). Throws a Fault when it
 * holds neither, or none that can be read.
 */
export function readCf(file: DataFile, name: string): FieldsFound {
  const notes: string[] = [];
  const fields: GridField[] = [];
  const failures: string[] = [];
  for (const quantity of ["current", "wind"] as const) {
    const field = firstOf(file, quantity, name, notes, failures);
    if (field !== null) fields.push(field);
  }
  if (fields.length > 0) return { fields, notes, leftAside: failures };
  if (failures.length > 0) throw new Fault(failures.join("; "));
  const came = [...file.values()].map((variable) => variable.name).slice(0, 20);
  throw new Fault(
    "expected a current (eastward_sea_water_velocity and northward_…, or along x, y) or a " +
      "wind at 10 m (eastward_wind and northward_wind, or x_wind and y_wind); came " +
      came.join(", "),
  );
}

type Candidate = {
  readonly along: Pair[1];
  readonly u: DataVariable;
  readonly v: DataVariable;
};

function firstOf(
  file: DataFile,
  quantity: Quantity,
  name: string,
  notes: string[],
  failures: string[],
): GridField | null {
  let found: GridField | null = null;
  if (quantity === "current" && isRoms(file)) {
    found = tried(failures, () => readRoms(file, name, notes));
  }
  for (const candidate of candidatesOf(file, quantity)) {
    const label = `${candidate.u.name} and ${candidate.v.name}`;
    if (found !== null) failures.push(`${label}: the ${quantity} is read from others`);
    else found = tried(failures, () => fieldOf(file, quantity, candidate, name, notes));
  }
  return found;
}

function tried(failures: string[], read: () => GridField): GridField | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    failures.push(error.message);
    return null;
  }
}

function candidatesOf(file: DataFile, quantity: Quantity): Candidate[] {
  const found: Candidate[] = [];
  const variables = [...file.values()].filter(({ shape }) => shape.length >= 3);
  const add = (pairs: readonly Pair[], nameOf: (variable: DataVariable) => string): void => {
    for (const [of, along, uName, vName] of pairs) {
      if (of !== quantity) continue;
      for (const u of variables.filter((variable) => nameOf(variable) === uName)) {
        const v = variables.find(
          (other) => nameOf(other) === vName && other.dimensions.join() === u.dimensions.join(),
        );
        if (v !== undefined && !found.some((known) => known.u === u)) found.push({ along, u, v });
      }
    }
  };
  const standardOf = (variable: DataVariable): string => textOf(variable, "standard_name");
  add(STANDARD_PAIRS, (variable) => standardOf(variable).toLowerCase());
  add(NAMED_PAIRS, (variable) => (standardOf(variable) === "" ? variable.name.toLowerCase() : ""));
  return found;
}

function fieldOf(
  file: DataFile,
  quantity: Quantity,
  { along, u, v }: Candidate,
  name: string,
  notes: string[],
): GridField {
  const east = componentOf(file, u, quantity);
  const north = componentOf(file, v, quantity);
  const grid = gridOf(file, east);
  if (grid.projection !== null && along === "unsaid") {
    throw new Fault(
      `${u.name} and ${v.name}: expected a standard_name that says whether true east or the ` +
        "grid's x is meant, since the grid is that of a map projection; came none",
    );
  }
  const field: GridField = {
    quantity,
    source: `${name} (${u.name}, ${v.name})`,
    ...grid,
    columns: east.x.size,
    rows: east.y.size,
    times: timesOf(east),
    u: readSpeeds(east),
    v: readSpeeds(north),
    relativeTo: along === "grid" && grid.projection !== null ? "grid" : "east",
  };
  notes.push(...east.notes, ...unsaid(quantity, east));
  return field;
}

function timesOf({ time, variable }: Component): number[] {
  if (time.coordinate !== null) return readTimes(time.coordinate);
  throw new Fault(`${variable.name}: expected coordinates of time; came none`);
}

/** What had to be assumed of a component because the file does not say it. */
function unsaid(quantity: Quantity, { variable, ranges }: Component): string[] {
  const said: string[] = [];
  if (textOf(variable, "units") === "") {
    said.push(`${variable.name}: the file names no units; taken as m/s`);
  }
  const isNamed10 = /10/.test(variable.name) || /\b10 ?m/i.test(textOf(variable, "long_name"));
  if (quantity === "wind" && !isNamed10 && ranges.length === 3) {
    said.push(`${variable.name}: the file names no height; taken as the wind at 10 m`);
  }
  return said;
}
