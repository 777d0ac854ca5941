import { DatabaseSync } from "node:sqlite";
import type { BoatId, CallerToken } from "#log";
import { LANGUAGES, LOCATE_LANGUAGES, type Language, type LocateLanguage } from "#show";
import { drawToken, hashOfToken, sha256 } from "./link-token.ts";
import { storeErrorOf } from "./store/store-error.ts";

/** For how long a link opens. */
const OPENS_MS = 24 * 3_600_000;
/**
 * For how long what was pressed on a page opened in time is still taken: a phone may have been
 * without a line for hours.
 */
const TAKES_MS = 48 * 3_600_000;
/** For how long it is known of a dead link that it was one, so that its opening is heard of. */
const REMEMBERED_MS = 7 * 24 * 3_600_000;

/** What a link stands for; the link itself says nothing of it. */
export type LocateLink = {
  /** SHA-256 of the token: whoever reads the file can open no link. */
  readonly hash: string;
  readonly caller: CallerToken;
  /** The boat that the officer made it for; null when for a phone alone. */
  readonly boat: BoatId | null;
  /** What the caller reads, as far as the officer knows. */
  readonly language: LocateLanguage;
  /** What the desk reads: the log's own words about the link are in it. */
  readonly deskLanguage: Language;
  /** Milliseconds for which it will still open. */
  readonly opensForMs: number;
  /** Whether it still opens, still takes what was pressed, or is only remembered. */
  readonly state: "open" | "takes" | "late";
};

type NewLink = Pick<LocateLink, "caller" | "boat" | "language" | "deskLanguage">;

/** The links that ask phones for their positions. They outlive the server: a phone may be slow. */
export class LocateLinks {
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
          caller TEXT NOT NULL,
          boat TEXT,
          language TEXT NOT NULL,
          desk_language TEXT NOT NULL,
          made_at INTEGER NOT NULL,
          device TEXT
        ) STRICT, WITHOUT ROWID;`),
    );
  }

  /** A new link, durable before it is given out: its token, and until when it opens. */
  make(link: NewLink, nowMs: number): { readonly token: string; readonly untilMs: number } {
    const token = drawToken();
    const { caller, boat, language, deskLanguage } = link;
    this.#tried(() => {
      this.#db.prepare("DELETE FROM link WHERE made_at < ?").run(nowMs - REMEMBERED_MS);
      this.#db
        .prepare(
          `INSERT INTO link (hash, caller, boat, language, desk_language, made_at)
           VALUES (?, ?, ?, ?, ?, ?)`,
        )
        .run(hashOfToken(token), caller, boat, language, deskLanguage, nowMs);
    });
    return { token, untilMs: nowMs + OPENS_MS };
  }

  /** What the link of this address stands for; null when it never was one, or long ago. */
  find(token: string, nowMs: number): LocateLink | null {
    const hash = hashOfToken(token);
    const row = this.#tried(() => this.#db.prepare("SELECT * FROM link WHERE hash = ?").get(hash));
    if (row === undefined) return null;
    const age = nowMs - Number(row["made_at"]);
    if (age >= REMEMBERED_MS) return null;
    return {
      hash,
      caller: row["caller"] as CallerToken,
      boat: row["boat"] as BoatId | null,
      language: LOCATE_LANGUAGES.find((each) => each === row["language"]) ?? "en",
      deskLanguage: LANGUAGES.find((each) => each === row["desk_language"]) ?? "en",
      opensForMs: Math.max(0, OPENS_MS - age),
      state: age < OPENS_MS ? "open" : age < TAKES_MS ? "takes" : "late",
    };
  }

  /**
   * Whether this is the phone that first sent something by the link, which it becomes when none
   * has: a link that was passed on is opened by others, who may be in another boat.
   */
  isFirstPhone(hash: string, device: string): boolean {
    const known = sha256(device);
    return this.#tried(() => {
      this.#db
        .prepare("UPDATE link SET device = ? WHERE hash = ? AND device IS NULL")
        .run(known, hash);
      const row = this.#db.prepare("SELECT device FROM link WHERE hash = ?").get(hash);
      return row?.["device"] === known;
    });
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
