import type { UnitId } from "#log";
import { seconds, secondsBetween, type Instant, type Seconds } from "#units";
import type { Picture } from "./picture.ts";
import { unitOf } from "./response.ts";

const SAILED: ReadonlySet<string> = new Set(["departed", "on scene"]);

/**
 * Seconds for which a unit can still be out, by what it said last; with full tanks where it lies
 * ready and said nothing. Null: nobody has told it.
 */
export function enduranceAt(picture: Picture, id: UnitId, now: Instant): Seconds | null {
  const unit = unitOf(picture, id);
  if (unit === null) return null;
  const isOut = unit.tasks.some(({ status }) => SAILED.has(status));
  const { enduranceLeft } = unit.stated;
  if (enduranceLeft === null) {
    const full = unit.particulars.endurance;
    return isOut || full === null ? null : seconds(full);
  }
  const burnt = isOut ? Math.max(0, secondsBetween(enduranceLeft.at, now)) : 0;
  return seconds(enduranceLeft.is - burnt);
}
