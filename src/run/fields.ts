import { readFileSync } from "node:fs";
import { basename } from "node:path";
import * as h5wasm from "h5wasm";
import { flowOfGrid, usualFileError, type Flow } from "#chart";
import { fieldFormat, readGridFields, type FieldsReading } from "#intake";
import { Cannot } from "./arguments.ts";

/**
 * Reads a weather or current file from disk with the right reader by its first bytes, as the file
 * has it. A file that cannot be opened is a refusal too.
 */
export async function readFieldFile(path: string): Promise<FieldsReading> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, why: `expected a weather or current file at ${path}; came ${why}` };
  }
  const hdf5 = fieldFormat(bytes) === "NetCDF-4" ? { ...h5wasm, module: await h5wasm.ready } : null;
  return readGridFields(bytes, basename(path), hdf5);
}

/**
 * The wind and the current of a file as flows, with the usual error of such files and, in their
 * source, what had to be assumed. Throws a Cannot that says why a file is refused.
 */
export async function openFieldFile(path: string): Promise<readonly Flow[]> {
  const reading = await readFieldFile(path);
  if (!reading.ok) throw new Cannot(`${reading.why}.`);
  return reading.fields.map((field) => {
    const source = [field.source, ...reading.notes].join("; ");
    return flowOfGrid({ ...field, source }, usualFileError(field));
  });
}
