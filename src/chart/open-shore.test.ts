import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isLand, openShore, type SampleGrid } from "#chart";
import { distanceMetres, position, type Position } from "#units";
import { openSeaChart } from "../run/sea-chart.ts";

const chart = openSeaChart(new URL("../..", import.meta.url).pathname);
const shore = openShore(chart);

/** All edges of the coast, for plain answers. */
const EDGES = chart.land.rows.flatMap((row) =>
  Array.from({ length: row.length / 4 }, (_, at) => row.slice(4 * at, 4 * at + 4)),
);

/** Evenly spread: fc.double likes numbers near zero. */
const evenly = (least: number, most: number) =>
  fc.integer({ min: 0, max: 1_000_000 }).map((part) => least + (part / 1e6) * (most - least));

const near = fc.record({ lon: evenly(-1, 3.5), lat: evenly(49.6, 52) });

/** Metres to the nearest edge, all of them tried. */
function plainDistance({ lon, lat }: { lon: number; lat: number }): number {
  const squeeze = Math.cos((lat * Math.PI) / 180);
  let least = Infinity;
  for (const [fromLon, fromLat, toLon, toLat] of EDGES as [number, number, number, number][]) {
    const x = (fromLon - lon) * squeeze;
    const y = fromLat - lat;
    const dx = (toLon - fromLon) * squeeze;
    const dy = toLat - fromLat;
    const square = dx * dx + dy * dy;
    const share = square === 0 ? 0 : Math.min(1, Math.max(0, -(x * dx + y * dy) / square));
    least = Math.min(least, Math.hypot(x + share * dx, y + share * dy));
  }
  return least * 111_195;
}

test("clearance is never more than the way to the nearest land, and useful where there is room", () => {
  const grids: readonly SampleGrid[] = [
    { west: 0.5, south: 50.4, stepLon: 0.025, stepLat: 1 / 64, columns: 120, rows: 70 },
    { west: 1.111, south: 50.777, stepLon: 0.007, stepLat: 0.003, columns: 90, rows: 90 },
    { west: -6, south: 47, stepLon: 0.25, stepLat: 0.2, columns: 60, rows: 50 },
    { west: -0.5, south: 48.7, stepLon: 0.02, stepLat: 0.01, columns: 60, rows: 20 },
  ];
  let useful = 0;
  let far = 0;
  for (const grid of grids) {
    const cells = new Float32Array((grid.columns - 1) * (grid.rows - 1)).fill(Number.NaN);
    shore.clearanceInto(grid, cells);
    assert.ok(cells.every((metres) => metres >= 0));
    const inside = fc.record({
      column: fc.integer({ min: 0, max: grid.columns - 2 }),
      row: fc.integer({ min: 0, max: grid.rows - 2 }),
      x: evenly(0, 1),
      y: evenly(0, 1),
    });
    fc.assert(
      fc.property(inside, ({ column, row, x, y }) => {
        const place = {
          lon: grid.west + (column + x) * grid.stepLon,
          lat: grid.south + (row + y) * grid.stepLat,
        };
        const clear = cells[row * (grid.columns - 1) + column]!;
        if (shore.isLand(place.lon, place.lat)) return clear === 0;
        const truth = plainDistance(place);
        if (grid.stepLat < 0.02 && grid.south > 50 && truth > 5000) {
          far += 1;
          useful += clear / truth;
        }
        // 0.5 % for the plane in which the plain distance is reckoned.
        return clear <= truth * 1.005;
      }),
      { numRuns: 150 },
    );
  }
  assert.ok(useful / far > 0.6, `${useful / far} of ${far}`);
});

test("a box has the clearance that it has alone, whichever boxes were asked for before", () => {
  const asked = openShore(chart);
  const { stepLon, stepLat } = { stepLon: 0.025 / 4, stepLat: 0.015625 / 4 };
  const begins = fc.tuple(fc.integer({ min: -20, max: 90 }), fc.integer({ min: -10, max: 30 }));
  fc.assert(
    fc.property(begins, fc.integer({ min: 2, max: 60 }), ([column, row], columns) => {
      const grid = {
        west: -0.6 + 32 * column * stepLon,
        south: 49.25 + 32 * row * stepLat,
        stepLon,
        stepLat,
        columns,
        rows: 20,
      };
      const [one, other] = [0, 1].map(() => new Float32Array((columns - 1) * 19));
      asked.clearanceInto(grid, one!);
      openShore(chart).clearanceInto(grid, other!);
      // Its corners, added up from elsewhere, may lie in the next cell of the chart by a rounding.
      assert.ok(one!.every((metres, at) => Math.abs(metres - other![at]!) < 1000));
    }),
    { numRuns: 12 },
  );
});

test("nothing passes through land: a way meets it where it first comes to an edge", () => {
  const offCoast = fc
    .tuple(fc.nat(EDGES.length - 1), evenly(-0.03, 0.03), evenly(-0.03, 0.03))
    .map(([edge, x, y]) => ({ lon: EDGES[edge]![0]! + x, lat: EDGES[edge]![1]! + y }));
  const ways = fc.record({
    from: offCoast,
    east: evenly(-0.08, 0.08),
    north: evenly(-0.05, 0.05),
  });
  let met = 0;
  fc.assert(
    fc.property(ways, ({ from, east, north }) => {
      const answer = shore.firstLand(from.lon, from.lat, from.lon + east, from.lat + north);
      if (shore.isLand(from.lon, from.lat)) return answer === null || answer.lon === from.lon;
      // Walked in steps of about 5 m.
      const steps = Math.ceil(Math.hypot(east * 70_000, north * 111_000) / 5) + 1;
      let dry = Infinity;
      for (let at = 0; at <= steps && dry === Infinity; at += 1) {
        const share = at / steps;
        if (shore.isLand(from.lon + share * east, from.lat + share * north)) dry = share;
      }
      if (answer === null) return dry === Infinity;
      met += 1;
      if (shore.isLand(answer.lon, answer.lat)) return false;
      if (dry === Infinity) return true;
      const first = position(from.lon + dry * east, from.lat + dry * north);
      const metFirst =
        distanceMetres(answer, position(from.lon, from.lat)) <=
        distanceMetres(first, position(from.lon, from.lat)) + 1;
      return metFirst;
    }),
    { numRuns: 1000 },
  );
  assert.ok(met > 100, `${met} ways met land`);
});

test("ways at corners, along edges and onto the line itself do not get through", () => {
  for (const [lon, lat, nextLon, nextLat] of EDGES.filter((_, at) => at % 97 === 0) as [
    number,
    number,
    number,
    number,
  ][]) {
    const [acrossLon, acrossLat] = [nextLat - lat, -(nextLon - lon)];
    const length = Math.hypot(acrossLon, acrossLat);
    if (length === 0) continue;
    const [x, y] = [(acrossLon / length) * 0.002, (acrossLat / length) * 0.002];
    // Through a vertex exactly, from one side to the other.
    for (const sign of [1, -1]) {
      const from = { lon: lon + sign * x, lat: lat + sign * y };
      if (shore.isLand(from.lon, from.lat)) continue;
      const met = shore.firstLand(from.lon, from.lat, lon - sign * x, lat - sign * y);
      if (shore.isLand(lon - sign * x, lat - sign * y)) assert.notEqual(met, null);
      if (met !== null) assert.equal(shore.isLand(met.lon, met.lat), false);
    }
  }
});

test("a thing that meets land can be asked to move again, and stays outside of it", () => {
  // From off Wimereux straight east onto the beach.
  const met = shore.firstLand(1.55, 50.77, 1.65, 50.77);
  assert.ok(met !== null && met.lon > 1.57 && met.lon < 1.62, JSON.stringify(met));
  const again = shore.firstLand(met.lon, met.lat, met.lon + 0.01, met.lat);
  assert.ok(again !== null && distanceMetres(again, met) < 1);
  assert.equal(shore.firstLand(met.lon, met.lat, met.lon - 0.02, met.lat), null);
  assert.equal(shore.firstLand(1.4, 50.9, 1.5, 51.0), null);
});

test("the nearest water of a beach is off that beach, and of the inland there is none", () => {
  const beach = position(1.6105, 50.77);
  assert.ok(isLand(chart, beach));
  const water = shore.nearestWater(beach.lon, beach.lat, 5000);
  assert.ok(water !== null && distanceMetres(water, beach) < 1500);
  assert.equal(isLand(chart, water), false);
  assert.equal(shore.nearestWater(2.3, 50.3, 5000), null);
  const sea: Position = position(1.4, 50.9);
  assert.deepEqual(shore.nearestWater(sea.lon, sea.lat, 10), sea);
  fc.assert(
    fc.property(near, ({ lon, lat }) => {
      const found = shore.nearestWater(lon, lat, 5000);
      if (found === null) return shore.isLand(lon, lat);
      return !shore.isLand(found.lon, found.lat);
    }),
    { numRuns: 200 },
  );
});
