import { DatabaseSync } from "node:sqlite";
import type { UnitId } from "#log";
import { LANGUAGES, type Language } from "#show";
import { drawToken, hashOfToken, sha256 } from "./link-token.ts";
import { storeErrorOf } from "./store/store-error.ts";

/** For how long a unit's link opens, unless it is revoked: a night and the day after it. */
const OPENS_MS = 48 * 3_600_000;
/** For how long what was pressed on a page is still taken after that. */
const TAKES_MS = 72 * 3_600_000;

/** What a unit's link stands for; the link itself says nothing of it. */
export type UnitLink = {
  /** SHA-256 of the token: whoever reads the file can open no link. */
  readonly hash: string;
  readonly unit: UnitId;
  readonly language: Language;
  /** Whether it still opens, or only still takes what was pressed, or nothing more. */
  readonly state: "open" | "takes" | "gone";
};

/** What came of a message by its key, so that the same pressing sent twice is done once. */
export type Taken = { readonly at: string; readonly number: number };

/** The links that give units their page. They outlive the server. */
export class UnitLinks {
  readonly #db: DatabaseSync;
  readonly #path: string;

  /** Opens or makes the file at `path`; ":memory:" keeps none. Throws a StoreError. */
  constructor(path: string) {
    this.#path = path;
    this.#db = this.#tried(() => new DatabaseSync(path, { timeout: 2_000 }));
    this.#tried(() =>
      this.#db.exec(`
        PRAGMA journal_mode = DELETE;
        PRAGMA synchronous = FULL;
        PRAGMA secure_delete = ON;
        CREATE TABLE IF NOT EXISTS link (
          hash TEXT PRIMARY KEY,
          unit TEXT NOT NULL,
          language TEXT NOT NULL,
          made_at INTEGER NOT NULL,
          revoked_at INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS taken (
          name TEXT PRIMARY KEY,
          at TEXT NOT NULL,
          number INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;`),
    );
  }

  /** A new link, durable before it is given out: its token, and until when it opens. */
  make(unit: UnitId, language: Language, nowMs: number) {
    const token = drawToken();
    this.#tried(() =>
      this.#db
        .prepare("INSERT INTO link (hash, unit, language, made_at) VALUES (?, ?, ?, ?)")
        .run(hashOfToken(token), unit, language, nowMs),
    );
    return { token, untilMs: nowMs + OPENS_MS };
  }

  /** Takes back all links of a unit; how many opened still. */
  revoke(unit: UnitId, nowMs: number): number {
    const sql = `UPDATE link SET revoked_at = ?
      WHERE unit = ? AND revoked_at IS NULL AND made_at > ?`;
    return this.#tried(() =>
      Number(this.#db.prepare(sql).run(nowMs, unit, nowMs - TAKES_MS).changes),
    );
  }

  /** What the link of this address stands for; null when it never was one. */
  find(token: string, nowMs: number): UnitLink | null {
    const hash = hashOfToken(token);
    const row = this.#tried(() => this.#db.prepare("SELECT * FROM link WHERE hash = ?").get(hash));
    if (row === undefined) return null;
    const age = nowMs - Number(row["made_at"]);
    const revoked = row["revoked_at"] !== null;
    return {
      hash,
      unit: row["unit"] as UnitId,
      language: LANGUAGES.find((each) => each === row["language"]) ?? "en",
      state: revoked || age >= TAKES_MS ? "gone" : age < OPENS_MS ? "open" : "takes",
    };
  }

  taken({ hash }: UnitLink, key: string): Taken | null {
    const name = sha256(`${hash} ${key}`);
    const row = this.#tried(() => this.#db.prepare("SELECT * FROM taken WHERE name = ?").get(name));
    return row === undefined ? null : { at: String(row["at"]), number: Number(row["number"]) };
  }

  take({ hash }: UnitLink, key: string, { at, number }: Taken): void {
    const sql = "INSERT OR IGNORE INTO taken VALUES (?, ?, ?)";
    this.#tried(() => this.#db.prepare(sql).run(sha256(`${hash} ${key}`), at, number));
  }

  close(): void {
    this.#db.close();
  }

  #tried<Thing>(act: () => Thing): Thing {
    try {
      return act();
    } catch (error) {
      throw storeErrorOf(error, this.#path);
    }
  }
}
