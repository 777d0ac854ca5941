/**
 * A boat's state as 14 numbers in a column: mean x, vx, y, vy; then the upper triangle of its
 * covariance by rows. Metres and metres per second.
 */
export const STATE_STRIDE = 14;

/**
 * Moves the state at `at` on by `dt` seconds: nearly constant velocity with white-noise
 * acceleration of spectral density q (Bar-Shalom, Li and Kirubarajan 2001, 6.2.2).
 */
export function moveState(column: Float64Array, at: number, dt: number, q: number): void {
  const noiseX = (q * dt ** 3) / 3;
  const noiseXv = (q * dt ** 2) / 2;
  const vx = column[at + 8]!;
  const vw = column[at + 10]!;
  const ww = column[at + 13]!;
  column[at] = column[at]! + dt * column[at + 1]!;
  column[at + 2] = column[at + 2]! + dt * column[at + 3]!;
  column[at + 4] = column[at + 4]! + 2 * dt * column[at + 5]! + dt * dt * vx + noiseX;
  column[at + 6] = column[at + 6]! + dt * (column[at + 7]! + column[at + 9]!) + dt * dt * vw;
  column[at + 5] = column[at + 5]! + dt * vx + noiseXv;
  column[at + 7] = column[at + 7]! + dt * vw;
  column[at + 9] = column[at + 9]! + dt * vw;
  column[at + 8] = vx + q * dt;
  column[at + 11] = column[at + 11]! + 2 * dt * column[at + 12]! + dt * dt * ww + noiseX;
  column[at + 12] = column[at + 12]! + dt * ww + noiseXv;
  column[at + 13] = ww + q * dt;
}

/** Writes the state at `from`, corrected by a detection (Kalman's update), to `into` at `to`. */
export function correctState(
  column: Float64Array,
  from: number,
  detections: Float64Array,
  seen: number,
  into: Float64Array,
  to: number,
): void {
  const pxx = column[from + 4]!;
  const pxy = column[from + 6]!;
  const pyy = column[from + 11]!;
  const sxx = pxx + detections[seen + 2]!;
  const sxy = pxy + detections[seen + 3]!;
  const syy = pyy + detections[seen + 4]!;
  const det = sxx * syy - sxy * sxy;
  const ixx = syy / det;
  const ixy = -sxy / det;
  const iyy = sxx / det;
  const dx = detections[seen]! - column[from]!;
  const dy = detections[seen + 1]! - column[from + 2]!;
  // Columns of the covariance that meet x and y, for x, vx, y, vy.
  const ax = pxx;
  const ay = pxy;
  const bx = column[from + 5]!;
  const by = column[from + 9]!;
  const cx = pxy;
  const cy = pyy;
  const ex = column[from + 7]!;
  const ey = column[from + 12]!;
  const kax = ax * ixx + ay * ixy;
  const kay = ax * ixy + ay * iyy;
  const kbx = bx * ixx + by * ixy;
  const kby = bx * ixy + by * iyy;
  const kcx = cx * ixx + cy * ixy;
  const kcy = cx * ixy + cy * iyy;
  const kex = ex * ixx + ey * ixy;
  const key = ex * ixy + ey * iyy;
  into[to] = column[from]! + kax * dx + kay * dy;
  into[to + 1] = column[from + 1]! + kbx * dx + kby * dy;
  into[to + 2] = column[from + 2]! + kcx * dx + kcy * dy;
  into[to + 3] = column[from + 3]! + kex * dx + key * dy;
  into[to + 4] = ax - kax * ax - kay * ay;
  into[to + 5] = bx - kax * bx - kay * by;
  into[to + 6] = cx - kax * cx - kay * cy;
  into[to + 7] = ex - kax * ex - kay * ey;
  into[to + 8] = column[from + 8]! - kbx * bx - kby * by;
  into[to + 9] = by - kbx * cx - kby * cy;
  into[to + 10] = column[from + 10]! - kbx * ex - kby * ey;
  into[to + 11] = cy - kcx * cx - kcy * cy;
  into[to + 12] = ey - kcx * ex - kcy * ey;
  into[to + 13] = column[from + 13]! - kex * ex - key * ey;
}
