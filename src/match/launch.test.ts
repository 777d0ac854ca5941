import { ok } from "node:assert/strict";
import { test } from "node:test";
import { position, seededRandom } from "#units";
import { normal } from "../../test/reported.ts";
import { logFirstPlace, outwardsOf } from "./launch.ts";
import { DEFAULT_MODEL, type MatchModel } from "./model.ts";
import { TERM, type PlaceTerms } from "./place-terms.ts";
import { planeAround } from "./plane.ts";

const ORIGIN = position(-20, 46);
const plane = planeAround(ORIGIN);
const SEA: MatchModel = {
  ...DEFAULT_MODEL,
  reporting: { shape: 2, rate: 1.7 },
  motion: { ...DEFAULT_MODEL.motion, east: 0, north: 7, spread: 1, failures: 0.1 },
  launch: { from: ORIGIN, seawards: 0, alongKm: 70, startKm: 1, startSpreadKm: 1 },
};

/** A place told so many kilometres out, as sure as that. */
function told(km: number, sd: number): PlaceTerms {
  const rows = new Float64Array(TERM.width);
  rows[TERM.north] = km;
  rows[TERM.ee] = rows[TERM.nn] = sd * sd;
  return { count: 1, rows };
}

const logAt = (km: number, reports: number, span: number, sd = 0.5): number =>
  logFirstPlace(outwardsOf(told(km, sd), plane, SEA.launch)!, reports, span, SEA);

test("over all distances the first report is somewhere once, told to the kilometre or hardly", () => {
  for (const [reports, span] of [
    [1, 0],
    [4, 1.5],
    [12, 5],
  ] as const) {
    for (const sd of [0.5, 5]) {
      let sum = 0;
      for (let km = -40; km <= 140; km += 0.5) sum += 0.5 * Math.exp(logAt(km, reports, span, sd));
      ok(Math.abs(sum - 1) < 0.03, `${reports} reports over ${span} h: ${sum}`);
    }
  }
});

test("boats drawn one by one are first reported where the density says", () => {
  const random = seededRandom(11);
  const cells = new Map<string, number[]>();
  for (let boat = 0; boat < 400_000; boat += 1) {
    // Hours at sea as in rate.ts, its first 94 in 100: none drifts on for longer here.
    const hours = 2 + 6 * random();
    // Gamma of shape 2: the sum of two exponentials.
    const rate = -Math.log(random() * random()) / SEA.reporting.rate;
    const times: number[] = [];
    for (let at = -Math.log(random()) / rate; at < hours; at -= Math.log(random()) / rate)
      times.push(at);
    if (times.length === 0) continue;
    const span = Math.round((times.at(-1)! - times[0]!) / 0.5) * 0.5;
    const failed = -Math.log(random()) / SEA.motion.failures;
    const speed = 7 + SEA.motion.spread * normal(random);
    const km = 1 + normal(random) + speed * Math.min(times[0]!, failed);
    const name = `${times.length} ${span}`;
    cells.set(name, [...(cells.get(name) ?? []), km]);
  }
  let seen = 0;
  for (const [name, kms] of cells) {
    if (kms.length < 2000) continue;
    seen += 1;
    const [reports, span] = name.split(" ").map(Number) as [number, number];
    for (const [from, to] of [
      [0, 10],
      [10, 20],
      [20, 35],
    ] as const) {
      const share = kms.filter((km) => km >= from && km < to).length / kms.length;
      let expected = 0;
      for (let km = from + 0.25; km < to; km += 0.5)
        expected += 0.5 * Math.exp(logAt(km, reports, span, 0.01));
      ok(
        Math.abs(share - expected) < 0.05,
        `${name} h, ${from} to ${to} km: ${share} of ${kms.length}, expected ${expected}`,
      );
    }
  }
  ok(seen >= 10, `only ${seen} kinds of boats`);
});

test("whoever reported once was seen farther out than whoever reported all the way", () => {
  ok(logAt(30, 1, 0) - logAt(5, 1, 0) > logAt(30, 10, 4) - logAt(5, 10, 4) + 2);
  ok(logAt(-9, 3, 1) < logAt(3, 3, 1) - 3, "hardly ever on land");
  ok(Number.isFinite(logAt(5000, 3, 1)), "never impossible");
});
