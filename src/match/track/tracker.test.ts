import { deepEqual, equal, ok } from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { seededRandom, type Random } from "#units";
import { readDetections, readScenario, readTrueBoats } from "../../run/track-files.ts";
import { explainByAis, vesselsAt } from "./ais-vessels.ts";
import { DEFAULT_MOTION, type TrackModel } from "./model.ts";
import { trackReports, type TrackReport } from "./reports.ts";
import { placeDetections, type Scan } from "./scan.ts";
import { scoreTracks } from "./score.ts";
import { startTracker, trackScan } from "./tracker.ts";

const model: TrackModel = {
  motion: DEFAULT_MOTION,
  sensor: {
    detectionProbability: 0.9,
    clutterPerScan: 20,
    clutterDensity: 2e-7,
    noise: { kind: "cart", sigma: 60 },
  },
};

const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Raw scans of boats that sail east at 3 m/s from where they start, among clutter. */
function rawScans(seed: number, starts: readonly (readonly [number, number])[], scans: number) {
  const random = seededRandom(seed);
  return Array.from({ length: scans }, (_, scan) => {
    const raw: number[] = [];
    for (const [x, y] of starts) {
      if (random() < 0.9) raw.push(x + 30 * scan + 60 * normal(random), y + 60 * normal(random));
    }
    for (let index = 0; index < 20; index += 1) raw.push(1e4 * random() - 5e3, 1e4 * random());
    return raw;
  });
}

const scanOf = (raw: readonly number[], scan: number): Scan => ({
  scan,
  time: 10 * scan,
  looked: true,
  detections: placeDetections(Float64Array.from(raw), model.sensor),
});

function followed(scans: readonly Scan[]): (readonly TrackReport[])[] {
  const tracker = startTracker(model);
  return scans.map((scan) => {
    trackScan(tracker, scan);
    return trackReports(tracker);
  });
}

test("the order of detections in a scan changes nothing, and neither does a second run", () => {
  const raws = rawScans(
    1,
    [
      [0, 5000],
      [0, 5100],
      [2000, 3000],
    ],
    40,
  );
  const turned = raws.map((raw) =>
    Array.from({ length: raw.length / 2 }, (_, index) => [raw[2 * index]!, raw[2 * index + 1]!])
      .toReversed()
      .flat(),
  );
  const once = followed(raws.map(scanOf));
  ok(once.at(-1)!.length >= 3);
  deepEqual(followed(turned.map(scanOf)), once);
  deepEqual(followed(raws.map(scanOf)), once);
});

test("one boat among clutter is found within eight scans and followed with one number", () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const reports = followed(rawScans(seed, [[-2000, 5000]], 40).map(scanOf));
    const near = reports.map((shown, scan) =>
      shown.find(({ x, y }) => Math.hypot(x + 2000 - 30 * scan, y - 5000) < 200),
    );
    ok(
      near.slice(8).every((report) => report !== undefined),
      `seed ${seed}`,
    );
    equal(new Set(near.flatMap((report) => (report ? [report.track] : []))).size, 1);
  }
});

test("two boats 100 m apart keep their identity in at least 12 of 20 nights", () => {
  let kept = 0;
  for (let seed = 1; seed <= 20; seed += 1) {
    const reports = followed(
      rawScans(
        seed,
        [
          [0, 5000],
          [0, 5100],
        ],
        60,
      ).map(scanOf),
    );
    const order = (shown: readonly TrackReport[]): string =>
      shown
        .filter(({ y }) => Math.abs(y - 5050) < 300)
        .sort((left, right) => left.y - right.y)
        .map(({ track }) => track)
        .join();
    if (order(reports[20]!) === order(reports[59]!) && reports[59]!.length >= 2) kept += 1;
  }
  ok(kept >= 12, `kept ${kept} of 20`);
});

test("boats are found among clutter so dense that a new boat is less likely than the floor", () => {
  const dense = { ...model.sensor, clutterPerScan: 2700 };
  const tracker = startTracker({ sensor: dense, motion: DEFAULT_MOTION });
  for (const [index, raw] of rawScans(5, [[0, 5000]], 20).entries())
    trackScan(tracker, scanOf(raw, index));
  ok(trackReports(tracker).length >= 1);
});

test("an empty scan lowers existence by Bayes' rule, a scan not made only by the time", () => {
  const raws = rawScans(3, [[0, 5000]], 20);
  const tracker = startTracker(model);
  for (const [index, raw] of raws.entries()) trackScan(tracker, scanOf(raw, index));
  const [before] = trackReports(tracker);
  trackScan(tracker, { ...scanOf([], 20), looked: false });
  const stays = Math.exp(-10 / DEFAULT_MOTION.meanStay);
  const idle = before!.existence * stays;
  ok(Math.abs(trackReports(tracker)[0]!.existence - idle) < 1e-12);
  trackScan(tracker, scanOf([], 21));
  const r = idle * stays;
  ok(Math.abs(trackReports(tracker)[0]!.existence - (r * 0.1) / (1 - 0.9 * r)) < 1e-12);
});

test("a ship with AIS explains one detection, and a small boat alongside stays", () => {
  const scan = scanOf([0, 0, 80, 0, 3000, 0], 0);
  const ship = { mmsi: "227000000", x: 5, y: 0, xx: 100, xy: 0, yy: 100 };
  const { rest, explained } = explainByAis(scan, [ship]);
  deepEqual(explained, [{ mmsi: "227000000", detection: 0 }]);
  deepEqual([rest.detections[0], rest.detections[6]], [80, 3000]);
});

test("a ship is moved on as it told, less sure with its age, and later words are not used", () => {
  const told = { mmsi: "227000000", time: 100, x: 1000, y: 0, vx: 5, vy: -2 };
  const later = { ...told, time: 130, x: 0 };
  const [ship, ...others] = vesselsAt([later, told, { ...told, time: 90, x: 7 }], 120);
  deepEqual(others, []);
  deepEqual([ship!.x, ship!.y, ship!.xx, ship!.yy], [1100, -40, 1025, 1025]);
  deepEqual(vesselsAt([told], 99), []);
  deepEqual(vesselsAt([told], 300), []);
});

test("the score counts what is missed, false and switched", () => {
  const at = (ids: number[], ...places: number[]) => ({ ids, places: Float64Array.from(places) });
  const truth = [at([1], 0, 0), at([1, 2], 0, 0, 1000, 0), at([1], 0, 0)];
  const tracks = [at([7], 30, 40), at([7], 30, 40), at([8], 30, 40)];
  const score = scoreTracks(truth, tracks, 200);
  ok(Math.abs(score.ospa - (50 + Math.sqrt((50 ** 2 + 200 ** 2) / 2) + 50) / 3) < 1e-9);
  ok(Math.abs(score.gospa - (50 + Math.sqrt(50 ** 2 + 200 ** 2 / 2) + 50) / 3) < 1e-9);
  deepEqual([score.missed, score.false, score.identitySwitches], [1 / 3, 0, 1]);
});

const SCENARIOS = "/work/shared/data/tracking/scenarios";
/** The best of Stone Soup's results for each: OSPA (m), identity switches. */
const BEST = [
  ["cart8", 62.416, 2],
  ["cart20", 55.122, 4],
  ["cart100", 62.895, 52],
  ["polar20", 60.506, 1],
] as const;
for (const [name, ospa, switches] of BEST) {
  test(`${name}: no worse than the best of Stone Soup`, (t) => {
    if (!existsSync(SCENARIOS)) return t.skip(`${SCENARIOS} is not there`);
    const textOf = (end: string): string =>
      gunzipSync(readFileSync(`${SCENARIOS}/${name}.${end}.csv.gz`)).toString();
    const scenario = readScenario(readFileSync(`${SCENARIOS}/${name}.json`, "utf8"));
    const { scans } = readDetections(textOf("det"), scenario);
    const tracker = startTracker({ sensor: scenario.sensor, motion: DEFAULT_MOTION });
    const standing = scans.map((scan) => {
      trackScan(tracker, scan);
      const reports = trackReports(tracker);
      const places = Float64Array.from(reports.flatMap(({ x, y }) => [x, y]));
      return { ids: reports.map(({ track }) => track), places };
    });
    const score = scoreTracks(readTrueBoats(textOf("truth"), scans), standing, 200);
    ok(score.ospa <= ospa, `OSPA ${score.ospa}`);
    ok(score.identitySwitches <= switches, `${score.identitySwitches} switches`);
  });
}
