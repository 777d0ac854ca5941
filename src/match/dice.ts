import type { Member } from "./group.ts";

/** What dice are thrown for. */
export const FOR = {
  choice: 1,
  split: 2,
  exchange: 3,
  other: 4,
  accept: 5,
  order: 6,
  side: 7,
  cut: 8,
  alone: 9,
} as const;
type For = (typeof FOR)[keyof typeof FOR];

/** Where in a walk they are thrown. */
export type Moment = { readonly seed: number; sweep: number };

/**
 * A number from 0 to 1 that follows from the walk, the sweep, the report and what it is thrown for,
 * not from what was thrown before: one report more leaves the throws of all others as they were,
 * and with them most of the way. So a walk meets the groups that it met before, whose weights are
 * remembered.
 */
export function thrown({ seed, sweep }: Moment, what: For, { ready }: Member): number {
  return mixed(seed, sweep * 16 + what, ready.keyHigh, ready.keyLow) / 2 ** 32;
}

/** The same for two reports, the second beside the first. */
export function thrownBeside(moment: Moment, what: For, one: Member, other: Member): number {
  const first = mixed(moment.seed, moment.sweep * 16 + what, one.ready.keyHigh, one.ready.keyLow);
  return mixed(first, what, other.ready.keyHigh, other.ready.keyLow) / 2 ** 32;
}

/** Four whole numbers of 32 bits to one, by the steps of MurmurHash3 (Appleby 2011). */
function mixed(one: number, two: number, three: number, four: number): number {
  let hash = round(round(round(round(0, one), two), three), four);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function round(hash: number, value: number): number {
  let k = Math.imul(value, 0xcc9e2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  const next = hash ^ k;
  return (Math.imul((next << 13) | (next >>> 19), 5) + 0xe6546b64) | 0;
}
