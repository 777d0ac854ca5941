import { DatabaseSync } from "node:sqlite";
import { isBusy, StoreError, storeErrorOf } from "./store-error.ts";

/**
 * Holds the right to write the log at `path` until `release` is called or the process ends,
 * however it ends: an exclusive transaction on an empty database beside the log. The operating
 * system's lock dies with the process, so there is no stale lock, and the log's own file stays
 * free for readers. Throws a StoreError "another writer" when the right is taken.
 */
export function holdWriterLock(path: string): { readonly release: () => void } {
  let lock: DatabaseSync | null = null;
  try {
    lock = new DatabaseSync(`${path}.lock`, { timeout: 0 });
    // Nothing is ever written here, so there is nothing for a journal to save.
    lock.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
  } catch (error) {
    lock?.close();
    if (!isBusy(error)) throw storeErrorOf(error, path);
    throw new StoreError(
      "another writer",
      path,
      `Another process writes the log ${path}. ` +
        "Only one may: stop it first, or open the log to read.",
      error,
    );
  }
  const held = lock;
  return { release: () => held.close() };
}
