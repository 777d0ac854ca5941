import type { BoatId, UnitId } from "#log";
import { evidenceOf, type Evidence } from "#match";
import {
  boatOf,
  boatsOf,
  enduranceAt,
  lostBoatCostOf,
  survivalOf,
  unitOf,
  type Boat,
  type Unit,
} from "#picture";
import { searchSpeed } from "#plan";
import { survive } from "#predict";
import type { IdleReason, Language } from "#show";
import {
  addSeconds,
  hours,
  knots,
  minutes,
  seconds,
  toKnots,
  type Count,
  type Instant,
  type MetresPerSecond,
  type Seconds,
} from "#units";
import type { BoatTask } from "../boat-drift.ts";
import { nearTo } from "../near.ts";
import type { SearchAsked } from "../search/search-task.ts";
import {
  conditionsOf,
  idleReason,
  placedBoats,
  sortieTo,
  type NoSortie,
  type NotPlaced,
  type Reached,
  type SortieTold,
} from "../search/sorties.ts";

/** A boat that somebody could be sent to, as plain data. */
export type SendBoat = {
  readonly id: BoatId;
  readonly name: string;
  readonly task: BoatTask;
  readonly people: Count;
  /** Shares of people in the water that live, by hour from now. */
  readonly wetAlive: readonly number[];
  /** Whether people were reported in the water. */
  readonly isWet: boolean;
  readonly reports: readonly string[];
  readonly opened: Instant;
};

export type SendUnit = {
  readonly unit: UnitId;
  readonly name: string;
  readonly places: number | null;
  readonly aboard: number;
  readonly speed: MetresPerSecond;
  readonly standing: { readonly boat: BoatId; readonly onScene: boolean } | null;
  readonly sorties: readonly SortieTold[];
};

/** A unit that cannot be proposed now; what it could do if it could, where that can be said. */
export type SendIdle = {
  readonly unit: UnitId;
  readonly name: string;
  readonly why: IdleReason;
  readonly needs: Seconds | null;
  readonly has: Seconds | null;
  readonly would: SendUnit | null;
  /** The speed that was supposed, as nobody told one; null: none was. */
  readonly knots: number | null;
};

export type SendTask = {
  readonly now: Instant;
  readonly boats: readonly SendBoat[];
  readonly units: readonly SendUnit[];
  readonly idle: readonly SendIdle[];
  readonly without: readonly NotPlaced[];
  readonly evidence: Evidence;
  readonly threshold: number;
  readonly language: Language;
};

export type SendAsked = Omit<SearchAsked, "ahead" | "boat" | "pattern" | "curve">;

/** Deaths within so many hours are what a choice averts or not. Ours. */
export const HORIZON_HOURS = 12;
/** A unit that would be there later than this, and an hour to look, is not proposed. */
const AHEAD = hours(6);
/** What is said of a unit that nobody can place: if it were so near to every boat. */
const IF_PLACED = minutes(30);
const GOES: ReadonlySet<string> = new Set(["tasked", "acknowledged", "departed"]);

/** Every boat on the board with a place, every unit with what it could do for each. */
export function sendTaskOf(asked: SendAsked): SendTask {
  const { picture, now, language } = asked;
  const { placed, without } = placedBoats(boatsOf(picture), hours(HORIZON_HOURS), asked);
  const boats = placed.map(({ boat, name, task }) => sendBoat(boat, name, task, now));
  const until = addSeconds(now, AHEAD);
  const reached = boats.map(({ id }): Reached => {
    const boat = boatOf(picture, id)!;
    return { boat, near: nearTo({ ...asked, boat }), conditions: conditionsOf(asked, boat, until) };
  });
  const told = [...picture.units.keys()].flatMap((id) => {
    const unit = unitOf(picture, id);
    return unit === null || unit.type === null ? [] : [unitTold(unit, unit.type, reached, asked)];
  });
  return {
    now,
    boats,
    units: told.flatMap((each) => ("why" in each ? [] : [each])),
    idle: told.flatMap((each) => ("why" in each ? [each] : [])),
    without,
    evidence: evidenceOf(picture, now),
    threshold: lostBoatCostOf(picture).threshold,
    language,
  };
}

function sendBoat(boat: Boat, name: string, task: BoatTask, now: Instant): SendBoat {
  const isWet = survivalOf(boat, now) !== null;
  const wetAlive = Array.from({ length: HORIZON_HOURS + 1 }, (_, hour) => {
    const at = addSeconds(now, hours(hour));
    const known = isWet ? survivalOf(boat, at)?.outlook.share : undefined;
    const share = known ?? immersed(now, at, boat.unaccounted);
    return (share.least + share.most) / 2;
  });
  const reports = boat.reports.map(({ id }) => id as string);
  const { id, unaccounted: people, opened } = boat;
  return { id, name, task, people, wetAlive, isWet, reports, opened };
}

/** Those who come into the water between now and then, of whom nobody knows what they wear. */
const immersed = (now: Instant, at: Instant, people: Count) =>
  survive({
    sea: null,
    clothing: "unknown",
    flotation: null,
    inWater: { earliest: now, latest: at },
    now: at,
    people,
  }).share;

function unitTold(
  unit: Unit,
  type: NonNullable<Unit["type"]>,
  reached: readonly Reached[],
  asked: SendAsked,
): SendUnit | SendIdle {
  const { id, name, places, aboard } = unit;
  const endurance = enduranceAt(asked.picture, id, asked.now);
  const kept = reached[0]?.near.find((each) => each.unit === id)?.speed ?? unit.speed;
  const speed = searchSpeed(type, kept ?? SPEED_SUPPOSED[type] ?? null);
  const idle = { unit: id, name, needs: null, has: endurance, would: null, knots: null };
  if (speed === null) return { ...idle, why: "searches no water" };
  const tell = { now: asked.now, ahead: AHEAD, endurance };
  const able = { unit: id, name, places, aboard, speed, standing: standingOf(unit, asked) };
  const tries = reached.map((each) => sortieTo(unit, type, each, tell));
  const sorties = tries.filter((each): each is SortieTold => "widths" in each);
  const reason = idleReason(unit);
  if (reason !== null) return { ...idle, why: reason, would: wouldOf({ ...able, sorties }) };
  if (sorties.length > 0) return { ...able, sorties };
  const supposed = supposedSorties(unit, type, reached, { ...tell, kept });
  const would = wouldOf({ ...able, sorties: supposed });
  if (kept === null) return { ...idle, why: "speed unknown", would, knots: toKnots(speed) };
  const first = tries.find((each): each is NoSortie => "why" in each) ?? NO_BOAT;
  const { why, needs } = first;
  return { ...idle, why, needs, would: why === "where unknown" ? would : null };
}

const NO_BOAT: NoSortie = { why: "no boat", needs: null };

const wouldOf = (unit: SendUnit): SendUnit | null => (unit.sorties.length === 0 ? null : unit);

/**
 * What is supposed of a unit whose speed nobody has told, to say what asking for it is worth: slow
 * for its kind, and never used to send it. Ours.
 */
const SPEED_SUPPOSED: Readonly<Partial<Record<NonNullable<Unit["type"]>, MetresPerSecond>>> = {
  lifeboat: knots(15),
  "rigid-hulled boat": knots(15),
  cutter: knots(12),
  ship: knots(10),
  helicopter: knots(90),
  aircraft: knots(120),
  drone: knots(30),
};

/** As if it made that speed, and were half an hour from every boat where nobody knows its place. */
function supposedSorties(
  unit: Unit,
  type: NonNullable<Unit["type"]>,
  reached: readonly Reached[],
  told: Parameters<typeof sortieTo>[3] & { readonly kept: MetresPerSecond | null },
): readonly SortieTold[] {
  const speed = told.kept ?? SPEED_SUPPOSED[type] ?? null;
  return reached.flatMap(({ boat, near, conditions }) => {
    const supposed = near.map((each) => {
      if (each.unit !== unit.id || each.minutes !== null) return each;
      const isPlaced = each.length !== null && speed !== null;
      return { ...each, minutes: isPlaced ? each.length / speed / 60 : IF_PLACED / 60 };
    });
    const sortie = sortieTo(unit, type, { boat, near: supposed, conditions }, told);
    return "widths" in sortie ? [sortie] : [];
  });
}

/** A boat that nobody can place is as good a reason to stay as any other: she is no less manned. */
function standingOf({ tasks }: Unit, { picture }: SendAsked): SendUnit["standing"] {
  const task = tasks.findLast(({ status }) => GOES.has(status) || status === "on scene");
  const event = task?.entry.event;
  if (task === undefined || (event?.kind !== "UnitTasked" && event?.kind !== "UnitReported")) {
    return null;
  }
  const boat = event.boat === null ? null : boatOf(picture, event.boat);
  if (boat === null || !boat.onBoard) return null;
  return { boat: boat.id, onScene: task.status === "on scene" };
}

/** Seconds from now until a sortie begins. */
export const arrivesIn = ({ from }: SortieTold, now: Instant): Seconds =>
  seconds((Date.parse(from) - Date.parse(now)) / 1000);
