import { DatabaseSync } from "node:sqlite";
import type { CallerToken } from "#log";
import type { Instant } from "#units";

/**
 * A receipt owed: the mail's own key, its report's number ("dover:17"), to whom as the vault's
 * token, and the thread that it answers.
 */
export type Receipt = {
  readonly mail: string;
  readonly report: string;
  readonly at: Instant;
  readonly caller: CallerToken;
  readonly messageId: string | null;
  readonly references: readonly string[];
  readonly tries: number;
};

/**
 * "trying" is written before a receipt goes out: where the machine stops in between nobody knows
 * whether it went, and it is not sent again.
 */
type State = "due" | "trying" | "sent" | "given up";

/** Which mails got a receipt, in a file of its own: never twice, whatever stops in between. */
export class ReceiptBook {
  readonly #db: DatabaseSync;

  /** Opens or makes the book at `path`. */
  constructor(path: string) {
    this.#db = new DatabaseSync(path, { timeout: 2_000 });
    this.#db.exec(`
      PRAGMA journal_mode = DELETE;
      PRAGMA synchronous = FULL;
      PRAGMA secure_delete = ON;
      CREATE TABLE IF NOT EXISTS receipt (
        mail TEXT PRIMARY KEY,
        report TEXT NOT NULL,
        at TEXT NOT NULL,
        caller TEXT NOT NULL,
        message_id TEXT,
        "references" TEXT NOT NULL,
        tries INTEGER NOT NULL DEFAULT 0,
        state TEXT NOT NULL DEFAULT 'due'
      ) STRICT, WITHOUT ROWID;`);
  }

  /** Writes down that a mail is owed a receipt; whether it is the first time. */
  owe(receipt: Omit<Receipt, "tries">): boolean {
    const { mail, report, at, caller, messageId, references } = receipt;
    const added = this.#db
      .prepare(
        `INSERT OR IGNORE INTO receipt (mail, report, at, caller, message_id, "references")
         VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .run(mail, report, at, caller, messageId, references.join(" "));
    return added.changes > 0;
  }

  /** All that are owed and not being tried, oldest first. */
  due(): readonly Receipt[] {
    const rows = this.#db.prepare("SELECT * FROM receipt WHERE state = 'due' ORDER BY at").all();
    return rows.map((row) => ({
      mail: row["mail"] as string,
      report: row["report"] as string,
      at: row["at"] as Instant,
      caller: row["caller"] as CallerToken,
      messageId: row["message_id"] as string | null,
      references: (row["references"] as string).split(" ").filter((each) => each !== ""),
      tries: row["tries"] as number,
    }));
  }

  /** How many receipts went to a caller since then, those being tried included. */
  countSince(caller: CallerToken, since: Instant): number {
    const row = this.#db
      .prepare("SELECT count(*) AS sent FROM receipt WHERE caller = ? AND at >= ? AND tries > 0")
      .get(caller, since);
    return row?.["sent"] as number;
  }

  mark(mail: string, state: State): void {
    const tries = state === "trying" ? 1 : 0;
    this.#db
      .prepare("UPDATE receipt SET state = ?, tries = tries + ? WHERE mail = ?")
      .run(state, tries, mail);
  }

  close(): void {
    this.#db.close();
  }
}
