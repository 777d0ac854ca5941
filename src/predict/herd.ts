import type { Lattice } from "#chart";
import { boxAround, degreesPerMetre, metricOf, type Metric } from "./box.ts";
import { stepWithCare } from "./careful-step.ts";
import { openFrameBook, type FrameBook, type Waters } from "./frame-book.ts";
import type { Kernel } from "./kernel.ts";
import type { Life } from "./life.ts";
import { PARCEL, type Parcel } from "./parcel.ts";
import type { Step } from "./motion.ts";

/** What hardly anything adrift outruns, m/s: the box has room for it. */
const FASTEST = 3;
/** The water alone; an engine comes on top. */
const FASTEST_WATER = 2;
/**
 * A herd leaves its box when there is not room for an hour; a new one has this much more, metres.
 */
const NEED_SECONDS = 3_600;
const ROOM_M = 21_600;
/** The box that all share is left earlier, since a herd may reach farther than the pilots. */
const SHARED_NEED_SECONDS = 5_400;
const QUARTER_MS = 900_000;
/** Books of boxes that are kept: a herd far from the others has one of its own. */
const BOOKS_KEPT = 4;

/** A run's surroundings, the same for all its parcels. */
export type Surroundings = {
  readonly waters: Waters;
  readonly lattice: Lattice;
  readonly fromMs: number;
  /** 1 forward in time, -1 backward. */
  readonly direction: 1 | -1;
  /** Seconds. */
  readonly step: number;
  /** m/s through the water of the fastest. */
  readonly ownSpeed: number;
  readonly life: Life;
  readonly kernel: Kernel;
  readonly books: Map<string, FrameBook>;
  readonly left: Uint32Array;
  /** The box that herds share where they fit into it. */
  shared: Box | null;
};

export function openSurroundings(
  given: Omit<Surroundings, "books" | "left" | "shared">,
): Surroundings {
  const { buffer, byteOffset } = given.kernel.floats(PARCEL);
  const left = new Uint32Array(buffer, byteOffset, PARCEL);
  return { ...given, books: new Map(), left, shared: null };
}

/** A box of nodes with what is said on them. */
type Box = { readonly book: FrameBook; readonly metric: Metric };

/** A parcel in its present box. */
export type Herd = { readonly parcel: Parcel; box: Box };

/** Degrees. */
type Extent = {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
};

/**
 * Puts a parcel of particles at the places given, degrees, into the shared box or one around it.
 */
export function gather(
  around: Surroundings,
  parcel: Parcel,
  lon: Float64Array,
  lat: Float64Array,
): Herd {
  const extent = {
    west: lon.reduce((least, one) => Math.min(least, one), Infinity),
    east: lon.reduce((most, one) => Math.max(most, one), -Infinity),
    south: lat.reduce((least, one) => Math.min(least, one), Infinity),
    north: lat.reduce((most, one) => Math.max(most, one), -Infinity),
  };
  const { shared } = around;
  const box =
    shared !== null && fits(around, shared, extent, NEED_SECONDS) ? shared : boxFor(around, extent);
  const { grid } = box.book;
  for (let i = 0; i < parcel.count; i += 1) {
    parcel.x[i] = (lon[i]! - grid.west) / grid.stepLon;
    parcel.y[i] = (lat[i]! - grid.south) / grid.stepLat;
  }
  return { parcel, box };
}

/**
 * Moves herds from one moment to another, seconds since the start. The shared box is laid around
 * the
 * pilots, a few particles from the whole run: so it is the same whichever of the run's parcels are
 * moved here.
 */
export function moveOn(
  around: Surroundings,
  pilots: readonly Herd[],
  herds: readonly Herd[],
  from: number,
  until: number,
): void {
  shareBox(around, pilots);
  for (const herd of new Set([...pilots, ...herds])) {
    settle(around, herd);
    advance(around, herd, from, until);
  }
}

function shareBox(around: Surroundings, pilots: readonly Herd[]): void {
  const extents = pilots.map(extentOf).filter((extent) => extent !== null);
  if (extents.length === 0) return;
  const extent = {
    west: Math.min(...extents.map(({ west }) => west)),
    south: Math.min(...extents.map(({ south }) => south)),
    east: Math.max(...extents.map(({ east }) => east)),
    north: Math.max(...extents.map(({ north }) => north)),
  };
  const { shared } = around;
  if (shared === null || !fits(around, shared, extent, SHARED_NEED_SECONDS))
    around.shared = boxFor(around, extent);
}

/** Puts a herd into the shared box when it fits, else into one of its own. */
function settle(around: Surroundings, herd: Herd): void {
  const extent = extentOf(herd);
  const { shared } = around;
  if (extent === null) return;
  if (shared !== null && fits(around, shared, extent, NEED_SECONDS)) moveTo(herd, shared);
  else if (!fits(around, herd.box, extent, NEED_SECONDS)) moveTo(herd, boxFor(around, extent));
}

/** The extent of those afloat; null when all are ashore. */
function extentOf({ parcel, box }: Herd): Extent | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < parcel.count; i += 1) {
    if (parcel.ashore[i] !== 0) continue;
    west = Math.min(west, parcel.x[i]!);
    east = Math.max(east, parcel.x[i]!);
    south = Math.min(south, parcel.y[i]!);
    north = Math.max(north, parcel.y[i]!);
  }
  if (west > east) return null;
  const { grid } = box.book;
  return {
    west: grid.west + west * grid.stepLon,
    east: grid.west + east * grid.stepLon,
    south: grid.south + south * grid.stepLat,
    north: grid.south + north * grid.stepLat,
  };
}

/** Whether a box has room around an extent for all that can happen in so many seconds. */
function fits(around: Surroundings, { book }: Box, extent: Extent, seconds: number): boolean {
  const { grid } = book;
  const reach = reachOf(around, seconds);
  const { lon, lat } = degreesPerMetre(Math.max(Math.abs(extent.south), Math.abs(extent.north)));
  return (
    extent.west - reach * lon >= grid.west &&
    extent.south - reach * lat >= grid.south &&
    extent.east + reach * lon <= grid.west + (grid.columns - 1) * grid.stepLon &&
    extent.north + reach * lat <= grid.south + (grid.rows - 1) * grid.stepLat
  );
}

const reachOf = (around: Surroundings, seconds: number): number =>
  Math.max(FASTEST, FASTEST_WATER + around.ownSpeed) * seconds;

function moveTo(herd: Herd, box: Box): void {
  if (herd.box === box) return;
  const { parcel } = herd;
  const [before, after] = [herd.box.book.grid, box.book.grid];
  const columns = Math.round((before.west - after.west) / after.stepLon);
  const rows = Math.round((before.south - after.south) / after.stepLat);
  for (let i = 0; i < parcel.count; i += 1) {
    parcel.x[i] = parcel.x[i]! + columns;
    parcel.y[i] = parcel.y[i]! + rows;
  }
  herd.box = box;
}

function boxFor(around: Surroundings, extent: Extent): Box {
  const grid = boxAround(around.lattice, extent, reachOf(around, NEED_SECONDS) + ROOM_M);
  const key = `${grid.west} ${grid.south} ${grid.columns} ${grid.rows}`;
  const had = around.books.get(key);
  if (had !== undefined) return { book: had, metric: metricOf(grid) };
  const inUse = around.shared?.book;
  const oldest = [...around.books].find(([, book]) => book !== inUse);
  if (around.books.size >= BOOKS_KEPT && oldest !== undefined) {
    around.books.delete(oldest[0]);
    oldest[1].close();
  }
  const book = openFrameBook(around.waters, grid, around.kernel);
  around.books.set(key, book);
  return { book, metric: metricOf(grid) };
}

function advance(around: Surroundings, herd: Herd, from: number, until: number): void {
  const steps = Math.max(1, Math.ceil((until - from) / around.step - 1e-9));
  const length = (until - from) / steps;
  const { parcel } = herd;
  for (let first = 0; first < parcel.count;) {
    const delay = parcel.delay[first]!;
    let last = first + 1;
    while (last < parcel.count && parcel.delay[last] === delay) last += 1;
    for (let count = 0; count < steps; count += 1) {
      const begins = from + count * length;
      const step = stepAt(around, herd.box, begins, begins + length, delay);
      const listed = around.kernel.stepTogether(parcel, step, first, last, around.left);
      stepWithCare(around.life, around.waters.shore, parcel, step, around.left, listed);
    }
    first = last;
  }
}

function stepAt(
  around: Surroundings,
  { book, metric }: Box,
  begins: number,
  ends: number,
  delay: number,
): Step {
  const frame = (seconds: number): Float32Array =>
    book.frameAt(
      Math.round(around.fromMs + around.direction * seconds * 1000) - delay * QUARTER_MS,
    );
  return {
    book,
    metric,
    begins,
    ends,
    length: around.direction * (ends - begins),
    atBegin: frame(begins),
    atMiddle: frame((begins + ends) / 2),
    atEnd: frame(ends),
  };
}
