import { z } from "zod";
import type { Entry } from "./entry.ts";
import { eventSchema, eventSchemas, type EventKind, type VigieEvent } from "./events.ts";

/** An entry whose event this version understands. */
export type UnderstoodEntry = Entry & { readonly event: VigieEvent };

/** One thing wrong with an event: where, and what was expected and what came. */
export type EventFault = { readonly path: string; readonly why: string };

export type EventReading =
  | { readonly ok: true; readonly event: VigieEvent }
  | { readonly ok: false; readonly faults: readonly EventFault[] };

const KINDS: ReadonlySet<string> = new Set(Object.keys(eventSchemas));

/** Whether this version has a meaning for events of this kind. */
export function isKnownKind(kind: string): kind is EventKind {
  return KINDS.has(kind);
}

/**
 * Checks an event field by field and fills in what may be left out. Lists every fault, not the
 * first only.
 */
export function readEvent(value: unknown): EventReading {
  const result = eventSchema.safeParse(value);
  if (result.success) return { ok: true, event: result.data };
  return { ok: false, faults: result.error.issues.map(faultOf) };
}

function faultOf(issue: z.core.$ZodIssue): EventFault {
  return { path: issue.path.map(String).join("."), why: issue.message };
}

/**
 * Whether the entry can be read by this version. Entries of an unknown kind, and those that
 * `markUnread` found malformed, are shown as not understood.
 */
export function isUnderstood(entry: Entry): entry is UnderstoodEntry {
  return entry.unread === undefined && isKnownKind(entry.event.kind);
}

/**
 * Checks an entry that another program wrote. Its bytes stay as they came; if this version cannot
 * make sense of a known kind, the entry carries why. Own entries were checked when they were
 * written.
 */
export function markUnread(entry: Entry): Entry {
  if (!isKnownKind(entry.event.kind)) return entry;
  const reading = eventSchema.safeParse(entry.event);
  if (!reading.success) return { ...entry, unread: z.prettifyError(reading.error) };
  return { ...entry, event: reading.data };
}
