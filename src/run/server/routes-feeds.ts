import { z } from "zod";
import type { TrackPoint } from "#intake";
import { METHODS } from "#log";
import { epochMs, instantFromMs } from "#units";
import { FEED_KINDS, type FeedKind } from "../feeds/feed-kinds.ts";
import { POINTS_MOST } from "../feeds/telemetry-store.ts";
import type { House } from "./house.ts";
import { Problem } from "./problem.ts";
import { sendJson } from "./respond.ts";
import { route, type Route } from "./route.ts";
import * as shape from "./shapes.ts";

const instantText = z.string().describe("UTC, YYYY-MM-DDTHH:MM:SS.sssZ");
const count = z.int().nonnegative();

const feedSchema = z.object({
  id: z.string(),
  kind: z.enum(Object.keys(FEED_KINDS) as FeedKind[]),
  state: z.enum(["opening", "up", "down", "closed"]),
  lost: z.boolean().describe("An alarm of it is on the log."),
  lastHeard: instantText.nullable().describe("The last message that could be read."),
  silenceAllowed: z
    .number()
    .nullable()
    .describe("Seconds of silence that are usual; null for ever."),
  counts: z.object({
    messages: count,
    bytes: count,
    read: count,
    unread: count.describe("Messages that could not be read."),
    reports: count,
    repeats: count.describe("Tellings that repeat a report."),
    coalesced: count.describe("Positions for which a later one stood in before it was stored."),
    reconnects: count,
  }),
});

const feedsSchema = z.object({
  feeds: z.array(feedSchema),
  faults: z.array(z.string()).describe("Feeds of the list that are not heard, and why."),
  waiting: count.describe("Reports of feeds that are not on the disk yet."),
  telemetry: z.object({
    vessels: count,
    failing: z.boolean().describe("The disk does not take positions."),
  }),
});

const positionSchema = z.object({
  vessel: z.string().describe('"mmsi:227006760", "radar:…", "unit:…", a caller\'s token.'),
  lon: z.number(),
  lat: z.number(),
  radius: z.number().describe("Metres within which it holds."),
  method: z.enum(METHODS),
  at: instantText,
  timeTold: z.boolean().describe("false: `at` is when it was heard; it may be older."),
  speed: z.number().nullable().describe("Metres per second over ground."),
  course: z.number().nullable().describe("Degrees true."),
});
export const lastSchema = positionSchema.extend({ age: z.number().describe("Seconds.") });

const degrees = (most: number) =>
  z
    .string()
    .regex(/^[+-]?\d{1,3}(\.\d{1,12})?$/, "expected degrees, such as 51.1")
    .transform(Number)
    .refine((given) => Math.abs(given) <= most, `expected degrees from -${most} to ${most}`);

/** How the feeds are, and where they say that everything is. Nothing of it is in the log. */
export function feedRoutes(house: House): readonly Route[] {
  return [...feedStateRoutes(house), ...positionRoutes(house)];
}

function feedStateRoutes({ feeds }: House): readonly Route[] {
  return [
    route({
      name: "readFeeds",
      method: "GET",
      path: "/api/feeds",
      summary: "Each feed: whether it is heard, what came, how long it may be silent.",
      answers: { 200: { description: "The feeds.", schema: feedsSchema } },
      handle: ({ request, response }) => {
        const none = { feeds: [], faults: [], waiting: 0 };
        const telemetry = { vessels: 0, failing: false };
        if (feeds === null) return sendJson(request, response, 200, { ...none, telemetry });
        const { states, faults, waiting } = feeds;
        const { vessels, isFailing: failing } = feeds.telemetry;
        const told = states.map((state) => ({ ...state, lastHeard: instantOf(state.lastHeard) }));
        const answer = { feeds: told, faults, waiting, telemetry: { vessels, failing } };
        return sendJson(request, response, 200, answer);
      },
    }),
  ];
}

function positionRoutes({ feeds, watch }: House): readonly Route[] {
  return [
    route({
      name: "readVessel",
      method: "GET",
      path: "/api/vessels/{vessel}",
      params: z.strictObject({ vessel: z.string().min(1).max(200) }),
      summary: "The last position of a vessel, such as mmsi:227006760, and its age.",
      answers: { 200: { description: "Its last position.", schema: lastSchema } },
      problems: { 404: ["no-such-vessel"] },
      handle: ({ request, response, params: { vessel } }) => {
        const point = feeds?.telemetry.latest(vessel) ?? null;
        if (point === null)
          throw new Problem("no-such-vessel", 404, `No position of ${vessel} was heard.`);
        return sendJson(request, response, 200, agedOf(point, epochMs(watch.now)));
      },
    }),
    route({
      name: "readPositions",
      method: "GET",
      path: "/api/positions",
      summary: `Positions of an area and time, by time; the first ${POINTS_MOST} at most.`,
      query: z.strictObject({
        west: degrees(180),
        south: degrees(90),
        east: degrees(180),
        north: degrees(90),
        from: shape.instantQuery,
        until: shape.instantQuery,
      }),
      answers: { 200: { description: "The positions.", schema: z.array(positionSchema) } },
      handle: ({ request, response, query: { from, until, ...area } }) => {
        const fromMs = epochMs(from);
        const found = feeds?.telemetry.find({ ...area, fromMs, toMs: epochMs(until) }) ?? [];
        return sendJson(request, response, 200, found.map(positionOf));
      },
    }),
  ];
}

function instantOf(ms: number | null): string | null {
  return ms === null ? null : instantFromMs(ms);
}

function positionOf({ atMs, isTimeTold, ...point }: TrackPoint) {
  return { ...point, at: instantFromMs(Math.round(atMs)), timeTold: isTimeTold };
}

export function agedOf(point: TrackPoint, nowMs: number) {
  return { ...positionOf(point), age: Math.max(0, nowMs - point.atMs) / 1000 };
}
