import { compareEntries, type UnderstoodEntry } from "#log";

/**
 * The entries that concern one thing, newest first, as a list that grows without copying: older
 * pictures keep theirs while newer ones go on.
 */
export type Trail = {
  readonly entry: UnderstoodEntry;
  readonly before: Trail | null;
  /** The entry with which the trail began. */
  readonly first: UnderstoodEntry;
};

export function extend(trail: Trail | null | undefined, entry: UnderstoodEntry): Trail {
  return { entry, before: trail ?? null, first: trail?.first ?? entry };
}

/** The entries of one or more trails, each once, in the order of the log. */
export function entriesOf(trails: Iterable<Trail | null | undefined>): UnderstoodEntry[] {
  const seen = new Set<UnderstoodEntry>();
  for (const trail of trails) {
    for (let step = trail ?? null; step !== null; step = step.before) seen.add(step.entry);
  }
  return [...seen].toSorted(compareEntries);
}
