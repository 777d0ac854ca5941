import type { BoatId } from "#log";
import { addSeconds, minutes, secondsBetween, type Instant, type Seconds } from "#units";
import { effectivePhase, REVIEW_LIMIT } from "./ages.ts";
import { onBoard } from "./boats.ts";
import type { Coordinator, Picture } from "./picture.ts";

/** A coordinator who has written nothing for so long may have left the room. Ours. */
export const PRESENT_WITHIN = minutes(30);
/**
 * More open boats than this for each coordinator are too many to be looked at afresh every half
 * hour, each for five minutes, with a break. Ours.
 */
export const BOATS_PER_COORDINATOR = 5;

/** What the watch has to carry, and who carries it (F23). */
export type WatchLoad = {
  readonly boats: number;
  /** Coordinators who wrote something within `PRESENT_WITHIN`, the latest first. */
  readonly coordinators: readonly Coordinator[];
  /** When a coordinator last wrote; null: none has, tonight. */
  readonly lastCoordinator: Instant | null;
  /** The open boat that nobody has looked at afresh for the longest; null when none is open. */
  readonly oldest: { readonly boat: BoatId; readonly age: Seconds } | null;
  /** Open boats that nobody has looked at afresh within their interval. */
  readonly overdue: number;
  /** Since when there is more than those present can carry; null when there is not. */
  readonly tooMuchSince: Instant | null;
};

/** The load of all desks of this picture together, at `now`. */
export function watchLoadOf(picture: Picture, now: Instant): WatchLoad {
  const boats = onBoard(picture);
  const heard = [...picture.coordinators.values()].toSorted((one, other) =>
    one.at < other.at ? 1 : -1,
  );
  const coordinators = heard.filter(({ at }) => now < addSeconds(at, PRESENT_WITHIN));
  const reviewed = boats.toSorted((one, other) => (one.reviewed < other.reviewed ? -1 : 1));
  const [oldest] = reviewed;
  const overdue = boats.filter(
    (boat) => now >= addSeconds(boat.reviewed, REVIEW_LIMIT[effectivePhase(boat, now).phase]),
  );
  const lastCoordinator = heard[0]?.at ?? null;
  const opened = boats.map((boat) => boat.opened).toSorted();
  return {
    boats: boats.length,
    coordinators,
    lastCoordinator,
    oldest:
      oldest === undefined ? null : { boat: oldest.id, age: secondsBetween(oldest.reviewed, now) },
    overdue: overdue.length,
    tooMuchSince: tooMuchSince(opened, coordinators.length, lastCoordinator, now),
  };
}

/** `opened`: when each open boat was, the first first. */
function tooMuchSince(
  opened: readonly Instant[],
  present: number,
  lastCoordinator: Instant | null,
  now: Instant,
): Instant | null {
  const [first] = opened;
  if (first === undefined) return null;
  if (present > 0) return opened[present * BOATS_PER_COORDINATOR] ?? null;
  const alone = lastCoordinator === null || lastCoordinator < first ? first : lastCoordinator;
  const since = addSeconds(alone, PRESENT_WITHIN);
  return now < since ? null : since;
}
