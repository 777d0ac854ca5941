import type { TrackPoint } from "./track-point.ts";

/** A point each half minute; ours: at 25 knots 390 m. */
const EVERY_MS = 30_000;
/** A turn or change of speed that a straight line between two points would hide. Ours. */
const TURN_DEGREES = 10;
const SPEED_MS = 1;
/** Courses of what hardly moves are noise. */
const UNDER_WAY_MS = 0.5;
/** Vessels that are remembered; the one longest silent is forgotten first. */
const VESSELS_MOST = 50_000;

/**
 * Says which points of a track are worth keeping: one each half minute and each turn or change of
 * speed. A point that is not later than the last one kept is none.
 */
export class TrackThinner {
  readonly #kept = new Map<string, TrackPoint>();

  /** Whether to keep it; asked once for each point, in the order in which they come. */
  keeps(point: TrackPoint): boolean {
    const last = this.#kept.get(point.vessel);
    if (last !== undefined && !isWorth(last, point)) return false;
    this.#kept.delete(point.vessel);
    this.#kept.set(point.vessel, point);
    if (this.#kept.size > VESSELS_MOST) {
      const [oldest] = this.#kept.keys();
      if (oldest !== undefined) this.#kept.delete(oldest);
    }
    return true;
  }
}

function isWorth(last: TrackPoint, { atMs, speed, course }: TrackPoint): boolean {
  if (atMs <= last.atMs) return false;
  if (atMs - last.atMs >= EVERY_MS) return true;
  if (speed !== null && last.speed !== null && Math.abs(speed - last.speed) >= SPEED_MS)
    return true;
  if (course === null || last.course === null || (speed ?? UNDER_WAY_MS) < UNDER_WAY_MS)
    return false;
  const turn = Math.abs(course - last.course) % 360;
  return Math.min(turn, 360 - turn) >= TURN_DEGREES;
}
