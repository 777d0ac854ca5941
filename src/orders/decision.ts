import type {
  Author,
  BoatId,
  BroadcastId,
  Centre,
  ContactId,
  ContradictionKind,
  EntryName,
  EventKind,
  FeedId,
  ReportId,
  Role,
  SearchId,
  UnitId,
  VigieEvent,
  WatchId,
} from "#log";
import type { Conflict, Contradiction } from "#picture";
import type { Count, Instant, Metres, MetresPerSecond, Seconds } from "#units";
import type { OrderKind } from "./order.ts";

/**
 * Who orders, where and when. Time and names come in, so that the same order decided twice gives
 * the same events.
 */
export type Context = {
  readonly now: Instant;
  readonly by: Author;
  /** In whose log the events will stand. */
  readonly centre: Centre;
  /** A name for something new of that kind, never given before. */
  readonly newId: (kind: string) => string;
};

/** The events an order gives, in their order; or every reason against it, never the first only. */
export type Decision =
  | { readonly ok: true; readonly events: readonly VigieEvent[] }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** One reason against an order, with what an officer needs in order to answer it. */
export type Refusal =
  | UnknownName
  | Unqualified
  | AgainstJoining
  | AgainstPeople
  | InTheWay
  | AgainstResponse
  | AgainstWeather
  | AgainstFact;

type UnknownName =
  | { readonly reason: "no such boat"; readonly boat: BoatId }
  | { readonly reason: "no such report"; readonly report: ReportId }
  | { readonly reason: "no such unit"; readonly unit: UnitId }
  | { readonly reason: "no such contact"; readonly contact: ContactId }
  | { readonly reason: "no such broadcast"; readonly broadcast: BroadcastId }
  | { readonly reason: "no such search"; readonly search: SearchId }
  | { readonly reason: "no such feed"; readonly feed: FeedId }
  | { readonly reason: "no such watch"; readonly watch: WatchId }
  | { readonly reason: "no such fact"; readonly fact: EntryName }
  | { readonly reason: "no such figure"; readonly figure: string }
  | { readonly reason: "may not be released"; readonly message: string; readonly to: string }
  | { readonly reason: "name taken"; readonly name: string };

type Unqualified =
  | {
      readonly reason: "role may not";
      readonly role: Role;
      readonly order: OrderKind;
      readonly may: readonly Role[];
    }
  | { readonly reason: "report of another desk"; readonly desk: string }
  | { readonly reason: "second signature needed" }
  | { readonly reason: "second signature of the same desk"; readonly desk: string }
  | { readonly reason: "second signature not qualified"; readonly role: Role }
  | { readonly reason: "authority outside the watch needed" }
  | { readonly reason: "evidence needed" };

type AgainstJoining =
  | { readonly reason: "already so" }
  | { readonly reason: "the same boat twice"; readonly boat: BoatId }
  | { readonly reason: "contradictions"; readonly contradictions: readonly Contradiction[] }
  | {
      readonly reason: "contradiction not answered";
      readonly contradiction: ContradictionKind;
      readonly reported: string;
      readonly found: string;
    }
  | {
      readonly reason: "not surely the same boat";
      /** The machine's chance of one boat, as given with the order; null when none was. */
      readonly p: number | null;
      /** From which a link of a rescue needs no second signature. */
      readonly least: number;
    }
  | { readonly reason: "declared distinct"; readonly fact: EntryName; readonly why: string };

type AgainstPeople =
  | { readonly reason: "nobody counted" }
  | { readonly reason: "not accepted by anybody" }
  | { readonly reason: "fewer than accounted for"; readonly accounted: number }
  | { readonly reason: "unit has not met this boat"; readonly unit: UnitId; readonly boat: BoatId }
  | { readonly reason: "counted apart"; readonly parts: readonly (readonly BoatId[])[] };

/** What stands between a boat and the end of the watch over it. */
type InTheWay =
  | { readonly reason: "no boat is closed"; readonly boat: BoatId; readonly onBoard: boolean }
  | {
      readonly reason: "people unaccounted for";
      readonly boat: BoatId;
      readonly unaccounted: Count;
    }
  | { readonly reason: "number aboard unknown"; readonly boat: BoatId }
  | {
      readonly reason: "silence";
      readonly boat: BoatId;
      readonly lastWord: Instant;
      readonly length: Seconds;
      readonly limit: Seconds;
    }
  | {
      readonly reason: "conflicts stand";
      readonly boat: BoatId;
      readonly kinds: readonly Conflict["kind"][];
    }
  | {
      readonly reason: "calls not returned";
      readonly boat: BoatId;
      readonly contacts: readonly ContactId[];
    }
  | { readonly reason: "handover not answered"; readonly boat: BoatId; readonly to: Centre }
  | { readonly reason: "nobody has met this boat"; readonly boat: BoatId }
  | { readonly reason: "nothing searched"; readonly boat: BoatId }
  | {
      readonly reason: "inside the survival window";
      readonly boat: BoatId;
      readonly windowEnds: Instant | null;
      /** Expected alive by the models; null where nobody is known to be in the water. */
      readonly alive: Count | null;
      readonly nextLight: Instant | null;
    }
  | { readonly reason: "next light needed"; readonly nextLight: Instant | null }
  | { readonly reason: "next light is earlier"; readonly nextLight: Instant }
  | { readonly reason: "no search planned at first light"; readonly nextLight: Instant | null };

type AgainstResponse =
  | { readonly reason: "not yours to offer"; readonly owners: readonly Centre[] }
  | { readonly reason: "offered to yourself" }
  | { readonly reason: "not offered to you"; readonly from: Centre }
  | {
      readonly reason: "unit held back";
      readonly unit: UnitId;
      readonly why: string;
      readonly until: Instant;
    }
  | { readonly reason: "unit not held back"; readonly unit: UnitId }
  | { readonly reason: "nobody sent to this boat"; readonly boat: BoatId }
  | { readonly reason: "unit not sent to this boat"; readonly unit: UnitId; readonly boat: BoatId }
  | {
      readonly reason: "beyond endurance";
      readonly unit: UnitId;
      readonly needs: Seconds;
      readonly has: Seconds;
    }
  | {
      readonly reason: "promise cannot be kept";
      readonly arrivesBy: Instant;
      readonly earliest: Instant;
    }
  | {
      readonly reason: "age of the position not said";
      readonly report: ReportId;
      readonly fixedAt: Instant;
      readonly ageMinutes: number;
      /** Within which the boat may be by now. */
      readonly radius: Metres;
    }
  | {
      readonly reason: "newer position held";
      readonly report: ReportId;
      readonly fixedAt: Instant;
    }
  | { readonly reason: "no position in this report"; readonly report: ReportId };

type AgainstWeather =
  | { readonly reason: "no weather stated" }
  | { readonly reason: "ends before it begins"; readonly begins: Instant; readonly until: Instant }
  | { readonly reason: "place has several readings"; readonly words: string }
  | { readonly reason: "wind cannot be"; readonly speed: MetresPerSecond }
  | { readonly reason: "sea cannot be"; readonly celsius: number }
  | { readonly reason: "current cannot be"; readonly speed: MetresPerSecond }
  | { readonly reason: "field covers nothing" };

type AgainstFact =
  | { readonly reason: "time in the future"; readonly at: Instant }
  | { readonly reason: "time is past"; readonly at: Instant }
  | { readonly reason: "nothing changed" }
  | { readonly reason: "inbound call returns none"; readonly contact: ContactId }
  | { readonly reason: "not an inbound call"; readonly contact: ContactId }
  | { readonly reason: "call of another phone"; readonly contact: ContactId }
  | { readonly reason: "cannot be taken back"; readonly fact: EntryName; readonly kind: EventKind }
  | { readonly reason: "would lower the phase"; readonly boat: BoatId }
  | { readonly reason: "would take people off"; readonly boat: BoatId };

export type Reason = Refusal["reason"];

/** Every reason there is, so that each can have its words in every language. */
export const REASONS = Object.keys({
  "no such boat": true,
  "no such report": true,
  "no such unit": true,
  "no such contact": true,
  "no such broadcast": true,
  "no such search": true,
  "no such feed": true,
  "no such watch": true,
  "no such fact": true,
  "no such figure": true,
  "may not be released": true,
  "name taken": true,
  "role may not": true,
  "report of another desk": true,
  "second signature needed": true,
  "second signature of the same desk": true,
  "second signature not qualified": true,
  "authority outside the watch needed": true,
  "evidence needed": true,
  "already so": true,
  "the same boat twice": true,
  contradictions: true,
  "contradiction not answered": true,
  "not surely the same boat": true,
  "declared distinct": true,
  "nobody counted": true,
  "not accepted by anybody": true,
  "fewer than accounted for": true,
  "unit has not met this boat": true,
  "counted apart": true,
  "no boat is closed": true,
  "people unaccounted for": true,
  "number aboard unknown": true,
  silence: true,
  "conflicts stand": true,
  "calls not returned": true,
  "handover not answered": true,
  "nobody has met this boat": true,
  "nothing searched": true,
  "inside the survival window": true,
  "next light needed": true,
  "next light is earlier": true,
  "no search planned at first light": true,
  "beyond endurance": true,
  "not yours to offer": true,
  "offered to yourself": true,
  "not offered to you": true,
  "unit held back": true,
  "unit not held back": true,
  "nobody sent to this boat": true,
  "unit not sent to this boat": true,
  "promise cannot be kept": true,
  "age of the position not said": true,
  "newer position held": true,
  "no position in this report": true,
  "no weather stated": true,
  "ends before it begins": true,
  "place has several readings": true,
  "wind cannot be": true,
  "sea cannot be": true,
  "current cannot be": true,
  "field covers nothing": true,
  "time in the future": true,
  "time is past": true,
  "nothing changed": true,
  "inbound call returns none": true,
  "not an inbound call": true,
  "call of another phone": true,
  "cannot be taken back": true,
  "would lower the phase": true,
  "would take people off": true,
} satisfies Record<Reason, true>) as readonly Reason[];

/** The events, unless anything speaks against them. `events` is asked only when nothing does. */
export function unlessRefused(
  refusals: readonly Refusal[],
  events: () => readonly VigieEvent[],
): Decision {
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, events: events() };
}
