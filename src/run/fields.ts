import { readFileSync } from "node:fs";
import { basename } from "node:path";
import * as h5wasm from "h5wasm";
import { fieldFormat, readGridFields, type FieldsReading } from "#intake";

/**
 * Reads a weather or current file from disk with the right reader by its first bytes. The HDF5
 * library is loaded only when the file needs it. A file that cannot be opened is a refusal too.
 */
export async function openFieldFile(path: string): Promise<FieldsReading> {
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
