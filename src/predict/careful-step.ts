import type { Shore } from "#chart";
import { liveOn, strand, type Life } from "./life.ts";
import type { Parcel } from "./parcel.ts";
import { CALM_SQUARED, type Step } from "./step.ts";

/** A step near land, or in which something happens, is walked in so many pieces at least. */
const PIECES = 4;

type Velocity = { x: number; y: number };

/**
 * Moves the particles listed in `left` through one step with care: cut at each thing that happens
 * to them, in quarters besides, and not through land. Where a piece of the way meets land the
 * particle stays, for good.
 */
export function stepWithCare(
  life: Life,
  shore: Shore | null,
  parcel: Parcel,
  step: Step,
  left: Uint32Array,
  listed: number,
): void {
  for (let at = 0; at < listed; at += 1) walk(life, shore, parcel, step, left[at]!);
}

function walk(life: Life, shore: Shore | null, parcel: Parcel, step: Step, i: number): void {
  const piece = (step.ends - step.begins) / PIECES;
  let elapsed = step.begins;
  while (elapsed < step.ends && parcel.ashore[i] === 0) {
    const until = Math.max(elapsed, Math.min(step.ends, elapsed + piece, parcel.next[i]!));
    if (until > elapsed) movePiece(shore, parcel, step, i, elapsed, until);
    elapsed = until;
    if (parcel.ashore[i] === 0 && parcel.next[i]! <= elapsed) liveOn(life, parcel, i, elapsed);
  }
}

function movePiece(
  shore: Shore | null,
  parcel: Parcel,
  step: Step,
  i: number,
  from: number,
  until: number,
): void {
  const whole = step.ends - step.begins;
  const length = ((until - from) / whole) * step.length;
  const phase = (seconds: number): number => (seconds - step.begins) / whole;
  const x0 = parcel.x[i]!;
  const y0 = parcel.y[i]!;
  const slope: Velocity = { x: 0, y: 0 };
  cellsPerSecond(parcel, step, i, x0, y0, phase(from), slope);
  const middleX = x0 + (slope.x * length) / 2;
  const middleY = y0 + (slope.y * length) / 2;
  cellsPerSecond(parcel, step, i, middleX, middleY, phase((from + until) / 2), slope);
  parcel.x[i] = x0 + slope.x * length;
  parcel.y[i] = y0 + slope.y * length;
  if (shore === null) return;
  const { west, south, stepLon, stepLat } = step.book.grid;
  const met = shore.firstLand(
    west + x0 * stepLon,
    south + y0 * stepLat,
    west + parcel.x[i] * stepLon,
    south + parcel.y[i] * stepLat,
  );
  if (met === null) return;
  parcel.x[i] = (met.lon - west) / stepLon;
  parcel.y[i] = (met.lat - south) / stepLat;
  strand(parcel, i);
}

/** The speed of particle `i` at a place of the box and a phase (0 to 1) of the step. */
function cellsPerSecond(
  parcel: Parcel,
  step: Step,
  i: number,
  x: number,
  y: number,
  phase: number,
  out: Velocity,
): void {
  const { columns, rows } = step.book.grid;
  const [before, after] = phase < 0.5 ? [step.atBegin, step.atMiddle] : [step.atMiddle, step.atEnd];
  const mix = phase < 0.5 ? 2 * phase : 2 * phase - 1;
  const column = Math.min(Math.max(Math.trunc(x), 0), columns - 2);
  const row = Math.min(Math.max(Math.trunc(y), 0), rows - 2);
  const fx = x - column;
  const fy = y - row;
  const at = 4 * (row * columns + column);
  const up = 4 * columns;
  const bilinear = (field: Float32Array, lane: number): number =>
    (1 - fy) * ((1 - fx) * field[at + lane]! + fx * field[at + 4 + lane]!) +
    fy * ((1 - fx) * field[at + up + lane]! + fx * field[at + up + 4 + lane]!);
  const read = (lane: number): number => {
    const first = bilinear(before, lane);
    return first + mix * (bilinear(after, lane) - first);
  };
  const currentEast = read(0);
  const currentNorth = read(1);
  const windEast = read(2) + parcel.gustEast[i]!;
  const windNorth = read(3) + parcel.gustNorth[i]!;
  const squared = windEast * windEast + windNorth * windNorth;
  const inverse = squared > CALM_SQUARED ? 1 / Math.sqrt(squared) : 0;
  const down = parcel.downSlope[i]! + parcel.downOffset[i]! * inverse;
  const cross = parcel.crossSlope[i]! + parcel.crossOffset[i]! * inverse;
  const cos = parcel.turnCos[i]!;
  const sin = parcel.turnSin[i]!;
  const east = cos * currentEast + sin * currentNorth + down * windEast + cross * windNorth;
  const north = cos * currentNorth - sin * currentEast + down * windNorth - cross * windEast;
  const off = y - step.metric.middleRow;
  const [k0, k1, k2, k3] = step.metric.lon;
  const [l0, l1] = step.metric.lat;
  out.x = (east + parcel.addEast[i]!) * (((k3 * off + k2) * off + k1) * off + k0);
  out.y = (north + parcel.addNorth[i]!) * (l0 + l1 * off);
}
