import { z } from "zod";
import { coastEvents, launchTerm } from "./coast-events.ts";
import { messageEvents } from "./message-events.ts";
import { publishEvents } from "./publish-events.ts";
import { responseEvents } from "./response-events.ts";
import * as term from "./terms.ts";
import { unitEvents } from "./unit-events.ts";
import { weatherEvents } from "./weather-events.ts";

const { boatId, centre, moment, place, signature, unitId, why, words } = term;
const happened = moment.nullable().default(null);
const second = signature.nullable().default(null);
const estimate = term.estimate.nullable().default(null);

/** What a later word may change about a report. The first version stays in the log and is shown. */
const amendment = z.object({
  people: term.countTerm.nullable().optional(),
  place: place.nullable().optional(),
  conditions: z.array(term.condition).max(20).optional(),
  craft: term.craft.nullable().optional(),
  flotation: term.flotation.nullable().optional(),
  happened: moment.nullable().optional(),
});

/** Somebody told us something. Kept in their words, whether or not we could read it. */
const ReportReceived = z.object({
  kind: z.literal("ReportReceived"),
  report: term.reportId,
  channel: z.enum(term.CHANNELS),
  from: term.reporter,
  words,
  happened,
  /** Why no reading was possible; null when the report was read. */
  unread: z.string().min(1).max(2_000).nullable().default(null),
  people: term.countTerm.nullable().default(null),
  place: place.nullable().default(null),
  conditions: z.array(term.condition).max(20).default([]),
  craft: term.craft.nullable().default(null),
  flotation: term.flotation.nullable().default(null),
  language: z.string().min(2).max(40).nullable().default(null),
  launch: launchTerm.optional(),
});

const ReportAmended = z.object({
  kind: z.literal("ReportAmended"),
  report: term.reportId,
  changes: amendment,
  why,
});

/** A desk has read the report and owns the answer to it. */
const ReportAcknowledged = z.object({
  kind: z.literal("ReportAcknowledged"),
  report: term.reportId,
});

/**
 * Proof that what was reported never existed: a false alert, with its evidence and a second
 * signature.
 */
const ReportShownFalse = z.object({
  kind: z.literal("ReportShownFalse"),
  report: term.reportId,
  evidence: why,
  second,
});

/** Somebody tried to reach somebody. A call nobody answered is a record too. */
const ContactAttempted = z.object({
  kind: z.literal("ContactAttempted"),
  contact: term.contactId,
  direction: z.enum(["inbound", "outbound"]),
  channel: z.enum(term.CHANNELS),
  caller: term.callerToken.nullable().default(null),
  boat: boatId.nullable().default(null),
  answered: z.boolean(),
  /** The sign of life, phone-shaped: what the line did. */
  sign: z
    .enum(["voice", "ringing", "voicemail", "switched off", "network message", "message seen"])
    .nullable()
    .default(null),
  words: words.nullable().default(null),
  happened,
  /** The inbound contact that this call-back answers. */
  returns: term.contactId.nullable().default(null),
});

const BoatOpened = z.object({ kind: z.literal("BoatOpened"), boat: boatId, why });

/** A name by which one agency calls a boat on one night. Names are aliases, many to many. */
const BoatNamed = z.object({
  kind: z.literal("BoatNamed"),
  boat: boatId,
  name: z.string().trim().min(1).max(60),
  agency: z.string().min(1).max(80),
  /** The date on which the night began, local: "2021-11-23". */
  night: z.iso.date(),
});

const ReportLinked = z.object({
  kind: z.literal("ReportLinked"),
  report: term.reportId,
  boat: boatId,
  basis: z.enum(["officer", "same caller"]),
  why,
  contradictions: z.array(term.settledContradiction).max(20).default([]),
  estimate,
  second,
});

/** The watch took the link back. Nothing is deleted: both entries stay in the log. */
const ReportUnlinked = z.object({
  kind: z.literal("ReportUnlinked"),
  report: term.reportId,
  boat: boatId,
  why,
});

const BoatsDeclaredSame = z.object({
  kind: z.literal("BoatsDeclaredSame"),
  one: boatId,
  other: boatId,
  why,
  contradictions: z.array(term.settledContradiction).max(20).default([]),
  estimate,
  second,
});

const BoatsDeclaredDistinct = z.object({
  kind: z.literal("BoatsDeclaredDistinct"),
  one: boatId,
  other: boatId,
  why,
});

const PhaseSet = z.object({
  kind: z.literal("PhaseSet"),
  boat: boatId,
  phase: z.enum(term.PHASES),
  why,
  /** About this boat; needed to lower a phase. */
  evidence: why.nullable().default(null),
  second,
});

const PeopleAccounted = z.object({
  kind: z.literal("PeopleAccounted"),
  boat: boatId,
  how: z.enum(["landed", "handed over", "recovered dead", "never existed"]),
  people: term.peopleTerm,
  /** Who took them on: needed for a hand-over, which counts only once accepted. */
  acceptedBy: z.string().min(1).max(120).nullable().default(null),
  evidence: why,
  happened,
  second,
});

/** Evidence of how many people were ever aboard; replaces all earlier claims, not later ones. */
const PeopleBounded = z.object({
  kind: z.literal("PeopleBounded"),
  boat: boatId,
  people: term.countTerm,
  evidence: why,
  second,
});

const holder = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("boat"), boat: boatId }),
  z.object({ kind: z.literal("unit"), unit: unitId }),
]);

/** People went from one boat or unit to another: counted on both sides. */
const PeopleTransferred = z.object({
  kind: z.literal("PeopleTransferred"),
  from: holder,
  to: holder,
  people: term.peopleTerm,
  evidence: why,
  happened,
});

/** People left a unit at a place of safety. The rescue ends here, not at embarkation. */
const PeopleLanded = z.object({
  kind: z.literal("PeopleLanded"),
  unit: unitId,
  people: term.peopleTerm,
  place: words,
  receivedBy: z.string().min(1).max(120).nullable().default(null),
  happened,
});

const BoatReviewed = z.object({ kind: z.literal("BoatReviewed"), boat: boatId, words });

const ResponsibilityOffered = z.object({
  kind: z.literal("ResponsibilityOffered"),
  boat: boatId,
  to: centre,
  why,
});
const ResponsibilityAccepted = z.object({
  kind: z.literal("ResponsibilityAccepted"),
  boat: boatId,
  from: centre,
});
const ResponsibilityDeclined = z.object({
  kind: z.literal("ResponsibilityDeclined"),
  boat: boatId,
  from: centre,
  why,
});

/**
 * How many looks too many a watch will have rather than take two boats for one: from then on links
 * are proposed where the chance of one boat is `looks` to 1.
 */
const LostBoatCostSet = z.object({
  kind: z.literal("LostBoatCostSet"),
  looks: z.number().min(1).max(999),
  why,
});

/** A word for the log that is no report of a boat. */
const NoteMade = z.object({
  kind: z.literal("NoteMade"),
  boat: boatId.nullable().default(null),
  words,
  happened,
});

const subject = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("boat"), boat: boatId }),
  z.object({ kind: z.literal("report"), report: term.reportId }),
  z.object({ kind: z.literal("unit"), unit: unitId }),
  z.object({ kind: z.literal("weather"), weather: term.weatherId }),
  z.object({ kind: z.literal("field"), field: term.fieldId }),
]);

/**
 * Somebody ordered what the watch may not do, or not alone. The attempt and all reasons stay on
 * record.
 */
const OrderRefused = z.object({
  kind: z.literal("OrderRefused"),
  boat: boatId.nullable().default(null),
  order: z.string().min(1).max(60),
  words,
  reasons: z.array(z.string().min(1).max(80)).min(1).max(100),
  /** What spoke against joining two boats, when that was a reason. */
  contradictions: z.array(term.contradiction).max(20).default([]),
});

/** An earlier entry was wrong. It stays in the log and counts no more. */
const FactWithdrawn = z.object({
  kind: z.literal("FactWithdrawn"),
  fact: term.entryNameTerm,
  about: subject,
  why,
});

/** Every kind of event by its name. A family of kinds has a file of its own and is spread here. */
export const eventSchemas = {
  ReportReceived,
  ReportAmended,
  ReportAcknowledged,
  ReportShownFalse,
  ContactAttempted,
  BoatOpened,
  BoatNamed,
  ReportLinked,
  ReportUnlinked,
  BoatsDeclaredSame,
  BoatsDeclaredDistinct,
  PhaseSet,
  PeopleAccounted,
  PeopleBounded,
  PeopleTransferred,
  PeopleLanded,
  BoatReviewed,
  ResponsibilityOffered,
  ResponsibilityAccepted,
  ResponsibilityDeclined,
  ...coastEvents,
  ...messageEvents,
  ...publishEvents,
  ...responseEvents,
  ...unitEvents,
  ...weatherEvents,
  LostBoatCostSet,
  NoteMade,
  OrderRefused,
  FactWithdrawn,
} as const;

type EventSchema = (typeof eventSchemas)[keyof typeof eventSchemas];

/** One schema for all events this version understands; types, checks and OpenAPI come from it. */
export const eventSchema = z.discriminatedUnion(
  "kind",
  Object.values(eventSchemas) as [EventSchema, ...EventSchema[]],
);

/** A fact that this version understands. */
export type VigieEvent = z.infer<typeof eventSchema>;
export type EventKind = VigieEvent["kind"];
export type EventOf<Kind extends EventKind> = Extract<VigieEvent, { kind: Kind }>;

/**
 * A fact of a kind that this version does not know: kept whole, shown as not understood, never
 * dropped.
 */
export type UnknownEvent = { readonly kind: `unknown:${string}` };

/** What an entry may hold. Ask `isUnderstood` before reading it. */
export type LoggedEvent = VigieEvent | UnknownEvent;
