import type { BoatId, EventOf, UnderstoodEntry } from "#log";
import { addSeconds, minutes, secondsBetween, type Instant, type Seconds } from "#units";
import type { Alarm } from "./alarms.ts";
import type { Boat, Task } from "./boat.ts";
import { boatOf } from "./boats.ts";
import type { Picture } from "./picture.ts";
import { factAt, isWithdrawn } from "./reports.ts";
import { unitOf, unitsOf, type Unit } from "./response.ts";
import { entriesOf } from "./trail.ts";

/** A unit that was asked to go answers within five minutes. */
const ANSWER_TASK_WITHIN = minutes(5);
/**
 * From "acknowledged" to "under way", by type. Ours, after what services publish of themselves: a
 * lifeboat is launched in about ten minutes, a rescue helicopter is at 15 minutes' notice by day
 * and 45 by night; the longer holds, so that the alarm says that something is wrong.
 */
const UNDER_WAY_WITHIN: Readonly<Partial<Record<NonNullable<Unit["type"]>, Seconds>>> = {
  lifeboat: minutes(15),
  "rigid-hulled boat": minutes(15),
  cutter: minutes(15),
  ship: minutes(15),
  helicopter: minutes(45),
  aircraft: minutes(60),
  drone: minutes(15),
  "patrol vehicle": minutes(10),
  "four-wheel drive": minutes(10),
  quad: minutes(10),
  "foot patrol": minutes(5),
};
const UNDER_WAY_UNKNOWN = minutes(15);
/** So long may a desk take to log the people whom a unit says it has aboard. */
const COUNT_WITHIN = minutes(10);
/** So long may people wait aboard in harbour before somebody says that they were landed. */
const LAND_WITHIN = minutes(30);
const CRAFT_WITHIN = minutes(10);
/** Answers farther apart are a change of mind or of engine: the newer one stands. Ours. */
const SAME_ANSWER = minutes(30);

const GOES: ReadonlySet<string> = new Set(["acknowledged", "departed", "on scene"]);

type Made = (kind: Alarm["kind"], since: Instant, about: Partial<Alarm>) => Alarm;

/** What a unit that was sent owes next, and by when; null where it owes nothing by a clock. */
export type CommandDue = { readonly what: "answer" | "under way"; readonly by: Instant } | null;

export function commandDue(picture: Picture, task: Task): CommandDue {
  if (task.status === "tasked") {
    return { what: "answer", by: addSeconds(task.since, ANSWER_TASK_WITHIN) };
  }
  if (task.status !== "acknowledged") return null;
  return { what: "under way", by: addSeconds(task.since, underWayWithin(picture, task)) };
}

/** What is wrong with the commands of one boat's units. */
export function commandAlarms(picture: Picture, boat: Boat, now: Instant, make: Made): Alarm[] {
  return boat.tasks.flatMap((task) => {
    const about = { boat: boat.id, unit: task.unit, entry: task.entry };
    const rings: Alarm[] = [];
    const due = commandDue(picture, task);
    if (due !== null && now >= due.by) {
      const kind = due.what === "answer" ? "task unanswered" : "not under way";
      rings.push(make(kind, due.by, about));
    }
    const against = contradictedAnswer(picture, boat, task);
    if (against !== null) {
      rings.push(make("answers contradict", against.loggedAt, { ...about, entry: against }));
    } else if (task.status === "declined" && !isTakenUp(boat, task)) {
      rings.push(make("task declined", task.since, about));
    }
    return rings;
  });
}

/** Whether somebody else goes, or was sent after the unit had declined. */
function isTakenUp({ tasks }: Boat, { unit, since }: Task): boolean {
  return tasks.some((other) => {
    if (other.unit === unit) return false;
    if (GOES.has(other.status)) return true;
    return other.status === "tasked" && other.since > since;
  });
}

function underWayWithin(picture: Picture, { unit }: Task): Seconds {
  const type = unitOf(picture, unit)?.type ?? null;
  return (type === null ? null : UNDER_WAY_WITHIN[type]) ?? UNDER_WAY_UNKNOWN;
}

/**
 * The later of two answers of one half hour that cannot both be so: by the last word of one desk
 * the unit goes, by that of another it has declined. Both stay on the log; neither is chosen.
 */
function contradictedAnswer(picture: Picture, boat: Boat, { unit }: Task): UnderstoodEntry | null {
  const last = new Map<string, UnderstoodEntry>();
  for (const entry of boat.history) {
    const { event } = entry;
    if (isWithdrawn(picture, entry)) continue;
    if (event.kind === "UnitTasked" && event.unit === unit) last.clear();
    if (event.kind !== "UnitReported" || event.unit !== unit) continue;
    last.set(deskOf(entry), entry);
  }
  const statusOf = ({ event }: UnderstoodEntry): string =>
    event.kind === "UnitReported" ? event.status : "";
  const words = [...last.values()];
  const goes = words.findLast((entry) => GOES.has(statusOf(entry)));
  const declines = words.findLast((entry) => statusOf(entry) === "declined");
  if (goes === undefined || declines === undefined) return null;
  const apart = Math.abs(secondsBetween(factAt(goes), factAt(declines)));
  if (apart > SAME_ANSWER) return null;
  return goes.loggedAt > declines.loggedAt ? goes : declines;
}

const deskOf = ({ centre, by }: UnderstoodEntry): string => `${centre} ${by.desk}`;

/** What is wrong with the units themselves. */
export function unitAlarms(picture: Picture, now: Instant, make: Made): Alarm[] {
  return unitsOf(picture).flatMap((unit) => {
    const facts = factsOf(picture, unit);
    return [
      ...heldBackAlarms(unit, now, make),
      ...releaseAlarms(picture, unit, facts, make),
      ...countAlarms(unit, facts, now, make),
      ...landingAlarms(unit, now, make),
      ...craftAlarms(unit, now, make),
      ...statementAlarms(unit, facts, make),
    ];
  });
}

function factsOf(picture: Picture, { id }: Unit): readonly UnderstoodEntry[] {
  return entriesOf([picture.units.get(id)]).filter((entry) => !isWithdrawn(picture, entry));
}

function heldBackAlarms({ id, heldBack }: Unit, now: Instant, make: Made): Alarm[] {
  if (heldBack === null || now < heldBack.until) return [];
  return [make("held back expired", heldBack.until, { unit: id, entry: heldBack.entry })];
}

/** A unit asked to be released, and no desk has said anything of it since. */
function releaseAlarms(
  picture: Picture,
  { id }: Unit,
  facts: readonly UnderstoodEntry[],
  make: Made,
): Alarm[] {
  const asked = new Map<BoatId, UnderstoodEntry>();
  for (const entry of facts) {
    const { event } = entry;
    if (event.kind === "UnitStated" && event.asksToLeave !== undefined) {
      asked.set(event.asksToLeave, entry);
    }
    if (event.kind !== "UnitTasked" && event.kind !== "UnitReported") continue;
    for (const [boat, before] of asked) {
      const isAnswer = event.boat === boat && deskOf(entry) !== deskOf(before);
      if (isAnswer) asked.delete(boat);
    }
  }
  return [...asked].flatMap(([boat, entry]) => {
    const isOpen = boatOf(picture, boat)?.onBoard === true;
    return isOpen ? [make("asks to leave", entry.loggedAt, { unit: id, boat, entry })] : [];
  });
}

/** People counted aboard, moment by moment, as the desks have logged them. */
function aboardAfter({ event }: UnderstoodEntry, unit: Unit["id"], before: number): number | null {
  if (event.kind === "PeopleLanded") return before - event.people;
  if (event.kind !== "PeopleTransferred") return null;
  const came = event.to.kind === "unit" && event.to.unit === unit ? event.people : 0;
  const went = event.from.kind === "unit" && event.from.unit === unit ? event.people : 0;
  return before + came - went;
}

/**
 * The unit's own count was never the desk's, at the moment of the statement or since; or more were
 * landed than were ever taken aboard.
 */
function countAlarms(
  unit: Unit,
  facts: readonly UnderstoodEntry[],
  now: Instant,
  make: Made,
): Alarm[] {
  if (unit.landedBeyondAboard > 0) {
    const entry = unit.landed.at(-1) ?? null;
    const since = entry?.loggedAt ?? now;
    return [make("people miscounted", since, { unit: unit.id, entry })];
  }
  const stated = facts.findLast(({ event }) => isCount(event));
  if (stated?.event.kind !== "UnitStated") return [];
  const since = addSeconds(stated.loggedAt, COUNT_WITHIN);
  if (now < since || hasAgreed(facts, stated, unit.id, stated.event.placesTaken)) return [];
  return [make("people miscounted", since, { unit: unit.id, entry: stated })];
}

/** Whether the desks' count was that of the unit, at the moment it spoke of or since. */
function hasAgreed(
  facts: readonly UnderstoodEntry[],
  stated: UnderstoodEntry,
  unit: Unit["id"],
  placesTaken: number | undefined,
): boolean {
  let aboard = 0;
  for (const entry of facts) {
    if (entry === stated && aboard === placesTaken) return true;
    const after = aboardAfter(entry, unit, aboard);
    if (after === null) continue;
    aboard = after;
    const isSince = factAt(entry) >= factAt(stated) || entry.loggedAt >= stated.loggedAt;
    if (isSince && aboard === placesTaken) return true;
  }
  return false;
}

function isCount(event: UnderstoodEntry["event"]): event is EventOf<"UnitStated"> {
  return event.kind === "UnitStated" && event.placesTaken !== undefined;
}

/** The rescue ends at the landing: a unit is back, and nobody said where her people are (F32). */
function landingAlarms({ id, aboard, tasks }: Unit, now: Instant, make: Made): Alarm[] {
  const [back] = tasks.toSorted((one, other) => (one.since < other.since ? 1 : -1));
  if (aboard === 0 || back?.status !== "returned") return [];
  const since = addSeconds(back.since, LAND_WITHIN);
  return now < since ? [] : [make("people not landed", since, { unit: id, entry: back.entry })];
}

/** An empty craft of which nobody has said whose it was: its people may be in the water. */
function craftAlarms({ id, searchedCraft }: Unit, now: Instant, make: Made): Alarm[] {
  const said = searchedCraft.findLast(
    ({ event }) => event.kind === "CraftSearched" && event.boat !== null,
  );
  const open = searchedCraft.filter(
    (entry) => entry.event.kind === "CraftSearched" && entry.event.boat === null,
  );
  return open.flatMap((entry) => {
    const since = addSeconds(entry.loggedAt, CRAFT_WITHIN);
    const isSaid = said !== undefined && said.loggedAt > entry.loggedAt;
    return isSaid || now < since ? [] : [make("craft of nobody", since, { unit: id, entry })];
  });
}

/** Two desks say different things of a unit at one moment. */
function statementAlarms(
  { id, stated }: Unit,
  facts: readonly UnderstoodEntry[],
  make: Made,
): Alarm[] {
  const differs = Object.values(stated).some((said) => said !== null && said.against.length > 0);
  const entry = facts.findLast(({ event }) => event.kind === "UnitStated");
  if (!differs || entry === undefined) return [];
  return [make("statements differ", entry.loggedAt, { unit: id, entry })];
}
