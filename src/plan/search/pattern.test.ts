import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { distanceMetres, hours, instant, knots, metres, seconds, type Metres } from "#units";
import {
  expandingSquare,
  sector,
  steer,
  sweepTracks,
  trackLine,
  turnLength,
  turnRadius,
  type Field,
} from "./pattern.ts";
import { planeAbout, type Spot } from "./plane.ts";

const FROM = instant("2021-11-24T06:00Z");
const plane = planeAbout({ lon: 1.5, lat: 51 });
const still = { speed: knots(10), turnRadius: metres(0), from: FROM, east: 0, north: 0 };
const DAY = hours(24);

const rounded = (spots: readonly Spot[]): (readonly [number, number])[] =>
  spots.map(({ x, y }) => [Math.round(x) + 0, Math.round(y) + 0] as const);

const field: Field = {
  middle: { x: 0, y: 0 },
  axis: 0,
  length: metres(4_000),
  width: metres(2_000),
};

test("parallel tracks begin half a spacing within the nearest corner, along the long side", () => {
  const spots = sweepTracks("parallel track", field, metres(500), { x: -5_000, y: -5_000 });
  deepEqual(rounded(spots), [
    [-750, -1750],
    [-750, 1750],
    [-250, 1750],
    [-250, -1750],
    [250, -1750],
    [250, 1750],
    [750, 1750],
    [750, -1750],
  ]);
});

test("a creeping line goes across, and forward along the long side", () => {
  const spots = sweepTracks("creeping line", field, metres(1_000), { x: 5_000, y: 5_000 });
  deepEqual(rounded(spots), [
    [500, 1500],
    [-500, 1500],
    [-500, 500],
    [500, 500],
    [500, -500],
    [-500, -500],
    [-500, -1500],
    [500, -1500],
  ]);
});

test("tracks leave no water of the rectangle farther off than half a spacing", () => {
  for (const axis of [0, 0.7, 2.1])
    for (const spacing of [300, 450, 1_700] as const) {
      const turned = { ...field, axis, length: metres(5_300), width: metres(2_900) };
      const spots = sweepTracks("parallel track", turned, metres(spacing), { x: 0, y: 9_000 });
      const tracks = Math.max(1, Math.round(2_900 / spacing));
      equal(spots.length, 2 * tracks);
      const gap = 2_900 / tracks;
      for (let along = -2_600; along <= 2_600; along += 400)
        for (let across = -1_440; across <= 1_440; across += 90) {
          const spot = {
            x: along * Math.sin(axis) + across * Math.cos(axis),
            y: along * Math.cos(axis) - across * Math.sin(axis),
          };
          const off = Math.min(...legs(spots).map(([from, to]) => offLeg(spot, from, to)));
          ok(off <= gap * 0.72, `${off} m off at a spacing of ${gap} m`);
        }
    }
});

function legs(spots: readonly Spot[]): readonly (readonly [Spot, Spot])[] {
  return spots.slice(1).map((to, at) => [spots[at]!, to] as const);
}

function offLeg({ x, y }: Spot, from: Spot, to: Spot): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const share = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1);
  const at = Math.min(1, Math.max(0, share));
  return Math.hypot(x - from.x - at * dx, y - from.y - at * dy);
}

test("an expanding square goes 1, 1, 2, 2, 3, 3 spacings, always to the right", () => {
  const spots = expandingSquare({ x: 0, y: 0 }, 0, metres(100), metres(1_200));
  deepEqual(rounded(spots), [
    [0, 0],
    [0, 100],
    [100, 100],
    [100, -100],
    [-100, -100],
    [-100, 200],
    [200, 200],
  ]);
});

test("a sector search is nine legs of one radius, three times over the datum", () => {
  const spots = sector({ x: 10, y: 20 }, 0, metres(1_000));
  const lengths = legs(spots)
    .map(([from, to]) => Math.round(Math.hypot(to.x - from.x, to.y - from.y)))
    .filter((length) => length > 0);
  deepEqual(
    lengths,
    Array.from({ length: 9 }, () => 1_000),
  );
  equal(spots.filter(({ x, y }) => Math.hypot(x - 10, y - 20) < 1e-6).length, 6);
});

test("a track line is gone out on one side and back on the other", () => {
  deepEqual(
    rounded(
      trackLine(
        [
          { x: 0, y: 0 },
          { x: 0, y: 5_000 },
        ],
        metres(600),
      ),
    ),
    [
      [300, 0],
      [300, 5_000],
      [-300, 5_000],
      [-300, 0],
    ],
  );
});

test("a turn is a half circle where there is room, and a longer bulb where there is none", () => {
  const near = (one: number, other: number): boolean => Math.abs(one - other) < 1e-6;
  ok(near(turnLength(metres(2_000), metres(1_000)), Math.PI * 1_000));
  ok(near(turnLength(metres(3_000), metres(1_000)), Math.PI * 1_000 + 1_000));
  // Back on its own track: out by 60°, round by 300°, back by 60°: 7π/3 radii.
  ok(near(turnLength(metres(0), metres(1_000)), ((7 * Math.PI) / 3) * 1_000));
  equal(turnLength(metres(500), metres(0)), 500);
});

test("aircraft turn at 3° a second: 0.48 NM at 90 kn", () => {
  const radius = turnRadius("helicopter", knots(90));
  ok(Math.abs(radius / 1852 - 0.4775) < 0.001, `${radius / 1852} NM`);
});

test("the time of a pattern is its legs and turns at the unit's speed", () => {
  const spots = sweepTracks("parallel track", field, metres(500), { x: -5_000, y: -5_000 });
  const told = { spacing: metres(500), plane, limit: DAY };
  const pattern = steer("parallel track", spots, told, { ...still, turnRadius: metres(100) });
  const turn = Math.PI * 100 + 300;
  const expected = (4 * 3_500 + 3 * turn) / knots(10);
  ok(Math.abs(pattern.takes - expected) < 1e-6);
  equal(pattern.track, 14_000);
  equal(pattern.waypoints.length, 8);
});

test("what does not fit into the time is left out, never promised", () => {
  const spots = sweepTracks("parallel track", field, metres(500), { x: -5_000, y: -5_000 });
  const limit = seconds((2 * 3_500 + 600) / knots(10));
  const pattern = steer("parallel track", spots, { spacing: metres(500), plane, limit }, still);
  equal(pattern.waypoints.length, 4);
  equal(pattern.track, 7_000);
  ok(pattern.takes <= limit + 1);
});

test("a pattern moves with the water: its last point is as far off as the stream has gone", () => {
  const spots = expandingSquare({ x: 0, y: 0 }, 0, metres(500), metres(6_000));
  const told = { spacing: metres(500), plane, limit: DAY };
  const one = steer("expanding square", spots, told, still);
  const other = steer("expanding square", spots, told, { ...still, east: 1 });
  const [a, b] = [one.waypoints.at(-1)!, other.waypoints.at(-1)!];
  equal(a.at, b.at);
  const gone: Metres = distanceMetres(a.place, b.place);
  ok(Math.abs(gone - other.takes) < 0.001 * other.takes, `${gone} m in ${other.takes} s`);
});
