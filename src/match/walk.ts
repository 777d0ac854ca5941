import type { Random } from "#units";
import {
  gainOf,
  groupOf,
  joined,
  single,
  whole,
  without,
  type Group,
  type Member,
  type World,
} from "./group.ts";

/** Where the chances of each choice are added up. */
export type Tally = {
  readonly add: (member: Member, others: readonly Member[], chance: number) => void;
  readonly addAlone: (member: Member, chance: number) => void;
};

/** A walk through the partitions of the reports of a component. */
export type Walk = {
  readonly world: World;
  readonly random: Random;
  /** Chances are raised to this power: less than 1 while it is begun, so that it finds its way. */
  power: number;
};

function placeAll(group: Group): void {
  for (const member of group.members) member.group = group;
}

const options: Group[] = [];
const chances: number[] = [];
let marks = 0;

/**
 * One report leaves its group and chooses again among its candidates' groups or none (Neal 2000,
 * algorithm 3). With a tally its chances are counted, not the choice: the same mean with less noise
 * (Rao-Blackwell).
 */
export function chooseAgain(walk: Walk, member: Member, tally: Tally | null): void {
  const { world, random } = walk;
  const own = member.group;
  // A group that no candidate leads back to may not be left this way: the walk must be reversible.
  if (own.members.length > 1 && !isLinked(member, own)) {
    tally?.add(member, own.members, 1);
    return;
  }
  const rest = own.members.length === 1 ? null : without(world, member, own);
  const alone = weighChoices(walk, member, own, rest);
  let total = alone;
  for (const chance of chances) total += chance;
  if (tally !== null) {
    tally.addAlone(member, alone / total);
    for (let at = 0; at < chances.length; at += 1)
      tally.add(member, options[at]!.members, chances[at]! / total);
  }
  const to = choose(random() * total - alone);
  // Back to where it was: nothing changes.
  if (to === rest) return;
  if (rest !== null) placeAll(rest);
  if (to === null) member.group = single(member);
  else placeAll(joined(world, member, to));
}

/** The option that a draw falls to; null for being alone, below 0. */
function choose(draw: number): Group | null {
  let [left, chosen] = [draw, -1];
  while (left >= 0 && chosen < chances.length - 1) left -= chances[(chosen += 1)]!;
  return chosen < 0 ? null : options[chosen]!;
}

/**
 * Fills `options` with the groups that a report may go to and `chances` with how likely they are
 * beside being alone, whose chance is the answer; `rest` is its own group without it.
 */
function weighChoices(
  { world, power }: Walk,
  member: Member,
  own: Group,
  rest: Group | null,
): number {
  marks += 1;
  options.length = 0;
  chances.length = 0;
  let top = member.alone;
  for (const other of member.links) {
    let group = other.group;
    if (group.mark === marks) continue;
    group.mark = marks;
    if (group === own) group = rest!;
    const log = gainOf(world, member, group);
    if (log > top) top = log;
    options.push(group);
    chances.push(log);
  }
  for (let at = 0; at < chances.length; at += 1)
    chances[at] = Math.exp(power * (chances[at]! - top));
  return Math.exp(power * (member.alone - top));
}

export function isLinked(member: Member, group: Group): boolean {
  for (const other of member.links) if (other.group === group) return true;
  return false;
}

function pick<Thing>(random: Random, list: readonly Thing[]): Thing {
  return list[Math.floor(random() * list.length)]!;
}

/** Split or merge, with the deal made one after another (Dahl 2005), of two candidates' groups. */
export function splitOrMerge(walk: Walk, all: readonly Member[]): void {
  const first = pick(walk.random, all);
  if (first.links.length === 0) return;
  const { power, random, world } = walk;
  const second = pick(random, first.links);
  const [one, other] = [first.group, second.group];
  if (one === other) {
    const { groups, log } = deal(walk, first, second, one.members, null);
    const gain = whole(groups[0]) + whole(groups[1]) - whole(one);
    if (Math.log(random()) < power * gain - log) for (const group of groups) placeAll(group);
    return;
  }
  const members = [...one.members, ...other.members].sort((a, b) => a.order - b.order);
  const merged = groupOf(world, members);
  // Without a hope no need to work out the way back, whose chance is at most 1.
  const gain = power * (whole(merged) - whole(one) - whole(other));
  const draw = Math.log(random());
  if (draw >= gain) return;
  const { log } = deal(walk, first, second, members, one);
  if (draw < gain + log) placeAll(merged);
}

/**
 * Deals members one after another to two groups begun by two of them, in random order; answers the
 * groups and the log chance of that deal. With `as` the deal is the one at hand.
 */
function deal(
  { world, random }: Walk,
  first: Member,
  second: Member,
  members: readonly Member[],
  as: Group | null,
): { readonly groups: readonly [Group, Group]; readonly log: number } {
  let [left, right] = [single(first), single(second)];
  const rest = members.filter((member) => member !== first && member !== second);
  shuffle(rest, random);
  let log = 0;
  for (const member of rest) {
    const share = shareOf(gainOf(world, member, left), gainOf(world, member, right));
    const isLeft = as === null ? random() < share : as.members.includes(member);
    log += Math.log(isLeft ? share : 1 - share);
    if (isLeft) left = joined(world, member, left);
    else right = joined(world, member, right);
  }
  return { groups: [left, right], log };
}

/** Of two log weights, the share of the first; half where neither can be. */
function shareOf(left: number, right: number): number {
  return left === right ? 0.5 : 1 / (1 + Math.exp(right - left));
}

function shuffle(list: Member[], random: Random): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [list[other]!, list[at]!];
  }
}

/**
 * Two boats exchange what was reported after a moment. The two reports that
 * choose the boats stay before the cut, so the way back is as likely as the way there.
 */
export function exchangeTails(walk: Walk, all: readonly Member[]): void {
  const first = pick(walk.random, all);
  if (first.links.length === 0) return;
  const { power, random, world } = walk;
  const second = pick(random, first.links);
  const cut = pick(random, all).order;
  const [one, other] = [first.group, second.group];
  if (one === other) return;
  if (first.order > cut || second.order > cut) return;
  const [heads, tails] = [[] as Member[][], [] as Member[][]];
  for (const { members } of [one, other]) {
    const stays = members.filter(({ order }) => order <= cut);
    heads.push(stays);
    tails.push(members.slice(stays.length));
  }
  if (tails[0]!.length + tails[1]!.length === 0) return;
  const groups = [
    groupOf(world, [...heads[0]!, ...tails[1]!]),
    groupOf(world, [...heads[1]!, ...tails[0]!]),
  ] as const;
  const gain = whole(groups[0]) + whole(groups[1]) - whole(one) - whole(other);
  if (Math.log(random()) < power * gain) for (const group of groups) placeAll(group);
}
