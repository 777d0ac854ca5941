import type { Shore } from "#chart";
import { liveOn, strand, type Life } from "./life.ts";
import type { Parcel } from "./parcel.ts";
import { CALM_SQUARED, type Step } from "./step.ts";

/** A step near land is walked in so many pieces at least. */
const PIECES = 4;
/** Nothing goes farther than this in a second: beyond it from land a step is not cut up. Metres. */
const OUT_OF_REACH = 6;

type Velocity = { x: number; y: number };

/** The answer of `cellsPerSecond`. */
const slope: Velocity = { x: 0, y: 0 };

/**
 * Moves the particles listed in `left` through one step with care: cut at each thing that happens
 * to them, in quarters besides, and not through land. Where a piece of the way meets land the
 * particle stays, for good.
 */
export function stepWithCare(
  life: Life,
  shore: Shore | null,
  parcel: Parcel,
  step: Step,
  left: Uint32Array,
  listed: number,
): void {
  for (let at = 0; at < listed; at += 1) walk(life, shore, parcel, step, left[at]!);
}

function walk(life: Life, shore: Shore | null, parcel: Parcel, step: Step, i: number): void {
  const piece = (step.ends - step.begins) / (isNearLand(parcel, step, i) ? PIECES : 1);
  let elapsed = step.begins;
  while (elapsed < step.ends && parcel.ashore[i] === 0) {
    const until = Math.max(elapsed, Math.min(step.ends, elapsed + piece, parcel.next[i]!));
    if (until > elapsed) movePiece(shore, parcel, step, i, elapsed, until);
    elapsed = until;
    if (parcel.ashore[i] === 0 && parcel.next[i]! <= elapsed) liveOn(life, parcel, i, elapsed);
  }
}

function isNearLand({ x, y }: Parcel, { book, length }: Step, i: number): boolean {
  const { columns, rows } = book.grid;
  const column = Math.min(Math.max(Math.trunc(x[i]!), 0), columns - 2);
  const row = Math.min(Math.max(Math.trunc(y[i]!), 0), rows - 2);
  return book.clearance[row * (columns - 1) + column]! < OUT_OF_REACH * Math.abs(length);
}

function movePiece(
  shore: Shore | null,
  parcel: Parcel,
  step: Step,
  i: number,
  from: number,
  until: number,
): void {
  const whole = step.ends - step.begins;
  const length = ((until - from) / whole) * step.length;
  const x0 = parcel.x[i]!;
  const y0 = parcel.y[i]!;
  cellsPerSecond(parcel, step, i, x0, y0, (from - step.begins) / whole, slope);
  const middleX = x0 + (slope.x * length) / 2;
  const middleY = y0 + (slope.y * length) / 2;
  cellsPerSecond(
    parcel,
    step,
    i,
    middleX,
    middleY,
    ((from + until) / 2 - step.begins) / whole,
    slope,
  );
  parcel.x[i] = x0 + slope.x * length;
  parcel.y[i] = y0 + slope.y * length;
  if (shore === null) return;
  const { west, south, stepLon, stepLat } = step.book.grid;
  const met = shore.firstLand(
    west + x0 * stepLon,
    south + y0 * stepLat,
    west + parcel.x[i] * stepLon,
    south + parcel.y[i] * stepLat,
  );
  if (met === null) return;
  parcel.x[i] = (met.lon - west) / stepLon;
  parcel.y[i] = (met.lat - south) / stepLat;
  strand(parcel, i);
}

/** The speed of particle `i` at a place of the box and a phase (0 to 1) of the step. */
function cellsPerSecond(
  parcel: Parcel,
  step: Step,
  i: number,
  x: number,
  y: number,
  phase: number,
  out: Velocity,
): void {
  readFields(step, x, y, phase);
  const currentEast = said[0]!;
  const currentNorth = said[1]!;
  const windEast = said[2]! + parcel.gustEast[i]!;
  const windNorth = said[3]! + parcel.gustNorth[i]!;
  const squared = windEast * windEast + windNorth * windNorth;
  const inverse = squared > CALM_SQUARED ? 1 / Math.sqrt(squared) : 0;
  const down = parcel.downSlope[i]! + parcel.downOffset[i]! * inverse;
  const cross = parcel.crossSlope[i]! + parcel.crossOffset[i]! * inverse;
  const cos = parcel.turnCos[i]!;
  const sin = parcel.turnSin[i]!;
  const east = cos * currentEast + sin * currentNorth + down * windEast + cross * windNorth;
  const north = cos * currentNorth - sin * currentEast + down * windNorth - cross * windEast;
  const off = y - step.metric.middleRow;
  const { lon, lat } = step.metric;
  const cells = ((lon[3] * off + lon[2]) * off + lon[1]) * off + lon[0];
  out.x = (east + parcel.addEast[i]!) * cells;
  out.y = (north + parcel.addNorth[i]!) * (lat[0] + lat[1] * off);
}

/** The answer of `readFields`: current east and north, wind east and north. */
const said = new Float64Array(4);

/** Reads the four fields at a place, between the step's frames before and after the phase. */
function readFields(step: Step, x: number, y: number, phase: number): void {
  const before = phase < 0.5 ? step.atBegin : step.atMiddle;
  const after = phase < 0.5 ? step.atMiddle : step.atEnd;
  const mix = phase < 0.5 ? 2 * phase : 2 * phase - 1;
  const { columns, rows } = step.book.grid;
  const column = Math.min(Math.max(Math.trunc(x), 0), columns - 2);
  const row = Math.min(Math.max(Math.trunc(y), 0), rows - 2);
  const fx = x - column;
  const fy = y - row;
  const at = 4 * (row * columns + column);
  const up = at + 4 * columns;
  const southWest = (1 - fx) * (1 - fy);
  const southEast = fx * (1 - fy);
  const northWest = (1 - fx) * fy;
  const northEast = fx * fy;
  for (let lane = 0; lane < 4; lane += 1) {
    const first =
      southWest * before[at + lane]! +
      southEast * before[at + 4 + lane]! +
      northWest * before[up + lane]! +
      northEast * before[up + 4 + lane]!;
    const last =
      southWest * after[at + lane]! +
      southEast * after[at + 4 + lane]! +
      northWest * after[up + lane]! +
      northEast * after[up + 4 + lane]!;
    said[lane] = first + mix * (last - first);
  }
}
