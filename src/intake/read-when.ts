import type { Moment } from "#log";
import { instant, type Instant } from "#units";

/** Zones in use on both sides of the strait, winter and summer. */
const OFFSETS = ["+00:00", "+01:00", "+02:00"] as const;
const TIME = String.raw`[T ,]+(?:à )?(\d{1,2})[:h.](\d{2})(?::(\d{2}(?:\.\d{1,9})?))?`;
const DATED = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}$`);
const TURNED = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})${TIME}$`);
/** A zone is Z, UTC, GMT or an offset. */
const ZONE = /\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)$/i;
const WORDS_MOST = 20_000;

/**
 * When a thing happened, from a cell or an attribute: a date and time with its zone; without a
 * zone, ambiguous, with one reading for each zone in use here, and for each order of day and month
 * that gives a date; other words, ambiguous without a reading. None is chosen. Null for no words.
 */
export function readWhen(text: string): Moment | null {
  const words = text.trim();
  if (words === "") return null;
  const zone = ZONE.exec(words);
  const isZoned = zone !== null && /\d[:h.]\d{2}/.test(words.slice(0, zone.index));
  const local = isZoned ? words.slice(0, zone.index) : words;
  const offsets = isZoned ? [offsetOf(zone[1] ?? "Z")] : OFFSETS;
  const dates = datesOf(local);
  const readings = dates.flatMap((date) => offsets.map((offset) => instantIn(date + offset)));
  const found = [...new Set(readings.filter((reading) => reading !== null))].toSorted();
  const [at] = found;
  if (isZoned && at !== undefined && found.length === 1)
    return { kind: "told", at, earliest: null, latest: null };
  return { kind: "ambiguous", words: words.slice(0, WORDS_MOST), readings: found };
}

function offsetOf(zone: string): string {
  if (/^[a-z]/i.test(zone)) return "Z";
  const digits = zone.slice(1).replace(":", "").padEnd(4, "0");
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

/** Local dates and times that words may mean, "2021-11-24T02:41:00". */
function datesOf(words: string): readonly string[] {
  const dated = DATED.exec(words);
  if (dated !== null) {
    const [, year = "", month = "", day = "", ...time] = dated;
    return [isoOf(year, month, day, time)];
  }
  const turned = TURNED.exec(words);
  if (turned === null) return [];
  const [, one = "", other = "", year = "", ...time] = turned;
  return [isoOf(year, other, one, time), isoOf(year, one, other, time)];
}

type Parts = readonly (string | undefined)[];

function isoOf(year: string, month: string, day: string, [hour, minute, second]: Parts): string {
  const two = (part: string): string => part.padStart(2, "0");
  const time = `${two(hour ?? "")}:${minute ?? ""}:${second ?? "00"}`;
  return `${year}-${two(month)}-${two(day)}T${time}`;
}

function instantIn(text: string): Instant | null {
  try {
    return instant(text);
  } catch {
    return null;
  }
}

/** A date and time with its zone, such as XML messages and feeds carry; null when it is not one. */
export function instantOrNull(text: string | null | undefined): Instant | null {
  return text === null || text === undefined ? null : instantIn(text.trim());
}
