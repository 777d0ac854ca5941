import type { BoatId, CallerToken, EventOf, UnderstoodEntry } from "#log";
import type { Instant } from "#units";
import { boatOfContact, standingOf, unreturnedCalls } from "./answers.ts";
import type { Report } from "./boat.ts";
import { groupName } from "./groups.ts";
import { standsOn } from "./names.ts";
import type { Picture } from "./picture.ts";
import { reportOf } from "./reports.ts";

type Contact = EventOf<"ContactAttempted">;

/** One thing that came: a report, or a call that no report was made of. */
export type Heard = {
  readonly entry: UnderstoodEntry;
  readonly caller: CallerToken | null;
  /** Null when nobody took the call or nothing was written down of it. */
  readonly report: Report | null;
  readonly contact: Contact | null;
  /** Somebody must own it or call back. */
  readonly waits: boolean;
};

/**
 * All that came about one boat, or from one phone that no boat is known of: repeats are folded
 * here, so that the fifth call is one line and not the fifth boat (F12).
 */
export type Thread = {
  readonly boat: BoatId | null;
  /** The newest first; never empty. */
  readonly heard: readonly Heard[];
  /** How many came since anybody last spoke to them or owned what they said. */
  readonly sinceAnswer: number;
  readonly answeredAt: Instant | null;
  /** Since when the oldest thing that nobody owns waits; null when nothing does. */
  readonly waitsSince: Instant | null;
};

type Collected = {
  readonly boat: BoatId | null;
  readonly heard: Heard[];
  answered: Instant | null;
};

/**
 * Everything that arrived and who still waits: those that wait first, the longest wait on top, then
 * the rest, last heard first. Nothing ever leaves the inbox.
 */
export function inboxOf(picture: Picture): readonly Thread[] {
  const threads = new Map<string, Collected>();
  const threadFor = (key: string, boat: BoatId | null): Collected => {
    const known = threads.get(key) ?? { boat, heard: [], answered: null };
    threads.set(key, known);
    return known;
  };
  const standing = standingOf(picture);
  const owed = new Set<UnderstoodEntry>(standing.unowned);
  for (const { entry } of unreturnedCalls(picture)) owed.add(entry);
  for (const id of picture.reports.keys()) {
    const report = reportOf(picture, id);
    if (report === null) continue;
    const boat = groupName(picture, standsOn(report));
    const thread = threadFor(boat, boat);
    const { entry, event } = report;
    const { caller } = event.from;
    thread.heard.push({ entry, caller, report, contact: null, waits: owed.has(entry) });
    noteAnswer(thread, standing.reports.get(id) ?? null);
  }
  for (const { first: entry } of picture.contacts.values()) {
    const { event } = entry;
    if (event.kind !== "ContactAttempted") continue;
    const found = boatOfContact(picture, entry, event);
    const boat = found === null ? null : groupName(picture, found);
    const thread = threadFor(boat ?? event.caller ?? event.contact, boat);
    if (event.answered) noteAnswer(thread, entry.loggedAt);
    if (event.direction !== "inbound") continue;
    const waits = owed.has(entry);
    thread.heard.push({ entry, caller: event.caller, report: null, contact: event, waits });
  }
  return [...threads.values()].flatMap(threadOf).toSorted(longestWaitFirst);
}

/** How many threads wait for a desk, and since when the one that has waited longest. */
export function inboxWaiting(threads: readonly Thread[]): {
  readonly threads: number;
  readonly since: Instant | null;
} {
  const waits = threads.filter(({ waitsSince }) => waitsSince !== null);
  return { threads: waits.length, since: waits[0]?.waitsSince ?? null };
}

function noteAnswer(thread: Collected, at: Instant | null): void {
  if (at !== null && at > (thread.answered ?? "")) thread.answered = at;
}

function threadOf({ boat, heard, answered }: Collected): Thread[] {
  // A boat that was only ever called has sent nothing in.
  if (heard.length === 0) return [];
  const newest = heard.toSorted((one, other) => later(one.entry.loggedAt, other.entry.loggedAt));
  const waits = newest.findLast(({ waits: owed }) => owed);
  const since = newest.filter(({ entry }) => answered === null || entry.loggedAt > answered);
  return [
    {
      boat,
      heard: newest,
      sinceAnswer: since.length,
      answeredAt: answered,
      waitsSince: waits?.entry.loggedAt ?? null,
    },
  ];
}

const later = (one: Instant, other: Instant): number => (one < other ? 1 : one > other ? -1 : 0);

function longestWaitFirst(one: Thread, other: Thread): number {
  if (one.waitsSince !== null && other.waitsSince !== null) {
    return -later(one.waitsSince, other.waitsSince);
  }
  if (one.waitsSince !== null) return -1;
  if (other.waitsSince !== null) return 1;
  return later(one.heard[0]!.entry.loggedAt, other.heard[0]!.entry.loggedAt);
}
