import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import * as h5wasm from "h5wasm";
import { flowOfGrid, usualFileError, type Flow, type GridField } from "#chart";
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
 * The grids of a kept file as they are read, when it still is the file of that SHA-256. Throws a
 * Cannot that says why a file is refused.
 */
export async function readKeptGrids(path: string, sha256: string): Promise<readonly GridField[]> {
  const came = existsSync(path)
    ? createHash("sha256").update(readFileSync(path)).digest("hex")
    : null;
  if (came === null) throw new Cannot("the file is missing.");
  if (came !== sha256) throw new Cannot(`it was altered: expected ${sha256}; came ${came}.`);
  return readGrids(path);
}

/**
 * The wind and the current of a file as flows, with the usual error of such files and, in their
 * source, what had to be assumed. Throws a Cannot that says why a file is refused.
 */
export async function openFieldFile(path: string): Promise<readonly Flow[]> {
  return flowsOfGrids(await readGrids(path));
}

/** The grids of a file as flows, with the usual error of such files. */
export const flowsOfGrids = (grids: readonly GridField[]): readonly Flow[] =>
  grids.map((field) => flowOfGrid(field, usualFileError(field)));

async function readGrids(path: string): Promise<readonly GridField[]> {
  const reading = await readFieldFile(path);
  if (!reading.ok) throw new Cannot(`${reading.why}.`);
  return reading.fields.map((field) => {
    const source = [field.source, ...reading.notes].join("; ");
    return { ...field, source };
  });
}
