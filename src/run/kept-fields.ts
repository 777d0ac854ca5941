import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fieldsOf, type Picture } from "#picture";
import { Cannot } from "./arguments.ts";
import { makeFolder } from "./folder.ts";

/** Where the file of that SHA-256 is kept beside the log, whether it is there or not. */
export function keptFieldPath(data: string, sha256: string): string {
  return join(data, "fields", sha256);
}

/**
 * Copies a file to where fields are kept, whole or not at all, and gives its SHA-256. Throws a
 * Cannot when it cannot be read or kept.
 */
export function keepField(data: string, file: string): string {
  makeFolder(join(data, "fields"));
  try {
    const bytes = readFileSync(file);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const kept = keptFieldPath(data, sha256);
    const part = `${kept}.part`;
    writeFileSync(part, bytes, { flush: true, mode: 0o600 });
    renameSync(part, kept);
    return sha256;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Cannot(`${file} was not kept: ${why}.`);
  }
}

/** Fields on the log, each with whether its file is here and is still the same. */
export function keptFields(data: string, picture: Picture) {
  return fieldsOf(picture).map((field) => {
    const path = keptFieldPath(data, field.sha256);
    return { ...field, path, state: stateOf(path, field.sha256) };
  });
}

function stateOf(path: string, sha256: string): "kept" | "missing" | "altered" {
  if (!existsSync(path)) return "missing";
  const sum = createHash("sha256").update(readFileSync(path)).digest("hex");
  return sum === sha256 ? "kept" : "altered";
}
