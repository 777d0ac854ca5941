import type { Centre, EventOf, UnderstoodEntry, UnitId } from "#log";
import { latestOf, metresPerSecond, type Instant, type MetresPerSecond } from "#units";
import type { Offer, Task } from "./boat.ts";
import type { Picture } from "./picture.ts";
import { factAt, isWithdrawn } from "./reports.ts";
import { entriesOf } from "./trail.ts";
import {
  particularsOf,
  statedOf,
  toldWhere,
  type Particulars,
  type Stated,
  type Whereabouts,
} from "./unit-told.ts";

/**
 * A unit that could be sent: what it is, whom it has aboard, whether it is held back, what it is
 * doing.
 */
export type Unit = {
  readonly id: UnitId;
  /** Its id until somebody registers it. */
  readonly name: string;
  readonly type: EventOf<"UnitRegistered">["type"] | null;
  readonly agency: string | null;
  readonly speed: MetresPerSecond | null;
  readonly places: number | null;
  /** Its number in AIS and DSC, nine digits. */
  readonly mmsi: string | null;
  readonly particulars: Particulars;
  /** What changes in a night, as last said. */
  readonly stated: Stated;
  /** Where somebody last told it to be; null: nobody has. Its own AIS may know better. */
  readonly told: Whereabouts | null;
  /** Empty craft it searched and marked. */
  readonly searchedCraft: readonly UnderstoodEntry[];
  /** People taken aboard from boats and other units, less those landed or passed on. */
  readonly aboard: number;
  /** People landed beyond all that were logged as taken aboard: a count is missing somewhere. */
  readonly landedBeyondAboard: number;
  readonly landed: readonly UnderstoodEntry[];
  readonly heldBack: {
    readonly why: string;
    readonly until: Instant;
    readonly entry: UnderstoodEntry;
  } | null;
  readonly tasks: readonly Task[];
};

export function unitsOf(picture: Picture): readonly Unit[] {
  return [...picture.units.keys()].flatMap((id) => unitOf(picture, id) ?? []);
}

export function unitOf(picture: Picture, id: UnitId): Unit | null {
  const trail = picture.units.get(id);
  if (trail === undefined) return null;
  const facts = entriesOf([trail]).filter((entry) => !isWithdrawn(picture, entry));
  const { aboard, beyond } = aboardOf(facts, id);
  return {
    id,
    ...registeredAs(facts, id),
    stated: statedOf(facts),
    told: toldWhere(facts),
    searchedCraft: facts.filter(({ event }) => event.kind === "CraftSearched"),
    aboard,
    landedBeyondAboard: beyond,
    landed: facts.filter(({ event }) => event.kind === "PeopleLanded"),
    heldBack: heldBackBy(facts),
    tasks: tasksOf(facts).filter((task) => task.unit === id),
  };
}

/** People coming aboard a unit and leaving it, in the order of the log. */
export function peopleMoves(picture: Picture, id: UnitId): readonly UnderstoodEntry[] {
  return entriesOf([picture.units.get(id)]).filter(
    (entry) =>
      (entry.event.kind === "PeopleLanded" || entry.event.kind === "PeopleTransferred") &&
      !isWithdrawn(picture, entry),
  );
}

function registeredAs(
  facts: readonly UnderstoodEntry[],
  id: UnitId,
): Pick<Unit, "name" | "type" | "agency" | "speed" | "places" | "mmsi" | "particulars"> {
  const event = facts.findLast((entry) => entry.event.kind === "UnitRegistered")?.event;
  if (event?.kind !== "UnitRegistered") {
    const unknown = { type: null, agency: null, speed: null, places: null, mmsi: null };
    return { name: id, ...unknown, particulars: particularsOf(null) };
  }
  const { name, type, agency, places } = event;
  const speed = event.speed === null ? null : metresPerSecond(event.speed);
  const mmsi = event.mmsi ?? null;
  return { name, type, agency, speed, places, mmsi, particulars: particularsOf(event) };
}

function aboardOf(
  facts: readonly UnderstoodEntry[],
  id: UnitId,
): { aboard: number; beyond: number } {
  let aboard = 0;
  for (const { event } of facts) {
    if (event.kind === "PeopleLanded") aboard -= event.people;
    if (event.kind !== "PeopleTransferred") continue;
    if (event.to.kind === "unit" && event.to.unit === id) aboard += event.people;
    if (event.from.kind === "unit" && event.from.unit === id) aboard -= event.people;
  }
  return { aboard: Math.max(0, aboard), beyond: Math.max(0, -aboard) };
}

function heldBackBy(facts: readonly UnderstoodEntry[]): Unit["heldBack"] {
  const last = facts.findLast(
    ({ event }) => event.kind === "UnitHeldBack" || event.kind === "UnitReleased",
  );
  if (last?.event.kind !== "UnitHeldBack") return null;
  return { why: last.event.why, until: last.event.until, entry: last };
}

/**
 * What each unit is doing for the boat these facts are about, in the order of first tasking. A word
 * that was long under way (a page without a line) does not undo a newer one; an answer is never
 * older than what it answers.
 */
export function tasksOf(facts: readonly UnderstoodEntry[]): readonly Task[] {
  const tasks = new Map<string, { readonly task: Task; readonly at: Instant }>();
  for (const entry of facts) {
    const { event, loggedAt: since } = entry;
    if (event.kind === "UnitTasked") {
      const { unit, boat } = event;
      const told = { unit, tasked: entry, status: "tasked", since, entry } as const;
      tasks.set(`${unit} ${boat}`, { task: told, at: factAt(entry) });
    }
    if (event.kind === "UnitReported" && event.boat !== null) {
      const { unit, boat, status } = event;
      const before = tasks.get(`${unit} ${boat}`);
      const tasked = before?.task.tasked ?? null;
      const at = latestOf(factAt(entry), tasked === null ? null : factAt(tasked)) ?? since;
      if (before !== undefined && at < before.at) continue;
      tasks.set(`${unit} ${boat}`, { task: { unit, tasked, status, since, entry }, at });
    }
  }
  return [...tasks.values()].map(({ task }) => task);
}

/**
 * The centres that hold the boat theirs: each that has logged word of it (F15). A centre lets go
 * only when another has accepted its offer; word of the boat that it logs later makes it an owner
 * again.
 */
export function ownersOf(facts: readonly UnderstoodEntry[]): readonly Centre[] {
  const owners = new Set<Centre>();
  for (const { centre, event } of facts) {
    if (event.kind === "ReportReceived" || event.kind === "BoatOpened") owners.add(centre);
    if (event.kind !== "ResponsibilityAccepted") continue;
    owners.delete(event.from);
    owners.add(centre);
  }
  return [...owners];
}

export function offersOf(facts: readonly UnderstoodEntry[]): readonly Offer[] {
  let open: Offer[] = [];
  for (const entry of facts) {
    const { centre, event } = entry;
    if (event.kind === "ResponsibilityOffered") {
      open.push({ from: centre, to: event.to, entry });
    }
    if (event.kind === "ResponsibilityAccepted" || event.kind === "ResponsibilityDeclined") {
      open = open.filter((offer) => offer.from !== event.from || offer.to !== centre);
    }
  }
  return open;
}
