import type { Moment } from "#log";
import { epochMs, instant, isInstant, type Instant } from "#units";
import { Fault, cameAs, isRecord, membersAre } from "./fault.ts";

/** What a time without a zone may mean on that night. */
export type NightClock = {
  /**
   * The night's first and last moment: a clock time without a date has its readings within them.
   */
  readonly from: Instant;
  readonly to: Instant;
  /** Offsets from UTC in use, such as "+00:00" and "+01:00". */
  readonly offsets: readonly string[];
};

const DATED = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$/;
const CLOCK = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?$/i;
const DAY_MS = 86_400_000;

/**
 * When a thing happened, as the file tells it: a time with its zone; the same with bounds, `{at,
 * earliest, latest}`; a time without a zone, kept as ambiguous with one reading for each zone in
 * use, none chosen; or words that are no time, kept as ambiguous without a reading. Null when the
 * file says nothing. Throws a Fault.
 */
export function readMoment(value: unknown, clock: NightClock | null): Moment | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return momentFromText(value, clock);
  if (!isRecord(value)) throw new Fault(`expected a time; came ${cameAs(value)}`);
  // Written out in full, as the log has it: the event's own schema checks it.
  if ("kind" in value) return value as Moment;
  membersAre(value, ["at"], ["earliest", "latest"]);
  return {
    kind: "told",
    at: readInstant(value["at"], "at"),
    earliest: readInstantOrNull(value["earliest"], "earliest"),
    latest: readInstantOrNull(value["latest"], "latest"),
  };
}

function momentFromText(text: string, clock: NightClock | null): Moment {
  const words = text.trim();
  if (words === "") throw new Fault("expected a time; came an empty text");
  const at = instantIn(words);
  if (at !== null) return { kind: "told", at, earliest: null, latest: null };
  return { kind: "ambiguous", words, readings: readingsOf(words, clock) };
}

function readingsOf(words: string, clock: NightClock | null): Instant[] {
  const dated = DATED.exec(words);
  const offsets = clock?.offsets ?? ["+00:00"];
  if (dated !== null)
    return inOrder(offsets.map((offset) => isoAt(words.replace(" ", "T"), offset)));
  const hours = CLOCK.exec(words);
  if (hours === null || clock === null) return [];
  const time = clockTime(hours);
  if (time === null) return [];
  const days = daysOf(clock);
  const all = offsets.flatMap((offset) => days.map((day) => isoAt(`${day}T${time}`, offset)));
  return inOrder(all).filter((at) => at >= clock.from && at <= clock.to);
}

/** "2.30 am" as "02:30"; null when no clock shows it, or when it is only a number. */
function clockTime([, hour = "", minute, half]: RegExpExecArray): string | null {
  if (minute === undefined && half === undefined) return null;
  const hours = half === undefined ? Number(hour) : hoursOfHalfDay(Number(hour), half);
  if (hours === null || hours > 23 || Number(minute ?? "0") > 59) return null;
  return `${String(hours).padStart(2, "0")}:${minute ?? "00"}`;
}

function hoursOfHalfDay(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
}

/** The dates that the night touches, with one to spare at either end for the offsets. */
function daysOf({ from, to }: NightClock): readonly string[] {
  const days: string[] = [];
  for (let ms = epochMs(from) - DAY_MS; ms <= epochMs(to) + DAY_MS; ms += DAY_MS) {
    days.push(new Date(ms).toISOString().slice(0, 10));
  }
  return days;
}

function isoAt(local: string, offset: string): Instant | null {
  return instantIn(`${local}${offset}`);
}

function inOrder(readings: readonly (Instant | null)[]): Instant[] {
  const found = readings.filter((reading) => reading !== null);
  return [...new Set(found)].sort();
}

function instantIn(text: string): Instant | null {
  try {
    return instant(text);
  } catch {
    return null;
  }
}

/** A moment with its zone, in its one spelling. Throws a Fault that names the member. */
export function readInstant(value: unknown, member: string): Instant {
  const at = typeof value !== "string" ? null : isInstant(value) ? value : instantIn(value);
  if (at !== null) return at;
  const expected = "expected a date and time with its zone, such as 2021-11-24T02:41Z";
  throw new Fault(`${member}: ${expected}; came ${cameAs(value)}`);
}

function readInstantOrNull(value: unknown, member: string): Instant | null {
  return value === null || value === undefined ? null : readInstant(value, member);
}
