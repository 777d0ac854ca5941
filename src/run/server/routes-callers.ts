import { z } from "zod";
import { eventSchemas } from "#log";
import { callerHistory } from "#picture";
import type { House } from "./house.ts";
import { identify } from "./identity.ts";
import { Problem } from "./problem.ts";
import { sendJson } from "./respond.ts";
import { route, type Route } from "./route.ts";
import * as shape from "./shapes.ts";

const params = z.strictObject({
  caller: eventSchemas.ReportReceived.shape.from.shape.caller.unwrap().unwrap(),
});

/** The vault's door: a number in, a token out; back again to call; and erasing for good. */
export function callerRoutes(house: House): readonly Route[] {
  return [postCaller(house), readCaller(house), eraseCaller(house)];
}

/** Until people sign in, a number is told only to the machine that holds the vault. */
function mustBeHere({ loopback }: House): void {
  if (loopback) return;
  const detail = "Until signing in comes, phone numbers are told on the server's own machine only.";
  throw new Problem("not-allowed", 403, detail);
}

function missing(caller: string): Problem {
  const detail = `The vault holds no number for ${caller}: erased, or never here.`;
  return new Problem("no-such-caller", 404, detail);
}

function postCaller({ watch, vault }: House): Route {
  return route({
    name: "postCaller",
    method: "POST",
    path: "/api/callers",
    summary: "Puts a number into the vault and gives its token, with what is known of that caller.",
    body: shape.callerFormSchema,
    answers: { 200: { description: "The token.", schema: shape.callerSchema } },
    problems: { 503: ["not-stored"] },
    handle: ({ request, response, body }) => {
      identify(request, body.by);
      const caller = vault.tokenFor(body.phone);
      const { reports, contacts, lastAt, boat } = callerHistory(watch.picture, caller, watch.now);
      return sendJson(request, response, 200, {
        caller,
        reports: reports.map(({ id }) => id),
        contacts,
        lastAt,
        boat: boat?.id ?? null,
      });
    },
  });
}

function readCaller(house: House): Route {
  return route({
    name: "readCaller",
    method: "GET",
    path: "/api/callers/{caller}",
    summary: "The number behind a token, to call back.",
    params,
    answers: { 200: { description: "The number.", schema: shape.callerNumberSchema } },
    problems: { 403: ["not-allowed"], 404: ["no-such-caller"] },
    handle: ({ request, response, params: { caller } }) => {
      mustBeHere(house);
      const phone = house.vault.numberOf(caller);
      if (phone === null) throw missing(caller);
      return sendJson(request, response, 200, { caller, phone });
    },
  });
}

function eraseCaller(house: House): Route {
  const { watch, vault } = house;
  return route({
    name: "eraseCaller",
    method: "POST",
    path: "/api/callers/{caller}/erase",
    summary: "Erases a number for good. The log keeps the token, its chain stays whole.",
    params,
    body: shape.eraseFormSchema,
    answers: { 201: { description: "Erased, and on record.", schema: shape.entriesSchema } },
    problems: {
      403: ["not-allowed", "foreign-origin"],
      404: ["no-such-caller"],
      503: ["not-stored"],
    },
    handle: async ({ request, response, params: { caller }, body }) => {
      mustBeHere(house);
      const by = identify(request, body.by);
      if (vault.numberOf(caller) === null) throw missing(caller);
      const words = `The number behind ${caller} is erased from the vault: ${body.why}`;
      const event = { kind: "NoteMade", boat: null, words, happened: null } as const;
      const entries = await watch.log.append([{ by, event }]);
      vault.erase(caller);
      await sendJson(request, response, 201, { entries });
    },
  });
}
