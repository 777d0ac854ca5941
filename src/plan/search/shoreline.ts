import { findOnStrip, findStation, type ShoreId, type Strip } from "#chart";
import type { BoatId, UnitId } from "#log";
import {
  addSeconds,
  distanceMetres,
  metresPerSecond,
  seconds,
  type Instant,
  type MetresPerSecond,
  type Position,
  type Seconds,
} from "#units";
import type { UnitType } from "./sweep.ts";

/** A piece of shore where a boat or her people may lie. */
export type ShoreSought = {
  readonly boat: BoatId;
  readonly shore: ShoreId;
  readonly fromKm: number;
  readonly toKm: number;
  /** What finding who lies there is worth. */
  readonly lives: number;
};

/** Who goes along a shore. */
export type ShoreSearcher = {
  readonly unit: UnitId;
  readonly type: UnitType;
  readonly position: Position;
};

/** One unit's stretch, from the end that is nearer to it. */
export type ShorePart = {
  readonly unit: UnitId;
  readonly boat: BoatId;
  readonly shore: ShoreId;
  readonly fromKm: number;
  readonly toKm: number;
  /** At which it can look at the beach on its way. */
  readonly speed: MetresPerSecond;
  /** As the crow flies from where it is to where it begins; the way by road is not known here. */
  readonly off: number;
  readonly waypoints: readonly { readonly place: Position; readonly at: Instant }[];
  /** Along the stretch alone. */
  readonly takes: Seconds;
};

/** Looking at the sand, rocks and surf, not driving past. Ours. */
const SPEEDS: Partial<Record<UnitType, MetresPerSecond>> = {
  "foot patrol": metresPerSecond(1),
  quad: metresPerSecond(2.5),
  "four-wheel drive": metresPerSecond(2.5),
  "patrol vehicle": metresPerSecond(2.5),
};
/** Nobody is sent along a shore from further away; who is near may not be known here. Ours. */
const FARTHEST_M = 40_000;

/** The speed at which a unit searches a shore; null: it goes along none. */
export const shoreSpeed = (type: UnitType): MetresPerSecond | null => SPEEDS[type] ?? null;

/**
 * Deals stretches of shore out to those who can go along them: each to the stretch of most lives
 * for its way, then the stretch in pieces by their speeds, in the order in which they stand along
 * it. A piece that takes longer than `until` ends there, and so does the promise.
 */
export function planShore(
  sought: readonly ShoreSought[],
  searchers: readonly ShoreSearcher[],
  {
    strip,
    from,
    until,
  }: { readonly strip: Strip; readonly from: Instant; readonly until: Instant },
): readonly ShorePart[] {
  const chosen = searchers.flatMap((searcher) => {
    const speed = shoreSpeed(searcher.type);
    const best = bestFor(searcher, sought, strip);
    return speed === null || best === null ? [] : [{ searcher, speed, best }];
  });
  const time = (Date.parse(until) - Date.parse(from)) / 1000;
  return sought.flatMap((stretch) => {
    const own = chosen
      .filter(({ best }) => best === stretch)
      .map((each) => ({ ...each, km: stationOf(each.searcher, stretch, strip) }))
      .toSorted((one, other) => one.km - other.km);
    const pace = own.reduce((sum, { speed }) => sum + speed, 0);
    let at = stretch.fromKm;
    return own.map(({ searcher, speed, km }) => {
      const share = ((stretch.toKm - stretch.fromKm) * speed) / pace;
      const piece = { least: at, most: at + share };
      at += share;
      return partOf({ searcher, speed, km, piece, stretch, time, from, strip });
    });
  });
}

/** Most lives for the way, on the shore where it stands; null when all are too far. */
function bestFor(
  { position }: ShoreSearcher,
  sought: readonly ShoreSought[],
  strip: Strip,
): ShoreSought | null {
  const { shore: own } = findOnStrip(strip, position);
  const reached = sought.flatMap((stretch) => {
    if (stretch.shore !== own) return [];
    const off = offOf(position, stretch, strip);
    return off > FARTHEST_M ? [] : [{ stretch, worth: stretch.lives / (1 + off / 5_000) }];
  });
  return reached.toSorted((one, other) => other.worth - one.worth)[0]?.stretch ?? null;
}

function offOf(place: Position, { shore, fromKm, toKm }: ShoreSought, strip: Strip): number {
  const { km } = findOnStrip(strip, place, [shore]);
  const nearest = Math.min(toKm, Math.max(fromKm, km));
  return distanceMetres(place, findStation(strip, shore, nearest));
}

const stationOf = ({ position }: ShoreSearcher, { shore }: ShoreSought, strip: Strip): number =>
  findOnStrip(strip, position, [shore]).km;

function partOf(told: {
  readonly searcher: ShoreSearcher;
  readonly speed: MetresPerSecond;
  readonly km: number;
  readonly piece: { readonly least: number; readonly most: number };
  readonly stretch: ShoreSought;
  readonly time: number;
  readonly from: Instant;
  readonly strip: Strip;
}): ShorePart {
  const { searcher, speed, km, piece, stretch, time, from, strip } = told;
  const isUp = Math.abs(km - piece.least) <= Math.abs(km - piece.most);
  const reach = Math.min(piece.most - piece.least, (speed * time) / 1000);
  const begins = isUp ? piece.least : piece.most;
  const ends = isUp ? begins + reach : begins - reach;
  const stations = stationsBetween(begins, ends);
  const waypoints = stations.map((station) => {
    const after = seconds((1000 * Math.abs(station - begins)) / speed);
    return { place: findStation(strip, stretch.shore, station), at: addSeconds(from, after) };
  });
  return {
    unit: searcher.unit,
    boat: stretch.boat,
    shore: stretch.shore,
    fromKm: begins,
    toKm: ends,
    speed,
    off: distanceMetres(searcher.position, waypoints[0]!.place),
    waypoints,
    takes: seconds((1000 * reach) / speed),
  };
}

/** Both ends, and each whole kilometre between them, on the way from one to the other. */
function stationsBetween(from: number, to: number): readonly number[] {
  const [least, most] = [Math.min(from, to), Math.max(from, to)];
  const between: number[] = [];
  for (let km = Math.floor(least) + 1; km < most; km += 1) between.push(km);
  return [from, ...(to >= from ? between : between.toReversed()), to];
}
