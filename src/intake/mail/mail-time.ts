import type { Moment } from "#log";
import { epochMs, instantFromMs, type Instant } from "#units";
import { readMoment } from "../read-moment.ts";
import { readWhen } from "../read-when.ts";
import type { MailLine } from "./mail-message.ts";

const MONTHS: readonly RegExp[] = [
  /^jan/,
  /^(?:feb|fév|fev)/,
  /^mar/,
  /^(?:apr|avr)/,
  /^(?:may|mai)/,
  /^(?:jun|juin)/,
  /^(?:jul|juil)/,
  /^(?:aug|aoû|aou)/,
  /^sep/,
  /^oct/,
  /^nov/,
  /^(?:dec|déc)/,
];
const NAMED = /(\d{1,2})(?:st|nd|rd|th|er)?\s+(\p{L}{3,9})\.?,?\s+(\d{4})/iu;
/** "240241Z NOV 21" (ACP 121). */
const GROUP = /\b(\d{2})(\d{2})(\d{2})\s?Z\s?([a-z]{3})\s?(\d{4}|\d{2})\b/i;
const CLOCK = String.raw`\d{1,2}[:h.]\d{2}(?::\d{2})?`;
const ZONE = String.raw`(?:\s*(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?`;
const DAY = String.raw`\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}`;
/** "02:41 UTC on 24/11/2021". */
const TURNED = new RegExp(String.raw`^(${CLOCK})(${ZONE})[\s,]+(?:on |le |du )?(${DAY})$`, "i");
const ALONE = new RegExp(String.raw`^(?:à |at )?(${CLOCK})(${ZONE})$`, "i");
/** Zones by name that are in use here; BST is British summer time at this watch. */
const ZONES: readonly (readonly [RegExp, string])[] = [
  [/\s*\bCET$/, "+01:00"],
  [/\s*\bCEST$/, "+02:00"],
  [/\s*\bBST$/, "+01:00"],
];
const OFFSETS = ["+00:00", "+01:00", "+02:00"] as const;
const BEFORE_MS = 24 * 3_600_000;
/** Clocks of those who write differ from those that stamp mails. */
const BEHIND_MS = 3_600_000;
/** As many as a moment of the log may have. */
const READINGS_MOST = 10;

/**
 * When it happened, as lines "time:" and "date:" tell it: with its zone told, without it ambiguous.
 * A clock time alone has its readings within the day before the mail was sent; none is chosen. Null
 * when no line tells a time.
 */
export function readMailTime(lines: readonly MailLine[], sentAt: Instant | null): Moment | null {
  const times = lines.filter(({ key }) => key === "time");
  const dates = lines.filter(({ key }) => key === "date");
  const [date] = dates;
  const said = times.map(({ value, isUtc }) => {
    const whole = date !== undefined && isAlone(value) ? `${date.value} ${value}` : value;
    return momentOf(whole, isUtc, sentAt);
  });
  if (times.length === 0) said.push(...dates.map(({ value }) => momentOf(value, false, sentAt)));
  const moments = said.filter((moment) => moment !== null);
  const [one, ...others] = moments.filter((moment, at) => at === firstLike(moments, moment));
  if (one === undefined || others.length === 0) return one ?? null;
  const both = [one, ...others];
  return {
    kind: "ambiguous",
    words: (times.length > 0 ? times : dates).map(({ value }) => value).join("; "),
    readings: [...new Set(both.flatMap(readingsOf))].toSorted().slice(0, READINGS_MOST),
  };
}

function firstLike(moments: readonly Moment[], moment: Moment): number {
  const shown = JSON.stringify(moment);
  return moments.findIndex((other) => JSON.stringify(other) === shown);
}

function readingsOf(moment: Moment): readonly Instant[] {
  return moment.kind === "told" ? [moment.at] : moment.readings;
}

function isAlone(words: string): boolean {
  return ALONE.test(inFigures(words, false));
}

function momentOf(words: string, isUtc: boolean, sentAt: Instant | null): Moment | null {
  const figures = inFigures(words, isUtc);
  const [, clock, zone = ""] = ALONE.exec(figures) ?? [];
  const moment = clock === undefined ? readWhen(figures) : clockOf(clock, zone, sentAt);
  if (moment === null || moment.kind === "told") return moment;
  return { ...moment, words: isUtc ? `${words} UTC` : words };
}

/** A clock time without a date: what it may be within the day before the mail. */
function clockOf(clock: string, zone: string, sentAt: Instant | null): Moment | null {
  if (sentAt === null) return { kind: "ambiguous", words: clock, readings: [] };
  const from = instantFromMs(epochMs(sentAt) - BEFORE_MS);
  const to = instantFromMs(epochMs(sentAt) + BEHIND_MS);
  const offsets = zone.trim() === "" ? OFFSETS : [offsetOf(zone.trim())];
  return readMoment(clock.replace(/(:\d{2}):\d{2}$/, "$1"), { from, to, offsets });
}

function offsetOf(zone: string): string {
  if (/^[a-z]/i.test(zone)) return "+00:00";
  const digits = zone.slice(1).replace(":", "").padEnd(4, "0");
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

/** A time as `readWhen` has it: names of months and zones in figures, the date first. */
function inFigures(words: string, isUtc: boolean): string {
  let text = words.trim().replaceAll(/\s+/g, " ").slice(0, 200);
  for (const [name, offset] of ZONES) text = text.replace(name, offset);
  text = text
    .replace(GROUP, groupInFigures)
    .replace(NAMED, (came: string, day: string, month: string, year: string) => {
      const number = monthOf(month);
      return number === null ? came : `${year}-${number}-${day.padStart(2, "0")}`;
    })
    .replace(/\b(\d{2})(\d{2})(?=\s?(?:Z|UTC|GMT)$)/i, "$1:$2")
    .replace(TURNED, "$3 $1$2");
  const isBare = isUtc && !/(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i.test(text) && /\d/.test(text);
  return isBare ? `${text} UTC` : text;
}

type Group = readonly [string, string, string, string, string, string];

function groupInFigures(...[came, day, hour, minute, month, year]: Group): string {
  const number = monthOf(month);
  const century = year.length === 2 ? `20${year}` : year;
  return number === null ? came : `${century}-${number}-${day} ${hour}:${minute}Z`;
}

function monthOf(name: string): string | null {
  const at = MONTHS.findIndex((month) => month.test(name.toLowerCase()));
  return at === -1 ? null : String(at + 1).padStart(2, "0");
}
