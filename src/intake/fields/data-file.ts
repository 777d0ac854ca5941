import { Fault } from "../fault.ts";

export type AttributeValue = string | number | readonly number[];

/** A variable of a NetCDF file: what it says of itself, and its values when asked. */
export type DataVariable = {
  readonly name: string;
  /** Names, slowest first; the last varies fastest. */
  readonly dimensions: readonly string[];
  readonly shape: readonly number[];
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  /** Values as stored, nothing unpacked, of [from, until) along each dimension. */
  read(ranges: readonly Range[]): Float64Array;
};

export type Range = readonly [from: number, until: number];

/** A NetCDF file of either kind. Text has no values here, only attributes. */
export type DataFile = ReadonlyMap<string, DataVariable>;

export function textOf(variable: DataVariable, attribute: string): string {
  const value = variable.attributes[attribute];
  return typeof value === "string" ? value.trim() : "";
}

/** The first number of an attribute, or null when there is none. */
export function numberOf(variable: DataVariable, attribute: string): number | null {
  return numbersOf(variable, attribute)[0] ?? null;
}

export function numbersOf(variable: DataVariable, attribute: string): readonly number[] {
  const value = variable.attributes[attribute];
  if (value === undefined) return [];
  if (typeof value === "number") return [value];
  if (typeof value !== "string") return value;
  const parts = value.trim().split(/[\s,]+/);
  const numbers = parts.map(Number);
  return value.trim() !== "" && numbers.every(Number.isFinite) ? numbers : [];
}

export const wholeOf = (variable: DataVariable): Range[] =>
  variable.shape.map((size): Range => [0, size]);

export const countOf = (ranges: readonly Range[]): number =>
  ranges.reduce((product, [from, until]) => product * (until - from), 1);

/** Fill values that netCDF writes where nothing was set and no `_FillValue` was declared. */
const UNSET = [9.969209968386869e36, -2147483647, -32767];

/**
 * Values in the units of the file: packing undone by scale_factor and add_offset (value = stored *
 * scale + offset), NaN where `_FillValue`, missing_value or the valid range say so (CF 1.11, 2.5
 * and 8.1). All of these but the offsets are in stored numbers.
 */
export function readUnpacked(variable: DataVariable, ranges: readonly Range[]): Float64Array {
  const values = variable.read(ranges);
  if (values.length !== countOf(ranges)) {
    throw new Fault(
      `variable ${variable.name}: expected ${countOf(ranges)} values; came ${values.length}: ` +
        "the file is cut short",
    );
  }
  const declared = [
    ...numbersOf(variable, "_FillValue"),
    ...numbersOf(variable, "missing_value"),
  ].filter(Number.isFinite);
  const absent = new Set(declared.length > 0 ? declared : UNSET);
  const range = numbersOf(variable, "valid_range");
  const least = range[0] ?? numberOf(variable, "valid_min") ?? Number.NEGATIVE_INFINITY;
  const most = range[1] ?? numberOf(variable, "valid_max") ?? Number.POSITIVE_INFINITY;
  const unpack = unpackingOf(variable);
  return values.map((value) =>
    absent.has(value) || value < least || value > most ? Number.NaN : unpack(value),
  );
}

function unpackingOf(variable: DataVariable): (stored: number) => number {
  const scale = numberOf(variable, "scale_factor");
  const offset = numberOf(variable, "add_offset");
  if (scale === null && offset === null) return (stored) => stored;
  return (stored) => stored * (scale ?? 1) + (offset ?? 0);
}
