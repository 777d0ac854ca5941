import type { BoatId } from "#log";
import type { CloudFrame } from "#predict";
import { secondsBetween, type Instant } from "#units";
import { ASHORE, pathsOf } from "./cloud.ts";
import type { Sought } from "./plan.ts";
import type { Plane } from "./plane.ts";

/**
 * A boat's cloud as it will be while one searches: its paths through `moments`, how it moves as a
 * whole, and its long axis (the first principal axis at the middle moment), of what is afloat.
 */
export function soughtOf(
  told: { readonly boat: BoatId; readonly lives: number },
  frames: readonly CloudFrame[],
  moments: readonly Instant[],
  plane: Plane,
): Sought {
  const paths = pathsOf(frames, moments, plane);
  const [first, middle, last] = [0, Math.floor((moments.length - 1) / 2), moments.length - 1];
  const seconds = secondsBetween(moments[first]!, moments[last]!);
  const mean = (slot: number): { x: number; y: number } => {
    let [sum, x, y] = [0, 0, 0];
    for (let i = 0; i < paths.weight.length; i += 1) {
      // The same particles at both ends: those that are afloat at the end.
      if (paths.object[last]![i] === ASHORE) continue;
      sum += paths.weight[i]!;
      x += paths.weight[i]! * paths.x[slot]![i]!;
      y += paths.weight[i]! * paths.y[slot]![i]!;
    }
    return sum === 0 ? { x: 0, y: 0 } : { x: x / sum, y: y / sum };
  };
  const [begins, at, ends] = [mean(first), mean(middle), mean(last)];
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < paths.weight.length; i += 1) {
    if (paths.object[last]![i] === ASHORE) continue;
    const [dx, dy] = [paths.x[middle]![i]! - at.x, paths.y[middle]![i]! - at.y];
    xx += paths.weight[i]! * dx * dx;
    xy += paths.weight[i]! * dx * dy;
    yy += paths.weight[i]! * dy * dy;
  }
  // From north towards east, so x is the sine.
  const axis = Math.atan2(2 * xy, yy - xx) / 2;
  return {
    ...told,
    paths,
    axis: (axis + Math.PI) % Math.PI,
    east: seconds === 0 ? 0 : (ends.x - begins.x) / seconds,
    north: seconds === 0 ? 0 : (ends.y - begins.y) / seconds,
  };
}
