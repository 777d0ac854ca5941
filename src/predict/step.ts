import type { FrameBook } from "./frame-book.ts";
import type { Metric } from "./box.ts";
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

/** Below this wind (m/s, squared) there is no downwind to speak of and no leeway. */
export const CALM_SQUARED = 1e-12;

/**
 * Moves the particles first..last-1 by one midpoint (second-order Runge-Kutta) step of
 *
 *     dlon/dt = u / (N cos lat), dlat/dt = v / M,
 *     (u, v) = current + leeway, current = turned and scaled field + residual + way through water,
 *     leeway = (a_d W + b_d) downwind + (a_c W + b_c) to the right of it
 *
 * (Breivik & Allen 2008, eq. 1-3, with positive crosswind to the right). Those to whom something
 * happens meanwhile, or who could reach land, are not moved but listed in `left`, to be moved with
 * care; returns how many.
 */
export function stepTogether(
  parcel: Parcel,
  step: Step,
  first: number,
  last: number,
  left: Uint32Array,
): number {
  const { x, y, turnCos, turnSin, addEast, addNorth, gustEast, gustNorth, next } = parcel;
  const { downSlope, downOffset, crossSlope, crossOffset } = parcel;
  const { columns, rows } = step.book.grid;
  const { clearance } = step.book;
  const [k0, k1, k2, k3] = step.metric.lon;
  const [l0, l1] = step.metric.lat;
  const { middleRow } = step.metric;
  const { atBegin, atMiddle, length, ends } = step;
  const half = length / 2;
  const columnMost = columns - 2;
  const rowMost = rows - 2;
  const up = 4 * columns;
  let listed = 0;
  for (let i = first; i < last; i += 1) {
    const x0 = x[i]!;
    const y0 = y[i]!;
    let xs = x0;
    let ys = y0;
    let east = 0;
    let north = 0;
    let stepX = 0;
    let stepY = 0;
    for (let pass = 0; pass < 2; pass += 1) {
      const field = pass === 0 ? atBegin : atMiddle;
      const column = Math.min(Math.max(xs | 0, 0), columnMost);
      const row = Math.min(Math.max(ys | 0, 0), rowMost);
      const fx = xs - column;
      const fy = ys - row;
      const at = 4 * (row * columns + column);
      const se = fx - fx * fy;
      const ne = fx * fy;
      const nw = fy - ne;
      const sw = 1 - fx - nw;
      const currentEast =
        sw * field[at]! + se * field[at + 4]! + nw * field[at + up]! + ne * field[at + up + 4]!;
      const currentNorth =
        sw * field[at + 1]! +
        se * field[at + 5]! +
        nw * field[at + up + 1]! +
        ne * field[at + up + 5]!;
      const windEast =
        gustEast[i]! +
        sw * field[at + 2]! +
        se * field[at + 6]! +
        nw * field[at + up + 2]! +
        ne * field[at + up + 6]!;
      const windNorth =
        gustNorth[i]! +
        sw * field[at + 3]! +
        se * field[at + 7]! +
        nw * field[at + up + 3]! +
        ne * field[at + up + 7]!;
      const squared = windEast * windEast + windNorth * windNorth;
      const inverse = squared > CALM_SQUARED ? 1 / Math.sqrt(squared) : 0;
      const down = downSlope[i]! + downOffset[i]! * inverse;
      const cross = crossSlope[i]! + crossOffset[i]! * inverse;
      const cos = turnCos[i]!;
      const sin = turnSin[i]!;
      east =
        cos * currentEast + sin * currentNorth + addEast[i]! + down * windEast + cross * windNorth;
      north =
        cos * currentNorth - sin * currentEast + addNorth[i]! + down * windNorth - cross * windEast;
      const off = ys - middleRow;
      stepX = east * (((k3 * off + k2) * off + k1) * off + k0);
      stepY = north * (l0 + l1 * off);
      xs = x0 + stepX * half;
      ys = y0 + stepY * half;
    }
    const cell =
      Math.min(Math.max(y0 | 0, 0), rowMost) * (columns - 1) +
      Math.min(Math.max(x0 | 0, 0), columnMost);
    const clear = clearance[cell]!;
    const far = (east * east + north * north) * length * length;
    if (next[i]! <= ends || far > clear * clear) {
      left[listed] = i;
      listed += 1;
    } else {
      x[i] = x0 + stepX * length;
      y[i] = y0 + stepY * length;
    }
  }
  return listed;
}
