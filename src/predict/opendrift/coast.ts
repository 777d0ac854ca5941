import type { Pin } from "./geodesic.ts";

/** Whether a place is on land. */
export type LandTest = (lon: number, lat: number) => boolean;

/**
 * Moves a particle that is found on land to the first land node of the raster between its last
 * position and this one, rows of latitude first, as OpenDrift does: not the place where its way met
 * the coast. The last position is known to single precision. It stays where it is when no node is
 * land.
 */
export function strandPin(
  pin: Pin,
  from: Readonly<Pin>,
  precision: number,
  isLand: LandTest,
): void {
  const xs = nodes(from.lon, pin.lon, precision);
  const ys = nodes(from.lat, pin.lat, precision);
  for (const lat of ys) {
    for (const lon of xs) {
      if (!isLand(lon, lat)) continue;
      pin.lon = lon;
      pin.lat = lat;
      return;
    }
  }
}

function nodes(from: number, to: number, precision: number): readonly number[] {
  const span = Math.abs(to - from);
  const count = span > precision ? Math.floor(span / precision) : 1;
  const step = count > 1 ? (to - from) / (count - 1) : 0;
  return Array.from({ length: count }, (_, index) =>
    index === count - 1 && count > 1 ? to : from + index * step,
  );
}
