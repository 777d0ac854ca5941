import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { instantFromMs } from "#units";
import { cropGrid } from "./crop-grid.ts";
import type { SampleGrid } from "./flow.ts";
import type { GridField } from "./grid-field.ts";
import { flowOfGrid, usualFileError } from "./grid-flow.ts";
import { openProjection } from "./map-projection.ts";

const HOUR = 3_600_000;
const START = Date.parse("2026-11-20T00:00Z");
const TIMES = Array.from({ length: 13 }, (_, hour) => START + 6 * HOUR * hour);
const DOVER = { west: 0.5, south: 50.5, east: 2.5, north: 51.5 };
const HOURS = { from: instantFromMs(START + 20 * HOUR), until: instantFromMs(START + 50 * HOUR) };

/** A wind that differs from node to node and hour to hour, with holes for land. */
function fieldOf(over: Partial<GridField>, holes: (node: number) => boolean): GridField {
  const shape = { columns: 90, rows: 60, times: TIMES, ...over };
  const count = shape.columns * shape.rows * shape.times.length;
  const nodes = shape.columns * shape.rows;
  const value = (turn: number) => (_: unknown, i: number) =>
    holes(i % nodes) ? Number.NaN : 8 * Math.sin(i * turn);
  return {
    quantity: "wind",
    source: "made here",
    projection: null,
    x0: -4,
    y0: 47,
    stepX: 0.1,
    stepY: 0.1,
    relativeTo: "east",
    u: Float32Array.from({ length: count }, value(1.7)),
    v: Float32Array.from({ length: count }, value(0.9)),
    ...shape,
  };
}

function sampled(field: GridField, atMs: number): number[] {
  const grid: SampleGrid = {
    ...DOVER,
    stepLon: 0.07,
    stepLat: 0.05,
    columns: 29,
    rows: 21,
  };
  const out = new Float32Array(4 * grid.columns * grid.rows);
  flowOfGrid(field, usualFileError(field)).sampleInto(grid, atMs, out, 2);
  return [...out];
}

/** The same to rounding: the first node of a part is a sum. */
function assertAlike(came: readonly number[], expected: readonly number[]): void {
  assert.equal(came.length, expected.length);
  for (const [at, value] of expected.entries()) {
    const off = Math.abs(came[at]! - value);
    assert.ok(
      off < 1e-4 || (Number.isNaN(came[at]) && Number.isNaN(value)),
      `${came[at]} ${value}`,
    );
  }
}

const sea = (): boolean => false;
const speckled = (node: number): boolean => (node * 2_654_435_761) % 7 < 3;
const STEREO = "+proj=stere +lat_0=90 +lat_ts=60 +lon_0=0 +R=6371000";
const corner = openProjection(STEREO).forward(-4, 48);

for (const [name, field] of [
  ["a grid with land", fieldOf({}, speckled)],
  ["a grid told from the north", fieldOf({ y0: 53, stepY: -0.1 }, speckled)],
  ["longitudes from 0 to 360", fieldOf({ x0: 356 }, sea)],
  [
    "the whole earth from Greenwich",
    fieldOf({ x0: 0, y0: 90, stepX: 4, stepY: -4, columns: 90, rows: 46 }, speckled),
  ],
  [
    "the whole earth from the 180th meridian",
    fieldOf({ x0: -180, y0: -90, stepX: 4, stepY: 4, columns: 90, rows: 46 }, speckled),
  ],
  [
    "a map projection",
    fieldOf(
      {
        projection: STEREO,
        x0: corner.x,
        y0: corner.y,
        stepX: 9000,
        stepY: 9000,
        relativeTo: "grid",
      },
      speckled,
    ),
  ],
] as const) {
  test(`${name}, cut to the strait and the hours, is the same flow there`, () => {
    const cut = cropGrid(field, DOVER, HOURS);
    assert.ok(cut !== null);
    assert.ok(cut.u.length < field.u.length, `${cut.u.length} of ${field.u.length}`);
    assert.ok(
      sampled(field, START + 20 * HOUR).some((value) => value > 1),
      "a flow to compare",
    );
    for (const hours of [20, 24, 27.5, 36, 50]) {
      const at = START + hours * HOUR;
      assertAlike(sampled(cut, at), sampled(field, at));
    }
    assert.ok(cut.times[0]! <= START + 20 * HOUR && cut.times.at(-1)! >= START + 50 * HOUR);
    assert.ok(cut.times.length < TIMES.length);
  });
}

test("a field that has nothing of the place or the hours is none", () => {
  const field = fieldOf({}, sea);
  assert.equal(cropGrid(field, { west: 20, east: 22, south: 50, north: 51 }, HOURS), null);
  assert.equal(cropGrid(field, { west: 0, east: 2, south: 60, north: 61 }, HOURS), null);
  const before = { from: instantFromMs(START - 9 * HOUR), until: instantFromMs(START - HOUR) };
  assert.equal(cropGrid(field, DOVER, before), null);
  const after = {
    from: instantFromMs(START + 99 * HOUR),
    until: instantFromMs(START + 100 * HOUR),
  };
  assert.equal(cropGrid(field, DOVER, after), null);
});

test("hours between two times of a field keep both", () => {
  const between = {
    from: instantFromMs(START + 7 * HOUR),
    until: instantFromMs(START + 8 * HOUR),
  };
  const cut = cropGrid(fieldOf({}, sea), DOVER, between);
  assert.deepEqual(cut?.times, [START + 6 * HOUR, START + 12 * HOUR]);
});

test("wherever the box lies, the flow in it is that of the whole field", () => {
  const field = fieldOf({}, speckled);
  fc.assert(
    fc.property(
      fc.double({ min: -6, max: 6, noNaN: true }),
      fc.double({ min: 45, max: 54, noNaN: true }),
      fc.double({ min: 0.1, max: 3, noNaN: true }),
      (west, south, size) => {
        const box = { west, south, east: west + size, north: south + size };
        const cut = cropGrid(field, box, HOURS);
        const grid = { ...box, stepLon: size / 5, stepLat: size / 5, columns: 6, rows: 6 };
        const of = (one: GridField): number[] => {
          const out = new Float32Array(4 * 36);
          flowOfGrid(one, usualFileError(one)).sampleInto(grid, START + 26 * HOUR, out, 2);
          return [...out];
        };
        const whole = of(field);
        if (cut === null) assert.ok(whole.every((value, i) => i % 4 < 2 || Number.isNaN(value)));
        else assertAlike(of(cut), whole);
      },
    ),
    { numRuns: 60 },
  );
});
