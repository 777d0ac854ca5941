import { z } from "zod";
import { eventSchemas } from "#log";
import { boatOf } from "#picture";
import { viewBroadcasts, viewPeople, viewPromises, type Language } from "#show";
import { nearTo, type Near } from "../near.ts";
import type { House } from "./house.ts";
import { Problem } from "./problem.ts";
import { sendJson } from "./respond.ts";
import { route, type Route } from "./route.ts";
import * as shape from "./shapes.ts";
import { viewWhere, whereSchema } from "./where.ts";

const nearSchema = z.looseObject({
  unit: z.string(),
  name: z.string(),
  isRegistered: z.boolean(),
  where: whereSchema,
  minutes: z.number().nullable().describe("Over water, or by air; null: not known, see noTime."),
  noTime: z.string().nullable(),
});
const nearQuery = z.strictObject({
  minutes: z
    .string()
    .regex(/^\d{1,4}$/, "expected whole minutes")
    .default("120")
    .transform(Number)
    .describe("Ships that nobody has registered are left out beyond; units never are."),
});
const langQuery = z.strictObject({ lang: shape.languageQuery.default("en") });

/** Who could be where when, what was asked and promised, and where the people are. */
export function nearRoutes(house: House): readonly Route[] {
  const { watch } = house;
  return [
    readNear(house),
    listRoute("Broadcasts", "whom each was for, who answered, who is near and silent.", (lang) =>
      viewBroadcasts(watch.picture, watch.now, lang),
    ),
    listRoute("Promises", "what was promised, against what can be computed by now.", (lang) =>
      viewPromises(watch.picture, watch.now, lang),
    ),
    listRoute("People", "the people of each unit, counted from recovery to landing.", (lang) =>
      viewPeople(watch.picture, lang),
    ),
  ];
}

function listRoute(
  name: string,
  summary: string,
  view: (lang: Language) => readonly unknown[],
): Route {
  return route({
    name: `read${name}`,
    method: "GET",
    path: `/api/${name.toLowerCase()}`,
    summary: `${name}: ${summary}`,
    query: langQuery,
    answers: { 200: { description: summary, schema: z.array(z.looseObject({})) } },
    handle: ({ request, response, query: { lang } }) =>
      sendJson(request, response, 200, view(lang)),
  });
}

function readNear(house: House): Route {
  const { watch, feeds, seaWay, unitDesk } = house;
  return route({
    name: "readNear",
    method: "GET",
    path: "/api/boats/{boat}/near",
    summary: "Every unit, and ships of AIS, by the time in which they could be with the boat.",
    params: z.strictObject({ boat: eventSchemas.BoatOpened.shape.boat }),
    query: nearQuery,
    answers: { 200: { description: "Nearest first.", schema: z.array(nearSchema) } },
    problems: { 404: ["no-such-boat"] },
    handle: ({ request, response, params, query: { minutes: most } }) => {
      const { picture, now } = watch;
      const boat = boatOf(picture, params.boat);
      if (boat === null)
        throw new Problem("no-such-boat", 404, `No boat is called ${params.boat} at ${now}.`);
      const telemetry = feeds?.telemetry ?? null;
      const [fix] = boat.fixes;
      const drifted = fix === undefined ? null : unitDesk.driftedTo(house, boat.id, fix.at, "en");
      const near = nearTo({ picture, boat, now, telemetry, seaWay, drifted });
      const isShown = ({ isRegistered, minutes }: Near): boolean =>
        isRegistered || (minutes !== null && minutes <= most);
      const told = near.filter(isShown).map(({ where, ...each }) => {
        return { ...each, where: viewWhere(where, now) };
      });
      return sendJson(request, response, 200, told);
    },
  });
}
