import { z } from "zod";
import * as term from "./terms.ts";

const { boatId, centre, moment, place, signature, unitId, why, words } = term;
const happened = moment.nullable().default(null);
const second = signature.nullable().default(null);

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

/** Proof that what was reported never existed: a false alert, with its evidence and a second signature. */
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

const UnitRegistered = z.object({
  kind: z.literal("UnitRegistered"),
  unit: unitId,
  name: z.string().min(1).max(80),
  type: z.enum(["lifeboat", "cutter", "helicopter", "aircraft", "ship", "patrol vehicle", "drone"]),
  agency: z.string().min(1).max(80),
  /** Speed it can keep, metres per second over the ground; null when not known. */
  speed: z.number().positive().max(400).nullable().default(null),
  /** Places for survivors; null when not known. */
  places: term.peopleTerm.nullable().default(null),
});

const UnitTasked = z.object({
  kind: z.literal("UnitTasked"),
  unit: unitId,
  boat: boatId,
  words,
  happened,
});

const UnitReported = z.object({
  kind: z.literal("UnitReported"),
  unit: unitId,
  boat: boatId.nullable().default(null),
  status: z.enum(["acknowledged", "declined", "departed", "on scene", "ended", "returned"]),
  words: words.nullable().default(null),
  place: place.nullable().default(null),
  happened,
  /** Who outside the watch agreed, when a unit is stood down while people are unaccounted for. */
  second,
});

const UnitHeldBack = z.object({
  kind: z.literal("UnitHeldBack"),
  unit: unitId,
  why,
  until: term.instantTerm,
});
const UnitReleased = z.object({ kind: z.literal("UnitReleased"), unit: unitId, why });

/** Somebody was told that help would be there by a certain time. */
const EtaPromised = z.object({
  kind: z.literal("EtaPromised"),
  promise: term.promiseId,
  boat: boatId,
  unit: unitId.nullable().default(null),
  to: z.string().min(1).max(120),
  arrivesBy: term.instantTerm,
  words,
});

const BroadcastSent = z.object({
  kind: z.literal("BroadcastSent"),
  broadcast: term.broadcastId,
  type: z.enum(["Mayday Relay", "Pan-Pan", "Safety"]),
  boat: boatId,
  words,
  place: place.nullable().default(null),
  /** Who could be there, and in how many minutes (null: not known). */
  near: z
    .array(z.object({ unit: unitId, minutes: z.number().nonnegative().max(10_000).nullable() }))
    .max(500)
    .default([]),
  happened,
});
const BroadcastAnswered = z.object({
  kind: z.literal("BroadcastAnswered"),
  broadcast: term.broadcastId,
  unit: unitId,
  words,
});

const SearchAreaPlanned = z.object({
  kind: z.literal("SearchAreaPlanned"),
  search: term.searchId,
  boats: z.array(boatId).min(1).max(100),
  area: words,
  units: z.array(unitId).max(100).default([]),
});

/** What was searched and how well. `detection` is the probability of detection, 0..1; null: not computed. */
const AreaSearched = z.object({
  kind: z.literal("AreaSearched"),
  search: term.searchId,
  boats: z.array(boatId).min(1).max(100),
  unit: unitId,
  area: words,
  detection: z
    .object({ least: z.number().min(0).max(1), most: z.number().min(0).max(1) })
    .refine((given) => given.most >= given.least, "expected most to be at least least")
    .nullable()
    .default(null),
  conditions: words,
  found: words.nullable().default(null),
  happened,
});

/** Effort paused, never accounting: the boat stays on the board. */
const SearchSuspended = z.object({
  kind: z.literal("SearchSuspended"),
  boat: boatId,
  why,
  /** What the authority was shown: the survival clock and the next light. */
  survival: words,
  nextLight: term.instantTerm.nullable(),
  resumeAt: term.instantTerm.nullable().default(null),
  second,
});
const SearchResumed = z.object({ kind: z.literal("SearchResumed"), boat: boatId, why });

const FeedLost = z.object({ kind: z.literal("FeedLost"), feed: term.feedId, why });
const FeedRegained = z.object({ kind: z.literal("FeedRegained"), feed: term.feedId, why });

/** "No eyes" is a state: an aircraft that did not fly, a camera out, a channel nobody listens to. */
const ObservationLost = z.object({
  kind: z.literal("ObservationLost"),
  watch: term.watchId,
  what: words,
  area: words,
  why,
});
const ObservationRegained = z.object({
  kind: z.literal("ObservationRegained"),
  watch: term.watchId,
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
]);

/** Somebody ordered what the watch may not do, or not alone. The attempt and all reasons stay on record. */
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
  UnitRegistered,
  UnitTasked,
  UnitReported,
  UnitHeldBack,
  UnitReleased,
  EtaPromised,
  BroadcastSent,
  BroadcastAnswered,
  SearchAreaPlanned,
  AreaSearched,
  SearchSuspended,
  SearchResumed,
  FeedLost,
  FeedRegained,
  ObservationLost,
  ObservationRegained,
  NoteMade,
  OrderRefused,
  FactWithdrawn,
} as const;

/** One schema for all events this version understands; types, checks and OpenAPI come from it. */
export const eventSchema = z.discriminatedUnion("kind", [
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
  UnitRegistered,
  UnitTasked,
  UnitReported,
  UnitHeldBack,
  UnitReleased,
  EtaPromised,
  BroadcastSent,
  BroadcastAnswered,
  SearchAreaPlanned,
  AreaSearched,
  SearchSuspended,
  SearchResumed,
  FeedLost,
  FeedRegained,
  ObservationLost,
  ObservationRegained,
  NoteMade,
  OrderRefused,
  FactWithdrawn,
]);

/** A fact that this version understands. */
export type VigieEvent = z.infer<typeof eventSchema>;
export type EventKind = VigieEvent["kind"];
export type EventOf<Kind extends EventKind> = Extract<VigieEvent, { kind: Kind }>;

/** A fact of a kind that this version does not know: kept whole, shown as not understood, never dropped. */
export type UnknownEvent = { readonly kind: `unknown:${string}` };

/** What an entry may hold. Ask `isUnderstood` before reading it. */
export type LoggedEvent = VigieEvent | UnknownEvent;
