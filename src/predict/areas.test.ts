import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { test } from "node:test";
import { instant, seededRandom, type Random } from "#units";
import { areaOf, areasOf, type Area } from "./areas.ts";
import type { CloudFrame } from "./forecast.ts";

type Point = readonly [number, number];

function cloud(places: readonly Point[], weights?: readonly number[]): CloudFrame {
  const given = weights ?? places.map(() => 1);
  const sum = given.reduce((all, one) => all + one, 0);
  const weight = Float64Array.from(given, (one) => one / sum);
  return {
    at: instant("2021-11-24T13:00Z"),
    lon: Float32Array.from(places, ([lon]) => lon),
    lat: Float32Array.from(places, ([, lat]) => lat),
    weight,
    stage: new Uint8Array(places.length),
    ashore: new Uint8Array(places.length),
    effective: 1 / weight.reduce((all, one) => all + one * one, 0),
  };
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A cloud as the tide leaves it: drawn out, bent, in some seeds torn in two, with stragglers. */
function tidalCloud(seed: number, count: number, middle: Point = [1.6, 51]): CloudFrame {
  const random = seededRandom(seed);
  const long = 0.02 + 0.2 * random();
  const wide = 0.005 + 0.03 * random();
  const bend = 2 * random();
  const torn = random() < 0.4 ? 0.6 : 0;
  const places: Point[] = [];
  const weights: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const along = normal(random) * long;
    const across = normal(random) * wide + (bend * along * along) / long;
    const part = random() < 0.3 ? torn : 0;
    const far = random() < 0.01 ? 0.5 * normal(random) : 0;
    const lon = middle[0] + along + across + part + far;
    places.push([lon > 180 ? lon - 360 : lon, middle[1] + along - across]);
    weights.push(0.2 + random());
  }
  return cloud(places, weights);
}

function isInRing([lon, lat]: Point, ring: readonly Point[]): boolean {
  let inside = false;
  for (let at = 0; at + 1 < ring.length; at += 1) {
    const [x0, y0] = ring[at]!;
    const [x1, y1] = ring[at + 1]!;
    if (y0 > lat !== y1 > lat && lon < x0 + ((lat - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside;
  }
  return inside;
}

const isIn = (point: Point, { geometry }: Area): boolean =>
  geometry.coordinates.some(
    ([outer, ...holes]) => isInRing(point, outer!) && !holes.some((hole) => isInRing(point, hole)),
  );

function weightWithin(frame: CloudFrame, area: Area): number {
  let within = 0;
  for (let i = 0; i < frame.lon.length; i += 1)
    if (isIn([frame.lon[i]!, frame.lat[i]!], area)) within += frame.weight[i]!;
  return within;
}

/** Which side of the line from a to b the point c lies on. */
const side = (a: Point, b: Point, c: Point): number =>
  Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));

function doMeet([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean {
  const apart = (axis: 0 | 1): boolean =>
    Math.max(a[axis], b[axis]) < Math.min(c[axis], d[axis]) ||
    Math.max(c[axis], d[axis]) < Math.min(a[axis], b[axis]);
  if (apart(0) || apart(1)) return false;
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}

/** What is wrong with a MultiPolygon by RFC 7946 and OGC simple features. */
function faultsOf({ geometry }: Area): string[] {
  const faults: string[] = [];
  const segments: { ring: number; at: number; last: number; line: readonly [Point, Point] }[] = [];
  let ringNumber = 0;
  for (const polygon of geometry.coordinates) {
    for (const [index, ring] of polygon.entries()) {
      if (ring.length < 4) faults.push(`ring of ${ring.length} points`);
      if (String(ring[0]) !== String(ring.at(-1))) faults.push("ring not closed");
      let doubled = 0;
      for (let at = 0; at + 1 < ring.length; at += 1) {
        const [a, b] = [ring[at]!, ring[at + 1]!];
        doubled += (a[0] - ring[0]![0]) * (b[1] - ring[0]![1]);
        doubled -= (b[0] - ring[0]![0]) * (a[1] - ring[0]![1]);
        segments.push({ ring: ringNumber, at, last: ring.length - 2, line: [a, b] });
        if (Math.abs(a[0] - b[0]) > 180) faults.push("crosses the 180th meridian");
        if (Math.abs(a[0]) > 180) faults.push(`longitude ${a[0]}`);
        if (Math.round(a[0] * 1e6) / 1e6 !== a[0]) faults.push(`more than six decimals: ${a[0]}`);
      }
      if (index === 0 ? doubled <= 0 : doubled >= 0) faults.push(`ring ${index} turns wrongly`);
      if (index > 0 && !ring.every((point) => isInRing(point, polygon[0]!)))
        faults.push("hole not within its ring");
      ringNumber += 1;
    }
  }
  segments.sort((one, other) => westOf(one.line) - westOf(other.line));
  for (const [index, one] of segments.entries()) {
    const east = Math.max(one.line[0][0], one.line[1][0]);
    for (let next = index + 1; next < segments.length; next += 1) {
      const other = segments[next]!;
      if (westOf(other.line) > east) break;
      const gap = Math.abs(one.at - other.at);
      const neighbours = one.ring === other.ring && (gap === 1 || gap === one.last);
      if (!neighbours && doMeet(one.line, other.line))
        faults.push(`${String(one.line)} meets ${String(other.line)}`);
    }
  }
  return faults;
}

const westOf = ([a, b]: readonly [Point, Point]): number => Math.min(a[0], b[0]);

test("areas are valid GeoJSON, hold their share of the weight, and lie in one another", () => {
  let several = 0;
  for (let seed = 1; seed <= 60; seed += 1) {
    const frame = tidalCloud(seed, seed % 3 === 0 ? 5000 : 1000 + 37 * seed);
    const [half, most] = areasOf(frame, [0.5, 0.95]) as [Area, Area];
    deepEqual(faultsOf(half), [], `50 %, seed ${seed}`);
    deepEqual(faultsOf(most), [], `95 %, seed ${seed}`);
    const inHalf = weightWithin(frame, half);
    const inMost = weightWithin(frame, most);
    ok(inHalf > 0.49 && inHalf < 0.51, `seed ${seed}: 50 % area holds ${inHalf}`);
    ok(inMost > 0.94 && inMost < 0.96, `seed ${seed}: 95 % area holds ${inMost}`);
    ok(half.squareKilometres < most.squareKilometres, `seed ${seed}`);
    for (const polygon of half.geometry.coordinates)
      for (const point of polygon[0]!) ok(isIn(point, most), `seed ${seed}: 50 % beyond 95 %`);
    deepEqual(areaOf(frame, 0.5), half);
    if (most.geometry.coordinates.length > 1) several += 1;
  }
  ok(several > 5, `several parts in ${several} seeds`);
});

test("the area of a normal cloud is that of its ellipse", () => {
  const random = seededRandom(7);
  const places = Array.from({ length: 20_000 }, (): Point => [
    1.5 + 0.05 * normal(random),
    51 + 0.03 * normal(random),
  ]);
  // A degree at 51° N: 70 197 m of longitude, 111 248 m of latitude (WGS 84).
  const ellipse = (share: number): number =>
    -2 * Math.PI * Math.log(1 - share) * (0.05 * 70.197) * (0.03 * 111.248);
  for (const area of areasOf(cloud(places), [0.5, 0.95])) {
    const expected = ellipse(area.share);
    ok(Math.abs(area.squareKilometres / expected - 1) < 0.04, `${area.squareKilometres}`);
    ok(Math.abs(area.squareKilometres / area.squareMiles - 3.429904) < 1e-9);
  }
});

test("a ring of particles has a hole, and nobody is sought in it", () => {
  const random = seededRandom(3);
  const places = Array.from({ length: 4000 }, (_, i): Point => {
    const angle = (2 * Math.PI * i) / 4000;
    const radius = 0.1 + 0.004 * normal(random);
    return [1.5 + 1.6 * radius * Math.cos(angle), 51 + radius * Math.sin(angle)];
  });
  const area = areaOf(cloud(places), 0.98);
  deepEqual(faultsOf(area), []);
  equal(area.geometry.coordinates.length, 1);
  equal(area.geometry.coordinates[0]!.length, 2);
  ok(!isIn([1.5, 51], area));
});

test("one particle, or all in one place, is a small disc about it", () => {
  for (const count of [1, 2, 5000]) {
    const frame = cloud(Array.from({ length: count }, (): Point => [1.7595, 51.15]));
    const [half, most] = areasOf(frame, [0.5, 0.95]) as [Area, Area];
    deepEqual([...faultsOf(half), ...faultsOf(most)], []);
    ok(isIn([frame.lon[0]!, frame.lat[0]!], half));
    ok(half.squareKilometres > 0.005 && most.squareKilometres < 0.08, `${most.squareKilometres}`);
  }
});

test("many ashore in one place stay in the area, and no outline fails on them", () => {
  const frame = tidalCloud(5, 3000);
  for (let i = 0; i < 1200; i += 1) {
    frame.lon[i] = 1.9;
    frame.lat[i] = 51.02;
    frame.ashore[i] = 1;
  }
  for (const area of areasOf(frame, [0.2, 0.5, 0.95])) {
    deepEqual(faultsOf(area), []);
    ok(isIn([frame.lon[0]!, frame.lat[0]!], area));
    ok(weightWithin(frame, area) > area.share - 0.01, `${weightWithin(frame, area)}`);
  }
});

test("many in one place are within, and never left on the line", () => {
  // Seeds at which the outline went through the place.
  for (const seed of [135, 279]) {
    const frame = tidalCloud(seed, 150);
    const random = seededRandom(seed);
    for (let i = 0; i < 100; i += 1) {
      const other = Math.floor(random() * 3);
      frame.lon[i] = frame.lon[other]!;
      frame.lat[i] = frame.lat[other]!;
    }
    const area = areaOf(frame, 0.3);
    deepEqual(faultsOf(area), []);
    ok(weightWithin(frame, area) > 0.29, `seed ${seed}: ${weightWithin(frame, area)}`);
  }
});

test("two clusters far apart are two small areas, with nothing between them", () => {
  const random = seededRandom(11);
  const places = Array.from({ length: 4000 }, (_, i): Point => [
    (i % 2 === 0 ? 1.4 : 6.4) + 0.01 * normal(random),
    51 + 0.01 * normal(random),
  ]);
  const area = areaOf(cloud(places), 0.95);
  deepEqual(faultsOf(area), []);
  equal(area.geometry.coordinates.length, 2);
  const each = -2 * Math.PI * Math.log(0.05) * 0.70197 * 1.11248;
  ok(Math.abs(area.squareKilometres / (2 * each) - 1) < 0.08, `${area.squareKilometres}`);
});

test("across the 180th meridian an area is cut in two and keeps its size", () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const here = areaOf(tidalCloud(seed, 2000, [20, -40]), 0.95);
    const frame = tidalCloud(seed, 2000, [179.97, -40]);
    const there = areaOf(frame, 0.95);
    deepEqual(faultsOf(there), [], `seed ${seed}`);
    // The columns are of 32 bits, and coarser there: the outline differs by metres.
    ok(Math.abs(there.squareKilometres / here.squareKilometres - 1) < 0.01, `seed ${seed}`);
    const within = weightWithin(frame, there);
    ok(within > 0.94 && within < 0.96, `seed ${seed}: ${within}`);
    const sides = new Set(there.geometry.coordinates.map(([ring]) => Math.sign(ring![1]![0])));
    equal(sides.size, 2, `seed ${seed}`);
  }
});

test("weights decide, not numbers", () => {
  const random = seededRandom(2);
  const places = Array.from({ length: 4000 }, (_, i): Point => [
    (i % 2 === 0 ? 1.4 : 1.9) + 0.02 * normal(random),
    51 + 0.02 * normal(random),
  ]);
  const heavy = cloud(
    places,
    places.map((_, i) => (i % 2 === 0 ? 99 : 1)),
  );
  const area = areaOf(heavy, 0.95);
  ok(isIn([1.4, 51], area));
  ok(!isIn([1.9, 51], area));
});

test("no share of nothing or of everything, and no area of no cloud", () => {
  throws(() => areaOf(cloud([[1, 51]]), 1), /expected a share between 0 and 1; came 1/);
  throws(() => areaOf(cloud([[1, 51]]), 0), /came 0/);
  throws(() => areaOf(cloud([]), 0.5), /at least one particle; came none/);
});

test("a hundred thousand particles have their two areas in 50 ms", () => {
  const frame = tidalCloud(9, 100_000);
  const shares = [0.5, 0.95];
  const took = Array.from({ length: 9 }, () => {
    const before = performance.now();
    areasOf(frame, shares);
    return performance.now() - before;
  });
  // The quickest of nine: other tests may share the core.
  ok(Math.min(...took) < 50, `${Math.min(...took)} ms`);
});
