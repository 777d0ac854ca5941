import type { BoatId, CallerToken, EventOf, ReportId, UnderstoodEntry } from "#log";
import { secondsBetween, type Instant, type Seconds } from "#units";
import { callerHistory } from "./names.ts";
import type { Picture } from "./picture.ts";
import { isWithdrawn } from "./reports.ts";
import { entriesOf } from "./trail.ts";

/** How long it took until a desk owned what came by itself (F17). */
export type Answers = {
  /** Reports that nobody owns yet, and how long the oldest has waited; null when there is none. */
  readonly waiting: number;
  readonly oldest: Seconds | null;
  /** Of those that a desk owns: how many, the time of the middle one, and the longest. */
  readonly answered: number;
  readonly median: Seconds | null;
  readonly longest: Seconds | null;
};

/**
 * Whether a report came without anybody taking it: a mail, a message, a DSC call, a sensor's word
 * of distress or one that no machine could read. Somebody who took a call has answered it.
 */
function cameUnattended({ channel, conditions, unread }: EventOf<"ReportReceived">): boolean {
  if (channel === "sensor") return unread !== null || conditions.includes("in distress");
  return channel === "email" || channel === "message" || channel === "dsc";
}

/**
 * How what came by itself was answered, as known at `now`: until a desk acknowledged it or put it
 * to a boat. What the same caller said again is part of the first and not counted.
 */
export function answersAt(picture: Picture, now: Instant): Answers {
  const took: Seconds[] = [];
  const waits: Seconds[] = [];
  for (const trail of picture.reports.values()) {
    const { first } = trail;
    const isOurs = first.event.kind === "ReportReceived" && cameUnattended(first.event);
    const history = entriesOf([trail]).filter((entry) => !isWithdrawn(picture, entry));
    if (!isOurs || history.some(isRepeat)) continue;
    const answer = history.find(isAnswer);
    if (answer === undefined) waits.push(secondsBetween(first.loggedAt, now));
    else took.push(secondsBetween(first.loggedAt, answer.loggedAt));
  }
  took.sort((one, other) => one - other);
  return {
    waiting: waits.length,
    oldest: waits.length === 0 ? null : (Math.max(...waits) as Seconds),
    answered: took.length,
    median: took[(took.length - 1) >> 1] ?? null,
    longest: took.at(-1) ?? null,
  };
}

function isAnswer({ event }: UnderstoodEntry): boolean {
  if (event.kind === "ReportLinked") return event.basis === "officer";
  return event.kind === "ReportAcknowledged";
}

const isRepeat = ({ event }: UnderstoodEntry): boolean =>
  event.kind === "ReportLinked" && event.basis === "same caller";

/** Who has been answered, and what waits for a desk. */
export type Standing = {
  /**
   * Reports that somebody must own: what came by itself unanswered, and what a caller said again
   * after the last answer to that caller, once, for the first of it.
   */
  readonly unowned: readonly UnderstoodEntry[];
  /** When a desk last answered each report; somebody who takes a call has answered it. */
  readonly reports: ReadonlyMap<ReportId, Instant>;
  /** When a desk last answered each caller. */
  readonly callers: ReadonlyMap<CallerToken, Instant>;
};

/** What waits for a desk and what does not, out of all reports. */
export function standingOf(picture: Picture): Standing {
  const unowned: UnderstoodEntry[] = [];
  const reports = new Map<ReportId, Instant>();
  const callers = new Map<CallerToken, Instant>();
  const again: UnderstoodEntry[] = [];
  for (const [report, trail] of picture.reports) {
    const { first } = trail;
    if (first.event.kind !== "ReportReceived") continue;
    const history = entriesOf([trail]).filter((entry) => !isWithdrawn(picture, entry));
    const heard = heardAt(first, first.event, history);
    if (heard !== null) {
      reports.set(report, heard);
      noteHeard(callers, first.event.from.caller, heard);
    } else if (history.some(isRepeat)) again.push(first);
    else unowned.push(first);
  }
  unowned.push(...firstAfterAnswer(again, callers));
  return { unowned, reports, callers };
}

/** When a desk last answered a report. Somebody who takes a call has answered it. Null: nobody. */
function heardAt(
  first: UnderstoodEntry,
  event: EventOf<"ReportReceived">,
  history: readonly UnderstoodEntry[],
): Instant | null {
  const answer = history.findLast(isAnswer)?.loggedAt;
  return answer ?? (cameUnattended(event) ? null : first.loggedAt);
}

function noteHeard(
  answered: Map<CallerToken, Instant>,
  caller: CallerToken | null,
  heard: Instant,
): void {
  if (caller === null || heard <= (answered.get(caller) ?? "")) return;
  answered.set(caller, heard);
}

/** Of each caller the first report after the last answer; none of one who was never answered. */
function firstAfterAnswer(
  again: readonly UnderstoodEntry[],
  answered: ReadonlyMap<CallerToken, Instant>,
): readonly UnderstoodEntry[] {
  const firsts = new Map<CallerToken, UnderstoodEntry>();
  for (const entry of again) {
    const caller = entry.event.kind === "ReportReceived" ? entry.event.from.caller : null;
    const last = caller === null ? undefined : answered.get(caller);
    if (caller === null || last === undefined || entry.loggedAt <= last) continue;
    const known = firsts.get(caller);
    if (known === undefined || entry.loggedAt < known.loggedAt) firsts.set(caller, entry);
  }
  return [...firsts.values()];
}

/** A call nobody took, and the boat it is of: as logged, else the caller's; null when unknown. */
export type UnreturnedCall = {
  readonly entry: UnderstoodEntry;
  readonly event: EventOf<"ContactAttempted">;
  readonly boat: BoatId | null;
};

/** Inbound calls that nobody took and nobody returned (F9), in the order of the log. */
export function unreturnedCalls(picture: Picture): readonly UnreturnedCall[] {
  return [...picture.contacts.values()].flatMap((trail) => {
    const { first: entry } = trail;
    const { event } = entry;
    if (event.kind !== "ContactAttempted" || isWithdrawn(picture, entry)) return [];
    if (event.direction !== "inbound" || event.answered) return [];
    const returned = entriesOf([trail]).some(
      (later) => later.event.kind === "ContactAttempted" && later.event.returns === event.contact,
    );
    return returned ? [] : [{ entry, event, boat: boatOfContact(picture, entry, event) }];
  });
}

/** The boat a contact is of: as logged, else the one its phone was last heard from by then. */
export function boatOfContact(
  picture: Picture,
  { loggedAt }: UnderstoodEntry,
  { boat, caller }: EventOf<"ContactAttempted">,
): BoatId | null {
  if (boat !== null) return boat;
  return caller === null ? null : (callerHistory(picture, caller, loggedAt).boat?.id ?? null);
}
