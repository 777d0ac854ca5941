import assert from "node:assert/strict";
import { test } from "node:test";
import { flowOfToldWind, openShore } from "#chart";
import { areaOf, drift, PERSON_IN_WATER, summaryOf, type DriftQuestion } from "#predict";
import {
  addSeconds,
  hours,
  instant,
  knots,
  metres,
  nauticalMiles,
  position,
  seconds,
  toNauticalMiles,
  type Position,
} from "#units";
import { openDriftKernel } from "../../src/run/drift-kernel.ts";
import { openSeaChart } from "../../src/run/sea-chart.ts";
import { openStreams } from "../../src/run/sea-fields.ts";

const ROOT = new URL("../..", import.meta.url).pathname;
const LOST = position(1 + 45.568 / 60, 51 + 9.045 / 60);
const FOUND = position(1 + 43.41 / 60, 51 + 5.58 / 60);
const LOST_AT = instant("2021-11-24T03:12Z");
const FOUND_AT = instant("2021-11-24T13:00Z");

const streams = openStreams(ROOT);
const shore = openShore(openSeaChart(ROOT));
const kernel = openDriftKernel(ROOT);

/** People in the water at Charlie's last place; the wind in knots from any direction. */
function ask(least: number, most: number): DriftQuestion {
  const row = {
    from: null,
    until: null,
    directionFrom: null,
    spread: 0,
    least: knots(least),
    most: knots(most),
  };
  return {
    from: LOST_AT,
    until: FOUND_AT,
    every: hours(1),
    step: seconds(1800),
    particles: 10_000,
    seed: 2021,
    // A position sent by a phone in the boat: a GPS fix, the boat moving while it was sent.
    starts: [{ place: LOST, radius: metres(300), share: 1 }],
    life: [{ stage: "in the water", share: 1, meanHours: null, objects: PERSON_IN_WATER }],
    underWay: null,
    fixes: [],
    currents: [streams],
    winds: [flowOfToldWind([row], "assumed, from any direction")],
    shore,
  };
}

/** Whether a place is inside a MultiPolygon, by the even-odd rule over all its rings. */
function isInside(rings: readonly (readonly (readonly number[])[])[], { lon, lat }: Position) {
  let inside = false;
  for (const ring of rings)
    for (let to = 1; to < ring.length; to += 1) {
      const [fromLon, fromLat] = ring[to - 1] as [number, number];
      const [toLon, toLat] = ring[to] as [number, number];
      if (
        fromLat > lat !== toLat > lat &&
        lon < fromLon + ((lat - fromLat) / (toLat - fromLat)) * (toLon - fromLon)
      )
        inside = !inside;
    }
  return inside;
}

/*
 * No wind was measured and published for that night: the press spoke of a calm sea with little wind,
 * a lifeboat officer at the scene of one choppy rather than calm (data/nights, hindsight). So the
 * wind is assumed, from any direction: 0 to 7 knots (Beaufort 0 to 2) by the press, 0 to 16 (up to
 * Beaufort 4) by the officer.
 */
for (const [least, most] of [
  [0, 7],
  [0, 16],
] as const) {
  test(`24 November 2021: who was in the water at 03:12Z is foreseen where they were found (wind ${least} to ${most} kn)`, (t) => {
    const forecast = drift(ask(least, most), kernel);
    const end = forecast.frames.at(-1)!;
    assert.equal(end.at, FOUND_AT);
    const area = areaOf(end, 0.95);
    const half = areaOf(end, 0.5);
    assert.ok(isInside(area.geometry.coordinates.flat(), FOUND), "the 95 % area holds the place");
    // A huge area would be a failure too. A planner's total probable error (IAMSAR vol. II) holds
    // the datum with 50 %: at 0.3 kn a circle about a datum that is right. With a circular normal
    // error 95 % lie within 2.08 times its radius, in 4.3 times its area.
    const elapsed = 9.8;
    const circle = Math.PI * (0.3 * elapsed + toNauticalMiles(metres(2 * 300))) ** 2;
    const { datum } = summaryOf(forecast, end);
    const off = Math.hypot(
      (datum.lat - FOUND.lat) * 60,
      (datum.lon - FOUND.lon) * 60 * Math.cos((FOUND.lat * Math.PI) / 180),
    );
    t.diagnostic(
      `95 % area ${area.squareMiles.toFixed(1)} NM², 50 % ${half.squareMiles.toFixed(1)} NM², ` +
        `${(area.squareMiles / circle).toFixed(2)} of a 0.3 kn circle (${circle.toFixed(1)} NM²); ` +
        `found ${off.toFixed(2)} NM from the datum`,
    );
    assert.ok(half.squareMiles < circle, `50 %: ${half.squareMiles} NM² of ${circle}`);
    assert.ok(area.squareMiles < 4.3 * circle, `95 %: ${area.squareMiles} NM² of ${circle}`);
    assert.ok(area.squareMiles > 0.2 * circle, "an area too small claims too much");
    assert.ok(off < 3);
  });
}

test("a cloud that had the streams the wrong way round would not hold the place", () => {
  const against = {
    ...streams,
    sampleInto(...[grid, atMs, out, lane]: Parameters<typeof streams.sampleInto>) {
      streams.sampleInto(grid, atMs, out, lane);
      for (let at = lane; at < out.length; at += 4) {
        out[at] = -out[at]!;
        out[at + 1] = -out[at + 1]!;
      }
    },
  };
  const wrong = drift({ ...ask(0, 7), currents: [against] }, kernel);
  const area = areaOf(wrong.frames.at(-1)!, 0.95);
  assert.equal(isInside(area.geometry.coordinates.flat(), FOUND), false);
});

test("an hour of drift is ready for a relay that is written 26 minutes after the pin (F13)", () => {
  const pinned = instant("2021-11-24T02:01Z");
  const told = drift(
    {
      ...ask(0, 16),
      from: pinned,
      until: instant("2021-11-24T02:27Z"),
      every: seconds(1560),
    },
    kernel,
  );
  const { datum, drift: way } = summaryOf(told, told.frames.at(-1)!);
  assert.equal(told.frames.at(-1)!.at, addSeconds(pinned, seconds(1560)));
  // The stream then set north-east at 1 to 3 knots: the boat was no longer at its pin.
  assert.ok(way !== null && way.distance > nauticalMiles(0.2) && way.distance < nauticalMiles(1.5));
  assert.ok(datum.lat > LOST.lat && datum.lon > LOST.lon, "north-east of the pin");
});
