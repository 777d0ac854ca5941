import type { Chart } from "#chart";
import type { Condition, Moment, Place } from "#log";
import { cameAs } from "../fault.ts";
import { readTracker } from "../trackers/read-tracker.ts";
import type { TrackerReading } from "../trackers/tracker-message.ts";
import { readConditionsSaid } from "../people/read-conditions-said.ts";
import { peopleAboard } from "../people/read-people-said.ts";
import type { Telling } from "../telling.ts";
import { textOfHtml } from "./html-text.ts";
import { readMailCraft } from "./mail-craft.ts";
import { readMailDate } from "./mail-date.ts";
import { readMailLines } from "./mail-lines.ts";
import type { KnownSender, Mail, MailLine, MailMessage, MailReading } from "./mail-message.ts";
import { readMailPeople, tellsOfChildren, withoutLines } from "./mail-people.ts";
import { readMailPlace, type MailPlace } from "./mail-place.ts";
import { partMailText } from "./mail-text.ts";
import { readMailTime } from "./mail-time.ts";

/** What a mail needs to be read: names of places, and whose mails the watch knows. */
export type MailSetting = { readonly chart: Chart | null; readonly known: readonly KnownSender[] };

const FORWARD = /^\s*(?:fwd?|tr|wg)\s*:/i;
const REPLY = /^\s*(?:re|r[ée]p?|aw|sv)\s*(?:\[\d+\])?\s*:/i;
const PREFIXES = /^(?:\s*(?:fwd?|tr|wg|re|r[ée]p?|aw|sv)\s*(?:\[\d+\])?\s*:)+/i;
/** How a message of an exercise begins; no word within a text makes one. */
const EXERCISE = /^\s*(?:(?:fwd?|tr|wg|re)\s*:\s*)*exerci[sc]e\b/i;
/** What the mails of trackers have; "lat … lon …" alone may be anybody's words. */
const TRACKER = /\biridium\b|\bin\s?reach\b|\bgarmin\b|\bfindmespot\b|\bsats seen\b/i;
const IRIDIUM = /^\+?88(?:16|17)\d{8}$/;
/** The gravest first: a cancellation takes nothing back that the same mail declares. */
const ALERTS = ["distress", "confirmed", "cancelled"] as const;
const PHONE = /\+?\(?\d[\d\s().\u00a0/-]{6,24}\d/g;
const PHONE_DIGITS = { least: 8, most: 15 };
/** What `readPosition` reads at a time, and how much of a long mail is searched. */
const PIECE = 4000;
const SEARCHED_MOST = 40_000;
/** Fifty times what the log holds of one report. */
const TEXT_MOST = 1_000_000;
/** The mails of trackers are short. */
const TRACKER_MOST = 20_000;
const SUBJECT_MOST = 1000;
const FORWARDED_MOST = 50;

/**
 * What a mail tells of a boat: lines "key: value", in English and French, of its subject and of
 * what is new in its text; positions in its prose; messages of trackers. What is quoted, what is
 * signed and other keys stay in the words. Its date is when it was sent, never when anything
 * happened. Who sent it says nothing of the boat, unless a line gives a telephone.
 */
export function readMail(mail: MailMessage, { chart, known }: MailSetting): MailReading {
  const said = saidIn(mail);
  if (said.words === "") {
    const why = "expected words or a file; came a mail without either";
    return { ok: false, words: mail.html?.trim() || "(empty mail)", why };
  }
  const sentAt = readMailDate(mail.date);
  const lines = [...readMailLines(said.subject), ...readMailLines(said.fresh)];
  const prose = `${said.subject}\n${said.fresh}`;
  const people = readMailPeople(lines, prose);
  const found = readMailPlace(lines, piecesOf(said), chart);
  const place = found.place?.readings.length ? found : (hiddenPlace(mail, chart) ?? found);
  const tracker = trackerIn(mail, said);
  const sender = senderOf(mail.from, known);
  const told: Told = { sentAt, prose, place, tracker, sender };
  const thing: Mail = {
    kind: "mail",
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo,
    references: mail.references,
    sentAt,
    subject: mail.subject,
    isReply: mail.inReplyTo !== null || REPLY.test(mail.subject ?? ""),
    isForward: said.isForward,
    notice: noticeOf(mail),
    isSenderKnown: sender !== null,
    lines,
    phones: phonesIn(lines),
    place: place.place,
    peopleSaid: people.said,
    tracker,
    attachments: [mail, ...mail.forwarded].flatMap(({ attachments }) => attachments),
    notNew: said.notNew,
    faults: faultsOf(mail, said, told, people.notRead),
  };
  return { ok: true, thing, telling: tellingOf(mail, said.words, thing, told) };
}

type Told = {
  readonly sentAt: Mail["sentAt"];
  /** What is new of subject and text. */
  readonly prose: string;
  readonly place: MailPlace;
  readonly tracker: readonly TrackerReading[];
  readonly sender: KnownSender | null;
};

/** A mail's words: all of them, and those that are read. */
type Said = {
  readonly words: string;
  /** Without "Fwd:"; empty in an answer. */
  readonly subject: string;
  readonly fresh: string;
  readonly isForward: boolean;
  readonly notNew: number;
};

function saidIn(mail: MailMessage): Said {
  const subject = mail.subject ?? "";
  const isForward = FORWARD.test(subject) || mail.forwarded.length > 0;
  const text = textOf(mail).slice(0, TEXT_MOST);
  const parts = partMailText(text, isForward);
  const carried = mail.forwarded.slice(0, FORWARDED_MOST).map(saidIn);
  const fresh = [
    parts.fresh,
    parts.forwarded,
    ...carried.flatMap((one) => [one.subject, one.fresh]),
  ];
  const words = [subject.trim(), text.trim(), ...carried.map((one) => one.words)];
  const files = mail.attachments.map(
    ({ type, bytes, sha256 }) => `[${type}, ${bytes} bytes, sha256 ${sha256}]`,
  );
  return {
    words: [...words, ...files]
      .filter((each) => each !== "")
      .join("\n\n")
      .toWellFormed(),
    // Of an answer it is the first mail's, and nothing new.
    subject: REPLY.test(subject) ? "" : subject.replace(PREFIXES, "").trim(),
    fresh: fresh.filter((each) => each.trim() !== "").join("\n"),
    isForward: isForward || parts.forwarded !== "",
    notNew: carried.reduce((sum, one) => sum + one.notNew, parts.notNew),
  };
}

function textOf({ text, html }: MailMessage): string {
  return text !== null && text.trim() !== "" ? text : textOfHtml(html ?? "");
}

/** The prose in pieces that end at a line, so that no position is cut in two. */
function piecesOf({ subject, fresh }: Said): readonly string[] {
  const pieces = [subject];
  let piece = "";
  for (const line of fresh.slice(0, SEARCHED_MOST).split("\n")) {
    if (piece.length + line.length + 1 > PIECE && piece !== "") {
      pieces.push(piece);
      piece = "";
    }
    piece += `${line}\n`;
  }
  return [...pieces, piece].filter((each) => each.trim() !== "");
}

/** A place that only the marked-up part of the mail has, as a link behind its words. */
function hiddenPlace(mail: MailMessage, chart: Chart | null): MailPlace | null {
  if (mail.html === null) return null;
  const { fresh } = partMailText(textOfHtml(mail.html), false);
  const found = readMailPlace([], piecesOf({ ...saidIn(mail), subject: "", fresh }), chart);
  return found.place !== null && found.place.readings.length > 0 ? found : null;
}

function trackerIn(mail: MailMessage, { subject, fresh }: Said): readonly TrackerReading[] {
  const from = mail.from ?? "";
  if (!TRACKER.test(`${from}\n${subject}\n${fresh}`)) return [];
  const headers = `From: ${from}\nSubject: ${subject.slice(0, SUBJECT_MOST)}\n\n`;
  return readTracker(headers + fresh.slice(0, TRACKER_MOST)).filter(({ ok }) => ok);
}

function senderOf(from: string | null, known: readonly KnownSender[]): KnownSender | null {
  const address = from?.trim().toLowerCase() ?? "";
  const isOf = ({ address: given }: KnownSender): boolean => {
    const is = given.toLowerCase();
    return is.startsWith("@") ? address.endsWith(is) : address === is;
  };
  return address === "" ? null : (known.find(isOf) ?? null);
}

/** What a mail program sends of a mail before: RFC 3464 and RFC 8098. */
function noticeOf({ headers }: MailMessage): Mail["notice"] {
  const type = headers.find(({ name }) => name === "content-type")?.value ?? "";
  if (!/^\s*multipart\/report\b/i.test(type)) return null;
  if (/report-type\s*=\s*"?delivery-status/i.test(type)) return "delivery";
  return /report-type\s*=\s*"?disposition-notification/i.test(type) ? "opening" : null;
}

function phonesIn(lines: readonly MailLine[]): readonly string[] {
  const values = lines.filter(({ key }) => key === "phone").map(({ value }) => value);
  const phones = values.flatMap((value) => value.match(PHONE) ?? []);
  return phones.filter((phone) => {
    const digits = phone.replaceAll(/\D/g, "").length;
    return digits >= PHONE_DIGITS.least && digits <= PHONE_DIGITS.most;
  });
}

function faultsOf(
  mail: MailMessage,
  { fresh }: Said,
  { place, sentAt }: Told,
  peopleNotRead: readonly string[],
): readonly string[] {
  const { text, subject, date } = mail;
  const faults = place.notRead.map(({ why, words }) => `position: ${why}; came ${cameAs(words)}`);
  const expected = 'people: expected a number, "30+", "30-40" or "?"';
  faults.push(...peopleNotRead.map((words) => `${expected}; came ${cameAs(words)}`));
  if (date !== null && sentAt === null)
    faults.push(`date: expected a date with its zone (RFC 5322); came ${cameAs(date)}`);
  if (`${subject}${text}`.includes("\ufffd"))
    faults.push("text: expected characters of its charset; came bytes that are none");
  if (fresh.length > SEARCHED_MOST)
    faults.push(`text: expected at most ${SEARCHED_MOST} characters; no position sought behind`);
  if ((text ?? mail.html ?? "").length > TEXT_MOST)
    faults.push(`text: expected at most ${TEXT_MOST} characters; the mail has those behind`);
  return [...new Set(faults)];
}

function tellingOf(mail: MailMessage, words: string, thing: Mail, told: Told): Telling | null {
  if (thing.notice !== null) return null;
  const trackers = thing.tracker.flatMap((reading) =>
    reading.ok && reading.telling !== null ? [reading.telling] : [],
  );
  return {
    channel: "email",
    words,
    ...sourceOf(mail, thing, told.sender, trackers),
    happened: happenedIn(trackers) ?? readMailTime(thing.lines, thing.sentAt),
    place: placeOf(trackers) ?? thing.place,
    people: peopleAboard(thing.peopleSaid),
    conditions: conditionsIn(thing.lines, told.prose),
    craft: readMailCraft(thing.lines),
    language: languageIn(thing.lines),
    alert: ALERTS.find((alert) => trackers.some((tracker) => tracker.alert === alert)) ?? null,
    key: `${mail.messageId ?? "no id"} ${mail.digest}`,
    exercise: EXERCISE.test(thing.subject ?? ""),
  };
}

/**
 * Who sent it. Only a telephone told, or Iridium's own number of a device, is the boat's: many
 * boats are told of from one address. Whom the watch knows writes of others' boats, and the
 * telephone in the mail may be that of the desk.
 */
function sourceOf(
  { from }: MailMessage,
  { phones }: Mail,
  known: KnownSender | null,
  trackers: readonly Telling[],
): Pick<Telling, "sender" | "who" | "name" | "relays"> {
  const device = trackers.map(({ sender }) => sender).find((each) => IRIDIUM.test(each ?? ""));
  const own = phones[0] ?? device ?? null;
  const { who, name } = known ?? { who: "unknown", name: null };
  return { sender: own ?? from, who, name, relays: own === null || known !== null };
}

/** When the one message of a tracker was written; of several no time is chosen. */
function happenedIn(trackers: readonly Telling[]): Moment | null {
  const [one, ...others] = trackers;
  return one === undefined || others.length > 0 ? null : one.happened;
}

function placeOf(trackers: readonly Telling[]): Place | null {
  const places = trackers.flatMap(({ place }) => (place === null ? [] : [place]));
  const [one] = places;
  if (one === undefined || places.length === 1) return one ?? null;
  const readings = places.flatMap((place) => place.readings).slice(0, 20);
  return { ...one, words: places.map((place) => place.words).join("\n"), fixedAt: null, readings };
}

function conditionsIn(lines: readonly MailLine[], prose: string): readonly Condition[] {
  const said = readConditionsSaid(withoutLines(prose, ["children"]));
  const children = tellsOfChildren(lines) ? (["children aboard"] as const) : [];
  return [...new Set([...said.map(({ condition }) => condition), ...children])];
}

function languageIn(lines: readonly MailLine[]): string | null {
  const language =
    lines
      .find(({ key }) => key === "language")
      ?.value.slice(0, 40)
      .trim() ?? "";
  return /^[\p{L} ,/&-]{2,40}$/u.test(language) ? language : null;
}
