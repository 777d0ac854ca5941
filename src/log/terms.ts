import { z } from "zod";
import { isInstant, type Count, type Instant } from "#units";
import { ROLES, type Centre, type EntryName } from "./entry.ts";

declare const brand: unique symbol;
type Name<Of extends string> = string & { readonly [brand]: Of };

export type ReportId = Name<"report">;
export type BoatId = Name<"boat">;
export type UnitId = Name<"unit">;
export type ContactId = Name<"contact">;
export type BroadcastId = Name<"broadcast">;
export type PromiseId = Name<"promise">;
export type SearchId = Name<"search">;
export type FeedId = Name<"feed">;
export type WatchId = Name<"watch">;
export type WeatherId = Name<"weather">;
export type FieldId = Name<"field">;

/**
 * Stands for a phone number or an account that lives in the vault; the log never holds the number
 * itself.
 */
export type CallerToken = Name<"caller">;

/**
 * Every report stands on the board as a boat of its own until somebody links it: that boat's name.
 */
export function ownBoat(report: ReportId): BoatId {
  return report as string as BoatId;
}

const ID = /^[a-z0-9][a-z0-9._:-]{0,79}$/;
const ID_RULE = "expected 1 to 80 of a-z 0-9 . _ : - beginning with a letter or digit";

/** An identifier of one kind; the schema is a plain string with a pattern, the type is its own. */
function id<Id extends string>(): z.ZodType<Id, string> {
  return z.string().regex(ID, ID_RULE) as unknown as z.ZodType<Id, string>;
}

export const reportId = id<ReportId>();
export const boatId = id<BoatId>();
export const unitId = id<UnitId>();
export const contactId = id<ContactId>();
export const broadcastId = id<BroadcastId>();
export const promiseId = id<PromiseId>();
export const searchId = id<SearchId>();
export const feedId = id<FeedId>();
export const watchId = id<WatchId>();
export const weatherId = id<WeatherId>();
export const fieldId = id<FieldId>();
export const callerToken = id<CallerToken>();
export const centre = id<Centre>();

/** An entry of a log by its name, "dover:17". */
export const entryNameTerm = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]*:[1-9][0-9]*$/, 'expected the name of an entry, such as "dover:17"')
  .transform((text) => text as EntryName);

export const instantTerm = z
  .string()
  .refine(isInstant, "expected UTC as YYYY-MM-DDTHH:MM:SS.sssZ") as unknown as z.ZodType<
  Instant,
  string
>;

const people = z.int().nonnegative().max(100_000);

/** Words as they were said; never empty, never longer than a long mail. */
export const words = z.string().min(1, "expected words").max(20_000);
/** A reason that another officer can judge. */
export const why = z.string().trim().min(3, "expected a reason").max(5_000);

/** At least and at most so many people; `most: null` when nobody knows. */
export const countTerm = z
  .object({ least: people, most: people.nullable() })
  .refine((given) => given.most === null || given.most >= given.least, {
    message: "expected most to be at least least, or null for unknown",
    path: ["most"],
  })
  .transform((given): Count => given);

/**
 * When it happened, as told. "told" may carry bounds; "ambiguous" is a time without a zone: its
 * readings are kept, none is chosen. `null` in its place: nobody said.
 */
export const moment = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("told"),
    at: instantTerm,
    earliest: instantTerm.nullable().default(null),
    latest: instantTerm.nullable().default(null),
  }),
  z.object({
    kind: z.literal("ambiguous"),
    words,
    readings: z.array(instantTerm).max(10),
  }),
]);
export type Moment = z.infer<typeof moment>;

/**
 * How a position came about. "network" (ring tone, roaming, cell) is weak evidence and never moves
 * a boat.
 */
export const METHODS = [
  "pin",
  "gnss",
  "radar",
  "ais",
  "sighted",
  "spoken",
  "relayed",
  "estimated",
  "network",
] as const;

/** West by nothing is nothing: a minus zero would not outlive the log, so none gets in. */
function westByNothing(degrees: number): number {
  return degrees + 0;
}

/**
 * A place as told: all plausible readings of the words (none, one, or several to choose from), each
 * with the radius in metres within which it holds. `fixedAt` is when the position was true, null
 * when not told.
 */
export const place = z.object({
  words,
  method: z.enum(METHODS),
  fixedAt: instantTerm.nullable().default(null),
  readings: z
    .array(
      z.object({
        lon: z.number().min(-180).max(180).transform(westByNothing),
        lat: z.number().min(-90).max(90).transform(westByNothing),
        radius: z.number().positive().max(500_000),
      }),
    )
    .max(20),
});
export type Place = z.infer<typeof place>;

/** What was said of, or seen on, a craft. Each is a claim of its own; none cancels another. */
export const CONDITIONS = [
  "in distress",
  "taking water",
  "swamped",
  "sinking",
  "capsized",
  "people in the water",
  "engine dead",
  "adrift",
  "under way",
  "dry",
  "not in distress",
  "medical emergency",
  "children aboard",
  "low on fuel",
  "empty craft",
] as const;
export const condition = z.enum(CONDITIONS);
export type Condition = (typeof CONDITIONS)[number];

export const craft = z.object({
  type: z
    .enum(["inflatable", "rigid-hulled inflatable", "wooden boat", "kayak", "other"])
    .nullable(),
  colour: z.string().min(1).max(40).nullable().default(null),
  /** Metres over all. */
  length: z.number().positive().max(100).nullable().default(null),
});

/**
 * Life jackets: what is claimed is not what floats. `verified` only when a rescuer has checked
 * them.
 */
export const flotation = z.object({
  claim: z.enum(["all", "some", "none"]),
  verified: z.boolean(),
});

export const CHANNELS = [
  "phone",
  "message",
  "email",
  "vhf",
  "dsc",
  "sighting",
  "encounter",
  "sensor",
  "in person",
] as const;

/**
 * Who spoke. `caller` marks the same phone or account; a relay phone carries no identity of its
 * own.
 */
export const reporter = z.object({
  who: z.enum([
    "person aboard",
    "relative",
    "volunteer",
    "agency",
    "unit",
    "vessel",
    "coast watch",
    "sensor",
    "unknown",
  ]),
  name: z.string().min(1).max(120).nullable().default(null),
  caller: callerToken.nullable().default(null),
  relays: z.boolean().default(false),
  unit: unitId.nullable().default(null),
});

/** A second pair of eyes: who also signs, and on what grounds. */
export const signature = z.object({
  desk: z.string().min(1).max(60),
  role: z.enum(ROLES),
  authority: z.enum(["watch", "outside the watch"]).default("watch"),
  why,
});
export type Signature = z.infer<typeof signature>;

/** The ways in which a report and a boat can contradict each other. */
export const CONTRADICTIONS = [
  "condition",
  "people",
  "place and time",
  "craft",
  "declared distinct",
  "phone not asked",
] as const;
export type ContradictionKind = (typeof CONTRADICTIONS)[number];

/** What a boat's reports say, and what was found or said on the other side. */
export const contradiction = z.object({
  kind: z.enum(CONTRADICTIONS),
  reported: words,
  found: words,
});

/**
 * A contradiction that was on the table when a link was signed, and what the signatories say
 * explains it.
 */
export const settledContradiction = contradiction.extend({
  /** null: not explained; then the people on both sides are counted apart. */
  explanation: why.nullable(),
});

/** What the machine believed of a link when it was ordered: P(same boat), by which model. */
export const estimate = z.object({
  p: z.number().min(0).max(1),
  model: z.string().min(1).max(80),
});

export const PHASES = ["uncertainty", "alert", "distress"] as const;
/**
 * IAMSAR emergency phases, least urgent first: INCERFA, ALERFA, DETRESFA (SAR Convention annex
 * 4.4).
 */
export type Phase = (typeof PHASES)[number];

export { people as peopleTerm };
