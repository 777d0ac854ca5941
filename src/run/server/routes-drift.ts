import { z } from "zod";
import { eventSchemas } from "#log";
import { hours } from "#units";
import { boatTaskOf } from "../boat-drift.ts";
import { BOAT_HOURS_MOST } from "../drift/boat-asked.ts";
import type { House } from "./house.ts";
import { Problem } from "./problem.ts";
import { sendJson } from "./respond.ts";
import { route, type Route } from "./route.ts";
import { languageQuery } from "./shapes.ts";

const hoursQuery = z
  .string()
  .regex(/^\d{1,2}$/, `expected whole hours, 1 to ${BOAT_HOURS_MOST}`)
  .transform(Number)
  .refine(
    (given) => given >= 1 && given <= BOAT_HOURS_MOST,
    `expected whole hours, 1 to ${BOAT_HOURS_MOST}`,
  );

/** Where a boat could be by now and in the hours to come. */
export function driftRoutes({ watch, sea, data, version }: House): readonly Route[] {
  return [
    route({
      name: "readDrift",
      method: "GET",
      path: "/api/boats/{boat}/drift",
      summary:
        "Where the boat could be by now and later, as GeoJSON; what it rests on is in about.",
      params: z.strictObject({ boat: eventSchemas.BoatOpened.shape.boat }),
      query: z.strictObject({
        hours: hoursQuery.optional().describe("From now on; 24 unless told."),
        language: languageQuery.default("en").describe("Of the sentences."),
      }),
      answers: {
        200: {
          description: "For each hour the areas that hold 50 % and 95 %, and the datum.",
          type: "application/geo+json",
          schema: z.looseObject({ type: z.literal("FeatureCollection") }),
        },
      },
      problems: { 404: ["no-such-boat"], 409: ["nothing-to-drift"], 503: ["busy"] },
      handle: async ({ request, response, params, query }) => {
        const ahead = hours(query.hours ?? 24);
        const given = { data, version, language: query.language };
        const asked = boatTaskOf(watch.picture, params.boat, watch.now, ahead, given);
        if (!asked.ok && asked.reason === "unknown")
          throw new Problem("no-such-boat", 404, asked.why);
        if (!asked.ok) throw new Problem("nothing-to-drift", 409, asked.why);
        const answer = await sea.ask({ kind: "drift", task: asked.task });
        if (answer.kind === "refused") throw new Problem("nothing-to-drift", 409, answer.why);
        if (answer.kind !== "drift") throw new Error(`a drift was asked; came ${answer.kind}`);
        await sendJson(request, response, 200, answer.document, "application/geo+json");
      },
    }),
  ];
}
