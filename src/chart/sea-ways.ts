import { distanceMetres, metres, type Metres, type Position } from "#units";
import type { SampleGrid } from "./flow.ts";
import type { Shore } from "./shore.ts";

/** Cells of about 0.87 km by 0.88 km at 51° N, on lines that are the same wherever one begins. */
const STEP_LAT = 1 / 128;
const STEP_LON = 1 / 80;
/** Cells to each side of where the ways begin: some 145 km. */
const REACH_COLUMNS = 170;
const REACH_ROWS = 170;
/** From a harbour or beach to the open cells before it: some 3.5 km. */
const LEG_CELLS = 4;
const RADIANS = Math.PI / 180;
const DEGREE_M = 111_250;

/**
 * Steps to the next cells and, like a knight's, to those beyond: with 16 directions a way comes out
 * at most 2.7 % longer than the shortest. East, north, and the two cells passed on the way (0, 0
 * for none).
 */
const STEPS: readonly (readonly [
  dx: number,
  dy: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
])[] = [-1, 1].flatMap((x) => [
  [x, 0, 0, 0, 0, 0] as const,
  [0, x, 0, 0, 0, 0] as const,
  ...[-1, 1].flatMap((y) => [
    [x, y, x, 0, 0, y] as const,
    [2 * x, y, x, 0, x, y] as const,
    [x, 2 * y, 0, y, x, y] as const,
  ]),
]);

/** How far it is over water from everywhere around to one place. */
export type SeaWays = {
  readonly grid: SampleGrid;
  /** Metres from the middle of each cell; Infinity where no way was found. */
  readonly lengths: Float64Array;
  readonly shore: Shore;
};

/**
 * The ways over water to a place, by Dijkstra's algorithm (1959) over cells that touch no land. One
 * search answers for everybody around.
 */
export function findSeaWays(shore: Shore, to: Position): SeaWays {
  const grid: SampleGrid = {
    west: (Math.floor(to.lon / STEP_LON) - REACH_COLUMNS) * STEP_LON,
    south: (Math.floor(to.lat / STEP_LAT) - REACH_ROWS) * STEP_LAT,
    stepLon: STEP_LON,
    stepLat: STEP_LAT,
    columns: 2 * REACH_COLUMNS + 2,
    rows: 2 * REACH_ROWS + 2,
  };
  const columns = grid.columns - 1;
  const cells = columns * (grid.rows - 1);
  const clearance = new Float32Array(cells);
  shore.clearanceInto(grid, clearance);
  const lengths = new Float64Array(cells).fill(Infinity);
  const ways = { grid, lengths, shore };
  const queue = openQueue(cells, lengths);
  for (const [cell, leg] of legsFrom(ways, to, (each) => clearance[each]! > 0)) {
    lengths[cell] = leg;
    queue.push(cell);
  }
  spread({ grid, clearance, lengths, queue });
  return ways;
}

type Spread = {
  readonly grid: SampleGrid;
  readonly clearance: Float32Array;
  readonly lengths: Float64Array;
  readonly queue: Queue;
};

/** Goes on from the nearest cell until every cell that can be reached has its length. */
function spread({ grid, clearance, lengths, queue }: Spread): void {
  const columns = grid.columns - 1;
  const rows = grid.rows - 1;
  const onwards = Int32Array.from(STEPS, ([dx, dy]) => dy * columns + dx);
  const first = Int32Array.from(STEPS, ([, , ax, ay]) => ay * columns + ax);
  const second = Int32Array.from(STEPS, ([, , , , bx, by]) => by * columns + bx);
  const metresOf = new Float64Array(rows * STEPS.length);
  for (let row = 0; row < rows; row += 1) {
    STEPS.forEach(
      ([dx, dy], k) => (metresOf[row * STEPS.length + k] = stepLength(grid, row, dx, dy)),
    );
  }
  const isOpen = (cell: number, k: number): boolean =>
    clearance[cell + onwards[k]!]! > 0 &&
    clearance[cell + first[k]!]! > 0 &&
    clearance[cell + second[k]!]! > 0;
  for (let cell = queue.pop(); cell !== -1; cell = queue.pop()) {
    const row = Math.floor(cell / columns);
    const column = cell - row * columns;
    for (let k = 0; k < STEPS.length; k += 1) {
      const east = column + STEPS[k]![0];
      const north = row + STEPS[k]![1];
      if (east < 0 || east >= columns || north < 0 || north >= rows || !isOpen(cell, k)) continue;
      const next = cell + onwards[k]!;
      const length = lengths[cell]! + metresOf[row * STEPS.length + k]!;
      if (length >= lengths[next]!) continue;
      lengths[next] = length;
      queue.push(next);
    }
  }
}

/** How far it is from a place; null where no way over water was found, or it is too far away. */
export function seaWayFrom(ways: SeaWays, from: Position): Metres | null {
  let shortest = Infinity;
  const isReached = (cell: number): boolean => ways.lengths[cell]! < Infinity;
  for (const [cell, leg] of legsFrom(ways, from, isReached)) {
    shortest = Math.min(shortest, leg + ways.lengths[cell]!);
  }
  return shortest === Infinity ? null : metres(shortest);
}

/**
 * The open cells about a place with the way to each: those to which it is clear; or, from within a
 * harbour whose moles the chart has as land, all of them.
 */
function legsFrom(
  { grid, shore }: SeaWays,
  place: Position,
  isOpen: (cell: number) => boolean,
): readonly (readonly [cell: number, leg: number])[] {
  const columns = grid.columns - 1;
  const rows = grid.rows - 1;
  const column = Math.floor((place.lon - grid.west) / grid.stepLon);
  const row = Math.floor((place.lat - grid.south) / grid.stepLat);
  const all: (readonly [cell: number, leg: number, isFree: boolean])[] = [];
  for (let r = row - LEG_CELLS; r <= row + LEG_CELLS; r += 1) {
    for (let c = column - LEG_CELLS; c <= column + LEG_CELLS; c += 1) {
      if (r < 0 || c < 0 || r >= rows || c >= columns || !isOpen(r * columns + c)) continue;
      const middle = {
        lon: grid.west + (c + 0.5) * grid.stepLon,
        lat: grid.south + (r + 0.5) * grid.stepLat,
      };
      const isFree = shore.firstLand(place.lon, place.lat, middle.lon, middle.lat) === null;
      all.push([r * columns + c, distanceMetres(place, middle), isFree]);
    }
  }
  const free = all.filter(([, , isFree]) => isFree);
  return (free.length > 0 ? free : all).map(([cell, leg]) => [cell, leg] as const);
}

function stepLength(grid: SampleGrid, row: number, dx: number, dy: number): number {
  const lat = grid.south + (row + 0.5) * grid.stepLat;
  const east = dx * grid.stepLon * Math.cos(lat * RADIANS);
  return Math.hypot(east, dy * grid.stepLat) * DEGREE_M;
}

type Queue = {
  readonly push: (cell: number) => void;
  /** The nearest; -1 when none is left. */
  readonly pop: () => number;
};

/** A binary heap of cells, the nearest on top; a cell that comes nearer rises. */
function openQueue(cells: number, lengths: Float64Array): Queue {
  const heap = new Int32Array(cells);
  const place = new Int32Array(cells).fill(-1);
  let size = 0;
  const put = (cell: number, at: number): void => {
    heap[at] = cell;
    place[cell] = at;
  };
  const rise = (cell: number, from: number): void => {
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (lengths[heap[above]!]! <= lengths[cell]!) break;
      put(heap[above]!, at);
      at = above;
    }
    put(cell, at);
  };
  const sink = (cell: number): void => {
    let at = 0;
    for (let below = 1; below < size; below = 2 * at + 1) {
      const other = below + 1;
      const isOther = other < size && lengths[heap[other]!]! < lengths[heap[below]!]!;
      const least = isOther ? other : below;
      if (lengths[heap[least]!]! >= lengths[cell]!) break;
      put(heap[least]!, at);
      at = least;
    }
    put(cell, at);
  };
  return {
    push(cell: number): void {
      const at = place[cell]!;
      if (at >= 0) return rise(cell, at);
      size += 1;
      rise(cell, size - 1);
    },
    pop(): number {
      if (size === 0) return -1;
      const top = heap[0]!;
      place[top] = -1;
      size -= 1;
      if (size > 0) sink(heap[size]!);
      return top;
    },
  };
}
