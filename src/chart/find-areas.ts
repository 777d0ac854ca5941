import { distanceMetres, metres, type Position } from "#units";
import type { Bank, Lane } from "./areas.ts";
import type { Chart } from "./chart.ts";
import { nearestOn } from "./line.ts";

/** The lane a position lies in by the schematic outlines (to 2.5 km), or null. */
export function findLane(chart: Chart, position: Position): Lane | null {
  return chart.lanes.find(({ outline }) => isInside(outline, position)) ?? null;
}

/** Whether a position lies in a lane of the Dover Strait separation scheme, to 2.5 km. */
export function isInLane(chart: Chart, position: Position): boolean {
  return findLane(chart, position) !== null;
}

/**
 * The bank a position lies on: within half its width of its schematic centre line (to 2 km), or
 * null.
 */
export function findBank(chart: Chart, position: Position): Bank | null {
  return chart.banks.find((bank) => isOnBank(bank, position)) ?? null;
}

function isOnBank({ centreLine, width }: Bank, position: Position): boolean {
  return centreLine.slice(1).some((to, at) => {
    const piece = { from: centreLine[at]!, to, accuracy: metres(0) };
    return distanceMetres(position, nearestOn(piece, position)) <= width / 2;
  });
}

function isInside(ring: readonly Position[], { lon, lat }: Position): boolean {
  let inside = false;
  ring.slice(1).forEach((to, at) => {
    const from = ring[at]!;
    if (from.lat <= lat === to.lat <= lat) return;
    const crossing = from.lon + ((lat - from.lat) / (to.lat - from.lat)) * (to.lon - from.lon);
    if (crossing > lon) inside = !inside;
  });
  return inside;
}
