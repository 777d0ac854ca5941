import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { flowOfToldCurrent, uniformFlow, type ToldCurrent } from "#chart";
import { epochMs, instant, metres, metresPerSecond, position } from "#units";

const under = uniformFlow({
  quantity: "current",
  source: "streams",
  east: 0.5,
  north: 0,
  error: {
    speedShare: 0.4,
    directionDegrees: 5,
    minutes: 15,
    residual: metresPerSecond(0.05),
    residualHours: 12,
  },
});
const told: ToldCurrent = {
  from: instant("2021-11-24T03:00Z"),
  until: instant("2021-11-24T05:00Z"),
  towards: 90,
  least: metresPerSecond(0.5),
  most: metresPerSecond(1.5),
  around: null,
};
const grid = { west: 1, south: 51, stepLon: 0.5, stepLat: 0.5, columns: 2, rows: 1 };

function sampled(row: ToldCurrent, at: string): readonly number[] {
  const out = new Float32Array(8).fill(9);
  flowOfToldCurrent([row], "told", under).sampleInto(grid, epochMs(instant(at)), out, 0);
  return [...out].map((value) => Math.round(value * 1000) / 1000 + 0);
}

test("a told current sets towards its bearing at the middle of its range, wind left alone", () => {
  deepEqual(sampled(told, "2021-11-24T04:00Z"), [1, 0, 9, 9, 1, 0, 9, 9]);
});

test("it knows nothing before and after its hours, nor outside its circle", () => {
  const nothing = [Number.NaN, Number.NaN, 9, 9, Number.NaN, Number.NaN, 9, 9];
  deepEqual(sampled(told, "2021-11-24T02:59Z"), nothing);
  deepEqual(sampled(told, "2021-11-24T05:00Z"), nothing);
  const around = { ...position(1.01, 51), radius: metres(100) };
  const near = sampled({ ...told, around }, "2021-11-24T04:00Z");
  deepEqual(near, [1, 0, 9, 9, Number.NaN, Number.NaN, 9, 9]);
});

test("it is never taken to be less wrong than what fills its gaps", () => {
  const error = flowOfToldCurrent([told], "told", under).errorAt(position(1, 51));
  equal(error.directionDegrees, 15);
  equal(error.minutes, 15);
  equal(error.residual, 0.1);
  ok(error.speedShare >= 0.4);
  const still = { ...told, least: metresPerSecond(0), most: metresPerSecond(0) };
  equal(flowOfToldCurrent([still], "told", under).errorAt(position(1, 51)).speedShare, 0.4);
});
