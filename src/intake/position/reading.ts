import { isPosition, type Position } from "#units";

/** How words can tell a position. */
export type PositionMethod =
  | "decimal degrees"
  | "degrees and minutes"
  | "degrees, minutes and seconds"
  | "map link"
  | "map view"
  | "geo URI"
  | "ISO 6709"
  | "Plus Code"
  | "MGRS"
  | "UTM"
  | "from a place"
  | "near a place"
  | "between places";

/** What a reading takes for granted that the words did not say. */
export type PositionDoubt =
  | "taken as east"
  | "taken as west"
  | "latitude and longitude exchanged"
  | "figures left out"
  | "bearing from the boat"
  | "zone letter as a hemisphere"
  | "distance not said";

/**
 * The sea or land that the words mean: a circle round lon, lat; or the part of a ring that is seen
 * from a place, between two distances in metres and two bearings (degrees true, clockwise; 0 and
 * 360 are the whole ring); or a strip along a line, so many metres to either side.
 */
export type PositionShape =
  | { readonly kind: "circle" }
  | {
      readonly kind: "sector";
      readonly from: Position;
      readonly bearings: readonly [number, number];
      readonly metres: readonly [number, number];
    }
  | {
      readonly kind: "strip";
      readonly from: Position;
      readonly to: Position;
      readonly halfWidth: number;
    };

/**
 * One way to understand words as a position: degrees, longitude first, and the radius in metres of
 * a circle that holds everything the words may mean.
 */
export type PositionReading = {
  readonly lon: number;
  readonly lat: number;
  readonly radius: number;
  readonly shape: PositionShape;
  readonly method: PositionMethod;
  /** The words it was read from, as they came, and where in the text they begin. */
  readonly words: string;
  readonly at: number;
  readonly doubts: readonly PositionDoubt[];
  /** Other words of the same text that say the same, less finely. */
  readonly agrees: readonly string[];
  /** Outside the waters we watch: more likely a slip than a boat. Never a reason to drop it. */
  readonly outside: boolean;
};

/** Why words that look like a position are none that can be read. */
export type NotReadWhy =
  | "nothing"
  | "no such position"
  | "half a position"
  | "what3words"
  | "short link"
  | "link without a position"
  | "short Plus Code"
  | "unknown place"
  | "too many"
  | "too long";

export type NotRead = {
  readonly why: NotReadWhy;
  /** As they came, and where in the text they begin. */
  readonly words: string;
  readonly at: number;
};

/**
 * All that words say of a position. None of several readings is chosen. Where there is none,
 * `notRead` holds why: it is empty only when all was read.
 */
export type PositionAnswer = {
  readonly readings: readonly PositionReading[];
  readonly notRead: readonly NotRead[];
};

/** A part of the text that one reader took for itself. */
export type Span = { readonly start: number; readonly end: number };

/** What one reader found in a text. */
export type Found = PositionAnswer & { readonly spans: readonly Span[] };

/** The waters we watch, with their coasts, in degrees: the frame of the chart's coastline. */
export const WATCH_AREA = { west: -3, east: 5, south: 48.8, north: 53 } as const;

export function isInWatchArea({ lon, lat }: Position): boolean {
  const { west, east, south, north } = WATCH_AREA;
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

/** One degree of latitude: 60 nautical miles. */
const METRES_PER_DEGREE = 60 * 1852;

/**
 * A fix from a phone or a handheld is seldom better, whatever digits it prints. Ours, on the safe
 * side.
 */
const RADIUS_LEAST_M = 100;
/** No more than a place in the log may have (`#log`, 500 km). */
const RADIUS_MOST_M = 500_000;

export const metresOfDegrees = (degrees: number): number => degrees * METRES_PER_DEGREE;

/** What a reading says besides its place and radius. */
export type Told = Pick<PositionReading, "method" | "words" | "at"> &
  Partial<Pick<PositionReading, "doubts" | "shape">>;

/**
 * A reading at a place on the globe; none, as an empty list, when it is off it. West by nothing is
 * nothing.
 */
export function readingsAt(
  position: Position,
  radiusMetres: number,
  { method, words, at, doubts = [], shape = { kind: "circle" } }: Told,
): readonly PositionReading[] {
  if (!isPosition(position) || !Number.isFinite(radiusMetres)) return [];
  const place = { lon: position.lon + 0, lat: position.lat + 0 };
  const radius = Math.min(RADIUS_MOST_M, Math.max(RADIUS_LEAST_M, Math.round(radiusMetres)));
  const outside = !isInWatchArea(place);
  return [{ ...place, radius, shape, method, words, at, doubts, agrees: [], outside }];
}

export const FOUND_NOTHING: Found = { readings: [], notRead: [], spans: [] };

export function joinFound(all: readonly Found[]): Found {
  return {
    readings: all.flatMap(({ readings }) => readings),
    notRead: all.flatMap(({ notRead }) => notRead),
    spans: all.flatMap(({ spans }) => spans),
  };
}
