import { setTimeout as wait } from "node:timers/promises";
import { ImapFlow, type ImapFlowError, type SearchObject } from "imapflow";
import { MimeDesk } from "../mail/mime-desk.ts";
import type { MimeReading } from "../mail/read-mime.ts";
import { keepMailPlace, mailPlaceAt, type MailPlace } from "./connect-imap-place.ts";

/** A mailbox to watch. */
export type ImapSetting = {
  /** "imaps://mail.example:993", or "imap://…", which is encrypted too but on this machine. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly mailbox: string;
  /** The file in which is kept how far it was read. */
  readonly path: string;
};

/** One mail of a mailbox, taken apart, or its words and why it could not be. */
export type HeardMail = {
  readonly mime: MimeReading;
  /** Its number in the mailbox, and when the mail server got it. */
  readonly uid: number;
  readonly arrivedAt: string | null;
};

/**
 * What becomes of mails: `heard` keeps one, on the disk before it is done, and says whether a
 * report stands for it; a mail of which it rejects is heard again.
 */
export type MailListener = {
  readonly heard: (mail: HeardMail) => boolean | Promise<boolean>;
  readonly up: () => void;
  readonly down: (why: string) => void;
};

/** More of one mail is not fetched: the words stand before the files. */
const BYTES_MOST = 30 * 1024 * 1024;
/** IDLE is begun anew this often, so that a line that is dead shows within two. */
const IDLE_MS = 60_000;
const SOCKET_MS = 120_000;
/** How long after its last command IDLE begins: until then no new mail is heard. */
const IDLE_AFTER_MS = 200;
/** How often mails are tried again that could not be kept. */
const AGAIN_MS = 60_000;
/** How long a mail that is being kept may take when the watch stops. */
const CLOSE_MS = 5000;
/** Days before the newest mail that are read again when a server numbers its mails anew. */
const OVERLAP_MS = 2 * 24 * 3_600_000;
const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|localhost|\[?::1\]?)$/;

/**
 * One connection to a mailbox (IMAP4rev1, IDLE): every mail since the last one kept is heard, one
 * after another. It is marked as seen only when its report is on the disk; one that tells of no
 * boat stays unseen for a person. It ends when the line does: whoever opened it opens it again.
 */
export class ImapConnection {
  readonly #setting: ImapSetting;
  readonly #mimes = new MimeDesk();
  #client: ImapFlow | null = null;
  #again: NodeJS.Timeout | null = null;
  #work: Promise<void> = Promise.resolve();
  #why = "the mail server closed the connection";
  #isClosed = false;

  constructor(setting: ImapSetting) {
    this.#setting = setting;
  }

  open(listener: MailListener): void {
    this.#isClosed = false;
    this.#why = "the mail server closed the connection";
    const client = this.#clientOf();
    this.#client = client;
    client.on("error", (error) => {
      this.#why = sayError(error);
    });
    client.on("exists", () => this.#look(client, listener));
    client.on("close", () => this.#ended(client, listener));
    this.#connect(client, listener).catch((error: unknown) => {
      this.#why = sayError(error as Error);
      client.close();
      this.#ended(client, listener);
    });
  }

  /** Waits for the mail that is being kept, and closes the line. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stopTimer();
    // A line that is dead answers nothing: whoever stops is not held up by it.
    await Promise.race([this.#work, wait(CLOSE_MS, undefined, { ref: false })]);
    const client = this.#client;
    this.#client = null;
    client?.close();
    await this.#work;
    await this.#mimes.close();
  }

  #clientOf(): ImapFlow {
    const { url, user, password } = this.#setting;
    const { protocol, hostname, port } = new URL(url);
    const secure = protocol === "imaps:";
    return new ImapFlow({
      host: hostname,
      port: Number(port) || (secure ? 993 : 143),
      secure,
      ...(secure ? {} : { doSTARTTLS: !LOOPBACK.test(hostname) }),
      auth: { user, pass: password },
      logger: false,
      autoIdleDelay: IDLE_AFTER_MS,
      maxIdleTime: IDLE_MS,
      socketTimeout: SOCKET_MS,
      maxLiteralSize: BYTES_MOST * 2,
    });
  }

  async #connect(client: ImapFlow, listener: MailListener): Promise<void> {
    await client.connect();
    await client.mailboxOpen(this.#setting.mailbox);
    listener.up();
    this.#look(client, listener);
    this.#again = setInterval(() => this.#look(client, listener), AGAIN_MS).unref();
  }

  #ended(client: ImapFlow, listener: MailListener): void {
    if (this.#client !== client) return;
    this.#client = null;
    this.#stopTimer();
    if (!this.#isClosed) listener.down(this.#why);
  }

  #stopTimer(): void {
    if (this.#again !== null) clearInterval(this.#again);
    this.#again = null;
  }

  /** Looks for mails behind those being kept: one at a time, in their order. */
  #look(client: ImapFlow, listener: MailListener): void {
    this.#work = this.#work
      .then(() => this.#takeNew(client, listener))
      .catch((error: unknown) => {
        this.#why = sayError(error as Error);
        client.close();
      });
  }

  async #takeNew(client: ImapFlow, listener: MailListener): Promise<void> {
    if (this.#isClosed || this.#client !== client) return;
    const place = await this.#placeNow(client);
    const left = new Set(place.left);
    let { newest } = place;
    const keep = (): void =>
      keepMailPlace(this.#setting.path, { ...place, left: [...left], newest });
    keep();
    for (const uid of place.left) {
      if (this.#isClosed || this.#client !== client) return;
      const taken = await this.#take(client, uid, listener);
      if (taken === null) continue;
      left.delete(uid);
      if (taken !== "") newest = taken;
      keep();
    }
  }

  /** How far the mailbox was read, with the mails that came since. */
  async #placeNow(client: ImapFlow): Promise<MailPlace> {
    const { mailbox } = client;
    if (mailbox === false) throw new Error("the mailbox is not open");
    const validity = String(mailbox.uidValidity);
    const kept = mailPlaceAt(this.#setting.path);
    if (kept?.validity === validity) {
      const found = await uidsOf(client, { uid: `${kept.last + 1}:*` });
      // "*" is the last mail there is, known or not.
      const fresh = found.filter((uid) => uid > kept.last);
      return {
        ...kept,
        last: fresh.at(-1) ?? kept.last,
        left: [...new Set([...kept.left, ...fresh])],
      };
    }
    // Mails numbered anew: those that came since are among those of the last days, seen or not.
    const since = kept?.newest ? new Date(Date.parse(kept.newest) - OVERLAP_MS) : null;
    const left = await uidsOf(client, since === null ? { seen: false } : { since });
    const last = Math.max(mailbox.uidNext - 1, left.at(-1) ?? 0);
    return { validity, last, left: [...left], newest: kept?.newest ?? null };
  }

  /**
   * Has one mail kept. When the server got it, "" for a mail that is gone; null when it could not
   * be kept, so that it is heard again.
   */
  async #take(client: ImapFlow, uid: number, listener: MailListener): Promise<string | null> {
    const query = { uid: true, internalDate: true, source: { maxLength: BYTES_MOST } };
    const fetched = await client.fetchOne(String(uid), query, { uid: true });
    if (fetched === false || fetched.source === undefined) {
      // Only what the server itself says is not there any more is given up.
      const found = await uidsOf(client, { uid: String(uid) });
      return found.length === 0 ? "" : null;
    }
    const arrivedAt = isoOf(fetched.internalDate);
    const mime = await this.#mimes.read(fetched.source);
    let isReport: boolean;
    try {
      isReport = await listener.heard({ mime, uid, arrivedAt });
    } catch {
      // Who hears says what is wrong; the mail stays and the others are read.
      return null;
    }
    if (!isReport) return arrivedAt ?? "";
    // A server may refuse the mark: the mail is heard again, which makes no second report.
    const isMarked = await client.messageFlagsAdd(String(uid), ["\\Seen"], { uid: true });
    return isMarked ? (arrivedAt ?? "") : null;
  }
}

async function uidsOf(client: ImapFlow, query: SearchObject): Promise<readonly number[]> {
  const found = await client.search(query, { uid: true });
  if (!Array.isArray(found)) throw new Error("the mail server did not answer the search");
  return found.toSorted((one, other) => one - other);
}

function isoOf(date: Date | string | undefined): string | null {
  const ms = date === undefined ? Number.NaN : new Date(date).getTime();
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

/** An error in one sentence, never with what was sent: that holds the password. */
function sayError(error: Error): string {
  const { responseText, authenticationFailed } = error as Partial<ImapFlowError>;
  if (authenticationFailed === true) return "the mail server refuses user and password";
  return responseText ?? error.message;
}
