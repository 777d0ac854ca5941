import type { SensorModel } from "./model.ts";

/** Numbers per detection in `Scan.detections`. */
export const DETECTION_STRIDE = 6;

/** One look of a sensor over its whole view. */
export type Scan = {
  readonly scan: number;
  /** Seconds from the first scan's epoch. */
  readonly time: number;
  /** Whether the sensor looked. One that did not says nothing about who is there. */
  readonly looked: boolean;
  /**
   * Six numbers each: x, y (m), covariance xx, xy, yy (m²), density of false detections there
   * (per m²). Ordered by x, then y, so that the order of arrival changes nothing.
   */
  readonly detections: Float64Array;
};

/**
 * Puts raw measurements z1, z2 (two numbers each) on the plane: as they are, or from bearing
 * (anticlockwise from the x axis) and range by the unbiased conversion of Mo, Song and Zhou (1998)
 * with the covariance linearised at the measurement. Throws a RangeError for a number that is not
 * finite or a range that is not positive.
 */
export function placeDetections(raw: Float64Array, sensor: SensorModel): Float64Array {
  const count = raw.length / 2;
  const placed = new Float64Array(count * DETECTION_STRIDE);
  const row = new Float64Array(DETECTION_STRIDE);
  const order = new Uint32Array(count);
  for (let index = 0; index < count; index += 1) {
    place(raw[2 * index]!, raw[2 * index + 1]!, sensor, row);
    placed.set(row, index * DETECTION_STRIDE);
    order[index] = index;
  }
  order.sort((left, right) => {
    const [a, b] = [left * DETECTION_STRIDE, right * DETECTION_STRIDE];
    return placed[a]! - placed[b]! || placed[a + 1]! - placed[b + 1]!;
  });
  const sorted = new Float64Array(placed.length);
  for (let index = 0; index < count; index += 1) {
    const from = order[index]! * DETECTION_STRIDE;
    for (let term = 0; term < DETECTION_STRIDE; term += 1)
      sorted[index * DETECTION_STRIDE + term] = placed[from + term]!;
  }
  return sorted;
}

function place(first: number, second: number, sensor: SensorModel, into: Float64Array): void {
  if (!Number.isFinite(first) || !Number.isFinite(second))
    throw new RangeError(`Expected two finite numbers; came ${first} and ${second}.`);
  const { noise, clutterDensity } = sensor;
  if (noise.kind === "cart") {
    const variance = noise.sigma ** 2;
    into[0] = first;
    into[1] = second;
    into[2] = variance;
    into[3] = 0;
    into[4] = variance;
    into[5] = clutterDensity;
    return;
  }
  if (second <= 0) throw new RangeError(`Expected a range above 0 m; came ${second}.`);
  const cos = Math.cos(first);
  const sin = Math.sin(first);
  const unbiased = Math.exp(noise.sigmaBearing ** 2 / 2);
  const across = (second * noise.sigmaBearing) ** 2;
  const along = noise.sigmaRange ** 2;
  into[0] = unbiased * second * cos;
  into[1] = unbiased * second * sin;
  into[2] = along * cos * cos + across * sin * sin;
  into[3] = (along - across) * cos * sin;
  into[4] = along * sin * sin + across * cos * cos;
  into[5] = clutterDensity / second;
}
