import { z } from "zod";
import { eventSchemas } from "#log";
import { weatherAt } from "#picture";
import { sayWeather } from "#show";
import { position } from "#units";
import type { House } from "./house.ts";
import { sendJson } from "./respond.ts";
import { route, type Route } from "./route.ts";
import * as shape from "./shapes.ts";

const degrees = (most: number) =>
  z
    .string()
    .regex(/^[+-]?\d{1,3}(\.\d{1,12})?$/, "expected degrees, such as 51.1")
    .transform(Number)
    .refine((given) => Math.abs(given) <= most, `expected degrees from -${most} to ${most}`);

const WeatherStated = eventSchemas.WeatherStated.shape;

/** One of wind, sea, current and visibility: what it is, and by whose word. */
const known = z.object({
  value: z.looseObject({ least: z.number(), most: z.number() }),
  method: WeatherStated.method,
  source: z.string(),
  entry: z.string().nullable().describe("null: nobody stated it, it is assumed."),
  age: z.number().describe("Seconds since it began to hold."),
  until: z.string().nullable(),
});

const weatherSchema = z.object({
  wind: known,
  sea: known.nullable(),
  current: known.nullable(),
  visibility: known.nullable().describe("Metres."),
  words: z.array(z.string()),
});

/** What the watch knows of wind, sea and current at a place; POST /api/orders states it. */
export function weatherRoutes({ watch }: House): readonly Route[] {
  return [
    route({
      name: "readWeather",
      method: "GET",
      path: "/api/weather",
      summary:
        "Wind, sea, current and visibility at a place and time, each by whose word; or assumed.",
      query: z.strictObject({
        lon: degrees(180),
        lat: degrees(90),
        at: shape.instantQuery.optional().describe("As known then, for then."),
        lang: shape.languageQuery.default("en"),
      }),
      answers: { 200: { description: "The weather.", schema: weatherSchema } },
      handle: ({ request, response, query: { lon, lat, at, lang } }) => {
        const picture = at === undefined ? watch.picture : watch.pictureAt(at);
        const weather = weatherAt(picture, position(lon, lat), at ?? watch.now);
        return sendJson(request, response, 200, { ...weather, words: sayWeather(weather, lang) });
      },
    }),
  ];
}
