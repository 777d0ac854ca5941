import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { distanceMetres, instant, seededRandom, toKnots } from "#units";
import type { CloudFrame, Forecast } from "./forecast.ts";
import { summaryOf } from "./summary.ts";

type Particle = {
  readonly lon: number;
  readonly lat: number;
  readonly weight?: number;
  readonly stage?: number;
  readonly ashore?: 0 | 1;
};

function frameAt(at: string, particles: readonly Particle[]): CloudFrame {
  const sum = particles.reduce((all, { weight }) => all + (weight ?? 1), 0);
  const weight = Float64Array.from(particles, (one) => (one.weight ?? 1) / sum);
  return {
    at: instant(at),
    lon: Float32Array.from(particles, ({ lon }) => lon),
    lat: Float32Array.from(particles, ({ lat }) => lat),
    weight,
    stage: Uint8Array.from(particles, ({ stage }) => stage ?? 1),
    ashore: Uint8Array.from(particles, ({ ashore }) => ashore ?? 0),
    effective: 1 / weight.reduce((all, one) => all + one * one, 0),
  };
}

const forecastOf = (...frames: readonly CloudFrame[]): Forecast => ({
  frames,
  currents: [],
  winds: [],
  fixes: [],
});

test("the datum is the weighted mean, its drift a distance, a bearing and a rate", () => {
  const start = frameAt("2021-11-24T03:00Z", [
    { lon: 1.5, lat: 51, weight: 3 },
    { lon: 1.9, lat: 51, weight: 1 },
  ]);
  // One degree of latitude is 60 NM: 0.1 in two hours is 3 kn northward.
  const end = frameAt("2021-11-24T05:00Z", [
    { lon: 1.5, lat: 51.1, weight: 3 },
    { lon: 1.9, lat: 51.1, weight: 1 },
  ]);
  const { datum, drift } = summaryOf(forecastOf(start, end), end);
  ok(Math.abs(datum.lon - 1.6) < 1e-5 && Math.abs(datum.lat - 51.1) < 1e-5);
  ok(drift !== null);
  ok(Math.abs(toKnots(drift.rate) - 3) < 0.01, String(toKnots(drift.rate)));
  ok(Math.abs(drift.distance / 1852 - 6) < 0.02);
  ok(drift.bearing < 0.01 || drift.bearing > 359.99);
  equal(summaryOf(forecastOf(start, end), start).drift, null);
});

test("across the 180th meridian the datum is between, not on the other side of the world", () => {
  const frame = frameAt("2021-11-24T03:00Z", [
    { lon: 179.9, lat: 10, weight: 1 },
    { lon: -179.9, lat: 10, weight: 3 },
  ]);
  const { datum, radius95 } = summaryOf(forecastOf(frame), frame);
  ok(Math.abs(datum.lon - -179.95) < 1e-4, String(datum.lon));
  ok(radius95 < 17_000);
});

test("stragglers pull the datum and not the median", () => {
  const random = seededRandom(4);
  const frame = frameAt(
    "2021-11-24T03:00Z",
    Array.from({ length: 1000 }, (_, i) =>
      i < 900
        ? { lon: 1.5 + 0.01 * (random() - 0.5), lat: 51 + 0.01 * (random() - 0.5) }
        : { lon: 2.5, lat: 51 },
    ),
  );
  const { datum, median } = summaryOf(forecastOf(frame), frame);
  ok(distanceMetres(datum, { lon: 1.6, lat: 51 }) < 100);
  ok(distanceMetres(median, { lon: 1.5, lat: 51 }) < 200, JSON.stringify(median));
});

test("the radius holds 95 % of the weight", () => {
  const random = seededRandom(6);
  const places = Array.from({ length: 5000 }, () => ({
    lon: 1.5 + 0.2 * random() ** 2,
    lat: 51 + 0.1 * random(),
    weight: random(),
  }));
  const frame = frameAt("2021-11-24T03:00Z", places);
  const { datum, radius95 } = summaryOf(forecastOf(frame), frame);
  let within = 0;
  for (let i = 0; i < places.length; i += 1) {
    const place = { lon: frame.lon[i]!, lat: frame.lat[i]! };
    if (distanceMetres(datum, place) <= radius95) within += frame.weight[i]!;
  }
  ok(Math.abs(within - 0.95) < 0.005, String(within));
});

test("those ashore are gathered by stretch of coast, the most likely first", () => {
  const at = (lon: number, lat: number, number: number, ashore: 0 | 1): Particle[] =>
    Array.from({ length: number }, (_, i) => ({ lon: lon + i * 1e-4, lat, ashore }));
  const frame = frameAt("2021-11-24T03:00Z", [
    ...at(1.6, 50.9, 10, 1),
    ...at(1.35, 51.1, 30, 1),
    ...at(1.5, 51, 60, 0),
  ]);
  const { ashore, strandings } = summaryOf(forecastOf(frame), frame);
  ok(Math.abs(ashore - 0.4) < 1e-9);
  deepEqual(
    strandings.map(({ share }) => Math.round(share * 100)),
    [30, 10],
  );
  ok(distanceMetres(strandings[0]!.place, { lon: 1.35145, lat: 51.1 }) < 50);
  ok(strandings[0]!.radius < 400);
});

test("a cloud without anybody ashore has no strandings; stages have their shares", () => {
  const frame = frameAt("2021-11-24T03:00Z", [
    { lon: 1.5, lat: 51, stage: 1, weight: 1 },
    { lon: 1.5, lat: 51, stage: 3, weight: 3 },
  ]);
  const { ashore, strandings, stages, median, radius95 } = summaryOf(forecastOf(frame), frame);
  equal(ashore, 0);
  deepEqual(strandings, []);
  deepEqual(stages, [
    { stage: "adrift", share: 0.25 },
    { stage: "in the water", share: 0.75 },
  ]);
  ok(distanceMetres(median, { lon: 1.5, lat: 51 }) < 1);
  ok(radius95 < 1);
});
