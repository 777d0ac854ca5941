import type { TrackPoint } from "#intake";
import type { UnitId } from "#log";
import {
  seaStateAt,
  unitsOf,
  type Boat,
  type Fix,
  type Picture,
  type Unit,
  type Whereabouts,
} from "#picture";
import {
  addSeconds,
  distanceMetres,
  epochMs,
  knots,
  metresPerSecond,
  seconds,
  secondsBetween,
  type Instant,
  type Metres,
  type MetresPerSecond,
  type Position,
} from "#units";
import { whereHeard, whereUnit, type Heard } from "./feeds/unit-positions.ts";
import type { SeaWay } from "./sea-way.ts";

/**
 * What a ship of which we know nothing can make when asked for help: those that lie still or
 * manoeuvre are reckoned with it. Ours; most merchant ships make more.
 */
const SHIP_SPEED_ASSUMED = knots(10);
/** Below it a ship's speed over ground says what she does, not what she can. */
const SHIP_SPEED_TOLD = knots(5);
/** A position older than this says of a ship under way too little to call her near. */
const HEARD_WITHIN = seconds(1_800);
/** Ships of AIS by number: ship stations, not coast stations, buoys, or beacons (ITU-R M.585-9). */
const SHIP = /^mmsi:[2-7]\d{8}$/;

const FLIES: ReadonlySet<Unit["type"]> = new Set<Unit["type"]>(["helicopter", "aircraft", "drone"]);
const DRIVES: ReadonlySet<Unit["type"]> = new Set<Unit["type"]>([
  "patrol vehicle",
  "four-wheel drive",
]);

/** Why no time is given. Nobody is left off the list for it. */
type NoTime =
  | "boat where unknown"
  | "where unknown"
  | "speed unknown"
  | "no speed in this sea"
  | "land in the way"
  | "beyond the chart"
  | "goes by land";

/** One who could go to a boat, and in what time; or why that is not known. */
export type Near = {
  /** Of a registered unit, or "mmsi:227006760" of a ship nobody has registered. */
  readonly unit: UnitId;
  readonly name: string;
  readonly type: Unit["type"];
  readonly isRegistered: boolean;
  readonly where: Whereabouts | null;
  /** The station that the time is reckoned from, where nobody knows where the unit is. */
  readonly fromStation: string | null;
  readonly speed: MetresPerSecond | null;
  readonly speedFrom: "registered" | "for the sea state" | "over ground" | "assumed" | null;
  /** By the wind stated at the boat; null where nobody stated any. */
  readonly seaState: number | null;
  readonly length: Metres | null;
  readonly minutes: number | null;
  readonly arrives: Instant | null;
  /** Whether the way goes to where the boat may be by now, or to its newest position. */
  readonly towards: "drifted" | "last position" | null;
  readonly noTime: NoTime | null;
  /** There and back takes longer than the fuel that the unit said it has; null: not known. */
  readonly isBeyondFuel: boolean | null;
  readonly heldBack: { readonly why: string; readonly until: Instant } | null;
  /** Of its task for this boat. */
  readonly status: string | null;
  readonly places: number | null;
  readonly aboard: number;
};

export type NearAsked = {
  readonly picture: Picture;
  readonly boat: Boat;
  readonly now: Instant;
  readonly telemetry: (Heard & { readonly all: () => Iterable<TrackPoint> }) | null;
  readonly seaWay: (from: Position, to: Position) => SeaWay;
  /** Where the boat may be by now, when that was worked out. */
  readonly drifted?: Position | null;
};

/** Every unit, and every ship heard lately, by the time in which it could be with the boat. */
export function nearTo(asked: NearAsked): readonly Near[] {
  const [fix] = asked.boat.fixes;
  const units = unitsOf(asked.picture).filter(({ type }) => type !== null);
  const own = new Set(units.map(({ mmsi }) => mmsi));
  const ships = [...(asked.telemetry?.all() ?? [])].filter(
    ({ vessel, atMs }) =>
      SHIP.test(vessel) &&
      !own.has(vessel.slice(5)) &&
      epochMs(asked.now) - atMs <= HEARD_WITHIN * 1000,
  );
  const all = [
    ...units.map((unit) => nearUnit(unit, fix, asked)),
    ...ships.map((ship) => nearShip(ship, fix, asked)),
  ];
  const order = ({ minutes }: Near): number => minutes ?? Infinity;
  return all.toSorted((one, other) => {
    const [a, b] = [order(one), order(other)];
    return a === b ? 0 : a - b;
  });
}

function nearUnit(unit: Unit, fix: Fix | undefined, asked: NearAsked): Near {
  const { id, name, type, heldBack, places, aboard, particulars } = unit;
  const where = whereUnit(unit, asked.telemetry);
  const { home } = particulars;
  const station = where === null && home != null ? home : null;
  const status = asked.boat.tasks.findLast((task) => task.unit === id)?.status ?? null;
  const made = speedOf(unit, fix, asked);
  const mover = { type, speed: made.speed, position: where?.position ?? station };
  const time = timeTo(mover, fix, asked);
  const isTooRough = time.noTime === "speed unknown" && made.speedFrom === "for the sea state";
  return {
    unit: id,
    name,
    type,
    isRegistered: true,
    where,
    fromStation: station?.name ?? null,
    ...made,
    ...time,
    noTime: isTooRough ? "no speed in this sea" : time.noTime,
    isBeyondFuel: beyondFuel(unit, time.minutes, status, asked),
    heldBack: heldBack === null ? null : { why: heldBack.why, until: heldBack.until },
    status,
    places,
    aboard,
  };
}

/** The speed told for the sea there is; the registered one where none is told by sea state. */
function speedOf(
  { speed, particulars: { speeds } }: Unit,
  fix: Fix | undefined,
  { picture, now }: NearAsked,
): Pick<Near, "speed" | "speedFrom" | "seaState"> {
  const seaState = fix === undefined ? null : seaStateAt(picture, fix.position, now);
  if (seaState === null || speeds == null) {
    return { speed, speedFrom: speed === null ? null : "registered", seaState };
  }
  const fitting = speeds
    .filter((each) => each.seaState >= seaState)
    .toSorted((one, other) => one.seaState - other.seaState)[0];
  const kept = fitting === undefined ? null : metresPerSecond(fitting.speed);
  return { speed: kept, speedFrom: "for the sea state", seaState };
}

const SAILED: ReadonlySet<string | null> = new Set(["departed", "on scene"]);

function beyondFuel(
  { stated: { enduranceLeft } }: Unit,
  time: number | null,
  status: string | null,
  { now }: NearAsked,
): boolean | null {
  if (enduranceLeft === null || time === null) return null;
  const burnt = SAILED.has(status) ? secondsBetween(enduranceLeft.at, now) : 0;
  return 2 * time * 60 > enduranceLeft.is - burnt;
}

function nearShip(point: TrackPoint, fix: Fix | undefined, asked: NearAsked): Near {
  const isTold = point.speed !== null && point.speed >= SHIP_SPEED_TOLD;
  const speed = (isTold ? point.speed : SHIP_SPEED_ASSUMED) as MetresPerSecond;
  const where = whereHeard(point);
  const unit = point.vessel as UnitId;
  return {
    unit,
    name: point.vessel.replace(/^mmsi:/, "MMSI "),
    type: "ship",
    isRegistered: false,
    where,
    fromStation: null,
    speed,
    speedFrom: isTold ? "over ground" : "assumed",
    seaState: null,
    isBeyondFuel: null,
    ...timeTo({ type: "ship", speed, position: where.position }, fix, asked),
    heldBack: null,
    status: asked.boat.tasks.findLast((task) => task.unit === unit)?.status ?? null,
    places: null,
    aboard: 0,
  };
}

type Mover = {
  readonly type: Unit["type"];
  readonly speed: MetresPerSecond | null;
  readonly position: Position | null;
};
type Time = Pick<Near, "length" | "minutes" | "arrives" | "noTime" | "towards">;

const without = (noTime: NoTime): Time => {
  return { length: null, minutes: null, arrives: null, noTime, towards: null };
};

function timeTo(
  { type, speed, position }: Mover,
  fix: Fix | undefined,
  { now, seaWay, drifted = null }: NearAsked,
): Time {
  if (fix === undefined) return without("boat where unknown");
  if (DRIVES.has(type)) return without("goes by land");
  if (position === null) return without("where unknown");
  const to = drifted ?? fix.position;
  const towards = drifted === null ? "last position" : "drifted";
  const way = FLIES.has(type)
    ? ({ ok: true, length: distanceMetres(position, to) } as const)
    : seaWay(position, to);
  if (!way.ok) return without(way.why);
  if (speed === null) return { ...without("speed unknown"), length: way.length };
  const arrives = addSeconds(now, seconds(way.length / speed));
  const minutes = secondsBetween(now, arrives) / 60;
  return { length: way.length, minutes, arrives, noTime: null, towards };
}

/** A broadcast asks those who could be there within half an hour, the nearest dozen. */
const BROADCAST_MINUTES = 30;
const BROADCAST_MOST = 12;

const GOES: ReadonlySet<string | null> = new Set(["acknowledged", "departed", "on scene"]);

/**
 * Whom a broadcast about a boat is for: they are waited for, and ring when silent (F26). Who goes
 * to her already has answered.
 */
export function nearForBroadcast(asked: NearAsked) {
  return nearTo(asked)
    .filter(({ status }) => !GOES.has(status))
    .flatMap(({ unit, minutes }) =>
      minutes !== null && minutes <= BROADCAST_MINUTES
        ? [{ unit, minutes: Math.round(minutes * 10) / 10 }]
        : [],
    )
    .slice(0, BROADCAST_MOST);
}
