import { z } from "zod";
import type { Whereabouts } from "#picture";
import { secondsBetween, type Instant } from "#units";

export const whereSchema = z
  .object({
    lon: z.number(),
    lat: z.number(),
    radius: z.number().describe("Metres within which it holds."),
    at: z.string().describe("UTC; when it was there."),
    age: z.number().describe("Seconds."),
    how: z.enum(["heard", "told"]).describe("By a machine, or by somebody's word."),
    method: z.string(),
  })
  .nullable()
  .describe("null: where unknown.");

/** A unit's place as plain data, with its age; null, never 0,0, where it is unknown. */
export function viewWhere(where: Whereabouts | null, now: Instant): z.infer<typeof whereSchema> {
  if (where === null) return null;
  const { position, radius, at, how, method } = where;
  const age = Math.max(0, secondsBetween(at, now));
  return { lon: position.lon, lat: position.lat, radius, at, age, how, method };
}
