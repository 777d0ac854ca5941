import type { Position } from "#units";
import { degreesPerMetre } from "./box.ts";
import { drawCurrentError } from "./errors.ts";
import { gather } from "./herd.ts";
import { plainKernel } from "./kernel.ts";
import { beginLife, DRAW, strand } from "./life.ts";
import { openParcel, type Parcel } from "./parcel.ts";
import { WATER_WITHIN_M, type Run } from "./run.ts";

/** Where the particles of a run are, degrees. */
export type Places = { readonly lon: Float64Array; readonly lat: Float64Array };

/** How a cloud is drawn anew. Lengths in metres. */
export type Redraw = {
  /** Of the kernel by which a child is moved from its parent. */
  readonly moveEast: number;
  readonly moveNorth: number;
  /**
   * The share of the cloud that is begun again at `place`, with one standard deviation each way.
   */
  readonly again: number;
  readonly place: Position;
  readonly radius: number;
};

/**
 * Draws all particles anew from the weighted ones by systematic resampling (Kitagawa 1996), moves
 * them a little, and begins a share of them again elsewhere. Returns their weights.
 */
export function resample(run: Run, from: Places, redraw: Redraw, elapsed: number): Float64Array {
  const { count, herds, around } = run;
  const begun = Math.min(count - 1, Math.ceil(redraw.again * count));
  // One particle alone cannot be begun again and stay: then it keeps the whole weight.
  const again = begun === 0 ? 0 : redraw.again;
  const drawn = around.life.random.uniform(DRAW.resample, 0, Math.round(elapsed));
  const parents = drawParents(run.weight, count, drawn);
  const olds = herds.map((herd) => clone(herd.parcel));
  const weight = new Float64Array(count);
  const to = { lon: new Float64Array(count), lat: new Float64Array(count) };
  for (const [which, { parcel }] of herds.entries()) {
    const start = parcel.first - run.first;
    for (let i = 0; i < parcel.count; i += 1) {
      const index = start + i;
      const parent = parents[index]!;
      const old = olds.findLast(({ first }) => first - run.first <= parent)!;
      copyParticle(old, parent - (old.first - run.first), parcel, i);
      // The begun-again stand evenly among the others, so that all delays are among them.
      const isBegun =
        Math.floor(((index + 1) * begun) / count) > Math.floor((index * begun) / count);
      weight[index] = isBegun ? again / begun : (1 - again) / (count - begun);
      if (isBegun) beginAgain(run, parcel, i, index, elapsed);
      const home = isBegun ? redraw.place : { lon: from.lon[parent]!, lat: from.lat[parent]! };
      const { east, north } = isBegun
        ? { east: redraw.radius, north: redraw.radius }
        : movedBy(redraw, parcel.ashore[i] !== 0);
      placeNear(run, home, east, north, index, elapsed, to);
      if (isBegun && !isAfloat(run, index, to)) strand(parcel, i);
    }
    const end = start + parcel.count;
    herds[which] = gather(around, parcel, to.lon.subarray(start, end), to.lat.subarray(start, end));
  }
  return weight;
}

/** How far a particle is moved a little; what is ashore stays. */
function movedBy({ moveEast, moveNorth }: Redraw, isAshore: boolean) {
  return isAshore ? { east: 0, north: 0 } : { east: moveEast, north: moveNorth };
}

/** Puts a particle near its home, or at it where the drawn place is on land. */
function placeNear(
  { around }: Run,
  home: Position,
  east: number,
  north: number,
  index: number,
  elapsed: number,
  to: Places,
): void {
  const { random, pair } = around.life;
  random.normals(DRAW.jitter, index, Math.round(elapsed), pair);
  const scale = degreesPerMetre(home.lat);
  const lon = home.lon + east * pair[0]! * scale.lon;
  const lat = home.lat + north * pair[1]! * scale.lat;
  const dry = around.waters.shore?.isLand(lon, lat) === true;
  to.lon[index] = dry ? home.lon : lon;
  to.lat[index] = dry ? home.lat : lat;
}

/** Puts a particle that stands on land into the nearest water; false where there is none near. */
function isAfloat({ around }: Run, index: number, { lon, lat }: Places): boolean {
  const { shore } = around.waters;
  if (shore === null || !shore.isLand(lon[index]!, lat[index]!)) return true;
  const water = shore.nearestWater(lon[index]!, lat[index]!, WATER_WITHIN_M);
  if (water === null) return false;
  lon[index] = water.lon;
  lat[index] = water.lat;
  return true;
}

/** A particle begun again has a life and errors of its own, from now on. */
function beginAgain(run: Run, parcel: Parcel, i: number, index: number, elapsed: number): void {
  const { particles } = run.question;
  parcel.origin[i] = (particles * (1 + Math.round(elapsed)) + run.first + index) >>> 0;
  parcel.ashore[i] = 0;
  beginLife(run.around.life, parcel, i, elapsed);
  drawCurrentError(run.around.life, run.errors, parcel, i);
}

/** Systematic resampling: the parents of `count` children, ascending. */
function drawParents(weight: Float64Array, count: number, drawn: number): Uint32Array {
  const parents = new Uint32Array(count);
  let parent = 0;
  let sum = weight[0]!;
  for (let child = 0; child < count; child += 1) {
    const at = (child + drawn) / count;
    while (sum < at && parent < weight.length - 1) {
      parent += 1;
      sum += weight[parent]!;
    }
    parents[child] = parent;
  }
  return parents;
}

type ColumnName = Exclude<keyof Parcel, "first" | "count" | "padded">;

const columnsOf = (parcel: Parcel): ColumnName[] =>
  Object.entries(parcel)
    .filter(([, column]) => typeof column !== "number")
    .map(([name]) => name as ColumnName);

function clone(parcel: Parcel): Parcel {
  const copy = openParcel(parcel.first, parcel.count, plainKernel.floats);
  for (const name of columnsOf(parcel)) copy[name].set(parcel[name]);
  return copy;
}

function copyParticle(from: Parcel, at: number, to: Parcel, into: number): void {
  for (const name of columnsOf(from)) to[name][into] = from[name][at]!;
}
