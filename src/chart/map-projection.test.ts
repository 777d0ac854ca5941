import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { headingOfY, openProjection } from "./map-projection.ts";

const AROME = "+proj=lcc +lon_0=15 +lat_0=63 +lat_1=63 +lat_2=63 +R=6.371e+06 +units=m +no_defs";
const ROTATED = "+proj=ob_tran +o_proj=longlat +o_lat_p=39.25 +o_lon_p=0 +lon_0=18";

test("a radius with an exponent is read as it is meant", () => {
  // The first node of AROME-MetCoOp's grid, latitude and longitude as its file gives them.
  const { lon, lat } = openProjection(AROME).inverse(-697442.1875, -229321.796875);
  assert.ok(Math.abs(lon - 2.26493258116629) < 1e-9, `${lon}`);
  assert.ok(Math.abs(lat - 60.3154954206665) < 1e-9, `${lat}`);
});

test("every projection comes back to where it began", () => {
  const strings = [
    AROME,
    ROTATED,
    `${ROTATED} +o_lon_p=30`,
    "+proj=stere +lat_0=90 +lat_ts=60 +lon_0=58 +R=6371000",
    "+proj=merc +lat_ts=51 +lon_0=0 +ellps=WGS84",
    "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +ellps=airy",
  ];
  const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  fc.assert(
    fc.property(
      degrees(-10, 10),
      degrees(45, 70),
      fc.constantFrom(...strings),
      (lon, lat, text) => {
        const map = openProjection(text);
        const { x, y } = map.forward(lon, lat);
        const back = map.inverse(x, y);
        assert.ok(Math.abs(back.lon - lon) < 1e-8 && Math.abs(back.lat - lat) < 1e-8, text);
      },
    ),
  );
});

test("a rotated pole stands where it is said to, and its equator's middle at lon_0", () => {
  const map = openProjection(ROTATED);
  assert.equal(map.inDegrees, true);
  const middle = map.inverse(0, 0);
  assert.ok(Math.abs(middle.lon - 18) < 1e-9 && Math.abs(middle.lat - 50.75) < 1e-9);
  const pole = map.inverse(0, 90);
  assert.ok(Math.abs(pole.lat - 39.25) < 1e-9);
  assert.ok(Math.abs(Math.abs(pole.lon) - 162) < 1e-9, `${pole.lon}`);
});

test("the map's y points north on its meridian and slants by the cone's sine beside it", () => {
  const map = openProjection(AROME);
  const straight = headingOfY(map, 0, 0);
  assert.ok(Math.abs(straight.east) < 1e-9 && Math.abs(straight.north - 1) < 1e-9);
  const { x, y } = map.forward(4, 62);
  const { east, north } = headingOfY(map, x, y);
  const slant = (Math.atan2(east, north) * 180) / Math.PI;
  // West of the map's meridian true north leans to the right of y, so y points to the west of it.
  // On the ellipsoid's ground the spherical map shears a direction by less than 0.1 degrees.
  assert.ok(Math.abs(slant + 11 * Math.sin((63 * Math.PI) / 180)) < 0.1, `${slant}`);
});

test("what is no projection in metres is refused with what came", () => {
  for (const text of ["", "Lambert", "+proj=nonsense", AROME.replace("=m", "=km")]) {
    assert.throws(() => openProjection(text), /expected a PROJ string in metres/, text);
  }
  assert.throws(() => openProjection("+proj=ob_tran +o_proj=moll"), /expected a rotated pole/);
});
