import assert from "node:assert/strict";
import { test } from "node:test";
import { uniformFlow, type FlowError, type Shore } from "#chart";
import { epochMs, instantFromMs, metres, metresPerSecond, position, seconds } from "#units";
import { drift } from "./drift.ts";
import type { DriftQuestion } from "./question.ts";

const NONE: FlowError = {
  speedShare: 0,
  directionDegrees: 0,
  minutes: 0,
  residual: metresPerSecond(0),
  residualHours: 12,
};
const COAST = 51.05;
const DEGREE_M = 111_100;
const FROM = instantFromMs(Date.UTC(2021, 10, 24));
const at = (hour: number) => instantFromMs(epochMs(FROM) + hour * 3_600_000);

/** All north of 51°03′ is land. */
const straight: Shore = {
  isLand: (_, lat) => lat > COAST,
  clearanceInto: (grid, out) => {
    const width = grid.columns - 1;
    out.forEach((_, cell) => {
      const north = grid.south + (Math.floor(cell / width) + 1) * grid.stepLat;
      out[cell] = Math.max(0, (COAST - north) * DEGREE_M);
    });
  },
  clearanceAt: (_, lat) => Math.max(0, (COAST - lat) * DEGREE_M),
  firstLand: (_, fromLat, toLon, toLat) =>
    fromLat <= COAST && toLat > COAST ? position(toLon, COAST - 1e-5) : null,
  nearestWater: (lon, lat, within) =>
    (lat - COAST) * DEGREE_M > within ? null : position(lon, Math.min(lat, COAST - 1e-4)),
};

const still = (quantity: "current" | "wind") =>
  uniformFlow({ quantity, east: 0, north: 0, error: NONE, source: "still" });

function asked(given: Partial<DriftQuestion>): DriftQuestion {
  return {
    from: FROM,
    until: at(2),
    every: seconds(3_600),
    step: seconds(1_800),
    particles: 400,
    seed: 1,
    starts: [{ place: position(1.5, 51.04), radius: metres(50), share: 1 }],
    life: [{ stage: "under way", share: 1, meanHours: null, objects: [{ id: 1, share: 1 }] }],
    underWay: { heading: 0, spread: 0, slowest: metresPerSecond(2), fastest: metresPerSecond(2) },
    fixes: [],
    currents: [still("current")],
    winds: [still("wind")],
    shore: straight,
    ...given,
  };
}

const fixAt = (hour: number, lon: number, lat: number) => [
  { at: at(hour), place: position(lon, lat), radius: metres(100), doubt: 0.05 },
];

test("who is begun again after stranding under way goes on as fast as its engine drives it", () => {
  const { frames } = drift(asked({ fixes: fixAt(1, 1.5, 50.95) }));
  const [before, after] = [frames[1]!, frames[2]!];
  const begun = [...before.lat.keys()].filter((i) => before.ashore[i] === 0);
  assert.ok(begun.length > 40, `${begun.length} begun again`);
  for (const i of begun) {
    const moved = (after.lat[i]! - before.lat[i]!) * DEGREE_M;
    assert.ok(Math.abs(moved - 7_200) < 60, `moved ${moved} m to the north in an hour at 2 m/s`);
  }
});

test("the weights sum to 1 also for a single particle far from a report", () => {
  for (const particles of [1, 2, 3]) {
    const { frames } = drift(asked({ particles, fixes: fixAt(1, 1.5, 50.95) }));
    for (const { weight } of frames)
      assert.ok(Math.abs(weight.reduce((sum, one) => sum + one, 0) - 1) < 1e-12, weight.join(" "));
  }
});

test("a report on land begins the cloud again in the nearest water, and ashore where none is", () => {
  for (const [lat, ashore] of [
    [COAST + 0.02, 0],
    [COAST + 0.1, 1],
  ] as const) {
    const question = asked({
      starts: [{ place: position(1.5, 50.7), radius: metres(50), share: 1 }],
      underWay: null,
      life: [{ stage: "adrift", share: 1, meanHours: null, objects: [{ id: 1, share: 1 }] }],
      fixes: fixAt(1, 1.5, lat),
    });
    const frame = drift(question).frames[1]!;
    const begun = [...frame.lat.keys()].filter((i) => frame.lat[i]! > 50.9);
    assert.ok(begun.length > 3, `${begun.length} begun again`);
    for (const i of begun) {
      assert.equal(frame.ashore[i], ashore);
      if (ashore === 0) assert.ok(frame.lat[i]! <= COAST, `afloat at ${frame.lat[i]!}`);
    }
  }
});
