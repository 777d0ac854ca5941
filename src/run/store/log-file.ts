import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from "node:fs";
import {
  faultAfter,
  lineOf,
  readLines,
  type Centre,
  type Entry,
  type Fault,
  type Head,
  type LineReading,
} from "#log";
import type { EventLog, Receipt } from "./event-log.ts";
import { sha256 } from "./rows.ts";
import { storeErrorOf } from "./store-error.ts";

const CHUNK_BYTES = 65_536;
/** Characters gathered before they are written. */
const WRITE_LENGTH = 65_536;

/** A line that is no entry. */
export type BadLine = Extract<LineReading, { ok: false }>;

/** What came of a file. `badLines` are left in it; the rest was offered to the log. */
export type Import = Receipt & { readonly badLines: readonly BadLine[] };

/** What a file of lines says, taken by itself. */
export type LinesVerified = {
  readonly entries: number;
  /** The heads of the sound parts, by centre. */
  readonly heads: readonly Head[];
  /** The first fault of each broken chain. */
  readonly faults: readonly Fault[];
  readonly badLines: readonly BadLine[];
};

/**
 * The log as JSON Lines, each with its line feed: centre by centre in the order of their names,
 * each from its first entry. Two logs with the same entries give the same bytes.
 */
export function* linesOf(log: EventLog): Iterable<string> {
  for (const { centre } of log.heads()) {
    for (const entry of log.readFrom(centre, 1)) yield `${lineOf(entry)}\n`;
  }
}

/**
 * Writes the log to a file, all or nothing: the name appears once everything is on the disk. Gives
 * the number of entries. Throws a StoreError.
 */
export function exportLog(log: EventLog, path: string): number {
  const partial = `${path}.partial`;
  try {
    const file = openSync(partial, "w");
    let count = 0;
    try {
      let text = "";
      for (const line of linesOf(log)) {
        text += line;
        count += 1;
        if (text.length < WRITE_LENGTH) continue;
        writeAll(file, text);
        text = "";
      }
      writeAll(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(partial, path);
    return count;
  } catch (error) {
    rmSync(partial, { force: true });
    throw storeErrorOf(error, path);
  }
}

/**
 * Offers the entries of a file to the log. A bad line is listed and the rest goes on; but an entry
 * that stands on a missing one cannot be proved, so it is refused and stays in the file.
 * `restoring` as in `receive`.
 */
export async function importLog(
  log: EventLog,
  path: string,
  options: { readonly restoring?: boolean } = {},
): Promise<Import> {
  const badLines: BadLine[] = [];
  const receipt = await log.receive(goodLines(path, badLines), options);
  return { ...receipt, badLines };
}

/**
 * Proves the chains of all centres in a file of lines, without a log. Throws a StoreError when it
 * cannot be read.
 */
export function verifyLines(path: string): LinesVerified {
  const badLines: BadLine[] = [];
  const heads = new Map<Centre, Head>();
  const faults = new Map<Centre, Fault>();
  let entries = 0;
  for (const entry of goodLines(path, badLines)) {
    entries += 1;
    if (faults.has(entry.centre)) continue;
    const fault = faultAfter(heads.get(entry.centre) ?? null, entry, sha256);
    if (fault === null) heads.set(entry.centre, entry);
    else faults.set(entry.centre, fault);
  }
  const sorted = [...heads.values()].map(({ centre, seq, hash, loggedAt }) => {
    return { centre, seq, hash, loggedAt };
  });
  sorted.sort((one, other) => (one.centre < other.centre ? -1 : 1));
  return { entries, heads: sorted, faults: [...faults.values()], badLines };
}

/**
 * The entries of a file, in its order; lines that are none are put into `badLines`. Throws a
 * StoreError.
 */
export function* goodLines(path: string, badLines: BadLine[]): Iterable<Entry> {
  for (const reading of readLines(textLines(path))) {
    if (reading.ok) yield reading.entry;
    else badLines.push(reading);
  }
}

/**
 * The lines of a file without their line feeds. What is not UTF-8 becomes U+FFFD, and fails by its
 * hash.
 */
function* textLines(path: string): Iterable<string> {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch (error) {
    throw storeErrorOf(error, path);
  }
  try {
    const chunk = new Uint8Array(CHUNK_BYTES);
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    let rest = "";
    for (;;) {
      const bytes = readSync(file, chunk, 0, CHUNK_BYTES, null);
      rest += decoder.decode(chunk.subarray(0, bytes), { stream: bytes > 0 });
      const lines = rest.split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
      if (bytes === 0) break;
    }
    if (rest !== "") yield rest;
  } finally {
    closeSync(file);
  }
}

function writeAll(file: number, text: string): void {
  const bytes = new TextEncoder().encode(text);
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
}
