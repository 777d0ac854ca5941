import { Fault } from "../fault.ts";
import { readUnpacked, textOf, wholeOf, type DataVariable } from "./data-file.ts";

const UNIT_MS: readonly (readonly [RegExp, number])[] = [
  [/^(milliseconds?|millisecs?|msecs?|ms)$/, 1],
  [/^(seconds?|secs?|s)$/, 1000],
  [/^(minutes?|mins?)$/, 60_000],
  [/^(hours?|hrs?|hr|h)$/, 3_600_000],
  [/^(days?|d)$/, 86_400_000],
];
const SINCE = /^(\w+)\s+since\s+(\d{1,4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(.*))?$/i;
const CLOCK = /^(\d{1,2}):(\d{1,2})(?::(\d{1,2}(?:\.\d*)?))?\s*(.*)$/;
const ZONE = /^([+-])(\d{1,2}):?(\d{2})?$/;
const KNOWN_CALENDARS = /^(|standard|gregorian|proleptic_gregorian)$/;
/** The first day of the Gregorian calendar, on which "standard" and "proleptic" begin to agree. */
const GREGORIAN_MS = Date.UTC(1582, 9, 15);

export const isTimeUnit = (units: string): boolean => /\bsince\b/i.test(units);

/**
 * Times of a CF time coordinate ("hours since 1970-01-01 00:00:00"), milliseconds since 1970; no
 * zone is UTC (CF 1.11, 4.4). Throws a Fault for months and years, which have no fixed length, for
 * calendars that are not ours, and when times do not ascend.
 */
export function readTimes(variable: DataVariable): number[] {
  const units = textOf(variable, "units");
  const calendar = textOf(variable, "calendar").toLowerCase();
  if (!KNOWN_CALENDARS.test(calendar)) {
    throw new Fault(`${variable.name}: expected the Gregorian calendar; came "${calendar}"`);
  }
  const [unitMs, startMs] = readSince(variable.name, units);
  if (startMs < GREGORIAN_MS && calendar !== "proleptic_gregorian") {
    throw new Fault(`${variable.name}: expected times counted from after 1582; came "${units}"`);
  }
  const values = readUnpacked(variable, wholeOf(variable));
  const times = Array.from(values, (value) => Math.round(startMs + value * unitMs));
  times.forEach((time, index) => {
    const before = times[index - 1];
    if (Number.isFinite(time) && (before === undefined || time > before)) return;
    throw new Fault(
      `${variable.name}: expected times that ascend; came ${values[index]} as number ` +
        `${index + 1} after ${values[index - 1]} (${units})`,
    );
  });
  if (times.length === 0) throw new Fault(`${variable.name}: expected times; came none`);
  return times;
}

function readSince(name: string, units: string): [unitMs: number, startMs: number] {
  const refused = new Fault(
    `${name}: expected units such as "hours since 2024-06-01 00:00:00", in days or shorter; ` +
      `came "${units}"`,
  );
  const match = SINCE.exec(units.trim());
  const unitMs = UNIT_MS.find(([pattern]) => pattern.test((match?.[1] ?? "").toLowerCase()))?.[1];
  if (match === null || unitMs === undefined) throw refused;
  const [year, month, day] = [Number(match[2]), Number(match[3]), Number(match[4])];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) throw refused;
  const clock = match[5] === undefined || match[5] === "" ? 0 : readClock(match[5]);
  if (clock === null) throw refused;
  return [unitMs, date.getTime() + clock];
}

/** Milliseconds after midnight UTC; null when it is no time. */
function readClock(text: string): number | null {
  const match = CLOCK.exec(text.trim());
  if (match === null) return null;
  const zone = match[4] ?? "";
  const offset = readZone(zone);
  if (offset === null) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]) - offset;
  return Math.round(minutes * 60_000 + Number(match[3] ?? 0) * 1000);
}

/** Minutes east; null when it is no zone that we know. */
function readZone(zone: string): number | null {
  if (/^(|Z|UTC|GMT)$/i.test(zone)) return 0;
  const match = ZONE.exec(zone);
  if (match === null) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === "-" ? -minutes : minutes;
}
