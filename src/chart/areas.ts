import { metres, type Metres, type Position } from "#units";
import {
  readFeatures,
  readLine,
  readList,
  readNumber,
  readOneOf,
  readRing,
  readText,
  type Fields,
} from "./read-data.ts";

/** A sandbank as a centre line and a width: schematic, to about `accuracy`. */
export type Bank = {
  readonly name: string;
  readonly country: "GB" | "FR";
  readonly centreLine: readonly Position[];
  readonly width: Metres;
  readonly source: string;
  readonly accuracy: Metres;
};

/** A traffic lane of the Dover Strait separation scheme: schematic, not the IMO's coordinates. */
export type Lane = {
  readonly id: string;
  readonly name: string;
  /** The general direction of traffic, degrees true. */
  readonly directionDegrees: number;
  readonly outline: readonly Position[];
  readonly source: string;
  readonly accuracy: Metres;
};

const ACCURACY_MOST_M = 100_000;
const WIDTH_MOST_KM = 100;

function readAccuracy(properties: Fields, field: string): Metres {
  const given = properties["accuracy_m"];
  return metres(readNumber(given, `${field}.properties.accuracy_m`, 0, ACCURACY_MOST_M));
}

/** Reads `sandbanks.geojson`. */
export function readBanks(value: unknown, field: string): readonly Bank[] {
  return readFeatures(value, field, "LineString").map(
    ({ field: here, properties, coordinates }) => {
      const widthKm = properties["width_km"];
      return {
        name: readText(properties["name"], `${here}.properties.name`),
        country: readOneOf(properties["country"], `${here}.properties.country`, ["GB", "FR"]),
        centreLine: readLine(coordinates, `${here}.geometry.coordinates`),
        width: metres(1000 * readNumber(widthKm, `${here}.properties.width_km`, 0, WIDTH_MOST_KM)),
        source: readText(properties["source"], `${here}.properties.source`),
        accuracy: readAccuracy(properties, here),
      };
    },
  );
}

/** Reads `tss_schematic.geojson`. */
export function readLanes(value: unknown, field: string): readonly Lane[] {
  return readFeatures(value, field, "Polygon").map(({ field: here, properties, coordinates }) => {
    const direction = properties["general_direction_deg"];
    const at = `${here}.geometry.coordinates`;
    return {
      id: readText(properties["id"], `${here}.properties.id`),
      name: readText(properties["name"], `${here}.properties.name`),
      directionDegrees: readNumber(direction, `${here}.properties.general_direction_deg`, 0, 360),
      outline: readRing(readList(coordinates, at)[0], `${at}[0]`),
      source: readText(properties["status"], `${here}.properties.status`),
      accuracy: readAccuracy(properties, here),
    };
  });
}
