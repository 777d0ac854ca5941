import { accessSync, constants, statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";

const STORE_CODES = [
  "another writer",
  "no folder",
  "no access",
  "read-only disk",
  "disk full",
  "disk failed",
  "busy",
  "not a log",
  "newer format",
  "other centre",
  "no such log",
  "damaged",
  "broken chain",
  "opened to read",
  "not JSON",
  "too long",
  "closed",
] as const;
export type StoreCode = (typeof STORE_CODES)[number];

/**
 * What the store could not do, in one sentence for the person at the desk, and a code for
 * programs.
 */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly code: StoreCode;
  readonly path: string;

  constructor(code: StoreCode, path: string, sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.code = code;
    this.path = path;
  }
}

/** Result codes, https://www.sqlite.org/rescode.html: the low byte is the primary code. */
const SQLITE = {
  busy: 5,
  locked: 6,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
} as const;

/** No room for the shared memory of the write-ahead log: SQLITE_IOERR_SHMSIZE. */
const IOERR_SHMSIZE = 4874;
/** The disk refused to confirm what was written: SQLITE_IOERR_FSYNC and SQLITE_IOERR_DIR_FSYNC. */
const IOERR_FSYNC: ReadonlySet<number> = new Set([1034, 1290]);

const NOTHING_STORED = "Nothing of this was stored";

/** The StoreError that says what SQLite, or the file system, has met at `path`. */
export function storeErrorOf(error: unknown, path: string): StoreError {
  if (error instanceof StoreError) return error;
  const errcode = errcodeOf(error);
  if (errcode === null) return fileErrorOf(error, path);
  if (errcode === IOERR_SHMSIZE) return diskFull(path, error);
  switch (errcode & 0xff) {
    case SQLITE.busy:
    case SQLITE.locked:
      return new StoreError(
        "busy",
        path,
        `${NOTHING_STORED}: another program holds ${path}. Close it and try again.`,
        error,
      );
    case SQLITE.full:
      return diskFull(path, error);
    case SQLITE.readOnly:
      return readOnlyDisk(path, error);
    case SQLITE.cannotOpen:
      return unopened(path, error);
    case SQLITE.notADatabase:
      return new StoreError(
        "not a log",
        path,
        `Expected a Vigie log at ${path}; came a file that is no SQLite database.`,
        error,
      );
    case SQLITE.corrupt:
      return new StoreError(
        "damaged",
        path,
        `The file ${path} is damaged: ${textOf(error)}.`,
        error,
      );
    default:
      return new StoreError(
        "disk failed",
        path,
        `${NOTHING_STORED}: the disk under ${path} failed (${textOf(error)}).`,
        error,
      );
  }
}

/** Whether the disk refused to confirm a write, so that what it holds is not certain. */
export function isUnconfirmed(error: unknown): boolean {
  return IOERR_FSYNC.has(errcodeOf(error) ?? 0);
}

/** Whether SQLite found its own pages damaged. */
export function isDamage(error: unknown): boolean {
  const primary = (errcodeOf(error) ?? 0) & 0xff;
  return primary === SQLITE.corrupt || primary === SQLITE.notADatabase;
}

/** Whether another connection holds the lock that was asked for. */
export function isBusy(error: unknown): boolean {
  const primary = (errcodeOf(error) ?? 0) & 0xff;
  return primary === SQLITE.busy || primary === SQLITE.locked;
}

function errcodeOf(error: unknown): number | null {
  if (!(error instanceof Error) || !("errcode" in error)) return null;
  return typeof error.errcode === "number" ? error.errcode : null;
}

/** SQLite says only that it cannot open: the folder says why. */
function unopened(path: string, cause: unknown): StoreError {
  const folder = dirname(path);
  try {
    if (!statSync(folder).isDirectory()) return noFolder(path, cause);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const room = statfsSync(folder);
    if (room.bavail === 0 || (room.files > 0 && room.ffree === 0)) return diskFull(path, cause);
  } catch (error) {
    return fileErrorOf(error, path);
  }
  return new StoreError("no access", path, `May not open ${path}: ${textOf(cause)}.`, cause);
}

function fileErrorOf(error: unknown, path: string): StoreError {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ENOENT" || code === "ENOTDIR") return noFolder(path, error);
  if (code === "EROFS") return readOnlyDisk(path, error);
  if (code === "ENOSPC" || code === "EDQUOT") return diskFull(path, error);
  if (code === "EACCES" || code === "EPERM")
    return new StoreError(
      "no access",
      path,
      `May not write in the folder ${dirname(path)}. Give this account the right, or name another.`,
      error,
    );
  return new StoreError("disk failed", path, `${path} cannot be used: ${textOf(error)}.`, error);
}

function noFolder(path: string, cause: unknown): StoreError {
  const sentence = `There is no folder ${dirname(path)}. Make it, or name another for the log.`;
  return new StoreError("no folder", path, sentence, cause);
}

function readOnlyDisk(path: string, cause: unknown): StoreError {
  const sentence = `${NOTHING_STORED}: ${path} is on a disk, or is a file, that is read-only.`;
  return new StoreError("read-only disk", path, sentence, cause);
}

function diskFull(path: string, cause: unknown): StoreError {
  const sentence = `${NOTHING_STORED}: the disk of ${path} is full. Make room and try again.`;
  return new StoreError("disk full", path, sentence, cause);
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
