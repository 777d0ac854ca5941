import type { GridField } from "#chart";
import { epochMs, instant } from "#units";
import { Fault } from "../fault.ts";
import type { FieldsFound } from "./cf-fields.ts";
import { equalSteps } from "./cf-axes.ts";
import { FASTEST_MS, speedFactor } from "./read-components.ts";

type Quantity = GridField["quantity"];

const EXPECTED =
  "expected a first line such as time,lat,lon,wind_u (m/s),wind_v (m/s) or " +
  "time,lat,lon,current_speed (kn),current_towards (deg), with wind_from for a wind";

/** What a column holds. A wind is named by where it comes from, a current by where it goes. */
type Column =
  | { readonly is: "time" | "lat" | "lon" | "none" }
  | { readonly is: "u" | "v" | "speed"; readonly quantity: Quantity; readonly factor: number }
  | { readonly is: "direction"; readonly quantity: Quantity };

/**
 * Reads a table: a first line that names the columns and their units, then one node at one time a
 * line, in any order, separated by commas, semicolons or tabs. Nodes must be those of a grid at
 * equal steps, all there at every time; an empty cell is a missing value. Times carry their zone.
 * Throws a Fault that names the line, or the node that is missing.
 */
export function readCsv(bytes: Uint8Array, name: string): FieldsFound {
  const lines = decoded(bytes).split(/\r\n|\r|\n/);
  const at = lines.findIndex((line) => line.trim() !== "" && !line.startsWith("#"));
  const header = lines[at] ?? "";
  const separator = [";", "\t", ","].find((mark) => header.includes(mark));
  if (separator === undefined) throw new Fault(`${EXPECTED}; came "${header.slice(0, 80)}"`);
  const cells = (line: string): string[] => line.split(separator).map((cell) => cell.trim());
  const columns = cells(header).map(columnOf);
  const rows: Row[] = [];
  lines.forEach((line, index) => {
    if (index <= at || line.trim() === "" || line.startsWith("#")) return;
    rows.push(rowOf(cells(line), columns, index + 1));
  });
  const quantities = (["current", "wind"] as const).filter((quantity) => has(columns, quantity));
  if (quantities.length === 0) throw new Fault(`${EXPECTED}; came "${header.slice(0, 80)}"`);
  const grid = gridOf(rows);
  const fields = quantities.map((quantity) => fieldOf(quantity, rows, grid, name));
  const unread = cells(header).filter((_, i) => columns[i]?.is === "none");
  return { fields, notes: [], leftAside: unread.map((cell) => `column "${cell}"`) };
}

function decoded(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) {
    text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  }
  if (text.includes("\0")) throw new Fault("expected NetCDF, GRIB2 or CSV; came other bytes");
  // The mark of UTF-8 that some programs put first.
  return text.replace(/^\u00EF\u00BB\u00BF/, "");
}

const HEADER = /^([a-z_0-9]+)\s*(?:[([](.*)[)\]])?$/i;
const TIME = /^(time|valid_time|datetime)$/;
const MEASURED = /^(wind|current)_(u|v|east|north|speed|from|towards)$/;

function columnOf(cell: string): Column {
  const match = HEADER.exec(cell.replaceAll('"', ""));
  const name = (match?.[1] ?? "").toLowerCase();
  const units = (match?.[2] ?? "").trim();
  if (TIME.test(name)) return { is: "time" };
  if (name === "lat" || name === "latitude") return { is: "lat" };
  if (name === "lon" || name === "longitude") return { is: "lon" };
  return measuredBy(cell, name, units);
}

const COMPONENTS = { u: "u", east: "u", v: "v", north: "v", speed: "speed" } as const;

function measuredBy(cell: string, name: string, units: string): Column {
  const measured = MEASURED.exec(name);
  if (measured === null) return { is: "none" };
  const quantity = measured[1] === "wind" ? "wind" : "current";
  const kind = measured[2] as keyof typeof COMPONENTS | "from" | "towards";
  if (kind === "from" || kind === "towards") return directionOf(cell, quantity, kind, units);
  const factor = speedFactor(units);
  if (factor === null)
    throw new Fault(`column "${cell}": expected its units, such as (m/s) or (kn)`);
  return { is: COMPONENTS[kind], quantity, factor };
}

function directionOf(
  cell: string,
  quantity: Quantity,
  kind: "from" | "towards",
  units: string,
): Column {
  const convention = quantity === "wind" ? "from" : "towards";
  if (kind !== convention) {
    throw new Fault(`column "${cell}": expected ${quantity}_${convention}, as charts have it`);
  }
  if (!/^(deg|degrees|°|Â°)$/.test(units)) {
    throw new Fault(`column "${cell}": expected its units, (deg); came "${units}"`);
  }
  return { is: "direction", quantity };
}

function has(columns: readonly Column[], quantity: Quantity): boolean {
  const held = columns.filter((column) => "quantity" in column && column.quantity === quantity);
  if (held.length === 0) return false;
  const kinds = held
    .map(({ is }) => is)
    .toSorted()
    .join();
  if (kinds === "u,v" || kinds === "direction,speed") return true;
  throw new Fault(`${quantity}: expected either u and v, or speed and direction; came ${kinds}`);
}

type Vector = { readonly u: number; readonly v: number };
type Row = {
  readonly line: number;
  readonly timeMs: number;
  readonly lat: number;
  readonly lon: number;
  readonly of: Readonly<Record<Quantity, Vector>>;
};

function rowOf(cells: readonly string[], columns: readonly Column[], line: number): Row {
  if (cells.length !== columns.length) {
    throw new Fault(`line ${line}: expected ${columns.length} cells; came ${cells.length}`);
  }
  const cellOf = (is: Column["is"], quantity?: Quantity): [string, number] => {
    const index = columns.findIndex(
      (column) => column.is === is && (!("quantity" in column) || column.quantity === quantity),
    );
    const column = columns[index];
    return [cells[index] ?? "", column !== undefined && "factor" in column ? column.factor : 1];
  };
  const value = (is: Column["is"], quantity?: Quantity): number => {
    const [cell, factor] = cellOf(is, quantity);
    if (cell === "" || /^nan$/i.test(cell)) return Number.NaN;
    const number = Number(cell);
    if (Number.isFinite(number)) return number * factor;
    throw new Fault(`line ${line}: expected a number for ${is}; came "${cell}"`);
  };
  const vector = (quantity: Quantity): Vector => {
    const speed = value("speed", quantity);
    if (Number.isNaN(speed)) return { u: value("u", quantity), v: value("v", quantity) };
    const turn = quantity === "wind" ? 180 : 0;
    const towards = ((value("direction", quantity) + turn) * Math.PI) / 180;
    return { u: speed * Math.sin(towards), v: speed * Math.cos(towards) };
  };
  const [lat, lon] = [value("lat"), value("lon")];
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 360)) {
    throw new Fault(`line ${line}: expected latitude and longitude in degrees; came ${lat} ${lon}`);
  }
  const of = { current: vector("current"), wind: vector("wind") };
  for (const speed of [of.current.u, of.current.v, of.wind.u, of.wind.v]) {
    if (Math.abs(speed) > FASTEST_MS) {
      throw new Fault(`line ${line}: expected speeds below ${FASTEST_MS} m/s; came ${speed}`);
    }
  }
  return { line, timeMs: momentOf(cellOf("time")[0], line), lat, lon, of };
}

function momentOf(cell: string, line: number): number {
  try {
    return epochMs(instant(cell.replace(" ", "T")));
  } catch {
    throw new Fault(
      `line ${line}: expected a time with its zone, such as 2024-06-01T03:00Z; came "${cell}"`,
    );
  }
}

type TableGrid = Pick<GridField, "x0" | "y0" | "stepX" | "stepY" | "columns" | "rows" | "times">;

function gridOf(rows: readonly Row[]): TableGrid {
  const distinct = (of: (row: Row) => number): number[] =>
    [...new Set(rows.map(of))].toSorted((a, b) => a - b);
  const lons = distinct(({ lon }) => lon);
  const lats = distinct(({ lat }) => lat);
  const east = equalSteps(lons, "lon");
  const north = equalSteps(lats, "lat");
  return {
    x0: east.first,
    y0: north.first,
    stepX: east.step,
    stepY: north.step,
    columns: lons.length,
    rows: lats.length,
    times: distinct(({ timeMs }) => timeMs),
  };
}

function fieldOf(
  quantity: Quantity,
  table: readonly Row[],
  grid: TableGrid,
  name: string,
): GridField {
  const nodes = grid.columns * grid.rows;
  const frameOf = new Map(grid.times.map((time, frame) => [time, frame]));
  const lineOf = new Map<number, number>();
  const u = new Float32Array(nodes * grid.times.length).fill(Number.NaN);
  const v = u.slice();
  for (const { line, timeMs, lat, lon, of } of table) {
    const column = Math.round((lon - grid.x0) / grid.stepX);
    const row = Math.round((lat - grid.y0) / grid.stepY);
    const at = (frameOf.get(timeMs) ?? 0) * nodes + row * grid.columns + column;
    const before = lineOf.get(at);
    if (before !== undefined) {
      throw new Fault(`line ${line}: expected each node once a time; came that of line ${before}`);
    }
    lineOf.set(at, line);
    u[at] = of[quantity].u;
    v[at] = of[quantity].v;
  }
  for (let at = 0; at < u.length; at += 1) {
    if (lineOf.has(at)) continue;
    const node = at % nodes;
    const lat = grid.y0 + Math.floor(node / grid.columns) * grid.stepY;
    const lon = grid.x0 + (node % grid.columns) * grid.stepX;
    const time = new Date(grid.times[Math.floor(at / nodes)] ?? 0).toISOString();
    throw new Fault(`expected every node at every time; came none for ${lat} ${lon} at ${time}`);
  }
  return { quantity, source: name, projection: null, ...grid, u, v, relativeTo: "east" };
}
