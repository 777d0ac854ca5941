import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import type { CallerToken } from "#log";
import type { Instant } from "#units";
import { replaceNumbers } from "./phone-numbers.ts";
import { StoreError, storeErrorOf } from "./store/store-error.ts";
import type { VaultKey } from "./vault-key.ts";

/**
 * 80 bits from the operating system: nobody finds a number by trying tokens, nor a token by trying
 * numbers.
 */
const TOKEN_BYTES = 10;
/** AES-256-GCM (NIST SP 800-38D): a nonce for every number, and a tag that tells any change. */
const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Fewer digits cannot be told from a count, a bearing or a time. */
const NUMBER_DIGITS_MIN = 8;
/**
 * National numbers of France and Britain differ from the international ones before the last nine
 * digits.
 */
const NATIONAL_DIGITS = 9;
const SEPARATORS = "[\\s().\u00a0/-]*";

/** A token of the vault, and since when it stands for a number; null: from before it was noted. */
export type HeldCaller = { readonly token: CallerToken; readonly since: string | null };

/**
 * Phone numbers and accounts, apart from the log: the log holds a token, and erasing the row here
 * makes the token lead nowhere while the chain stays whole. Tokens are drawn, not computed from the
 * number: all phone numbers can be tried in minutes, so a computed token would give the number back
 * after it was erased. At rest every number is sealed with the operator's key, and its row is found
 * by a hash under that key: the file alone tells neither a number nor whether one is in it.
 */
export class Vault {
  readonly #db: DatabaseSync;
  readonly #path: string;
  readonly #key: VaultKey;
  readonly #now: () => Instant | null;

  /** Opens or makes the vault at `path`. Throws a StoreError when it can't. */
  constructor(path: string, key: VaultKey, now: () => Instant | null = () => null) {
    this.#path = path;
    this.#key = key;
    this.#now = now;
    this.#db = this.#tried(() => new DatabaseSync(path, { timeout: 2_000 }));
    // No write-ahead log, and freed pages are overwritten: what is erased leaves the file at once.
    this.#tried(() =>
      this.#db.exec(`
        PRAGMA journal_mode = DELETE;
        PRAGMA synchronous = FULL;
        PRAGMA secure_delete = ON;
        CREATE TABLE IF NOT EXISTS sealed_caller (
          token TEXT PRIMARY KEY,
          found BLOB NOT NULL UNIQUE,
          sealed BLOB NOT NULL,
          since TEXT
        ) STRICT, WITHOUT ROWID;`),
    );
  }

  /**
   * The token of this phone or account, always the same one until it is erased. Durable before it
   * is given out.
   */
  tokenFor(written: string): CallerToken {
    const found = this.#foundBy(normalised(written));
    return this.#tried(() => {
      const known = this.#db.prepare("SELECT token FROM sealed_caller WHERE found = ?").get(found);
      if (known !== undefined) return known["token"] as CallerToken;
      const token = `caller-${randomBytes(TOKEN_BYTES).toString("hex")}` as CallerToken;
      this.#put(token, written);
      return token;
    });
  }

  /** Takes over a number under the token it has; what is here already stays. */
  keep(token: CallerToken, written: string): void {
    const found = this.#foundBy(normalised(written));
    this.#tried(() => {
      const known = this.#db
        .prepare("SELECT token FROM sealed_caller WHERE found = ? OR token = ?")
        .get(found, token);
      if (known === undefined) this.#put(token, written);
    });
  }

  /**
   * The number as it was written, to call back; null when it was erased or never here. Throws a
   * StoreError when the row was changed by anybody without the key.
   */
  numberOf(token: string): string | null {
    const row = this.#tried(() =>
      this.#db.prepare("SELECT sealed FROM sealed_caller WHERE token = ?").get(token),
    );
    return row === undefined ? null : this.#opened(token, row["sealed"] as Uint8Array);
  }

  /** Every token that leads to somebody, the oldest first. */
  held(): readonly HeldCaller[] {
    const rows = this.#tried(() =>
      this.#db.prepare("SELECT token, since FROM sealed_caller ORDER BY since, token").all(),
    );
    return rows.map(({ token, since }) => ({
      token: token as CallerToken,
      since: since as string | null,
    }));
  }

  /** Erases the number for good. Whether there was one. */
  erase(token: string): boolean {
    return this.#tried(
      () => this.#db.prepare("DELETE FROM sealed_caller WHERE token = ?").run(token).changes > 0,
    );
  }

  /**
   * `words` with `[token]` in place of the caller's own number, however spaced, and of every other
   * telephone number. All other words stay to the letter.
   */
  withoutNumbers(words: string, phone: string | null): string {
    const own = phone === null ? null : ownNumber(phone);
    const without =
      own === null ? words : words.replace(own, () => `[${this.tokenFor(phone ?? "")}]`);
    return replaceNumbers(without, (written) => `[${this.tokenFor(written)}]`);
  }

  #put(token: CallerToken, written: string): void {
    this.#db
      .prepare("INSERT INTO sealed_caller (token, found, sealed, since) VALUES (?, ?, ?, ?)")
      .run(token, this.#foundBy(normalised(written)), this.#sealed(token, written), this.#now());
  }

  #foundBy(number: string): Buffer {
    return createHmac("sha256", this.#key.find).update(number).digest();
  }

  /** The token is sealed along: a row cannot be given another's number. */
  #sealed(token: string, written: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key.seal, nonce).setAAD(Buffer.from(token));
    const sealed = Buffer.concat([cipher.update(written, "utf8"), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  #opened(token: string, sealed: Uint8Array): string {
    const body = NONCE_BYTES + TAG_BYTES;
    try {
      const cipher = createDecipheriv(CIPHER, this.#key.seal, sealed.subarray(0, NONCE_BYTES))
        .setAAD(Buffer.from(token))
        .setAuthTag(sealed.subarray(NONCE_BYTES, body));
      return cipher.update(sealed.subarray(body)).toString("utf8") + cipher.final("utf8");
    } catch (error) {
      const sentence = `The number of ${token} in ${this.#path} was altered, and is not shown.`;
      throw new StoreError("damaged", this.#path, sentence, error);
    }
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
