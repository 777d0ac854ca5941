import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { addSeconds, epochMs, hours, instant, position, type Instant } from "#units";
import { hoursFromHighWaterDover, nextTides, openTides, tideAt } from "./tide-heights.ts";

const ROOT = join(import.meta.dirname, "../..");
const SHARED = "/work/shared/data/tides";
const data: unknown = JSON.parse(readFileSync(join(ROOT, "data/tides/stations.json"), "utf8"));
const tides = openTides(data);

// UKHO's own prediction (gov.uk sample file, OGL-3.0); ours is 0.1 m high as the sea has risen.
test("high and low water at Dover on 1 January 2002 agree with the UKHO", () => {
  const { low, high } = nextTides(tides, { station: "Dover" }, instant("2002-01-01T02:00Z"));
  assert.ok(Math.abs(high.height - 6.696) < 0.1, `${high.height}`);
  assert.ok(Math.abs(low.height - 0.962) < 0.1, `${low.height}`);
  assert.ok(Math.abs(epochMs(high.at) - Date.parse("2002-01-01T12:01Z")) < 14 * 60_000, high.at);
  assert.ok(Math.abs(epochMs(low.at) - Date.parse("2002-01-01T07:15Z")) < 14 * 60_000, low.at);
});

type Checks = {
  readonly published: {
    readonly dover_2002_01_01: { readonly ten_minute_mm_from_0000: readonly number[] };
  };
  readonly predicted: Readonly<
    Record<string, Readonly<Record<string, readonly (readonly [string, string, number])[]>>>
  >;
};

test("every high and low water of November 2021 at four ports, and the UKHO's heights", (t) => {
  if (!existsSync(SHARED)) {
    t.skip(`the checks of the tides are not here: ${SHARED}`);
    return;
  }
  const checks = JSON.parse(readFileSync(join(SHARED, "checks.json"), "utf8")) as Checks;
  let turns = 0;
  for (const [station, months] of Object.entries(checks.predicted))
    for (const [time, kind, height] of Object.values(months).flat()) {
      const at = instant(time);
      const next = nextTides(tides, { station }, addSeconds(at, hours(-1)));
      const turn = kind === "H" ? next.high : next.low;
      assert.ok(
        Math.abs(epochMs(turn.at) - epochMs(at)) <= 90_000,
        `${station} ${time} ${turn.at}`,
      );
      assert.ok(Math.abs(turn.height - height) <= 0.008, `${station} ${time} ${turn.height}`);
      turns += 1;
    }
  assert.equal(turns, 464);
  const heights = checks.published.dover_2002_01_01.ten_minute_mm_from_0000;
  const off = heights.map((mm, index) => {
    const at = addSeconds(instant("2002-01-01T00:00Z"), hours(index / 6));
    return tideAt(tides, { station: "Dover" }, at).height - mm / 1000;
  });
  const rms = Math.sqrt(off.reduce((sum, each) => sum + each * each, 0) / off.length);
  assert.ok(rms < 0.13, `${rms}`);
});

test("the gauge nearest to a place answers, with its distance", () => {
  const at = instant("2021-11-24T03:12Z");
  const { station, distance } = tideAt(tides, position(1.5, 51.0), at);
  assert.equal(station, "Dover");
  assert.ok(distance > 17_000 && distance < 18_500, `${distance}`);
  assert.equal(tideAt(tides, { station }, at).distance, 0);
});

test("the heights of the Dutch gauges are above chart datum too, not above NAP", () => {
  const day = Array.from({ length: 48 }, (_, half) =>
    addSeconds(instant("2021-11-24T00:00Z"), hours(half / 2)),
  );
  for (const { name } of tides.stations)
    for (const at of day)
      assert.ok(tideAt(tides, { station: name }, at).height > -0.3, `${name} ${at}`);
});

test("the hours from high water Dover are 0 at high water, and never far from it", () => {
  let at: Instant = instant("2021-11-20T00:00Z");
  const { high } = nextTides(tides, { station: "Dover" }, at);
  assert.ok(Math.abs(hoursFromHighWaterDover(tides, high.at)) < 0.001);
  const after = hoursFromHighWaterDover(tides, addSeconds(high.at, hours(2)));
  assert.ok(Math.abs(after - 2) < 0.001, `${after}`);
  for (let step = 0; step < 300; step += 1, at = addSeconds(at, hours(1)))
    assert.ok(Math.abs(hoursFromHighWaterDover(tides, at)) < 7, at);
});

test("data and questions that are wrong are refused in one sentence", () => {
  assert.throws(() => openTides({ stations: [] }), /Dover among them/);
  assert.throws(() => openTides([]), /tides: expected an object/);
  const bad = { stations: [{ constituents: { M99: [1, 2] } }] };
  assert.throws(() => openTides(bad), /M99: expected a constituent that the predictor knows/);
  assert.throws(
    () => tideAt(tides, { station: "Atlantis" }, instant("2021-11-24T00:00Z")),
    /expected a tide gauge of .*; came "Atlantis"/,
  );
});
