import { metres, type Metres, type Position } from "#units";
import { dataFault, readFeatures, readLine, readNumber, type Feature } from "./read-data.ts";

/** One straight piece of the line, and how far it may lie from the true one. */
export type LinePiece = {
  readonly from: Position;
  readonly to: Position;
  readonly accuracy: Metres;
};

/**
 * The UK/France line from west to east, and the limit with Belgium that closes the French side.
 */
export type WatchLine = {
  readonly pieces: readonly LinePiece[];
  readonly belgianLimit: readonly Position[];
};

const OFFICIAL = "uk-fr-territorial-sea-1988";
const WORKING = "sar-region-approx";
const BELGIAN_LIMIT = "fr-be-limit";
const ACCURACY_MOST_M = 100_000;

/** Reads `boundaries.geojson`; both lines must run from west to east without turning back. */
export function readWatchLine(value: unknown, field: string): WatchLine {
  const features = readFeatures(value, field, "LineString");
  const official = findLine(features, field, OFFICIAL);
  const working = findLine(features, field, WORKING);
  const isOfficial = ({ lon, lat }: Position): boolean =>
    official.points.some((point) => point.lon === lon && point.lat === lat);
  const pieces = working.points.slice(1).map((to, at) => {
    const from = working.points[at]!;
    const sure = isOfficial(from) && isOfficial(to);
    return { from, to, accuracy: sure ? official.accuracy : working.accuracy };
  });
  return { pieces, belgianLimit: findLine(features, field, BELGIAN_LIMIT).points };
}

function findLine(features: readonly Feature[], field: string, id: string) {
  const feature = features.find(({ properties }) => properties["id"] === id);
  if (feature === undefined) throw dataFault(`${field}.features`, `a line with id "${id}"`, []);
  const here = feature.field;
  const points = readLine(feature.coordinates, `${here}.geometry.coordinates`);
  points.slice(1).forEach((to, at) => {
    if (to.lon <= points[at]!.lon)
      throw dataFault(`${here}.geometry.coordinates[${at + 1}]`, "a point further east", to);
  });
  const accuracy = readNumber(
    feature.properties["accuracy_m"],
    `${here}.properties.accuracy_m`,
    0,
    ACCURACY_MOST_M,
  );
  return { points, accuracy: metres(accuracy) };
}

/** The latitude at which a west-east line passes `lon`, or null beyond its ends. */
export function latitudeAt(points: readonly Position[], lon: number): number | null {
  for (let at = 1; at < points.length; at += 1) {
    const from = points[at - 1]!;
    const to = points[at]!;
    if (lon >= from.lon && lon <= to.lon)
      return from.lat + ((lon - from.lon) / (to.lon - from.lon)) * (to.lat - from.lat);
  }
  return null;
}

/**
 * The point of a piece that is nearest to `position`, in a plane that is true to scale at the
 * position.
 */
export function nearestOn({ from, to }: LinePiece, position: Position): Position {
  const shrink = Math.cos((position.lat * Math.PI) / 180);
  const east = (to.lon - from.lon) * shrink;
  const north = to.lat - from.lat;
  const along =
    ((position.lon - from.lon) * shrink * east + (position.lat - from.lat) * north) /
    (east * east + north * north);
  const share = Math.min(1, Math.max(0, along));
  return {
    lon: from.lon + share * (to.lon - from.lon),
    lat: from.lat + share * (to.lat - from.lat),
  };
}
