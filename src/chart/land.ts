import type { Position } from "#units";
import {
  dataFault,
  readFeatures,
  readFields,
  readList,
  readNumber,
  readRing,
} from "./read-data.ts";

/** The frame of the chart, degrees. Outside it nothing is known: neither land nor sea. */
export type Frame = {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
};

/**
 * Shore edges sorted into rows of latitude; an edge is four numbers: from lon, from lat, to lon,
 * to lat.
 */
export type Land = {
  readonly frame: Frame;
  readonly rows: readonly (readonly number[])[];
};

/** About 1.1 km of latitude a row: some 25 edges a row in the shipped coast. */
const ROWS_PER_DEGREE = 100;

/** Reads the coast: a GeoJSON FeatureCollection of polygons with its `bbox`. */
export function readLand(value: unknown, field: string): Land {
  const frame = readFrame(readFields(value, field)["bbox"], `${field}.bbox`);
  const rows: number[][] = Array.from(
    { length: Math.ceil((frame.north - frame.south) * ROWS_PER_DEGREE) + 1 },
    () => [],
  );
  const features = readFeatures(value, field, "Polygon");
  if (features.length === 0) throw dataFault(`${field}.features`, "at least one polygon", []);
  for (const { field: here, coordinates } of features) {
    const rings = readList(coordinates, `${here}.geometry.coordinates`);
    rings.forEach((given, at) => {
      const ring = readRing(given, `${here}.geometry.coordinates[${at}]`);
      // The outer ring counts +1 and a hole -1, however each was drawn.
      addRing(rows, frame, isAnticlockwise(ring) === (at === 0) ? ring : ring.toReversed());
    });
  }
  return { frame, rows };
}

function readFrame(value: unknown, field: string): Frame {
  const sides = readList(value, field);
  const west = readNumber(sides[0], `${field}[0]`, -180, 180);
  const south = readNumber(sides[1], `${field}[1]`, -90, 90);
  const east = readNumber(sides[2], `${field}[2]`, west, 180);
  const north = readNumber(sides[3], `${field}[3]`, south, 90);
  return { west, south, east, north };
}

function isAnticlockwise(ring: readonly Position[]): boolean {
  let twiceArea = 0;
  ring.forEach((from, at) => {
    const to = ring[at + 1];
    if (to !== undefined) twiceArea += from.lon * to.lat - to.lon * from.lat;
  });
  return twiceArea > 0;
}

function addRing(rows: number[][], frame: Frame, ring: readonly Position[]): void {
  for (let at = 1; at < ring.length; at += 1) {
    const from = ring[at - 1]!;
    const to = ring[at]!;
    const first = rowOf(frame, Math.min(from.lat, to.lat));
    const last = rowOf(frame, Math.max(from.lat, to.lat));
    for (let row = Math.max(0, first); row <= Math.min(rows.length - 1, last); row += 1)
      rows[row]!.push(from.lon, from.lat, to.lon, to.lat);
  }
}

function rowOf(frame: Frame, lat: number): number {
  return Math.floor((lat - frame.south) * ROWS_PER_DEGREE);
}

/** Whether a position is inside the frame, its edge included. */
export function isInFrame(frame: Frame, { lon, lat }: Position): boolean {
  return lon >= frame.west && lon <= frame.east && lat >= frame.south && lat <= frame.north;
}

/** The rows of edges that latitudes from `south` to `north` touch; none when last < first. */
export function rowsBetween(
  land: Land,
  south: number,
  north: number,
): { readonly first: number; readonly last: number } {
  return {
    first: Math.max(0, rowOf(land.frame, south)),
    last: Math.min(rowOf(land.frame, north), land.rows.length - 1),
  };
}

/**
 * Winding number over the edges of one row (Sunday 2001): polygons that touch or overlap after
 * simplification do not cancel. No allocation, no call inside the loop.
 */
export function isOnLand(land: Land, { lon, lat }: Position): boolean {
  const row = land.rows[rowOf(land.frame, lat)];
  if (row === undefined) return false;
  let winding = 0;
  for (let at = 0; at < row.length; at += 4) {
    const fromLat = row[at + 1]!;
    const toLat = row[at + 3]!;
    if (fromLat <= lat === toLat <= lat) continue;
    const fromLon = row[at]!;
    const crossing = fromLon + ((lat - fromLat) / (toLat - fromLat)) * (row[at + 2]! - fromLon);
    if (crossing > lon) winding += toLat > fromLat ? 1 : -1;
  }
  return winding !== 0;
}
