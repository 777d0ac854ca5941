import type { Entry } from "#log";
import type { EventLog } from "../store/event-log.ts";

/** An entry with its arrival number: what a listener says to go on from there. */
export type Numbered = { readonly arrival: number; readonly entry: Entry };

/**
 * The entries of a log in order of arrival, after number `after`. In a log with a fault some rows
 * may be unreadable; such a log takes nothing new, so its readable entries are numbered by counting
 * them, and the numbers stay.
 */
export function* readNumbered(log: EventLog, after: number): Generator<Numbered, void, undefined> {
  const whole = log.state.fault === null;
  let arrival = whole ? after : 0;
  for (const entry of log.readAll(whole ? after : 0)) {
    arrival += 1;
    if (arrival > after) yield { arrival, entry };
  }
}

/** The arrival number of the last entry that `readNumbered` gives. */
export function lastNumber(log: EventLog): number {
  if (log.state.fault === null) return log.length;
  let last = 0;
  for (const { arrival } of readNumbered(log, 0)) last = arrival;
  return last;
}

/**
 * The entry as text, without the mark of this version that says why it could not be read: readers
 * mark anew.
 */
export function entryText(entry: Entry): string {
  if (entry.unread === undefined) return JSON.stringify(entry);
  const { unread: _mark, ...sealed } = entry;
  return JSON.stringify(sealed);
}
