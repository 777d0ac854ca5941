import {
  compareEntries,
  type BoatId,
  type BroadcastId,
  type CallerToken,
  type Centre,
  type ContactId,
  type Entry,
  type EntryName,
  type FeedId,
  type FieldId,
  type PromiseId,
  type ReportId,
  type SearchId,
  type UnderstoodEntry,
  type UnitId,
  type WatchId,
  type WeatherId,
} from "#log";
import type { Instant } from "#units";
import type { Boat } from "./boat.ts";
import type { Trail } from "./trail.ts";

/**
 * Two boats said to be one, by a link of a report or by a declaration. `disputed` when
 * contradictions were signed over without an explanation: then the people on both sides are counted
 * apart.
 */
export type Edge = {
  readonly one: BoatId;
  readonly other: BoatId;
  readonly entry: UnderstoodEntry;
  readonly disputed: boolean;
};

/** Two boats said to be two. */
export type Apart = {
  readonly one: BoatId;
  readonly other: BoatId;
  readonly entry: UnderstoodEntry;
};

/**
 * What stands on the board as one boat: all members held together by edges that are not held back.
 * `parts` are the members grouped by undisputed edges; people are counted for each part and added.
 */
export type Group = {
  /** The member that was known first; the boat's name in the machine. */
  readonly boat: BoatId;
  readonly members: readonly BoatId[];
  readonly parts: readonly (readonly BoatId[])[];
  readonly edges: readonly Edge[];
  /** Edges that would join two boats declared distinct: shown as a conflict, without effect. */
  readonly held: readonly Edge[];
};

/** An entry that speaks of something not yet arrived; it takes effect when that comes. */
export type Parked = { readonly entry: UnderstoodEntry; readonly waitsFor: string };

/** An entry that gives a name already taken to another thing. Kept and shown, without effect. */
export type Clash = { readonly entry: UnderstoodEntry; readonly name: string };

/** A desk at which somebody who coordinates the mission writes, and when they last did. */
export type Coordinator = {
  readonly centre: Centre;
  readonly desk: string;
  readonly at: Instant;
};

/**
 * What we believe, as of its last entry: an index of the log by the things it speaks of. It is a
 * function of the set of entries alone. Only `fold` writes it; everybody else asks the questions of
 * this room.
 */
export type Picture = {
  /** `loggedAt` of the last entry folded; null for the empty picture. */
  at: Instant | null;
  entries: number;
  /** Everything about a report, including links, amendments, acknowledgement. */
  readonly reports: Map<ReportId, Trail>;
  /** What was said of a boat by its name. A report's own boat is here only once something was. */
  readonly boats: Map<BoatId, Trail>;
  /** Boats declared the same, by both ends, held declarations included. Links are not here. */
  readonly declared: Map<BoatId, readonly Edge[]>;
  readonly apart: Map<BoatId, readonly Apart[]>;
  /** To which boats a report is linked now. */
  readonly links: Map<ReportId, readonly UnderstoodEntry[]>;
  /** Reports linked to each boat by name; a report's own boat needs no link. */
  readonly speaking: Map<BoatId, readonly ReportId[]>;
  readonly callers: Map<CallerToken, Trail>;
  readonly contacts: Map<ContactId, Trail>;
  readonly units: Map<UnitId, Trail>;
  readonly broadcasts: Map<BroadcastId, Trail>;
  readonly promises: Map<PromiseId, Trail>;
  readonly searches: Map<SearchId, Trail>;
  readonly feeds: Map<FeedId, Trail>;
  readonly watches: Map<WatchId, Trail>;
  readonly weather: Map<WeatherId, Trail>;
  readonly fields: Map<FieldId, Trail>;
  /** Published figures by their name. Ask `figuresOf`. */
  readonly figures: Map<string, Trail>;
  /** Messages sent. Ask `messagesOf`. */
  messages: Trail | null;
  notes: Trail | null;
  /** What was said of the cost of a lost boat. Ask `lostBoatCostOf`. */
  costs: Trail | null;
  /** Latest `loggedAt` of each centre: how far each log has been heard. */
  readonly heard: Map<Centre, { seq: number; loggedAt: Instant }>;
  /** When each desk of a coordinator last wrote, by centre and desk. Ask `watchLoadOf`. */
  readonly coordinators: Map<string, Coordinator>;
  readonly parked: Map<string, readonly Parked[]>;
  readonly clashes: Clash[];
  readonly notUnderstood: Entry[];
  /** Entries taken back, with the entry that did it. */
  readonly withdrawn: Map<EntryName, UnderstoodEntry>;
  /** Worked out when asked for, no part of what is believed. Ask `groupOf` and `boatOf`. */
  readonly memory: Memory;
};

/** What was worked out of a picture, and what has changed since. */
type Memory = {
  /**
   * Boats in groups of more than one member, or with held edges. A boat not listed stands alone.
   */
  readonly groups: Map<BoatId, Group>;
  /** Boats as shown, by the group's name. */
  readonly boats: Map<BoatId, Boat>;
  /** Ends of edges that came or went since the groups were worked out. */
  readonly unsettled: Set<BoatId>;
  /** Boats of which something new was said since they were worked out. */
  readonly touched: Set<BoatId>;
};

export function emptyPicture(): Picture {
  return {
    at: null,
    entries: 0,
    reports: new Map(),
    boats: new Map(),
    declared: new Map(),
    apart: new Map(),
    links: new Map(),
    speaking: new Map(),
    callers: new Map(),
    contacts: new Map(),
    units: new Map(),
    broadcasts: new Map(),
    promises: new Map(),
    searches: new Map(),
    feeds: new Map(),
    watches: new Map(),
    weather: new Map(),
    fields: new Map(),
    figures: new Map(),
    messages: null,
    notes: null,
    costs: null,
    heard: new Map(),
    coordinators: new Map(),
    parked: new Map(),
    clashes: [],
    notUnderstood: [],
    withdrawn: new Map(),
    memory: { groups: new Map(), boats: new Map(), unsettled: new Set(), touched: new Set() },
  };
}

/**
 * A picture that can be folded on without touching `picture`. Everything inside the maps is shared,
 * never changed.
 */
export function copyPicture(picture: Picture): Picture {
  return {
    at: picture.at,
    entries: picture.entries,
    reports: new Map(picture.reports),
    boats: new Map(picture.boats),
    declared: new Map(picture.declared),
    apart: new Map(picture.apart),
    links: new Map(picture.links),
    speaking: new Map(picture.speaking),
    callers: new Map(picture.callers),
    contacts: new Map(picture.contacts),
    units: new Map(picture.units),
    broadcasts: new Map(picture.broadcasts),
    promises: new Map(picture.promises),
    searches: new Map(picture.searches),
    feeds: new Map(picture.feeds),
    watches: new Map(picture.watches),
    weather: new Map(picture.weather),
    fields: new Map(picture.fields),
    figures: new Map(picture.figures),
    messages: picture.messages,
    notes: picture.notes,
    costs: picture.costs,
    heard: new Map([...picture.heard].map(([centre, head]) => [centre, { ...head }])),
    coordinators: new Map(picture.coordinators),
    parked: new Map(picture.parked),
    clashes: [...picture.clashes],
    notUnderstood: [...picture.notUnderstood],
    withdrawn: new Map(picture.withdrawn),
    memory: copyMemory(picture.memory),
  };
}

/** Whether `one` comes after `other` in the order of the log. */
export function laterThan(one: Entry, other: Entry): boolean {
  return compareEntries(one, other) > 0;
}

function copyMemory(memory: Memory): Memory {
  return {
    groups: new Map(memory.groups),
    boats: new Map(memory.boats),
    unsettled: new Set(memory.unsettled),
    touched: new Set(memory.touched),
  };
}
