import type { LeewayObject } from "../leeway-objects.ts";
import { legBetween, moveFar, type Pin } from "./geodesic.ts";
import { FATE, type Elements } from "./leeway-run.ts";
import type { NumpyRandom } from "./numpy-random.ts";

/** Perturbations of the coefficients, drawn as OpenDrift draws them; cm/s. */
export type Perturbation = { readonly downwind: number[]; readonly crosswind: number[] };

/**
 * Draws the perturbations of `count` particles: those of the downwind leeway one by one, again and
 * again while the slope would be below 0; then those of the crosswind leeway. Particles are right
 * and left in turn.
 */
export function drawPerturbation(
  { downwind, right, left }: LeewayObject,
  count: number,
  { normal }: NumpyRandom,
): Perturbation {
  const down = Array.from({ length: count }, () => {
    let eps = normal() * downwind.deviation;
    while (downwind.slope + eps / 20 < 0) eps = normal() * downwind.deviation;
    return eps;
  });
  const cross = Array.from(
    { length: count },
    (_, index) => normal() * (index % 2 === 0 ? right : left).deviation,
  );
  return { downwind: down, crosswind: cross };
}

/** A particle as a case gives it; slopes in percent, offsets and eps in cm/s. */
export type Seeded = {
  readonly lon: number;
  readonly lat: number;
  readonly orientation: number;
  readonly downwindSlope: number;
  readonly downwindOffset: number;
  readonly downwindEps: number;
  readonly crosswindSlope: number;
  readonly crosswindOffset: number;
  readonly crosswindEps: number;
  /** Seconds from the start. */
  readonly release: number;
};

/** A particle of an object type with its table's coefficients for its side. */
export function seedOf(object: LeewayObject, orientation: number, pin: Readonly<Pin>): Seeded {
  const side = orientation === 0 ? object.right : object.left;
  return {
    lon: pin.lon,
    lat: pin.lat,
    orientation,
    downwindSlope: object.downwind.slope,
    downwindOffset: object.downwind.offset,
    downwindEps: 0,
    crosswindSlope: side.slope,
    crosswindOffset: side.offset,
    crosswindEps: 0,
    release: 0,
  };
}

/** Columns for a run, positions in single precision as OpenDrift begins with them. */
export function elementsOf(seeds: readonly Seeded[]): Elements {
  const single = (read: (seed: Seeded) => number): Float32Array => Float32Array.from(seeds, read);
  return {
    lon: Float64Array.from(seeds, ({ lon }) => Math.fround(lon)),
    lat: Float64Array.from(seeds, ({ lat }) => Math.fround(lat)),
    orientation: Uint8Array.from(seeds, ({ orientation }) => orientation),
    downwindSlope: single((seed) => seed.downwindSlope),
    downwindOffset: single((seed) => seed.downwindOffset),
    downwindEps: single((seed) => seed.downwindEps),
    crosswindSlope: single((seed) => seed.crosswindSlope),
    crosswindOffset: single((seed) => seed.crosswindOffset),
    crosswindEps: single((seed) => seed.crosswindEps),
    fate: new Uint8Array(seeds.length).fill(FATE.waiting),
    capsized: new Uint8Array(seeds.length),
    release: Float64Array.from(seeds, ({ release }) => release),
    endAge: new Float64Array(seeds.length).fill(Number.NaN),
  };
}

/** How a circle of a radius is filled: as a standard deviation per axis, or evenly within. */
export type RadiusType = "gaussian" | "uniform";

/** Spreads pins about themselves in place, each by its own radius in metres. */
export function spreadPins(
  pins: readonly Pin[],
  radius: readonly number[],
  type: RadiusType,
  { normal, uniform }: NumpyRandom,
): void {
  if (Math.max(...radius) <= 0) return;
  const first = radius.map(type === "gaussian" ? normal : uniform);
  const second = radius.map(type === "gaussian" ? normal : uniform);
  for (const [index, pin] of pins.entries()) {
    const [a, b, r] = [first[index]!, second[index]!, radius[index]!];
    if (type === "gaussian") moveFar(pin, Math.atan2(a, b), r * Math.hypot(a, b));
    else moveFar(pin, 2 * Math.PI * a, r * Math.sqrt(b));
  }
}

/** So many places at equal distances on the geodesic between two, without the two. */
export function placesBetween(from: Readonly<Pin>, to: Readonly<Pin>, count: number): Pin[] {
  const leg = legBetween(from.lon, from.lat, to.lon, to.lat);
  return Array.from({ length: count }, (_, index) => {
    const pin = { ...from };
    moveFar(pin, leg.azimuth, (leg.distance * (index + 1)) / (count + 1));
    return pin;
  });
}
