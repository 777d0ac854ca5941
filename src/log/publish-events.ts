import { z } from "zod";
import { why } from "./terms.ts";

const figure = z
  .string()
  .regex(/^[a-z0-9][a-z0-9 .:/-]{0,119}$/, 'expected a name such as "crossings 2021 people"');

/** A figure was published under its name; a later one of the same name stands in its place. */
const FigurePublished = z.object({
  kind: z.literal("FigurePublished"),
  figure,
  /** As it stands on the page, without words: "28526", "28526+", "2021-08". */
  value: z.string().min(1).max(200),
  /** Files and lines, or the log, from which it was reckoned. */
  source: z.string().min(1).max(2_000),
});

/** A figure is no longer stood by. That it was published, and as what, stays on record. */
const FigureWithdrawn = z.object({ kind: z.literal("FigureWithdrawn"), figure, why });

export const publishEvents = { FigurePublished, FigureWithdrawn } as const;
