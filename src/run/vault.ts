import { randomBytes } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import type { CallerToken } from "#log";
import { storeErrorOf } from "./store/store-error.ts";

/**
 * 80 bits from the operating system: nobody finds a number by trying tokens, nor a token by trying
 * numbers.
 */
const TOKEN_BYTES = 10;

/**
 * A French or British number in groups, or any in one run (E.164: at most 15 digits), always with
 * its `+`. Nothing else is taken for a number: a position is written in digits too, and must stay
 * as it was said.
 */
const GAP = "[ \\u00a0.-]?";
const INTERNATIONAL = new RegExp(
  "(?<![\\d.,°'])" +
    `\\+(?:33(?:${GAP}\\d){9}|44(?:${GAP}\\d){10}|[1-9]\\d{9,14})` +
    "(?![\\d.,°']\\d|\\d)",
  "g",
);
/** Fewer digits cannot be told from a count, a bearing or a time. */
const NUMBER_DIGITS_MIN = 8;
/**
 * National numbers of France and Britain differ from the international ones before the last nine
 * digits.
 */
const NATIONAL_DIGITS = 9;
const SEPARATORS = "[\\s().\u00a0/-]*";

/**
 * Phone numbers and accounts, apart from the log: the log holds a token, and erasing the row here
 * makes the token lead nowhere while the chain stays whole. Tokens are drawn, not computed from the
 * number: all phone numbers can be tried in minutes, so a computed token would give the number back
 * after it was erased.
 */
export class Vault {
  readonly #db: DatabaseSync;
  readonly #path: string;

  /** Opens or makes the vault at `path`. Throws a StoreError when it can't. */
  constructor(path: string) {
    this.#path = path;
    this.#db = this.#tried(() => new DatabaseSync(path, { timeout: 2_000 }));
    // No write-ahead log, and freed pages are overwritten: what is erased leaves the file at once.
    this.#tried(() =>
      this.#db.exec(`
        PRAGMA journal_mode = DELETE;
        PRAGMA synchronous = FULL;
        PRAGMA secure_delete = ON;
        CREATE TABLE IF NOT EXISTS caller (
          token TEXT PRIMARY KEY,
          number TEXT NOT NULL UNIQUE,
          written TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;`),
    );
  }

  /**
   * The token of this phone or account, always the same one until it is erased. Durable before it
   * is given out.
   */
  tokenFor(written: string): CallerToken {
    const number = normalised(written);
    return this.#tried(() => {
      const known = this.#db.prepare("SELECT token FROM caller WHERE number = ?").get(number);
      if (known !== undefined) return known["token"] as CallerToken;
      const token = `caller-${randomBytes(TOKEN_BYTES).toString("hex")}`;
      this.#db
        .prepare("INSERT INTO caller (token, number, written) VALUES (?, ?, ?)")
        .run(token, number, written);
      return token as CallerToken;
    });
  }

  /** The number as it was written, to call back; null when it was erased or never here. */
  numberOf(token: string): string | null {
    const row = this.#tried(() =>
      this.#db.prepare("SELECT written FROM caller WHERE token = ?").get(token),
    );
    return row === undefined ? null : (row["written"] as string);
  }

  /** Erases the number for good. Whether there was one. */
  erase(token: string): boolean {
    return this.#tried(
      () => this.#db.prepare("DELETE FROM caller WHERE token = ?").run(token).changes > 0,
    );
  }

  /**
   * `words` with `[token]` in place of the caller's own number, however spaced, and of every number
   * in international form. All other words stay to the letter.
   */
  withoutNumbers(words: string, phone: string | null): string {
    const own = phone === null ? null : ownNumber(phone);
    const replaced =
      own === null ? words : words.replace(own, () => `[${this.tokenFor(phone ?? "")}]`);
    return replaced.replace(INTERNATIONAL, (written) => `[${this.tokenFor(written)}]`);
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

const PHONE = /^[+\d\s().\u00a0/-]+$/;

/**
 * One spelling for one phone: digits with their country prefix; anything else (an account) in lower
 * case.
 */
function normalised(written: string): string {
  const text = written.trim();
  if (!PHONE.test(text)) return text.toLowerCase();
  const plain = text.replace("(0)", "").replace(/^\+/, "00");
  return plain.replaceAll(/\D/g, "").replace(/^00/, "+");
}

/**
 * The caller's own number in any spacing, with or without its country; null for what is too short
 * to tell.
 */
function ownNumber(phone: string): RegExp | null {
  const digits = PHONE.test(phone) ? phone.replaceAll(/\D/g, "") : "";
  if (digits.length < NUMBER_DIGITS_MIN) return null;
  const last = Array.from(digits.slice(-NATIONAL_DIGITS)).join(SEPARATORS);
  const country = `(?:(?:\\+|00)\\d{1,3}${SEPARATORS})?(?:\\(?0\\)?${SEPARATORS})?`;
  return new RegExp(`(?<!\\d)${country}${last}(?!\\d)`, "g");
}
