/**
 * Multiples of the hour angle T of the mean sun and of the mean longitudes s, h, p, N, p1 (moon,
 * sun, lunar perigee, lunar node, solar perigee), and a constant phase in degrees.
 */
export type Doodson = readonly [number, number, number, number, number, number, number];

/** A constituent too small to be solved for, taken from a solved one. */
type Minor = {
  readonly name: keyof typeof MINORS;
  /** Its amplitude as a share of the solved one's, and its phase lag behind it in degrees. */
  readonly ratio: number;
  readonly lag: number;
};

export type Constituent = {
  readonly name: string;
  readonly doodson: Doodson;
  readonly minors: readonly Minor[];
};

const RADIANS = Math.PI / 180;
const DAY_MS = 86_400_000;
/** 1899-12-31T12:00Z, from which the mean longitudes are reckoned. */
const EPOCH_MS = Date.UTC(1899, 11, 31, 12);
const CENTURY_DAYS = 36_525;

/**
 * Doodson numbers of the minor constituents (Schureman 1958, Manual of Harmonic Analysis, table 2).
 */
const MINORS = {
  K2: [2, 0, 2, 0, 0, 0, 0],
  NU2: [2, -3, 4, -1, 0, 0, 0],
  MU2: [2, -4, 4, 0, 0, 0, 0],
  L2: [2, -1, 2, -1, 0, 0, 180],
  "2N2": [2, -4, 2, 2, 0, 0, 0],
  P1: [1, 0, -1, 0, 0, 0, 90],
} as const satisfies Record<string, Doodson>;

export const MINOR_NAMES = Object.keys(MINORS) as readonly (keyof typeof MINORS)[];

/** f (a factor) and u (degrees) of a constituent, by the lunar node N and perigee p in radians. */
type Nodal = { readonly f: number; readonly u: number };

/**
 * The nodal corrections in their usual short series (Doodson 1928; Pugh & Woodworth 2014, Sea-Level
 * Science, table 4.3). Those of the sun, S2 and P1, have none.
 */
const NODAL: Readonly<Record<string, (node: number, perigee: number) => Nodal>> = {
  K1: (node) => ({
    f: 1.006 + 0.115 * Math.cos(node) - 0.009 * Math.cos(2 * node),
    u: -8.9 * Math.sin(node) + 0.7 * Math.sin(2 * node),
  }),
  O1: (node) => ({
    f: 1.009 + 0.187 * Math.cos(node) - 0.015 * Math.cos(2 * node),
    u: 10.8 * Math.sin(node) - 1.3 * Math.sin(2 * node),
  }),
  K2: (node) => ({
    f: 1.024 + 0.286 * Math.cos(node) + 0.008 * Math.cos(2 * node),
    u: -17.7 * Math.sin(node) + 0.7 * Math.sin(2 * node),
  }),
  M4: (node) => ({ f: moon(node).f ** 2, u: 2 * moon(node).u }),
  MN4: (node) => ({ f: moon(node).f ** 2, u: 2 * moon(node).u }),
  M2: moon,
  N2: moon,
  MS4: moon,
  NU2: moon,
  MU2: moon,
  L2: smallerElliptic,
  "2N2": moon,
};

function moon(node: number): Nodal {
  return { f: 1 - 0.037 * Math.cos(node), u: -2.1 * Math.sin(node) };
}

/** L2 turns with the perigee too (Schureman 1958; the series of Doodson 1928). */
function smallerElliptic(node: number, perigee: number): Nodal {
  const twice = 2 * perigee;
  const x =
    1 -
    0.2505 * Math.cos(twice) -
    0.1102 * Math.cos(twice - node) -
    0.0156 * Math.cos(twice - 2 * node) -
    0.037 * Math.cos(node);
  const y =
    -0.2505 * Math.sin(twice) -
    0.1102 * Math.sin(twice - node) -
    0.0156 * Math.sin(twice - 2 * node) -
    0.037 * Math.sin(node);
  return { f: Math.hypot(x, y), u: Math.atan2(y, x) / RADIANS };
}

/**
 * T, s, h, p, N, p1 and 1 in degrees, by which the Doodson numbers are multiplied (Schureman 1958,
 * from Newcomb and Brown).
 */
function longitudesAt(atMs: number): readonly number[] {
  const century = (atMs - EPOCH_MS) / DAY_MS / CENTURY_DAYS;
  const mean = (at0: number, rate: number, bend: number): number =>
    (at0 + (rate + bend * century) * century) % 360;
  return [
    (((atMs % DAY_MS) + DAY_MS) % DAY_MS) * (360 / DAY_MS),
    mean(270.434164, 481_267.8831417, -0.001133),
    mean(279.696678, 36_000.768925, 0.000302),
    mean(334.329556, 4069.034033, -0.010325),
    mean(259.183275, -1934.142008, 0.002078),
    mean(281.220844, 1.719175, 0.000453),
    1,
  ];
}

/**
 * What to multiply the complex amplitudes of every constituent with at `atMs` (milliseconds since
 * 1970): factors[2 i] + i factors[2 i + 1]; the real part of the sum of the products is the stream.
 * A constituent's minors are in its factor, as they only turn and scale its amplitude.
 */
export function factorsAt(
  constituents: readonly Constituent[],
  atMs: number,
  which: "majors" | "all",
): Float64Array {
  const longitudes = longitudesAt(atMs);
  const perigee = (longitudes[3] ?? 0) * RADIANS;
  const node = (longitudes[4] ?? 0) * RADIANS;
  const factors = new Float64Array(2 * constituents.length);
  const add = (at: number, name: string, doodson: Doodson, ratio: number, lag: number): void => {
    const { f, u } = NODAL[name]?.(node, perigee) ?? { f: 1, u: 0 };
    const phase = doodson.reduce((sum, each, i) => sum + each * (longitudes[i] ?? 0), u - lag);
    factors[2 * at] = (factors[2 * at] ?? 0) + ratio * f * Math.cos(phase * RADIANS);
    factors[2 * at + 1] = (factors[2 * at + 1] ?? 0) + ratio * f * Math.sin(phase * RADIANS);
  };
  for (const [at, { name, doodson, minors }] of constituents.entries()) {
    add(at, name, doodson, 1, 0);
    if (which === "majors") continue;
    for (const minor of minors) add(at, minor.name, MINORS[minor.name], minor.ratio, minor.lag);
  }
  return factors;
}
