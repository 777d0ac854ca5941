import type { Flow, Lattice, SampleGrid } from "#chart";
import { assert } from "#units";

/** WGS 84 (NIMA TR8350.2): semi-major axis in metres and first eccentricity squared. */
const MAJOR_AXIS_M = 6_378_137;
const ECCENTRICITY_SQUARED = 0.00669437999014;
const RADIANS = Math.PI / 180;

/** Near the poles a grid of longitudes is of no use; no boat of ours gets there. */
const LATITUDE_MOST = 85;

/**
 * Boxes begin and end at multiples of so many nodes, so that clouds beside one another share one.
 */
const TILE = 8;
/** With a coast the cells must be small beside it: a cell that touches land is walked with care. */
const COASTAL_STEP = 1 / 64;
/** Without coast and fields any cell does. */
const OPEN_STEP = 1 / 4;

/** Degrees of longitude and of latitude in a metre at a latitude in degrees, on the ellipsoid. */
export function degreesPerMetre(lat: number): { readonly lon: number; readonly lat: number } {
  const sine = Math.sin(lat * RADIANS);
  const w = 1 - ECCENTRICITY_SQUARED * sine * sine;
  const normal = MAJOR_AXIS_M / Math.sqrt(w);
  const meridional = (normal * (1 - ECCENTRICITY_SQUARED)) / w;
  return {
    lon: 1 / (normal * Math.cos(lat * RADIANS) * RADIANS),
    lat: 1 / (meridional * RADIANS),
  };
}

/**
 * The nodes on which a run samples its flows: those of the flow with the finest, so that it is
 * reproduced exactly, made finer by a whole number where the coast asks for it (a bilinear field
 * stays itself on a finer grid).
 */
export function latticeFor(flows: readonly Flow[], hasShore: boolean): Lattice {
  const coarsest = hasShore ? COASTAL_STEP : OPEN_STEP;
  const spacings = flows.map(({ spacing }) => spacing).filter((spacing) => spacing !== null);
  const own = flows
    .map(({ lattice }) => lattice)
    .filter((lattice) => lattice !== null)
    .toSorted((one, other) => one.stepLat - other.stepLat)[0];
  const finest = Math.min(coarsest, ...spacings);
  if (own === undefined) return { lon: 0, lat: 0, stepLon: 1.6 * finest, stepLat: finest };
  // A step a little above the wish is fine: a field of 0.025° keeps its own nodes beside a coast.
  const parts = Math.max(1, Math.ceil(own.stepLat / (1.7 * finest)));
  return { ...own, stepLon: own.stepLon / parts, stepLat: own.stepLat / parts };
}

/** The box of nodes around a cloud, degrees, with `reach` metres on every side. */
export function boxAround(
  lattice: Lattice,
  cloud: { west: number; south: number; east: number; north: number },
  reach: number,
): SampleGrid {
  const farthest = Math.max(Math.abs(cloud.south), Math.abs(cloud.north));
  assert(
    farthest <= LATITUDE_MOST,
    `expected places between ${LATITUDE_MOST}° S and ${LATITUDE_MOST}° N; came ${farthest}°`,
  );
  const { lon, lat } = degreesPerMetre(farthest);
  const along = (degrees: number, start: number, step: number, round: (n: number) => number) =>
    round((degrees - start) / (step * TILE)) * TILE;
  const firstColumn = along(cloud.west - reach * lon, lattice.lon, lattice.stepLon, Math.floor);
  const lastColumn = along(cloud.east + reach * lon, lattice.lon, lattice.stepLon, Math.ceil);
  const firstRow = along(cloud.south - reach * lat, lattice.lat, lattice.stepLat, Math.floor);
  const lastRow = along(cloud.north + reach * lat, lattice.lat, lattice.stepLat, Math.ceil);
  return {
    west: lattice.lon + firstColumn * lattice.stepLon,
    south: lattice.lat + firstRow * lattice.stepLat,
    stepLon: lattice.stepLon,
    stepLat: lattice.stepLat,
    columns: lastColumn - firstColumn + 1,
    rows: lastRow - firstRow + 1,
  };
}

/**
 * Cells in a metre, as cubic polynomials of the distance in rows from the middle of the box:
 * [lon0, lon1, lon2, lon3, lat0, lat1]. Through four rows; within 1 part in 10^7 over 2° at 51° N.
 */
export type Metric = {
  readonly middleRow: number;
  readonly lon: readonly [number, number, number, number];
  readonly lat: readonly [number, number];
};

export function metricOf(grid: SampleGrid): Metric {
  const middleRow = (grid.rows - 1) / 2;
  const half = Math.max(middleRow, 1);
  const at = (rows: number): { lon: number; lat: number } => {
    const one = degreesPerMetre(grid.south + (middleRow + rows) * grid.stepLat);
    return { lon: one.lon / grid.stepLon, lat: one.lat / grid.stepLat };
  };
  // Interpolation at the Chebyshev points of the cubic, and at two for the straight line.
  const points = [0.9238795325, 0.3826834324, -0.3826834324, -0.9238795325].map((c) => c * half);
  const [a, b, c, d] = points as [number, number, number, number];
  const [fa, fb, fc, fd] = points.map((row) => at(row).lon) as [number, number, number, number];
  const ab = (fb - fa) / (b - a);
  const bc = (fc - fb) / (c - b);
  const cd = (fd - fc) / (d - c);
  const abc = (bc - ab) / (c - a);
  const bcd = (cd - bc) / (d - b);
  const abcd = (bcd - abc) / (d - a);
  const slope = (at(b).lat - at(c).lat) / (b - c);
  return {
    middleRow,
    lon: [
      fa - ab * a + abc * a * b - abcd * a * b * c,
      ab - abc * (a + b) + abcd * (a * b + a * c + b * c),
      abc - abcd * (a + b + c),
      abcd,
    ],
    lat: [at(b).lat - slope * b, slope],
  };
}
