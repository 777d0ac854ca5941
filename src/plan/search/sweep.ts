import type { EventOf } from "#log";
import {
  knots,
  metres,
  nauticalMiles,
  toKnots,
  toNauticalMiles,
  type Metres,
  type MetresPerSecond,
} from "#units";
import {
  SWEEP_TABLE,
  VISIBILITIES,
  type LookoutRow,
  type OwnSensor,
  type SearchObject,
} from "./sweep-table.ts";

export type UnitType = EventOf<"UnitRegistered">["type"];

/** In what one looks. */
export type Conditions = {
  readonly light: "day" | "night";
  /** Meteorological; null: nobody told it. */
  readonly visibility: Metres | null;
  readonly wind: MetresPerSecond;
};

/** How wide a strip is searched, and what the figure is made of. */
export type SweepWidth = {
  readonly metres: Metres;
  /** The row of the table; null where the unit's own figure stands. */
  readonly row: LookoutRow | null;
  /** The unit's own figure, and where it is from. */
  readonly own: OwnSensor | null;
  readonly weatherFactor: number;
  readonly nightFactor: number;
  /** Nobody told the visibility: reckoned with `VISIBILITY_UNTOLD`. */
  readonly isVisibilityAssumed: boolean;
};

/** Where nobody told it: no better than the middle of the tables. Ours. */
export const VISIBILITY_UNTOLD = nauticalMiles(5);

/**
 * By night, without a light on what is sought, a tenth of the day's width: the figure of the US
 * Coast Guard's tables for a person in the water, by goggles from a low helicopter (F29). No table
 * gives more to bare eyes, nor gives any to a thermal camera: who has one registers its own width.
 */
const NIGHT_SHARE = 0.1;

/**
 * A boat looks from the low eye; cutters from the high one; a drone has no row: no table knows one.
 * What goes by land searches the shore, not the water.
 */
const ROWS: Readonly<Partial<Record<UnitType, { day: LookoutRow; night: LookoutRow }>>> = {
  "rigid-hulled boat": { day: "eye at 8 ft", night: "eye at 8 ft" },
  lifeboat: { day: "eye at 8 ft", night: "eye at 8 ft" },
  cutter: { day: "eye at 14 ft", night: "eye at 14 ft" },
  ship: { day: "merchant ship", night: "merchant ship" },
  helicopter: { day: "helicopter at 500 ft", night: "helicopter at 300 ft" },
  aircraft: { day: "aircraft at 1,000 ft", night: "aircraft at 1,000 ft" },
};

/** No table is for faster boats, and a lookout in one sees less. Ours. */
const BOAT_SEARCH_MOST = knots(15);
/** The speeds of the tables. */
const HELICOPTER_SEARCH = knots(90);
const AIRCRAFT_SEARCH = knots(180);

/** The speed at which a unit searches; null: it has no speed, or does not search water. */
export function searchSpeed(type: UnitType, speed: MetresPerSecond | null): MetresPerSecond | null {
  const limits: Partial<Record<UnitType, MetresPerSecond>> = {
    helicopter: HELICOPTER_SEARCH,
    aircraft: AIRCRAFT_SEARCH,
    drone: knots(40),
    lifeboat: BOAT_SEARCH_MOST,
    "rigid-hulled boat": BOAT_SEARCH_MOST,
    cutter: BOAT_SEARCH_MOST,
    ship: BOAT_SEARCH_MOST,
  };
  const most = limits[type];
  if (most === undefined || speed === null) return null;
  return speed < most ? speed : most;
}

/**
 * The sweep width of a unit for an object. Its own figure for the light and the object before any
 * table, the widest of its sensors; else the table's for the visibility, times the factor for wind
 * and sea, times `NIGHT_SHARE` by night. Null: neither it nor a table has a figure. A life jacket
 * or a light that somebody claims never widens it (F33).
 */
export function sweepWidth(
  unit: { readonly type: UnitType; readonly sensors: readonly OwnSensor[] },
  object: SearchObject,
  conditions: Conditions,
): SweepWidth | null {
  const { light, visibility, wind } = conditions;
  const isVisibilityAssumed = visibility === null;
  const weatherFactor = weatherShare(wind);
  const own = ownFigure(unit.sensors, object, light);
  if (own !== null) {
    // Its trial was in its own weather: only the wind of now is taken off it.
    const width = metres(own.sweepWidth * weatherFactor);
    const whole = { weatherFactor, nightFactor: 1, isVisibilityAssumed };
    return { metres: width, row: null, own, ...whole };
  }
  const row = ROWS[unit.type]?.[light];
  if (row === undefined) return null;
  const miles = tableWidth(row, object, visibility ?? VISIBILITY_UNTOLD);
  const nightFactor = light === "night" ? NIGHT_SHARE : 1;
  return {
    metres: metres(nauticalMiles(miles) * weatherFactor * nightFactor),
    row,
    own: null,
    weatherFactor,
    nightFactor,
    isVisibilityAssumed,
  };
}

/** A figure for an inflatable says nothing of one awash: that is looked up as a person. */
function ownFigure(
  sensors: readonly OwnSensor[],
  object: SearchObject,
  light: Conditions["light"],
): OwnSensor | null {
  const wanted = object === "inflatable" ? "inflatable" : "person";
  return sensors
    .filter((each) => each.object === wanted && each.light === light)
    .reduce<OwnSensor | null>(
      (best, each) => (best === null || each.sweepWidth > best.sweepWidth ? each : best),
      null,
    );
}

/** Straight between the columns; to nought in no visibility; level beyond the last. */
function tableWidth(row: LookoutRow, object: SearchObject, visibility: Metres): number {
  const widths: readonly number[] = SWEEP_TABLE[row][object];
  const miles = toNauticalMiles(visibility);
  const after = VISIBILITIES.findIndex((each) => each >= miles);
  if (after === -1) return widths.at(-1)!;
  const [from, to] = [after === 0 ? 0 : VISIBILITIES[after - 1]!, VISIBILITIES[after]!];
  const [low, high] = [after === 0 ? 0 : widths[after - 1]!, widths[after]!];
  return low + ((high - low) * (miles - from)) / (to - from);
}

/**
 * For people, rafts and boats under 10 m: 1 up to 15 kn of wind or seas of 1 m, a half up to 25 kn
 * or 1.5 m, a quarter beyond (IAMSAR volume II, table N-7). By the wind, which is what is told.
 */
function weatherShare(wind: MetresPerSecond): number {
  const speed = toKnots(wind);
  if (speed <= 15) return 1;
  return speed <= 25 ? 0.5 : 0.25;
}
