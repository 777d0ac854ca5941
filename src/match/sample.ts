import { seededRandom, type Random } from "#units";
import { hashText } from "./numbers.ts";
import type { Posterior } from "./posterior.ts";
import {
  keyOf,
  logKnown,
  logKnownOf,
  logNothing,
  logWeight,
  logWhole,
  nameOf,
  type Scale,
} from "./weight.ts";

/** How long is sampled: restarts, sweeps that are forgotten, sweeps that count. */
export type Effort = {
  readonly restarts: number;
  readonly forgotten: number;
  readonly sweeps: number;
};

/** The power with which a walk begins. */
const COOLEST = 0.3;

/** A group of the partition at hand, with its weight without and of what is known. */
type Group = { members: number[]; high: number; low: number; bare: number; known: number };

type Chain = {
  readonly scale: Scale;
  readonly candidates: readonly (readonly number[])[];
  readonly random: Random;
  /** Chances are raised to this power: less than 1 while it is begun, so that it finds its way. */
  power: number;
  readonly groupOf: Group[];
  /** Sums over sweeps of the chance, given all others, to be with another report or alone. */
  readonly same: Float64Array;
  readonly alone: Float64Array;
  readonly counts: Float64Array;
};

/**
 * Gibbs with split, merge and exchange of tails, from several restarts (Neal 2000; Dahl 2005). The
 * seed follows from the reports and the version of the model. `candidates` by member.
 */
export function weighBySampling(
  scale: Scale,
  candidates: readonly (readonly number[])[],
  effort: Effort,
): Posterior {
  const size = scale.ready.length;
  const ids = scale.ready.map(({ observation }) => observation.id).sort();
  const seed = hashText(`${scale.model.version}|${ids.join("|")}`, 0);
  const ofNothing = scale.ready.map((_, member) =>
    Math.exp(logNothing(scale, member) - logWhole(scale, [member])),
  );
  const chains = Array.from({ length: effort.restarts }, (_, restart) =>
    runChain(scale, candidates, seed + restart * 0x9e3779b9, restart, effort, ofNothing),
  );
  return gather(chains, size, effort.sweeps, ofNothing);
}

function runChain(
  scale: Scale,
  candidates: readonly (readonly number[])[],
  seed: number,
  restart: number,
  effort: Effort,
  ofNothing: readonly number[],
): Chain {
  const size = scale.ready.length;
  const chain: Chain = {
    scale,
    candidates,
    random: seededRandom(seed),
    power: 1,
    groupOf: scale.ready.map((_, member) => makeGroup(scale, [member])),
    same: new Float64Array(size * size),
    alone: new Float64Array(size),
    counts: new Float64Array(size + 1),
  };
  // Half of the restarts begin with all apart, half with the callers' reports together.
  if (restart % 2 === 1) joinCallers(chain);
  for (let sweep = 0; sweep < effort.forgotten + effort.sweeps; sweep += 1) {
    const counts = sweep >= effort.forgotten;
    chain.power = counts ? 1 : COOLEST + ((1 - COOLEST) * sweep) / effort.forgotten;
    for (let member = 0; member < size; member += 1) gibbs(chain, member, counts);
    for (let move = 0; move < size; move += 2) splitOrMerge(chain);
    for (let move = 0; move < size; move += 4) exchangeTails(chain);
    if (counts) countBoats(chain, ofNothing);
  }
  return chain;
}

function makeGroup(scale: Scale, members: number[]): Group {
  const { high, low } = keyOf(scale, members);
  const bare = logWeight(scale, members, nameOf(high, low));
  return { members, high, low, bare, known: logKnown(scale, members) };
}

/** Each call joins what its phone said before, where the walk could lead it there and back. */
function joinCallers(chain: Chain): void {
  const { scale, groupOf } = chain;
  const byCaller = new Map<number, Group>();
  for (const [member, { caller }] of scale.ready.entries()) {
    if (caller < 0) continue;
    const group = byCaller.get(caller) ?? groupOf[member]!;
    byCaller.set(caller, group);
    const isOwn = group === groupOf[member];
    if (isOwn || !isLinked(chain, member, group) || gainOf(scale, member, group) === -Infinity)
      continue;
    join(chain, member, group);
  }
}

const options: Group[] = [];
const logs: number[] = [];

/** One report leaves its group and chooses again among its candidates' groups or none. */
function gibbs(chain: Chain, member: number, counts: boolean): void {
  const { scale, groupOf } = chain;
  const own = groupOf[member]!;
  const mayLeave = own.members.length === 1 || isLinked(chain, member, own);
  // A group that no candidate leads back to may not be left this way: the walk must be reversible.
  if (!mayLeave) {
    if (counts) stay(chain, member, own);
    return;
  }
  leave(chain, member, own);
  options.length = 0;
  logs.length = 0;
  for (const other of chain.candidates[member]!) {
    const group = groupOf[other]!;
    if (options.includes(group)) continue;
    options.push(group);
    logs.push(gainOf(scale, member, group));
  }
  const single = aloneLog(scale, member);
  let top = single;
  for (const log of logs) top = Math.max(top, log);
  const alone = Math.exp(chain.power * (single - top));
  let total = alone;
  for (let at = 0; at < logs.length; at += 1)
    total += logs[at] = Math.exp(chain.power * (logs[at]! - top));
  if (counts) remember(chain, member, alone, total);
  let draw = chain.random() * total - alone;
  let chosen = -1;
  while (draw >= 0 && chosen < logs.length - 1) draw -= logs[(chosen += 1)]!;
  if (chosen < 0) groupOf[member] = makeGroup(scale, [member]);
  else join(chain, member, options[chosen]!);
}

function stay({ groupOf, same }: Chain, member: number, { members }: Group): void {
  for (const other of members) same[member * groupOf.length + other]! += 1;
}

function isLinked({ candidates, groupOf }: Chain, member: number, group: Group): boolean {
  for (const other of candidates[member]!) if (groupOf[other] === group) return true;
  return false;
}

function aloneLog(scale: Scale, member: number): number {
  const { keyHigh, keyLow } = scale.ready[member]!;
  return logWeight(scale, [member], nameOf(keyHigh, keyLow));
}

/** Takes a member out of its group. */
function leave({ scale }: Chain, member: number, group: Group): void {
  if (group.members.length === 1) return;
  const { keyHigh, keyLow } = scale.ready[member]!;
  group.members = group.members.filter((each) => each !== member);
  group.high ^= keyHigh;
  group.low ^= keyLow;
  group.known -= logKnownOf(scale, member, group.members);
  group.bare = logWeight(scale, group.members, nameOf(group.high, group.low));
}

/** What a group's log weight gains by one more. */
function gainOf(scale: Scale, member: number, group: Group): number {
  return bareWith(scale, member, group) - group.bare + logKnownOf(scale, member, group.members);
}

function bareWith(scale: Scale, member: number, { high, low, members }: Group): number {
  const { keyHigh, keyLow } = scale.ready[member]!;
  const name = nameOf(high ^ keyHigh, low ^ keyLow);
  return scale.weights.get(name) ?? logWeight(scale, inserted(members, member), name);
}

function inserted(members: readonly number[], member: number): number[] {
  const at = members.findIndex((each) => each > member);
  return at < 0 ? [...members, member] : members.toSpliced(at, 0, member);
}

function enter(scale: Scale, member: number, group: Group): void {
  const { keyHigh, keyLow } = scale.ready[member]!;
  group.known += logKnownOf(scale, member, group.members);
  group.bare = bareWith(scale, member, group);
  group.members = inserted(group.members, member);
  group.high ^= keyHigh;
  group.low ^= keyLow;
}

function join({ scale, groupOf }: Chain, member: number, group: Group): void {
  enter(scale, member, group);
  groupOf[member] = group;
}

/**
 * Counts the chances of a choice, not the choice: the same mean with less noise (Rao-Blackwell).
 */
function remember(chain: Chain, member: number, alone: number, total: number): void {
  const row = member * chain.groupOf.length;
  chain.alone[member]! += alone / total;
  for (let at = 0; at < options.length; at += 1) {
    const share = logs[at]! / total;
    if (share < 1e-6) continue;
    for (const other of options[at]!.members) chain.same[row + other]! += share;
  }
}

function drawPair({ candidates, random }: Chain): [number, number] | null {
  const first = Math.floor(random() * candidates.length);
  const others = candidates[first]!;
  return others.length === 0 ? null : [first, others[Math.floor(random() * others.length)]!];
}

/** Dahl's sequentially allocated split or merge of two candidates' groups. */
function splitOrMerge(chain: Chain): void {
  const pair = drawPair(chain);
  if (pair === null) return;
  const [first, second] = pair;
  const { groupOf, scale, random } = chain;
  const [one, other] = [groupOf[first]!, groupOf[second]!];
  if (one === other) {
    const { groups, log } = allocate(chain, first, second, one.members, null);
    const [left, right] = groups;
    const gain = whole(left) + whole(right) - whole(one);
    if (Math.log(random()) < chain.power * gain - log) place(chain, groups);
    return;
  }
  const members = [...one.members, ...other.members].sort((a, b) => a - b);
  const merged = makeGroup(scale, members);
  // Without a hope no need to work out the way back, whose chance is at most 1.
  const gain = chain.power * (whole(merged) - whole(one) - whole(other));
  const draw = Math.log(random());
  if (draw >= gain) return;
  const { log } = allocate(chain, first, second, members, one);
  if (draw < gain + log) place(chain, [merged]);
}

const whole = ({ bare, known }: Group): number => bare + known;

function place({ groupOf }: Chain, groups: readonly Group[]): void {
  for (const group of groups) for (const member of group.members) groupOf[member] = group;
}

/**
 * Deals members one after another to two groups begun by two of them, in random order; answers the
 * groups and the log chance of that deal. With `as` the deal is the one at hand.
 */
function allocate(
  chain: Chain,
  first: number,
  second: number,
  members: readonly number[],
  as: Group | null,
): { readonly groups: readonly [Group, Group]; readonly log: number } {
  const { scale, random } = chain;
  const groups = [makeGroup(scale, [first]), makeGroup(scale, [second])] as const;
  const rest = members.filter((member) => member !== first && member !== second);
  shuffle(rest, random);
  let log = 0;
  for (const member of rest) {
    const left = gainOf(scale, member, groups[0]);
    const right = gainOf(scale, member, groups[1]);
    const share = 1 / (1 + Math.exp(right - left));
    const isLeft = as === null ? random() < share : as.members.includes(member);
    log += Math.log(isLeft ? share : 1 - share);
    enter(scale, member, groups[isLeft ? 0 : 1]);
  }
  return { groups, log };
}

function shuffle(list: number[], random: Random): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [list[other]!, list[at]!];
  }
}

/**
 * Two boats exchange what was reported after a moment. The two reports that choose the boats stay
 * before the cut, so the way back is as likely as the way there.
 */
function exchangeTails(chain: Chain): void {
  const pair = drawPair(chain);
  if (pair === null) return;
  const { groupOf, scale, random } = chain;
  const [one, other] = [groupOf[pair[0]]!, groupOf[pair[1]]!];
  const cut = Math.floor(random() * groupOf.length);
  if (one === other || Math.max(pair[0], pair[1]) > cut) return;
  const head = (group: Group): number[] => group.members.filter((member) => member <= cut);
  const tail = (group: Group): number[] => group.members.filter((member) => member > cut);
  if (tail(one).length + tail(other).length === 0) return;
  const groups = [
    makeGroup(scale, [...head(one), ...tail(other)]),
    makeGroup(scale, [...head(other), ...tail(one)]),
  ] as const;
  const gain = whole(groups[0]) + whole(groups[1]) - whole(one) - whole(other);
  if (Math.log(random()) < chain.power * gain) place(chain, groups);
}

function countBoats({ groupOf, random, counts }: Chain, ofNothing: readonly number[]): void {
  let boats = 0;
  for (const [member, { members }] of groupOf.entries()) {
    if (members[0] !== member) continue;
    if (members.length > 1 || random() >= ofNothing[member]!) boats += 1;
  }
  counts[boats]! += 1;
}

function gather(
  chains: readonly Chain[],
  size: number,
  sweeps: number,
  ofNothing: readonly number[],
): Posterior {
  const same = new Float64Array(size * size);
  const alone = new Float64Array(size);
  const counts = new Float64Array(size + 1);
  const share = 1 / (sweeps * chains.length);
  const pairOf = (chain: Chain, one: number, other: number): number =>
    (chain.same[one * size + other]! + chain.same[other * size + one]!) / (2 * sweeps);
  for (const chain of chains) {
    for (let member = 0; member < size; member += 1) alone[member]! += chain.alone[member]! * share;
    for (let boats = 0; boats <= size; boats += 1) counts[boats]! += chain.counts[boats]! * share;
  }
  let disagreement = 0;
  for (let one = 0; one < size; one += 1) {
    same[one * size + one] = 1;
    for (let other = one + 1; other < size; other += 1) {
      const each = chains.map((chain) => pairOf(chain, one, other));
      const mean = each.reduce((sum, value) => sum + value, 0) / chains.length;
      same[one * size + other] = mean;
      same[other * size + one] = mean;
      for (const value of each) disagreement = Math.max(disagreement, Math.abs(value - mean));
    }
  }
  const nothing = alone.map((value, member) => value * ofNothing[member]!);
  return { method: "sampled", same, alone, nothing, counts, disagreement };
}
