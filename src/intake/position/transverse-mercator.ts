import type { Position } from "#units";

/**
 * WGS 84 third flattening n = f / (2 - f), f = 1/298.257223563, and the radius A of the sphere of
 * the same meridian length (Karney 2011, "Transverse Mercator with an accuracy of a few
 * nanometers", J. Geodesy 85, 475, eq. 14).
 */
const N = 1 / (2 * 298.257223563 - 1);
const RADIUS_M = (6_378_137 / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64);
/** Karney 2011, eq. 36, to the fourth order in n: less than a millimetre within a UTM zone. */
const BETA = [
  N / 2 - (2 / 3) * N ** 2 + (37 / 96) * N ** 3 - N ** 4 / 360,
  N ** 2 / 48 + N ** 3 / 15 - (437 / 1440) * N ** 4,
  (17 / 480) * N ** 3 - (37 / 840) * N ** 4,
  (4397 / 161_280) * N ** 4,
] as const;
/** From conformal to geographic latitude: Snyder 1987 (USGS PP 1395), eq. 3-5, in terms of n. */
const DELTA = [
  2 * N - (2 / 3) * N ** 2 - 2 * N ** 3 + (116 / 45) * N ** 4,
  (7 / 3) * N ** 2 - (8 / 5) * N ** 3 - (227 / 45) * N ** 4,
  (56 / 15) * N ** 3 - (136 / 35) * N ** 4,
  (4279 / 630) * N ** 4,
] as const;

/** Scale on the central meridian, and the false origin in metres (DMA TM 8358.2, 1989). */
const SCALE = 0.9996;
const FALSE_EAST_M = 500_000;
export const FALSE_NORTH_SOUTH_M = 10_000_000;

/** The place of a UTM grid point: metres east and north, the north counted from the equator. */
export function utmPlace(zone: number, east: number, northOfEquator: number): Position {
  const xi = northOfEquator / (SCALE * RADIUS_M);
  const eta = (east - FALSE_EAST_M) / (SCALE * RADIUS_M);
  let [xiPrime, etaPrime] = [xi, eta];
  BETA.forEach((beta, index) => {
    const order = 2 * (index + 1);
    xiPrime -= beta * Math.sin(order * xi) * Math.cosh(order * eta);
    etaPrime -= beta * Math.cos(order * xi) * Math.sinh(order * eta);
  });
  const conformal = Math.asin(Math.sin(xiPrime) / Math.cosh(etaPrime));
  let latitude = conformal;
  DELTA.forEach((delta, index) => {
    latitude += delta * Math.sin(2 * (index + 1) * conformal);
  });
  const longitude = Math.atan2(Math.sinh(etaPrime), Math.cos(xiPrime));
  const degrees = (radians: number): number => (radians * 180) / Math.PI;
  return { lon: degrees(longitude) + zone * 6 - 183, lat: degrees(latitude) };
}
