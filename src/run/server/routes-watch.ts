import { z } from "zod";
import { eventSchemas, type BoatId, type Entry } from "#log";
import type { Order, OrderOf } from "#orders";
import { viewBoard, viewBoat } from "#show";
import type { Instant } from "#units";
import { mapTexts } from "../phone-numbers.ts";
import type { Vault } from "../vault.ts";
import { asKnownAt, asKnownQuery } from "./as-known.ts";
import { groundOrder } from "./ground-order.ts";
import type { House } from "./house.ts";
import { identify } from "./identity.ts";
import { Problem } from "./problem.ts";
import { refused } from "./refused.ts";
import { checkCallers, reportOrder } from "./report.ts";
import { sendJson } from "./respond.ts";
import { route, type Route } from "./route.ts";
import * as shape from "./shapes.ts";

/** The watch at work: reports and orders in, board and boats out. */
export function watchRoutes(house: House): readonly Route[] {
  return [postReport(house), postOrder(house), readBoard(house), readBoat(house)];
}

function postReport({ watch, vault, chart }: House): Route {
  return route({
    name: "postReport",
    method: "POST",
    path: "/api/reports",
    summary:
      "Takes a report. Answers when it is on the disk; without this answer it is not stored.",
    body: shape.reportFormSchema,
    answers: {
      201: { description: "Stored.", schema: shape.reportAnswerSchema },
      200: { description: "Was stored before, word for word.", schema: shape.reportAnswerSchema },
    },
    problems: {
      409: ["name-taken", "order-refused"],
      503: ["not-stored"],
    },
    handle: async ({ request, response, body }) => {
      const order = reportOrder(body, vault, chart);
      const answer = await watch.report(identify(request, body.by), order);
      if (!answer.ok) throw refused(answer, watch.picture);
      const { entries, repeated } = answer;
      const [entry] = entries;
      if (repeated && !saysTheSame(entry, order)) {
        const detail = `Report ${body.report} is here with other words. This one is not stored.`;
        throw new Problem("name-taken", 409, detail, { entry });
      }
      await sendJson(request, response, repeated ? 200 : 201, { entry, entries, repeated });
    },
  });
}

function postOrder(house: House): Route {
  const { watch, vault } = house;
  return route({
    name: "postOrder",
    method: "POST",
    path: "/api/orders",
    summary:
      "Gives an order. It is done and stored, or refused with every reason; both are on record.",
    body: shape.orderFormSchema,
    answers: { 201: { description: "Done and stored.", schema: shape.entriesSchema } },
    problems: {
      409: ["order-refused"],
      503: ["not-stored", "picture-stopped"],
    },
    handle: async ({ request, response, body }) => {
      checkCallers(body.order, "/order");
      const order = await groundOrder(house, withoutNumbers(body.order, vault));
      const answer = await watch.order(identify(request, body.by), order);
      if (!answer.ok) throw refused(answer, watch.picture);
      await sendJson(request, response, 201, { entries: answer.entries });
    },
  });
}

function readBoard({ watch, chart }: House): Route {
  return route({
    name: "readBoard",
    method: "GET",
    path: "/api/board",
    summary: "The board as it stands, or as known at an instant.",
    query: asKnownQuery,
    answers: { 200: { description: "The board.", schema: shape.boardSchema } },
    handle: ({ request, response, query }) => {
      const { picture, now } = asKnownAt(watch, query.at);
      const board = viewBoard(picture, now, query.lang, chart);
      return sendJson(request, response, 200, { ...board, stopped: watch.stopped });
    },
  });
}

function readBoat({ watch, chart }: House): Route {
  return route({
    name: "readBoat",
    method: "GET",
    path: "/api/boats/{boat}",
    summary: "One boat whole: reports, people, positions, history. Any report's id finds it.",
    params: z.strictObject({ boat: eventSchemas.BoatOpened.shape.boat }),
    query: asKnownQuery,
    answers: { 200: { description: "The boat.", schema: shape.boatSchema } },
    problems: { 404: ["no-such-boat"] },
    handle: ({ request, response, params, query }) => {
      const { picture, now } = asKnownAt(watch, query.at);
      const view = viewBoat(picture, params.boat, now, query.lang, chart);
      if (view === null) throw noSuchBoat(params.boat, now);
      return sendJson(request, response, 200, { ...view, stopped: watch.stopped });
    },
  });
}

/**
 * Whether the entry that is here under that name is this very report. The phone's token may differ:
 * it can be erased.
 */
function saysTheSame(entry: Entry | undefined, order: OrderOf<"receiveReport">): boolean {
  const stored = entry?.event;
  return stored?.kind === "ReportReceived" && "words" in stored && stored.words === order.words;
}

/** Words, reasons, evidence: whatever text an order has. Names and instants have no such form. */
function withoutNumbers(order: Order, vault: Vault): Order {
  return mapTexts(order, (text) => vault.withoutNumbers(text, null)) as Order;
}

function noSuchBoat(boat: BoatId, now: Instant): Problem {
  return new Problem("no-such-boat", 404, `No boat is called ${boat} at ${now}.`);
}
