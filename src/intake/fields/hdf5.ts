import type * as H5wasm from "h5wasm";
import { Fault } from "../fault.ts";
import {
  countOf,
  wholeOf,
  type AttributeValue,
  type DataFile,
  type DataVariable,
} from "./data-file.ts";

/**
 * The HDF5 C library in WebAssembly (h5wasm). Its readiness is a promise, so the shell waits for it
 * and hands it in: `{ ...h5wasm, module: await h5wasm.ready }`.
 */
export type Hdf5 = {
  readonly File: typeof H5wasm.File;
  readonly Dataset: typeof H5wasm.Dataset;
  readonly module: Pick<Awaited<typeof H5wasm.ready>, "FS">;
};

/** Where the library's own file system in memory holds the file while it is read. */
const PATH = "/vigie-field.nc";
/** What netCDF-4 names a dimension that has no coordinates (NetCDF-4 format specification, B). */
const ONLY_A_DIMENSION = "This is a netCDF dimension but not a netCDF variable";

/**
 * Lets `use` read an HDF5 file; the file is closed and forgotten afterwards, so nothing of it may
 * be read later. Variables of the root group only. Throws a Fault when it is no HDF5 file.
 */
export function readHdf5<Result>(
  bytes: Uint8Array,
  hdf5: Hdf5,
  use: (file: DataFile) => Result,
): Result {
  hdf5.module.FS.writeFile(PATH, bytes);
  try {
    const file = new hdf5.File(PATH, "r");
    if (file.file_id < 0n) {
      throw new Fault("expected an HDF5 file; came bytes that the HDF5 library cannot open");
    }
    try {
      return use(variablesOf(file, hdf5));
    } finally {
      file.close();
    }
  } finally {
    hdf5.module.FS.unlink(PATH);
  }
}

function variablesOf(file: H5wasm.File, hdf5: Hdf5): DataFile {
  const variables = new Map<string, DataVariable>();
  for (const name of file.keys()) {
    const dataset = file.get(name);
    if (!(dataset instanceof hdf5.Dataset)) continue;
    const attributes = attributesOf(dataset);
    if (String(attributes["NAME"] ?? "").startsWith(ONLY_A_DIMENSION)) continue;
    variables.set(name, variableOf(name, dataset, attributes));
  }
  return variables;
}

function variableOf(
  name: string,
  dataset: H5wasm.Dataset,
  attributes: Record<string, AttributeValue>,
): DataVariable {
  const shape = dataset.shape ?? [];
  const dimensions = shape.map((_, index) => {
    const scale = dataset.get_attached_scales(index)[0];
    if (scale !== undefined) return scale.replace(/^\//, "");
    return shape.length === 1 ? name : `dimension ${index + 1} of ${name}`;
  });
  const variable: DataVariable = {
    name,
    dimensions,
    shape,
    attributes,
    read: (ranges) => {
      const all = countOf(ranges) === countOf(wholeOf(variable));
      const value = all ? dataset.value : dataset.slice(ranges.map(([a, b]) => [a, b]));
      return Float64Array.from(numbersIn(value));
    },
  };
  return variable;
}

function attributesOf(dataset: H5wasm.Dataset): Record<string, AttributeValue> {
  const read: Record<string, AttributeValue> = {};
  for (const [name, attribute] of Object.entries(dataset.attrs)) {
    // References between datasets: the library tells of them by get_attached_scales.
    if (name === "DIMENSION_LIST" || name === "REFERENCE_LIST") continue;
    const { value } = attribute;
    if (typeof value === "string") read[name] = value;
    else if (isTextList(value)) read[name] = value.join(" ");
    else {
      const numbers = Array.from(numbersIn(value));
      if (numbers.length > 0) read[name] = numbers.length === 1 ? (numbers[0] ?? 0) : numbers;
    }
  }
  return read;
}

const isTextList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === "string");

function* numbersIn(value: unknown): Generator<number> {
  if (typeof value === "number" || typeof value === "bigint") yield Number(value);
  else if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    for (const item of value as Float64Array | BigInt64Array) yield Number(item);
  } else if (Array.isArray(value)) {
    for (const item of value) yield* numbersIn(item);
  }
}
