import { isPosition, type Position } from "#units";

/**
 * What is wrong with a chart's data, naming the field: the data's fault, not the programmer's.
 */
export function dataFault(field: string, expected: string, came: unknown): Error {
  const shown = came === undefined ? "nothing" : (JSON.stringify(came) ?? typeof came);
  const short = shown.length > 60 ? `${shown.slice(0, 60)}…` : shown;
  return new Error(`Chart data, ${field}: expected ${expected}; came ${short}`);
}

export type Fields = Readonly<Record<string, unknown>>;

export function readFields(value: unknown, field: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw dataFault(field, "an object", value);
  return value as Fields;
}

export function readList(value: unknown, field: string): readonly unknown[] {
  if (!Array.isArray(value)) throw dataFault(field, "a list", value);
  return value;
}

export function readText(value: unknown, field: string): string {
  if (typeof value !== "string" || value === "") throw dataFault(field, "words", value);
  return value;
}

export function readNumber(value: unknown, field: string, least: number, most: number): number {
  if (typeof value !== "number" || !(value >= least && value <= most))
    throw dataFault(field, `a number ${least}..${most}`, value);
  return value;
}

export function readOneOf<Word extends string>(
  value: unknown,
  field: string,
  words: readonly Word[],
): Word {
  const word = words.find((known) => known === value);
  if (word === undefined) throw dataFault(field, `one of ${words.join(", ")}`, value);
  return word;
}

/** A GeoJSON coordinate pair, longitude first. */
export function readPoint(value: unknown, field: string): Position {
  const pair = readList(value, field);
  const [lon, lat] = pair;
  if (typeof lon !== "number" || typeof lat !== "number" || !isPosition({ lon, lat }))
    throw dataFault(field, "[longitude, latitude] in degrees", value);
  // Adding 0 turns -0 into 0: the meridian has one spelling.
  return { lon: lon + 0, lat: lat + 0 };
}

export function readLine(value: unknown, field: string): readonly Position[] {
  const points = readList(value, field).map((pair, at) => readPoint(pair, `${field}[${at}]`));
  if (points.length < 2) throw dataFault(field, "at least two points", value);
  return points;
}

/** A closed ring: first point = last point, at least three corners. */
export function readRing(value: unknown, field: string): readonly Position[] {
  const ring = readLine(value, field);
  const first = ring[0];
  const last = ring.at(-1);
  if (ring.length < 4 || first?.lon !== last?.lon || first?.lat !== last?.lat)
    throw dataFault(field, "a closed ring of three or more corners", value);
  return ring;
}

export type Feature = {
  readonly field: string;
  readonly properties: Fields;
  readonly coordinates: unknown;
};

/** The features of a GeoJSON FeatureCollection whose geometries are all of one `type`. */
export function readFeatures(
  value: unknown,
  field: string,
  type: "LineString" | "Polygon",
): readonly Feature[] {
  const collection = readFields(value, field);
  readOneOf(collection["type"], `${field}.type`, ["FeatureCollection"]);
  return readList(collection["features"], `${field}.features`).map((given, at) => {
    const here = `${field}.features[${at}]`;
    const feature = readFields(given, here);
    const geometry = readFields(feature["geometry"], `${here}.geometry`);
    readOneOf(geometry["type"], `${here}.geometry.type`, [type]);
    return {
      field: here,
      properties: readFields(feature["properties"], `${here}.properties`),
      coordinates: geometry["coordinates"],
    };
  });
}
