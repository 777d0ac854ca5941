import type { Metres, Position } from "#units";

/** One degree of latitude on the mean Earth (radius 6 371 008.8 m, IUGG R1), in metres. */
const METRES_PER_DEGREE = 111_195.08;
const CORNERS = 64;

/**
 * A closed ring of points `radius` true metres around a position, for a map; good below 100 km and
 * 85° of latitude.
 */
export function ringAround(centre: Position, radius: Metres): [number, number][] {
  const north = radius / METRES_PER_DEGREE;
  const east = north / Math.cos((centre.lat * Math.PI) / 180);
  return Array.from({ length: CORNERS + 1 }, (_, corner) => {
    const angle = ((corner % CORNERS) / CORNERS) * 2 * Math.PI;
    return [centre.lon + east * Math.cos(angle), centre.lat + north * Math.sin(angle)];
  });
}
