import type { IncomingMessage } from "node:http";
import { z } from "zod";
import { eventSchemas, type UnitId } from "#log";
import { MAY_ORDER, mayOrder } from "#orders";
import { unitOf } from "#picture";
import { sayPageTold, sayUtc } from "#show";
import { epochMs, instantFromMs } from "#units";
import type { House } from "./house.ts";
import { authorSchema, identify } from "./identity.ts";
import { Problem } from "./problem.ts";
import { refused } from "./refused.ts";
import { sendJson } from "./respond.ts";
import { route, type Route } from "./route.ts";
import * as shape from "./shapes.ts";

const unitForm = z.strictObject({
  by: authorSchema,
  unit: eventSchemas.UnitTasked.shape.unit,
  language: shape.languageQuery.default("en").describe("Of the page and of its words in the log."),
});
type UnitForm = z.infer<typeof unitForm>;

const linkAnswer = z.object({
  link: z.string(),
  until: z.string().describe("UTC; the link opens until then."),
  reach: z.enum(["anywhere", "this network", "this machine"]),
});

/** Links that give a unit its page on a phone, and their taking back. */
export function unitLinkRoutes(house: House): readonly Route[] {
  const { watch, unitDesk } = house;
  return [
    route({
      name: "postUnitLink",
      method: "POST",
      path: "/api/unit-links",
      summary: "Makes a link to a unit's page: its task, its boats, and what it reports.",
      body: unitForm,
      answers: { 201: { description: "The link.", schema: linkAnswer } },
      problems: { 404: ["no-such-unit"], 409: ["order-refused"], 503: ["not-stored"] },
      handle: async ({ request, response, body }) => {
        const name = nameOf(house, body);
        const { token, untilMs } = unitDesk.links.make(
          body.unit,
          body.language,
          epochMs(watch.now),
        );
        const until = instantFromMs(untilMs);
        const told = { unit: name, until: sayUtc(until, body.language) };
        await note(house, request, body, sayPageTold(body.language, "made", told));
        const { publicOrigin } = house.locate;
        const origin = publicOrigin ?? `http://${request.headers.host ?? ""}`;
        await sendJson(request, response, 201, {
          link: `${origin}/u/${token}`,
          until,
          reach:
            publicOrigin !== null ? "anywhere" : house.loopback ? "this machine" : "this network",
        });
      },
    }),
    route({
      name: "revokeUnitLinks",
      method: "POST",
      path: "/api/unit-links/revoke",
      summary: "Takes back every link of a unit; the page then says whom to call.",
      body: unitForm,
      answers: {
        201: { description: "Done.", schema: z.object({ revoked: z.int().nonnegative() }) },
      },
      problems: { 404: ["no-such-unit"], 409: ["order-refused"], 503: ["not-stored"] },
      handle: async ({ request, response, body }) => {
        const unit = nameOf(house, body);
        const revoked = unitDesk.links.revoke(body.unit, epochMs(watch.now));
        await note(house, request, body, sayPageTold(body.language, "revoked", { unit }));
        await sendJson(request, response, 201, { revoked });
      },
    }),
  ];
}

/** Whoever may task a unit may give it its page. Throws a Problem for others. */
function nameOf({ watch }: House, { by, unit }: UnitForm): string {
  if (!mayOrder(by.role, "taskUnit")) {
    const may = MAY_ORDER.taskUnit.join(" or ");
    const detail = `Expected one who may task a unit, ${may}; came ${by.role}.`;
    throw new Problem("order-refused", 409, detail);
  }
  const known = unitOf(watch.picture, unit as UnitId);
  if (known !== null) return known.name;
  throw new Problem("no-such-unit", 404, `No unit is called ${unit} at ${watch.now}.`);
}

/** A link that nobody could find in the log would be one that nobody answers for. */
async function note(
  { watch }: House,
  request: IncomingMessage,
  body: UnitForm,
  words: string,
): Promise<void> {
  const order = { order: "makeNote", boat: null, words, happened: null } as const;
  const answer = await watch.order(identify(request, body.by), order);
  if (!answer.ok) throw refused(answer, watch.picture);
}
