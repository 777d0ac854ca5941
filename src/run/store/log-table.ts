import type { DatabaseSync } from "node:sqlite";
import { markUnread, type Centre, type Entry, type Fault, type Hash, type Head } from "#log";
import type { Instant } from "#units";
import { OWN, type LogDatabase } from "./log-database.ts";
import type { Sealed } from "./receiving.ts";
import { entryOf, openInserts, readableRows, rowsAfter, rowsOf, type Inserts } from "./rows.ts";
import { isUnconfirmed, StoreError, storeErrorOf } from "./store-error.ts";
import { lastArrival, readRow, verifyLog } from "./verify-log.ts";

/** Entries of one centre fetched at once. */
const BLOCK = 1_000;

/**
 * The entries in one SQLite file: verified when opened, read in two orders, added to by whole
 * commits.
 */
export class LogTable {
  readonly centre: Centre;
  readonly fault: Fault | null;
  readonly heads: Map<Centre, Head>;
  readonly unreadable = new Set<string>();
  readonly #path: string;
  readonly #db: DatabaseSync;
  readonly #ids = new Map<Centre, number>();
  readonly #arrivals: Map<Centre, number[]>;
  readonly #inserts: Inserts | null;
  #length: number;
  #failure: StoreError | null = null;

  /** Takes the database over: `close` closes it, and so does a failure here. */
  constructor(path: string, file: LogDatabase, mode: "write" | "read") {
    this.centre = file.centre;
    this.#path = path;
    this.#db = file.db;
    try {
      for (const row of file.db.prepare("SELECT id, name FROM centre").all())
        this.#ids.set(String(row["name"]) as Centre, Number(row["id"]));
      const names = new Map([...this.#ids].map(([name, id]) => [id, name]));
      const { heads, arrivals, length, fault } = verifyLog(file.db, names);
      this.heads = heads;
      this.#length = length;
      this.fault = fault;
      this.#arrivals = arrivals;
      this.#inserts = mode === "write" ? openInserts(file.db) : null;
    } catch (error) {
      file.db.close();
      throw storeErrorOf(error, path);
    }
  }

  get length(): number {
    return this.#length;
  }

  /** Why nothing can be added; null when it can. */
  get obstacle(): StoreError | null {
    if (this.fault !== null) {
      const { sentence: why } = this.fault;
      const sentence = `Nothing can be added to ${this.#path}: its chain is broken. ${why}.`;
      return new StoreError("broken chain", this.#path, sentence);
    }
    if (this.#inserts !== null) return this.#failure;
    return new StoreError(
      "opened to read",
      this.#path,
      `${this.#path} was opened only to be read.`,
    );
  }

  /** Puts all of `sealed` on the disk, or throws a StoreError and leaves the log as it was. */
  add(sealed: readonly Sealed[]): void {
    const obstacle = this.obstacle;
    if (obstacle !== null) throw obstacle;
    const added = new Map<Centre, number>();
    try {
      // A single row is a transaction of its own.
      if (sealed.length > 1 || !this.#ids.has(sealed[0]?.entry.centre ?? this.centre))
        this.#db.exec("BEGIN IMMEDIATE");
      const idOf = (centre: Centre): number =>
        this.#ids.get(centre) ?? this.#idAdded(centre, added);
      this.#inserts?.(sealed, this.#length, idOf);
      if (this.#db.isTransaction) this.#db.exec("COMMIT");
    } catch (error) {
      throw this.#afterFailure(error);
    }
    for (const [centre, id] of added) this.#ids.set(centre, id);
    for (const { entry } of sealed) {
      this.#length += 1;
      this.heads.set(entry.centre, headOf(entry));
      this.#arrivals.getOrInsertComputed(entry.centre, () => []).push(this.#length);
    }
  }

  /** As sealed; after a fault, without what cannot be read. */
  *from(centre: Centre, seq: number): Iterable<Entry> {
    if (this.fault !== null) {
      for (const entry of this.#allReadable(0)) {
        if (entry.centre === centre && entry.seq >= seq) yield entry;
      }
      return;
    }
    const arrivals = this.#arrivals.get(centre) ?? [];
    const end = arrivals.length;
    const rows = rowsOf(this.#db, "WHERE arrival BETWEEN ? AND ? AND centre = ? ORDER BY arrival");
    for (let next = Math.max(1, seq); next <= end; next += BLOCK) {
      const last = Math.min(next + BLOCK - 1, end);
      const block = rows(arrivals[next - 1]!, arrivals[last - 1]!, this.#ids.get(centre)!);
      for (const row of block) yield entryOf(row);
    }
  }

  /** In order of arrival, without the first `after`; marked when this version cannot read them. */
  *all(after: number): Iterable<Entry> {
    if (this.fault !== null) {
      for (const entry of this.#allReadable(after)) yield markUnread(entry);
      return;
    }
    for (const row of rowsAfter(this.#db, after)) {
      // What this program wrote and nobody has touched since was checked when it was written.
      yield row[1] === OWN ? entryOf(row) : markUnread(entryOf(row));
    }
  }

  hashAt(centre: Centre, seq: number): Hash | null {
    const arrival = this.#arrivals.get(centre)?.[seq - 1];
    if (arrival === undefined) return null;
    return rowsOf(this.#db, "WHERE arrival = ?")(arrival)[0]?.[3] ?? null;
  }

  /** When a centre's last entry not after `limit` was logged; null when there is none. */
  lastLogged(centre: Centre, limit: Instant): Instant | null {
    const loggedAt = "json_extract(body, '$.loggedAt')";
    const asked = `SELECT max(${loggedAt}) AS at FROM entry WHERE centre = ? AND ${loggedAt} <= ?`;
    const at = this.#db.prepare(asked).get(this.#ids.get(centre) ?? 0, limit)?.["at"];
    return typeof at === "string" ? (at as Instant) : null;
  }

  close(): void {
    this.#db.close();
  }

  /** A broken log, past its fault: what can be read is, what cannot is told of in `unreadable`. */
  *#allReadable(after: number): Iterable<Entry> {
    const tell = (arrival: number, why: string): unknown =>
      this.unreadable.add(`arrival ${arrival}: ${why}`);
    for (const row of readableRows(this.#db, after, this.#length, tell)) {
      const entry = readRow(row);
      if (typeof entry === "string") tell(row[0], entry);
      else yield entry;
    }
  }

  #idAdded(centre: Centre, added: Map<Centre, number>): number {
    const known = added.get(centre);
    if (known !== undefined) return known;
    const id = this.#ids.size + added.size + 1;
    this.#db.prepare("INSERT INTO centre (id, name) VALUES (?, ?)").run(id, centre);
    added.set(centre, id);
    return id;
  }

  /**
   * Makes sure that what failed left nothing behind. After a sync that the disk refused, or when
   * the file does not end where it should, what is on the disk is not certain: nothing more is
   * written until the log is opened again.
   */
  #afterFailure(error: unknown): StoreError {
    const failure = storeErrorOf(error, this.#path);
    let end: number | null = null;
    try {
      if (this.#db.isTransaction) this.#db.exec("ROLLBACK");
      end = lastArrival(this.#db);
    } catch (another) {
      this.#failure = storeErrorOf(another, this.#path);
      return failure;
    }
    if (end === this.#length && !isUnconfirmed(error)) return failure;
    const sentence =
      `The disk of ${this.#path} did not confirm what was written last: it may be there or not. ` +
      "Nothing more is written until the disk is looked to and the log is opened again.";
    this.#failure = new StoreError("disk failed", this.#path, sentence, error);
    return this.#failure;
  }
}

function headOf({ centre, seq, hash, loggedAt }: Entry): Head {
  return { centre, seq, hash, loggedAt };
}
