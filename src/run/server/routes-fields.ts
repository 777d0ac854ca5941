import { z } from "zod";
import { eventSchemas, type Author } from "#log";
import { readOrder } from "#orders";
import { fieldsOf } from "#picture";
import { keptFieldPath } from "../kept-fields.ts";
import type { FieldKeeper, Incoming } from "./field-keeper.ts";
import type { House } from "./house.ts";
import { authorSchema, identify } from "./identity.ts";
import { fieldsProblem, Problem } from "./problem.ts";
import { sendBytes, sendJson } from "./respond.ts";
import { route, type Route } from "./route.ts";
import { refused } from "./refused.ts";
import type { FieldHeld } from "./sea-thread.ts";
import { entrySchema, instantQuery } from "./shapes.ts";

const FieldReceived = eventSchemas.FieldReceived.shape;
/** Words go into the address, which Node takes up to 16 kB. */
const WORDS_MOST = 2_000;
/** What an event's `why` may hold. */
const SOURCE_MOST = 5_000;

const fieldSchema = z.object({
  entry: z.string(),
  field: z.string(),
  quantity: FieldReceived.quantity,
  coverage: z.looseObject({ west: z.number() }),
  source: z.string(),
  words: z.string().nullable(),
  sha256: z.string(),
  receivedAt: z.string(),
  state: z.enum(["kept", "missing", "altered"]),
});

/** Files of wind and current in a running watch. */
export function fieldRoutes(house: House): readonly Route[] {
  return [listFields(house), readGrids(house), postField(house)];
}

function listFields({ watch, fields }: House): Route {
  return route({
    name: "listFields",
    method: "GET",
    path: "/api/fields",
    summary: "The files of wind and current on the log, and whether each is here as it came.",
    answers: {
      200: { description: "Oldest first.", schema: z.object({ fields: z.array(fieldSchema) }) },
    },
    handle: async ({ request, response }) => {
      const kept = (await fields?.states(watch.picture)) ?? [];
      const told = kept.map(({ kind: _kind, ...field }) => field);
      return sendJson(request, response, 200, { fields: told });
    },
  });
}

/** What the board asks for: it reckons drifts itself, from the very values that the file has. */
function readGrids({ watch, data, sea }: House): Route {
  return route({
    name: "readGrids",
    method: "GET",
    path: "/api/fields/{sha256}/grids",
    summary: "The grids of a file of wind or current for the watched waters and some hours.",
    params: z.strictObject({ sha256: FieldReceived.sha256 }),
    query: z.strictObject({ from: instantQuery, until: instantQuery }),
    answers: {
      200: {
        description: "Packed: VIGIEGR1, length and JSON of the headers, 32-bit floats.",
        type: "application/octet-stream",
      },
    },
    problems: { 404: ["no-such-field"], 409: ["field-lost"], 422: ["bad-field"], 503: ["busy"] },
    handle: async ({ request, response, params: { sha256 }, query: hours }) => {
      if (hours.until < hours.from) {
        const [expected, came] = [`an instant from ${hours.from} on`, hours.until];
        const detail = `expected ${expected}; came ${came}`;
        throw fieldsProblem([{ pointer: "?until", detail, expected, came }]);
      }
      const known = fieldsOf(watch.picture).some((field) => field.sha256 === sha256);
      if (!known || data === null)
        throw new Problem("no-such-field", 404, `No file on the log has the sum ${sha256}.`);
      const path = keptFieldPath(data, sha256);
      const answer = await sea.ask({ kind: "grids", path, sha256, hours });
      if (answer.kind === "refused")
        throw new Problem("field-lost", 409, `The file ${sha256} cannot be used: ${answer.why}`);
      if (answer.kind !== "grids") throw new Error(`grids were asked; came ${answer.kind}`);
      await sendBytes(request, response, Buffer.from(answer.bytes.buffer));
    },
  });
}

function postField(house: House): Route {
  return route({
    name: "postField",
    method: "POST",
    path: "/api/fields",
    summary:
      "Takes a file of wind or current (NetCDF, GRIB2, CSV), keeps it and logs what it covers.",
    query: z.strictObject({
      desk: authorSchema.shape.desk,
      role: authorSchema.shape.role,
      source: z.string().trim().min(3).max(500).describe("Who made it, such as AROME 03Z."),
      words: z.string().trim().min(1).max(WORDS_MOST).optional(),
    }),
    takesFile: true,
    answers: {
      201: {
        description: "Kept, and on the log; one entry for each quantity.",
        schema: z.object({ sha256: z.string(), entries: z.array(entrySchema) }),
      },
      200: {
        description: "Was on the log before; the file is here again.",
        schema: z.object({ sha256: z.string(), entries: z.array(entrySchema) }),
      },
    },
    problems: {
      409: ["order-refused"],
      422: ["bad-field", "not-a-field"],
      503: ["not-stored", "picture-stopped", "busy"],
    },
    handle: async ({ request, response, query: { desk, role, source, words } }) => {
      const { fields } = house;
      if (fields === null) throw new Problem("not-stored", 503, "This server keeps no files.");
      const by = identify(request, { desk, role });
      const incoming = await fields.takeIn(request);
      try {
        const held = await readHeld(house, incoming);
        const entries = await keepAll(house, fields, { by, incoming, held, source, words });
        const status = entries.length > 0 ? 201 : 200;
        return await sendJson(request, response, status, { sha256: incoming.sha256, entries });
      } finally {
        await fields.discard(incoming);
      }
    },
  });
}

/** What the file holds, read in the other thread. Problem 422 when it is no field. */
async function readHeld({ sea }: House, { path }: Incoming): Promise<readonly FieldHeld[]> {
  const answer = await sea.ask({ kind: "field", path });
  if (answer.kind === "field" && answer.fields.length > 0) return answer.fields;
  const why =
    answer.kind === "refused" ? answer.why : "Expected wind or current; it holds neither.";
  throw new Problem("not-a-field", 422, `${why} Nothing was stored.`);
}

type Kept = {
  readonly by: Author;
  readonly incoming: Incoming;
  readonly held: readonly FieldHeld[];
  readonly source: string;
  readonly words: string | undefined;
};

/** The file first, then the log: an entry never speaks of a file that was not on the disk. */
async function keepAll(house: House, fields: FieldKeeper, kept: Kept) {
  const { watch } = house;
  const { by, incoming, held, words } = kept;
  const { sha256 } = incoming;
  const known = fieldsOf(watch.picture).filter((field) => field.sha256 === sha256);
  const orders = held
    .filter(({ quantity }) => !known.some((field) => field.quantity === quantity))
    .map(({ quantity, coverage, source: said }) => {
      const source = `${kept.source}; ${said}`.slice(0, SOURCE_MOST);
      const order = { order: "receiveField", sha256, quantity, source, coverage };
      const reading = readOrder({ ...order, words: words ?? null });
      if (reading.ok) return reading.order;
      const why = reading.faults.map(({ why: fault }) => fault).join("; ");
      throw new Problem("not-a-field", 422, `${why}. Nothing was stored.`);
    });
  await fields.keep(incoming);
  const entries = [];
  for (const order of orders) {
    const answer = await watch.order(by, order);
    if (!answer.ok) throw refused(answer, watch.picture);
    entries.push(...answer.entries);
  }
  return entries;
}
