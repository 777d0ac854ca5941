import { assert } from "./assert.ts";
import type { Seconds } from "./quantity.ts";

declare const instantBrand: unique symbol;

/**
 * A moment in UTC, always written `YYYY-MM-DDTHH:MM:SS.sssZ`: one moment has one spelling, so
 * instants compare and sort as strings, in the log as in memory. A time without a zone is no
 * instant.
 */
export type Instant = string & { readonly [instantBrand]: true };

const CANONICAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const ZONED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Whether `text` is already an instant in its one spelling. */
export function isInstant(text: string): text is Instant {
  const ms = Date.parse(text);
  return CANONICAL.test(text) && !Number.isNaN(ms) && new Date(ms).toISOString() === text;
}

/**
 * Reads an ISO 8601 date and time with its zone ("2021-11-24T02:41Z", "2021-11-24T03:41+01:00").
 * Throws when the zone is missing or the date does not exist: an instant is never guessed.
 */
export function instant(text: string): Instant {
  const ms = ZONED.test(text) ? Date.parse(text) : Number.NaN;
  assert(
    !Number.isNaN(ms) && isRealDate(text),
    `expected a date and time with its zone, such as 2021-11-24T02:41Z; came "${text}"`,
  );
  return instantFromMs(ms);
}

function isRealDate(text: string): boolean {
  const day = text.slice(0, 10);
  const ms = Date.parse(`${day}T00:00:00.000Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
}

/** The instant `ms` milliseconds after 1970-01-01T00:00Z. */
export function instantFromMs(ms: number): Instant {
  assert(Number.isFinite(ms), `expected milliseconds since 1970; came ${ms}`);
  return new Date(ms).toISOString() as Instant;
}

/** Milliseconds since 1970-01-01T00:00Z. */
export function epochMs(at: Instant): number {
  return Date.parse(at);
}

/** Seconds from `from` to `to`; negative when `to` is the earlier. */
export function secondsBetween(from: Instant, to: Instant): Seconds {
  return ((epochMs(to) - epochMs(from)) / 1000) as Seconds;
}

export function addSeconds(at: Instant, length: Seconds): Instant {
  return instantFromMs(epochMs(at) + length * 1000);
}

/** The later of two instants, either of which may be missing. */
export function latestOf(one: Instant | null, other: Instant | null): Instant | null {
  if (one === null) return other;
  if (other === null) return one;
  return one > other ? one : other;
}
