import { z } from "zod";
import * as term from "./terms.ts";

const { instantTerm, place, why, words } = term;

/** A number within bounds; a minus zero would not outlive the log, so none gets in. */
const within = (lowest: number, highest: number) =>
  z
    .number()
    .min(lowest)
    .max(highest)
    .transform((given) => given + 0);

/** At least and at most, in the unit of the thing. */
const range = (lowest: number, highest: number) =>
  z
    .object({ least: within(lowest, highest), most: within(lowest, highest) })
    .refine((given) => given.most >= given.least, {
      message: "expected most to be at least least",
      path: ["most"],
    });

/** Degrees true; north is 0, and 360 too. */
const degrees = within(0, 360);

/** m/s. Wide: what cannot be is refused by the order, in words, and kept when others wrote it. */
const speed = range(0, 200);

/** The wind at 10 m. `from` is where it comes from; null when it is variable or nobody said. */
const wind = z.object({
  from: degrees.nullable(),
  /** How far to either side of `from` it may lie, degrees. */
  spread: within(0, 180).default(0),
  speed,
});

/** The current of the water in which a boat lies; `towards` is null when nobody said. */
const current = z.object({ towards: degrees.nullable(), speed });

/**
 * Wind, sea, current or visibility as somebody observed, forecast or assumed it, for a while and
 * for a place; `place: null` is the whole watch area. At least one of them is meant to be there; a
 * statement of none is a word without effect.
 */
const WeatherStated = z.object({
  kind: z.literal("WeatherStated"),
  weather: term.weatherId,
  method: z.enum(["observed", "forecast", "assumed"]),
  place: place.nullable().default(null),
  from: instantTerm,
  /** null: until further word. */
  until: instantTerm.nullable().default(null),
  wind: wind.nullable().default(null),
  /** Of the sea at its surface, °C. */
  sea: range(-50, 100).nullable().default(null),
  current: current.nullable().default(null),
  /** Meteorological visibility, metres; left out when nobody said. */
  visibility: range(0, 200_000).optional(),
  words,
  /** Who or what says so: a station, a bulletin, a desk. */
  source: why,
});

/**
 * A file of wind, current or sea temperature came in. The log names it by its SHA-256; the file
 * itself is kept beside the log, and may be missing there.
 */
const FieldReceived = z.object({
  kind: z.literal("FieldReceived"),
  field: term.fieldId,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "expected 64 lower-case hexadecimal digits"),
  quantity: z.enum(["wind", "current", "sea temperature"]),
  coverage: z.object({
    west: within(-180, 180),
    south: within(-90, 90),
    east: within(-180, 180),
    north: within(-90, 90),
    from: instantTerm.nullable(),
    until: instantTerm.nullable(),
  }),
  source: why,
  words: words.nullable().default(null),
});

export const weatherEvents = {
  WeatherStated,
  FieldReceived,
} as const;
