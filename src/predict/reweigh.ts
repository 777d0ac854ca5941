import { distanceMetres, type Position } from "#units";
import { degreesPerMetre } from "./box.ts";
import type { FixFit } from "./forecast.ts";
import type { Fix } from "./question.ts";
import { resample } from "./resample.ts";
import { instantAt, type Run } from "./run.ts";

/**
 * A report that is wrong, or of another boat, could be anywhere in so much sea: about the strait
 * between the Varne and the North Hinder. Ours.
 */
const ANYWHERE_M2 = 5e9;
/**
 * That the boat did something which the question did not foresee since it was last placed. Ours.
 */
const SURPRISE = 0.1;
/** A boat that did could be as far as this speed takes it, m/s, and the first kilometre. */
const SURPRISE_SPEED = 4;
const SURPRISE_START_M = 1_000;
/** The fewest particles that stand for a cloud begun again. */
const BEGIN_AGAIN_LEAST = 0.005;
/** Particles are drawn anew when fewer than this share of them count (Liu & Chen 1995). */
const EFFECTIVE_LEAST = 0.5;
/** Fixes better than this are not believed to be: the particle is not the boat. Metres. */
const RADIUS_LEAST_M = 50;

/** 1 / sum of squared weights, for weights that may sum to less than 1 in a part of a run. */
export function effectiveNumber(weight: Float64Array): number {
  let sum = 0;
  let squares = 0;
  for (const one of weight) {
    sum += one;
    squares += one * one;
  }
  return (sum * sum) / squares;
}

/** The cloud in metres about its weighted mean. */
type Spread = { readonly mean: Position; readonly east: number; readonly north: number };

/**
 * Weighs the cloud by a report. Three things can be: the report is right and the boat where the
 * cloud foresaw it; the report is right and the boat did something else; the report is wrong. Each
 * keeps its share: the first weighs the particles by their distance, the second begins some of them
 * again at the report, the third leaves them as they were. When few particles are left that count,
 * all are drawn anew by systematic resampling (Kitagawa 1996) and moved a little, by a kernel half
 * as wide as Silverman's (1986), so that the cloud does not collapse to one particle (Musso,
 * Oudjane & Le Gland 2001).
 */
export function reweigh(run: Run, fix: Fix, elapsed: number): FixFit {
  const lon = new Float64Array(run.count);
  const lat = new Float64Array(run.count);
  placesOf(run, lon, lat);
  const before = spreadOf(lon, lat, run.weight);
  const kernel = 0.5 * run.count ** (-1 / 6);
  const radius = Math.max(fix.radius, RADIUS_LEAST_M);
  const deviation = {
    east: Math.hypot(radius, kernel * before.east),
    north: Math.hypot(radius, kernel * before.north),
  };
  const likelihood = likelihoodOf(lon, lat, fix.place, deviation);
  const foreseen = run.weight.reduce((sum, one, at) => sum + one * likelihood[at]!, 0);
  const reach = SURPRISE_START_M + SURPRISE_SPEED * (elapsed - lastPlaced(run, elapsed));
  const right = (1 - SURPRISE) * (1 - fix.doubt) * foreseen;
  // Neither place is better known than its radius: a disc around a vague place is at least as
  // vague.
  const vague = 4 * Math.hypot(radius, before.east) * Math.hypot(radius, before.north);
  const within = Math.min(Math.PI * (reach * reach + vague), ANYWHERE_M2);
  const surprise = (SURPRISE * (1 - fix.doubt)) / within;
  const wrong = fix.doubt / ANYWHERE_M2;
  const all = right + surprise + wrong;
  const weight = run.weight.map(
    (one, at) => one * ((1 - SURPRISE) * (1 - fix.doubt) * likelihood[at]! + wrong),
  );
  const sum = weight.reduce((total, one) => total + one, 0);
  run.weight = weight.map((one) => one / sum);
  const effective = effectiveNumber(run.weight);
  run.effective = effective;
  const again = surprise / all < BEGIN_AGAIN_LEAST ? 0 : surprise / all;
  if (again > 0 || effective < EFFECTIVE_LEAST * run.count) {
    const after = spreadOf(lon, lat, run.weight);
    const redraw = {
      moveEast: kernel * Math.min(after.east, radius),
      moveNorth: kernel * Math.min(after.north, radius),
      again,
      place: fix.place,
      radius,
    };
    run.weight = resample(run, { lon, lat }, redraw, elapsed);
    run.effective = effectiveNumber(run.weight);
  }
  return {
    at: instantAt(run, elapsed),
    off: distanceMetres(before.mean, fix.place),
    effective,
    doubt: wrong / all,
    begunAgain: again,
  };
}

/** Seconds of the run at which a report last placed the boat; its start counts as one. */
function lastPlaced(run: Run, elapsed: number): number {
  const { fromMs, direction } = run.around;
  const earlier = run.question.fixes
    .map(({ at }) => ((Date.parse(at) - fromMs) / 1000) * direction)
    .filter((at) => at >= 0 && at < elapsed);
  return Math.max(0, ...earlier);
}

function placesOf(run: Run, lon: Float64Array, lat: Float64Array): void {
  for (const { parcel, box } of run.herds) {
    const { west, south, stepLon, stepLat } = box.book.grid;
    const start = parcel.first - run.first;
    for (let i = 0; i < parcel.count; i += 1) {
      lon[start + i] = west + parcel.x[i]! * stepLon;
      lat[start + i] = south + parcel.y[i]! * stepLat;
    }
  }
}

function spreadOf(lon: Float64Array, lat: Float64Array, weight: Float64Array): Spread {
  let [meanLon, meanLat, squareLon, squareLat] = [0, 0, 0, 0];
  for (let i = 0; i < weight.length; i += 1) {
    meanLon += weight[i]! * lon[i]!;
    meanLat += weight[i]! * lat[i]!;
  }
  for (let i = 0; i < weight.length; i += 1) {
    squareLon += weight[i]! * (lon[i]! - meanLon) ** 2;
    squareLat += weight[i]! * (lat[i]! - meanLat) ** 2;
  }
  const scale = degreesPerMetre(meanLat);
  return {
    mean: { lon: meanLon, lat: meanLat },
    east: Math.sqrt(squareLon) / scale.lon,
    north: Math.sqrt(squareLat) / scale.lat,
  };
}

/** Normal densities of the distances from a place, per square metre. */
function likelihoodOf(
  lon: Float64Array,
  lat: Float64Array,
  place: Position,
  deviation: { readonly east: number; readonly north: number },
): Float64Array {
  const scale = degreesPerMetre(place.lat);
  const peak = 1 / (2 * Math.PI * deviation.east * deviation.north);
  return lon.map((one, at) => {
    const east = (one - place.lon) / scale.lon / deviation.east;
    const north = (lat[at]! - place.lat) / scale.lat / deviation.north;
    return peak * Math.exp(-(east * east + north * north) / 2);
  });
}
