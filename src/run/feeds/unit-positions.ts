import type { TrackPoint } from "#intake";
import { betterWhere, unitsOf, type Picture, type Unit, type Whereabouts } from "#picture";
import { instantFromMs, metres } from "#units";
import type { Telemetry } from "./telemetry.ts";

export type Heard = Pick<Telemetry, "latest">;

/**
 * Each unit with its last position by its own AIS (`mmsi`) or its instruments (a feed whose `unit`
 * is its id); null where none was heard.
 */
export function unitPositions(
  picture: Picture,
  telemetry: Heard | null,
): readonly { readonly unit: Unit; readonly point: TrackPoint | null }[] {
  return unitsOf(picture).map((unit) => ({ unit, point: heardOf(unit, telemetry) }));
}

/** The last position of a unit that a machine heard. */
export function heardOf(
  { id, mmsi }: Pick<Unit, "id" | "mmsi">,
  telemetry: Heard | null,
): TrackPoint | null {
  const names = [`unit:${id}`, ...(mmsi === null ? [] : [`mmsi:${mmsi}`])];
  const points = names.flatMap((vessel) => telemetry?.latest(vessel) ?? []);
  const [newest = null] = points.toSorted((one, other) => other.atMs - one.atMs);
  return newest;
}

/** Where a unit is, by machine or by word; null: where unknown. */
export function whereUnit(
  unit: Pick<Unit, "id" | "mmsi" | "told">,
  telemetry: Heard | null,
): Whereabouts | null {
  const point = heardOf(unit, telemetry);
  return betterWhere(point === null ? null : whereHeard(point), unit.told);
}

export function whereHeard({ lon, lat, radius, atMs, method }: TrackPoint): Whereabouts {
  const at = instantFromMs(Math.round(atMs));
  return { position: { lon, lat }, radius: metres(radius), at, how: "heard", method };
}
