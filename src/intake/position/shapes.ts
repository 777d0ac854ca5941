import { bearingDegrees, distanceMetres, type Position } from "#units";
import type { Anchor } from "./relative-place.ts";
import type { PositionShape } from "./reading.ts";

/** A shape, and a circle that holds all of it. */
export type Shaped = {
  readonly position: Position;
  readonly radius: number;
  readonly shape: PositionShape;
};

/** Mean Earth radius R1 (IUGG; Moritz 2000), as in #units. */
const EARTH_RADIUS_M = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** The place so many metres from another along a bearing, by the great circle. */
export function placeBeyond({ lon, lat }: Position, bearing: number, away: number): Position {
  const angle = away / EARTH_RADIUS_M;
  const [phi, theta] = [lat * RADIANS, bearing * RADIANS];
  const sine = Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(theta);
  const east = Math.sin(theta) * Math.sin(angle) * Math.cos(phi);
  const north = Math.cos(angle) - Math.sin(phi) * sine;
  return { lon: lon + Math.atan2(east, north) / RADIANS, lat: Math.asin(sine) / RADIANS };
}

/** All that lies between two distances and two bearings from something. */
export function sectorFrom(
  { position, reach }: Anchor,
  bearings: readonly [number, number] | null,
  away: readonly [number, number],
): Shaped {
  const [from, to] = bearings ?? [0, 360];
  const [least, most] = away;
  const shape = {
    kind: "sector",
    from: position,
    bearings: turned(from, to),
    metres: [least, most],
  } as const;
  if (bearings === null) return { position, radius: most + reach, shape };
  const middle = placeBeyond(position, (from + to) / 2, (least + most) / 2);
  const ends = [from, (from + to) / 2, to].flatMap((bearing) =>
    away.map((distance) => placeBeyond(position, bearing, distance)),
  );
  const far = Math.max(...ends.map((end) => distanceMetres(middle, end)));
  return { position: middle, radius: far + reach, shape };
}

/** Both within 0 to 360, and the whole ring as 0 and 360. */
function turned(from: number, to: number): readonly [number, number] {
  if (to - from >= 360) return [0, 360];
  return [(from + 360) % 360, (to + 360) % 360];
}

/** Of a strip between two things, so much of its length lies to either side. Ours. */
const STRIP_SHARE = 0.25;
/** Halfway is judged by eye. Ours. */
const HALFWAY_SHARE = 0.125;

/** All that somebody may call between two things, or halfway between them. */
export function between(one: Anchor, other: Anchor, isHalfway: boolean): Shaped {
  const apart = distanceMetres(one.position, other.position);
  const bearing = bearingDegrees(one.position, other.position);
  const middle = placeBeyond(one.position, bearing, apart / 2);
  const reach = Math.max(one.reach, other.reach);
  if (isHalfway)
    return { position: middle, radius: apart * HALFWAY_SHARE + reach, shape: { kind: "circle" } };
  const halfWidth = Math.max(reach, apart * STRIP_SHARE);
  const shape = { kind: "strip", from: one.position, to: other.position, halfWidth } as const;
  return { position: middle, radius: Math.hypot(apart / 2, halfWidth), shape };
}
