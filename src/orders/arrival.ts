import type { BoatId, UnderstoodEntry, UnitId } from "#log";
import { boatOf, entriesOf, factAt, isWithdrawn, unitOf, type Picture } from "#picture";
import { addSeconds, distanceMetres, seconds, type Instant, type Position } from "#units";

/** Where a unit last said it was, and when. */
type Whereabouts = { readonly position: Position; readonly at: Instant };

/**
 * When the unit can be with the boat, from its last known place, its speed and the boat's newest
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
  const from = whereabouts(picture, unit);
  if (known === null || known.speed === null || fix === undefined || from === null) return null;
  const status = boatOf(picture, boat)?.tasks.find((task) => task.unit === unit)?.status;
  const sails = status === "departed" || status === "on scene" ? from.at : now;
  const way = seconds(distanceMetres(from.position, fix.position) / known.speed);
  const arrives = addSeconds(sails, way);
  return arrives > now ? arrives : now;
}

function whereabouts(picture: Picture, unit: UnitId): Whereabouts | null {
  const places = entriesOf([picture.units.get(unit)]).flatMap((entry) =>
    isWithdrawn(picture, entry) ? [] : placeIn(entry),
  );
  return places.at(-1) ?? null;
}

function placeIn(entry: UnderstoodEntry): Whereabouts[] {
  const { event } = entry;
  if (event.kind !== "UnitReported" || event.place === null) return [];
  const [reading, another] = event.place.readings;
  if (reading === undefined || another !== undefined) return [];
  const { lon, lat } = reading;
  return [{ position: { lon, lat }, at: event.place.fixedAt ?? factAt(entry) }];
}
