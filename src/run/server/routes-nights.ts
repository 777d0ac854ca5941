import { z } from "zod";
import type { Nights } from "./nights.ts";
import { Problem } from "./problem.ts";
import { sendJson } from "./respond.ts";
import { route, type Route } from "./route.ts";
import { sendLines } from "./routes-log.ts";
import { nightMetaSchema, nightsSchema, numberedSchema } from "./shapes.ts";

const params = z.strictObject({ night: z.string().describe("Its name, as the list has it.") });

/**
 * The nights that can be replayed: sealed entries to fold, and what is known about the night
 * besides.
 */
export function nightRoutes(nights: Nights): readonly Route[] {
  const find = (name: string) => {
    const night = nights.find(name);
    if (night !== null) return night;
    const known = nights.names.length === 0 ? "none" : nights.names.join(", ");
    throw new Problem("no-such-night", 404, `There is no night "${name}"; known: ${known}.`);
  };
  return [
    route({
      name: "listNights",
      method: "GET",
      path: "/api/nights",
      summary: "The nights that this server replays.",
      answers: { 200: { description: "The nights.", schema: nightsSchema } },
      handle: ({ request, response }) => {
        const all = nights.names.map((name) => {
          const { title, from, to } = find(name).meta;
          return { name, title, from, to };
        });
        return sendJson(request, response, 200, { nights: all });
      },
    }),
    route({
      name: "readNight",
      method: "GET",
      path: "/api/nights/{night}",
      summary: "What is known about a night: span, centres, sources, hindsight, bad lines.",
      params,
      answers: { 200: { description: "About the night.", schema: nightMetaSchema } },
      problems: { 404: ["no-such-night"] },
      handle: ({ request, response, params: { night } }) =>
        sendJson(request, response, 200, find(night).meta),
    }),
    route({
      name: "readNightEntries",
      method: "GET",
      path: "/api/nights/{night}/entries",
      summary: "The sealed entries of a night, one JSON line each.",
      params,
      answers: {
        200: { description: "JSON Lines.", type: "application/x-ndjson", schema: numberedSchema },
      },
      problems: { 404: ["no-such-night"] },
      handle: ({ request, response, params: { night } }) => {
        const { entries } = find(night);
        const lines = entries.map((entry, index) => ({ arrival: index + 1, entry }));
        return sendLines(request, response, lines);
      },
    }),
  ];
}
