import type { Metric } from "./box.ts";
import type { FrameBook } from "./frame-book.ts";
import type { Parcel } from "./parcel.ts";

/** One step of a range of particles that take the flows with the same delay. */
export type Step = {
  readonly book: FrameBook;
  readonly metric: Metric;
  /** Seconds since the start. */
  readonly begins: number;
  readonly ends: number;
  /** Seconds of the clock that pass; below 0 in a run backward. */
  readonly length: number;
  /** What the flows say at its begin, middle and end. */
  readonly atBegin: Float32Array;
  readonly atMiddle: Float32Array;
  readonly atEnd: Float32Array;
};

/** Current east and north, wind east and north at a place, m/s. */
export type Met = Float64Array;

/** What a particle does: metres a second east and north, then columns and rows a second. */
export type Motion = Float64Array;

/** Below this wind (m/s, squared) there is no downwind to speak of and no leeway. */
const CALM_SQUARED = 1e-12;

/** Reads a frame at a place of the box, bilinear between its four nodes. */
export function readFrame(
  frame: Float32Array,
  columns: number,
  rows: number,
  x: number,
  y: number,
  met: Met,
): void {
  const column = Math.min(Math.max(x | 0, 0), columns - 2);
  const row = Math.min(Math.max(y | 0, 0), rows - 2);
  const fx = x - column;
  const fy = y - row;
  const at = 4 * (row * columns + column);
  const up = at + 4 * columns;
  const northEast = fx * fy;
  const southEast = fx - northEast;
  const northWest = fy - northEast;
  const southWest = 1 - fx - northWest;
  met[0] =
    southWest * frame[at]! +
    southEast * frame[at + 4]! +
    northWest * frame[up]! +
    northEast * frame[up + 4]!;
  met[1] =
    southWest * frame[at + 1]! +
    southEast * frame[at + 5]! +
    northWest * frame[up + 1]! +
    northEast * frame[up + 5]!;
  met[2] =
    southWest * frame[at + 2]! +
    southEast * frame[at + 6]! +
    northWest * frame[up + 2]! +
    northEast * frame[up + 6]!;
  met[3] =
    southWest * frame[at + 3]! +
    southEast * frame[at + 7]! +
    northWest * frame[up + 3]! +
    northEast * frame[up + 7]!;
}

/**
 * The motion of particle `i` in what it meets, at row `y` of the box:
 *
 *     dlon/dt = u / (N cos lat), dlat/dt = v / M,
 *     (u, v) = current + leeway, current = turned and scaled field + residual + way through water,
 *     leeway = (a_d W + b_d) downwind + (a_c W + b_c) to the right of it
 *
 * (Breivik & Allen 2008, eq. 1-3, positive crosswind to the right; N and M the radii of curvature).
 */
export function setMotion(
  parcel: Parcel,
  i: number,
  met: Met,
  { middleRow, lon, lat }: Metric,
  y: number,
  motion: Motion,
): void {
  const currentEast = met[0]!;
  const currentNorth = met[1]!;
  const windEast = met[2]! + parcel.gustEast[i]!;
  const windNorth = met[3]! + parcel.gustNorth[i]!;
  const squared = windEast * windEast + windNorth * windNorth;
  const inverse = squared > CALM_SQUARED ? 1 / Math.sqrt(squared) : 0;
  const down = parcel.downSlope[i]! + parcel.downOffset[i]! * inverse;
  const cross = parcel.crossSlope[i]! + parcel.crossOffset[i]! * inverse;
  const cos = parcel.turnCos[i]!;
  const sin = parcel.turnSin[i]!;
  const east =
    cos * currentEast +
    sin * currentNorth +
    parcel.addEast[i]! +
    down * windEast +
    cross * windNorth;
  const north =
    cos * currentNorth -
    sin * currentEast +
    parcel.addNorth[i]! +
    down * windNorth -
    cross * windEast;
  const off = y - middleRow;
  motion[0] = east;
  motion[1] = north;
  motion[2] = east * (((lon[3] * off + lon[2]) * off + lon[1]) * off + lon[0]);
  motion[3] = north * (lat[0] + lat[1] * off);
}
