import { findOnStrip, findStation, type OnStrip, type ShoreId, type Strip } from "#chart";
import {
  addSeconds,
  distanceMetres,
  seconds,
  type Instant,
  type Metres,
  type Position,
} from "#units";

/**
 * Speed over the ground of boats that cross by engine, km/h: about normal, as matching learnt it
 * on the nights of the simulated strait (docs/models/matching.md); a loaded inflatable makes 3 to 5
 * knots. One in twenty-five engines fails for good, and then none of this holds.
 */
const MEAN_KMH = 6.7;
const SPREAD_KMH = 2.2;
/** The tenth and ninetieth of a hundred (normal quantile). */
const TENTH = 1.2816;
const FASTEST_KMH = MEAN_KMH + TENTH * SPREAD_KMH;
const SLOWEST_KMH = MEAN_KMH - TENTH * SPREAD_KMH;
/** Streams and steering bring a boat to shores so much farther than the nearest. Ours. */
const FARTHER = 1.25;

/** Where and when a boat that left one shore may reach the other, if it gets there by itself. */
export type Arrival = {
  readonly shore: ShoreId;
  readonly nearest: OnStrip;
  readonly distance: Metres;
  /** One boat in ten is earlier, half are, one in ten is later. */
  readonly earliest: Instant;
  readonly likely: Instant;
  readonly latest: Instant;
  /** Stations between which it may land. */
  readonly from: number;
  readonly to: number;
};

/** The window for a boat that left `from` at `left`. */
export function arrivalOf(strip: Strip, from: Position, left: Instant): Arrival {
  const here = findOnStrip(strip, from).shore;
  const shore: ShoreId = here === "france" ? "england" : "france";
  const nearest = findOnStrip(strip, from, [shore]);
  const distance = distanceMetres(from, findStation(strip, shore, nearest.km));
  const after = (kmh: number): Instant => addSeconds(left, seconds((distance / 1000 / kmh) * 3600));
  const reach = distance * FARTHER;
  const { lengthKm } = strip.shores[shore];
  const kms = Array.from({ length: Math.ceil(lengthKm) + 1 }, (_, km) => Math.min(km, lengthKm));
  const reached = kms.filter((km) => distanceMetres(from, findStation(strip, shore, km)) <= reach);
  return {
    shore,
    nearest,
    distance,
    earliest: after(FASTEST_KMH),
    likely: after(MEAN_KMH),
    latest: after(SLOWEST_KMH),
    from: reached[0] ?? nearest.km,
    to: reached.at(-1) ?? nearest.km,
  };
}
