import { STAGES, type CloudFrame, type Stage } from "#predict";
import { assert, epochMs, type Instant } from "#units";
import type { Plane } from "./plane.ts";
import { SEARCH_OBJECTS, type SearchObject } from "./sweep-table.ts";

/** Where the particles of a cloud are at some moments, in metres on a plane. */
export type Paths = {
  readonly at: readonly Instant[];
  /** A column for each moment. */
  readonly x: readonly Float64Array[];
  readonly y: readonly Float64Array[];
  /** What is looked for, an index into SEARCH_OBJECTS; 255 where it lies ashore by then. */
  readonly object: readonly Uint8Array[];
  /** Sums to 1. */
  readonly weight: Float64Array;
};

export const ASHORE = 255;

const OBJECT_OF: Readonly<Record<Stage, SearchObject>> = {
  "under way": "inflatable",
  adrift: "inflatable",
  swamped: "swamped inflatable",
  "in the water": "person",
};
const OBJECT_OF_STAGE = STAGES.map((stage) => SEARCH_OBJECTS.indexOf(OBJECT_OF[stage]));

/**
 * The paths of a cloud through `moments`, straight between its frames; before the first of them as
 * they go from the first to the second. Throws when a moment is after the last. The weights are
 * those of the last frame before or at the last moment. A report draws particles anew, so no path
 * goes over it: give frames from the last report on.
 */
export function pathsOf(
  frames: readonly CloudFrame[],
  moments: readonly Instant[],
  plane: Plane,
): Paths {
  const columns = moments.map((moment) => columnAt(frames, moment, plane));
  const last = moments.at(-1)!;
  const held = frames.findLast(({ at }) => at <= last) ?? frames[0]!;
  return {
    at: moments,
    x: columns.map(({ x }) => x),
    y: columns.map(({ y }) => y),
    object: columns.map(({ object }) => object),
    weight: held.weight,
  };
}

function columnAt(frames: readonly CloudFrame[], moment: Instant, plane: Plane) {
  const last = frames.at(-1)!;
  assert(moment <= last.at, `expected a moment of the cloud, until ${last.at}; came ${moment}`);
  const after = frames.findIndex(({ at }) => at >= moment);
  const next = Math.min(Math.max(1, after), frames.length - 1);
  const [from, to] = [frames[Math.max(0, next - 1)]!, frames[next]!];
  const span = epochMs(to.at) - epochMs(from.at);
  const share = span === 0 ? 0 : (epochMs(moment) - epochMs(from.at)) / span;
  const count = to.lon.length;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const object = new Uint8Array(count);
  const { origin, metresPerLon, metresPerLat } = plane;
  for (let i = 0; i < count; i += 1) {
    const lon = from.lon[i]! + share * (to.lon[i]! - from.lon[i]!);
    const lat = from.lat[i]! + share * (to.lat[i]! - from.lat[i]!);
    x[i] = (lon - origin.lon) * metresPerLon;
    y[i] = (lat - origin.lat) * metresPerLat;
    const near = share < 0.5 ? from : to;
    object[i] = near.ashore[i] === 1 ? ASHORE : OBJECT_OF_STAGE[near.stage[i]!]!;
  }
  return { x, y, object };
}

/**
 * Fewer paths that stand for all, each of the same weight: drawn by systematic resampling (Kitagawa
 * 1996) from the middle of each step, so that the same cloud gives the same few.
 */
export function thinned(paths: Paths, count: number): Paths {
  if (paths.weight.length <= count) return paths;
  const chosen = new Uint32Array(count);
  const total = paths.weight.reduce((sum, one) => sum + one, 0);
  let [index, sum] = [0, paths.weight[0]!];
  for (let i = 0; i < count; i += 1) {
    const wanted = ((i + 0.5) / count) * total;
    while (sum < wanted && index < paths.weight.length - 1) {
      index += 1;
      sum += paths.weight[index]!;
    }
    chosen[i] = index;
  }
  const pick = (column: Float64Array): Float64Array =>
    Float64Array.from(chosen, (each) => column[each]!);
  return {
    at: paths.at,
    x: paths.x.map(pick),
    y: paths.y.map(pick),
    object: paths.object.map((column) => Uint8Array.from(chosen, (each) => column[each]!)),
    weight: new Float64Array(count).fill(1 / count),
  };
}
