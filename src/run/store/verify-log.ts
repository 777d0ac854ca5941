import type { DatabaseSync } from "node:sqlite";
import {
  entryName,
  faultAfter,
  faultIn,
  GENESIS,
  type Centre,
  type Entry,
  type Fault,
  type FaultKind,
  type Head,
} from "#log";
import type { Instant } from "#units";
import { OWN } from "./log-database.ts";
import { entryOf, readableRows, rowsAfter, rowsOf, sha256, type Row } from "./rows.ts";
import { isDamage } from "./store-error.ts";

export type Centres = ReadonlyMap<number, Centre>;

/**
 * What the walk over a log has found. After a fault, heads and length are what the rest says of
 * itself.
 */
export type Verified = {
  readonly heads: Map<Centre, Head>;
  /** Where each entry of a centre stands in the order of arrival, by its seq less one. */
  readonly arrivals: Map<Centre, number[]>;
  readonly length: number;
  readonly fault: Fault | null;
};

/**
 * How long "2021-11-24T02:41:00.000Z" is, and what stands before it. `","previous":…` follows it.
 */
const INSTANT_LENGTH = 24;
const LOGGED_AT = '"loggedAt":"';

/** What the first entry of a chain follows. */
const BEFORE_ALL = { seq: 0, hash: GENESIS, loggedAt: "" };

/**
 * Walks all rows in order of arrival and proves each against its hash and the entry before it.
 * Nothing is remembered from one opening to the next: a mark "verified up to here" in the file
 * could be altered with the entries.
 */
export function verifyLog(db: DatabaseSync, centres: Centres): Verified {
  const heads = new Map<Centre, Head>();
  const arrivals = new Map<Centre, number[]>();
  let length = 0;
  try {
    for (const row of rowsAfter(db, 0)) {
      const head = headAfter(row, length + 1, centres, heads);
      if (head === null) {
        const fault = faultOf(db, row, centres, heads);
        return { ...claimed(db, centres, heads, length), arrivals, fault };
      }
      heads.set(head.centre, head);
      length += 1;
      arrivals.getOrInsertComputed(head.centre, () => []).push(length);
    }
    return { heads, arrivals, length, fault: null };
  } catch (error) {
    if (!isDamage(error)) throw error;
    const why = error instanceof Error ? error.message : String(error);
    const fault = faultAt(heads, centres.get(OWN), "damaged", `arrival ${length + 1}`, why);
    return { ...claimed(db, centres, heads, length), arrivals, fault };
  }
}

/**
 * The head that the chain has with this row; null when it is not sound. Looks at the text alone:
 * parsing each body would take three times as long. That the text is an entry follows from its
 * hash and its link, unless whoever wrote it was wrong, and then `receive` or `append` would have
 * refused it.
 */
function headAfter(
  row: Row,
  expectedArrival: number,
  centres: Centres,
  heads: ReadonlyMap<Centre, Head>,
): Head | null {
  const [arrival, centreId, rowSeq, hash, body] = row;
  const centre = centres.get(centreId);
  if (centre === undefined) return null;
  const last = heads.get(centre) ?? BEFORE_ALL;
  const seq = last.seq + 1;
  const tail = `","previous":"${last.hash}","seq":${seq}}`;
  const at = body.length - tail.length - INSTANT_LENGTH;
  const loggedAt = body.slice(at, at + INSTANT_LENGTH) as Instant;
  if (rowSeq !== seq || arrival !== expectedArrival) return null;
  const sound =
    loggedAt >= last.loggedAt &&
    body.endsWith(tail) &&
    body.startsWith(LOGGED_AT, at - LOGGED_AT.length) &&
    body.includes(`,"centre":"${centre}","event":{`) &&
    sha256(body) === hash;
  return sound ? { centre, seq, hash, loggedAt } : null;
}

/** Says what is wrong with a row of which `headAfter` knows only that it is not sound. */
function faultOf(
  db: DatabaseSync,
  row: Row,
  centres: Centres,
  heads: ReadonlyMap<Centre, Head>,
): Fault {
  const [arrival, centreId, seq, hash, body] = row;
  const centre = centres.get(centreId);
  const fault = (kind: FaultKind, expected: string, found: string): Fault =>
    faultAt(heads, centre, kind, expected, found);
  if (centre === undefined) return fault("wrong centre", "a known centre", `number ${centreId}`);
  const entry = readRow(row);
  if (typeof entry === "string") return fault("altered", "an entry", entry);
  const found = faultAfter(heads.get(centre) ?? null, entry, sha256);
  if (found?.kind === "missing" && isLater(db, centreId, found.seq))
    return fault("reordered", found.expected, found.found);
  if (found !== null) return found;
  if (entry.centre !== centre) return fault("wrong centre", centre, entry.centre);
  if (entry.seq !== seq) return fault("altered", `seq ${entry.seq}`, `seq ${seq} in the index`);
  const text = sha256(body);
  if (text !== hash) return fault("altered", hash, text);
  return fault("missing", "every arrival in its turn", `arrival ${arrival} after a gap`);
}

/** The entry of a row that may be anything; else what keeps it from being one. */
export function readRow(row: Row): Entry | string {
  try {
    const entry = entryOf(row);
    return faultIn(entry) ?? entry;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isLater(db: DatabaseSync, centreId: number, seq: number): boolean {
  return rowsOf(db, "WHERE centre = ? AND seq = ?")(centreId, seq).length > 0;
}

function faultAt(
  heads: ReadonlyMap<Centre, Head>,
  centre: Centre | undefined,
  kind: FaultKind,
  expected: string,
  found: string,
): Fault {
  const whose = centre ?? ("unknown" as Centre);
  const seq = (heads.get(whose)?.seq ?? 0) + 1;
  const name = entryName({ centre: whose, seq });
  const sentence = `${name} does not stand as it was sealed: expected ${expected}, found ${found}`;
  return { centre: whose, seq, kind, expected, found, sentence };
}

/** What a broken log says of itself: how far it goes and where its chains end. */
function claimed(
  db: DatabaseSync,
  centres: Centres,
  heads: Map<Centre, Head>,
  sound: number,
): { heads: Map<Centre, Head>; length: number } {
  const length = Math.max(sound, lastArrival(db));
  for (const row of readableRows(db, sound, length, () => undefined)) {
    const entry = readRow(row);
    const centre = centres.get(row[1]);
    if (typeof entry === "string" || centre === undefined) continue;
    if (entry.seq <= (heads.get(centre)?.seq ?? 0)) continue;
    heads.set(centre, { centre, seq: entry.seq, hash: entry.hash, loggedAt: entry.loggedAt });
  }
  return { heads, length };
}

/** The number of the last row, as far as the file can still tell. */
export function lastArrival(db: DatabaseSync): number {
  try {
    return rowsOf(db, "ORDER BY arrival DESC LIMIT 1")()[0]?.[0] ?? 0;
  } catch (error) {
    if (!isDamage(error)) throw error;
    return 0;
  }
}
