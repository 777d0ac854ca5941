import { z } from "zod";
import { saySend } from "#show";
import { sendTaskOf } from "../send/send-task.ts";
import type { House } from "./house.ts";
import { Problem } from "./problem.ts";
import { sendJson } from "./respond.ts";
import { route, type Route } from "./route.ts";
import { languageQuery } from "./shapes.ts";

const proposalsSchema = z.looseObject({
  at: z.string(),
  parts: z.array(z.looseObject({ unit: z.string(), boat: z.string(), arrives: z.string() })),
  boats: z.array(z.looseObject({ boat: z.string() })),
  free: z.array(z.looseObject({ unit: z.string() })),
  idle: z.array(z.looseObject({ unit: z.string(), why: z.string() })),
  without: z.array(z.looseObject({ boat: z.string(), why: z.string() })),
  words: z.array(z.string()).describe("The proposal in sentences."),
});

/** Whom to send, for all boats at once: a proposal. */
export function sendRoutes(house: House): readonly Route[] {
  const { watch, feeds, seaWay, sea, data, version } = house;
  return [
    route({
      name: "readProposals",
      method: "GET",
      path: "/api/proposals",
      summary: "Which units could go to which boats, what each adds, and the next best.",
      query: z.strictObject({ lang: languageQuery.default("en").describe("Of the sentences.") }),
      answers: { 200: { description: "Proposals; nothing is ordered.", schema: proposalsSchema } },
      problems: { 409: ["nothing-to-drift"], 503: ["busy"] },
      handle: async ({ request, response, query: { lang: language } }) => {
        const { picture, now } = watch;
        const telemetry = feeds?.telemetry ?? null;
        const task = sendTaskOf({ picture, now, data, version, language, telemetry, seaWay });
        const answer = await sea.ask({ kind: "send", task });
        if (answer.kind === "refused") throw new Problem("nothing-to-drift", 409, answer.why);
        if (answer.kind !== "send") throw new Error(`a proposal was asked; came ${answer.kind}`);
        const words = saySend(answer.proposal, language);
        await sendJson(request, response, 200, { ...answer.proposal, words });
      },
    }),
  ];
}
