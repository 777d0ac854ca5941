import { canonical } from "./canonical.ts";
import { entryName, GENESIS, type Centre, type Draft, type Entry, type Hash } from "./entry.ts";

/** Lower-case hexadecimal SHA-256 of the UTF-8 bytes of `text`. The machine's shell brings it. */
export type Hasher = (text: string) => string;

/** Where in its centre's chain an entry stands. */
export type Link = Pick<Entry, "centre" | "seq" | "loggedAt" | "previous">;

/**
 * The last entry of a centre's chain, as a name to publish: who knows it can prove a later cut or
 * rewriting.
 */
export type Head = Pick<Entry, "centre" | "seq" | "hash" | "loggedAt">;

/** A draft as canonical text: what it says can no longer change before it is sealed. */
export type DraftText = { readonly by: string; readonly event: string };

/** Throws a TypeError that names the path when the draft is not JSON. */
export function draftText(draft: Draft): DraftText {
  return { by: canonical(draft.by), event: canonical(draft.event) };
}

/**
 * The text that is hashed: RFC 8785 of all members but `hash`. Its keys stand here in their sorted
 * order.
 */
export function bodyFrom(text: DraftText, link: Link): string {
  const { by, event } = text;
  const centre = JSON.stringify(link.centre);
  const tail = `"loggedAt":"${link.loggedAt}","previous":"${link.previous}","seq":${link.seq}`;
  return `{"by":${by},"centre":${centre},"event":${event},${tail}}`;
}

/** The text under the hash of `entry`. What is only in memory (`unread`) is not part of it. */
export function bodyText(entry: Omit<Entry, "hash">): string {
  return bodyFrom(draftText(entry), entry);
}

/** Makes of a draft the entry that stands at `link`. `firstFault` is its pair. */
export function seal(draft: Draft, link: Link, sha256: Hasher): Entry {
  const { centre, seq, loggedAt, previous } = link;
  const { by, event } = draft;
  const hash = sha256(bodyText({ by, event, centre, seq, loggedAt, previous })) as Hash;
  return { centre, seq, loggedAt, by, event, previous, hash };
}

export const FAULT_KINDS = [
  "altered",
  "missing",
  "reordered",
  "repeated",
  "unlinked",
  "wrong centre",
  "clock fell",
  "cut tail",
  "rewritten",
  "damaged",
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/**
 * The first place at which a chain no longer says what was sealed. Entries before `seq` are sound.
 * `expected` and `found` are hashes, seqs, times or centres, as the kind has it.
 */
export type Fault = {
  readonly centre: Centre;
  readonly seq: number;
  readonly kind: FaultKind;
  readonly expected: string;
  readonly found: string;
  readonly sentence: string;
};

/** A head that was published or written down earlier. */
export type PublishedHead = { readonly seq: number; readonly hash: string };

/**
 * The pair of `seal`: the first fault in one centre's chain, which begins at seq 1, or null. Finds
 * an entry that was altered, is missing, stands in another order, comes twice, belongs to another
 * centre, or is dated before the one before it. A cut tail and a chain sealed anew as a whole can
 * only be seen with a head published earlier.
 */
export function firstFault(
  entries: Iterable<Entry>,
  sha256: Hasher,
  published?: PublishedHead,
): Fault | null {
  let last: Entry | null = null;
  let gap: Fault | null = null;
  for (const entry of entries) {
    if (gap !== null) {
      if (entry.seq === gap.seq) return reordered(gap);
      continue;
    }
    const fault: Fault | null = faultAfter(last, entry, sha256) ?? rewritten(entry, published);
    if (fault?.kind === "missing") gap = fault;
    else if (fault !== null) return fault;
    else last = entry;
  }
  return gap ?? cutTail(last, published);
}

/**
 * What keeps `entry` from following `last` in its chain (null: from being the first); null when
 * nothing does. `seq` of the fault is the place after `last`.
 */
export function faultAfter(last: Head | null, entry: Entry, sha256: Hasher): Fault | null {
  const seq = last === null ? 1 : last.seq + 1;
  const centre = last?.centre ?? entry.centre;
  const flaw = flawInPlace(entry, seq) ?? flawInText(entry, sha256) ?? flawInLink(entry, last);
  if (flaw === null) return null;
  const { kind, says, expected, found } = flaw;
  const sentence = `${entryName({ centre, seq })} ${says}: expected ${expected}, found ${found}`;
  return { centre, seq, kind, expected, found, sentence };
}

type Flaw = Pick<Fault, "kind" | "expected" | "found"> & { readonly says: string };

function flawInPlace(entry: Entry, seq: number): Flaw | null {
  if (entry.seq === seq) return null;
  const expected = `seq ${seq}`;
  const found = `seq ${String(entry.seq)}`;
  if (!Number.isSafeInteger(entry.seq) || entry.seq < 1)
    return { kind: "altered", says: "was altered", expected, found };
  if (entry.seq > seq) return { kind: "missing", says: "is missing", expected, found };
  return { kind: "repeated", says: "is not next", expected, found: `${found} again` };
}

function flawInText(entry: Entry, sha256: Hasher): Flaw | null {
  const found = hashOf(entry, sha256);
  if (found === entry.hash) return null;
  return { kind: "altered", says: "was altered", expected: entry.hash, found };
}

function flawInLink(entry: Entry, last: Head | null): Flaw | null {
  if (last !== null && entry.centre !== last.centre) {
    const says = "is of another centre";
    return { kind: "wrong centre", says, expected: last.centre, found: entry.centre };
  }
  const previous = last?.hash ?? GENESIS;
  if (entry.previous !== previous) {
    const says = "does not follow the entry before it";
    return { kind: "unlinked", says, expected: previous, found: entry.previous };
  }
  if (last === null || entry.loggedAt >= last.loggedAt) return null;
  const expected = `${last.loggedAt} or later`;
  return { kind: "clock fell", says: "is dated too early", expected, found: entry.loggedAt };
}

/** By the general rule, not by `bodyText`, so that one error cannot hide in both. */
function hashOf(entry: Entry, sha256: Hasher): string {
  const { hash: _, unread: __, ...sealed } = entry;
  try {
    return sha256(canonical(sealed));
  } catch (error) {
    return `no JSON (${error instanceof Error ? error.message : String(error)})`;
  }
}

function rewritten(entry: Entry, published: PublishedHead | undefined): Fault | null {
  if (published?.seq !== entry.seq || published.hash === entry.hash) return null;
  const { centre, seq } = entry;
  const { hash: expected } = published;
  const sentence =
    `${entryName(entry)} was replaced after its hash was published: ` +
    `expected ${expected}, found ${entry.hash}`;
  return { centre, seq, kind: "rewritten", expected, found: entry.hash, sentence };
}

function cutTail(last: Entry | null, published: PublishedHead | undefined): Fault | null {
  const end = last?.seq ?? 0;
  if (published === undefined || published.seq <= end) return null;
  const centre = last?.centre ?? ("unknown" as Centre);
  const expected = `seq ${published.seq}`;
  const found = end === 0 ? "no entry" : `seq ${end} as the last`;
  const sentence =
    `The log was cut: an earlier head says that it reaches ` +
    `${entryName({ centre, seq: published.seq })}, found ${found}`;
  return { centre, seq: end + 1, kind: "cut tail", expected, found, sentence };
}

function reordered(gap: Fault): Fault {
  const { expected, found } = gap;
  const sentence = `${entryName(gap)} comes too late: expected ${expected}, found ${found}`;
  return { ...gap, kind: "reordered", sentence };
}
