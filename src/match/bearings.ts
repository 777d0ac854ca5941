import type { Position } from "#units";
import type { Observation, PlaceTerm } from "./observation.ts";
import { eastOf, northOf, placeAt, planeAround, type Plane } from "./plane.ts";

const RADIANS = Math.PI / 180;
/** Bearings of one station are told from so many on; fewer cross anywhere. */
const BEARINGS_LEAST = 4;
/** Bearings pass the place where they cross by less than this, kilometres. */
const MISS_MOST_KM = 0.2;
/** The station is told to this, km, so that one report more does not move all the others. */
const STATION_GRAIN_KM = 0.05;
/** How far a station sees, km; cut into as many parts as a place may have terms. */
const REACH_KM = 58;
const PARTS = 8;
/** Rounds of weighting down what misses (iteratively reweighted least squares). */
const ROUNDS = 30;
const SOFT_MISS_KM = 1;

/**
 * Bearings whose range was guessed: where those of a night cross is their station, and each becomes
 * the wedge from there along its line, as wide as the stated ellipse is seen from the station; all
 * places within reach are equally likely. Bearings that cross nowhere stay as they were told.
 */
export function placeBearings(observations: readonly Observation[]): readonly Observation[] {
  const told = observations
    .filter(({ source, places }) => source === "bearing" && places.length === 1)
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const first = told[0]?.places[0];
  if (first === undefined) return observations;
  const plane = planeAround({ lon: Math.round(first.at.lon), lat: Math.round(first.at.lat) });
  const lines = told.map(({ places }) => lineOf(places[0]!, plane));
  const station = crossingOf(lines);
  if (station === null) return observations;
  return observations.map((each) => {
    const at = told.indexOf(each);
    return at < 0 || missOf(lines[at]!, station) > MISS_MOST_KM
      ? each
      : { ...each, places: wedgeOf(each.places[0]!, lines[at]!, station, plane) };
  });
}

/** Through a place, kilometres, along a unit vector. */
type Line = { readonly x: number; readonly y: number; readonly dx: number; readonly dy: number };
type Point = { readonly x: number; readonly y: number };

function lineOf({ at, majorBearingDegrees }: PlaceTerm, plane: Plane): Line {
  const turn = majorBearingDegrees * RADIANS;
  return { x: eastOf(plane, at), y: northOf(plane, at), dx: Math.sin(turn), dy: Math.cos(turn) };
}

/** The point with the least squares of the distances to all lines, strays weighted down. */
function crossingOf(lines: readonly Line[]): Point | null {
  if (lines.length < BEARINGS_LEAST) return null;
  let weights = lines.map(() => 1);
  let point: Point | null = null;
  for (let round = 0; round < ROUNDS; round += 1) {
    let [a, b, c, e, f] = [0, 0, 0, 0, 0];
    for (const [at, { x, y, dx, dy }] of lines.entries()) {
      const weight = weights[at]!;
      a += weight * dy * dy;
      b -= weight * dx * dy;
      c += weight * dx * dx;
      e += weight * (dy * dy * x - dx * dy * y);
      f += weight * (dx * dx * y - dx * dy * x);
    }
    const determinant = a * c - b * b;
    if (determinant < 1e-6 * lines.length) return null;
    point = { x: (c * e - b * f) / determinant, y: (a * f - b * e) / determinant };
    const here = point;
    weights = lines.map((line) => 1 / (1 + (missOf(line, here) / SOFT_MISS_KM) ** 2));
  }
  const station = point!;
  const hits = lines.filter((line) => missOf(line, station) <= MISS_MOST_KM).length;
  if (hits < BEARINGS_LEAST) return null;
  const grain = (km: number): number => Math.round(km / STATION_GRAIN_KM) * STATION_GRAIN_KM;
  return { x: grain(station.x), y: grain(station.y) };
}

const missOf = ({ x, y, dx, dy }: Line, point: Point): number =>
  Math.abs((point.x - x) * dy - (point.y - y) * dx);

function wedgeOf(
  { sigmaMinorMetres }: PlaceTerm,
  line: Line,
  station: Point,
  plane: Plane,
): readonly PlaceTerm[] {
  const [east, north] = [line.x - station.x, line.y - station.y];
  const guessed = Math.hypot(east, north);
  const [outEast, outNorth] = [east / guessed, north / guessed];
  const part = REACH_KM / PARTS;
  return Array.from({ length: PARTS }, (_, index): PlaceTerm => {
    const range = (index + 0.5) * part;
    const at: Position = placeAt(plane, station.x + range * outEast, station.y + range * outNorth);
    return {
      // As wide as it is far: so all places of the wedge are equally likely.
      share: (2 * index + 1) / (PARTS * PARTS),
      at,
      sigmaMajorMetres: (part / 2) * 1000,
      sigmaMinorMetres: (sigmaMinorMetres * range) / guessed,
      majorBearingDegrees: Math.atan2(outEast, outNorth) / RADIANS,
    };
  });
}
