import { hash } from "node:crypto";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Centre, Entry, Hash, Hasher } from "#log";
import type { Sealed } from "./receiving.ts";
import { isDamage } from "./store-error.ts";

/** A row of the table `entry`; arrays come out of SQLite faster than objects. */
export type Row = readonly [arrival: number, centre: number, seq: number, hash: Hash, body: string];

/** Rows fetched at once: enough to make the fetching cheap, few enough to hold. */
const BLOCK = 1_000;

const COLUMNS = "arrival, centre, seq, hash, body";

export const sha256: Hasher = (text) => hash("sha256", text);

/**
 * Asks for rows as arrays. What SQLite gives is checked by `STRICT` tables, so the type is
 * asserted here only.
 */
export function rowsOf(db: DatabaseSync, rest: string): (...given: (number | string)[]) => Row[] {
  const statement = db.prepare(`SELECT ${COLUMNS} FROM entry ${rest}`);
  statement.setReturnArrays(true);
  return (...given) => statement.all(...given) as unknown as Row[];
}

/** Adds rows after the first `length`, in the order given. */
export type Inserts = (
  sealed: readonly Sealed[],
  length: number,
  idOf: (centre: Centre) => number,
) => void;

/** Rows added by one statement: the cost of running one is shared. */
const ROWS_A_STATEMENT = 16;

export function openInserts(db: DatabaseSync): Inserts {
  const statement = (rows: number): StatementSync =>
    db.prepare(
      `INSERT INTO entry (${COLUMNS}) VALUES ${Array(rows).fill("(?, ?, ?, ?, ?)").join()}`,
    );
  const one = statement(1);
  const many = statement(ROWS_A_STATEMENT);
  return (sealed, length, idOf) => {
    const valuesOf = (from: number, to: number): (number | string)[] => {
      const values: (number | string)[] = [];
      for (let i = from; i < to; i += 1) {
        const { entry, body } = sealed[i]!;
        values.push(length + i + 1, idOf(entry.centre), entry.seq, entry.hash, body);
      }
      return values;
    };
    let i = 0;
    for (; i + ROWS_A_STATEMENT <= sealed.length; i += ROWS_A_STATEMENT)
      many.run(...valuesOf(i, i + ROWS_A_STATEMENT));
    for (; i < sealed.length; i += 1) one.run(...valuesOf(i, i + 1));
  };
}

/**
 * All rows after the first `after`, in order of arrival. Fetched in blocks, so that the log may
 * grow while it is read. At a damaged page it gives every row before it, then throws.
 */
export function* rowsAfter(db: DatabaseSync, after: number): Iterable<Row> {
  const block = rowsOf(db, `WHERE arrival > ? ORDER BY arrival LIMIT ${BLOCK}`);
  const next = rowsOf(db, "WHERE arrival > ? ORDER BY arrival LIMIT 1");
  let reached = after;
  for (;;) {
    let rows: Row[];
    try {
      rows = block(reached);
    } catch (error) {
      if (!isDamage(error)) throw error;
      rows = next(reached);
    }
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    reached = last[0];
  }
}

/** As `rowsAfter` up to `length`, but passes over what cannot be read and tells of it. */
export function* readableRows(
  db: DatabaseSync,
  after: number,
  length: number,
  tell: (arrival: number, why: string) => void,
): Iterable<Row> {
  const one = rowsOf(db, "WHERE arrival = ?");
  for (let arrival = after + 1; arrival <= length; arrival += 1) {
    try {
      const [row] = one(arrival);
      if (row === undefined) tell(arrival, "the row is gone");
      else yield row;
    } catch (error) {
      if (!isDamage(error)) throw error;
      tell(arrival, error instanceof Error ? error.message : String(error));
    }
  }
}

/** The entry of a row that is known to be sound. */
export function entryOf(row: Row): Entry {
  const entry = JSON.parse(row[4]) as Entry & { hash: Hash };
  entry.hash = row[3];
  return entry;
}
