import type { BoatId } from "#log";
import { weatherAt, type Boat, type Picture, type Unit } from "#picture";
import {
  SEARCH_OBJECTS,
  sweepWidth,
  type Conditions,
  type SearchObject,
  type SweepWidth,
} from "#plan";
import { sayBoatName, type IdleReason, type Language } from "#show";
import {
  addSeconds,
  CIVIL_DAWN_ELEVATION,
  epochMs,
  metres,
  seconds,
  sunElevation,
  type Instant,
  type Metres,
  type Seconds,
} from "#units";
import { boatTaskOf, type BoatTask } from "../boat-drift.ts";
import type { Near } from "../near.ts";

/** It is worth no time to go for less. Ours. */
const SEARCH_LEAST = seconds(20 * 60);

/** A boat that can be drifted; or why there is nothing to plan for her. */
export type NotPlaced = { readonly boat: BoatId; readonly name: string; readonly why: string };
type Placed = { readonly boat: Boat; readonly name: string; readonly task: BoatTask };

/** The boats on the board (or the one that was asked for), drifted until `ahead` from now. */
export function placedBoats(
  boats: readonly Boat[],
  ahead: Seconds,
  asked: {
    readonly picture: Picture;
    readonly now: Instant;
    readonly data: string | null;
    readonly version: string;
    readonly language: Language;
  },
): { readonly placed: readonly Placed[]; readonly without: readonly NotPlaced[] } {
  const { picture, now, data, version, language } = asked;
  const told = { data, version, language };
  const placed: Placed[] = [];
  const without: NotPlaced[] = [];
  for (const boat of boats.filter(({ onBoard }) => onBoard)) {
    const name = sayBoatName(boat, language, picture);
    const task = boatTaskOf(picture, boat.id, now, toQuarter(now, ahead), told);
    if (task.ok) placed.push({ boat, name, task: task.task });
    else without.push({ boat: boat.id, name, why: task.why });
  }
  return { placed, without };
}

const QUARTER_S = 900;

/** Longer by what is left of a quarter of an hour: within it the same drift is asked for again. */
function toQuarter(now: Instant, ahead: Seconds): Seconds {
  const end = epochMs(now) / 1000 + ahead;
  return seconds(Math.ceil(end / QUARTER_S) * QUARTER_S - epochMs(now) / 1000);
}

/** What one unit could do for one boat. */
export type SortieTold = {
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

/** Night, where any of the time is: the tables' figures are for the day. */
export function conditionsOf(
  { picture, now }: { readonly picture: Picture; readonly now: Instant },
  boat: Boat,
  until: Instant,
): Conditions {
  const [fix] = boat.fixes;
  const place = fix!.position;
  const isDay = [now, until].every((at) => sunElevation(place, at) > CIVIL_DAWN_ELEVATION);
  const { wind, visibility } = weatherAt(picture, place, now);
  return {
    light: isDay ? "day" : "night",
    visibility: visibility?.value.least ?? null,
    wind: wind.value.most,
  };
}

export type Reached = {
  readonly boat: Boat;
  readonly near: readonly Near[];
  readonly conditions: Conditions;
};

export function idleReason({ heldBack, stated: { readiness } }: Unit): IdleReason | null {
  if (heldBack !== null) return "held back";
  const isOut = readiness?.is === "not ready" || readiness?.is === "out of service";
  return isOut ? "not ready" : null;
}

type Asked = {
  readonly now: Instant;
  readonly ahead: Seconds;
  readonly endurance: Seconds | null;
};

/** From when until when it is there; or why that is no time to search. */
function timeThere(
  out: Seconds,
  notice: number,
  { now, ahead, endurance }: Asked,
): { readonly from: Instant; readonly until: Instant } | NoSortie {
  const needs = seconds(2 * out + SEARCH_LEAST);
  if (endurance !== null && needs > endurance) return { why: "beyond endurance", needs };
  const byFuel = endurance === null ? Infinity : endurance - 2 * out;
  const time = Math.min(ahead - notice - out, byFuel);
  if (time < SEARCH_LEAST) return { why: "too far", needs };
  const from = addSeconds(now, seconds(notice + out));
  return { from, until: addSeconds(from, seconds(time)) };
}

/** Why a unit can do nothing for a boat, and what the way there and back would take. */
export type NoSortie = { readonly why: IdleReason; readonly needs: Seconds | null };

export function sortieTo(
  unit: Unit,
  type: NonNullable<Unit["type"]>,
  { boat, near, conditions }: Reached,
  told: Asked,
): SortieTold | NoSortie {
  const way = near.find((each) => each.unit === unit.id);
  if (way?.minutes == null) {
    const isLost = way?.noTime === "where unknown";
    return { why: isLost ? "where unknown" : "no way", needs: null };
  }
  const sweeps = sweepsOf({ type, sensors: unit.particulars.sensors }, conditions);
  if (sweeps === null) return { why: "no sweep width", needs: null };
  // Wherever it was last placed: it says that it is with her.
  const out = seconds(way.status === "on scene" ? 0 : way.minutes * 60);
  const time = timeThere(out, unit.stated.notice?.is ?? 0, told);
  if ("why" in time) return time;
  const { from, until } = time;
  return {
    boat: boat.id,
    from,
    until,
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
