import { mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { storeErrorOf } from "./store/store-error.ts";

/**
 * Makes sure of the folder in which a watch keeps its log and vault, for its owner alone. One level
 * after the other: Node's own recursive way does not end in folders that refuse with "not found",
 * such as those of /proc. Throws a StoreError that says in one sentence why it cannot be.
 */
export function makeFolder(folder: string): void {
  try {
    for (const missing of missingFolders(folder)) mkdirSync(missing, { mode: 0o700 });
  } catch (error) {
    throw storeErrorOf(error, join(folder, "log.sqlite"));
  }
}

/** What is missing of the path to `folder`, the outermost first. */
function missingFolders(folder: string): readonly string[] {
  const missing: string[] = [];
  for (let level = folder; !isThere(level); level = dirname(level)) missing.unshift(level);
  return missing;
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined || dirname(path) === path;
}
