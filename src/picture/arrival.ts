import type { BoatId, UnitId } from "#log";
import { addSeconds, distanceMetres, seconds, type Instant } from "#units";
import { boatOf } from "./boats.ts";
import type { Picture } from "./picture.ts";
import { unitOf } from "./response.ts";

/**
 * When the unit can be with the boat, from its last told place, its speed and the boat's newest
 * position; null when any of these is not known. One that has not sailed sails now: no time is
 * given for getting ready.
 */
export function earliestArrival(
  picture: Picture,
  unit: UnitId,
  boat: BoatId,
  now: Instant,
): Instant | null {
  const known = unitOf(picture, unit);
  const fix = boatOf(picture, boat)?.fixes[0];
  if (known === null || known.speed === null || fix === undefined || known.told === null) {
    return null;
  }
  const { told: from } = known;
  const status = boatOf(picture, boat)?.tasks.find((task) => task.unit === unit)?.status;
  const sails = status === "departed" || status === "on scene" ? from.at : now;
  const way = seconds(distanceMetres(from.position, fix.position) / known.speed);
  const arrives = addSeconds(sails, way);
  return arrives > now ? arrives : now;
}
