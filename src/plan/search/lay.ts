import { metres, secondsBetween, type Metres, type Position } from "#units";
import { successOf, type Effort } from "./effort.ts";
import { boxAt, type Ground } from "./ground.ts";
import {
  expandingSquare,
  sector,
  steer,
  sweepTracks,
  trackLine,
  turnRadius,
  type Pattern,
  type PatternKind,
} from "./pattern.ts";
import { partOf, type SearchPart, type Searcher, type SearchPlan, type Sought } from "./plan.ts";
import type { Plane, Spot } from "./plane.ts";
import type { UnitType } from "./sweep.ts";

/** Who steers a pattern: where from, how tightly it turns. */
export type Steered = Searcher & {
  readonly type: UnitType;
  /** Where it comes from: the pattern begins at the corner nearest to it. */
  readonly position: Position | null;
};

/** A part with the legs that its unit steers. */
export type LaidPart = SearchPart & { readonly pattern: Pattern };

/** A plan that can be steered: its figures are of the legs that fit, not of those wished for. */
export type LaidPlan = Omit<SearchPlan, "parts"> & { readonly parts: readonly LaidPart[] };

/**
 * Lays a pattern on each part's ground. Where the turns take more time than the share that is kept
 * for them, legs are left out or set wider apart, and all probabilities are reckoned anew with what
 * is left: nothing is promised that the unit cannot steer. `wanted` lays that pattern for all.
 */
export function layPlan(
  plan: SearchPlan,
  boats: readonly Sought[],
  units: readonly Steered[],
  { plane, wanted }: { readonly plane: Plane; readonly wanted: PatternKind | null },
): LaidPlan {
  const laid = plan.parts.flatMap((part): LaidPart[] => {
    const unit = units.find((each) => each.unit === part.unit);
    const sought = boats.find((each) => each.boat === part.boat);
    if (unit === undefined || sought === undefined) return [];
    const isAlone = plan.parts.filter(({ boat }) => boat === part.boat).length === 1;
    const kind = wanted ?? usualPattern(part.effort.ground, unit, isAlone);
    const pattern = layOn(part.effort, kind, unit, plane);
    const track = metres(Math.min(part.effort.track, pattern.track));
    return [{ ...partOf(part.unit, sought, { ...part.effort, track }, plane), pattern }];
  });
  const efforts = laid.map(({ effort }) => effort);
  return {
    ...plan,
    parts: laid,
    boats: plan.boats.map((each) => {
      const sought = boats.find(({ boat }) => boat === each.boat)!;
      return { ...each, success: successOf(efforts, sought.paths, plane) };
    }),
  };
}

/** A datum is precise, and a square search of it the usual, within a square of such sides. */
const SQUARE_MOST = metres(4 * 1852);
const SQUARE_RATIO = 1.5;

/**
 * Parallel tracks, as for any area (IAMSAR volume II, 5.5); an expanding square where one boat
 * alone searches a small square about a precise datum.
 */
function usualPattern({ length, width }: Ground, { kind }: Steered, isAlone: boolean): PatternKind {
  const isSquare = length <= SQUARE_RATIO * width && length <= SQUARE_MOST;
  return kind === "surface" && isAlone && isSquare ? "expanding square" : "parallel track";
}

/** Tracks farther apart, by so much each time, until the pattern fits into its time. */
const WIDER = 1.15;
const WIDENINGS = 30;

function layOn(effort: Effort, kind: PatternKind, unit: Steered, plane: Plane): Pattern {
  const { ground, track } = effort;
  const limit = secondsBetween(ground.from, ground.until);
  const { from, east, north } = ground;
  const steering = {
    speed: unit.speed,
    turnRadius: turnRadius(unit.type, unit.speed),
    from,
    east,
    north,
  };
  const area = ground.length * ground.width;
  let spacing = metres(area / track);
  for (let widening = 0; ; widening += 1) {
    const spots = spotsOf(kind, { ground, spacing, unit, plane });
    const pattern = steer(kind, spots, { spacing, plane, limit }, steering);
    const isWhole = pattern.waypoints.length === spots.length;
    // A square or a sector ends where the time does; tracks are set wider apart instead.
    const isLaid = kind === "parallel track" || kind === "creeping line";
    if (isWhole || !isLaid || widening === WIDENINGS) return pattern;
    spacing = metres(spacing * WIDER);
  }
}

function spotsOf(
  kind: PatternKind,
  told: {
    readonly ground: Ground;
    readonly spacing: Metres;
    readonly unit: Steered;
    readonly plane: Plane;
  },
): readonly Spot[] {
  const { ground, spacing, unit, plane } = told;
  const { x, y, alongX, alongY, halfLength } = boxAt(ground, plane, ground.from);
  const axis = Math.atan2(alongX, alongY);
  const middle = { x, y };
  const { length, width } = ground;
  if (kind === "expanding square")
    return expandingSquare(middle, axis, spacing, metres((length * width) / spacing));
  if (kind === "sector") return sector(middle, axis, metres(Math.max(width, length) / 2));
  if (kind === "track line" || kind === "shoreline") {
    const end = (sign: number): Spot => ({
      x: x + sign * alongX * halfLength,
      y: y + sign * alongY * halfLength,
    });
    return trackLine([end(-1), end(1)], spacing);
  }
  const near = unit.position === null ? middle : plane.spotOf(unit.position);
  return sweepTracks(kind, { middle, axis, length, width }, spacing, near);
}
