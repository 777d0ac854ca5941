import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import {
  addSeconds,
  epochMs,
  hours,
  instant,
  instantFromMs,
  position,
  toKnots,
  type Instant,
  type Position,
} from "#units";
import { openTidalAtlas } from "./tidal-atlas.ts";
import { depthMeanAt, streamAt, tidalStreams } from "./tidal-streams.ts";
import { nextTides, openTides, type TideTurn } from "./tide-heights.ts";

const DATA = join(import.meta.dirname, "../../data");
const SHARED = "/work/shared/data/currents";
const header = JSON.parse(
  readFileSync(join(DATA, "currents/tidal_currents.json"), "utf8"),
) as Record<string, unknown>;
const bytes = gunzipSync(readFileSync(join(DATA, "currents/tidal_currents.i16.gz")));
const planes = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
const atlas = openTidalAtlas(header, planes);

type Components = readonly [number, number];

function assertVector(
  place: Position,
  at: Instant,
  which: "majors" | "all",
  [east, north]: Components,
): void {
  const came = depthMeanAt(atlas, place, at, which);
  const off = Math.max(Math.abs(came.east - east), Math.abs(came.north - north));
  assert.ok(off <= 0.0005, `${place.lon} ${place.lat} ${at} ${which}: ${off} m/s off`);
}

/** Longitude, latitude, time, east and north by the majors alone, then with the inferred. */
const VECTORS: readonly (readonly [number, number, string, number, number, number, number])[] = [
  [1.4, 51.02, "2021-11-23T18:00:00Z", -0.0529, -0.135, -0.0999, -0.1697],
  [1.4, 51.02, "2021-11-24T00:30:00Z", 0.3174, 0.4222, 0.3927, 0.4822],
  [1.4, 51.02, "2021-11-24T07:00:00Z", -0.3124, -0.3694, -0.3768, -0.417],
  [1.4, 51.02, "2021-11-24T14:00:00Z", 0.6779, 0.6859, 0.6618, 0.6575],
  [1.53, 50.91, "2021-11-23T18:00:00Z", -0.1193, -0.1851, -0.1626, -0.228],
  [1.53, 50.91, "2021-11-24T00:30:00Z", 0.4155, 0.5176, 0.4862, 0.5899],
  [1.53, 50.91, "2021-11-24T07:00:00Z", -0.3603, -0.4665, -0.4144, -0.5211],
  [1.53, 50.91, "2021-11-24T14:00:00Z", 0.705, 0.8159, 0.6768, 0.779],
  [1.5, 50.77, "2021-11-23T18:00:00Z", -0.134, -0.406, -0.1299, -0.4163],
  [1.5, 50.77, "2021-11-24T00:30:00Z", 0.2291, 0.7518, 0.2286, 0.7776],
  [1.5, 50.77, "2021-11-24T07:00:00Z", -0.1916, -0.6655, -0.189, -0.6814],
  [1.5, 50.77, "2021-11-24T14:00:00Z", 0.2196, 0.9044, 0.2004, 0.8471],
  [2.35, 51.13, "2021-11-23T18:00:00Z", -0.065, 0.0659, -0.1051, 0.0418],
  [2.35, 51.13, "2021-11-24T00:30:00Z", 0.1594, -0.0311, 0.2022, -0.0028],
  [2.35, 51.13, "2021-11-24T07:00:00Z", -0.2192, -0.0086, -0.2541, -0.0355],
  [2.35, 51.13, "2021-11-24T14:00:00Z", 0.5159, 0.1641, 0.5117, 0.1734],
  [1.5, 50.99, "2021-11-23T18:00:00Z", -0.0257, -0.0512, -0.0815, -0.1086],
  [1.5, 50.99, "2021-11-24T00:30:00Z", 0.2929, 0.3623, 0.3817, 0.4565],
  [1.5, 50.99, "2021-11-24T07:00:00Z", -0.2707, -0.3077, -0.3406, -0.3794],
  [1.5, 50.99, "2021-11-24T14:00:00Z", 0.6491, 0.7217, 0.6312, 0.6967],
];

test("twenty vectors of the independent predictor", () => {
  for (const [lon, lat, time, ...uv] of VECTORS) {
    assertVector(position(lon, lat), instant(time), "majors", [uv[0], uv[1]]);
    assertVector(position(lon, lat), instant(time), "all", [uv[2], uv[3]]);
  }
});

type Vectors = {
  readonly times: readonly string[];
  readonly points: Readonly<
    Record<
      string,
      Position & {
        readonly uv_major: readonly Components[];
        readonly uv_with_inferred: readonly Components[];
      }
    >
  >;
};

test("all 490 vectors of the independent predictor", (t) => {
  if (!existsSync(SHARED)) {
    t.skip(`the vectors of the tidal streams are not here: ${SHARED}`);
    return;
  }
  const file = join(SHARED, "test_vectors_2021-11-23.json");
  const { times, points } = JSON.parse(readFileSync(file, "utf8")) as Vectors;
  let checked = 0;
  for (const { lon, lat, uv_major, uv_with_inferred } of Object.values(points))
    for (const [index, time] of times.entries()) {
      const [majors, all] = [uv_major[index], uv_with_inferred[index]];
      assert.ok(majors !== undefined && all !== undefined);
      assertVector(position(lon, lat), instant(time), "majors", majors);
      assertVector(position(lon, lat), instant(time), "all", all);
      checked += 2;
    }
  assert.equal(checked, 490);
});

type Hour = {
  readonly h: number;
  readonly dir_deg: number;
  readonly spring_kn: number;
  readonly neap_kn: number;
};

test("springs and neaps at the Varne and the Sandettie, by hours from high water Dover", (t) => {
  if (!existsSync(SHARED)) {
    t.skip(`the table of hourly streams is not here: ${SHARED}`);
    return;
  }
  const tides = openTides(JSON.parse(readFileSync(join(DATA, "tides/stations.json"), "utf8")));
  const file = join(SHARED, "hourly_stream_table.json");
  const { points } = JSON.parse(readFileSync(file, "utf8")) as {
    points: Readonly<Record<string, Position & { readonly hours: readonly Hour[] }>>;
  };
  // As the means of the tide tables: of every fortnight of a year the highest and the lowest high
  // water at Dover.
  const fortnights = new Map<number, TideTurn[]>();
  let at = instant("2022-01-01T00:00Z");
  while (at < "2022-12-25") {
    const { high } = nextTides(tides, { station: "Dover" }, at);
    const fortnight = Math.floor(epochMs(high.at) / (14.765 * 86_400_000));
    fortnights.set(fortnight, [...(fortnights.get(fortnight) ?? []), high]);
    at = addSeconds(high.at, hours(6));
  }
  const ordered = [...fortnights.values()]
    .filter(({ length }) => length > 26)
    .map((turns) => turns.toSorted((one, other) => one.height - other.height));
  const meanRate = (place: Position, nth: 0 | -1, hour: number): number =>
    ordered.reduce((sum, turns) => {
      const turn = turns.at(nth);
      assert.ok(turn !== undefined);
      const { east, north } = depthMeanAt(atlas, place, addSeconds(turn.at, hours(hour)), "all");
      return sum + (Math.hypot(east, north) * 3600) / 1852 / ordered.length;
    }, 0);
  for (const name of ["varne-lv", "sandettie-lv"]) {
    const point = points[name];
    assert.ok(point !== undefined);
    for (const { h, spring_kn, neap_kn } of point.hours) {
      const springs = meanRate(point, -1, h);
      const neaps = meanRate(point, 0, h);
      assert.ok(Math.abs(springs - spring_kn) < 0.5, `${name} ${h} ${springs} ${spring_kn}`);
      assert.ok(Math.abs(neaps - neap_kn) < 0.5, `${name} ${h} ${neaps} ${neap_kn}`);
    }
  }
});

const GRID = { west: 0.9, south: 50.6, stepLon: 0.025, stepLat: 0.015, columns: 40, rows: 40 };

test("a flow on a grid is the stream at each of its nodes, whatever was asked before", () => {
  const flow = tidalStreams(atlas);
  const out = new Float32Array(4 * 1600);
  const other = { ...GRID, west: 0.5, columns: 30 };
  for (const [grid, time] of [
    [GRID, "2021-11-24T03:00Z"],
    [other, "2021-11-24T03:00Z"],
    [GRID, "2021-11-24T09:00Z"],
  ] as const) {
    const at = instant(time);
    flow.sampleInto(grid, Date.parse(at), out, 0);
    for (let node = 0; node < grid.columns * grid.rows; node += 7) {
      const lon = grid.west + (node % grid.columns) * grid.stepLon;
      const lat = grid.south + Math.floor(node / grid.columns) * grid.stepLat;
      const stream = streamAt(atlas, position(lon, lat), at);
      const rate = Math.hypot(out[4 * node] ?? 0, out[4 * node + 1] ?? 0);
      if (stream === null) assert.ok(Number.isNaN(rate), `${lon} ${lat}`);
      else assert.ok(Math.abs(rate - stream.rate) < 1e-4, `${lon} ${lat} ${rate}`);
    }
  }
});

test("the stream at the surface is 1.12 times the mean over the depth, and set is a course", () => {
  const [at, place] = [instant("2021-11-24T03:00Z"), position(1.4, 51.02)];
  const { east, north } = depthMeanAt(atlas, place, at, "all");
  const stream = streamAt(atlas, place, at);
  assert.ok(stream !== null);
  assert.ok(Math.abs(stream.rate - 1.12 * Math.hypot(east, north)) < 1e-6);
  assert.ok(Math.abs(stream.setDegrees - 48.3) < 0.1, `${stream.setDegrees}`);
  assert.ok(Math.abs(toKnots(stream.rate) - 2.6) < 0.1, `${toKnots(stream.rate)}`);
});

test("open water has streams without a leap in time or place, in any year", () => {
  const inOpenWater = fc.record({
    lon: fc.double({ min: 1.45, max: 1.55, noNaN: true }),
    lat: fc.double({ min: 50.9, max: 51.05, noNaN: true }),
    ms: fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2060, 0) }),
    stepLon: fc.double({ min: -0.0005, max: 0.0005, noNaN: true }),
    stepLat: fc.double({ min: -0.0005, max: 0.0005, noNaN: true }),
  });
  fc.assert(
    fc.property(inOpenWater, ({ lon, lat, ms, stepLon, stepLat }) => {
      const here = depthMeanAt(atlas, position(lon, lat), instantFromMs(ms), "all");
      const place = position(lon + stepLon, lat + stepLat);
      const beside = depthMeanAt(atlas, place, instantFromMs(ms + 60_000), "all");
      assert.ok(Math.hypot(here.east, here.north) < 3);
      assert.ok(Math.hypot(here.east - beside.east, here.north - beside.north) < 0.05);
    }),
  );
});

test("nothing outside of the atlas and inland; the water's stream carries on at the shore", () => {
  const at = instant("2021-11-24T03:00Z");
  for (const [lon, lat] of [
    [-0.61, 50.2],
    [4.81, 51.9],
    [1.5, 49.24],
    [2.5, 52.32],
    [0.5, 51.1],
    [2.3, 50.3],
  ] as const)
    assert.equal(streamAt(atlas, position(lon, lat), at), null, `${lon} ${lat}`);
  // The church of Sangatte, 500 m inland, and the castle at Dover.
  for (const [lon, lat] of [
    [1.753, 50.945],
    [1.322, 51.129],
  ] as const) {
    const stream = streamAt(atlas, position(lon, lat), at);
    assert.ok(stream !== null && stream.rate > 0.05, `${lon} ${lat} ${stream?.rate}`);
  }
});

test("no stream is faster than the sea's, so that no broken node of the open edges is left", () => {
  const flow = tidalStreams(atlas);
  const { west, south, east, north } = flow.coverage;
  const grid = { west, south, stepLon: 0.025, stepLat: 0.015625, columns: 217, rows: 197 };
  assert.ok(Math.abs(east - (west + 216 * 0.025)) < 1e-9 && north < 52.32);
  const out = new Float32Array(4 * 217 * 197);
  for (let hour = 0; hour < 13; hour += 1) {
    flow.sampleInto(grid, Date.UTC(2022, 8, 12, hour), out, 0);
    for (let node = 0; node < 217 * 197; node += 1) {
      const rate = Math.hypot(out[4 * node] ?? 0, out[4 * node + 1] ?? 0);
      assert.ok(!(rate > 3.6), `${rate} m/s at node ${node}`);
    }
  }
});

test("the error is doubled off the Goodwins, near the shore and near the open edges", () => {
  const { errorAt } = tidalStreams(atlas);
  const shareAt = (lon: number, lat: number): number => errorAt(position(lon, lat)).speedShare;
  assert.equal(shareAt(1.5, 50.99), 0.2);
  assert.equal(shareAt(1.6, 51.22), 0.4);
  assert.equal(shareAt(1.34, 51.11), 0.4);
  assert.equal(shareAt(1.75, 50.97), 0.4);
  assert.equal(shareAt(-0.3, 50.2), 0.4);
  assert.equal(shareAt(2.5, 52.2), 0.4);
  const { minutes, directionDegrees, residual } = errorAt(position(1.5, 50.99));
  assert.deepEqual([minutes, directionDegrees, residual], [30, 12, 0.08]);
});

test("an atlas that is cut short or not one is refused in one sentence", () => {
  assert.throws(() => openTidalAtlas(null, planes), /tidal currents: expected an object/);
  assert.throws(
    () => openTidalAtlas(header, planes.subarray(1)),
    /tidal_currents\.i16: expected 1367968 words of 16 bits; came 1367967/,
  );
  assert.throws(() => openTidalAtlas({ ...header, nx: "217" }, planes), /\.nx: expected a number/);
  const broken = Int16Array.from(planes);
  const wet = broken.findIndex((word) => word !== -32_768);
  broken[wet] = -32_768;
  assert.throws(() => openTidalAtlas(header, broken), /all parts of node \d+ or none/);
});
