import type { Position } from "#units";

/** Kilometres in a degree of latitude on the mean sphere (R1, see #units). */
const KM_PER_DEGREE = 111.195;

/** A flat map around a place, kilometres east and north; good to 1 % within 300 km. */
export type Plane = {
  readonly origin: Position;
  readonly kmPerDegreeEast: number;
};

export function planeAround(origin: Position): Plane {
  // A report from a pole must not divide by zero; nobody is matched there.
  const cosine = Math.max(0.01, Math.cos((origin.lat * Math.PI) / 180));
  return { origin, kmPerDegreeEast: KM_PER_DEGREE * cosine };
}

export function eastOf(plane: Plane, at: Position): number {
  // The shorter way around the globe: 179° E and 179° W are neighbours.
  const turn = ((((at.lon - plane.origin.lon + 180) % 360) + 360) % 360) - 180;
  return turn * plane.kmPerDegreeEast;
}

export function northOf(plane: Plane, at: Position): number {
  return (at.lat - plane.origin.lat) * KM_PER_DEGREE;
}

export function placeAt(plane: Plane, east: number, north: number): Position {
  const lat = plane.origin.lat + north / KM_PER_DEGREE;
  return { lon: plane.origin.lon + east / plane.kmPerDegreeEast, lat };
}
