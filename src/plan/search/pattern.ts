import type { EventOf } from "#log";
import {
  addSeconds,
  metres,
  seconds,
  type Instant,
  type Metres,
  type MetresPerSecond,
} from "#units";
import type { Position, Seconds } from "#units";
import type { UnitType } from "./sweep.ts";
import type { Plane, Spot } from "./plane.ts";

export type PatternKind = NonNullable<EventOf<"SearchAreaPlanned">["parts"]>[number]["pattern"];

/** Where a unit is to be when: by the ground, and the water's own movement added. */
type Waypoint = { readonly place: Position; readonly at: Instant };

/** A pattern that a unit can steer. */
export type Pattern = {
  readonly kind: PatternKind;
  /** Between legs. */
  readonly spacing: Metres;
  /** Of the legs alone; turns left out. */
  readonly track: Metres;
  readonly waypoints: readonly Waypoint[];
  /** With its turns. */
  readonly takes: Seconds;
};

export type Steering = {
  readonly speed: MetresPerSecond;
  readonly turnRadius: Metres;
  readonly from: Instant;
  /** How the water moves, metres a second: the pattern moves with it. */
  readonly east: number;
  readonly north: number;
};

/** Aircraft turn at the standard rate of 3° a second; boats in a few lengths, ours. */
export function turnRadius(type: UnitType, speed: MetresPerSecond): Metres {
  if (type === "helicopter" || type === "aircraft") return metres(speed / ((3 * Math.PI) / 180));
  if (type === "drone") return metres(30);
  return metres(type === "ship" || type === "cutter" ? 400 : 50);
}

/**
 * Metres flown from the end of one leg to the beginning of the next beside it, `spacing` apart: a
 * half circle and the rest straight where it is at least two radii wide, else a bulb: out by an
 * angle α, round by π + 2α, back by α, with cos α = (spacing + 2r) / 4r.
 */
export function turnLength(spacing: Metres, radius: Metres): Metres {
  if (spacing >= 2 * radius) return metres(Math.PI * radius + spacing - 2 * radius);
  const angle = Math.acos((spacing + 2 * radius) / (4 * radius));
  return metres(radius * (Math.PI + 4 * angle));
}

/** A rectangle in which tracks run: metres, its middle and the direction of its long side. */
export type Field = {
  readonly middle: Spot;
  /** Radians from north. */
  readonly axis: number;
  readonly length: Metres;
  readonly width: Metres;
};

/**
 * Tracks side by side that cover a rectangle once: along its long side (parallel track), or across
 * it, going forward along it (creeping line). The first track lies half a spacing within; from the
 * corner that is nearest to `near`. Legs end half a spacing before the edge too.
 */
export function sweepTracks(
  kind: "parallel track" | "creeping line",
  field: Field,
  spacing: Metres,
  near: Spot,
): readonly Spot[] {
  const isAlong = kind === "parallel track";
  const [long, across] = isAlong ? [field.length, field.width] : [field.width, field.length];
  const axis = isAlong ? field.axis : field.axis + Math.PI / 2;
  const count = Math.max(1, Math.round(across / spacing));
  const gap = across / count;
  const reach = Math.max(long - gap, long / 2) / 2;
  const spotOf = turned(field.middle, axis);
  const corners = [1, -1].flatMap((end) => [1, -1].map((side) => ({ end, side })));
  const [begin] = corners
    .map(({ end, side }) => {
      const spot = spotOf(end * reach, (side * (across - gap)) / 2);
      return { end, side, off: Math.hypot(spot.x - near.x, spot.y - near.y) };
    })
    .toSorted((one, other) => one.off - other.off);
  const { end, side } = begin!;
  return Array.from({ length: count }, (_, track) => {
    const offset = side * ((across - gap) / 2 - track * gap);
    const direction = track % 2 === 0 ? end : -end;
    return [spotOf(direction * reach, offset), spotOf(-direction * reach, offset)];
  }).flat();
}

/** So many metres along an axis, and to the right of it. */
const turned =
  ({ x, y }: Spot, axis: number) =>
  (along: number, across: number): Spot => ({
    x: x + along * Math.sin(axis) + across * Math.cos(axis),
    y: y + along * Math.cos(axis) - across * Math.sin(axis),
  });

/** From the datum outwards, turning right: legs of 1, 1, 2, 2, 3, 3 … spacings, until `track`. */
export function expandingSquare(
  datum: Spot,
  axis: number,
  spacing: Metres,
  track: Metres,
): readonly Spot[] {
  const spots: Spot[] = [datum];
  let left: number = track;
  for (let leg = 0; left > 0; leg += 1) {
    const length = Math.min(left, spacing * (Math.floor(leg / 2) + 1));
    const from = spots.at(-1)!;
    const heading = axis + (leg % 4) * (Math.PI / 2);
    spots.push({
      x: from.x + length * Math.sin(heading),
      y: from.y + length * Math.cos(heading),
    });
    left -= length;
  }
  return spots;
}

/**
 * Three times over the datum and out to `radius`, turning right by 120° each time: nine legs of one
 * radius, in three triangles.
 */
export function sector(datum: Spot, axis: number, radius: Metres): readonly Spot[] {
  const at = (heading: number): Spot => ({
    x: datum.x + radius * Math.sin(heading),
    y: datum.y + radius * Math.cos(heading),
  });
  const third = (2 * Math.PI) / 6;
  return [0, 1, 2].flatMap((triangle) => {
    const out = axis + triangle * 2 * third;
    return [datum, at(out), at(out + third), datum];
  });
}

/** Out along a line and back, half a spacing to each side of it. */
export function trackLine(
  line: readonly [Spot, Spot, ...Spot[]],
  spacing: Metres,
): readonly Spot[] {
  const beside = (side: number): Spot[] =>
    line.map((spot, at) => {
      const [before, after] = [
        line[Math.max(0, at - 1)]!,
        line[Math.min(line.length - 1, at + 1)]!,
      ];
      const [dx, dy] = [after.x - before.x, after.y - before.y];
      const length = Math.hypot(dx, dy) || 1;
      return {
        x: spot.x + (side * spacing * dy) / length / 2,
        y: spot.y - (side * spacing * dx) / length / 2,
      };
    });
  return [...beside(1), ...beside(-1).toReversed()];
}

/**
 * Times and places of a pattern: at the unit's speed through the water, with its turns, and moving
 * with the water meanwhile. `limit` cuts it where the time is over.
 */
export function steer(
  kind: PatternKind,
  spots: readonly Spot[],
  told: { readonly spacing: Metres; readonly plane: Plane; readonly limit: Seconds },
  { speed, turnRadius: radius, from, east, north }: Steering,
): Pattern {
  const { spacing, plane, limit } = told;
  const isLaid = kind === "parallel track" || kind === "creeping line";
  const waypoints: Waypoint[] = [];
  let [elapsed, track] = [0, 0];
  for (const [index, spot] of spots.entries()) {
    const before = spots[index - 1];
    if (before !== undefined) {
      const length = Math.hypot(spot.x - before.x, spot.y - before.y);
      const isTurn = isLaid && index % 2 === 0;
      const way = isTurn ? turnLength(metres(length), radius) : length;
      if (elapsed + way / speed > limit + 1) break;
      elapsed += way / speed;
      if (!isTurn) track += length;
    }
    const moved = { x: spot.x + east * elapsed, y: spot.y + north * elapsed };
    waypoints.push({ place: plane.placeOf(moved), at: addSeconds(from, seconds(elapsed)) });
  }
  return { kind, spacing, track: metres(track), waypoints, takes: seconds(elapsed) };
}
