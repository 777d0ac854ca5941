/**
 * Quantities with their unit, instants, positions, counts, seeded random numbers. Imports nothing.
 */
export { assert, unreachable } from "./assert.ts";
export {
  addSeconds,
  epochMs,
  instant,
  instantFromMs,
  isInstant,
  latestOf,
  secondsBetween,
  type Instant,
} from "./instant.ts";
export {
  hours,
  knots,
  metres,
  metresPerSecond,
  minutes,
  nauticalMiles,
  seconds,
  toKnots,
  toMinutes,
  toNauticalMiles,
  type Metres,
  type MetresPerSecond,
  type Seconds,
} from "./quantity.ts";
export { bearingDegrees, distanceMetres, isPosition, position, type Position } from "./position.ts";
export {
  addCounts,
  count,
  exactly,
  isCount,
  NOBODY,
  subtractCounts,
  UNKNOWN_COUNT,
  type Count,
} from "./count.ts";
export { counterRandom, normalQuantile, threefry, type CounterRandom } from "./counter-random.ts";
export { seededRandom, type Random } from "./random.ts";
export { CIVIL_DAWN_ELEVATION, nextSunrise, sunElevation, SUNRISE_ELEVATION } from "./sun.ts";
