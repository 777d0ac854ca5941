import { epochMs, type Instant, type Metres, type Position } from "#units";
import type { Plane, Spot } from "./plane.ts";

/**
 * A rectangle of water that is searched, and that moves with the water: it stays about the people
 * who drift, while the sea bed goes by below.
 */
export type Ground = {
  /** Of the middle, at `from`. */
  readonly centre: Position;
  /** Degrees true, of the long side. */
  readonly bearing: number;
  readonly length: Metres;
  readonly width: Metres;
  readonly from: Instant;
  readonly until: Instant;
  /** Metres a second to the east and north. */
  readonly east: number;
  readonly north: number;
};

/** A ground on a plane: its middle at a time, half its sides, the direction of its long side. */
export type Box = {
  readonly x: number;
  readonly y: number;
  /** Along the long side: east and north parts of one. */
  readonly alongX: number;
  readonly alongY: number;
  readonly halfLength: number;
  readonly halfWidth: number;
};

export function boxAt(ground: Ground, plane: Plane, at: Instant): Box {
  const { x, y } = plane.spotOf(ground.centre);
  const elapsed = (epochMs(at) - epochMs(ground.from)) / 1000;
  const angle = (ground.bearing * Math.PI) / 180;
  return {
    x: x + ground.east * elapsed,
    y: y + ground.north * elapsed,
    alongX: Math.sin(angle),
    alongY: Math.cos(angle),
    halfLength: ground.length / 2,
    halfWidth: ground.width / 2,
  };
}

export function isWithin(box: Box, x: number, y: number): boolean {
  const [dx, dy] = [x - box.x, y - box.y];
  return (
    Math.abs(dx * box.alongX + dy * box.alongY) <= box.halfLength &&
    Math.abs(dx * box.alongY - dy * box.alongX) <= box.halfWidth
  );
}

/** Whether two boxes have any water in common (separating axes). */
export function isOverlapping(one: Box, other: Box): boolean {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  return [one, other].every(({ alongX, alongY }) => {
    const along = Math.abs(dx * alongX + dy * alongY);
    const across = Math.abs(dx * alongY - dy * alongX);
    const reach = (box: Box, x: number, y: number): number =>
      box.halfLength * Math.abs(box.alongX * x + box.alongY * y) +
      box.halfWidth * Math.abs(box.alongY * x - box.alongX * y);
    return (
      along < reach(one, alongX, alongY) + reach(other, alongX, alongY) &&
      across < reach(one, alongY, -alongX) + reach(other, alongY, -alongX)
    );
  });
}

/** The corners at a time, in order around it. */
export function cornersAt(ground: Ground, plane: Plane, at: Instant): readonly Position[] {
  const box = boxAt(ground, plane, at);
  const corner = (along: number, across: number): Position =>
    plane.placeOf(spotIn(box, along * box.halfLength, across * box.halfWidth));
  return [corner(1, 1), corner(1, -1), corner(-1, -1), corner(-1, 1)];
}

/** So many metres along and across from the middle. */
export function spotIn(
  { x, y, alongX, alongY }: Pick<Box, "x" | "y" | "alongX" | "alongY">,
  along: number,
  across: number,
): Spot {
  return { x: x + along * alongX + across * alongY, y: y + along * alongY - across * alongX };
}
