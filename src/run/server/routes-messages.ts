import { z } from "zod";
import { eventSchemas, MESSAGES, RECIPIENTS } from "#log";
import { messagesOf } from "#picture";
import { OF_A_BOAT, sayForVoice, type Drifted } from "#show";
import { seconds } from "#units";
import { boatTaskOf } from "../boat-drift.ts";
import { draftMessage } from "../messages/draft-message.ts";
import { renderMessagePdf } from "../messages/message-pdf.ts";
import { withholdNumbers } from "../phone-numbers.ts";
import type { House } from "./house.ts";
import { identify } from "./identity.ts";
import { Problem } from "./problem.ts";
import { refused } from "./refused.ts";
import { sendBytes, sendJson } from "./respond.ts";
import { route, type Route } from "./route.ts";
import * as shape from "./shapes.ts";

const Message = eventSchemas.MessageSent.shape;
const name = Message.to.shape.name;
const draftQuery = z.strictObject({
  message: Message.message,
  boat: eventSchemas.BoatOpened.shape.boat.optional().describe("For those of one boat."),
  to: name.describe("To whom, by name."),
  kind: z.enum(RECIPIENTS).describe("What they are; what may be told hangs on it."),
  lang: shape.languageQuery.default("en").describe("Of the message."),
});
const draftSchema = z.object({
  number: z.int().positive().describe("The next of this centre."),
  reveals: z.string(),
  mayBeTold: z.boolean(),
  text: z.string().nullable().describe("null: they may not be told it."),
  voice: z.string().nullable().describe("As it is read out on the radio."),
  drift: z.boolean().describe("Whether it holds where the forecast puts the boat by now."),
});
const sentSchema = z.looseObject({
  number: z.int().positive(),
  at: z.string(),
  message: z.enum(MESSAGES),
  text: z.string(),
});

/** A Mayday Relay does not wait for a drift longer than that. */
const DRIFT_WITHIN_MS = 6_000;

/** What to say: drafts out of the picture, what was sent, and the sending. */
export function messageRoutes(house: House): readonly Route[] {
  return [readDraft(house), postMessage(house), readMessages(house), readMessagePdf(house)];
}

function readDraft(house: House): Route {
  const { watch, chart } = house;
  return route({
    name: "readMessageDraft",
    method: "GET",
    path: "/api/messages/draft",
    summary: "A message made of the picture as it stands, and what it would reveal to whom.",
    query: draftQuery,
    answers: { 200: { description: "The draft; nothing is sent.", schema: draftSchema } },
    problems: { 404: ["no-such-boat"] },
    handle: async ({ request, response, query }) => {
      const { message, to, kind, lang: language } = query;
      const boat = OF_A_BOAT.has(message) ? (query.boat ?? null) : null;
      const drifted = await driftedFor(house, boat);
      const { picture, now, log } = watch;
      const draft = draftMessage(picture, () => log.readAll(), {
        message,
        boat,
        to: { kind, name: to },
        centre: log.centre,
        language,
        now,
        chart,
        drifted,
      });
      if (draft === null) throw new Problem("no-such-boat", 404, `No boat is called ${boat}.`);
      const text = draft.mayBeTold ? draft.text : null;
      const voice = text === null ? null : sayForVoice(text, language);
      await sendJson(request, response, 200, { ...draft, text, voice, drift: drifted !== null });
    },
  });
}

/** Where she is by now; null where nothing can say so, or not soon enough. */
async function driftedFor(
  { watch, data, version, sea }: House,
  boat: z.infer<typeof draftQuery>["boat"] | null,
): Promise<Drifted | null> {
  if (boat === null || boat === undefined) return null;
  const told = { data, version, language: "en" } as const;
  const asked = boatTaskOf(watch.picture, boat, watch.now, seconds(0), told);
  if (!asked.ok) return null;
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const clock = setTimeout(() => resolve(null), DRIFT_WITHIN_MS);
  try {
    const answer = await Promise.race([sea.ask({ kind: "where", task: asked.task }), late]);
    return answer?.kind === "where" ? answer.drifted : null;
  } catch (error) {
    // Too many wait for the sea: the message goes without the line, and says so by leaving it out.
    if (error instanceof Problem) return null;
    throw error;
  } finally {
    clearTimeout(clock);
  }
}

const sendBody = z.strictObject({
  by: shape.authorSchema,
  message: Message.message,
  boat: Message.boat,
  to: Message.to,
  language: Message.language,
  text: Message.text.describe("As it was shown, or as the officer changed it."),
  number: z.int().positive().nullable().default(null).describe("Under which it was shown."),
  over: Message.over.describe("mail: to the address that the watch's mail book has for them."),
});

function postMessage({ watch, messages }: House): Route {
  return route({
    name: "postMessage",
    method: "POST",
    path: "/api/messages",
    summary: "Puts a message on the log as sent, word for word; by mail it goes out first.",
    body: sendBody,
    answers: {
      201: {
        description: "Sent and stored.",
        schema: shape.entriesSchema.extend({ number: z.int().positive() }),
      },
    },
    problems: {
      409: ["order-refused", "number-taken"],
      502: ["not-mailed"],
      503: ["not-stored", "picture-stopped"],
    },
    handle: async ({ request, response, body: { by, number, text, ...told } }) => {
      const order = { order: "sendMessage", ...told, text: withholdNumbers(text) } as const;
      const answer = await messages.send({ by: identify(request, by), order, number });
      if (answer.ok) {
        const { entries, number: given } = answer;
        await sendJson(request, response, 201, { entries, number: given });
        return;
      }
      if (answer.reason === "refused") throw refused(answer.refused, watch.picture);
      if (answer.reason === "not mailed")
        throw new Problem("not-mailed", 502, `Not sent, and not on the log: ${answer.why}.`);
      const detail = `Another message went out as No ${number}; the next is No ${answer.next}.`;
      throw new Problem("number-taken", 409, `${detail} Look at it again.`, { next: answer.next });
    },
  });
}

function readMessages({ watch, messages }: House): Route {
  return route({
    name: "readMessages",
    method: "GET",
    path: "/api/messages",
    summary: "What this centre sent, the last first, and to whom it can send mails.",
    answers: {
      200: {
        description: "Messages word for word; addresses are not told.",
        schema: z.object({ sent: z.array(sentSchema), mails: z.array(Message.to) }),
      },
    },
    handle: ({ request, response }) =>
      sendJson(request, response, 200, {
        sent: sentBy(watch).toReversed(),
        mails: messages.book?.recipients ?? [],
      }),
  });
}

function sentBy({ picture, log }: House["watch"]) {
  return messagesOf(picture, log.centre).flatMap(({ number, entry: { event, loggedAt, by } }) => {
    if (event.kind !== "MessageSent") return [];
    const { kind: _, ...told } = event;
    return [{ number, at: loggedAt, by, ...told }];
  });
}

function readMessagePdf({ watch }: House): Route {
  return route({
    name: "readMessagePdf",
    method: "GET",
    path: "/api/messages/{number}/pdf",
    summary: "A message that was sent, on paper.",
    params: z.strictObject({ number: shape.arrivalQuery.describe("Among this centre's.") }),
    answers: { 200: { description: "A4, with the words as they went.", type: "application/pdf" } },
    problems: { 404: ["no-such-message"] },
    handle: async ({ request, response, params: { number } }) => {
      const sent = sentBy(watch).find((each) => each.number === number);
      if (sent === undefined) {
        const detail = `${watch.log.centre} has sent no message No ${number}.`;
        throw new Problem("no-such-message", 404, detail);
      }
      const pdf = await renderMessagePdf(sent);
      await sendBytes(request, response, pdf, { type: "application/pdf" });
    },
  });
}
