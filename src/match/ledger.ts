import { scaleOf } from "./components.ts";
import type { Observation } from "./observation.ts";
import {
  matchMemory,
  weighComponents,
  type MatchMemory,
  type MatchOptions,
  type Weighed,
} from "./weigh.ts";
import { logBoat, logWhole, PIECES, piecesOf, type Piece, type Scale } from "./weight.ts";

/** One piece of evidence, in bits: positive for one boat, negative for two. */
export type LedgerPiece = {
  readonly piece: Piece;
  readonly bits: number;
  /** P(same) if this piece said nothing and all else stood; null for the prior, never absent. */
  readonly without: number | null;
};

/** Other reports that the first side may be of one boat with, instead of with the second. */
export type Rival = { readonly reports: readonly string[]; readonly p: number };

/**
 * Why two groups of reports are believed to be of one boat, or of two. All in bits, log to base 2
 * of odds: `pieces` sum to `alone`; `alone` + `noBoat` + `rivals` is `total`; and `total` is the
 * log-odds of `p`. A piece: that of both groups together, less that of each.
 */
export type Ledger = {
  readonly one: readonly string[];
  readonly other: readonly string[];
  readonly pieces: readonly LedgerPiece[];
  /** The odds if these groups were all that is known, each of one boat. */
  readonly alone: number;
  /** 0 or less: a single report may also be about no boat at all. */
  readonly noBoat: number;
  /**
   * What all other reports do to it: other boats that either may be of, and company that makes both
   * likelier together. What is left between the posterior and the two above.
   */
  readonly rivals: number;
  readonly total: number;
  /** P(same): mean over the pairs of the posterior's chances, as `Matching` tells them. */
  readonly p: number;
  /** How `p` was found: summed over every partition, sampled, or left out as hardly possible. */
  readonly method: Weighed["posterior"]["method"] | "left out";
  /** The likeliest of the other groups for the first side, when there is one to speak of. */
  readonly rival: Rival | null;
};

/**
 * Chances nearer than this to 0 or 1 are not told apart: rounding where exact, draws where sampled,
 * the gate where left out.
 */
const RESOLUTION = { exact: 1e-12, sampled: 1e-4, "left out": 1e-3 } as const;
/** What cannot be at all (a boat at sea for two days) is weighed as e to this power. */
const LOG_LEAST = -700;
/** A rival with less than this is not spoken of. */
const RIVAL_LEAST = 0.01;

/**
 * The ledger of two groups of reports, each of one boat as the board has it. `rows` are the groups
 * that rivals are named from (the machine's own when left out). With the memory of the matching
 * nothing is weighed twice. Throws an Error that names a report that is not among `observations`,
 * or is on both sides.
 */
export function ledgerOf(
  observations: readonly Observation[],
  one: readonly string[],
  other: readonly string[],
  options: MatchOptions = {},
  memory: MatchMemory = matchMemory(),
  rows: readonly (readonly string[])[] | null = null,
): Ledger {
  const components = weighComponents(observations, options, memory);
  const sides = sidesOf(components, one, other, options);
  const { scale, weighed } = sides;
  const both = [...sides.one, ...sides.other].sort((a, b) => a - b);
  const bits = bitsOf(scale, sides.one, sides.other, both);
  const alone = PIECES.reduce((sum, piece) => sum + bits[piece], 0);
  const noBoat = mayBeNothing(scale, sides.one) + mayBeNothing(scale, sides.other);
  const p = weighed === null ? 0 : meanSame(weighed, sides.one, sides.other);
  const method = weighed === null ? "left out" : weighed.posterior.method;
  const total = logOdds(p, alone + noBoat, RESOLUTION[method]);
  return {
    one: sides.one.map((member) => nameOf(scale, member)),
    other: sides.other.map((member) => nameOf(scale, member)),
    pieces: PIECES.map((piece) => ({
      piece,
      bits: bits[piece],
      without: piece === "prior" ? null : chanceOf(total - bits[piece]),
    })),
    alone,
    noBoat,
    rivals: total - (alone + noBoat),
    total,
    p,
    method,
    rival: rivalOf(components, one, other, rows),
  };
}

type Sides = {
  readonly scale: Scale;
  readonly one: readonly number[];
  readonly other: readonly number[];
  /** Null when the two sides do not hang together: then no partition with both was weighed. */
  readonly weighed: Weighed | null;
};

const nameOf = ({ ready }: Scale, member: number): string => ready[member]!.observation.id;

/** Both sides as members of one scale: their component's, or one made of them alone. */
function sidesOf(
  components: readonly Weighed[],
  one: readonly string[],
  other: readonly string[],
  options: MatchOptions,
): Sides {
  const ids = checked(one, other);
  const parts = components.filter(({ scale }) =>
    scale.ready.some(({ observation }) => ids.has(observation.id)),
  );
  const found = parts.flatMap(({ scale }) =>
    scale.ready.filter(({ observation }) => ids.has(observation.id)),
  );
  for (const id of ids) {
    if (found.some(({ observation }) => observation.id === id)) continue;
    throw new Error(`expected a report that is weighed; came ${id}`);
  }
  const [first] = parts as [Weighed, ...Weighed[]];
  const weighed = parts.length === 1 ? first : null;
  const { model, flow } = first.scale;
  const scale = weighed?.scale ?? scaleOf(found, options.known ?? [], model, flow, first.scale);
  const membersOf = (side: readonly string[]): number[] => {
    const mine = new Set(side);
    return scale.ready.flatMap(({ observation }, at) => (mine.has(observation.id) ? [at] : []));
  };
  return { scale, weighed, one: membersOf(one), other: membersOf(other) };
}

function checked(one: readonly string[], other: readonly string[]): ReadonlySet<string> {
  const mine = new Set(one);
  const shared = other.find((id) => mine.has(id));
  if (shared !== undefined) {
    throw new Error(`expected two groups without a common report; both have ${shared}`);
  }
  if (one.length === 0 || other.length === 0) {
    throw new Error("expected two groups of at least one report; came an empty one");
  }
  return new Set([...one, ...other]);
}

function bitsOf(
  scale: Scale,
  one: readonly number[],
  other: readonly number[],
  both: readonly number[],
): Record<Piece, number> {
  const [together, first, second] = [both, one, other].map((group) => piecesOf(scale, group));
  const bits = {} as Record<Piece, number>;
  for (const piece of PIECES) {
    const logs = [together![piece], first![piece], second![piece]] as const;
    const [whole, left, right] = logs.map((log) => Math.max(LOG_LEAST, log));
    bits[piece] = (whole! - left! - right!) / Math.LN2;
  }
  return bits;
}

/** Bits by which two are likelier because a report alone may be about nothing. */
function mayBeNothing(scale: Scale, members: readonly number[]): number {
  if (members.length > 1) return 0;
  return (logBoat(scale, members) - logWhole(scale, members)) / Math.LN2;
}

function meanSame(
  { posterior: { same, alone } }: Weighed,
  one: readonly number[],
  other: readonly number[],
): number {
  let sum = 0;
  for (const first of one) for (const second of other) sum += same[first * alone.length + second]!;
  return Math.min(1, sum / (one.length * other.length));
}

/**
 * The log-odds of a chance, base 2. Where the chance is nearer to 0 or 1 than can be told apart,
 * what the pieces say stands, if they say as much.
 */
function logOdds(p: number, pieces: number, resolution: number): number {
  const most = Math.log2((1 - resolution) / resolution);
  if (p <= resolution) return Math.min(-most, pieces);
  if (p >= 1 - resolution) return Math.max(most, pieces);
  return Math.log2(p / (1 - p));
}

function chanceOf(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}

function rivalOf(
  components: readonly Weighed[],
  one: readonly string[],
  other: readonly string[],
  rows: readonly (readonly string[])[] | null,
): Rival | null {
  const apart = new Set([...one, ...other]);
  let best: Rival | null = null;
  for (const weighed of components) {
    const { ready } = weighed.scale;
    const index = new Map(ready.map(({ observation }, at) => [observation.id, at]));
    const mine = one.flatMap((id) => index.get(id) ?? []);
    if (mine.length === 0) continue;
    const groups =
      rows ?? weighed.groups.map((group) => group.map((member) => ready[member]!.observation.id));
    for (const group of groups) {
      const reports = group.filter((id) => !apart.has(id) && index.has(id));
      if (reports.length === 0) continue;
      const members = reports.flatMap((id) => index.get(id) ?? []);
      // Of a side in several components only a part is here.
      const p = (meanSame(weighed, mine, members) * mine.length) / one.length;
      if (p >= RIVAL_LEAST && p > (best?.p ?? 0)) best = { reports, p };
    }
  }
  return best;
}
