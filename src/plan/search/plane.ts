import { position, type Position } from "#units";

/** Metres to the east and north of the origin of a plane. */
export type Spot = { readonly x: number; readonly y: number };

/**
 * The sea as a plane about a place. East and west are true at the latitude of the origin: 50 km to
 * the north or south they are 1 % off.
 */
export type Plane = {
  readonly spotOf: (place: Position) => Spot;
  readonly placeOf: (spot: Spot) => Position;
  readonly metresPerLon: number;
  readonly metresPerLat: number;
  readonly origin: Position;
};

/** On the sphere of the distances of `#units`. */
const METRES_PER_DEGREE = (Math.PI / 180) * 6_371_008.8;

export function planeAbout(origin: Position): Plane {
  const metresPerLon = METRES_PER_DEGREE * Math.cos((origin.lat * Math.PI) / 180);
  return {
    origin,
    metresPerLon,
    metresPerLat: METRES_PER_DEGREE,
    spotOf: ({ lon, lat }) => ({
      x: (lon - origin.lon) * metresPerLon,
      y: (lat - origin.lat) * METRES_PER_DEGREE,
    }),
    placeOf: ({ x, y }) =>
      position(origin.lon + x / metresPerLon, origin.lat + y / METRES_PER_DEGREE),
  };
}
