import { z } from "zod";
import { instantTerm } from "./terms.ts";

/** What can be sent. A type says nothing of speed or places: those are told of each unit. */
export const UNIT_TYPES = [
  "lifeboat",
  "rigid-hulled boat",
  "cutter",
  "ship",
  "helicopter",
  "aircraft",
  "drone",
  "patrol vehicle",
  "four-wheel drive",
  "quad",
  "foot patrol",
  "night-vision post",
  "fixed thermal camera",
  "vehicle thermal camera",
] as const;

export const READINESS = ["at sea", "ready", "not ready", "out of service"] as const;

const speed = z.number().positive().max(400);
const hoursOfSeconds = z
  .number()
  .nonnegative()
  .max(90 * 86_400);

/**
 * What can be told of a unit beyond its name, type, agency, speed and places. Each may be left out,
 * which says "not told" and never "none"; entries from before there were such fields read on.
 */
export const unitParticulars = {
  /** The speed it keeps up to and with a sea state (WMO code table 3700), metres a second. */
  speeds: z
    .array(z.object({ seaState: z.int().min(0).max(9), speed }))
    .min(1)
    .max(10)
    .optional(),
  /** Seconds it can be out with full tanks, at the speed told. */
  endurance: hoursOfSeconds.optional(),
  crew: z.int().nonnegative().max(5_000).optional(),
  /**
   * How wide a strip it searches: what it looks with, in what light, for whom; metres, with the
   * table or trial the figure is from.
   */
  sensors: z
    .array(
      z.object({
        sensor: z.enum(["eyes", "goggles", "thermal", "radar"]),
        light: z.enum(["day", "night"]),
        object: z.enum(["person", "person with light", "inflatable"]),
        sweepWidth: z.number().nonnegative().max(50_000),
        source: z.string().min(1).max(300),
      }),
    )
    .max(40)
    .optional(),
  /** What its crew is trained for: "medical", "on-scene coordination". */
  competence: z.array(z.string().trim().min(1).max(80)).max(20).optional(),
  /** The station it belongs to; not where it is. */
  home: z
    .object({
      name: z.string().min(1).max(120),
      lon: z.number().min(-180).max(180),
      lat: z.number().min(-90).max(90),
    })
    .optional(),
  /** From when until when somebody is there to crew it. */
  shift: z
    .object({ from: instantTerm, until: instantTerm })
    .refine(({ from, until }) => until > from, "expected until to be after from")
    .optional(),
} as const;

/** Seconds for which it can still be out. */
export const enduranceLeft = hoursOfSeconds;
