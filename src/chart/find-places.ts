import { bearingDegrees, distanceMetres, type Metres, type Position } from "#units";
import { findLine, findSide, isCharted, isLand, type Chart, type Side } from "./chart.ts";
import type { Place, PlaceKind } from "./place.ts";

/** A place, and the way from it to a position. */
export type PlaceBeside = {
  readonly place: Place;
  /**
   * From the place to the position, degrees true: 135 is "south-east of the place". 0 when they
   * coincide.
   */
  readonly bearingDegrees: number;
  readonly distance: Metres;
};

/**
 * The places nearest to a position, nearest first, at most `limit`; `kinds` null means of every
 * kind.
 */
export function findNearestPlaces(
  chart: Chart,
  position: Position,
  kinds: readonly PlaceKind[] | null,
  limit: number,
): readonly PlaceBeside[] {
  return chart.places
    .filter(({ kind }) => kinds === null || kinds.includes(kind))
    .map((place) => ({ place, distance: distanceMetres(place.position, position) }))
    .toSorted((one, other) => one.distance - other.distance)
    .slice(0, Math.max(0, limit))
    .map(({ place, distance }) => ({
      place,
      bearingDegrees: distance === 0 ? 0 : bearingDegrees(place.position, position),
      distance,
    }));
}

/** One spelling for all: small letters without accents, anything between words one space. */
export function plainName(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/** Of two places that fit a name equally, a caller more likely means the earlier kind. */
const LIKELIEST_FIRST: readonly PlaceKind[] = [
  "light_vessel",
  "cape",
  "town",
  "port",
  "sandbank",
  "beach",
  "rescue_centre",
  "buoy",
  "lifeboat",
  "light",
  "site",
];

/**
 * 0 its name, 1 an alias, 2 whole words of its name or an alias; null when the words do not fit.
 */
function fit({ name, aliases }: Place, asked: string): number | null {
  if (plainName(name) === asked) return 0;
  const others = aliases.map(plainName);
  if (others.includes(asked)) return 1;
  const isWithin = (whole: string): boolean => ` ${whole} `.includes(` ${asked} `);
  return [plainName(name), ...others].some(isWithin) ? 2 : null;
}

/**
 * Every place that a name may mean, likeliest first: the whole name or an alias before whole
 * words of one, then by kind, then in the gazetteer's order. Capitals, accents and hyphens do not
 * matter. Empty when nothing fits.
 */
export function findPlaces(chart: Chart, nameOrAlias: string): readonly Place[] {
  const asked = plainName(nameOrAlias);
  if (asked === "") return [];
  return chart.places
    .map((place) => ({ place, rank: fit(place, asked) }))
    .filter((found): found is { place: Place; rank: number } => found.rank !== null)
    .toSorted(
      (one, other) => one.rank - other.rank || likelihood(one.place) - likelihood(other.place),
    )
    .map(({ place }) => place);
}

/** Lower is likelier. */
export function likelihood({ kind }: Place): number {
  return LIKELIEST_FIRST.indexOf(kind);
}

/**
 * The likeliest of `findPlaces`, or null. Where a life hangs on it, show all of them and let the
 * officer choose.
 */
export function findPlace(chart: Chart, nameOrAlias: string): Place | null {
  return findPlaces(chart, nameOrAlias)[0] ?? null;
}

/** The rescue coordination centres, Dover and Gris-Nez among them, in the gazetteer's order. */
export function findCentres(chart: Chart): readonly Place[] {
  return chart.places.filter(({ kind }) => kind === "rescue_centre");
}

/**
 * What is known of a position, as plain data for the echo: `show` and `intake` make words of it.
 */
export type PositionDescription = {
  /** The nearest town, cape, port or light vessel. */
  readonly nearest: PlaceBeside;
  /**
   * False means that nothing is known of the position but the nearest place: `onLand` then says
   * nothing.
   */
  readonly charted: boolean;
  readonly onLand: boolean;
  readonly side: Side;
  readonly distanceToLine: Metres;
  /** How far the line itself may be off where it is nearest. */
  readonly lineAccuracy: Metres;
};

/** Places that two officers on the telephone both know, with positions good to 1.5 km. */
const ECHO_KINDS: readonly PlaceKind[] = ["town", "cape", "port", "light_vessel"];

/**
 * Describes a position for the echo that lets a reader notice a wrong one ("4 NM south-east of
 * Dover", "on land").
 */
export function describePosition(chart: Chart, position: Position): PositionDescription {
  const line = findLine(chart, position);
  return {
    // The data hold a place of some kind (checked at opening), if not one of these.
    nearest:
      findNearestPlaces(chart, position, ECHO_KINDS, 1)[0] ??
      findNearestPlaces(chart, position, null, 1)[0]!,
    charted: isCharted(chart, position),
    onLand: isLand(chart, position),
    side: findSide(chart, position),
    distanceToLine: line.distance,
    lineAccuracy: line.accuracy,
  };
}
