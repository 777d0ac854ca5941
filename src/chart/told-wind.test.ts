import { equal, ok, throws } from "node:assert/strict";
import { test } from "node:test";
import { epochMs, instant, knots, metresPerSecond } from "#units";
import { flowOfToldWind, type ToldWind } from "./told-wind.ts";

const GRID = { west: 0, south: 50, stepLon: 0.1, stepLat: 0.1, columns: 2, rows: 2 };
const PLACE = { lon: 1, lat: 51 };
const always: ToldWind = {
  from: null,
  until: null,
  directionFrom: 225,
  spread: 0,
  least: knots(10),
  most: knots(10),
};

function sampled(rows: readonly ToldWind[], at = "2021-11-24T03:00Z"): Float32Array {
  const out = new Float32Array(16).fill(9);
  flowOfToldWind(rows, "told").sampleInto(GRID, epochMs(instant(at)), out, 2);
  return out;
}

test("wind from the south-west blows to the north-east, at every node", () => {
  const out = sampled([always]);
  const each = knots(10) * Math.SQRT1_2;
  for (let node = 0; node < 4; node += 1) {
    equal(out[4 * node], 9, "the current's lanes are not touched");
    ok(Math.abs(out[4 * node + 2]! - each) < 1e-6);
    ok(Math.abs(out[4 * node + 3]! - each) < 1e-6);
  }
});

test("each row holds in its time, and beyond them all nothing is known", () => {
  const noon = instant("2021-11-24T12:00Z");
  const rows = [
    { ...always, from: instant("2021-11-24T06:00Z"), until: noon, directionFrom: 180 },
    { ...always, from: noon, until: instant("2021-11-24T18:00Z"), directionFrom: 0 },
  ];
  ok(sampled(rows, "2021-11-24T11:59Z")[3]! > 5);
  ok(sampled(rows, "2021-11-24T12:00Z")[3]! < -5);
  ok(sampled(rows, "2021-11-24T18:00Z")[3]! < -5);
  ok(Number.isNaN(sampled(rows, "2021-11-24T05:59Z")[2]));
  ok(Number.isNaN(sampled(rows, "2021-11-24T18:01Z")[2]));
  const { coverage } = flowOfToldWind(rows, "told");
  equal(coverage.from, rows[0]!.from);
  equal(coverage.until, rows[1]!.until);
});

test("a range is error: of speed, and of direction", () => {
  const sure = flowOfToldWind([always], "told").errorAt(PLACE);
  ok(sure.speedShare > 0 && sure.directionDegrees > 0 && sure.residual > 0, "never zero");
  const wide = { ...always, least: knots(5), most: knots(15), spread: 22.5 };
  const range = flowOfToldWind([wide], "told").errorAt(PLACE);
  // Even spreads: 10 knots about 10, and 45°.
  ok(Math.abs(range.speedShare ** 2 - sure.speedShare ** 2 - 1 / 12) < 1e-9);
  ok(Math.abs(range.directionDegrees ** 2 - sure.directionDegrees ** 2 - 45 ** 2 / 12) < 1e-9);
});

test("a variable wind has no mean, and all its speed is residual", () => {
  const variable = { ...always, directionFrom: null, least: knots(3), most: knots(3) };
  const out = sampled([variable]);
  equal(out[2], 0);
  equal(out[3], 0);
  const sure = flowOfToldWind([always], "told").errorAt(PLACE);
  const { residual } = flowOfToldWind([variable], "told").errorAt(PLACE);
  ok(Math.abs(residual ** 2 - sure.residual ** 2 - knots(3) ** 2 / 2) < 1e-9);
  const calm = { ...variable, least: metresPerSecond(0), most: metresPerSecond(0) };
  ok(Number.isFinite(flowOfToldWind([calm, always], "told").errorAt(PLACE).speedShare));
});

test("no rows are no wind", () => {
  throws(() => flowOfToldWind([], "told"), /at least one row of wind; came none/);
});
