import type { BoatId, UnitId } from "#log";
import {
  boatOf,
  boatsOf,
  enduranceAt,
  survivalOf,
  unitOf,
  weatherAt,
  type Boat,
  type Picture,
  type Unit,
} from "#picture";
import {
  searchSpeed,
  SEARCH_OBJECTS,
  sweepWidth,
  type Conditions,
  type DetectionCurve,
  type PatternKind,
  type SearchObject,
  type SweepWidth,
} from "#plan";
import { sayBoatName, type IdleReason, type Language } from "#show";
import {
  addSeconds,
  CIVIL_DAWN_ELEVATION,
  metres,
  seconds,
  sunElevation,
  type Count,
  type Instant,
  type Metres,
  type MetresPerSecond,
  type Position,
  type Seconds,
} from "#units";
import { boatTaskOf, type BoatTask } from "../boat-drift.ts";
import { nearTo, type Near, type NearAsked } from "../near.ts";

/** A boat to be searched for, as plain data: a thread can be given it. */
export type SearchBoat = {
  readonly id: BoatId;
  readonly name: string;
  readonly task: BoatTask;
  /** Not accounted for; null: nobody knows how many at most. */
  readonly people: Count;
  /** What finding her is worth: people expected to be alive. */
  readonly lives: number;
  /** Search at least until then; null while nobody is known to be in the water. */
  readonly searchUntil: Instant | null;
};

/** What one unit could do for one boat. */
type SortieTold = {
  readonly boat: BoatId;
  readonly from: Instant;
  readonly until: Instant;
  readonly light: "day" | "night";
  readonly widths: Readonly<Record<SearchObject, Metres>>;
  /** For the words: which figure each width is. */
  readonly sweeps: Readonly<Record<SearchObject, SweepWidth>>;
  /** There and back, as long as the way out. */
  readonly travel: Seconds;
};

export type SearchUnit = {
  readonly unit: UnitId;
  readonly name: string;
  readonly type: NonNullable<Unit["type"]>;
  readonly speed: MetresPerSecond;
  readonly position: Position | null;
  /** Of what it can still be out; null: nobody told. */
  readonly endurance: Seconds | null;
  readonly sorties: readonly SortieTold[];
};

/** Why a unit is in no plan. Nobody is left out without it. */
type NotSearching = {
  readonly unit: UnitId;
  readonly name: string;
  readonly why: IdleReason;
  /** Seconds that the way there and back, and the least of a search, would take. */
  readonly needs: Seconds | null;
  readonly has: Seconds | null;
};

/** Why a boat is in no plan: she stays on the board all the same. */
type NotSearched = { readonly boat: BoatId; readonly name: string; readonly why: string };

export type SearchTask = {
  readonly now: Instant;
  readonly until: Instant;
  readonly boats: readonly SearchBoat[];
  readonly units: readonly SearchUnit[];
  readonly idle: readonly NotSearching[];
  readonly without: readonly NotSearched[];
  readonly curve: DetectionCurve;
  readonly pattern: PatternKind | null;
  readonly language: Language;
};

export type SearchAsked = {
  readonly picture: Picture;
  readonly now: Instant;
  /** For how long from now on. */
  readonly ahead: Seconds;
  /** Null: every boat on the board. */
  readonly boat: BoatId | null;
  readonly pattern: PatternKind | null;
  readonly curve: DetectionCurve;
  readonly data: string | null;
  readonly version: string;
  readonly language: Language;
} & Pick<NearAsked, "telemetry" | "seaWay">;

/** Hours of search that are planned at once: beyond them there will be news. */
export const HOURS_MOST = 12;
/** It is worth no time to go for less. Ours. */
const SEARCH_LEAST = seconds(20 * 60);
/** The cloud is asked beyond the end, so that its last hour has two frames. */
const BEYOND = seconds(3_600);
/** A unit that does one of these is not taken off it. */
const AT_WORK: ReadonlySet<string> = new Set(["tasked", "acknowledged", "departed", "on scene"]);

/** What is to be planned, as of this picture: boats with a place, units with what they can do. */
export function searchTaskOf(asked: SearchAsked): SearchTask {
  const { picture, now, ahead, curve, pattern, language, data, version } = asked;
  const until = addSeconds(now, ahead);
  const wanted = asked.boat === null ? null : boatOf(picture, asked.boat);
  const open = (wanted === null ? boatsOf(picture) : [wanted]).filter(({ onBoard }) => onBoard);
  const boats: SearchBoat[] = [];
  const without: NotSearched[] = [];
  for (const boat of open) {
    const name = sayBoatName(boat, language, picture);
    const given = { data, version, language };
    const task = boatTaskOf(picture, boat.id, now, seconds(ahead + BEYOND), given);
    if (!task.ok) without.push({ boat: boat.id, name, why: task.why });
    else boats.push(searchBoat(boat, name, task.task, now));
  }
  const reached = boats.map(({ id }) => {
    const boat = boatOf(picture, id)!;
    return { boat, near: nearTo({ ...asked, boat }), conditions: conditionsOf(asked, boat, until) };
  });
  const told = [...picture.units.keys()].flatMap((id) => {
    const unit = unitOf(picture, id);
    return unit === null || unit.type === null ? [] : [unitTold(unit, unit.type, reached, asked)];
  });
  return {
    now,
    until,
    boats,
    units: told.flatMap((each) => ("sorties" in each ? [each] : [])),
    idle: told.flatMap((each) => ("why" in each ? [each] : [])),
    without,
    curve,
    pattern,
    language,
  };
}

function searchBoat(boat: Boat, name: string, task: BoatTask, now: Instant): SearchBoat {
  const { least, most } = boat.unaccounted;
  const survival = survivalOf(boat, now);
  const share = survival?.outlook.share;
  const alive = share === undefined ? 1 : (share.least + share.most) / 2;
  // Nobody said how many at most: then at least one, and no guess beyond what was told.
  const people = Math.max(1, most === null ? least : (least + most) / 2);
  return {
    id: boat.id,
    name,
    task,
    people: boat.unaccounted,
    lives: people * alive,
    searchUntil: survival?.windowEnds ?? null,
  };
}

/** Night, where any of the time is: the tables' figures are for the day. */
function conditionsOf({ picture, now }: SearchAsked, boat: Boat, until: Instant): Conditions {
  const [fix] = boat.fixes;
  const place = fix!.position;
  const isDay = [now, until].every((at) => sunElevation(place, at) > CIVIL_DAWN_ELEVATION);
  const { wind } = weatherAt(picture, place, now);
  return { light: isDay ? "day" : "night", visibility: null, wind: wind.value.most };
}

type Reached = {
  readonly boat: Boat;
  readonly near: readonly Near[];
  readonly conditions: Conditions;
};

function unitTold(
  unit: Unit,
  type: NonNullable<Unit["type"]>,
  reached: readonly Reached[],
  asked: SearchAsked,
): SearchUnit | NotSearching {
  const { id, name } = unit;
  const endurance = enduranceAt(asked.picture, id, asked.now);
  const out = (why: NotSearching["why"], needs: Seconds | null = null): NotSearching => {
    return { unit: id, name, why, needs, has: endurance };
  };
  const idle = idleReason(unit);
  if (idle !== null) return out(idle);
  const near = reached[0]?.near.find((each) => each.unit === id);
  const kept = near?.speed ?? unit.speed;
  const speed = searchSpeed(type, kept);
  if (speed === null) return out(kept === null ? "speed unknown" : "searches no water");
  const tries = reached.map((each) => sortieTo(unit, type, each, { ...asked, endurance }));
  const busy = unit.tasks.find(({ status }) => AT_WORK.has(status));
  const sorties = tries
    .filter((each): each is SortieTold => "widths" in each)
    .filter((each) => busy === undefined || isOf(busy, each, reached));
  if (sorties.length === 0) return busy === undefined ? noSortie(tries, out) : out("at work");
  const position = near?.where?.position ?? null;
  return { unit: id, name, type, speed, position, endurance, sorties };
}

/** The first reason why it can search for none of the boats. */
function noSortie(
  tries: readonly (SortieTold | NoSortie)[],
  out: (why: IdleReason, needs: Seconds | null) => NotSearching,
): NotSearching {
  const first = tries.find((each): each is NoSortie => "why" in each);
  return first === undefined ? out("too far", null) : out(first.why, first.needs);
}

function idleReason({ heldBack, stated: { readiness } }: Unit): IdleReason | null {
  if (heldBack !== null) return "held back";
  const isOut = readiness?.is === "not ready" || readiness?.is === "out of service";
  return isOut ? "not ready" : null;
}

/** Whether a sortie is for the boat that its unit is sent to. */
function isOf(
  { entry }: Unit["tasks"][number],
  sortie: SortieTold,
  reached: readonly Reached[],
): boolean {
  const { event } = entry;
  const boat = event.kind === "UnitTasked" || event.kind === "UnitReported" ? event.boat : null;
  const members = reached.find((each) => each.boat.id === sortie.boat)?.boat.members ?? [];
  return boat !== null && members.includes(boat);
}

type NoSortie = { readonly why: NotSearching["why"]; readonly needs: Seconds | null };

function sortieTo(
  unit: Unit,
  type: NonNullable<Unit["type"]>,
  { boat, near, conditions }: Reached,
  { now, ahead, endurance }: SearchAsked & { readonly endurance: Seconds | null },
): SortieTold | NoSortie {
  const way = near.find((each) => each.unit === unit.id);
  if (way?.minutes == null) {
    const isLost = way?.noTime === "where unknown";
    return { why: isLost ? "where unknown" : "no way", needs: null };
  }
  const sweeps = sweepsOf({ type, sensors: unit.particulars.sensors }, conditions);
  if (sweeps === null) return { why: "no sweep width", needs: null };
  const notice = unit.stated.notice?.is ?? 0;
  const out = seconds(way.minutes * 60);
  const from = addSeconds(now, seconds(notice + out));
  const needs = seconds(2 * out + SEARCH_LEAST);
  if (endurance !== null && needs > endurance) return { why: "beyond endurance", needs };
  const byFuel = endurance === null ? Infinity : endurance - 2 * out;
  const time = Math.min(ahead - notice - out, byFuel);
  if (time < SEARCH_LEAST) return { why: "too far", needs };
  return {
    boat: boat.id,
    from,
    until: addSeconds(from, seconds(time)),
    light: conditions.light,
    widths: {
      person: sweeps.person.metres,
      inflatable: sweeps.inflatable.metres,
      "swamped inflatable": sweeps["swamped inflatable"].metres,
    },
    sweeps,
    travel: seconds(2 * out),
  };
}

function sweepsOf(
  unit: Parameters<typeof sweepWidth>[0],
  conditions: Conditions,
): SortieTold["sweeps"] | null {
  const found = SEARCH_OBJECTS.map(
    (object) => [object, sweepWidth(unit, object, conditions)] as const,
  );
  if (found.every(([, width]) => width === null)) return null;
  const nothing: SweepWidth = {
    metres: metres(0),
    row: null,
    own: null,
    weatherFactor: 1,
    nightFactor: 1,
    isVisibilityAssumed: conditions.visibility === null,
  };
  return Object.fromEntries(
    found.map(([object, width]) => [object, width ?? nothing]),
  ) as SortieTold["sweeps"];
}
