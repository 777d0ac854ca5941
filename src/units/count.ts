import { assert } from "./assert.ts";

/** How many people, at least and at most. `most: null` means nobody knows. Zero is a claim. */
export type Count = { readonly least: number; readonly most: number | null };

export const NOBODY: Count = { least: 0, most: 0 };
export const UNKNOWN_COUNT: Count = { least: 0, most: null };

export function isCount(value: Count): boolean {
  const { least, most } = value;
  const whole = (number: number): boolean => Number.isSafeInteger(number) && number >= 0;
  return whole(least) && (most === null || (whole(most) && most >= least));
}

/** Whole people, `least <= most`. Throws otherwise. */
export function count(least: number, most: number | null): Count {
  const made = { least, most };
  assert(isCount(made), `expected whole people, least <= most; came ${least}..${most}`);
  return made;
}

export const exactly = (people: number): Count => count(people, people);

/** The sum; what is not known stays not known. */
export function addCounts(one: Count, other: Count): Count {
  const most = one.most === null || other.most === null ? null : one.most + other.most;
  return { least: one.least + other.least, most };
}

/**
 * What is left of `whole` when `part` is taken away, never below zero. The top falls only by what
 * is surely gone (`part.least`), the bottom by what may be gone (`part.most`); an unknown top stays
 * unknown.
 */
export function subtractCounts(whole: Count, part: Count): Count {
  const most = whole.most === null ? null : Math.max(0, whole.most - part.least);
  const least = part.most === null ? 0 : Math.max(0, whole.least - part.most);
  return { least: most === null ? least : Math.min(least, most), most };
}
