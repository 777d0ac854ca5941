import { createHash } from "node:crypto";
import type { MessageReading, Telling } from "#intake";
import {
  readEvent,
  type Author,
  type CallerToken,
  type Condition,
  type Entry,
  type ReportId,
} from "#log";
import type { OrderOf } from "#orders";
import { sayTelling, type Language } from "#show";
import type { Vault } from "../vault.ts";
import type { Refused, Watch } from "../watch.ts";

type ReportOrder = OrderOf<"receiveReport">;

/** Who speaks when a feed reports: it records what came, and may do nothing else. */
const FEED_DESK: Author = { desk: "feeds", role: "trainee" };

/** What a report's words and reason may hold at most (`#log`). */
const WORDS_MOST = 20_000;
const WHY_MOST = 2_000;
const KEY_DIGITS = 32;

/** What is needed to make a report of what came. */
export type TellingDesk = {
  readonly watch: Pick<Watch, "report">;
  readonly vault: Pick<Vault, "tokenFor" | "withoutNumbers">;
  /** Of what is added to the words of a report. */
  readonly language: Language;
  /** Who takes it; the feeds' own desk unless told. */
  readonly by?: Author;
  /** By what words came of which nothing could be read; by a sensor unless told. */
  readonly channel?: ReportOrder["channel"];
  /** Whether the same key of another sender is another message: chats have no numbers of theirs. */
  readonly isKeyOfSender?: boolean;
};

/** A report that stands in the log, on the disk. */
export type Taken = {
  readonly report: ReportId;
  readonly entry: Entry;
  /** Whether it was there before, under the same key. */
  readonly repeated: boolean;
};

/** This desk may not report: every reason, and the attempt on record. */
export class MayNotTake extends Error {
  readonly answer: Refused;

  constructor(answer: Refused) {
    super("this desk may not report");
    this.answer = answer;
  }
}

/**
 * Puts a reading into the log as a report: on the disk when it resolves. One that failed is a
 * report too, with its words and why. The same key of the same feed is one report. Null when it
 * tells of no boat. Rejects with a StoreError when it was not stored.
 */
export async function takeTelling(
  reading: MessageReading<unknown>,
  feed: string,
  desk: TellingDesk,
): Promise<Taken | null> {
  const order = orderOf(reading, feed, desk);
  if (order === null) return null;
  const answer = await desk.watch.report(desk.by ?? FEED_DESK, order);
  // A desk that may report is refused nothing: what it says is kept, whatever stands against it.
  if (!answer.ok && desk.by !== undefined) throw new MayNotTake(answer);
  const entry = answer.ok ? answer.entries[0] : answer.record;
  if (!answer.ok || entry === undefined || entry.event.kind !== "ReportReceived")
    throw new Error(`the report of feed ${feed} was not taken`);
  return { report: entry.event.report, entry, repeated: answer.repeated };
}

function orderOf(
  reading: MessageReading<unknown>,
  feed: string,
  desk: TellingDesk,
): ReportOrder | null {
  if (!reading.ok) return unreadOrder(reading, feed, desk);
  const { telling } = reading;
  if (telling === null) return null;
  const order = toldOrder(telling, feed, desk);
  const fault = faultOf(order);
  if (fault === null) return order;
  // Stored as it is, no reader of the log would understand it: its words and its sender stand.
  const { words, report, channel } = order;
  const { caller, relays } = order.from;
  const unread = unreadOrder({ words: telling.words, why: fault }, feed, desk);
  return { ...unread, words, report, channel, from: { ...unread.from, caller, relays } };
}

/** Why the log would not understand a report; null when it does. */
function faultOf(order: ReportOrder): string | null {
  const { order: _, ...told } = order;
  const report = told.report ?? "report";
  const read = readEvent({ kind: "ReportReceived", ...told, report });
  if (read.ok) return null;
  const [fault] = read.faults;
  return `expected a report that the log takes; came one with ${fault?.path}: ${fault?.why}`;
}

function toldOrder(telling: Telling, feed: string, desk: TellingDesk): ReportOrder {
  const { vault, language, isKeyOfSender = false } = desk;
  const { sender, alert, exercise, key, who, name, relays, words, ...told } = telling;
  const caller = sender === null ? null : tokenOf(telling, sender, vault);
  const phone = isStation(telling) ? null : sender;
  const marks = sayTelling({ alert, exercise }, language);
  return {
    order: "receiveReport",
    // By the token, not the sender: nobody finds a number by trying names of reports.
    report: key === null ? null : nameOf(feed, isKeyOfSender ? `${caller ?? ""} ${key}` : key),
    ...told,
    conditions: conditionsOf(telling),
    from: { who, name, caller, relays, unit: null },
    words: cut(marks, vault.withoutNumbers(words.toWellFormed(), phone), language),
    unread: null,
    flotation: null,
  };
}

/** Whether the sender is a radio by its MMSI, which is no person's number: its words keep it. */
function isStation({ channel, sender }: Telling): boolean {
  return (channel === "dsc" || channel === "sensor") && /^\d{9}$/.test(sender ?? "");
}

/** Stands for a sender; a radio has one, by whatever format it speaks, and no phone has it. */
export function tokenOf(
  telling: Telling,
  sender: string,
  vault: Pick<Vault, "tokenFor">,
): CallerToken {
  return vault.tokenFor(isStation(telling) ? `mmsi ${sender}` : sender);
}

/** What failed is known again by its words: a mail that comes twice is one report. */
function unreadOrder(
  { words, why }: { readonly words: string; readonly why: string },
  feed: string,
  { vault, language, channel = "sensor" }: TellingDesk,
): ReportOrder {
  return {
    order: "receiveReport",
    report: nameOf(feed, words),
    channel,
    from: { who: "unknown", name: null, caller: null, relays: false, unit: null },
    words: cut("", vault.withoutNumbers(words.toWellFormed(), null), language),
    happened: null,
    unread: why.slice(0, WHY_MOST).toWellFormed() || "expected a message; came another",
    people: null,
    place: null,
    conditions: [],
    craft: null,
    flotation: null,
    language: null,
  };
}

/**
 * A distress that a format declares is a claim like another, so that the log has it as one. One
 * taken back takes nothing off: it is said in the words alone, as is an exercise.
 */
function conditionsOf({ alert, exercise, conditions }: Telling): Condition[] {
  const declared = !exercise && (alert === "distress" || alert === "confirmed");
  return [...new Set([...(declared ? (["in distress"] as const) : []), ...conditions])];
}

function nameOf(feed: string, key: string): ReportId {
  const sum = createHash("sha256").update(`${feed} ${key}`).digest("hex");
  return `report-${sum.slice(0, KEY_DIGITS)}` as ReportId;
}

/** What the message itself says of peril, then its words, and whether they go on. */
function cut(marks: string, words: string, language: Language): string {
  const whole = [marks, words.trim() === "" ? "—" : words].filter((part) => part !== "").join("\n");
  if (whole.length <= WORDS_MOST) return whole;
  const end = `\n${sayTelling({ alert: null, exercise: false, cutFrom: whole.length }, language)}`;
  return (whole.slice(0, WORDS_MOST - end.length) + end).toWellFormed();
}
