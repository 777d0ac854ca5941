import { FOR, thrown } from "./dice.ts";
import { gainOf, joined, makeMember, single, type Member, type World } from "./group.ts";
import { hashText } from "./numbers.ts";
import type { Posterior } from "./posterior.ts";
import {
  chooseAgain,
  exchangeTails,
  isLinked,
  splitOrMerge,
  type Tally,
  type Walk,
} from "./walk.ts";
import type { Scale } from "./weight.ts";

/** How long is sampled: restarts, sweeps that are forgotten, sweeps that count. */
export type Effort = {
  readonly restarts: number;
  readonly forgotten: number;
  readonly sweeps: number;
};

/** The power with which a walk begins. */
const COOLEST = 0.3;
/** Shares of the reports that try a split or merge in a sweep, and an exchange of tails. */
const SPLITS = 1 / 2;
const EXCHANGES = 1 / 4;
/** A chance less than this is not counted. */
const LEAST = 1e-6;

/** What is counted over the sweeps of half of the restarts. */
type Sums = {
  /** Sums of the chance, given all others, to be with another report or alone. */
  readonly same: Float64Array;
  readonly alone: Float64Array;
  readonly counts: Float64Array;
  sweeps: number;
};

/**
 * Gibbs with split, merge and exchange of tails, from several restarts (Neal 2000; Dahl 2005). The
 * throws follow from the reports and the version of the model. `candidates` by member.
 */
export function weighBySampling(
  scale: Scale,
  candidates: readonly (readonly number[])[],
  effort: Effort,
): Posterior {
  const world: World = scale;
  const members = membersOf(scale, candidates);
  const seed = hashText(scale.model.version, 0);
  const halves = [openSums(members.length), openSums(members.length)] as const;
  for (let restart = 0; restart < effort.restarts; restart += 1) {
    const walk = { world, seed: seed ^ Math.imul(restart + 1, 0x9e3779b9), sweep: 0, power: 1 };
    // Half of the restarts begin with all apart, half with the callers' reports together.
    begin(walk, members, restart % 2 === 1);
    run(walk, members, effort, halves[restart % 2]!);
  }
  return gather(halves, members);
}

function membersOf(scale: Scale, candidates: readonly (readonly number[])[]): Member[] {
  const members = scale.ready.map((ready, order) => makeMember(scale, ready, order));
  for (const [at, member] of members.entries()) {
    member.links.push(...candidates[at]!.map((other) => members[other]!));
    for (const [other, factor] of scale.known[at] ?? []) member.known.set(members[other]!, factor);
  }
  return members;
}

const openSums = (size: number): Sums => ({
  same: new Float64Array(size * size),
  alone: new Float64Array(size),
  counts: new Float64Array(size + 1),
  sweeps: 0,
});

/** All apart; or each call with what its phone said before, where it can be led back from. */
function begin({ world }: Walk, members: readonly Member[], withCallers: boolean): void {
  for (const member of members) member.group = single(member);
  if (!withCallers) return;
  const byCaller = new Map<number, Member>();
  for (const member of members) {
    const { caller } = member.ready;
    if (caller < 0) continue;
    const group = byCaller.get(caller)?.group;
    byCaller.set(caller, member);
    if (group === undefined || !isLinked(member, group)) continue;
    if (gainOf(world, member, group) === -Infinity) continue;
    const both = joined(world, member, group);
    for (const each of both.members) each.group = both;
  }
}

function run(walk: Walk, members: readonly Member[], effort: Effort, sums: Sums): void {
  const tally = tallyOf(sums, members.length);
  const { forgotten, sweeps } = effort;
  for (let sweep = 0; sweep < forgotten + sweeps; sweep += 1) {
    const counts = sweep >= forgotten;
    walk.sweep = sweep;
    walk.power = counts ? 1 : COOLEST + ((1 - COOLEST) * sweep) / forgotten;
    for (const member of members) chooseAgain(walk, member, counts ? tally : null);
    for (const member of members)
      if (thrown(walk, FOR.split, member) < SPLITS) splitOrMerge(walk, member);
    for (const member of members)
      if (thrown(walk, FOR.exchange, member) < EXCHANGES) exchangeTails(walk, member);
    if (counts) countBoats(walk, members, sums);
  }
}

function tallyOf({ same, alone }: Sums, size: number): Tally {
  return {
    add: ({ order }, others, chance) => {
      if (chance < LEAST) return;
      for (const other of others) same[order * size + other.order]! += chance;
    },
    addAlone: ({ order }, chance) => {
      alone[order]! += chance;
    },
  };
}

function countBoats(walk: Walk, members: readonly Member[], sums: Sums): void {
  let boats = 0;
  for (const member of members) {
    const { members: together } = member.group;
    if (together[0] !== member) continue;
    if (together.length > 1 || thrown(walk, FOR.alone, member) >= member.ofNothing) boats += 1;
  }
  sums.counts[boats]! += 1;
  sums.sweeps += 1;
}

function gather(halves: readonly [Sums, Sums], members: readonly Member[]): Posterior {
  const size = members.length;
  const same = new Float64Array(size * size);
  const total = halves[0].sweeps + halves[1].sweeps;
  const sumOf = (values: (of: Sums) => Float64Array, at: number): number =>
    (values(halves[0])[at]! + values(halves[1])[at]!) / total;
  const ofPair = ({ same: of, sweeps }: Sums, one: number, other: number): number =>
    (of[one * size + other]! + of[other * size + one]!) / (2 * sweeps);
  let disagreement = 0;
  for (let one = 0; one < size; one += 1) {
    same[one * size + one] = 1;
    for (let other = one + 1; other < size; other += 1) {
      const [even, odd] = [ofPair(halves[0], one, other), ofPair(halves[1], one, other)];
      const p = (even * halves[0].sweeps + odd * halves[1].sweeps) / total;
      same[one * size + other] = same[other * size + one] = p;
      disagreement = Math.max(disagreement, Math.abs(even - odd));
    }
  }
  const alone = Float64Array.from(members, (_, at) => sumOf((of) => of.alone, at));
  const nothing = alone.map((value, at) => value * members[at]!.ofNothing);
  const counts = Float64Array.from({ length: size + 1 }, (_, at) => sumOf((of) => of.counts, at));
  return { method: "sampled", same, alone, nothing, counts, disagreement };
}
