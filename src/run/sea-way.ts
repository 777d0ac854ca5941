import { isCharted, openShore, type Chart, type Shore } from "#chart";
import { distanceMetres, type Metres, type Position } from "#units";

/** A berth or station may stand so far ashore by the chart; her boat lies in the water there. */
const BERTH_METRES = 3_000;

/** How far it is over water; or why that is not known, and then nobody is told a time. */
export type SeaWay =
  | { readonly ok: true; readonly length: Metres }
  | { readonly ok: false; readonly why: "land in the way" | "beyond the chart" };

/**
 * The one place for travel over water. The straight way (a great circle and the chart's line part
 * by less than 20 m in 100 km here) where it meets no land; where it does, no length is given
 * rather than one through a headland.
 */
export function openSeaWays(chart: Chart | null): (from: Position, to: Position) => SeaWay {
  const shore = chart === null ? null : openShore(chart);
  return (from, to) => {
    if (chart === null || shore === null || !isCharted(chart, from) || !isCharted(chart, to)) {
      return { ok: false, why: "beyond the chart" };
    }
    const [start, end] = [afloat(shore, from), afloat(shore, to)];
    if (start === null || end === null) return { ok: false, why: "land in the way" };
    const isClear = shore.firstLand(start.lon, start.lat, end.lon, end.lat) === null;
    if (!isClear) return { ok: false, why: "land in the way" };
    return { ok: true, length: distanceMetres(start, end) };
  };
}

function afloat(shore: Shore, place: Position): Position | null {
  return shore.nearestWater(place.lon, place.lat, BERTH_METRES);
}
