import type { Place } from "#log";
import { instantFromMs, isPosition, type Instant } from "#units";
import { cameAs } from "../fault.ts";

/** Bounds of a figure, both included. */
export type Within = { readonly least: number; readonly most: number };

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
/** 1990 and 2100: outside them no phone or tracker was ever sent for help. */
const MS_LEAST = 631_152_000_000;
const MS_MOST = 4_102_444_800_000;
/** No more than a place in the log may have (`#log`). */
const RADIUS_MOST_M = 500_000;

export const LATITUDES: Within = { least: -90, most: 90 };
export const LONGITUDES: Within = { least: -180, most: 180 };
export const DEGREES: Within = { least: 0, most: 360 };
export const ANY: Within = { least: -1e9, most: 1e9 };
export const NOT_NEGATIVE: Within = { least: 0, most: 1e9 };

/**
 * A figure that came as a number or as words; null when nothing came. A bad one is null too, and
 * `faults` has what was expected and what came.
 */
export function figureIn(
  value: unknown,
  what: string,
  { least, most }: Within,
  faults: string[],
): number | null {
  if (value === undefined || value === null || value === "") return null;
  const figure = numberIn(value);
  if (figure !== null && figure >= least && figure <= most) return figure + 0;
  faults.push(`${what}: expected a number from ${least} to ${most}; came ${cameAs(value)}`);
  return null;
}

function numberIn(value: unknown): number | null {
  if (typeof value === "string" && !NUMBER.test(value.trim())) return null;
  if (typeof value !== "string" && typeof value !== "number") return null;
  const figure = Number(value);
  return Number.isFinite(figure) ? figure : null;
}

/** A moment in milliseconds since 1970, as `figureIn`. */
export function momentIn(value: unknown, what: string, faults: string[]): Instant | null {
  const ms = figureIn(value, what, { least: MS_LEAST, most: MS_MOST }, faults);
  return ms === null ? null : instantFromMs(Math.trunc(ms));
}

/** A moment in seconds since 1970, as `figureIn`. */
export function secondIn(value: unknown, what: string, faults: string[]): Instant | null {
  const most = MS_MOST / 1000;
  const seconds = figureIn(value, what, { least: MS_LEAST / 1000, most }, faults);
  return seconds === null ? null : instantFromMs(Math.trunc(seconds * 1000));
}

const DEPTH_MOST = 100;

/**
 * The value that a JSON text holds; undefined when it is none, or nested deeper than any message:
 * such a value ends the stack of whoever walks it.
 */
export function valueOfJson(text: string): unknown {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[{}\]]/g)) {
    depth += bracket === "[" || bracket === "{" ? 1 : -1;
    if (depth > DEPTH_MOST) return undefined;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Words that came, spaces at both ends taken away; null for none. */
export function wordsIn(value: unknown): string | null {
  const words = typeof value === "string" ? value.trim() : "";
  return words === "" ? null : words;
}

/** A place from one position; without a reading when its radius is wider than the log has any. */
export function placeAt(
  at: { readonly lon: number; readonly lat: number; readonly radius: number },
  method: Place["method"],
  fixedAt: Instant | null,
  words: string,
): Place {
  const isRead = isPosition(at) && at.radius > 0 && at.radius <= RADIUS_MOST_M;
  const { lon, lat, radius } = at;
  const readings = isRead ? [{ lon: lon + 0, lat: lat + 0, radius }] : [];
  return { words, method, fixedAt, readings };
}
