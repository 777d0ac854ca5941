import { z } from "zod";
import { eventSchemas, SEARCH_PATTERNS } from "#log";
import { boatOf } from "#picture";
import { DETECTION_CURVES } from "#plan";
import { saySearch } from "#show";
import { hours } from "#units";
import { HOURS_MOST, searchTaskOf } from "../search/search-task.ts";
import type { House } from "./house.ts";
import { Problem } from "./problem.ts";
import { sendJson } from "./respond.ts";
import { route, type Route } from "./route.ts";
import { languageQuery } from "./shapes.ts";

const WHOLE = `expected whole hours, 1 to ${HOURS_MOST}`;
const searchQuery = z.strictObject({
  boat: eventSchemas.BoatOpened.shape.boat.optional().describe("For one boat alone."),
  hours: z
    .string()
    .regex(/^\d{1,2}$/, WHOLE)
    .default("2")
    .transform(Number)
    .refine((given) => given >= 1 && given <= HOURS_MOST, WHOLE)
    .describe("For how long from now."),
  pattern: z.enum(SEARCH_PATTERNS).optional().describe("For every unit."),
  curve: z.enum(DETECTION_CURVES).default("exponential").describe("Of detection."),
  lang: languageQuery.default("en").describe("Of the sentences."),
});
const searchSchema = z.looseObject({
  at: z.string(),
  until: z.string(),
  parts: z.array(z.looseObject({ unit: z.string(), boat: z.string() })),
  boats: z.array(z.looseObject({ boat: z.string(), success: z.number() })),
  idle: z.array(z.looseObject({ unit: z.string(), why: z.string() })),
  without: z.array(z.looseObject({ boat: z.string(), why: z.string() })),
  words: z.array(z.string()).describe("The plan in sentences."),
});

/** Where to search, for all boats at once: a proposal. */
export function searchRoutes(house: House): readonly Route[] {
  const { watch, feeds, seaWay, sea, data, version } = house;
  return [
    route({
      name: "readSearch",
      method: "GET",
      path: "/api/search",
      summary: "Which unit could search which water, by which pattern, with what chance.",
      query: searchQuery,
      answers: { 200: { description: "A proposal; nothing is ordered.", schema: searchSchema } },
      problems: { 404: ["no-such-boat"], 409: ["nothing-to-drift"], 503: ["busy"] },
      handle: async ({ request, response, query }) => {
        const { picture, now } = watch;
        const boat = query.boat ?? null;
        if (boat !== null && boatOf(picture, boat) === null)
          throw new Problem("no-such-boat", 404, `No boat is called ${boat} at ${now}.`);
        const task = searchTaskOf({
          picture,
          now,
          ahead: hours(query.hours),
          boat,
          pattern: query.pattern ?? null,
          curve: query.curve,
          data,
          version,
          language: query.lang,
          telemetry: feeds?.telemetry ?? null,
          seaWay,
        });
        const answer = await sea.ask({ kind: "search", task });
        if (answer.kind === "refused") throw new Problem("nothing-to-drift", 409, answer.why);
        if (answer.kind !== "search") throw new Error(`a search was asked; came ${answer.kind}`);
        const { plan } = answer;
        await sendJson(request, response, 200, { ...plan, words: saySearch(plan, query.lang) });
      },
    }),
  ];
}
