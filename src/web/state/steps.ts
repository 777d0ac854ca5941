import { computed } from "@preact/signals";
import { entryName, type Entry, type EntryName } from "#log";
import { entriesIn } from "#picture";
import { epochMs, type Instant } from "#units";
import { goTo, now, playing } from "./clock.ts";
import { reach, timelineOf, version } from "./entries.ts";

/** A mark on the scrubbing bar for each entry of the log that is looked at. */
export type Tick = { readonly name: EntryName; readonly at: Instant; readonly distress: boolean };

const entries = computed<readonly Entry[]>(() => {
  void version.value;
  return [...entriesIn(timelineOf(reach.value))];
});

export const ticks = computed<readonly Tick[]>(() =>
  entries.value.map((entry) => ({
    name: entryName(entry),
    at: entry.loggedAt,
    distress: entry.event.kind === "ReportReceived",
  })),
);

/** The entry that was logged last at the hour shown. */
export const lastEntry = computed<Entry | null>(
  () => entries.value.findLast((entry) => entry.loggedAt <= now.value) ?? null,
);

/** Goes to the hour of the next entry (1) or of the one before (-1), and pauses there. */
export function stepEntry(direction: 1 | -1): void {
  playing.value = false;
  const next =
    direction === 1
      ? entries.value.find((entry) => entry.loggedAt > now.value)
      : entries.value.findLast((entry) => entry.loggedAt < now.value);
  if (next !== undefined) goTo(epochMs(next.loggedAt));
}
