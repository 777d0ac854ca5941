import { assert, isInstant } from "#units";
import { canonical } from "./canonical.ts";
import { ROLES, type Centre, type Entry } from "./entry.ts";

/**
 * UTF-16 units. An entry is what a person said; a longer one is refused when it is written and
 * when it is read.
 */
export const LINE_LENGTH_MAX = 1_048_576;

const MEMBERS = "by,centre,event,hash,loggedAt,previous,seq";
const CENTRE = /^[a-z0-9][a-z0-9._-]{0,79}$/;
const HASH = /^[0-9a-f]{64}$/;
const DESK_LENGTH_MAX = 60;

/** One line read: the entry, or what was wrong with its words. `line` counts from 1. */
export type LineReading =
  | { readonly ok: true; readonly line: number; readonly entry: Entry }
  | { readonly ok: false; readonly line: number; readonly words: string; readonly why: string };

/**
 * Whether `text` can name a centre: 1 to 80 of a-z 0-9 . _ - and no colon: entries are named
 * "centre:seq".
 */
export function isCentre(text: string): text is Centre {
  return CENTRE.test(text);
}

/** The entry as one line of text, without the line feed: RFC 8785 of all seven members. */
export function lineOf(entry: Entry): string {
  const { unread: _, ...sealed } = entry;
  return canonical(sealed);
}

/**
 * Reads lines of a log, `docs/log-format/v1.md`, and goes on after one that cannot be read. An
 * entry that comes out gives back, by `lineOf`, the very line it was read from. Whether it is
 * where it belongs, and what was sealed, is for `firstFault`; whether its event is understood is
 * for `markUnread`.
 */
export function* readLines(lines: Iterable<string>): Iterable<LineReading> {
  let line = 0;
  for (const words of lines) {
    line += 1;
    yield readLine(words, line);
  }
}

/** Reads one line; `line` is its number, for the answer. */
export function readLine(words: string, line: number): LineReading {
  assert(Number.isSafeInteger(line) && line >= 1, `expected a line number; came ${line}`);
  const refused = (why: string): LineReading => ({ ok: false, line, words, why });
  if (words === "") return refused("expected an entry; came an empty line");
  if (words.length > LINE_LENGTH_MAX)
    return refused(`expected at most ${LINE_LENGTH_MAX} characters; came ${words.length}`);
  let value: unknown;
  try {
    value = JSON.parse(words);
  } catch (error) {
    return refused(`expected JSON; ${error instanceof Error ? error.message : String(error)}`);
  }
  const why = faultIn(value) ?? spellingFault(value, words);
  return why === null ? { ok: true, line, entry: value as Entry } : refused(why);
}

/** What keeps `value` from being an entry, in one sentence; null when nothing does. */
export function faultIn(value: unknown): string | null {
  if (!isRecord(value)) return `expected an object; came ${nameOf(value)}`;
  const members = Object.keys(value).sort().join();
  if (members !== MEMBERS) return `expected the members ${MEMBERS}; came ${members || "none"}`;
  for (const [member, what, holds] of CHECKS) {
    if (!holds(value[member])) return expected(member, what, value[member]);
  }
  return eventFault(value["event"]) ?? authorFault(value["by"]);
}

type Check = readonly [member: string, what: string, holds: (value: unknown) => boolean];
const CHECKS: readonly Check[] = [
  ["centre", "a name", (value) => typeof value === "string" && isCentre(value)],
  ["seq", "a whole number from 1", (value) => Number.isSafeInteger(value) && Number(value) >= 1],
  [
    "loggedAt",
    "UTC as YYYY-MM-DDTHH:MM:SS.sssZ",
    (value) => typeof value === "string" && isInstant(value),
  ],
  ["previous", "64 hexadecimal digits", isHash],
  ["hash", "64 hexadecimal digits", isHash],
  ["event", "an object", isRecord],
];

function eventFault(event: unknown): string | null {
  const kind = isRecord(event) ? event["kind"] : undefined;
  return typeof kind === "string" && kind !== "" ? null : expected("event.kind", "a word", kind);
}

function authorFault(by: unknown): string | null {
  if (!isRecord(by)) return expected("by", "an object", by);
  const members = Object.keys(by).sort().join();
  if (members !== "desk,role")
    return `by: expected the members desk,role; came ${members || "none"}`;
  const { desk, role } = by;
  if (typeof desk !== "string" || desk === "" || desk.length > DESK_LENGTH_MAX)
    return expected("by.desk", `1 to ${DESK_LENGTH_MAX} characters`, desk);
  const known: readonly unknown[] = ROLES;
  return known.includes(role) ? null : expected("by.role", ROLES.join(", "), role);
}

/**
 * A line that says an entry in other bytes than the canonical ones would not come out again as it
 * went in.
 */
function spellingFault(value: unknown, words: string): string | null {
  if (words.endsWith("\r")) return "expected the line to end in LF; came CR LF";
  try {
    if (canonical(value) === words) return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "expected the canonical spelling (RFC 8785): sorted members, no spaces, none twice";
}

function isHash(value: unknown): boolean {
  return typeof value === "string" && HASH.test(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function nameOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "an array" : `a ${typeof value}`;
}

function expected(member: string, what: string, came: unknown): string {
  const shown = JSON.stringify(came) ?? nameOf(came);
  const brief = shown.length > 80 ? `${shown.slice(0, 80)}…` : shown;
  return `${member}: expected ${what}; came ${brief}`;
}
