import { z } from "zod";
import { boatId, instantTerm, unitId } from "./terms.ts";

const metres = z.number().positive().max(500_000);
/** No water runs faster: metres a second. */
const drift = z.number().min(-10).max(10);

/** The patterns of IAMSAR volume II, chapter 5; the shoreline of one unit. */
export const SEARCH_PATTERNS = [
  "parallel track",
  "creeping line",
  "expanding square",
  "sector",
  "track line",
  "shoreline",
] as const;

/**
 * A rectangle of water that moves with the water: its middle at `from`, degrees true of the long
 * side, metres, and metres a second to the east and north.
 */
const ground = z
  .object({
    lon: z.number().min(-180).max(180),
    lat: z.number().min(-90).max(90),
    bearing: z.number().min(0).lt(360),
    length: metres,
    width: metres,
    from: instantTerm,
    until: instantTerm,
    east: drift,
    north: drift,
  })
  .refine(({ from, until }) => until > from, "expected until to be after from");

const width = z.number().nonnegative().max(50_000);

/** How much of it: metres of legs, and how wide they search for whom; metres. */
const effort = z.object({
  track: z.number().nonnegative().max(5_000_000),
  widths: z.object({ person: width, inflatable: width, "swamped inflatable": width }),
  curve: z.enum(["exponential", "inverse cube"]),
});

/**
 * What a machine can reckon with, beside the words. Left out of entries that have only words: those
 * are read on, and lower no probability.
 */
export const doneSearch = { ground: ground.optional(), effort: effort.optional() } as const;

export const plannedSearch = {
  parts: z
    .array(
      z.object({
        unit: unitId,
        boat: boatId,
        ground,
        effort,
        pattern: z.enum(SEARCH_PATTERNS),
        spacing: metres,
        /** Seconds there, at it, and back, of the unit's endurance. */
        takes: z
          .number()
          .nonnegative()
          .max(90 * 86_400),
        /** Where the unit is to be when, turn by turn; left out when only the ground is ordered. */
        legs: z
          .array(
            z.object({
              lon: z.number().min(-180).max(180),
              lat: z.number().min(-90).max(90),
              at: instantTerm,
            }),
          )
          .min(1)
          .max(2000)
          .optional(),
      }),
    )
    .min(1)
    .max(100)
    .optional(),
} as const;
