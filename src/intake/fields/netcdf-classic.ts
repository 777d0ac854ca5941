import { NetCDFReader } from "netcdfjs";
import { Fault } from "../fault.ts";
import {
  countOf,
  type AttributeValue,
  type DataFile,
  type DataVariable,
  type Range,
} from "./data-file.ts";

/**
 * Reads a NetCDF-3 file: classic (CDF\1) or with 64-bit offsets (CDF\2). Throws a Fault when it is
 * cut short or none.
 */
export function readClassic(bytes: Uint8Array): DataFile {
  const reader = openReader(bytes);
  const records = reader.recordDimension;
  const variables = new Map<string, DataVariable>();
  for (const entry of reader.variables) {
    const dimensions = entry.dimensions.map(
      (id) => reader.dimensions[id]?.name ?? `dimension ${id}`,
    );
    const shape = entry.dimensions.map((id) =>
      id === records.id ? records.length : (reader.dimensions[id]?.size ?? 0),
    );
    let whole: Float64Array | null = null;
    variables.set(entry.name, {
      name: entry.name,
      dimensions,
      shape,
      attributes: attributesOf(entry.attributes),
      read: (ranges) => {
        whole ??= valuesOf(reader, entry, shape);
        return cut(whole, shape, ranges);
      },
    });
  }
  return variables;
}

type Entry = NetCDFReader["variables"][number];

function openReader(bytes: Uint8Array): NetCDFReader {
  try {
    return new NetCDFReader(bytes);
  } catch (error) {
    throw new Fault(`expected a NetCDF-3 file; came one whose header breaks off (${said(error)})`);
  }
}

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Text is not a number, whatever its letters; its variable is there for its attributes. */
const numberIn = (value: unknown): number => (typeof value === "number" ? value : Number.NaN);

/** Padding to 4 bytes at the end of each record, and of the whole, is cut off. */
function valuesOf(reader: NetCDFReader, entry: Entry, shape: readonly number[]): Float64Array {
  const values = new Float64Array(shape.reduce((product, size) => product * size, 1));
  const perRecord = shape.slice(1).reduce((product, size) => product * size, 1);
  let parts: readonly unknown[];
  try {
    parts = reader.getDataVariable(entry);
  } catch (error) {
    throw new Fault(`variable ${entry.name} breaks off: the file is cut short (${said(error)})`);
  }
  const flat = entry.record
    ? parts.flatMap((part) => (Array.isArray(part) ? part.slice(0, perRecord) : [part]))
    : parts.slice(0, values.length);
  if (flat.length !== values.length) {
    throw new Fault(
      `variable ${entry.name}: expected ${values.length} values; came ${flat.length}: ` +
        "the file is cut short",
    );
  }
  flat.forEach((value, index) => (values[index] = numberIn(value)));
  return values;
}

function cut(
  whole: Float64Array,
  shape: readonly number[],
  ranges: readonly Range[],
): Float64Array {
  const out = new Float64Array(countOf(ranges));
  let index = 0;
  const walk = (dimension: number, base: number): void => {
    const [from, until] = ranges[dimension] ?? [0, 1];
    const next = base * (shape[dimension] ?? 1);
    for (let i = from; i < until; i += 1) {
      if (dimension >= shape.length - 1) out[index++] = whole[next + i] ?? Number.NaN;
      else walk(dimension + 1, next + i);
    }
  };
  walk(0, 0);
  return out;
}

type RawAttribute = { readonly name: string; readonly value: number | string | number[] };

function attributesOf(list: readonly RawAttribute[]): Record<string, AttributeValue> {
  const read: Record<string, AttributeValue> = {};
  for (const { name, value } of list) {
    read[name] = typeof value === "string" ? value.replaceAll("\0", "") : value;
  }
  return read;
}
