import { z } from "zod";
import { eventSchema, eventSchemas } from "#log";
import { orderSchema } from "#orders";
import { isInstant, instant, type Instant } from "#units";
import { authorSchema } from "./identity.ts";

export { authorSchema };

const ReportReceived = eventSchemas.ReportReceived.shape;
const PHONE_LENGTH_MAX = 120;
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const instantText = z.string().describe("UTC, YYYY-MM-DDTHH:MM:SS.sssZ");

/**
 * A phone number or an account, as the caller gave it. It goes into the vault, never into the log.
 */
const phone = z
  .string()
  .trim()
  .min(3)
  .max(PHONE_LENGTH_MAX)
  .describe(
    "Phone number or account. Goes into the vault; the log gets a token that stands for it.",
  );

/**
 * Everything that can be said in ten seconds. Only `by` and `words` are needed; what was not said
 * stays unknown. A field of another name is refused, since what it says would be lost.
 */
export const reportFormSchema = z.strictObject({
  by: authorSchema,
  words: ReportReceived.words.regex(/\S/, "expected words").describe("In the caller's words."),
  report: ReportReceived.report
    .nullable()
    .default(null)
    .describe("A name chosen by the sender; sending the same report again then stores it once."),
  channel: ReportReceived.channel.default("phone"),
  who: ReportReceived.from.shape.who.default("unknown"),
  name: ReportReceived.from.shape.name.describe("Of an agency, unit or vessel. Never of a person."),
  relays: ReportReceived.from.shape.relays,
  unit: ReportReceived.from.shape.unit,
  phone: phone.nullable().default(null),
  caller: ReportReceived.from.shape.caller.describe("A token got earlier, in place of the phone."),
  happened: ReportReceived.happened,
  people: ReportReceived.people,
  position: z
    .string()
    .trim()
    .min(1)
    .max(2_000)
    .nullable()
    .default(null)
    .describe("The place in words or figures; read here, all plausible readings kept."),
  place: ReportReceived.place.describe("The place as read by the sender, in place of `position`."),
  conditions: ReportReceived.conditions,
  craft: ReportReceived.craft,
  flotation: ReportReceived.flotation,
  language: ReportReceived.language,
  launch: ReportReceived.launch.describe("When people were seen putting to sea from a beach."),
});
export type ReportForm = z.infer<typeof reportFormSchema>;

export const orderFormSchema = z.strictObject({ by: authorSchema, order: orderSchema });

export const callerFormSchema = z.strictObject({ by: authorSchema, phone });
export const eraseFormSchema = z.strictObject({
  by: authorSchema,
  why: eventSchemas.BoatOpened.shape.why,
});
export const callerSchema = z.object({
  caller: z.string(),
  reports: z.array(z.string()),
  contacts: z.int().nonnegative(),
  lastAt: instantText.nullable(),
  boat: z.string().nullable(),
});
export const callerNumberSchema = z.object({ caller: z.string(), phone: z.string() });

/**
 * An instant in a query: any ISO 8601 date and time with its zone. Without a zone it is refused,
 * not guessed.
 */
export const instantQuery = z.string().transform((text, context): Instant => {
  try {
    return isInstant(text) ? text : instant(text);
  } catch {
    context.issues.push({
      code: "custom",
      message: "expected a date and time with its zone, such as 2021-11-24T02:41Z",
      input: text,
    });
    return z.NEVER;
  }
});

/** A whole number in a query. */
export const arrivalQuery = z
  .string()
  .regex(/^\d{1,15}$/, "expected the arrival number of an entry, a whole number from 0 on")
  .transform(Number);

export const languageQuery = z.enum(["en", "fr"]);

export const entrySchema = z.object({
  centre: z.string(),
  seq: z.int().positive(),
  loggedAt: instantText,
  by: authorSchema,
  event: z.union([eventSchema, z.looseObject({ kind: z.string() })]),
  previous: hash,
  hash,
  unread: z.string().optional(),
});
export const numberedSchema = z.object({ arrival: z.int().positive(), entry: entrySchema });
export const entriesSchema = z.object({ entries: z.array(entrySchema) });
export const reportAnswerSchema = z.object({
  entry: entrySchema.describe("The report."),
  entries: z.array(entrySchema).describe("The report, and its link to the same phone's boat."),
  repeated: z.boolean().describe("Whether it was stored before, under the same name."),
});

export const headSchema = z.object({
  centre: z.string(),
  heads: z.array(
    z.object({ centre: z.string(), seq: z.int().positive(), hash, loggedAt: instantText }),
  ),
});

const stopSchema = z
  .object({ entry: z.string(), why: z.string(), since: instantText })
  .nullable()
  .describe("The entry before which the picture stands; null while it follows the log.");

export const healthSchema = z.object({
  status: z.enum(["ok", "degraded"]),
  version: z.string(),
  centre: z.string(),
  now: instantText,
  head: z.int().nonnegative().describe("Arrival number of the last entry."),
  log: z.object({
    readOnly: z.boolean(),
    why: z.string().nullable(),
    fault: z.looseObject({ sentence: z.string() }).nullable(),
    unreadable: z.array(z.string()),
    clockAhead: z.array(z.looseObject({ centre: z.string() })),
    stopped: z.array(z.string()),
  }),
  picture: z.object({
    state: z.enum(["following", "stopped"]),
    entries: z.int().nonnegative(),
    entry: z.string().nullable().describe("The entry before which it stands."),
    why: z.string().nullable(),
    since: instantText.nullable(),
  }),
  fields: z.object({
    kept: z.int().nonnegative().describe("Files of wind and current that are here as they came."),
    faulty: z.array(
      z.object({
        entry: z.string(),
        quantity: z.string(),
        state: z.enum(["missing", "altered"]),
      }),
    ),
  }),
  listeners: z.int().nonnegative(),
});

/** What `show` puts on the board; its parts are in docs/api.md. */
export const boardSchema = z.looseObject({ stopped: stopSchema });
export const boatSchema = z.looseObject({ stopped: stopSchema });

const night = { name: z.string(), title: z.string(), from: instantText, to: instantText };
export const nightMetaSchema = z.looseObject(night);
export const nightsSchema = z.object({ nights: z.array(z.object(night)) });

export const problemSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string().optional(),
  errors: z
    .array(
      z.object({
        pointer: z.string(),
        detail: z.string(),
        expected: z.string(),
        came: z.string(),
      }),
    )
    .optional(),
});
