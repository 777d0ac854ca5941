import { z } from "zod";
import { Fault } from "#intake";
import { MayNotTake, takeTelling, type Taken } from "../feeds/take-telling.ts";
import { PASTED, PASTED_KINDS, readPasted } from "../pasted.ts";
import type { House } from "./house.ts";
import { identify } from "./identity.ts";
import { fieldsProblem } from "./problem.ts";
import { refused } from "./refused.ts";
import { sendJson } from "./respond.ts";
import { route, type Route } from "./route.ts";
import * as shape from "./shapes.ts";

const formSchema = z.strictObject({
  by: shape.authorSchema,
  kind: z.enum(PASTED_KINDS),
  text: z.string().regex(/\S/, "expected words").describe("The export, file or messages, whole."),
  map: z
    .array(z.string().max(200))
    .max(20)
    .default([])
    .describe('Of sightings: what a column holds, "people=Personnes".'),
  relays: z
    .boolean()
    .default(false)
    .describe("Sent by somebody ashore: each message may be of another boat."),
  lang: shape.languageQuery.default("en"),
});

const takenSchema = z.object({
  taken: z.array(
    z.object({
      report: z.string(),
      entry: z.string(),
      repeated: z.boolean().describe("It was here before, by the same key."),
      unread: z.boolean().describe("Nothing could be read of it; its words are kept."),
    }),
  ),
  passed: z.int().nonnegative().describe("Messages that tell of no boat."),
});

/** What an officer pastes: a chat, a file of sightings. Each message is a report of its own. */
export function intakeRoutes({ watch, vault, chart }: House): readonly Route[] {
  return [
    route({
      name: "postIntake",
      method: "POST",
      path: "/api/intake",
      summary:
        "Takes a chat, a file of sightings or messages of phones and trackers: each a report.",
      body: formSchema,
      answers: { 201: { description: "All stored.", schema: takenSchema } },
      problems: { 409: ["order-refused"], 422: ["bad-field"], 503: ["not-stored"] },
      handle: async ({ request, response, body }) => {
        const by = identify(request, body.by);
        const { kind, lang: language } = body;
        const desk = { watch, vault, language, by, channel: PASTED[kind], isKeyOfSender: true };
        const taken: (Taken & { readonly unread: boolean })[] = [];
        let passed = 0;
        for (const reading of readingsOf(body, chart)) {
          const one = await takeTelling(reading, `pasted ${kind}`, desk).catch((error: unknown) => {
            throw error instanceof MayNotTake ? refused(error.answer, watch.picture) : error;
          });
          if (one === null) passed += 1;
          else taken.push({ ...one, unread: !reading.ok });
        }
        await sendJson(request, response, 201, {
          taken: taken.map(({ report, entry, repeated, unread }) => ({
            report,
            entry: `${entry.centre}:${entry.seq}`,
            repeated,
            unread,
          })),
          passed,
        });
      },
    }),
  ];
}

function readingsOf(body: z.infer<typeof formSchema>, chart: House["chart"]) {
  try {
    return readPasted(body, chart);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const expected = error.message;
    const came = body.map.join(", ");
    throw fieldsProblem([{ pointer: "/map", detail: expected, expected, came }]);
  }
}
