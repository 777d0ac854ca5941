import type { Instant, Position } from "#units";

/** How a report came: each way has its own errors, rate and share of reports about no boat. */
const SOURCES = ["pin", "text", "cell", "relay", "aircraft", "bearing", "vessel", "other"] as const;
export type Source = (typeof SOURCES)[number];

/** One Gaussian of a place: share of the whole (0..1), centre, one-sigma ellipse in metres. */
export type PlaceTerm = {
  readonly share: number;
  readonly at: Position;
  readonly sigmaMajorMetres: number;
  readonly sigmaMinorMetres: number;
  /** Bearing of the major axis, degrees from north. */
  readonly majorBearingDegrees: number;
};

/** A number of people as told: from `least` to `most`, `most` null when nobody gave a top. */
export type PeopleClaim = {
  readonly least: number;
  readonly most: number | null;
  readonly isAbout: boolean;
};

/** One report as the matcher sees it. Null and an empty list mean: not stated. */
export type Observation = {
  readonly id: string;
  /** When it happened, as told; when it was logged, where nobody told. */
  readonly happenedAt: Instant;
  /** A mixture of 0 to 8 Gaussians whose shares sum to 1; empty when no place was told. */
  readonly places: readonly PlaceTerm[];
  readonly source: Source;
  /** A token for the phone or radio, never the number. */
  readonly caller: string | null;
  /** Passed on by somebody who is not aboard. */
  readonly relayed: boolean;
  readonly people: PeopleClaim | null;
  readonly language: string | null;
  readonly colour: string | null;
  readonly craft: string | null;
  readonly engine: "running" | "stopped" | null;
  /** Reports of one pass of an aircraft or one sweep of a sensor are of different boats. */
  readonly pass: string | null;
};

/** What is known of two reports from outside the model: an officer's word, seen side by side. */
export type KnownPair = {
  readonly kind: "same" | "distinct";
  readonly first: string;
  readonly second: string;
};

const PLACES_MAX = 8;

/** Why an observation cannot be weighed, as one sentence, or null. */
export function faultOf(observation: Observation): string | null {
  const { id, places, people } = observation;
  if (places.length > PLACES_MAX) {
    return `report ${id}: expected at most ${PLACES_MAX} places; came ${places.length}`;
  }
  for (const place of places) {
    const fault = placeFault(place);
    if (fault !== null) return `report ${id}: ${fault}`;
  }
  const shares = places.reduce((sum, place) => sum + place.share, 0);
  if (places.length > 0 && Math.abs(shares - 1) > 1e-6) {
    return `report ${id}: expected shares of places that sum to 1; came ${shares}`;
  }
  if (people !== null && !isClaim(people)) {
    return `report ${id}: expected people 0 <= least <= most; came ${JSON.stringify(people)}`;
  }
  return null;
}

function placeFault({ share, at, ...ellipse }: PlaceTerm): string | null {
  const { sigmaMajorMetres, sigmaMinorMetres, majorBearingDegrees } = ellipse;
  if (!(share > 0 && share <= 1)) return `expected a share of 0 to 1; came ${share}`;
  if (!(Math.abs(at.lon) <= 180 && Math.abs(at.lat) <= 90)) {
    return `expected longitude -180..180 and latitude -90..90; came ${at.lon}, ${at.lat}`;
  }
  if (!(sigmaMajorMetres > 0 && sigmaMinorMetres > 0 && Number.isFinite(sigmaMajorMetres))) {
    return `expected an ellipse above 0 m; came ${sigmaMajorMetres} by ${sigmaMinorMetres}`;
  }
  if (!Number.isFinite(majorBearingDegrees) || !Number.isFinite(sigmaMinorMetres)) {
    return `expected a bearing in degrees; came ${majorBearingDegrees}`;
  }
  return null;
}

function isClaim({ least, most }: PeopleClaim): boolean {
  return Number.isFinite(least) && least >= 0 && (most === null || most >= least);
}
