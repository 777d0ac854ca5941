import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { test } from "node:test";
import { knots } from "#units";
import { readWind, windOf } from "./read-wind.ts";

const GRID = { west: 0, south: 50, stepLon: 0.1, stepLat: 0.1, columns: 2, rows: 2 };

test("wind words are a direction from, and knots or a range of them", () => {
  deepEqual(readWind("230/12kn"), { from: 230, least: 12, most: 12 });
  deepEqual(readWind("230°/8-15 kn"), { from: 230, least: 8, most: 15 });
  deepEqual(readWind(" 005/7.5kts "), { from: 5, least: 7.5, most: 7.5 });
  deepEqual(readWind("variable/3kn"), { from: null, least: 3, most: 3 });
  deepEqual(readWind("VRB/0-3kt"), { from: null, least: 0, most: 3 });
});

test("what is no wind is the name of a file, perhaps", () => {
  for (const words of ["wind.nc", "230/12", "230 12kn", "SW 4", "", "-230/12kn"])
    equal(readWind(words), null, words);
});

test("a wind that cannot be is refused with what came", () => {
  for (const words of ["361/12kn", "230/15-8kn", "230/250kn"])
    throws(() => readWind(words), new RegExp(`0 to 360° and knots .* came "${words}"`));
});

test("wind from the south-west blows to the north-east", () => {
  const out = new Float32Array(16).fill(9);
  windOf({ from: 225, least: 10, most: 10 }).sampleInto(GRID, 0, out, 2);
  const each = knots(10) * Math.SQRT1_2;
  for (let node = 0; node < 4; node += 1) {
    equal(out[4 * node], 9, "the current's lanes are not touched");
    ok(Math.abs(out[4 * node + 2]! - each) < 1e-6);
    ok(Math.abs(out[4 * node + 3]! - each) < 1e-6);
  }
});

test("a range widens the error of the speed, a variable wind that of the direction", () => {
  const place = { lon: 1, lat: 51 };
  const sure = windOf({ from: 230, least: 12, most: 12 }).errorAt(place);
  ok(sure.speedShare > 0 && sure.directionDegrees > 0 && sure.residual > 0, "never zero");
  const range = windOf({ from: 230, least: 6, most: 18 }).errorAt(place);
  // An even spread of 12 about 12 knots: 0.2887 of them.
  ok(Math.abs(range.speedShare ** 2 - sure.speedShare ** 2 - 1 / 12) < 1e-9);
  equal(windOf({ from: null, least: 3, most: 3 }).errorAt(place).directionDegrees, 180);
  ok(Number.isFinite(windOf({ from: null, least: 0, most: 0 }).errorAt(place).speedShare));
});
