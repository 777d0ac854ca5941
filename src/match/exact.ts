import type { Posterior } from "./posterior.ts";
import { logNothing, logWhole, type Scale } from "./weight.ts";

/** Components of up to so many reports are summed over every partition. */
export const EXACT_MAX = 9;

/**
 * Every partition of a component, by the sum over subsets: Z(S) = sum over C in S with the first of
 * S of w(C) Z(S - C). Exact; 3^n additions and 2^n weights (Björklund, Husfeldt, Koivisto 2009).
 */
export function weighExactly(scale: Scale): Posterior {
  const size = scale.ready.length;
  const whole = (1 << size) - 1;
  const weights = subsetWeights(scale, whole);
  const totals = new Float64Array(whole + 1);
  totals[0] = 1;
  const counts = countPolynomials(scale, weights, totals);
  const same = new Float64Array(size * size);
  const alone = new Float64Array(size);
  const nothing = new Float64Array(size);
  const all = totals[whole]!;
  for (let group = 1; group <= whole; group += 1) {
    const share = (weights.linear[group]! * totals[whole ^ group]!) / all;
    const members = membersOf(group);
    if (members.length === 1) {
      const [member] = members as [number];
      alone[member] = share;
      nothing[member] = share * weights.ofNothing[member]!;
    }
    for (const one of members) for (const other of members) same[one * size + other]! += share;
  }
  return { method: "exact", same, alone, nothing, counts, disagreement: 0 };
}

type Weights = {
  readonly linear: Float64Array;
  /** Of a single report's weight, the share of being about nothing. */
  readonly ofNothing: Float64Array;
};

/** Weights in units of all reports alone, so that none overflows. */
function subsetWeights(scale: Scale, whole: number): Weights {
  const size = scale.ready.length;
  const alone = scale.ready.map((_, member) => logWhole(scale, [member]));
  const linear = new Float64Array(whole + 1);
  for (let group = 1; group <= whole; group += 1) {
    const members = membersOf(group);
    const base = members.reduce((sum, member) => sum + alone[member]!, 0);
    linear[group] = Math.exp(logWhole(scale, members) - base);
  }
  const ofNothing = new Float64Array(size);
  for (let member = 0; member < size; member += 1) {
    ofNothing[member] = Math.exp(logNothing(scale, member) - alone[member]!);
  }
  return { linear, ofNothing };
}

/** Fills the totals and answers the distribution of the number of boats. */
function countPolynomials(
  { ready }: Scale,
  { linear, ofNothing }: Weights,
  totals: Float64Array,
): Float64Array {
  const width = ready.length + 1;
  const rows = new Float64Array(totals.length * width);
  rows[0] = 1;
  for (let set = 1; set < totals.length; set += 1) {
    const first = set & -set;
    const rest = set ^ first;
    // Every subset of the rest, with the first: a group; what remains has been summed already.
    for (let part = rest; ; part = (part - 1) & rest) {
      addGroup(rows, set * width, (rest ^ part) * width, width, {
        weight: linear[first | part]!,
        nothing: part === 0 ? ofNothing[31 - Math.clz32(first)]! : 0,
      });
      if (part === 0) break;
    }
    let sum = 0;
    for (let boats = 0; boats < width; boats += 1) sum += rows[set * width + boats]!;
    totals[set] = sum;
  }
  const last = rows.subarray((totals.length - 1) * width);
  const all = totals.at(-1)!;
  return last.map((each) => each / all);
}

function addGroup(
  rows: Float64Array,
  to: number,
  from: number,
  width: number,
  { weight, nothing }: { readonly weight: number; readonly nothing: number },
): void {
  for (let boats = 0; boats < width; boats += 1) {
    const value = rows[from + boats]! * weight;
    if (value === 0) continue;
    rows[to + boats]! += value * nothing;
    if (boats + 1 < width) rows[to + boats + 1]! += value * (1 - nothing);
  }
}

function membersOf(group: number): number[] {
  const members: number[] = [];
  for (let rest = group; rest > 0; rest &= rest - 1) members.push(31 - Math.clz32(rest & -rest));
  return members;
}
