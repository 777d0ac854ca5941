import { ok } from "node:assert/strict";
import { test } from "node:test";
import { seededRandom, type Random } from "#units";
import { normal } from "../../test/reported.ts";
import { advance, begin, type Belief, type Flow } from "./filter.ts";
import type { Motion } from "./model.ts";
import { TERM, type PlaceTerms } from "./place-terms.ts";

const AREA = 5000;
/** Boats that never fail, so that one Gaussian is all there is. */
const STEADY: Motion = {
  east: -0.5,
  north: 6,
  spread: 2,
  noise: 1.5,
  driftNoise: 0.2,
  driftSpread: 1,
  failures: 0,
  adrift: 1e-12,
};

/** A place told with its covariance, km and km², `age` hours before its report. */
type Told = {
  readonly hour: number;
  readonly east: number;
  readonly north: number;
  readonly ee: number;
  readonly en: number;
  readonly nn: number;
  readonly age: number;
};

function termsOf(...told: readonly (Told & { readonly share?: number })[]): PlaceTerms {
  const rows = told.flatMap(({ east, north, ee, en, nn, age, share = 1 }) => {
    const row = Array.from({ length: TERM.width }, () => 0);
    row[TERM.east] = east;
    row[TERM.north] = north;
    row[TERM.ee] = ee;
    row[TERM.en] = en;
    row[TERM.nn] = nn;
    row[TERM.age] = age;
    row[TERM.logShare] = Math.log(share);
    return row;
  });
  return { count: told.length, rows: Float64Array.from(rows) };
}

function drawn(random: Random, hour: number, age = 0): Told {
  const [one, other] = [0.2 + random(), 0.2 + random()];
  const across = (random() - 0.5) * one * other;
  const [east, north] = [3 * normal(random), 6 * hour + 3 * normal(random)];
  return { hour, east, north, ee: one * one, en: across, nn: other * other, age };
}

function followed(told: readonly Told[], motion: Motion, flow: Flow | null = null): Belief {
  const [first, ...rest] = told;
  const start = begin(termsOf(first!), first!.hour, motion, AREA);
  return rest.reduce(
    (belief, each) => advance(belief, termsOf(each), each.hour, motion, flow),
    start,
  );
}

/** Log density of a Gaussian, by its Cholesky factor. */
function logGaussian(off: readonly number[], covariance: readonly (readonly number[])[]): number {
  const factor: number[][] = [];
  const white: number[] = [];
  let log = 0;
  for (const [row, cells] of covariance.entries()) {
    factor.push([]);
    for (let column = 0; column <= row; column += 1) {
      let sum = cells[column]!;
      for (let at = 0; at < column; at += 1) sum -= factor[row]![at]! * factor[column]![at]!;
      factor[row]!.push(column === row ? Math.sqrt(sum) : sum / factor[column]![column]!);
    }
    let rest = off[row]!;
    for (let at = 0; at < row; at += 1) rest -= factor[row]![at]! * white[at]!;
    white.push(rest / factor[row]![row]!);
    log -= Math.log(factor[row]![row]!) + white[row]! ** 2 / 2 + Math.log(2 * Math.PI) / 2;
  }
  return log;
}

/**
 * The density of all places at once, without any filter: the start anywhere in the area, a velocity
 * drawn once, white acceleration whose places at a and b hours later have the covariance
 * q m² (3 M - m) / 6 with m the lesser and M the greater (twice integrated white noise).
 */
function atOnce(told: readonly Told[], motion: Motion): number {
  const [first, ...rest] = told;
  const origin = first!.hour - first!.age;
  const off: number[] = [];
  for (const { hour, age, east, north } of rest) {
    const since = hour - age - origin;
    off.push(east - first!.east - motion.east * since);
    off.push(north - first!.north - motion.north * since);
  }
  const of = (told: Told): readonly number[] => [told.ee, told.en, told.en, told.nn];
  const covariance = rest.flatMap((one, row) =>
    [0, 1].map((axis) =>
      rest.flatMap((other, column) =>
        [0, 1].map((against) => {
          const [a, b] = [one.hour - one.age - origin, other.hour - other.age - origin];
          const [least, most] = [Math.min(a, b), Math.max(a, b)];
          const wandered = (motion.noise * least * least * (3 * most - least)) / 6;
          const moved = axis === against ? motion.spread ** 2 * a * b + wandered : 0;
          const cell = axis * 2 + against;
          return of(first!)[cell]! + moved + (row === column ? of(one)[cell]! : 0);
        }),
      ),
    ),
  );
  return logGaussian(off, covariance) - Math.log(AREA);
}

test("report by report is the density of all places at once", () => {
  const random = seededRandom(1);
  for (let boat = 0; boat < 50; boat += 1) {
    let hour = 0;
    const told = Array.from({ length: 2 + (boat % 6) }, () => drawn(random, (hour += random())));
    const { logLikelihood } = followed(told, STEADY);
    const all = atOnce(told, STEADY);
    ok(Math.abs(logLikelihood - all) < 1e-6, `boat ${boat}: ${logLikelihood}, at once ${all}`);
  }
});

test("a stale place is met where the boat was then", () => {
  const random = seededRandom(2);
  // A boat that keeps its velocity: then a place of old is one of a line, exactly.
  const straight: Motion = { ...STEADY, noise: 0 };
  for (let boat = 0; boat < 50; boat += 1) {
    let hour = 0;
    const told = Array.from({ length: 4 }, () =>
      drawn(random, (hour += 0.5 + random()), 0.5 * random()),
    );
    const { logLikelihood } = followed(told, straight);
    const all = atOnce(told, straight);
    ok(Math.abs(logLikelihood - all) < 1e-6, `boat ${boat}: ${logLikelihood}, at once ${all}`);
  }
});

test("readings of one place are weighed by their shares", () => {
  const random = seededRandom(3);
  for (let boat = 0; boat < 30; boat += 1) {
    const first = drawn(random, 0);
    const [one, other] = [drawn(random, 1), drawn(random, 1)];
    const start = begin(termsOf(first), 0, STEADY, AREA);
    const both = termsOf({ ...one, share: 0.7 }, { ...other, share: 0.3 });
    const { logLikelihood } = advance(start, both, 1, STEADY, null);
    const apart = Math.log(
      0.7 * Math.exp(atOnce([first, one], STEADY)) + 0.3 * Math.exp(atOnce([first, other], STEADY)),
    );
    // Gaussians below e^-6 of the heaviest are dropped: a quarter of a percent.
    ok(Math.abs(logLikelihood - apart) < 3e-3, `boat ${boat}: ${logLikelihood} and ${apart}`);
  }
});

test("water that carries everything alike changes nothing but where things are", () => {
  const random = seededRandom(4);
  const flow: Flow = (_east, _north, from, to) => [2 * (to - from), -1 * (to - from)];
  for (let boat = 0; boat < 20; boat += 1) {
    let hour = 0;
    const told = Array.from({ length: 5 }, () => drawn(random, (hour += random())));
    const start = told[0]!.hour;
    const carried = told.map((each) => ({
      ...each,
      east: each.east + 2 * (each.hour - start),
      north: each.north - (each.hour - start),
    }));
    const inWater = followed(carried, STEADY, flow).logLikelihood;
    const still = followed(told, STEADY).logLikelihood;
    ok(Math.abs(inWater - still) < 1e-6, `boat ${boat}: ${inWater} and ${still}`);
  }
});

test("an engine that may fail: who stays behind is likelier, who went on hardly less", () => {
  const at = (hour: number, north: number): Told => ({
    hour,
    east: 0,
    north,
    ee: 0.1,
    en: 0,
    nn: 0.1,
    age: 0,
  });
  const failing: Motion = { ...STEADY, failures: 0.3 };
  const stayed = [at(0, 0), at(0.5, 3), at(1, 6), at(3, 6.5)];
  const wentOn = [at(0, 0), at(0.5, 3), at(1, 6), at(3, 18)];
  const gain = (told: readonly Told[]): number =>
    followed(told, failing).logLikelihood - followed(told, STEADY).logLikelihood;
  ok(gain(stayed) > 2, `${gain(stayed)}`);
  // Not failed for three hours: e^-0.9 at worst.
  ok(gain(wentOn) > -0.9 && gain(wentOn) < -0.3, `${gain(wentOn)}`);
});

test("an engine that failed somewhere on the way: anywhere between, by a third either side", () => {
  // It surely fails, and is known to a metre before.
  const failing: Motion = { ...STEADY, noise: 1e-6, driftSpread: 1e-3, driftNoise: 1e-9 };
  const at = (hour: number, north: number, variance = 1e-6): Told => ({
    hour,
    east: 0,
    north,
    ee: variance,
    en: 0,
    nn: variance,
    age: 0,
  });
  const before = followed([at(0, 0), at(1, 6)], failing);
  const density = (north: number): number => {
    const motion = { ...failing, failures: 1000 };
    const told = termsOf(at(3, north, 0.01));
    return advance(before, told, 3, motion, null).logLikelihood;
  };
  // 12 km further if it never failed; the half of it is likeliest.
  const [none, half, all] = [density(6), density(12), density(18)];
  ok(Math.abs(none - all) < 0.1, `${none} and ${all}`);
  // 6 km off, the deviation of an even spread over 12 km being 12 / √12.
  ok(Math.abs(half - none - 1.5) < 0.1, `${half - none}`);
});

test("many readings become few Gaussians with the same mean and spread", () => {
  const random = seededRandom(6);
  const readings = Array.from({ length: 8 }, () => ({ ...drawn(random, 0), share: 1 / 8 }));
  const { rows, count } = begin(termsOf(...readings), 0, STEADY, AREA);
  ok(count < 8, `${count} Gaussians`);
  let [weight, mean, square] = [0, 0, 0];
  for (let row = 0; row < count; row += 1) {
    const share = Math.exp(rows[row * 16 + 14]!);
    const east = rows[row * 16]!;
    weight += share;
    mean += share * east;
    square += share * (east * east + rows[row * 16 + 4]!);
  }
  const told = readings.reduce((sum, { east }) => sum + east / 8, 0);
  const spread = readings.reduce((sum, { east, ee }) => sum + (east * east + ee) / 8, 0);
  ok(Math.abs(weight - 1) < 1e-9, `${weight}`);
  ok(Math.abs(mean - told) < 1e-6, `${mean} and ${told}`);
  ok(Math.abs(square - spread) < 1e-6, `${square} and ${spread}`);
});

test("no covariance that is none, whatever the reports: likelihoods stay numbers", () => {
  const random = seededRandom(5);
  const motion: Motion = { ...STEADY, failures: 0.3, adrift: 0.2 };
  for (let boat = 0; boat < 50; boat += 1) {
    let hour = 0;
    const told = Array.from({ length: 20 }, () => {
      hour += random() < 0.3 ? 0 : random();
      const each = drawn(random, hour, random() < 0.5 ? 0.3 : 0);
      // Known to some metres only, and far off at times.
      const sharp = random() < 0.3 ? 1e-4 : 1;
      const wide = random() < 0.2 ? 100 : 1;
      return {
        ...each,
        ee: each.ee * sharp,
        en: each.en * sharp,
        nn: each.nn * sharp,
        east: each.east * wide,
      };
    });
    const { logLikelihood, rows, count } = followed(told, motion);
    ok(Number.isFinite(logLikelihood), `boat ${boat}: ${logLikelihood}`);
    for (let row = 0; row < count; row += 1) {
      const [ee, en, nn] = [rows[row * 16 + 4]!, rows[row * 16 + 5]!, rows[row * 16 + 8]!];
      ok(ee > 0 && nn > 0 && ee * nn > en * en, `boat ${boat}: ${ee} ${en} ${nn}`);
    }
  }
});
