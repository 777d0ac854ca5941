import { readFrame, setMotion, type Step } from "./motion.ts";
import type { Parcel } from "./parcel.ts";

const met = new Float64Array(4);
const motion = new Float64Array(4);

/**
 * Moves the particles first..last-1 by one midpoint step (second-order Runge-Kutta) of the motion
 * of
 * `setMotion`. Those to whom something happens meanwhile, or who could reach land, are not moved
 * but
 * listed in `left`, to be moved with care; returns how many.
 */
export function stepTogether(
  parcel: Parcel,
  step: Step,
  first: number,
  last: number,
  left: Uint32Array,
): number {
  const { x, y, next } = parcel;
  const { book, metric, atBegin, atMiddle, length, ends } = step;
  const { columns, rows } = book.grid;
  const { clearance, cut } = book;
  const lastColumn = (columns - 1) * cut - 1;
  const lastRow = (rows - 1) * cut - 1;
  let listed = 0;
  for (let i = first; i < last; i += 1) {
    const x0 = x[i]!;
    const y0 = y[i]!;
    readFrame(atBegin, columns, rows, x0, y0, met);
    setMotion(parcel, i, met, metric, y0, motion);
    const middleX = x0 + (motion[2]! * length) / 2;
    const middleY = y0 + (motion[3]! * length) / 2;
    readFrame(atMiddle, columns, rows, middleX, middleY, met);
    setMotion(parcel, i, met, metric, middleY, motion);
    const cell =
      Math.min(Math.max((y0 * cut) | 0, 0), lastRow) * (lastColumn + 1) +
      Math.min(Math.max((x0 * cut) | 0, 0), lastColumn);
    const clear = clearance[cell]!;
    const far = (motion[0]! * motion[0]! + motion[1]! * motion[1]!) * length * length;
    if (next[i]! <= ends || far > clear * clear) {
      left[listed] = i;
      listed += 1;
    } else {
      x[i] = x0 + motion[2]! * length;
      y[i] = y0 + motion[3]! * length;
    }
  }
  return listed;
}
