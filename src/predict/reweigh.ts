import { distanceMetres, type Position } from "#units";
import { degreesPerMetre } from "./box.ts";
import { drawCurrentError } from "./errors.ts";
import type { FixFit } from "./forecast.ts";
import { gather } from "./herd.ts";
import { beginLife, DRAW } from "./life.ts";
import { plainKernel } from "./kernel.ts";
import { openParcel, type Parcel } from "./parcel.ts";
import type { Fix } from "./question.ts";
import { instantAt, type Run } from "./run.ts";

/**
 * A report that is wrong, or of another boat, could be anywhere in so much sea: about the strait
 * between the Varne and the North Hinder. Ours.
 */
const WRONG_ANYWHERE_M2 = 5e9;
/** That the boat did something which the question did not foresee since it was last placed. Ours. */
const SURPRISE = 0.05;
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
  const likelihood = likelihoodOf(lon, lat, fix.place, {
    east: Math.hypot(radius, kernel * before.east),
    north: Math.hypot(radius, kernel * before.north),
  });
  const foreseen = run.weight.reduce((sum, one, at) => sum + one * likelihood[at]!, 0);
  const reach = SURPRISE_START_M + SURPRISE_SPEED * (elapsed - lastPlaced(run, elapsed));
  const right = (1 - SURPRISE) * (1 - fix.doubt) * foreseen;
  const surprise = (SURPRISE * (1 - fix.doubt)) / (Math.PI * reach * reach);
  const wrong = fix.doubt / WRONG_ANYWHERE_M2;
  const all = right + surprise + wrong;
  const weight = run.weight.map(
    (one, at) => one * ((1 - SURPRISE) * (1 - fix.doubt) * likelihood[at]! + wrong),
  );
  const sum = weight.reduce((total, one) => total + one, 0);
  run.weight = weight.map((one) => one / sum);
  const effective = effectiveNumber(run.weight);
  run.effective = effective;
  const again = surprise / all < BEGIN_AGAIN_LEAST ? 0 : surprise / all;
  if (again > 0 || effective < EFFECTIVE_LEAST * run.count)
    drawAnew(run, { lon, lat }, { fix, radius, again, kernel }, elapsed);
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
  for (const { parcel, book } of run.herds) {
    const start = parcel.first - run.first;
    for (let i = 0; i < parcel.count; i += 1) {
      lon[start + i] = book.grid.west + parcel.x[i]! * book.grid.stepLon;
      lat[start + i] = book.grid.south + parcel.y[i]! * book.grid.stepLat;
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

type Places = { readonly lon: Float64Array; readonly lat: Float64Array };
type Redraw = {
  readonly fix: Fix;
  readonly radius: number;
  /** The share of the cloud that is begun again at the report. */
  readonly again: number;
  readonly kernel: number;
};

function drawAnew(run: Run, from: Places, { fix, radius, again, kernel }: Redraw, elapsed: number) {
  const { count, herds, around } = run;
  const { random, pair } = around.life;
  const shore = around.waters.shore;
  const knot = Math.round(elapsed);
  const begun = Math.min(count - 1, Math.ceil(again * count));
  const parents = drawParents(run.weight, count, random.uniform(DRAW.resample, 0, knot));
  const spread = spreadOf(from.lon, from.lat, run.weight);
  const olds = herds.map((herd) => clone(herd.parcel));
  const weight = new Float64Array(count);
  const lon = new Float64Array(count);
  const lat = new Float64Array(count);
  const scale = degreesPerMetre(fix.place.lat);
  const parcelOf = (index: number): number =>
    herds.findLastIndex(({ parcel }) => parcel.first - run.first <= index);
  for (const [which, herd] of herds.entries()) {
    const { parcel } = herd;
    const start = parcel.first - run.first;
    for (let i = 0; i < parcel.count; i += 1) {
      const index = start + i;
      const parent = parents[index]!;
      const old = olds[parcelOf(parent)]!;
      copyParticle(old, parent - (old.first - run.first), parcel, i);
      // The begun-again stand evenly among the others, so that all delays are among them.
      const isBegun =
        Math.floor(((index + 1) * begun) / count) > Math.floor((index * begun) / count);
      weight[index] = isBegun ? again / begun : (1 - again) / (count - begun);
      random.normals(DRAW.jitter, parcel.first + i, knot, pair);
      const [dEast, dNorth] = [pair[0]!, pair[1]!];
      const home = isBegun ? fix.place : { lon: from.lon[parent]!, lat: from.lat[parent]! };
      const east = isBegun ? radius : kernel * Math.min(spread.east, radius);
      const north = isBegun ? radius : kernel * Math.min(spread.north, radius);
      const stays = !isBegun && parcel.ashore[i] !== 0;
      lon[index] = home.lon + (stays ? 0 : east * dEast * scale.lon);
      lat[index] = home.lat + (stays ? 0 : north * dNorth * scale.lat);
      if (!stays && shore?.isLand(lon[index], lat[index]) === true) {
        lon[index] = home.lon;
        lat[index] = home.lat;
      }
      if (isBegun) beginAgain(run, parcel, i, index, elapsed);
    }
    herds[which] = gather(
      around,
      parcel,
      lon.subarray(start, start + parcel.count),
      lat.subarray(start, start + parcel.count),
    );
  }
  run.weight = weight;
  run.effective = effectiveNumber(weight);
}

/** A particle begun again has a life and errors of its own, from now on. */
function beginAgain(run: Run, parcel: Parcel, i: number, index: number, elapsed: number): void {
  const { particles } = run.question;
  parcel.origin[i] = (particles * (1 + Math.round(elapsed)) + run.first + index) >>> 0;
  parcel.ashore[i] = 0;
  beginLife(run.around.life, parcel, i, elapsed);
  drawCurrentError(run.around.life, run.errors, parcel, i);
}

/** Systematic resampling: the parents of `count` children, ascending. */
function drawParents(weight: Float64Array, count: number, drawn: number): Uint32Array {
  const parents = new Uint32Array(count);
  let parent = 0;
  let sum = weight[0]!;
  for (let child = 0; child < count; child += 1) {
    const at = (child + drawn) / count;
    while (sum < at && parent < weight.length - 1) {
      parent += 1;
      sum += weight[parent]!;
    }
    parents[child] = parent;
  }
  return parents;
}

type ColumnName = Exclude<keyof Parcel, "first" | "count" | "padded">;

const columnsOf = (parcel: Parcel): ColumnName[] =>
  Object.entries(parcel)
    .filter(([, column]) => typeof column !== "number")
    .map(([name]) => name as ColumnName);

function clone(parcel: Parcel): Parcel {
  const copy = openParcel(parcel.first, parcel.count, plainKernel.floats);
  for (const name of columnsOf(parcel)) copy[name].set(parcel[name]);
  return copy;
}

function copyParticle(from: Parcel, at: number, to: Parcel, into: number): void {
  for (const name of columnsOf(from)) to[name][into] = from[name][at]!;
}
