import type { GridField } from "#chart";
import { Fault } from "../fault.ts";
import type { FieldsFound } from "./cf-fields.ts";
import type { Octets } from "./grib2-bits.ts";
import { inRows, readGribGrid, type GribGrid } from "./grib2-grid.ts";
import { readMessages, type GribField } from "./grib2-message.ts";
import { readGribValues } from "./grib2-packing.ts";
import { FASTEST_MS } from "./read-components.ts";

type Quantity = GridField["quantity"];

/** What one field of the file is: one component at one time, by one member of an ensemble. */
type Part = {
  readonly quantity: Quantity;
  readonly component: "u" | "v";
  readonly level: string;
  readonly validMs: number;
  readonly runMs: number;
  readonly member: number;
  readonly field: GribField;
};

/**
 * The wind at 10 m and the surface current of a GRIB2 file. Throws a Fault when it holds neither,
 * or none that can be read; everything else in it is listed as left aside.
 */
export function readGrib2(bytes: Uint8Array, name: string): FieldsFound {
  const leftAside = new Map<string, number>();
  const leave = (what: string): void => void leftAside.set(what, (leftAside.get(what) ?? 0) + 1);
  const parts: Part[] = [];
  for (const field of readMessages(bytes)) {
    const part = partOf(field, leave);
    if (part !== null) parts.push(part);
  }
  const notes: string[] = [];
  const fields = (["current", "wind"] as const)
    .map((quantity) => fieldFrom(parts, quantity, name, notes, leave))
    .filter((field) => field !== null);
  const left = [...leftAside].map(([what, count]) => (count === 1 ? what : `${count} × ${what}`));
  if (fields.length > 0) return { fields, notes, leftAside: left };
  throw new Fault(
    "expected a wind at 10 m (parameters 0-2-2 and 0-2-3 at level 103, 10 m) or a surface " +
      `current (10-1-2 and 10-1-3), both components; came ${left.join(", ") || "nothing"}`,
  );
}

const COMPONENTS: Readonly<Record<string, readonly [Quantity, "u" | "v"]>> = {
  "0-2-2": ["wind", "u"],
  "0-2-3": ["wind", "v"],
  "10-1-2": ["current", "u"],
  "10-1-3": ["current", "v"],
};

function partOf(field: GribField, leave: (what: string) => void): Part | null {
  const { product, discipline, identification } = field;
  const parameter = `${discipline}-${product.unsigned(10, 1)}-${product.unsigned(11, 1)}`;
  const template = product.unsigned(8, 2);
  const [quantity, component] = COMPONENTS[parameter] ?? [];
  // 0: at a moment; 1: the same by one member of an ensemble. Means over hours are left aside.
  if (quantity === undefined || component === undefined || (template !== 0 && template !== 1)) {
    leave(`parameter ${parameter} by template 4.${template}`);
    return null;
  }
  const level = levelOf(product);
  if (!isWanted(quantity, level)) {
    leave(`parameter ${parameter} at ${level.text}`);
    return null;
  }
  const runMs = runOf(identification);
  const member = template === 1 ? product.unsigned(36, 1) : 0;
  const validMs = runMs + leadOf(product);
  return { quantity, component, level: level.text, validMs, runMs, member, field };
}

type Level = { readonly type: number; readonly value: number; readonly text: string };

function levelOf(product: Octets): Level {
  const type = product.unsigned(23, 1);
  const value = product.unsigned(25, 4) / 10 ** product.signed(24, 1);
  return { type, value, text: `level type ${type}, ${value}` };
}

const GROUND = 1;
const MEAN_SEA_LEVEL = 101;
const ABOVE_GROUND = 103;
const BELOW_SEA = 160;
const DEEPEST_SURFACE_M = 10;

function isWanted(quantity: Quantity, { type, value }: Level): boolean {
  if (quantity === "wind") return type === ABOVE_GROUND && value === 10;
  if (type === BELOW_SEA) return value <= DEEPEST_SURFACE_M;
  return type === GROUND || type === MEAN_SEA_LEVEL;
}

/** The reference time, octets 13 to 19 of section 1; UTC by definition. */
function runOf(identification: Octets): number {
  const [month, day, hour, minute, second] = [15, 16, 17, 18, 19].map((octet) =>
    identification.unsigned(octet, 1),
  );
  const year = identification.unsigned(13, 2);
  return Date.UTC(year, (month ?? 1) - 1, day, hour, minute, second);
}

/** Code table 4.4, milliseconds. */
const TIME_UNITS: Readonly<Record<number, number>> = {
  0: 60_000,
  1: 3_600_000,
  2: 86_400_000,
  10: 3 * 3_600_000,
  11: 6 * 3_600_000,
  12: 12 * 3_600_000,
  13: 1000,
};

function leadOf(product: Octets): number {
  const unit = product.unsigned(18, 1);
  const unitMs = TIME_UNITS[unit];
  if (unitMs !== undefined) return product.signed(19, 4) * unitMs;
  throw new Fault(`expected a forecast time in seconds to days; came unit ${unit}`);
}

type Frame = { readonly validMs: number; readonly u: Float32Array; readonly v: Float32Array };

function fieldFrom(
  parts: readonly Part[],
  quantity: Quantity,
  name: string,
  notes: string[],
  leave: (what: string) => void,
): GridField | null {
  const ours = parts.filter((part) => part.quantity === quantity);
  const first = ours[0];
  if (first === undefined) return null;
  const kept = oneOf(ours, first, notes, leave);
  const grid = readGribGrid(first.field.grid);
  const frames: Frame[] = [];
  for (const { validMs, u, v } of pairsOf(kept, leave)) {
    frames.push({ validMs, u: speedsOf(u, grid), v: speedsOf(v, grid) });
  }
  if (frames.length === 0) return null;
  const { columns, rows, projection, x0, y0, stepX, stepY } = grid;
  return {
    quantity,
    source: `${name} (run of ${new Date(first.runMs).toISOString()})`,
    projection,
    x0,
    y0,
    stepX,
    stepY,
    columns,
    rows,
    times: frames.map(({ validMs }) => validMs),
    u: joined(frames.map(({ u }) => u)),
    v: joined(frames.map(({ v }) => v)),
    relativeTo: grid.alongGrid && projection !== null ? "grid" : "east",
  };
}

/** Those of the first grid, the first level and the first member; the others are left aside. */
function oneOf(
  ours: readonly Part[],
  first: Part,
  notes: string[],
  leave: (what: string) => void,
): Part[] {
  const wanted = first.field.grid.bytes.join();
  const kept: Part[] = [];
  for (const part of ours) {
    if (part.member !== first.member) leave(`${part.quantity} of member ${part.member}`);
    else if (part.level !== first.level) leave(`${part.quantity} at ${part.level}`);
    else if (part.field.grid.bytes.join() !== wanted) leave(`${part.quantity} on another grid`);
    else kept.push(part);
  }
  if (kept.length < ours.length && ours.some(({ member }) => member !== first.member)) {
    notes.push(`${first.quantity}: member ${first.member} of an ensemble is read`);
  }
  return kept;
}

type Both = { readonly validMs: number; readonly u: Part; readonly v: Part };

/** For each time both components of one run, of several runs the latest. */
function pairsOf(parts: readonly Part[], leave: (what: string) => void): Both[] {
  const runs = new Map<
    string,
    { validMs: number; runMs: number; u: Part | null; v: Part | null }
  >();
  for (const part of parts) {
    const { validMs, runMs, component } = part;
    const key = `${validMs} ${runMs}`;
    const pair = runs.get(key) ?? { validMs, runMs, u: null, v: null };
    if (pair[component] === null) pair[component] = part;
    else leave(`${part.quantity}, ${component} of ${said(validMs)} once more`);
    runs.set(key, pair);
  }
  const latest = new Map<number, Both>();
  for (const { validMs, u, v } of [...runs.values()].toSorted((a, b) => b.runMs - a.runMs)) {
    if (u === null) leave(`v of ${said(validMs)} without u`);
    else if (v === null) leave(`u of ${said(validMs)} without v`);
    else if (latest.has(validMs)) leave(`${u.quantity} of ${said(validMs)} by an earlier run`);
    else latest.set(validMs, { validMs, u, v });
  }
  return [...latest.values()].toSorted((a, b) => a.validMs - b.validMs);
}

const said = (ms: number): string => new Date(ms).toISOString();

function speedsOf({ field, quantity }: Part, grid: GribGrid): Float32Array {
  const values = inRows(readGribValues(field), grid);
  const wrong = values.find((value) => Math.abs(value) > FASTEST_MS);
  if (wrong === undefined) return values;
  throw new Fault(`${quantity}: expected speeds below ${FASTEST_MS} m/s; came ${wrong}`);
}

function joined(frames: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(frames.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const frame of frames) {
    all.set(frame, at);
    at += frame.length;
  }
  return all;
}
