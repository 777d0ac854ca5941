import { FOR, thrown, thrownBeside, type Moment } from "./dice.ts";
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
export type Walk = Moment & {
  readonly world: World;
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
  const { world } = walk;
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
  const to = choose(thrown(walk, FOR.choice, member) * total - alone);
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

/** One of the candidates of a report; one candidate more seldom changes which. */
function drawLink(walk: Walk, member: Member): Member | null {
  let [best, drawn]: [number, Member | null] = [-1, null];
  for (const other of member.links) {
    const value = thrownBeside(walk, FOR.other, member, other);
    if (value > best) [best, drawn] = [value, other];
  }
  return drawn;
}

/** Split or merge, with the deal made one after another (Dahl 2005), of two candidates' groups. */
export function splitOrMerge(walk: Walk, first: Member): void {
  const second = drawLink(walk, first);
  if (second === null) return;
  const { power, world } = walk;
  const [one, other] = [first.group, second.group];
  const draw = Math.log(thrown(walk, FOR.accept, first));
  if (one === other) {
    const { groups, log } = deal(walk, first, second, one.members, null);
    const gain = whole(groups[0]) + whole(groups[1]) - whole(one);
    if (draw < power * gain - log) for (const group of groups) placeAll(group);
    return;
  }
  const members = [...one.members, ...other.members].sort((a, b) => a.order - b.order);
  const merged = groupOf(world, members);
  // Without a hope no need to work out the way back, whose chance is at most 1.
  const gain = power * (whole(merged) - whole(one) - whole(other));
  if (draw >= gain) return;
  const { log } = deal(walk, first, second, members, one);
  if (draw < gain + log) placeAll(merged);
}

/**
 * Deals members one after another to two groups begun by two of them, in random order; answers the
 * groups and the log chance of that deal. With `as` the deal is the one at hand.
 */
function deal(
  walk: Walk,
  first: Member,
  second: Member,
  members: readonly Member[],
  as: Group | null,
): { readonly groups: readonly [Group, Group]; readonly log: number } {
  const { world } = walk;
  let [left, right] = [single(first), single(second)];
  const rest = members
    .filter((member) => member !== first && member !== second)
    .map((member) => ({ member, at: thrownBeside(walk, FOR.order, first, member) }))
    .sort((one, other) => one.at - other.at);
  let log = 0;
  for (const { member } of rest) {
    const share = shareOf(gainOf(world, member, left), gainOf(world, member, right));
    const isLeft =
      as === null
        ? thrownBeside(walk, FOR.side, first, member) < share
        : as.members.includes(member);
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

/** Tails are exchanged after a moment within so many hours of the report that chooses. */
const CUT_HOURS = 6;

/**
 * Two boats exchange what was reported after a moment. The two reports that choose the boats stay
 * before the cut, so the way back is as likely as the way there.
 */
export function exchangeTails(walk: Walk, first: Member): void {
  const second = drawLink(walk, first);
  if (second === null) return;
  const { power, world } = walk;
  const [one, other] = [first.group, second.group];
  const cut = first.ready.hour + CUT_HOURS * thrown(walk, FOR.cut, first);
  if (one === other || second.ready.hour > cut) return;
  const [heads, tails] = [[] as Member[][], [] as Member[][]];
  for (const { members } of [one, other]) {
    const stays = members.filter(({ ready }) => ready.hour <= cut);
    heads.push(stays);
    tails.push(members.slice(stays.length));
  }
  if (tails[0]!.length + tails[1]!.length === 0) return;
  const groups = [
    groupOf(world, [...heads[0]!, ...tails[1]!]),
    groupOf(world, [...heads[1]!, ...tails[0]!]),
  ] as const;
  const gain = whole(groups[0]) + whole(groups[1]) - whole(one) - whole(other);
  if (Math.log(thrownBeside(walk, FOR.accept, first, second)) < power * gain)
    for (const group of groups) placeAll(group);
}
