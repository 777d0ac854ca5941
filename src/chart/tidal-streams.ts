import {
  distanceMetres,
  epochMs,
  metresPerSecond,
  nauticalMiles,
  position,
  type Instant,
  type MetresPerSecond,
  type Position,
} from "#units";
import type { Coverage, Flow, FlowError, SampleGrid } from "./flow.ts";
import { amplitudesInto, WET, type TidalAtlas } from "./tidal-atlas.ts";
import { factorsAt } from "./tidal-constituents.ts";

/** A stream as a seaman says it: degrees true towards which it sets, and its rate. */
export type Stream = { readonly setDegrees: number; readonly rate: MetresPerSecond };

/**
 * The uppermost metre, in which a boat lies, runs 1.10 to 1.15 times as fast as the mean over the
 * depth (data/currents/ORIGIN.md): 1.12 is between the two.
 */
const SURFACE_FACTOR = 1.12;
const SOURCE = `Vigie's tidal streams, embedded (depth mean x ${SURFACE_FACTOR} for the surface)`;

/** Off the Goodwin Sands, whose banks are narrower than the atlas's nodes are apart. */
const GOODWINS = { place: position(1.53, 51.25), within: nauticalMiles(6) };
const NEAR_SHORE = nauticalMiles(2);
/** Of latitude, on the mean sphere. */
const METRES_PER_DEGREE = distanceMetres(position(0, 0), position(0, 1));
/** Within this many degrees of the atlas's western and northern edge, where it runs too fast. */
const NEAR_EDGE = { west: 0.35, north: 0.2 };

const ERROR: FlowError = {
  speedShare: 0.2,
  directionDegrees: 12,
  minutes: 30,
  // The mean flow of 0.03 to 0.1 m/s to the north-east, surge and eddies are not in the atlas;
  // they turn with the weather, so they are remembered for half a day.
  residual: metresPerSecond(0.08),
  residualHours: 12,
};
const NEAR_ERROR: FlowError = { ...ERROR, speedShare: 0.4 };

/** The grids whose amplitudes a flow keeps; a run asks for one grid at each of its instants. */
const GRIDS_KEPT = 3;

type Sampled = { readonly grid: SampleGrid; readonly amplitudes: Float32Array };

/**
 * The tidal streams at the surface: at any time, within the atlas. Near the shore on land it
 * carries on the stream of the water beside it for about 5 km; NaN further in and outside.
 */
export function tidalStreams(atlas: TidalAtlas): Flow {
  const { west, south, stepLon, stepLat } = atlas;
  let kept: readonly Sampled[] = [];
  return {
    quantity: "current",
    source: SOURCE,
    coverage: coverageOf(atlas),
    spacing: stepLat,
    lattice: { lon: west, lat: south, stepLon, stepLat },
    steady: true,
    errorAt: (place) => (isDoubtful(atlas, place) ? NEAR_ERROR : ERROR),
    sampleInto(grid, atMs, out, lane) {
      const sampled =
        kept.find((each) => isSameGrid(each.grid, grid)) ?? sampleAmplitudes(atlas, grid);
      kept = [sampled, ...kept.filter((each) => each !== sampled)].slice(0, GRIDS_KEPT);
      sumInto(
        sampled.amplitudes,
        factorsAt(atlas.constituents, atMs, "all"),
        SURFACE_FACTOR,
        out,
        lane,
      );
    },
  };
}

/** The stream at the surface, null where the atlas knows none. */
export function streamAt(atlas: TidalAtlas, place: Position, at: Instant): Stream | null {
  const { east, north } = depthMeanAt(atlas, place, at, "all");
  if (Number.isNaN(east)) return null;
  return {
    setDegrees: ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360,
    rate: metresPerSecond(SURFACE_FACTOR * Math.hypot(east, north)),
  };
}

/**
 * The mean over the depth in m/s towards east and north, as the atlas was computed and its vectors
 * are given; without the inferred constituents when only the "majors" are asked for. NaN where the
 * atlas knows nothing.
 */
export function depthMeanAt(
  atlas: TidalAtlas,
  place: Position,
  at: Instant,
  which: "majors" | "all",
): { readonly east: number; readonly north: number } {
  const factors = factorsAt(atlas.constituents, epochMs(at), which);
  const amplitudes = new Float32Array(2 * factors.length);
  const out = new Float32Array(4);
  amplitudesInto(atlas, place.lon, place.lat, amplitudes, 0);
  sumInto(amplitudes, factors, 1, out, 0);
  return { east: out[0] ?? Number.NaN, north: out[1] ?? Number.NaN };
}

function coverageOf(atlas: TidalAtlas): Coverage {
  const { west, south, stepLon, stepLat, columns, rows } = atlas;
  const east = west + (columns - 1) * stepLon;
  const north = south + (rows - 1) * stepLat;
  return { west, south, east, north, from: null, until: null };
}

function isSameGrid(one: SampleGrid, other: SampleGrid): boolean {
  return (
    one.west === other.west &&
    one.south === other.south &&
    one.stepLon === other.stepLon &&
    one.stepLat === other.stepLat &&
    one.columns === other.columns &&
    one.rows === other.rows
  );
}

function sampleAmplitudes(atlas: TidalAtlas, grid: SampleGrid): Sampled {
  const { west, south, stepLon, stepLat, columns, rows } = grid;
  const width = 4 * atlas.constituents.length;
  const amplitudes = new Float32Array(columns * rows * width);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      amplitudesInto(
        atlas,
        west + column * stepLon,
        south + row * stepLat,
        amplitudes,
        (row * columns + column) * width,
      );
  return { grid: { ...grid }, amplitudes };
}

/** The real part of the sum of amplitudes times factors at every node; NaN stays NaN. */
function sumInto(
  amplitudes: Float32Array,
  factors: Float64Array,
  scale: number,
  out: Float32Array,
  lane: 0 | 2,
): void {
  const constituents = factors.length / 2;
  const nodes = amplitudes.length / (4 * constituents);
  let at = 0;
  for (let node = 0; node < nodes; node += 1) {
    let east = 0;
    let north = 0;
    for (let each = 0; each < constituents; each += 1, at += 4) {
      const re = factors[2 * each] ?? 0;
      const im = factors[2 * each + 1] ?? 0;
      east += (amplitudes[at] ?? 0) * re - (amplitudes[at + 1] ?? 0) * im;
      north += (amplitudes[at + 2] ?? 0) * re - (amplitudes[at + 3] ?? 0) * im;
    }
    out[4 * node + lane] = scale * east;
    out[4 * node + lane + 1] = scale * north;
  }
}

/** Where the streams are known to be worse: off the Goodwins, near a shore, near the open edges. */
function isDoubtful(atlas: TidalAtlas, place: Position): boolean {
  const { west, north } = coverageOf(atlas);
  if (place.lon < west + NEAR_EDGE.west || place.lat > north - NEAR_EDGE.north) return true;
  if (distanceMetres(place, GOODWINS.place) <= GOODWINS.within) return true;
  return isNearShore(atlas, place);
}

/**
 * Whether a shore lies within two miles, told from the atlas's own dry nodes: the shore is on
 * average half a step from the last of them.
 */
function isNearShore(atlas: TidalAtlas, place: Position): boolean {
  const reach = NEAR_SHORE + (atlas.stepLat * METRES_PER_DEGREE) / 2;
  const column = (place.lon - atlas.west) / atlas.stepLon;
  const row = (place.lat - atlas.south) / atlas.stepLat;
  const rows = reach / METRES_PER_DEGREE / atlas.stepLat;
  const shrink = Math.cos((place.lat * Math.PI) / 180);
  const columns = reach / METRES_PER_DEGREE / shrink / atlas.stepLon;
  for (let y = Math.max(0, Math.ceil(row - rows)); y <= row + rows && y < atlas.rows; y += 1) {
    const first = Math.max(0, Math.ceil(column - columns));
    for (let x = first; x <= column + columns && x < atlas.columns; x += 1) {
      if (atlas.states[y * atlas.columns + x] === WET) continue;
      if (((x - column) / columns) ** 2 + ((y - row) / rows) ** 2 <= 1) return true;
    }
  }
  return false;
}
