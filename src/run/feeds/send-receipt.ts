import { PassThrough } from "node:stream";
import type { Transporter } from "nodemailer";
import type { MailMessage } from "#intake";
import { sayReceipt } from "#show";
import { epochMs, instantFromMs, type Instant } from "#units";
import { transportOf, type MailServer } from "../mail/transport.ts";
import type { Vault } from "../vault.ts";
import { ReceiptBook, type Receipt } from "./send-receipt-book.ts";
import { whyNoReceipt } from "./send-receipt-why.ts";

/** How receipts go out. */
export type ReceiptSetting = MailServer & {
  /** The address they come from; answers to it reach the mailbox. */
  readonly from: string;
};

/** What else a sender of receipts needs. */
export type ReceiptHouse = {
  /** Where the book of receipts lies. */
  readonly path: string;
  readonly vault: Pick<Vault, "tokenFor" | "numberOf">;
  readonly now: () => Instant;
  /** Told once for each receipt that could not be sent, without the address. */
  readonly trouble: (why: string) => void;
};

/** A mail server that is away for a night is waited for. */
const TRIES_MOST = 1000;
const AGAIN_MS = 60_000;
/** More an hour to one address are the sign of two machines that answer each other. */
const HOUR_MOST = 200;
const HOUR_MS = 3_600_000;
/** Errors before the server has taken the words of a mail: it certainly was not sent. */
const BEFORE: ReadonlySet<string> = new Set(["CONN", "EHLO", "HELO", "STARTTLS", "MAIL FROM"]);
/** A password that is refused is a fault of the setting, which somebody mends. */
const SETTING: ReadonlySet<string> = new Set(["ECONNECTION", "EAUTH", "ETLS", "EDNS"]);

/**
 * Answers each mail that became a report with the report's number, in both languages, as RFC 3834
 * has it: marked as automatic, with an empty return path, never to a list or an automatic answer,
 * never twice, and with nothing of what the mail said.
 */
export class ReceiptSender {
  readonly #from: string;
  readonly #house: ReceiptHouse;
  readonly #book: ReceiptBook;
  readonly #transport: Transporter;
  #timer: NodeJS.Timeout | null = null;
  #work: Promise<void> = Promise.resolve();
  #isClosed = false;
  /** Whether the receipt under way was begun to be told: from then on nobody knows if it went. */
  #isBegun = false;

  /** Opens the book; what was owed when the watch stopped goes out. */
  constructor(setting: ReceiptSetting, house: ReceiptHouse) {
    this.#from = setting.from;
    this.#house = house;
    this.#book = new ReceiptBook(house.path);
    this.#transport = transportOf(setting);
    this.#transport.use("stream", (mail, done) => {
      // Made only when the server has greeted us and the mail is to go.
      mail.message.transform(() => {
        this.#isBegun = true;
        return new PassThrough();
      });
      done();
    });
    this.#go();
  }

  /**
   * Owes a mail its receipt, once its report is on the disk. Why it gets none; null when it gets
   * one, or got it before.
   */
  answer(mail: MailMessage, key: string, report: string, at: Instant): string | null {
    const why = whyNoReceipt(mail, [this.#from]);
    if (why !== null || mail.from === null) return why;
    const caller = this.#house.vault.tokenFor(mail.from);
    const since = instantFromMs(epochMs(this.#house.now()) - HOUR_MS);
    if (this.#book.countSince(caller, since) >= HOUR_MOST)
      return `it would be more than ${HOUR_MOST} receipts in an hour to one address`;
    const { messageId, references } = mail;
    this.#book.owe({ mail: key, report, at, caller, messageId, references });
    this.#go();
    return null;
  }

  /** Waits for the receipt that is going out, and stops. */
  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#work;
    this.#transport.close();
    this.#book.close();
  }

  #go(): void {
    this.#work = this.#work.then(() => this.#sendDue());
  }

  async #sendDue(): Promise<void> {
    let isLater = false;
    for (const receipt of this.#isClosed ? [] : this.#book.due()) {
      if (this.#isClosed) return;
      isLater = (await this.#send(receipt)) === "due";
      // The server is away, or asks for patience: the others wait too.
      if (isLater) break;
    }
    if (!isLater || this.#isClosed) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#go(), AGAIN_MS).unref();
  }

  async #send(receipt: Receipt): Promise<"sent" | "due" | "given up"> {
    const to = this.#house.vault.numberOf(receipt.caller);
    // Erased from the vault since: nobody knows the address any more.
    if (to === null) return this.#marked(receipt, "given up");
    this.#book.mark(receipt.mail, "trying");
    this.#isBegun = false;
    try {
      await this.#transport.sendMail(mailOf(receipt, this.#from, to));
    } catch (error) {
      return this.#failed(receipt, error as SendError);
    }
    return this.#marked(receipt, "sent");
  }

  #failed(receipt: Receipt, error: SendError): "due" | "given up" {
    const code = error.responseCode ?? 0;
    const isAgain = isForLater(error, this.#isBegun) && receipt.tries < TRIES_MOST;
    const next = isAgain ? "it is tried again" : "it is not sent again";
    const why = [error.code ?? "failed", ...(code === 0 ? [] : [code])].join(" ");
    if (!isAgain || receipt.tries === 0)
      this.#house.trouble(`Receipt of ${receipt.report}: ${why}; ${next}.`);
    return this.#marked(receipt, isAgain ? "due" : "given up");
  }

  #marked<State extends "sent" | "due" | "given up">({ mail }: Receipt, state: State): State {
    this.#book.mark(mail, state);
    return state;
  }
}

type SendError = Error & {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
};

/** Whether the mail certainly did not go out, and may another time. */
function isForLater(error: SendError, isBegun: boolean): boolean {
  const { code, command, responseCode = 0 } = error;
  if (!isBegun && SETTING.has(code ?? "")) return true;
  if (responseCode >= 400) return responseCode < 500;
  return !isBegun && BEFORE.has(command ?? "");
}

function mailOf(receipt: Receipt, from: string, to: string) {
  const { report, at, messageId, references } = receipt;
  const thread = messageId === null ? references : [...references, messageId];
  return {
    from,
    to,
    // The empty return path: nothing answers a receipt that could not be delivered.
    envelope: { from: "", to },
    ...sayReceipt(report, at),
    ...(messageId === null ? {} : { inReplyTo: messageId }),
    references: [...thread],
    headers: { "Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All" },
  };
}
