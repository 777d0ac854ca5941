import type { Lattice, SampleGrid } from "#chart";
import { boxAround, metricOf, type Metric } from "./box.ts";
import { stepWithCare } from "./careful-step.ts";
import { openFrameBook, type FrameBook, type Waters } from "./frame-book.ts";
import type { Kernel } from "./kernel.ts";
import type { Life } from "./life.ts";
import { PARCEL, type Parcel } from "./parcel.ts";
import type { Step } from "./motion.ts";

/** What nothing outruns, m/s, besides its own engine: the box has room for it. */
const FASTEST = 3;
/** A new box has room for three hours, and is left when there is not room for one. */
const ROOM_SECONDS = 10_800;
const NEED_SECONDS = 3_600;
const QUARTER_MS = 900_000;
/** Books of boxes that are kept: neighbouring parcels share them. */
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
};

export function openSurroundings(given: Omit<Surroundings, "books" | "left">): Surroundings {
  const { buffer, byteOffset } = given.kernel.floats(PARCEL);
  return { ...given, books: new Map(), left: new Uint32Array(buffer, byteOffset, PARCEL) };
}

/** A parcel in its present box. */
export type Herd = { readonly parcel: Parcel; book: FrameBook; metric: Metric };

/** Puts a parcel of particles at the places given, degrees, into a box of their own. */
export function gather(
  around: Surroundings,
  parcel: Parcel,
  lon: Float64Array,
  lat: Float64Array,
): Herd {
  const cloud = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (let i = 0; i < parcel.count; i += 1) {
    cloud.west = Math.min(cloud.west, lon[i]!);
    cloud.east = Math.max(cloud.east, lon[i]!);
    cloud.south = Math.min(cloud.south, lat[i]!);
    cloud.north = Math.max(cloud.north, lat[i]!);
  }
  const book = bookFor(around, boxAround(around.lattice, cloud, roomFor(around, ROOM_SECONDS)));
  const { grid } = book;
  for (let i = 0; i < parcel.count; i += 1) {
    parcel.x[i] = (lon[i]! - grid.west) / grid.stepLon;
    parcel.y[i] = (lat[i]! - grid.south) / grid.stepLat;
  }
  return { parcel, book, metric: metricOf(grid) };
}

/** Moves a herd from one moment to another, seconds since the start. */
export function advance(around: Surroundings, herd: Herd, from: number, until: number): void {
  makeRoom(around, herd);
  const steps = Math.max(1, Math.ceil((until - from) / around.step - 1e-9));
  const length = (until - from) / steps;
  const { parcel } = herd;
  for (let first = 0; first < parcel.count;) {
    const delay = parcel.delay[first]!;
    let last = first + 1;
    while (last < parcel.count && parcel.delay[last] === delay) last += 1;
    for (let count = 0; count < steps; count += 1) {
      const begins = from + count * length;
      const step = stepAt(around, herd, begins, begins + length, delay);
      const listed = around.kernel.stepTogether(parcel, step, first, last, around.left);
      stepWithCare(around.life, around.waters.shore, parcel, step, around.left, listed);
    }
    first = last;
  }
}

function stepAt(
  around: Surroundings,
  { book, metric }: Herd,
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

const roomFor = (around: Surroundings, seconds: number): number =>
  (FASTEST + around.ownSpeed) * seconds;

/** Puts the herd into a new box when it comes near the edge of the old one. */
function makeRoom(around: Surroundings, herd: Herd): void {
  const { parcel, book } = herd;
  const { grid } = book;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < parcel.count; i += 1) {
    if (parcel.ashore[i] !== 0) continue;
    west = Math.min(west, parcel.x[i]!);
    east = Math.max(east, parcel.x[i]!);
    south = Math.min(south, parcel.y[i]!);
    north = Math.max(north, parcel.y[i]!);
  }
  if (west > east) return;
  const need = roomFor(around, NEED_SECONDS);
  const needColumns = need * (herd.metric.lon[0] + Math.abs(herd.metric.lon[1]) * grid.rows);
  const needRows = need * herd.metric.lat[0];
  const fits =
    west >= needColumns &&
    south >= needRows &&
    east <= grid.columns - 1 - needColumns &&
    north <= grid.rows - 1 - needRows;
  if (fits) return;
  const cloud = {
    west: grid.west + west * grid.stepLon,
    east: grid.west + east * grid.stepLon,
    south: grid.south + south * grid.stepLat,
    north: grid.south + north * grid.stepLat,
  };
  const box = boxAround(around.lattice, cloud, roomFor(around, ROOM_SECONDS));
  const columns = Math.round((grid.west - box.west) / grid.stepLon);
  const rows = Math.round((grid.south - box.south) / grid.stepLat);
  for (let i = 0; i < parcel.count; i += 1) {
    parcel.x[i] = parcel.x[i]! + columns;
    parcel.y[i] = parcel.y[i]! + rows;
  }
  herd.book = bookFor(around, box);
  herd.metric = metricOf(box);
}

function bookFor(around: Surroundings, grid: SampleGrid): FrameBook {
  const key = `${grid.west} ${grid.south} ${grid.columns} ${grid.rows}`;
  const had = around.books.get(key);
  if (had !== undefined) return had;
  const [oldest] = around.books;
  if (around.books.size >= BOOKS_KEPT && oldest !== undefined) {
    around.books.delete(oldest[0]);
    oldest[1].close();
  }
  const book = openFrameBook(around.waters, grid, around.kernel);
  around.books.set(key, book);
  return book;
}
