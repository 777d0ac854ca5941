import type { Day } from "./crossings/day.ts";

/** What a newer issue of a list changes in what is kept of it. */
export type Changes<Thing> = {
  readonly added: readonly Thing[];
  readonly changed: readonly { readonly from: Thing; readonly to: Thing }[];
  readonly unchanged: number;
  /** What is kept and the issue does not have. It stays. */
  readonly missing: readonly Thing[];
};

/** An issue against what is known, by a key; the same issue again changes nothing. */
export function changesOf<Thing>(
  known: ReadonlyMap<string, Thing>,
  issue: readonly Thing[],
  { keyOf, isSame }: Comparing<Thing>,
): Changes<Thing> {
  const added: Thing[] = [];
  const changed: { from: Thing; to: Thing }[] = [];
  const issued = new Map(issue.map((thing) => [keyOf(thing), thing]));
  for (const [key, thing] of issued) {
    const kept = known.get(key);
    if (kept === undefined) added.push(thing);
    else if (!isSame(kept, thing)) changed.push({ from: kept, to: thing });
  }
  return {
    added,
    changed,
    unchanged: issued.size - added.length - changed.length,
    missing: [...known].flatMap(([key, thing]) => (issued.has(key) ? [] : [thing])),
  };
}

type Comparing<Thing> = {
  readonly keyOf: (thing: Thing) => string;
  readonly isSame: (one: Thing, other: Thing) => boolean;
};

/** A version of something: known since a day, or since its list was issued. */
type Version = { readonly since: Day | null };

export type Known<Thing> = {
  readonly thing: Thing;
  /** Taken as the issue has it because nobody kept how it stood then. */
  readonly isAssumed: boolean;
};

/**
 * The version of each thing as known at the end of `asOf`, null for now. One of which only the
 * issue's version is there is taken as it stands in it, and says that this is assumed; one that
 * came in later is not known before.
 */
export function versionsAsOf<Thing extends Version>(
  things: readonly Thing[],
  { keyOf, issued, asOf }: AsOf<Thing>,
): ReadonlyMap<string, Known<Thing>> {
  const since = (thing: Thing): Day => thing.since ?? issued;
  const inOrder = [...things].sort((one, other) => (since(one) < since(other) ? -1 : 1));
  const known = new Map<string, Known<Thing>>();
  for (const [key, all] of Map.groupBy(inOrder, keyOf)) {
    const told = asOf === null ? all : all.filter((thing) => since(thing) <= asOf);
    const assumed = all[0]!.since === null ? all[0] : undefined;
    const thing = told.at(-1) ?? assumed;
    if (thing !== undefined) known.set(key, { thing, isAssumed: told.length === 0 });
  }
  return known;
}

type AsOf<Thing> = {
  readonly keyOf: (thing: Thing) => string;
  readonly issued: Day;
  readonly asOf: Day | null;
};
