import { z } from "zod";
import * as term from "./terms.ts";

const { instantTerm, unitId, words } = term;

/**
 * What was seen of a launch besides the people on the water (`people`), the craft and the jackets.
 * Left out of a report that tells of none; a member that is null was not seen or not told.
 */
export const launchTerm = z.object({
  /** Still on the sand. */
  ashore: term.countTerm.nullable().default(null),
  /** Of all, ashore and afloat. */
  children: term.countTerm.nullable().default(null),
  engine: z.enum(["running", "seen", "none seen"]).nullable().default(null),
});

/** No shore that we watch is longer. */
const km = z
  .number()
  .min(0)
  .max(500)
  .transform((given) => given + 0);

/**
 * A unit, a camera or a post watches a part of a shore for a while: kilometres from the shore's
 * first station (data/coast). The same unit may watch several parts, one after the other.
 */
const CoastWatchPosted = z.object({
  kind: z.literal("CoastWatchPosted"),
  unit: unitId,
  shore: z.enum(["france", "england"]),
  from: km,
  to: km,
  starts: instantTerm,
  /** Null: until further word. */
  ends: instantTerm.nullable().default(null),
  words: words.nullable().default(null),
});

export const coastEvents = { CoastWatchPosted } as const;
