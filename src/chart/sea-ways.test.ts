import { equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { distanceMetres, nauticalMiles, position, seededRandom, type Position } from "#units";
import { openSeaChart } from "../run/sea-chart.ts";
import { isLand } from "./chart.ts";
import type { SampleGrid } from "./flow.ts";
import { openShore } from "./open-shore.ts";
import { findSeaWays, seaWayFrom } from "./sea-ways.ts";
import type { Shore } from "./shore.ts";

const ROOT = new URL("../..", import.meta.url).pathname;

/** A thin wall along a meridian, between two latitudes; sea all around. */
function wall(lon: number, south: number, north: number): Shore {
  const isWalled = (grid: SampleGrid, row: number, column: number): boolean => {
    const west = grid.west + column * grid.stepLon;
    const low = grid.south + row * grid.stepLat;
    const isAcross = west <= lon && west + grid.stepLon >= lon;
    return isAcross && low <= north && low + grid.stepLat >= south;
  };
  return {
    isLand: () => false,
    clearanceAt: () => 1,
    nearestWater: (at, lat) => position(at, lat),
    clearanceInto(grid, out) {
      const columns = grid.columns - 1;
      for (let at = 0; at < out.length; at += 1) {
        out[at] = isWalled(grid, Math.floor(at / columns), at % columns) ? 0 : 1;
      }
    },
    firstLand(fromLon, fromLat, toLon, toLat) {
      if ((fromLon - lon) * (toLon - lon) > 0) return null;
      const lat = fromLat + ((lon - fromLon) / (toLon - fromLon)) * (toLat - fromLat);
      return lat >= south && lat <= north ? position(fromLon, fromLat) : null;
    },
  };
}

test("round a wall it is as far as by its nearer end", () => {
  const shore = wall(1.5, 50.9, 51.4);
  const [from, to, end] = [position(1.3, 51), position(1.7, 51), position(1.5, 50.9)];
  const known = distanceMetres(from, end) + distanceMetres(end, to);
  const length = seaWayFrom(findSeaWays(shore, to), from);
  ok(
    length !== null && length >= known * 0.999,
    `${length} is shorter than round the end, ${known}`,
  );
  ok(length <= known * 1.027 + 3_000, `${length} is much longer than round the end, ${known}`);
});

test("behind a wall without an end there is no way", () => {
  const shore = wall(1.5, -90, 90);
  equal(seaWayFrom(findSeaWays(shore, position(1.7, 51)), position(1.3, 51)), null);
});

test("over the real sea no way is shorter than the straight one, and open ones hardly longer", () => {
  const chart = openSeaChart(ROOT);
  const shore = openShore(chart);
  const random = seededRandom(7);
  const draw = (): Position => position(0.6 + 1.8 * random(), 50.5 + 0.9 * random());
  for (let to = 0; to < 4; to += 1) {
    const place = draw();
    if (isLand(chart, place)) continue;
    const ways = findSeaWays(shore, place);
    for (let from = 0; from < 200; from += 1) {
      const unit = draw();
      const length = isLand(chart, unit) ? null : seaWayFrom(ways, unit);
      if (length === null) continue;
      const straight = distanceMetres(unit, place);
      const told = JSON.stringify({ unit, place, length, straight });
      ok(length >= straight * 0.995 - 1, told);
      const isOpen = shore.firstLand(unit.lon, unit.lat, place.lon, place.lat) === null;
      const isOff = shore.clearanceAt(unit.lon, unit.lat) > 3_000;
      if (isOpen && isOff && shore.clearanceAt(place.lon, place.lat) > 3_000) {
        ok(length <= straight * 1.1 + 4_000, told);
      }
    }
  }
});

test("from Whitstable to the strait one goes round the North Foreland, some 39 miles", () => {
  const chart = openSeaChart(ROOT);
  const [whitstable, boat] = [position(1.0252, 51.3643), position(1.6, 51.05)];
  // By hand: clear of the Margate sands' shore, then round the foreland.
  const turns = [whitstable, position(1.38, 51.405), position(1.47, 51.375), boat];
  const known = turns.slice(1).reduce((sum, to, at) => sum + distanceMetres(turns[at]!, to), 0);
  const shore = openShore(chart);
  const length = seaWayFrom(findSeaWays(shore, boat), whitstable);
  ok(length !== null && length > nauticalMiles(36), `${length}`);
  ok(Math.abs(length - known) < 0.06 * known, `${length} against ${known} by hand`);
});
