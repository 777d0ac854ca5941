import type { Instant } from "#units";
import type { Bits } from "./bits.ts";

/** How a message came: what the sentence and its TAG block say besides the message itself. */
export type Via = {
  /** Receive time of the TAG block (`c`), null when it has none. */
  readonly at: Instant | null;
  /** Who received it, from the TAG block (`s`). */
  readonly source: string | null;
  /** "AI" for a mobile station's receiver, "BS" for a base station's, and so on. */
  readonly talker: string;
  /** "A" or "B", as the sentence has it; null when it says nothing. */
  readonly channel: string | null;
  /** Whether it is the receiver's own ship (VDO). */
  readonly own: boolean;
};

/**
 * Degrees from 1/10 000 minutes, to 7 decimals (1 cm). 181° and 91° are "not available", and what
 * lies off the earth is nothing either: null.
 */
function degrees(raw: number, most: number): number | null {
  if (raw > most || raw < -most) return null;
  return Math.round((raw * 50) / 3) / 1e7;
}

/** Longitude in 28 bits. */
export function longitude(bits: Bits, from: number): number | null {
  return degrees(bits.signed(from, 28), 108_000_000);
}

/** Latitude in 27 bits. */
export function latitude(bits: Bits, from: number): number | null {
  return degrees(bits.signed(from, 27), 54_000_000);
}

/** Longitude in 18 bits of 1/10 minute, to a part of a degree: messages 17, 22, 23 and 27. */
export function shortLongitude(bits: Bits, from: number, parts = 1e6): number | null {
  return shortDegrees(bits.signed(from, 18), 108_000, parts);
}

/** Latitude in 17 bits of 1/10 minute. */
export function shortLatitude(bits: Bits, from: number, parts = 1e6): number | null {
  return shortDegrees(bits.signed(from, 17), 54_000, parts);
}

function shortDegrees(raw: number, most: number, parts: number): number | null {
  return raw > most || raw < -most ? null : Math.round((raw / 600) * parts) / parts;
}

/** Made once and shared: a message then needs no number of its own on the heap. */
const SPEEDS = Array.from({ length: 1024 }, (_, raw) => (raw === 1023 ? null : raw / 10));
const COURSES = Array.from({ length: 4096 }, (_, raw) => (raw >= 3600 ? null : raw / 10));

/** Speed over ground in knots, 10 bits of 1/10; 102.2 is that or more. */
export function speed(bits: Bits, from: number): number | null {
  return SPEEDS[bits.unsigned(from, 10)]!;
}

/** Course over ground in degrees, 12 bits of 1/10. */
export function course(bits: Bits, from: number): number | null {
  return COURSES[bits.unsigned(from, 12)]!;
}

/** True heading in degrees, 9 bits. */
export function heading(bits: Bits, from: number): number | null {
  const raw = bits.unsigned(from, 9);
  return raw >= 360 ? null : raw;
}

/**
 * UTC second of the position, 6 bits; 61 is manual input, 62 dead reckoning, 63 a positioning
 * system that does not work.
 */
export function second(bits: Bits, from: number): number | null {
  const raw = bits.unsigned(from, 6);
  return raw === 60 ? null : raw;
}

/** A number below `limit`, null from there on. */
export function below(raw: number, limit: number): number | null {
  return raw < limit ? raw : null;
}

/** A number where zero means that nobody said. */
export function unlessZero(raw: number): number | null {
  return raw === 0 ? null : raw;
}

/** The communication state in `count` bits, null when the message was cut before its end. */
export function radio(bits: Bits, from: number, count: number): number | null {
  return bits.length < from + count ? null : bits.unsigned(from, count);
}

export const TWO_DIGITS: readonly string[] = Array.from({ length: 64 }, (_, value) =>
  String(value).padStart(2, "0"),
);
