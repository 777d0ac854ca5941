import { z } from "zod";
import { viewUnits } from "#show";
import { epochMs } from "#units";
import { heardOf, whereUnit } from "../feeds/unit-positions.ts";
import type { House } from "./house.ts";
import { sendJson } from "./respond.ts";
import { route, type Route } from "./route.ts";
import { agedOf, lastSchema } from "./routes-feeds.ts";
import * as shape from "./shapes.ts";
import { viewWhere, whereSchema } from "./where.ts";

const unitSchema = z.looseObject({
  unit: z.string(),
  name: z.string(),
  mmsi: z.string().nullable(),
  position: lastSchema.nullable().describe("By its own AIS or instruments; null: not heard."),
  where: whereSchema,
  pageAskedAt: z
    .string()
    .nullable()
    .describe("When its page last asked for its task; null: not since the server began."),
});

/** The units: what they are, where, whom they have aboard, what they are doing. */
export function unitRoutes({ watch, feeds, unitDesk }: House): readonly Route[] {
  return [
    route({
      name: "readUnits",
      method: "GET",
      path: "/api/units",
      summary: "Each unit: what it is, where it is and how that is known, what it is doing.",
      query: z.strictObject({ lang: shape.languageQuery.default("en") }),
      answers: { 200: { description: "The units.", schema: z.array(unitSchema) } },
      handle: ({ request, response, query: { lang } }) => {
        const { picture, now } = watch;
        const telemetry = feeds?.telemetry ?? null;
        const units = viewUnits(picture, now, lang).map(({ id: unit, told, ...view }) => {
          const named = { id: unit, mmsi: view.mmsi, told };
          const point = heardOf(named, telemetry);
          const position = point === null ? null : agedOf(point, epochMs(now));
          const where = viewWhere(whereUnit(named, telemetry), now);
          const pageAskedAt = unitDesk.askedAt(unit);
          return { unit, ...view, position, where, pageAskedAt };
        });
        return sendJson(request, response, 200, units);
      },
    }),
  ];
}
