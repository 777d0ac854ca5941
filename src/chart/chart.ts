import { distanceMetres, metres, type Metres, type Position } from "#units";
import { readBanks, readLanes, type Bank, type Lane } from "./areas.ts";
import { isInFrame, isOnLand, readLand, type Land } from "./land.ts";
import { latitudeAt, nearestOn, readWatchLine, type WatchLine } from "./line.ts";
import { readPlaces, type Place } from "./place.ts";

/**
 * The parsed JSON of the five files, as `run` or `web` read them; nothing in them is trusted yet.
 */
export type ChartData = {
  /** data/coast/land.geojson */
  readonly land: unknown;
  /** data/gazetteer/places.json */
  readonly places: unknown;
  /** data/gazetteer/boundaries.geojson */
  readonly boundaries: unknown;
  /** data/gazetteer/sandbanks.geojson */
  readonly banks: unknown;
  /** data/gazetteer/tss_schematic.geojson */
  readonly lanes: unknown;
};

/** The sea chart in memory. It never changes after it was opened. */
export type Chart = {
  readonly land: Land;
  readonly places: readonly Place[];
  readonly line: WatchLine;
  readonly banks: readonly Bank[];
  readonly lanes: readonly Lane[];
};

/**
 * Checks the data and opens the chart. Throws one sentence that names the field, what was
 * expected and what came.
 */
export function openChart(data: ChartData): Chart {
  return {
    land: readLand(data.land, "land"),
    places: readPlaces(data.places, "places"),
    line: readWatchLine(data.boundaries, "boundaries"),
    banks: readBanks(data.banks, "banks"),
    lanes: readLanes(data.lanes, "lanes"),
  };
}

/**
 * Whether the chart knows anything about a position: 3° W to 5° E, 48.8° to 53° N in the shipped
 * data.
 */
export function isCharted(chart: Chart, position: Position): boolean {
  return isInFrame(chart.land.frame, position);
}

/**
 * Whether a position is on land by the high-water line of GSHHG. Charted lights lie 70 to 430 m
 * from that line and harbour moles up to 1 km, so within about 0.5 km of the shore the answer is
 * doubtful; drying banks and flats (Goodwins, Bay of the Somme) are sea. Off the chart the answer
 * is false: ask `isCharted` first.
 */
export function isLand(chart: Chart, position: Position): boolean {
  return isCharted(chart, position) && isOnLand(chart.land, position);
}

/**
 * The two watch areas, or neither: west of 0.5° W, beyond the Belgian limit, or off the chart.
 */
export type Side = "UK" | "FR" | "outside the charted line";

/**
 * On which side of the UK/France line a position lies. Between 50°49'N 1°16'E and 51°12'N 1°53'E
 * the line is that of the agreement of 2 November 1988 on the territorial sea (10 m); west and
 * east of it an equidistance line computed from the coast, to 3 km. It stands in for the line
 * between the two search and rescue regions, whose coordinates were not found: near it both
 * centres must be asked. A position exactly on the line counts as French, for want of a third.
 */
export function findSide(chart: Chart, position: Position): Side {
  if (!isCharted(chart, position)) return "outside the charted line";
  const { pieces, belgianLimit } = chart.line;
  const vertices = [pieces[0]!.from, ...pieces.map(({ to }) => to)];
  const lineLat = latitudeAt(vertices, position.lon);
  if (lineLat !== null) return position.lat > lineLat ? "UK" : "FR";
  const limitLat = latitudeAt(belgianLimit, position.lon);
  return limitLat !== null && position.lat < limitLat ? "FR" : "outside the charted line";
}

/**
 * How far the UK/France line is from a position, and how far the line itself may be off at that
 * point.
 */
export function findLine(
  chart: Chart,
  position: Position,
): { readonly distance: Metres; readonly accuracy: Metres } {
  let distance = metres(Number.POSITIVE_INFINITY);
  let accuracy = metres(0);
  for (const piece of chart.line.pieces) {
    const apart = distanceMetres(position, nearestOn(piece, position));
    if (apart < distance) [distance, accuracy] = [apart, piece.accuracy];
  }
  return { distance, accuracy };
}

/**
 * The shortest way from a position to the UK/France line of `findSide`, whichever side it lies
 * on.
 */
export function distanceToLine(chart: Chart, position: Position): Metres {
  return findLine(chart, position).distance;
}

/**
 * Whether a position may be within `within` of the UK/France line: the doubt about the line
 * itself (10 m in the strait, 3 km beyond it) counts as near, because a boat near the line is
 * both centres' boat.
 */
export function isNearLine(chart: Chart, position: Position, within: Metres): boolean {
  const { distance, accuracy } = findLine(chart, position);
  return distance <= within + accuracy;
}
