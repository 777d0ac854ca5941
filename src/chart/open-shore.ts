import { position, type Position } from "#units";
import type { Chart } from "./chart.ts";
import { clearanceAt, measureClearance, readClearance, type Clearance } from "./clearance.ts";
import type { SampleGrid } from "./flow.ts";
import { isInFrame, isOnLand, rowsBetween, type Land } from "./land.ts";
import type { Shore } from "./shore.ts";

const RADIANS = Math.PI / 180;
/** Metres in a degree of latitude; to 0.5 % on the chart. */
const DEGREE_M = 111_250;
/** What meets the coast stays this far before it. */
const BEFORE_LAND_M = 0.5;
/** How far beyond the coast the nearest water is: clear of the doubt of its line. */
const BEYOND_LAND_M = 30;
/** Cells that a lattice over the whole chart may have to be laid out: 16 MB. */
const CELLS_MOST = 4_000_000;
/** Nodes are the same within such a share of a step. */
const CLOSE = 1e-3;

/**
 * The chart's coast as a drifting thing meets it. The clearance is measured when first asked for.
 */
export function openShore({ land }: Chart): Shore {
  let measured: Clearance | null = null;
  let laid: Laid | null = null;
  const clearance = (): Clearance => (measured ??= measureClearance(land));
  return {
    isLand: (lon, lat) => isDry(land, lon, lat),
    clearanceInto(grid, out) {
      laid = laid !== null && covers(laid.grid, grid) ? laid : layOut(clearance(), grid);
      copyCells(laid, grid, out);
    },
    clearanceAt: (lon, lat) => clearanceAt(clearance(), lon, lat),
    firstLand: (fromLon, fromLat, toLon, toLat) => firstLand(land, fromLon, fromLat, toLon, toLat),
    nearestWater: (lon, lat, within) => nearestWater(land, lon, lat, within),
  };
}

/** The clearance of the cells of one grid. */
type Laid = { readonly grid: SampleGrid; readonly metres: Float32Array };

/** Boxes on one lattice follow one another: the whole chart is laid out on it, and they copy. */
function layOut(clearance: Clearance, asked: SampleGrid): Laid {
  const { west, south, east, north } = clearance.frame;
  const { stepLon, stepLat } = asked;
  const before = Math.max(0, Math.ceil((asked.west - west) / stepLon));
  const below = Math.max(0, Math.ceil((asked.south - south) / stepLat));
  const after = Math.max(asked.columns, Math.ceil((east - asked.west) / stepLon) + 1);
  const above = Math.max(asked.rows, Math.ceil((north - asked.south) / stepLat) + 1);
  const all = {
    west: asked.west - before * stepLon,
    south: asked.south - below * stepLat,
    stepLon,
    stepLat,
    columns: before + after,
    rows: below + above,
  };
  // Far from the chart, or finer than it: no more than was asked for.
  const grid = all.columns * all.rows > CELLS_MOST ? asked : all;
  const metres = new Float32Array((grid.columns - 1) * (grid.rows - 1));
  readClearance(clearance, grid, metres);
  return { grid, metres };
}

/** Whether a grid has its nodes among those of another. */
function covers(all: SampleGrid, grid: SampleGrid): boolean {
  if (all.stepLon !== grid.stepLon || all.stepLat !== grid.stepLat) return false;
  const column = (grid.west - all.west) / all.stepLon;
  const row = (grid.south - all.south) / all.stepLat;
  return (
    Math.abs(column - Math.round(column)) < CLOSE &&
    Math.abs(row - Math.round(row)) < CLOSE &&
    column > -CLOSE &&
    row > -CLOSE &&
    column + grid.columns < all.columns + CLOSE &&
    row + grid.rows < all.rows + CLOSE
  );
}

function copyCells({ grid: all, metres }: Laid, grid: SampleGrid, out: Float32Array): void {
  const column = Math.round((grid.west - all.west) / all.stepLon);
  const row = Math.round((grid.south - all.south) / all.stepLat);
  const [from, to] = [all.columns - 1, grid.columns - 1];
  for (let r = 0; r < grid.rows - 1; r += 1) {
    const start = (row + r) * from + column;
    out.set(metres.subarray(start, start + to), r * to);
  }
}

function isDry(land: Land, lon: number, lat: number): boolean {
  const place = { lon, lat };
  return isInFrame(land.frame, place) && isOnLand(land, place);
}

function firstLand(
  land: Land,
  fromLon: number,
  fromLat: number,
  toLon: number,
  toLat: number,
): Position | null {
  const east = toLon - fromLon;
  const north = toLat - fromLat;
  let first = Infinity;
  const { first: southmost, last } = rowsBetween(
    land,
    Math.min(fromLat, toLat),
    Math.max(fromLat, toLat),
  );
  for (let row = southmost; row <= last; row += 1)
    first = Math.min(first, firstCrossing(land.rows[row]!, fromLon, fromLat, east, north));
  if (first === Infinity) return null;
  if (isDry(land, fromLon, fromLat)) return position(fromLon, fromLat);
  const length = Math.hypot(east * Math.cos(fromLat * RADIANS), north) * DEGREE_M;
  // In a corner the point before the line may be behind another edge: halve until it is not.
  for (let back = BEFORE_LAND_M; back < first * length; back *= 2) {
    const share = first - back / length;
    const met = { lon: fromLon + share * east, lat: fromLat + share * north };
    if (!isDry(land, met.lon, met.lat)) return position(met.lon, met.lat);
  }
  return position(fromLon, fromLat);
}

/** The share of a way at which it first meets an edge, its ends included; Infinity for none. */
function firstCrossing(
  edges: readonly number[],
  fromLon: number,
  fromLat: number,
  east: number,
  north: number,
): number {
  let first = Infinity;
  const west = Math.min(fromLon, fromLon + east);
  const eastmost = Math.max(fromLon, fromLon + east);
  for (let at = 0; at < edges.length; at += 4) {
    const startLon = edges[at]!;
    const endLon = edges[at + 2]!;
    if (Math.max(startLon, endLon) < west || Math.min(startLon, endLon) > eastmost) continue;
    const startLat = edges[at + 1]!;
    const alongLon = endLon - startLon;
    const alongLat = edges[at + 3]! - startLat;
    const turn = east * alongLat - north * alongLon;
    if (turn === 0) continue;
    const offLon = startLon - fromLon;
    const offLat = startLat - fromLat;
    const share = (offLon * alongLat - offLat * alongLon) / turn;
    const onEdge = (offLon * north - offLat * east) / turn;
    if (share >= 0 && share <= 1 && onEdge >= -1e-9 && onEdge <= 1 + 1e-9)
      first = Math.min(first, share);
  }
  return first;
}

/** Most who are on land are on the beach: what is near is looked at first. */
const NEAR_M = 500;

function nearestWater(land: Land, lon: number, lat: number, within: number): Position | null {
  if (!isDry(land, lon, lat)) return position(lon, lat);
  const near = within > NEAR_M ? waterWithin(land, lon, lat, NEAR_M) : null;
  return near ?? waterWithin(land, lon, lat, within);
}

function waterWithin(land: Land, lon: number, lat: number, within: number): Position | null {
  const reach = within / DEGREE_M;
  const squeeze = Math.cos(lat * RADIANS);
  const found: { off: number; lon: number; lat: number }[] = [];
  const rows = rowsBetween(land, lat - reach, lat + reach);
  for (const edges of land.rows.slice(rows.first, rows.last + 1)) {
    for (let at = 0; at < edges.length; at += 4) {
      const x = (edges[at]! - lon) * squeeze;
      const y = edges[at + 1]! - lat;
      const alongX = (edges[at + 2]! - edges[at]!) * squeeze;
      const alongY = edges[at + 3]! - edges[at + 1]!;
      const square = alongX * alongX + alongY * alongY;
      const share =
        square === 0 ? 0 : Math.min(1, Math.max(0, -(x * alongX + y * alongY) / square));
      const nearX = x + share * alongX;
      const nearY = y + share * alongY;
      const off = Math.hypot(nearX, nearY);
      if (off <= reach) found.push({ off, lon: lon + nearX / squeeze, lat: lat + nearY });
    }
  }
  for (const near of found.toSorted((one, other) => one.off - other.off)) {
    const beyond = 1 + BEYOND_LAND_M / DEGREE_M / Math.max(near.off, 1e-9);
    const [waterLon, waterLat] = [lon + (near.lon - lon) * beyond, lat + (near.lat - lat) * beyond];
    if (isInFrame(land.frame, { lon: waterLon, lat: waterLat }) && !isDry(land, waterLon, waterLat))
      return position(waterLon, waterLat);
  }
  return null;
}
