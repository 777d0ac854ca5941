import {
  bearingDegrees,
  distanceMetres,
  epochMs,
  metres,
  metresPerSecond,
  type Instant,
  type Metres,
  type MetresPerSecond,
  type Position,
} from "#units";
import type { CloudFrame, Forecast } from "./forecast.ts";
import { layOut, placeOn, type PlaneCloud } from "./local-plane.ts";
import { STAGES, type Stage } from "./question.ts";
import { levelHolding } from "./weighted-level.ts";

/** What a cloud comes to, in a few figures. Shares are of the whole weight, 0 to 1. */
export type CloudSummary = {
  readonly at: Instant;
  /** The weighted mean position. */
  readonly datum: Position;
  /** The point with the least weighted distance to all: stragglers do not pull it. */
  readonly median: Position;
  /** Of the datum since the start of the run; null at the start itself. */
  readonly drift: DatumDrift | null;
  /** Around the datum, within which 95 % of the weight lies. */
  readonly radius95: Metres;
  readonly ashore: number;
  /** Where those ashore lie, the most likely first. */
  readonly strandings: readonly Stranding[];
  /** Of those stages that anything is in, in the order of STAGES. */
  readonly stages: readonly { readonly stage: Stage; readonly share: number }[];
  readonly effective: number;
};

/** A way from one datum to another; the rate is the mean over the time between, straight. */
export type DatumDrift = {
  readonly distance: Metres;
  /** Degrees true; backward in time it is the way from the later to the earlier. */
  readonly bearing: number;
  readonly rate: MetresPerSecond;
};

/** A stretch of coast on which particles lie. */
export type Stranding = {
  readonly place: Position;
  /** To the farthest of them, within half a kilometre. */
  readonly radius: Metres;
  readonly share: number;
};

/** Particles ashore are counted together in squares of this size, metres. */
const SQUARE_M = 500;
/** More squares than lie across the globe. */
const ROW = 1e6;
/** A stretch of coast reaches so far from its densest square. */
const STRETCH_M = 5000;
/** Weiszfeld's steps (1937); each brings the point closer by a constant factor. */
const MEDIAN_STEPS = 40;
/** The median is sought no finer than this, and than a thousandth of the cloud's radius. */
const MEDIAN_CLOSE_M = 1;
const MEDIAN_CLOSE_SHARE = 1e-3;

/** Sums up one frame of a forecast. */
export function summaryOf(forecast: Forecast, frame: CloudFrame): CloudSummary {
  const cloud = layOut(frame);
  const { plane } = cloud;
  const first = forecast.frames[0]!;
  const radius95 = radiusHolding(frame, cloud, 0.95);
  return {
    at: frame.at,
    datum: { lon: plane.lon, lat: plane.lat },
    median: medianOf(frame, cloud, Math.max(MEDIAN_CLOSE_M, MEDIAN_CLOSE_SHARE * radius95)),
    drift: driftOf(first, frame, plane),
    radius95,
    ...ashoreOf(frame, cloud),
    stages: stagesOf(frame),
    effective: frame.effective,
  };
}

function driftOf(first: CloudFrame, frame: CloudFrame, datum: Position): DatumDrift | null {
  const ms = Math.abs(epochMs(frame.at) - epochMs(first.at));
  if (ms === 0) return null;
  const { plane } = layOut(first);
  const distance = distanceMetres(plane, datum);
  return {
    distance,
    bearing: distance === 0 ? 0 : bearingDegrees(plane, datum),
    rate: metresPerSecond(distance / (ms / 1000)),
  };
}

/** The weighted geometric median, by Weiszfeld's steps from the mean. */
function medianOf({ weight }: CloudFrame, { plane, x, y }: PlaneCloud, close: number): Position {
  let east = 0;
  let north = 0;
  for (let step = 0; step < MEDIAN_STEPS; step += 1) {
    let [sum, sumEast, sumNorth] = [0, 0, 0];
    for (let i = 0; i < x.length; i += 1) {
      const away = Math.sqrt((x[i]! - east) ** 2 + (y[i]! - north) ** 2);
      const pull = weight[i]! / Math.max(away, MEDIAN_CLOSE_M);
      sum += pull;
      sumEast += pull * x[i]!;
      sumNorth += pull * y[i]!;
    }
    const moved = Math.hypot(sumEast / sum - east, sumNorth / sum - north);
    east = sumEast / sum;
    north = sumNorth / sum;
    if (moved < close) break;
  }
  return placeOn(plane, east, north);
}

function radiusHolding({ weight }: CloudFrame, { x, y }: PlaneCloud, share: number): Metres {
  const away = new Float64Array(x.length);
  let most = 0;
  for (let i = 0; i < x.length; i += 1) {
    away[i] = Math.sqrt(x[i]! * x[i]! + y[i]! * y[i]!);
    if (away[i]! > most) most = away[i]!;
  }
  // The level is sought from above; distances from below.
  for (let i = 0; i < away.length; i += 1) away[i] = most - away[i]!;
  return metres(most - levelHolding(away, weight, share));
}

type Square = { weight: number; x: number; y: number };

/** The share ashore, and the stretches of coast: each about the densest square that is left. */
function ashoreOf(
  { weight, ashore }: CloudFrame,
  { plane, x, y }: PlaneCloud,
): Pick<CloudSummary, "ashore" | "strandings"> {
  const squares = new Map<number, Square>();
  let total = 0;
  let dry = 0;
  for (let i = 0; i < x.length; i += 1) {
    total += weight[i]!;
    if (ashore[i] === 0) continue;
    dry += weight[i]!;
    const key = Math.floor(x[i]! / SQUARE_M) * ROW + Math.floor(y[i]! / SQUARE_M);
    const square = squares.get(key) ?? { weight: 0, x: 0, y: 0 };
    square.weight += weight[i]!;
    square.x += weight[i]! * x[i]!;
    square.y += weight[i]! * y[i]!;
    squares.set(key, square);
  }
  let left = [...squares.values()]
    .filter((square) => square.weight > 0)
    .map((square) => ({ ...square, x: square.x / square.weight, y: square.y / square.weight }))
    .toSorted((one, other) => other.weight - one.weight);
  const strandings: Stranding[] = [];
  while (left.length > 0) {
    const seed = left[0]!;
    const isHere = (one: Square): boolean =>
      Math.hypot(one.x - seed.x, one.y - seed.y) <= STRETCH_M;
    const here = left.filter(isHere);
    const held = here.reduce((sum, one) => sum + one.weight, 0);
    const middleX = here.reduce((sum, one) => sum + one.weight * one.x, 0) / held;
    const middleY = here.reduce((sum, one) => sum + one.weight * one.y, 0) / held;
    const far = here.map((one) => Math.hypot(one.x - middleX, one.y - middleY));
    strandings.push({
      place: placeOn(plane, middleX, middleY),
      radius: metres(Math.max(...far)),
      share: held / total,
    });
    left = left.filter((one) => !isHere(one));
  }
  return {
    ashore: dry / total,
    strandings: strandings.toSorted((one, other) => other.share - one.share),
  };
}

function stagesOf({ weight, stage }: CloudFrame): CloudSummary["stages"] {
  const shares = new Float64Array(STAGES.length);
  let total = 0;
  for (let i = 0; i < stage.length; i += 1) {
    shares[stage[i]!] = shares[stage[i]!]! + weight[i]!;
    total += weight[i]!;
  }
  return STAGES.map((name, index) => ({ stage: name, share: shares[index]! / total })).filter(
    ({ share }) => share > 0,
  );
}
