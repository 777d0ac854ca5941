import type { Pin } from "./geodesic.ts";

/** Whether a place is on land. */
export type LandTest = (lon: number, lat: number) => boolean;

/** The first land node of a raster, and the one at sea before it; null when there is none. */
export type Crossing = { readonly land: Pin | null; readonly water: Pin | null };

/**
 * Where a particle that is found on land met it, as OpenDrift looks for it: along the raster
 * between its last position and this one, rows of latitude first, not along its way.
 */
export function crossingBetween(
  from: Readonly<Pin>,
  pin: Readonly<Pin>,
  precision: number,
  isLand: LandTest,
): Crossing {
  const xs = nodes(from.lon, pin.lon, precision);
  const ys = nodes(from.lat, pin.lat, precision);
  let water: Pin | null = null;
  for (const lat of ys) {
    for (const lon of xs) {
      if (isLand(lon, lat)) return { land: { lon, lat }, water };
      water = { lon, lat };
    }
  }
  return { land: null, water };
}

function nodes(from: number, to: number, precision: number): readonly number[] {
  const span = Math.abs(to - from);
  const count = span > precision ? Math.floor(span / precision) : 1;
  const step = count > 1 ? (to - from) / (count - 1) : 0;
  return Array.from({ length: count }, (_, index) =>
    index === count - 1 && count > 1 ? to : from + index * step,
  );
}
