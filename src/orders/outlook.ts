import { GENESIS, type Entry, type VigieEvent } from "#log";
import { copyPicture, foldInto, type Picture } from "#picture";
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
