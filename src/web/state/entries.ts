import { computed, signal } from "@preact/signals";
import { entryName, type Centre, type Entry, type EntryName } from "#log";
import { addEntries, openTimeline, type Timeline } from "#picture";

/** Whose log the board is folded from: everything, or only what one centre had written down. */
export type Reach = "all" | Centre;

/** Entries this page has received and stored by the server, in order of arrival, each once. */
const received = new Map<EntryName, Entry>();
const timelines = new Map<Reach, Timeline>();

/** Rises with every entry that was new; what is folded from the entries reads it. */
export const version = signal(0);
/** Which log is looked at now. */
export const reach = signal<Reach>("all");
/** Entries the officer made in a replay: decided here by the same rules, stored nowhere. */
export const exercise = signal<readonly Entry[]>([]);

/** Centres heard of so far, in order of their names. */
export const centres = computed<readonly Centre[]>(() => {
  void version.value;
  return [...new Set([...received.values()].map((entry) => entry.centre))].toSorted();
});

/** Takes in entries, in any order, more than once if need be. */
export function takeEntries(entries: readonly Entry[]): void {
  const fresh = entries.filter((entry) => !received.has(entryName(entry)));
  if (fresh.length === 0) return;
  for (const entry of fresh) received.set(entryName(entry), entry);
  for (const [of, timeline] of timelines) addEntries(timeline, within(of, fresh));
  version.value += 1;
}

/** Adds what the officer ordered in a replay. */
export function takeExercise(entries: readonly Entry[]): void {
  exercise.value = [...exercise.value, ...entries];
  for (const [of, timeline] of timelines) addEntries(timeline, within(of, entries));
  version.value += 1;
}

/** Ends the exercise: the night is as it was. */
export function clearExercise(): void {
  exercise.value = [];
  timelines.clear();
  version.value += 1;
}

/** Forgets everything: the server has another log than the one this page had followed. */
export function forgetEntries(): void {
  received.clear();
  timelines.clear();
  exercise.value = [];
  version.value += 1;
}

/** The timeline of the log that is looked at; its pictures hold until entries are taken in. */
export function timelineOf(of: Reach): Timeline {
  const open = timelines.get(of);
  if (open !== undefined) return open;
  const timeline = openTimeline();
  addEntries(timeline, within(of, [...received.values(), ...exercise.value]));
  timelines.set(of, timeline);
  return timeline;
}

function within(of: Reach, entries: readonly Entry[]): readonly Entry[] {
  return of === "all" ? entries : entries.filter((entry) => entry.centre === of);
}
