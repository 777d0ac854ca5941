import type { BoatId, UnitId } from "#log";
import {
  boatOf,
  boatsOf,
  enduranceAt,
  survivalOf,
  unitOf,
  type Boat,
  type Picture,
  type Unit,
} from "#picture";
import {
  searchSpeed,
  shoreSpeed,
  type DetectionCurve,
  type PatternKind,
  type ShoreSearcher,
} from "#plan";
import type { IdleReason, Language } from "#show";
import {
  addSeconds,
  seconds,
  type Count,
  type Instant,
  type MetresPerSecond,
  type Position,
  type Seconds,
} from "#units";
import type { BoatTask } from "../boat-drift.ts";
import { nearTo, type NearAsked } from "../near.ts";
import {
  conditionsOf,
  idleReason,
  placedBoats,
  sortieTo,
  type NoSortie,
  type NotPlaced,
  type Reached,
  type SortieTold,
} from "./sorties.ts";

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

export type SearchTask = {
  readonly now: Instant;
  readonly until: Instant;
  readonly boats: readonly SearchBoat[];
  readonly units: readonly SearchUnit[];
  readonly idle: readonly NotSearching[];
  /** Who could go along a shore, each with a name. */
  readonly ashore: readonly (ShoreSearcher & { readonly name: string })[];
  readonly without: readonly NotPlaced[];
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
/** The cloud is asked beyond the end, so that its last hour has two frames. */
const BEYOND = seconds(3_600);
/** A unit that does one of these is not taken off it. */
const AT_WORK: ReadonlySet<string> = new Set(["tasked", "acknowledged", "departed", "on scene"]);

/** What is to be planned, as of this picture: boats with a place, units with what they can do. */
export function searchTaskOf(asked: SearchAsked): SearchTask {
  const { picture, now, ahead, curve, pattern, language } = asked;
  const until = addSeconds(now, ahead);
  const wanted = asked.boat === null ? null : boatOf(picture, asked.boat);
  const open = wanted === null ? boatsOf(picture) : [wanted];
  const { placed, without } = placedBoats(open, seconds(ahead + BEYOND), asked);
  const boats = placed.map(({ boat, name, task }) => searchBoat(boat, name, task, now));
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
    ashore: ashoreOf(reached, asked),
    without,
    curve,
    pattern,
    language,
  };
}

/** Units on land that are ready, not at work, and that somebody has placed. */
function ashoreOf([any]: readonly Reached[], { picture }: SearchAsked): SearchTask["ashore"] {
  return [...picture.units.keys()].flatMap((id) => {
    const unit = unitOf(picture, id);
    const where = any?.near.find((each) => each.unit === id)?.where ?? null;
    if (unit === null || unit.type === null || where === null) return [];
    const isFree =
      idleReason(unit) === null && !unit.tasks.some(({ status }) => AT_WORK.has(status));
    if (!isFree || shoreSpeed(unit.type) === null) return [];
    return [{ unit: id, name: unit.name, type: unit.type, position: where.position }];
  });
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
  return first === undefined ? out("no boat", null) : out(first.why, first.needs);
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
