import type { Instant } from "#units";
import type { LoggedEvent } from "./events.ts";

declare const brand: unique symbol;
type Name<Of extends string> = string & { readonly [brand]: Of };

/**
 * A rescue coordination centre, ship or desk that is the only writer of its own log: "dover",
 * "gris-nez".
 */
export type Centre = Name<"centre">;

/** Lower-case hexadecimal SHA-256, 64 characters. */
export type Hash = Name<"hash">;

/** What a person may do; `docs/glossary.md` has the words, `orders` the matrix. */
export const ROLES = ["observer", "trainee", "officer", "coordinator"] as const;
export type Role = (typeof ROLES)[number];

/** Who said it. A desk is a seat in the room ("sar-1"), not a person's name. */
export type Author = { readonly desk: string; readonly role: Role };

/** What a desk hands to the log to be written. */
export type Draft = { readonly by: Author; readonly event: LoggedEvent };

/**
 * One line of the log. `(centre, seq)` is its name; `seq` starts at 1 and has no gaps. `loggedAt`
 * never falls within a centre and is later than every entry of another centre that this one had
 * received (a hybrid logical clock to the millisecond). `hash` is SHA-256 over the RFC 8785 form of
 * all other fields.
 */
export type Entry = {
  readonly centre: Centre;
  readonly seq: number;
  readonly loggedAt: Instant;
  readonly by: Author;
  readonly event: LoggedEvent;
  readonly previous: Hash;
  readonly hash: Hash;
  /** In memory only, never sealed: why this version cannot read the event. */
  readonly unread?: string;
};

/** The name of an entry as one word: "dover:17". */
export type EntryName = Name<"entry">;

export function entryName(entry: Pick<Entry, "centre" | "seq">): EntryName {
  return `${entry.centre}:${entry.seq}` as EntryName;
}

/** `previous` of the first entry of every centre: 64 zeros. */
export const GENESIS = "0".repeat(64) as Hash;

/**
 * The order in which all centres' entries are read: by `loggedAt`, then centre, then seq. Negative
 * when `one` comes first. The same set of entries has one order, whatever the order of their
 * arrival.
 */
export function compareEntries(one: Entry, other: Entry): number {
  if (one.loggedAt !== other.loggedAt) return one.loggedAt < other.loggedAt ? -1 : 1;
  if (one.centre !== other.centre) return one.centre < other.centre ? -1 : 1;
  return one.seq - other.seq;
}
