import type { Shore } from "#chart";
import { liveOn, strand, type Life } from "./life.ts";
import type { Parcel } from "./parcel.ts";
import { readFrame, setMotion, type Step } from "./motion.ts";

/** Near land a step is walked in so many pieces at least. */
const PIECES = 4;
/** A particle may become faster than it is now by this share and this much, m/s, within a step. */
const FASTER_SHARE = 1.5;
const FASTER = 0.3;

const met = new Float64Array(4);
const metAfter = new Float64Array(4);
const motion = new Float64Array(4);

/**
 * Moves the particles listed in `left` through one step with care: cut at each thing that happens
 * to them, in quarters where land is near, and not through land. Where a piece of the way meets
 * land
 * the particle stays, for good.
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
    moveAt(parcel, step, i, parcel.x[i]!, parcel.y[i]!, phaseOf(step, elapsed));
    const clear = clearanceOf(shore, parcel, step, i);
    const free = clear / (FASTER_SHARE * Math.hypot(motion[0]!, motion[1]!) + FASTER);
    const wanted = Math.min(step.ends, elapsed + Math.max(piece, free), parcel.next[i]!);
    const until = Math.max(elapsed, wanted);
    if (until > elapsed) movePiece(shore, parcel, step, i, elapsed, until, clear);
    elapsed = until;
    if (parcel.ashore[i] === 0 && parcel.next[i]! <= elapsed) liveOn(life, parcel, i, elapsed);
  }
}

const phaseOf = ({ begins, ends }: Step, elapsed: number): number =>
  (elapsed - begins) / (ends - begins);

function clearanceOf(shore: Shore | null, { x, y }: Parcel, { book }: Step, i: number): number {
  if (shore === null) return Infinity;
  const { west, south, stepLon, stepLat } = book.grid;
  return shore.clearanceAt(west + x[i]! * stepLon, south + y[i]! * stepLat);
}

/**
 * Moves a particle whose motion at `from` is in `motion`, and which is `clear` metres from land.
 */
function movePiece(
  shore: Shore | null,
  parcel: Parcel,
  step: Step,
  i: number,
  from: number,
  until: number,
  clear: number,
): void {
  const length = ((until - from) / (step.ends - step.begins)) * step.length;
  const x0 = parcel.x[i]!;
  const y0 = parcel.y[i]!;
  const middleX = x0 + (motion[2]! * length) / 2;
  const middleY = y0 + (motion[3]! * length) / 2;
  moveAt(parcel, step, i, middleX, middleY, phaseOf(step, (from + until) / 2));
  parcel.x[i] = x0 + motion[2]! * length;
  parcel.y[i] = y0 + motion[3]! * length;
  const moved = Math.hypot(motion[0]!, motion[1]!) * Math.abs(length);
  if (shore === null || moved < clear) return;
  const { west, south, stepLon, stepLat } = step.book.grid;
  const land = shore.firstLand(
    west + x0 * stepLon,
    south + y0 * stepLat,
    west + parcel.x[i] * stepLon,
    south + parcel.y[i] * stepLat,
  );
  if (land === null) return;
  parcel.x[i] = (land.lon - west) / stepLon;
  parcel.y[i] = (land.lat - south) / stepLat;
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
