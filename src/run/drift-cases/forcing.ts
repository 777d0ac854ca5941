import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { GridField } from "#chart";
import { readFieldFile } from "../fields.ts";
import { firstOf, isRow, numbersIn, type Row } from "./json.ts";

/** A file of forcing: what it holds, under the names by which cases speak of it. */
export type Forcing = {
  readonly name: string;
  /** The file from which it was extracted. */
  readonly source: string;
  readonly fields: readonly GridField[];
};

type Meaning = readonly [GridField["quantity"], "u" | "v", GridField["relativeTo"]];

/** By standard name, else by the variable's own; "grid" is east on longitude and latitude. */
const ALONG: Readonly<Record<string, Meaning>> = {
  eastward_sea_water_velocity: ["current", "u", "east"],
  northward_sea_water_velocity: ["current", "v", "east"],
  x_sea_water_velocity: ["current", "u", "grid"],
  y_sea_water_velocity: ["current", "v", "grid"],
  sea_water_x_velocity: ["current", "u", "grid"],
  sea_water_y_velocity: ["current", "v", "grid"],
  eastward_wind: ["wind", "u", "east"],
  northward_wind: ["wind", "v", "east"],
  x_wind: ["wind", "u", "grid"],
  y_wind: ["wind", "v", "grid"],
  u: ["current", "u", "grid"],
  v: ["current", "v", "grid"],
  uo: ["current", "u", "east"],
  vo: ["current", "v", "east"],
  u10: ["wind", "u", "east"],
  v10: ["wind", "v", "east"],
};

/**
 * The forcing of a folder: extractions (.json with .f32), and NetCDF files that no extraction was
 * made of. One that cannot be read is left out with a word on why.
 */
export async function openForcings(folder: string): Promise<{
  readonly forcings: readonly Forcing[];
  readonly faults: readonly string[];
}> {
  const forcings: Forcing[] = [];
  const faults: string[] = [];
  if (!existsSync(folder)) return { forcings, faults: [`no folder ${folder}`] };
  const files = readdirSync(folder).toSorted();
  for (const file of files.filter((each) => each.endsWith(".f32"))) {
    try {
      forcings.push(readExtraction(folder, file.slice(0, -".f32".length)));
    } catch (error) {
      faults.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const extracted = new Set(forcings.map(({ source }) => source));
  for (const file of files.filter((each) => each.endsWith(".nc") && !extracted.has(each))) {
    const reading = await readFieldFile(join(folder, file));
    const name = file.slice(0, -".nc".length);
    if (reading.ok) forcings.push({ name, source: file, fields: reading.fields });
    else faults.push(reading.why);
  }
  return { forcings, faults };
}

function readExtraction(folder: string, name: string): Forcing {
  const header = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as unknown;
  const bytes = readFileSync(join(folder, `${name}.f32`));
  if (!isRow(header) || !isRow(header["coords"]) || !Array.isArray(header["vars"])) {
    throw new Error("expected coords and vars; came none");
  }
  const source = typeof header["source"] === "string" ? header["source"] : name;
  const grid = gridOf(header["coords"], header);
  const fields = (["current", "wind"] as const).flatMap((quantity) => {
    const [u, v] = (["u", "v"] as const).map((lane) =>
      columnOf(header["vars"] as readonly unknown[], bytes, quantity, lane),
    );
    if (u === undefined || v === undefined || u === null || v === null) return [];
    return [{ ...grid, quantity, source, u: u.values, v: v.values, relativeTo: u.relativeTo }];
  });
  return { name, source, fields };
}

function gridOf(
  coords: Row,
  header: Row,
): Omit<GridField, "quantity" | "u" | "v" | "relativeTo" | "source"> {
  const xs = numbersIn(firstOf(coords, ["lon", "longitude", "x", "X", "xc"]));
  const ys = numbersIn(firstOf(coords, ["lat", "latitude", "y", "Y", "yc"]));
  const times = numbersIn(firstOf(coords, ["time_unix", "time"]));
  if (xs === null || ys === null || times === null || xs.length < 2 || ys.length < 2) {
    throw new Error("expected lists of x (or lon), y (or lat) and time_unix; came none");
  }
  const proj4 = header["proj4"] ?? header["projection"];
  return {
    projection: typeof proj4 === "string" ? proj4 : null,
    x0: xs[0]!,
    y0: ys[0]!,
    stepX: (xs.at(-1)! - xs[0]!) / (xs.length - 1),
    stepY: (ys.at(-1)! - ys[0]!) / (ys.length - 1),
    columns: xs.length,
    rows: ys.length,
    times: times.map((seconds) => seconds * 1000),
  };
}

type Column = { readonly values: Float32Array; readonly relativeTo: "east" | "grid" };

function columnOf(
  vars: readonly unknown[],
  bytes: Uint8Array,
  quantity: GridField["quantity"],
  lane: "u" | "v",
): Column | null {
  for (const each of vars) {
    if (!isRow(each)) continue;
    const meaning = ALONG[String(each["standard_name"])] ?? ALONG[String(each["name"])];
    if (meaning === undefined || meaning[0] !== quantity || meaning[1] !== lane) continue;
    const shape = numbersIn(each["shape"]) ?? [];
    const at = Number(each["byte_offset"] ?? 0);
    const length = shape.reduce((product, size) => product * size, 1);
    const values = new Float32Array(Uint8Array.from(bytes.subarray(at, at + 4 * length)).buffer);
    if (values.length !== length)
      throw new Error(`expected ${length} values; came ${values.length}`);
    return { values, relativeTo: meaning[2] };
  }
  return null;
}
