import { assert } from "./assert.ts";
import { metres, type Metres } from "./quantity.ts";

/**
 * A place on WGS 84 in degrees, longitude first; east and north positive. Longitude 0 is a place.
 */
export type Position = { readonly lon: number; readonly lat: number };

/** Mean Earth radius R1 = 6 371 008.8 m (IUGG; Moritz 2000, J. Geodesy 74, 128). */
const EARTH_RADIUS_M = 6_371_008.8;
const RADIANS = Math.PI / 180;

export function isPosition(value: Position): boolean {
  return (
    Number.isFinite(value.lon) &&
    Number.isFinite(value.lat) &&
    Math.abs(value.lon) <= 180 &&
    Math.abs(value.lat) <= 90
  );
}

/** A position in degrees. Throws on a value off the globe or NaN: NaN never leaves a function. */
export function position(lon: number, lat: number): Position {
  const made = { lon: lon + 0, lat: lat + 0 };
  assert(
    isPosition(made),
    `expected longitude -180..180 and latitude -90..90; came ${lon}, ${lat}`,
  );
  return made;
}

/** Great-circle distance by the haversine formula (Sinnott 1984); within 0.5 % of the ellipsoid. */
export function distanceMetres(from: Position, to: Position): Metres {
  const half = (degrees: number): number => Math.sin((degrees * RADIANS) / 2);
  const chord =
    half(to.lat - from.lat) ** 2 +
    Math.cos(from.lat * RADIANS) * Math.cos(to.lat * RADIANS) * half(to.lon - from.lon) ** 2;
  return metres(2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(chord))));
}

/** Initial great-circle bearing in degrees true, 0 <= bearing < 360. */
export function bearingDegrees(from: Position, to: Position): number {
  const fromLat = from.lat * RADIANS;
  const toLat = to.lat * RADIANS;
  const east = (to.lon - from.lon) * RADIANS;
  const y = Math.sin(east) * Math.cos(toLat);
  const x =
    Math.cos(fromLat) * Math.sin(toLat) - Math.sin(fromLat) * Math.cos(toLat) * Math.cos(east);
  return (Math.atan2(y, x) / RADIANS + 360) % 360;
}
