import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { z } from "zod";
import { eventSchemas, type BoatId, type CallerToken } from "#log";
import { boatOf } from "#picture";
import { LOCATE_LANGUAGES, sayDirection, sayLocateMade, sayLocateMessage } from "#show";
import { epochMs, instantFromMs } from "#units";
import { PictureStopped } from "../watch.ts";
import type { House } from "./house.ts";
import { authorSchema, identify } from "./identity.ts";
import { fieldsProblem, Problem } from "./problem.ts";
import { refused } from "./refused.ts";
import { checkCallers } from "./report.ts";
import { sendJson } from "./respond.ts";
import { route, type Route } from "./route.ts";
import * as shape from "./shapes.ts";

/** As many as the vault draws for a number: 80 bits. */
const TOKEN_BYTES = 10;

const locateForm = z.strictObject({
  by: authorSchema,
  phone: shape.callerFormSchema.shape.phone
    .nullable()
    .default(null)
    .describe("Whom the link is sent to. Goes into the vault."),
  caller: eventSchemas.ReportReceived.shape.from.shape.caller.describe("Its token instead."),
  boat: eventSchemas.ContactAttempted.shape.boat.describe(
    "The boat it is for. If one phone alone has spoken of it, the link is that phone's.",
  ),
  language: z.enum(LOCATE_LANGUAGES).describe("What the caller reads, as far as is known."),
  deskLanguage: shape.languageQuery.default("en").describe("Of the words in the log."),
});
type LocateForm = z.infer<typeof locateForm>;

const locateAnswer = z.object({
  link: z.string(),
  message: z.string().describe("What to send, in the caller's language."),
  direction: z.enum(["ltr", "rtl"]),
  until: z.string().describe("UTC; the link opens until then."),
  reach: z
    .enum(["anywhere", "this network", "this machine"])
    .describe("From where the link opens; `anywhere` only where --public said so."),
  caller: z.string().describe("The token under which what comes by it will stand."),
});

/** Links that ask a phone for its position; what the phone sends comes in at /l/<token>. */
export function locateRoutes(house: House): readonly Route[] {
  return [
    route({
      name: "postLocate",
      method: "POST",
      path: "/api/locate",
      summary: "Makes a link that asks a phone for its position once, with consent, for a day.",
      body: locateForm,
      answers: { 201: { description: "The link, and what to send.", schema: locateAnswer } },
      problems: { 404: ["no-such-boat"], 409: ["order-refused"], 503: ["not-stored"] },
      handle: async ({ request, response, body }) => {
        checkCallers(body, "");
        await sendJson(request, response, 201, await makeLink(house, request, body));
      },
    }),
  ];
}

async function makeLink(
  house: House,
  request: IncomingMessage,
  body: LocateForm,
): Promise<z.infer<typeof locateAnswer>> {
  const { watch, locate } = house;
  const { language, deskLanguage, boat } = body;
  const caller = callerOf(house, body);
  const { token, untilMs } = locate.links.make(
    { caller, boat, language, deskLanguage },
    epochMs(watch.now),
  );
  const until = instantFromMs(untilMs);
  await noteMade(house, request, body, `${sayLocateMade(until, deskLanguage)} [${caller}]`);
  const host = request.headers.host ?? "";
  const link = `${locate.publicOrigin ?? `http://${host}`}/l/${token}`;
  return {
    link,
    message: sayLocateMessage(language, locate.centre, link),
    direction: sayDirection(language),
    until,
    reach: reachOf(house),
    caller,
  };
}

function reachOf({ locate, loopback }: House): "anywhere" | "this network" | "this machine" {
  if (locate.publicOrigin !== null) return "anywhere";
  return loopback ? "this machine" : "this network";
}

/**
 * Under whose token what comes by the link will stand: the phone's; or that of the only phone that
 * spoke of the boat; or one of its own, which no number is behind.
 */
function callerOf({ watch, vault }: House, { phone, caller, boat: id }: LocateForm): CallerToken {
  if (phone !== null && caller !== null) throw either("/caller", "phone or caller, not both");
  if (phone !== null) return vault.tokenFor(phone);
  if (caller !== null) return caller;
  const own = `caller-${randomBytes(TOKEN_BYTES).toString("hex")}` as CallerToken;
  if (id === null) return own;
  const boat = boatOf(watch.picture, id);
  if (boat === null)
    throw new Problem("no-such-boat", 404, `No boat is called ${id} at ${watch.now}.`);
  const [first, ...others] = boat.callers;
  if (others.length > 0) throw either("/caller", `one of the boat's ${boat.callers.length} phones`);
  return first ?? own;
}

function either(pointer: string, expected: string): Problem {
  const came = "none or several";
  return fieldsProblem([{ pointer, detail: `expected ${expected}; came ${came}`, expected, came }]);
}

/** A link that nobody could find in the log would be one that nobody answers for. */
async function noteMade(
  { watch }: House,
  request: IncomingMessage,
  body: LocateForm,
  words: string,
): Promise<void> {
  const by = identify(request, body.by);
  const boat: BoatId | null = body.boat;
  const note = { boat, words, happened: null };
  try {
    const answer = await watch.order(by, { order: "makeNote", ...note });
    if (!answer.ok) throw refused(answer, watch.picture);
  } catch (error) {
    if (!(error instanceof PictureStopped)) throw error;
    await watch.log.append([{ by, event: { kind: "NoteMade", ...note } }]);
  }
}
