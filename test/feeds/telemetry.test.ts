import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { TrackPoint } from "#intake";
import { seededRandom } from "#units";
import { Telemetry } from "../../src/run/feeds/telemetry.ts";
import { TelemetryStore, type TelemetryQuery } from "../../src/run/feeds/telemetry-store.ts";

const HOUR = 3_600_000;
const NOW = Date.UTC(2021, 10, 24, 2, 41);
const POINT: TrackPoint = {
  vessel: "mmsi:227006760",
  lon: 1.5,
  lat: 51,
  radius: 10,
  method: "ais",
  atMs: NOW,
  isTimeTold: true,
  speed: null,
  course: 90,
};
const ALL: TelemetryQuery = {
  west: -180,
  south: -90,
  east: 180,
  north: 90,
  fromMs: 0,
  toMs: NOW + HOUR,
};

test("an area and a time give the points that a search through all of them gives", () => {
  const random = seededRandom(3);
  const store = new TelemetryStore(":memory:");
  const points = Array.from({ length: 3_000 }, (_, index): TrackPoint => ({
    ...POINT,
    vessel: `mmsi:${index % 50}`,
    lon: Math.round((random() * 4 - 2) * 1e7) / 1e7,
    lat: Math.round((random() * 2 + 50) * 1e7) / 1e7,
    atMs: NOW - Math.floor(random() * 5 * HOUR) - index,
    speed: random() < 0.5 ? null : 4.25,
    isTimeTold: random() < 0.5,
  }));
  store.add(points);
  assert.equal(store.find(ALL).length, points.length);
  for (let question = 0; question < 50; question += 1) {
    const [west, south] = [random() * 4 - 2, random() * 2 + 50];
    const [east, north] = [west + random(), south + random()];
    const fromMs = NOW - random() * 5 * HOUR;
    const toMs = fromMs + random() * HOUR;
    const expected = points
      .filter(({ lon, lat }) => lon >= west && lon <= east && lat >= south && lat <= north)
      .filter(({ atMs }) => atMs >= fromMs && atMs <= toMs)
      .toSorted((one, other) => one.atMs - other.atMs);
    assert.deepEqual(store.find({ west, south, east, north, fromMs, toMs }), expected);
  }
  store.close();
});

test("what is too old goes by the hour, and a vessel that was last seen then", () => {
  const store = new TelemetryStore(":memory:");
  const old = { ...POINT, vessel: "mmsi:1", atMs: NOW - 48 * HOUR };
  store.add([old, { ...POINT, atMs: NOW - 48 * HOUR }, POINT]);
  assert.equal(store.forget(NOW - 24 * HOUR), 2);
  assert.deepEqual(store.find(ALL), [POINT]);
  assert.deepEqual(store.lastPositions(), [POINT]);
  store.close();
});

test("a later position stands in for an earlier one until both would be stored", () => {
  const store = new TelemetryStore(":memory:");
  const onFault = (error: unknown): never => assert.fail(String(error));
  const telemetry = new Telemetry({ store, keepDays: 30, onFault });
  assert.equal(telemetry.add(POINT), false);
  assert.equal(telemetry.add({ ...POINT, lon: 1.6, atMs: NOW + 1_000 }), true);
  assert.equal(telemetry.add({ ...POINT, lon: 9, atMs: NOW - 1_000 }), false);
  telemetry.flush(NOW);
  assert.equal(telemetry.latest(POINT.vessel)?.lon, 1.6);
  assert.deepEqual(
    telemetry.find(ALL).map(({ lon }) => lon),
    [1.6],
  );
  assert.equal(telemetry.latest("mmsi:2"), null);
  telemetry.close();
});

test("the last position of each vessel is known after the watch began anew", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "vigie-telemetry-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "telemetry.sqlite");
  const onFault = (error: unknown): never => assert.fail(String(error));
  const open = () => new Telemetry({ store: new TelemetryStore(path), keepDays: 30, onFault });
  const first = open();
  first.add(POINT);
  first.flush(NOW);
  first.close();
  const second = open();
  assert.deepEqual(second.latest(POINT.vessel), POINT);
  second.close();
});
