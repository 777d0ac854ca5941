import {
  findSeaWays,
  isCharted,
  openShore,
  seaWayFrom,
  type Chart,
  type SeaWays,
  type Shore,
} from "#chart";
import { distanceMetres, type Metres, type Position } from "#units";

/** A berth or station may stand so far ashore by the chart; her boat lies in the water there. */
const BERTH_METRES = 3_000;
/** Places, to a kilometre, of which the ways are remembered: a board of boats. */
const PLACES_MOST = 40;

/** How far it is over water; or why that is not known, and then nobody is told a time. */
export type SeaWay =
  | { readonly ok: true; readonly length: Metres }
  | { readonly ok: false; readonly why: "land in the way" | "beyond the chart" };

/**
 * The one place for travel over water, from a unit to a boat: the straight way where it meets no
 * land, else the shortest round it; none where there is none within some 145 km.
 */
export function openSeaWays(chart: Chart | null): (from: Position, to: Position) => SeaWay {
  const shore = chart === null ? null : openShore(chart);
  const known = new Map<string, SeaWays>();
  return (from, to) => {
    if (chart === null || shore === null || !isCharted(chart, from) || !isCharted(chart, to)) {
      return { ok: false, why: "beyond the chart" };
    }
    const [start, end] = [afloat(shore, from), afloat(shore, to)];
    if (start === null || end === null) return { ok: false, why: "land in the way" };
    if (shore.firstLand(start.lon, start.lat, end.lon, end.lat) === null) {
      return { ok: true, length: distanceMetres(start, end) };
    }
    const length = seaWayFrom(waysTo(shore, known, end), start);
    return length === null ? { ok: false, why: "land in the way" } : { ok: true, length };
  };
}

function waysTo(shore: Shore, known: Map<string, SeaWays>, to: Position): SeaWays {
  const name = `${Math.round(to.lon * 100)} ${Math.round(to.lat * 100)}`;
  const held = known.get(name);
  if (held !== undefined) return held;
  const ways = findSeaWays(shore, to);
  known.set(name, ways);
  for (const [oldest] of known) {
    if (known.size <= PLACES_MOST) break;
    known.delete(oldest);
  }
  return ways;
}

function afloat(shore: Shore, place: Position): Position | null {
  return shore.nearestWater(place.lon, place.lat, BERTH_METRES);
}
