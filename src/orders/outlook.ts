import { GENESIS, type Entry, type VigieEvent } from "#log";
import { boatOf, copyPicture, foldInto, type Boat, type Picture } from "#picture";
import type { Context } from "./decision.ts";

/** The picture as it would be if these events were logged now. `picture` stays as it is. */
export function pictureAfter(
  picture: Picture,
  events: readonly VigieEvent[],
  { now, by, centre }: Context,
): Picture {
  const after = copyPicture(picture);
  const loggedAt = after.at !== null && after.at > now ? after.at : now;
  events.forEach((event) => {
    const seq = (after.heard.get(centre)?.seq ?? 0) + 1;
    const entry: Entry = { centre, seq, loggedAt, by, event, previous: GENESIS, hash: GENESIS };
    foldInto(after, entry);
  });
  return after;
}

/** The boats, each once, in which the members of `boat` stand in another picture. */
export function whereNow(boat: Boat, after: Picture): readonly Boat[] {
  const boats = boat.members.flatMap((member) => boatOf(after, member) ?? []);
  return [...new Map(boats.map((each) => [each.id, each])).values()];
}

/**
 * The most people that may be owed an outcome in these boats together; Infinity while nobody knows.
 */
export function mostOwed(boats: readonly Boat[]): number {
  return boats.reduce((sum, { unaccounted: { most } }) => sum + (most ?? Infinity), 0);
}
