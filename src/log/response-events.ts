import { z } from "zod";
import * as term from "./terms.ts";
import { doneSearch, plannedSearch } from "./search-terms.ts";
import { UNIT_TYPES, unitParticulars } from "./unit-terms.ts";

const { boatId, moment, place, signature, unitId, why, words } = term;
const happened = moment.nullable().default(null);
const second = signature.nullable().default(null);

const UnitRegistered = z.object({
  kind: z.literal("UnitRegistered"),
  unit: unitId,
  name: z.string().min(1).max(80),
  type: z.enum(UNIT_TYPES),
  agency: z.string().min(1).max(80),
  /** Speed it can keep, metres per second over the ground; null when not known. */
  speed: z.number().positive().max(400).nullable().default(null),
  /** Places for survivors; null when not known. */
  places: term.peopleTerm.nullable().default(null),
  /**
   * Its number in AIS and DSC, and its call sign on the radio. Left out when not told: entries from
   * before there were such fields read on, and those without them are written as ever.
   */
  mmsi: z
    .string()
    .regex(/^[0-9]{9}$/, 'expected nine digits, such as "227006760"')
    .optional(),
  callsign: z
    .string()
    .regex(/^[A-Z0-9]{3,10}$/, 'expected a call sign, such as "FABC"')
    .optional(),
  ...unitParticulars,
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
  ...plannedSearch,
});

/**
 * What was searched and how well. `detection` is the probability of detection, 0..1; null: not
 * computed.
 */
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
  ...doneSearch,
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

/**
 * "No eyes" is a state: an aircraft that did not fly, a camera out, a channel nobody listens to.
 */
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

export const responseEvents = {
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
} as const;

export type ResponseKind = keyof typeof responseEvents;
