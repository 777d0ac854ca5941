import assert from "node:assert/strict";
import { test } from "node:test";
import { instant, metresPerSecond, position } from "#units";
import { tableFlow, uniformFlow, type FlowRow } from "./uniform-flow.ts";

const error = {
  speedShare: 0.1,
  directionDegrees: 10,
  minutes: 0,
  residual: metresPerSecond(1),
  residualHours: 6,
};
const GRID = { west: 1, south: 51, stepLon: 0.1, stepLat: 0.1, columns: 2, rows: 1 };
const from = { quantity: "wind", source: "as told", error } as const;
const rows: readonly FlowRow[] = [
  { at: instant("2021-11-24T00:00Z"), east: 2, north: -1 },
  { at: instant("2021-11-24T06:00Z"), east: 8, north: 5 },
  { at: instant("2021-11-24T07:00Z"), east: 8, north: 0 },
];

function windAt(flow: ReturnType<typeof tableFlow>, time: string): readonly number[] {
  const out = new Float32Array(8);
  flow.sampleInto(GRID, Date.parse(time), out, 2);
  assert.deepEqual([...out.subarray(2, 4)], [...out.subarray(6, 8)]);
  assert.equal(out[0], 0, "a wind leaves the lanes of the current alone");
  return [...out.subarray(2, 4)];
}

test("a constant is the same everywhere and always", () => {
  const flow = uniformFlow({ ...from, east: 3, north: -4 });
  assert.deepEqual(windAt(flow, "1990-01-01T00:00Z"), [3, -4]);
  assert.equal(flow.lattice, null);
  assert.equal(flow.coverage.from, null);
  assert.deepEqual(flow.errorAt(position(0, 0)), error);
  assert.throws(() => uniformFlow({ ...from, east: Number.NaN, north: 0 }), /came NaN, 0/);
});

test("a table is linear between its rows and exact on them", () => {
  const flow = tableFlow({ ...from, rows, held: { before: false, after: false } });
  assert.deepEqual(windAt(flow, "2021-11-24T00:00Z"), [2, -1]);
  assert.deepEqual(windAt(flow, "2021-11-24T02:00Z"), [4, 1]);
  assert.deepEqual(windAt(flow, "2021-11-24T06:30Z"), [8, 2.5]);
  assert.deepEqual(windAt(flow, "2021-11-24T07:00Z"), [8, 0]);
});

test("outside of its times a table knows nothing, or holds on to its end", () => {
  const bare = tableFlow({ ...from, rows, held: { before: false, after: false } });
  assert.deepEqual(windAt(bare, "2021-11-23T23:59Z"), [Number.NaN, Number.NaN]);
  assert.deepEqual(windAt(bare, "2021-11-24T07:01Z"), [Number.NaN, Number.NaN]);
  assert.deepEqual([bare.coverage.from, bare.coverage.until], [rows[0]?.at, rows[2]?.at]);
  const held = tableFlow({ ...from, rows, held: { before: true, after: true } });
  assert.deepEqual(windAt(held, "2021-11-20T00:00Z"), [2, -1]);
  assert.deepEqual(windAt(held, "2021-11-30T00:00Z"), [8, 0]);
  assert.deepEqual([held.coverage.from, held.coverage.until], [null, null]);
});

test("a table without rows, out of order or with a hole is refused", () => {
  const held = { before: false, after: false };
  assert.throws(() => tableFlow({ ...from, rows: [], held }), /with a row; came none/);
  assert.throws(() => tableFlow({ ...from, rows: rows.toReversed(), held }), /to ascend/);
  const hole = [{ at: instant("2021-11-24T00:00Z"), east: 1, north: Number.NaN }];
  assert.throws(() => tableFlow({ ...from, rows: hole, held }), /came 1, NaN/);
});
