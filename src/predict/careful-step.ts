import type { Shore } from "#chart";
import { liveOn, strand, type Life } from "./life.ts";
import type { Parcel } from "./parcel.ts";
import { readFrame, setMotion, type Step } from "./motion.ts";

/** A step near land is walked in so many pieces at least. */
const PIECES = 4;
/** Nothing goes farther than this in a second: beyond it from land a step is not cut up. Metres. */
const OUT_OF_REACH = 6;

const met = new Float64Array(4);
const metAfter = new Float64Array(4);
const motion = new Float64Array(4);

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
  const piece = (step.ends - step.begins) / (isNearLand(parcel, step, i) ? PIECES : 1);
  let elapsed = step.begins;
  while (elapsed < step.ends && parcel.ashore[i] === 0) {
    const until = Math.max(elapsed, Math.min(step.ends, elapsed + piece, parcel.next[i]!));
    if (until > elapsed) movePiece(shore, parcel, step, i, elapsed, until);
    elapsed = until;
    if (parcel.ashore[i] === 0 && parcel.next[i]! <= elapsed) liveOn(life, parcel, i, elapsed);
  }
}

function isNearLand({ x, y }: Parcel, { book, length }: Step, i: number): boolean {
  const { columns, rows } = book.grid;
  const column = Math.min(Math.max(Math.trunc(x[i]!), 0), columns - 2);
  const row = Math.min(Math.max(Math.trunc(y[i]!), 0), rows - 2);
  return book.clearance[row * (columns - 1) + column]! < OUT_OF_REACH * Math.abs(length);
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
  const x0 = parcel.x[i]!;
  const y0 = parcel.y[i]!;
  moveAt(parcel, step, i, x0, y0, (from - step.begins) / whole);
  const middleX = x0 + (motion[2]! * length) / 2;
  const middleY = y0 + (motion[3]! * length) / 2;
  moveAt(parcel, step, i, middleX, middleY, ((from + until) / 2 - step.begins) / whole);
  parcel.x[i] = x0 + motion[2]! * length;
  parcel.y[i] = y0 + motion[3]! * length;
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

/** The motion of particle `i` at a place of the box and a phase (0 to 1) of the step. */
function moveAt(parcel: Parcel, step: Step, i: number, x: number, y: number, phase: number): void {
  const { columns, rows } = step.book.grid;
  const before = phase < 0.5 ? step.atBegin : step.atMiddle;
  const after = phase < 0.5 ? step.atMiddle : step.atEnd;
  const mix = phase < 0.5 ? 2 * phase : 2 * phase - 1;
  readFrame(before, columns, rows, x, y, met);
  readFrame(after, columns, rows, x, y, metAfter);
  for (let lane = 0; lane < 4; lane += 1)
    met[lane] = met[lane]! + mix * (metAfter[lane]! - met[lane]!);
  setMotion(parcel, i, met, step.metric, y, motion);
}
