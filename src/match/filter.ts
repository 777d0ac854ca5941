import type { Motion } from "./model.ts";
import { TERM, type PlaceTerms } from "./place-terms.ts";

/**
 * A belief about one boat after some of its reports: up to KEPT Gaussians over place and velocity,
 * each under way or adrift. Rows of WIDTH: state (east, north, their velocities), the ten entries
 * of
 * the covariance, log weight, mode.
 */
export type Belief = {
  readonly hour: number;
  readonly count: number;
  readonly rows: Float64Array;
  /** Log density of all places told so far, per km² each. */
  readonly logLikelihood: number;
};

/** Water's displacement, km east and north, from one hour to another at a place on the plane. */
export type Flow = (east: number, north: number, from: number, to: number) => [number, number];

const KEPT = 3;
const WIDTH = 16;
const LOG_WEIGHT = 14;
const MODE = 15;
const UNDER_WAY = 0;
const ADRIFT = 1;
/** Gaussians lighter than e^-6 of the heaviest are dropped. */
const DROPPED = 6;
const LOG_TWO_PI = Math.log(2 * Math.PI);
const ROWS_MAX = 2 * KEPT * 256;

const predicted = new Float64Array(2 * KEPT * WIDTH);
const updated = new Float64Array(ROWS_MAX * WIDTH);
const met = new Float64Array(ROWS_MAX);

/** The belief after a first report: anywhere in the area, any velocity of the fleet. */
export function begin(terms: PlaceTerms, hour: number, motion: Motion, areaKm2: number): Belief {
  let count = 0;
  for (let term = 0; term < terms.count; term += 1) {
    for (const mode of [UNDER_WAY, ADRIFT]) {
      beginRow(updated, count * WIDTH, terms.rows, term * TERM.width, mode, motion);
      count += 1;
    }
  }
  return reduce(count, hour, -Math.log(areaKm2));
}

function beginRow(
  out: Float64Array,
  at: number,
  terms: Float64Array,
  term: number,
  mode: number,
  motion: Motion,
): void {
  const isAdrift = mode === ADRIFT;
  const spread = isAdrift ? motion.driftSpread : motion.spread;
  const variance = spread * spread;
  const age = terms[term + TERM.age]!;
  const [east, north] = isAdrift ? [0, 0] : [motion.east, motion.north];
  out.fill(0, at, at + WIDTH);
  out[at] = terms[term + TERM.east]! + age * east;
  out[at + 1] = terms[term + TERM.north]! + age * north;
  out[at + 2] = east;
  out[at + 3] = north;
  out[at + 4] = terms[term + TERM.ee]! + age * age * variance;
  out[at + 5] = terms[term + TERM.en]!;
  out[at + 6] = age * variance;
  out[at + 8] = terms[term + TERM.nn]! + age * age * variance;
  out[at + 10] = age * variance;
  out[at + 11] = variance;
  out[at + 13] = variance;
  const share = isAdrift ? motion.adrift : 1 - motion.adrift;
  out[at + LOG_WEIGHT] = terms[term + TERM.logShare]! + Math.log(share);
  out[at + MODE] = mode;
}

/** The belief after one more report, not earlier than the last. */
export function advance(
  belief: Belief,
  terms: PlaceTerms,
  hour: number,
  motion: Motion,
  flow: Flow | null,
): Belief {
  const hours = hour - belief.hour;
  const shift: readonly [number, number] =
    flow === null || hours <= 0
      ? [0, 0]
      : flow(belief.rows[0]!, belief.rows[1]!, belief.hour, hour);
  const rows = predict(belief, hours, motion, shift);
  let top = -Infinity;
  for (let row = 0; row < rows; row += 1) {
    for (let term = 0; term < terms.count; term += 1) {
      const weight = meet(row * WIDTH, terms.rows, term * TERM.width);
      met[row * terms.count + term] = weight;
      if (weight > top) top = weight;
    }
  }
  let count = 0;
  for (let row = 0; row < rows; row += 1) {
    for (let term = 0; term < terms.count; term += 1) {
      const weight = met[row * terms.count + term]!;
      if (weight < top - DROPPED) continue;
      update(row * WIDTH, terms.rows, term * TERM.width, count * WIDTH);
      updated[count * WIDTH + LOG_WEIGHT] = weight;
      count += 1;
    }
  }
  return reduce(count, hour, belief.logLikelihood);
}

/** Rows moved to the new hour; a boat under way may have failed since. Answers how many rows. */
function predict(
  belief: Belief,
  hours: number,
  motion: Motion,
  shift: readonly [number, number],
): number {
  const failed = 1 - Math.exp(-motion.failures * hours);
  let count = 0;
  for (let row = 0; row < belief.count; row += 1) {
    const from = row * WIDTH;
    const isUnderWay = belief.rows[from + MODE] === UNDER_WAY;
    const noise = isUnderWay ? motion.noise : motion.driftNoise;
    const at = count * WIDTH;
    carry(belief.rows, from, at, hours, noise, shift);
    count += 1;
    if (!isUnderWay || failed < 1e-6) continue;
    predicted[at + LOG_WEIGHT]! += Math.log(1 - failed);
    fail(belief.rows, from, count * WIDTH, hours, motion, shift);
    predicted[count * WIDTH + LOG_WEIGHT]! += Math.log(failed);
    count += 1;
  }
  return count;
}

/** Nearly constant velocity, white acceleration (Bar-Shalom, Li, Kirubarajan 2001, 6.2.2). */
function carry(
  from: Float64Array,
  row: number,
  at: number,
  hours: number,
  noise: number,
  shift: readonly [number, number],
): void {
  const out = predicted;
  for (let cell = 0; cell < WIDTH; cell += 1) out[at + cell] = from[row + cell]!;
  const [uu, uv, vv] = [from[row + 11]!, from[row + 12]!, from[row + 13]!];
  const [xu, xv, yu, yv] = [from[row + 6]!, from[row + 7]!, from[row + 9]!, from[row + 10]!];
  const half = (noise * hours * hours) / 2;
  const third = (noise * hours * hours * hours) / 3;
  out[at]! += hours * from[row + 2]! + shift[0];
  out[at + 1]! += hours * from[row + 3]! + shift[1];
  out[at + 4]! += 2 * hours * xu + hours * hours * uu + third;
  out[at + 5]! += hours * (xv + yu) + hours * hours * uv;
  out[at + 6] = xu + hours * uu + half;
  out[at + 7] = xv + hours * uv;
  out[at + 8]! += 2 * hours * yv + hours * hours * vv + third;
  out[at + 9] = yu + hours * uv;
  out[at + 10] = yv + hours * vv + half;
  out[at + 11] = uu + noise * hours;
  out[at + 13] = vv + noise * hours;
}

/** The engine failed somewhere in between: half of the way under way, uncertain by a third. */
function fail(
  from: Float64Array,
  row: number,
  at: number,
  hours: number,
  motion: Motion,
  shift: readonly [number, number],
): void {
  const out = predicted;
  carry(from, row, at, hours / 2, motion.noise, shift);
  const [u, v] = [from[row + 2]!, from[row + 3]!];
  const uncertain = (hours * hours) / 12;
  const drift = motion.driftSpread * motion.driftSpread;
  const covariance = (hours / 2) * drift;
  out[at + 4]! += uncertain * u * u + (covariance * hours) / 2;
  out[at + 5]! += uncertain * u * v;
  out[at + 6] = covariance;
  out[at + 7] = 0;
  out[at + 8]! += uncertain * v * v + (covariance * hours) / 2;
  out[at + 9] = 0;
  out[at + 10] = covariance;
  out[at + 2] = 0;
  out[at + 3] = 0;
  out[at + 11] = drift;
  out[at + 12] = 0;
  out[at + 13] = drift;
  out[at + MODE] = ADRIFT;
}

/** The log weight of a Gaussian after a term: its own, the term's share, and the density there. */
function meet(row: number, terms: Float64Array, term: number): number {
  const p = predicted;
  const age = terms[term + 5]!;
  const s00 = p[row + 4]! - age * (2 * p[row + 6]! - age * p[row + 11]!) + terms[term + 2]!;
  const s01 =
    p[row + 5]! - age * (p[row + 7]! + p[row + 9]! - age * p[row + 12]!) + terms[term + 3]!;
  const s11 = p[row + 8]! - age * (2 * p[row + 10]! - age * p[row + 13]!) + terms[term + 4]!;
  const determinant = s00 * s11 - s01 * s01;
  const e = terms[term]! - (p[row]! - age * p[row + 2]!);
  const n = terms[term + 1]! - (p[row + 1]! - age * p[row + 3]!);
  const square = (s11 * e * e - 2 * s01 * e * n + s00 * n * n) / determinant;
  const density = -LOG_TWO_PI - (square + Math.log(determinant)) / 2;
  return p[row + LOG_WEIGHT]! + terms[term + 6]! + density;
}

/** One Gaussian meets one term: the Kalman update for a place that was true `age` hours ago. */
function update(row: number, terms: Float64Array, term: number, at: number): void {
  const [p, out] = [predicted, updated];
  const age = terms[term + 5]!;
  const gx0 = p[row + 4]! - age * p[row + 6]!;
  const gx1 = p[row + 5]! - age * p[row + 7]!;
  const gy0 = p[row + 5]! - age * p[row + 9]!;
  const gy1 = p[row + 8]! - age * p[row + 10]!;
  const gu0 = p[row + 6]! - age * p[row + 11]!;
  const gu1 = p[row + 9]! - age * p[row + 12]!;
  const gv0 = p[row + 7]! - age * p[row + 12]!;
  const gv1 = p[row + 10]! - age * p[row + 13]!;
  const s00 = gx0 - age * gu0 + terms[term + 2]!;
  const s01 = gx1 - age * gu1 + terms[term + 3]!;
  const s11 = gy1 - age * gv1 + terms[term + 4]!;
  const determinant = s00 * s11 - s01 * s01;
  const i00 = s11 / determinant;
  const i01 = -s01 / determinant;
  const i11 = s00 / determinant;
  const e = terms[term]! - (p[row]! - age * p[row + 2]!);
  const n = terms[term + 1]! - (p[row + 1]! - age * p[row + 3]!);
  const we = i00 * e + i01 * n;
  const wn = i01 * e + i11 * n;
  out[at] = p[row]! + gx0 * we + gx1 * wn;
  out[at + 1] = p[row + 1]! + gy0 * we + gy1 * wn;
  out[at + 2] = p[row + 2]! + gu0 * we + gu1 * wn;
  out[at + 3] = p[row + 3]! + gv0 * we + gv1 * wn;
  const [kx0, kx1] = [gx0 * i00 + gx1 * i01, gx0 * i01 + gx1 * i11];
  const [ky0, ky1] = [gy0 * i00 + gy1 * i01, gy0 * i01 + gy1 * i11];
  const [ku0, ku1] = [gu0 * i00 + gu1 * i01, gu0 * i01 + gu1 * i11];
  const [kv0, kv1] = [gv0 * i00 + gv1 * i01, gv0 * i01 + gv1 * i11];
  out[at + 4] = p[row + 4]! - kx0 * gx0 - kx1 * gx1;
  out[at + 5] = p[row + 5]! - kx0 * gy0 - kx1 * gy1;
  out[at + 6] = p[row + 6]! - kx0 * gu0 - kx1 * gu1;
  out[at + 7] = p[row + 7]! - kx0 * gv0 - kx1 * gv1;
  out[at + 8] = p[row + 8]! - ky0 * gy0 - ky1 * gy1;
  out[at + 9] = p[row + 9]! - ky0 * gu0 - ky1 * gu1;
  out[at + 10] = p[row + 10]! - ky0 * gv0 - ky1 * gv1;
  out[at + 11] = p[row + 11]! - ku0 * gu0 - ku1 * gu1;
  out[at + 12] = p[row + 12]! - ku0 * gv0 - ku1 * gv1;
  out[at + 13] = p[row + 13]! - kv0 * gv0 - kv1 * gv1;
  out[at + MODE] = p[row + MODE]!;
}

/** Normalises `updated` and keeps the heaviest; what is left over becomes one Gaussian. */
function reduce(count: number, hour: number, before: number): Belief {
  let top = -Infinity;
  for (let row = 0; row < count; row += 1) {
    top = Math.max(top, updated[row * WIDTH + LOG_WEIGHT]!);
  }
  let sum = 0;
  for (let row = 0; row < count; row += 1) {
    sum += Math.exp(updated[row * WIDTH + LOG_WEIGHT]! - top);
  }
  const logSum = top + Math.log(sum);
  for (let row = 0; row < count; row += 1) updated[row * WIDTH + LOG_WEIGHT]! -= logSum;
  const kept = heaviestFirst(count);
  const rows = updated.slice(0, kept * WIDTH);
  for (let row = kept; row < count; row += 1) {
    if (updated[row * WIDTH + LOG_WEIGHT]! > -DROPPED)
      absorb(rows, (kept - 1) * WIDTH, row * WIDTH);
  }
  return { hour, count: kept, rows, logLikelihood: before + logSum };
}

/** Brings the heaviest to the front, at most KEPT of them; answers how many. */
function heaviestFirst(count: number): number {
  const kept = Math.min(KEPT, count);
  for (let slot = 0; slot < kept; slot += 1) {
    let best = slot;
    for (let row = slot + 1; row < count; row += 1) {
      if (updated[row * WIDTH + LOG_WEIGHT]! > updated[best * WIDTH + LOG_WEIGHT]!) best = row;
    }
    if (best === slot) continue;
    for (let cell = 0; cell < WIDTH; cell += 1) {
      const [one, other] = [slot * WIDTH + cell, best * WIDTH + cell];
      const held = updated[one]!;
      updated[one] = updated[other]!;
      updated[other] = held;
    }
  }
  return kept;
}

/** Two Gaussians become the one with their mean and covariance. */
function absorb(rows: Float64Array, at: number, row: number): void {
  const [first, second] = [Math.exp(rows[at + LOG_WEIGHT]!), Math.exp(updated[row + LOG_WEIGHT]!)];
  const share = second / (first + second);
  let cell = at + 4;
  for (let one = 0; one < 4; one += 1) {
    const apart = updated[row + one]! - rows[at + one]!;
    for (let other = one; other < 4; other += 1) {
      const across = updated[row + other]! - rows[at + other]!;
      const from = updated[row + cell - at]!;
      rows[cell] =
        rows[cell]! + share * (from - rows[cell]!) + share * (1 - share) * apart * across;
      cell += 1;
    }
  }
  for (let one = 0; one < 4; one += 1) {
    rows[at + one]! += share * (updated[row + one]! - rows[at + one]!);
  }
  rows[at + LOG_WEIGHT] = Math.log(first + second);
}
