import { compareEntries, type Entry } from "#log";
import type { Instant } from "#units";
import { foldInto } from "./fold.ts";
import { copyPicture, emptyPicture, type Picture } from "./picture.ts";

/**
 * At least so many entries lie between two kept pictures; with 32 of them at most, whatever the
 * length.
 */
const ENTRIES_BETWEEN_MIN = 4096;
const KEPT_MAX = 32;

/**
 * All entries in the order of the log, whatever the order of their arrival, with the latest picture
 * and a few earlier ones kept so that any moment is near one of them.
 */
export type Timeline = {
  readonly entries: Entry[];
  picture: Picture;
  /** Pictures after the first `length` entries, ascending. */
  kept: { readonly length: number; readonly picture: Picture }[];
  /** The picture asked for last, since a scrubbing hand asks for the same moment again. */
  asked: { readonly length: number; readonly picture: Picture } | null;
};

export function openTimeline(): Timeline {
  return { entries: [], picture: emptyPicture(), kept: [], asked: null };
}

/**
 * Adds entries of any centre in any order; one that is there already is passed over. Returns how
 * many were new. Pictures given out before are no longer to be used.
 */
export function addEntries(timeline: Timeline, entries: Iterable<Entry>): number {
  const late: Entry[] = [];
  const before = timeline.entries.length;
  for (const entry of entries) {
    const last = timeline.entries.at(-1);
    if (last === undefined || compareEntries(last, entry) < 0) {
      timeline.entries.push(entry);
      if (late.length === 0) foldInto(timeline.picture, entry);
    } else {
      late.push(entry);
    }
  }
  if (late.length > 0) insert(timeline, late);
  const added = timeline.entries.length - before;
  if (added > 0) timeline.asked = null;
  return added;
}

/**
 * Puts late entries in their places and folds anew from the last kept picture before the first of
 * them.
 */
function insert(timeline: Timeline, late: readonly Entry[]): void {
  const { entries } = timeline;
  const fresh = late.filter((entry) => !isThere(entries, entry)).toSorted(compareEntries);
  const [first] = fresh;
  if (first === undefined) return;
  const same = countBefore(entries, first);
  const tail = [...entries.slice(same), ...fresh].toSorted(compareEntries);
  entries.length = same;
  for (const entry of tail) {
    const last = entries.at(-1);
    if (last === undefined || compareEntries(last, entry) < 0) entries.push(entry);
  }
  timeline.kept = timeline.kept.filter(({ length }) => length <= same);
  timeline.picture = foldTo(timeline, entries.length);
}

function isThere(entries: readonly Entry[], entry: Entry): boolean {
  const other = entries[countBefore(entries, entry)];
  return other !== undefined && compareEntries(other, entry) === 0;
}

/** How many entries come before `entry` in the order of the log. */
function countBefore(entries: readonly Entry[], entry: Entry): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = entries[middle];
    if (other !== undefined && compareEntries(other, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The picture of all entries. Valid until entries are added. */
export function latest(timeline: Timeline): Picture {
  return timeline.picture;
}

/** All entries, in the order of the log. */
export function entriesIn(timeline: Timeline): readonly Entry[] {
  return timeline.entries;
}

/** What could have been known at `at`: the picture of all entries logged by then, and no more. */
export function pictureAt(timeline: Timeline, at: Instant): Picture {
  const length = countUntil(timeline.entries, at);
  if (length === timeline.entries.length) return timeline.picture;
  if (timeline.asked?.length !== length) {
    timeline.asked = { length, picture: foldTo(timeline, length) };
  }
  return timeline.asked.picture;
}

/** How many entries were logged at `at` or before. */
function countUntil(entries: readonly Entry[], at: Instant): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry !== undefined && entry.loggedAt <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A picture of the first `length` entries, from the nearest kept one; keeps some on the way. */
function foldTo(timeline: Timeline, length: number): Picture {
  const { entries, kept } = timeline;
  const between = Math.max(ENTRIES_BETWEEN_MIN, Math.ceil(entries.length / KEPT_MAX));
  const start = kept.findLast((each) => each.length <= length);
  const picture = start === undefined ? emptyPicture() : copyPicture(start.picture);
  let lastKept = kept.at(-1)?.length ?? 0;
  for (let index = start?.length ?? 0; index < length; index += 1) {
    const entry = entries[index];
    if (entry !== undefined) foldInto(picture, entry);
    if (index + 1 >= lastKept + between) {
      lastKept = index + 1;
      kept.push({ length: lastKept, picture: copyPicture(picture) });
    }
  }
  return picture;
}
