import type { TrackPoint } from "#intake";
import { unitsOf, type Picture, type Unit } from "#picture";
import type { Telemetry } from "./telemetry.ts";

/**
 * Each unit with its last position by its own AIS (`mmsi`) or its instruments (a feed whose `unit`
 * is its id); null where none was heard.
 */
export function unitPositions(
  picture: Picture,
  telemetry: Pick<Telemetry, "latest"> | null,
): readonly { readonly unit: Unit; readonly point: TrackPoint | null }[] {
  return unitsOf(picture).map((unit) => {
    const names = [`unit:${unit.id}`, ...(unit.mmsi === null ? [] : [`mmsi:${unit.mmsi}`])];
    const points = names.flatMap((vessel) => telemetry?.latest(vessel) ?? []);
    const [newest = null] = points.toSorted((one, other) => other.atMs - one.atMs);
    return { unit, point: newest };
  });
}
