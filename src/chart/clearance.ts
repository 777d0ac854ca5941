import type { SampleGrid } from "./flow.ts";
import { isOnLand, type Frame, type Land } from "./land.ts";

/** Metres in a degree of latitude where it is shortest on the chart, rounded down. */
const DEGREE_M = 111_100;
/** About 0.43 km by 0.42 km at the north of the chart. */
const STEP_LAT = 1 / 256;
const STEP_LON = 1 / 160;
/** No step is longer; beyond it nobody asks. */
const FARTHEST_M = 50_000;

/** How far the middle of each small cell of the chart is from that of the nearest with land. */
export type Clearance = {
  readonly frame: Frame;
  readonly columns: number;
  readonly rows: number;
  /** Metres between middles, row * columns + column, rows from south to north. */
  readonly metres: Float32Array;
  /** From the middle of a cell to its farthest corner, twice: the doubt of a distance. */
  readonly diagonal: number;
};

/** Measures the clearance of the whole chart, once. */
export function measureClearance(land: Land): Clearance {
  const { frame } = land;
  const columns = Math.ceil((frame.east - frame.west) / STEP_LON);
  const rows = Math.ceil((frame.north - frame.south) / STEP_LAT);
  const touched = new Uint8Array(columns * rows);
  markShore(land, touched, columns, rows);
  markInland(land, touched, columns, rows);
  // The narrowest cells are the northernmost: no distance comes out too long.
  const width = STEP_LON * DEGREE_M * Math.cos((frame.north * Math.PI) / 180);
  const height = STEP_LAT * DEGREE_M;
  return {
    frame,
    columns,
    rows,
    metres: distances(touched, columns, rows, width, height),
    diagonal: Math.hypot(width, height) * 1.05,
  };
}

/**
 * For every cell of the grid a distance that is never more than that from any point of it to the
 * nearest land; 0 where it may touch land.
 */
export function readClearance(
  { frame, columns, rows, metres, diagonal }: Clearance,
  grid: SampleGrid,
  out: Float32Array,
): void {
  const across = cellsOf(grid.west, grid.stepLon, grid.columns, frame.west, STEP_LON, columns);
  const up = cellsOf(grid.south, grid.stepLat, grid.rows, frame.south, STEP_LAT, rows);
  for (let row = 0; row < grid.rows - 1; row += 1) {
    for (let column = 0; column < grid.columns - 1; column += 1) {
      let least = FARTHEST_M;
      for (let r = up[row]!; r <= up[row + 1]!; r += 1)
        for (let c = across[column]!; c <= across[column + 1]!; c += 1)
          least = Math.min(least, metres[r * columns + c]!);
      out[row * (grid.columns - 1) + column] = Math.max(0, least - diagonal);
    }
  }
}

/**
 * The chart's cell at each line of a grid. A place off the chart is no nearer to land than the
 * chart's nearest edge, as land lies within it.
 */
function cellsOf(
  from: number,
  step: number,
  lines: number,
  start: number,
  size: number,
  most: number,
): Int32Array {
  return Int32Array.from({ length: lines }, (_, line) =>
    Math.min(Math.max(Math.floor((from + line * step - start) / size), 0), most - 1),
  );
}

/** A distance that is never more than that from a place to the nearest land; degrees to metres. */
export function clearanceAt(
  { frame, columns, rows, metres, diagonal }: Clearance,
  lon: number,
  lat: number,
): number {
  const column = Math.min(Math.max(Math.floor((lon - frame.west) / STEP_LON), 0), columns - 1);
  const row = Math.min(Math.max(Math.floor((lat - frame.south) / STEP_LAT), 0), rows - 1);
  return Math.max(0, metres[row * columns + column]! - diagonal);
}

/** Marks every cell through which an edge of the coast goes. */
function markShore(land: Land, touched: Uint8Array, columns: number, rows: number): void {
  const { west, south } = land.frame;
  const clamp = (value: number, most: number): number =>
    Math.min(Math.max(Math.floor(value), 0), most - 1);
  for (const row of land.rows) {
    for (let at = 0; at < row.length; at += 4) {
      const [fromX, toX] = [(row[at]! - west) / STEP_LON, (row[at + 2]! - west) / STEP_LON];
      const [fromY, toY] = [(row[at + 1]! - south) / STEP_LAT, (row[at + 3]! - south) / STEP_LAT];
      const [low, high] = [Math.min(fromY, toY), Math.max(fromY, toY)];
      const xAt = (y: number): number =>
        high === low
          ? fromX
          : fromX + ((Math.min(Math.max(y, low), high) - fromY) / (toY - fromY)) * (toX - fromX);
      for (let r = clamp(low, rows); r <= clamp(high, rows); r += 1) {
        const [one, other] = high === low ? [fromX, toX] : [xAt(r), xAt(r + 1)];
        const last = clamp(Math.max(one, other), columns);
        for (let c = clamp(Math.min(one, other), columns); c <= last; c += 1)
          touched[r * columns + c] = 1;
      }
    }
  }
}

/** Marks the cells that are land without an edge in them. */
function markInland(land: Land, touched: Uint8Array, columns: number, rows: number): void {
  const { west, south } = land.frame;
  for (let r = 0; r < rows; r += 1) {
    const lat = south + (r + 0.5) * STEP_LAT;
    let inland = false;
    let known = false;
    for (let c = 0; c < columns; c += 1) {
      const cell = r * columns + c;
      if (touched[cell] === 1) {
        known = false;
        continue;
      }
      // Between two edges all cells are alike.
      if (!known) inland = isOnLand(land, { lon: west + (c + 0.5) * STEP_LON, lat });
      known = true;
      if (inland) touched[cell] = 1;
    }
  }
}

/**
 * Exact Euclidean distances between middles (Felzenszwalb & Huttenlocher 2012, Theory Comput. 8).
 */
function distances(
  touched: Uint8Array,
  columns: number,
  rows: number,
  width: number,
  height: number,
): Float32Array {
  const squares = new Float64Array(columns * rows);
  for (let cell = 0; cell < squares.length; cell += 1)
    squares[cell] = touched[cell] === 1 ? 0 : Infinity;
  const line = new Float64Array(Math.max(columns, rows));
  const lower = openEnvelope(Math.max(columns, rows));
  for (let c = 0; c < columns; c += 1) {
    for (let r = 0; r < rows; r += 1) line[r] = squares[r * columns + c]!;
    lower(line, rows, height, (r, value) => (squares[r * columns + c] = value));
  }
  for (let r = 0; r < rows; r += 1) {
    for (let c = 0; c < columns; c += 1) line[c] = squares[r * columns + c]!;
    lower(line, columns, width, (c, value) => (squares[r * columns + c] = value));
  }
  return Float32Array.from(squares, (square) => Math.min(Math.sqrt(square), FARTHEST_M));
}

/** The lower envelope of parabolas over a line of squared distances. */
function openEnvelope(most: number) {
  const centres = new Int32Array(most);
  const bounds = new Float64Array(most + 1);
  return (
    line: Float64Array,
    length: number,
    spacing: number,
    put: (at: number, value: number) => void,
  ): void => {
    let top = -1;
    for (let at = 0; at < length; at += 1) {
      if (line[at] === Infinity) continue;
      let meets = -Infinity;
      while (top >= 0) {
        const centre = centres[top]!;
        const rise = (line[at]! - line[centre]!) / (spacing * spacing);
        meets = (rise + at * at - centre * centre) / (2 * (at - centre));
        if (meets > bounds[top]!) break;
        top -= 1;
      }
      top += 1;
      centres[top] = at;
      bounds[top] = top === 0 ? -Infinity : meets;
    }
    let under = 0;
    for (let at = 0; at < length; at += 1) {
      if (top < 0) return;
      while (under < top && bounds[under + 1]! < at) under += 1;
      const centre = centres[under]!;
      put(at, (spacing * (at - centre)) ** 2 + line[centre]!);
    }
  };
}
