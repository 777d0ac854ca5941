import { closeSync, existsSync, fsyncSync, openSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { isCentre, type Centre } from "#log";
import { StoreError, storeErrorOf } from "./store-error.ts";

/** "VIGI" in the header of the file, by which it is known for a Vigie log. */
const APPLICATION_ID = 0x56494749;
/** The layout of the tables. Another layout gets another number and a way to read the old one. */
const LAYOUT = 1;
/** Milliseconds to wait for another program's short lock, such as a reader's at a checkpoint. */
const BUSY_MS = 2_000;
/** `PRAGMA synchronous` FULL: the write-ahead log is synced at every commit. */
const SYNCHRONOUS_FULL = 2;
/** The row of `centre` that holds the name of our own. */
export const OWN = 1;

/**
 * `arrival` has no gaps. `body` is the text under the hash, so that verifying need not write it
 * anew. There is no index by (centre, seq): opening walks all rows anyway and remembers where each
 * stands, and every commit is the smaller for it.
 */
const TABLES = `
  CREATE TABLE centre (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE entry (
    arrival INTEGER PRIMARY KEY,
    centre INTEGER NOT NULL REFERENCES centre (id),
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER entry_stays BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'an entry of the log is never deleted'); END;
  CREATE TRIGGER entry_stands BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'an entry of the log is never changed'); END;
`;

/** An open file that is known to be a log, and whose it is. */
export type LogDatabase = { readonly db: DatabaseSync; readonly centre: Centre };

/** The one name of the file, so that two names of it cannot be locked by two writers. */
export function logPath(path: string): string {
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    if (there?.isDirectory() === true)
      throw new StoreError("not a log", path, `Expected a log at ${path}; came a folder.`);
    if (there !== undefined) return realpathSync(path);
    return join(realpathSync(dirname(path)), basename(path));
  } catch (error) {
    throw storeErrorOf(error, path);
  }
}

/**
 * Opens the file to write, and makes it when it is not there. The caller holds the writer's lock.
 */
export function openToWrite(path: string, centre: Centre): LogDatabase {
  return opened(
    path,
    () => new DatabaseSync(path, { timeout: BUSY_MS }),
    (db) => {
      if (isEmpty(db)) create(db, path, centre);
      const owner = ownerOf(db, path);
      if (owner !== centre)
        throw new StoreError(
          "other centre",
          path,
          `Expected the log of ${centre} at ${path}; came the log of ${owner}.`,
        );
      db.exec("PRAGMA journal_mode = WAL");
      makeDurable(db, path);
      return owner;
    },
  );
}

/**
 * Opens the file to read, also while another process writes it. Throws "no such log" when it is
 * not there.
 */
export function openToRead(path: string): LogDatabase {
  if (!existsSync(path)) throw new StoreError("no such log", path, `There is no log at ${path}.`);
  const open = (location: string | URL) => () =>
    new DatabaseSync(location, { readOnly: true, timeout: BUSY_MS });
  const examine = (db: DatabaseSync): Centre => ownerOf(db, path);
  try {
    return opened(path, open(path), examine);
  } catch (error) {
    // On a disk where no shared memory can be made, a file at rest can be read as it lies.
    if (hasWriteAheadLog(path) || !isUnopened(error)) throw error;
    const atRest = pathToFileURL(path);
    atRest.searchParams.set("immutable", "1");
    return opened(path, open(atRest), examine);
  }
}

function opened(
  path: string,
  open: () => DatabaseSync,
  examine: (db: DatabaseSync) => Centre,
): LogDatabase {
  let db: DatabaseSync | null = null;
  try {
    db = open();
    return { db, centre: examine(db) };
  } catch (error) {
    db?.close();
    throw storeErrorOf(error, path);
  }
}

function isUnopened(error: unknown): boolean {
  const codes: readonly unknown[] = ["no access", "read-only disk", "disk full", "disk failed"];
  return error instanceof StoreError && codes.includes(error.code);
}

function hasWriteAheadLog(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** A new file, or one whose making was cut off. */
function isEmpty(db: DatabaseSync): boolean {
  return (
    pragma(db, "application_id") === 0 &&
    pragma(db, "user_version") === 0 &&
    db.prepare("SELECT 1 FROM sqlite_schema").get() === undefined
  );
}

function create(db: DatabaseSync, path: string, centre: Centre): void {
  if (!isCentre(centre)) {
    const sentence = `Expected the name of a centre: a-z 0-9 . _ -; came "${String(centre)}".`;
    throw new StoreError("other centre", path, sentence);
  }
  db.exec("PRAGMA journal_mode = WAL");
  makeDurable(db, path);
  db.exec(`BEGIN IMMEDIATE; ${TABLES}
    PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${LAYOUT};`);
  db.prepare("INSERT INTO centre (id, name) VALUES (?, ?)").run(OWN, centre);
  db.exec("COMMIT");
  syncFolder(path);
}

/**
 * A file is safe only when its name in the folder is. Windows cannot sync a folder, and need not.
 */
function syncFolder(path: string): void {
  if (process.platform === "win32") return;
  const folder = openSync(dirname(path), "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/**
 * Set at every opening and read back, for no default may decide whether an acknowledged entry is
 * on the disk.
 */
function makeDurable(db: DatabaseSync, path: string): void {
  db.exec(`
    PRAGMA synchronous = FULL;
    PRAGMA fullfsync = ON;
    PRAGMA checkpoint_fullfsync = ON;
    PRAGMA cell_size_check = ON;
    PRAGMA trusted_schema = OFF;
  `);
  const mode = db.prepare("PRAGMA journal_mode").get()?.["journal_mode"];
  const synchronous = pragma(db, "synchronous");
  if (mode === "wal" && synchronous === SYNCHRONOUS_FULL) return;
  throw new StoreError(
    "disk failed",
    path,
    `Expected journal_mode wal and synchronous ${SYNCHRONOUS_FULL} at ${path}; ` +
      `came ${String(mode)} and ${synchronous}: entries would not be safe there.`,
  );
}

function ownerOf(db: DatabaseSync, path: string): Centre {
  const id = pragma(db, "application_id");
  if (id !== APPLICATION_ID) {
    const sentence =
      `Expected a Vigie log at ${path} (application id ${APPLICATION_ID}); ` +
      `came another database (application id ${id}).`;
    throw new StoreError("not a log", path, sentence);
  }
  const layout = pragma(db, "user_version");
  if (layout !== LAYOUT) {
    const sentence = `Expected a log of layout ${LAYOUT} at ${path}; came layout ${layout}.`;
    throw new StoreError("newer format", path, sentence);
  }
  const owner = db.prepare("SELECT name FROM centre WHERE id = ?").get(OWN)?.["name"];
  if (typeof owner === "string" && isCentre(owner)) return owner;
  throw new StoreError("damaged", path, `Expected the name of a centre in ${path}; came none.`);
}

function pragma(db: DatabaseSync, name: string): number {
  return Number(db.prepare(`PRAGMA ${name}`).get()?.[name]);
}
