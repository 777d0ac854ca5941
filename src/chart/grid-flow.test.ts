import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fillCoast } from "./coast-fill.ts";
import type { SampleGrid } from "./flow.ts";
import type { GridField } from "./grid-field.ts";
import { coverageOf, flowOfGrid, usualFileError } from "./grid-flow.ts";
import { openProjection } from "./map-projection.ts";

const HOUR = 3_600_000;
const START = Date.parse("2024-06-01T00:00Z");

const FIELD: GridField = {
  quantity: "current",
  source: "made here",
  projection: null,
  x0: -0.5,
  y0: 50,
  stepX: 0.1,
  stepY: 0.05,
  columns: 8,
  rows: 6,
  times: [START, START + HOUR, START + 3 * HOUR],
  u: Float32Array.from({ length: 144 }, (_, i) => Math.sin(i * 1.7) + 0.1),
  v: Float32Array.from({ length: 144 }, (_, i) => Math.cos(i * 0.9)),
  relativeTo: "east",
};
const OWN_NODES: SampleGrid = {
  west: -0.5,
  south: 50,
  stepLon: 0.1,
  stepLat: 0.05,
  columns: 8,
  rows: 6,
};

function sample(field: GridField, grid: SampleGrid, atMs: number): Float32Array {
  const out = new Float32Array(4 * grid.columns * grid.rows).fill(7);
  flowOfGrid(field, usualFileError(field)).sampleInto(grid, atMs, out, 0);
  return out;
}

const at = (lon: number, lat: number): SampleGrid => ({ ...OWN_NODES, west: lon, south: lat });
const east = (out: Float32Array, node = 0): number => out[4 * node] ?? Number.NaN;

test("at its own nodes and times a flow is the file, to the bit; the other lane is left alone", () => {
  for (const [frame, time] of FIELD.times.entries()) {
    const out = sample(FIELD, OWN_NODES, time);
    for (let node = 0; node < 48; node += 1) {
      assert.equal(out[4 * node], FIELD.u[frame * 48 + node]);
      assert.equal(out[4 * node + 1], FIELD.v[frame * 48 + node]);
      assert.equal(out[4 * node + 2], 7);
      assert.equal(out[4 * node + 3], 7);
    }
  }
});

test("rows from north to south and columns from east to west are the same flow", () => {
  const turned = (values: Float32Array): Float32Array =>
    values.map((_, i) => values[Math.floor(i / 48) * 48 + 47 - (i % 48)] ?? Number.NaN);
  const other: GridField = {
    ...FIELD,
    x0: -0.5 + 7 * 0.1,
    y0: 50 + 5 * 0.05,
    stepX: -0.1,
    stepY: -0.05,
    u: turned(FIELD.u),
    v: turned(FIELD.v),
  };
  const grid = { ...OWN_NODES, west: -0.47, south: 50.01, columns: 7, rows: 4 };
  const [one, two] = [sample(FIELD, grid, START + 1e6), sample(other, grid, START + 1e6)];
  one.forEach((value, i) => assert.ok(Math.abs(value - (two[i] ?? 9)) < 1e-5, `${i}`));
});

test("between nodes and times a plane in place and time is met exactly", () => {
  const plane: GridField = { ...FIELD, u: FIELD.u.slice(), v: FIELD.v.slice() };
  for (let i = 0; i < 144; i += 1) {
    const [column, row] = [i % 8, Math.floor((i % 48) / 8)];
    const hour = (plane.times[Math.floor(i / 48)]! - START) / HOUR;
    plane.u[i] = 0.25 * column - 0.5 * row + 2 * hour;
  }
  const unit = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(unit, unit, unit, (x, y, t) => {
      const grid = at(-0.5 + 0.7 * x, 50 + 0.25 * y);
      const value = east(sample(plane, grid, START + 3 * HOUR * t));
      assert.ok(Math.abs(value - (0.25 * 7 * x - 0.5 * 5 * y + 6 * t)) < 1e-5);
    }),
  );
});

test("outside its place and its times a flow knows nothing", () => {
  assert.ok(Number.isNaN(east(sample(FIELD, at(-0.501, 50.1), START))));
  assert.ok(Number.isNaN(east(sample(FIELD, at(0.201, 50.1), START))));
  assert.ok(Number.isNaN(east(sample(FIELD, at(0, 49.999), START))));
  assert.ok(Number.isNaN(east(sample(FIELD, at(0, 50.251), START))));
  assert.ok(Number.isNaN(east(sample(FIELD, at(0, 50.1), START - 1))));
  assert.ok(Number.isNaN(east(sample(FIELD, at(0, 50.1), START + 3 * HOUR + 1))));
  assert.ok(!Number.isNaN(east(sample(FIELD, at(0, 50.1), START + 3 * HOUR))));
});

test("longitudes from 0 to 360 hold places west of Greenwich, across the seam too", () => {
  const round: GridField = {
    ...FIELD,
    x0: 0,
    stepX: 45,
    times: [START],
    u: Float32Array.from({ length: 48 }, (_, i) => i % 8),
    v: new Float32Array(48),
  };
  assert.equal(east(sample(round, at(-45, 50), START)), 7);
  assert.equal(east(sample(round, at(-22.5, 50), START)), 3.5);
  assert.equal(east(sample(round, at(-180, 50), START)), 4);
  assert.deepEqual([coverageOf(round).west, coverageOf(round).east], [-180, 180]);
  const part: GridField = { ...round, x0: 350, stepX: 2 };
  assert.equal(east(sample(part, at(-10, 50), START)), 0);
  assert.equal(east(sample(part, at(4, 50), START)), 7);
  assert.deepEqual([coverageOf(part).west, coverageOf(part).east], [-10, 4]);
});

test("a coast is filled ring by ring with the mean of valid neighbours, never with zero", () => {
  const values = new Float32Array(2 * 15).fill(Number.NaN);
  // Five columns, three rows; the first column is sea at 1, 2 and 3 m/s.
  for (const row of [0, 1, 2]) values.set([row + 1, 10], 2 * 5 * row);
  fillCoast(values, { columns: 5, rows: 3 });
  const row = (index: number): number[] =>
    [0, 1, 2, 3].map((column) => values[2 * (5 * index + column)] ?? Number.NaN);
  assert.deepEqual(row(0), [1, 1.5, 1.75, 1.875]);
  assert.deepEqual(row(1), [2, 2, 2, 2]);
  assert.deepEqual(row(2), [3, 2.5, 2.25, 2.125]);
  assert.equal(values[3], 10);
});

test("beyond ten rings of land nothing is known, and the field itself is left as it came", () => {
  const wide: GridField = {
    ...FIELD,
    columns: 14,
    rows: 2,
    times: [START],
    u: new Float32Array(28).fill(Number.NaN),
    v: new Float32Array(28).fill(Number.NaN),
  };
  for (const node of [0, 14]) [wide.u[node], wide.v[node]] = [0.5, -0.5];
  const grid = { ...OWN_NODES, columns: 14, rows: 2 };
  const out = sample(wide, grid, START);
  assert.equal(east(out, 10), 0.5);
  assert.ok(Number.isNaN(east(out, 11)));
  assert.ok(Number.isNaN(wide.u[1] ?? 0));
});

test("one missing component is a missing vector", () => {
  const half: GridField = {
    ...FIELD,
    times: [START],
    u: FIELD.u.slice(0, 48),
    v: FIELD.v.slice(0, 48),
  };
  half.v[9] = Number.NaN;
  const out = sample(half, OWN_NODES, START);
  const around = [0, 1, 2, 8, 10, 16, 17, 18].map((node) => half.u[node] ?? 0);
  assert.ok(Math.abs(east(out, 9) - around.reduce((sum, u) => sum + u) / 8) < 1e-6);
});

test("on a map projection the vectors are turned to true east and north at the nodes", () => {
  const projection = "+proj=stere +lat_0=90 +lat_ts=60 +lon_0=0 +R=6371000";
  const map = openProjection(projection);
  const { x, y } = map.forward(30, 70);
  const field: GridField = {
    ...FIELD,
    projection,
    x0: x,
    y0: y,
    stepX: 4000,
    stepY: 4000,
    times: [START],
    u: new Float32Array(48),
    v: new Float32Array(48).fill(1),
    relativeTo: "grid",
  };
  const out = sample(field, at(30, 70), START);
  // 30 degrees east of the map's meridian, its y points 30 degrees to the east of true north.
  assert.ok(Math.abs((out[0] ?? 9) - 0.5) < 1e-3, `${out[0]}`);
  const along = map.forward(30, 70.001);
  const [dx, dy] = [along.x - x, along.y - y];
  const north = dy / Math.hypot(dx, dy);
  const eastward = -dx / Math.hypot(dx, dy);
  assert.ok(Math.abs((out[0] ?? 9) - eastward) < 1e-3, `${out[0]} for ${eastward}`);
  assert.ok(Math.abs((out[1] ?? 9) - north) < 1e-3, `${out[1]} for ${north}`);
  const flow = flowOfGrid(field, usualFileError(field));
  assert.equal(flow.lattice, null);
  assert.ok(Math.abs((flow.spacing ?? 0) - 4000 / 111_195) < 3e-3, `${flow.spacing}`);
});

test("a map over the pole covers all longitudes", () => {
  const polar = (x0: number, y0: number): GridField => ({
    ...FIELD,
    projection: "+proj=stere +lat_0=90 +lat_ts=60 +lon_0=0 +R=6371000",
    x0,
    y0,
    stepX: 500_000,
    stepY: 500_000,
  });
  const over = coverageOf(polar(-1_750_000, -1_250_000));
  assert.deepEqual([over.west, over.east, over.north], [-180, 180, 90]);
  const beside = coverageOf(polar(1_000_000, -3_000_000));
  assert.ok(beside.north < 85 && beside.west > 10 && beside.east < 110, JSON.stringify(beside));
  assert.equal(beside.from, "2024-06-01T00:00:00.000Z");
  assert.equal(beside.until, "2024-06-01T03:00:00.000Z");
});

test("no file's error is none", () => {
  for (const quantity of ["wind", "current"] as const) {
    assert.ok(usualFileError({ quantity }).residual > 0);
    assert.ok(usualFileError({ quantity }).residualHours > 0);
  }
});
