import { z } from "zod";
import { viewCoast } from "#show";
import { openCoastStrip } from "../sea-chart.ts";
import { asKnownAt, asKnownQuery } from "./as-known.ts";
import type { House } from "./house.ts";
import { sendJson } from "./respond.ts";
import { route, type Route } from "./route.ts";

const state = z.enum(["watched", "passed", "unwatched"]);
const partSchema = z.object({
  from: z.number().describe("Kilometres from the shore's first station."),
  to: z.number(),
  state,
  since: z.string().nullable().describe("null: as far back as the log tells."),
  gapMinutes: z.number().nullable().describe("The longest that nobody has it in sight."),
  by: z.array(z.string()),
  stretches: z.array(z.string()),
  words: z.string(),
});
const coastSchema = z.object({
  at: z.string(),
  shores: z.array(
    z.object({
      shore: z.enum(["france", "england"]),
      name: z.string(),
      lengthKm: z.number(),
      light: z.enum(["day", "night"]),
      km: z.record(state, z.number()),
      parts: z.array(partSchema),
    }),
  ),
  launches: z.array(
    z.object({
      report: z.string(),
      boat: z.string(),
      place: z.string().nullable(),
      seen: z.string(),
      steps: z.array(z.object({ at: z.string().nullable(), words: z.string() })),
      arrival: z.string().nullable(),
    }),
  ),
  answers: z.string(),
});

/** How the coast is watched. For the watch alone: nothing for others gives it. */
export function coastRoutes({ watch, root }: House): readonly Route[] {
  return [
    route({
      name: "readCoast",
      method: "GET",
      path: "/api/coast",
      summary: "Both shores: watched by whom, unwatched since when; what became of each launch.",
      query: asKnownQuery,
      answers: { 200: { description: "The coast.", schema: coastSchema } },
      handle: ({ request, response, query }) => {
        const { picture, now } = asKnownAt(watch, query.at);
        const strip = openCoastStrip(root);
        return sendJson(request, response, 200, viewCoast(picture, strip, now, query.lang));
      },
    }),
  ];
}
