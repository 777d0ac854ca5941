import { advance, begin, type Belief, type Flow } from "./filter.ts";
import type { MatchModel } from "./model.ts";
import { find, keep, type Table } from "./table.ts";
import { evenOver, logBareOf, logNothingOf, type Ready } from "./weight.ts";
import { logAdd } from "./numbers.ts";

/** What groups are weighed by; `weights` remembers, by a group's name. */
export type World = {
  readonly model: MatchModel;
  readonly flow: Flow | null;
  readonly weights: Table;
};

/** A report while it is sampled. */
export type Member = {
  readonly ready: Ready;
  /** log w of it alone: a boat or nothing; and the share of nothing in that. */
  readonly alone: number;
  readonly ofNothing: number;
  /** Where a boat is believed to be of which nothing else was told; null when no place was told. */
  readonly start: Belief | null;
  /** Those that may be of its boat. */
  readonly links: Member[];
  /** Others with which it is known to be the same or distinct, and the log factor. */
  readonly known: Map<Member, number>;
  /** Its number in the component, in order of happening. */
  readonly order: number;
  /** Where it is in the walk at hand; alone at first. */
  group: Group;
};

/** Reports of one boat in order of happening, or one alone. Never changed. */
export type Group = {
  readonly members: readonly Member[];
  /** Exclusive or of the members' names. */
  readonly high: number;
  readonly low: number;
  /** Log weight without what is known, and the log factor of that. */
  readonly bare: number;
  readonly known: number;
  /** After each member; null until needed, and where no place was told yet. */
  beliefs: (Belief | null)[] | null;
  mark: number;
};

export function makeMember(world: World, ready: Ready, order: number): Member {
  const { model } = world;
  const { places, hour } = ready;
  const start = places.count > 0 ? begin(places, hour, model.motion, evenOver(model)) : null;
  const boat = logBareOf(model, [ready], start?.logLikelihood ?? 0);
  const nothing = logNothingOf(model, ready);
  const alone = logAdd(boat, nothing);
  const ofNothing = Math.exp(nothing - alone);
  const members: Member[] = [];
  const { keyHigh: high, keyLow: low } = ready;
  const group: Group = { members, high, low, bare: alone, known: 0, beliefs: [start], mark: -1 };
  const shared = { links: [], known: new Map(), order, group };
  members.push({ ready, alone, ofNothing, start, ...shared });
  return members[0]!;
}

/** A report in a group of its own. */
export function single(member: Member): Group {
  const { keyHigh: high, keyLow: low } = member.ready;
  const beliefs = [member.start];
  return { members: [member], high, low, bare: member.alone, known: 0, beliefs, mark: -1 };
}

/** What a group's log weight gains by one more. */
export function gainOf(world: World, member: Member, group: Group): number {
  return bareWith(world, member, group) - group.bare + logKnownWith(member, group.members);
}

function bareWith(world: World, member: Member, group: Group): number {
  const { keyHigh, keyLow } = member.ready;
  const [high, low] = [group.high ^ keyHigh, group.low ^ keyLow];
  const before = find(world.weights, high, low);
  if (!Number.isNaN(before)) return before;
  const at = placeIn(member, group.members);
  const members = withMember(member, group.members, at);
  const bare = weigh(world, members, beliefsOf(world, group), at);
  keep(world.weights, high, low, bare);
  return bare;
}

/** What is known of one against the others of a group. */
function logKnownWith({ known }: Member, others: readonly Member[]): number {
  if (known.size === 0) return 0;
  let sum = 0;
  for (const other of others) sum += known.get(other) ?? 0;
  return sum;
}

/** Always summed in the same order: what came and went leaves no rounding behind. */
function logKnownOf(members: readonly Member[]): number {
  let sum = 0;
  for (const member of members) if (member.known.size > 0) sum += logKnownWith(member, members) / 2;
  return sum;
}

/** Before which of a group's members a report happened. */
function placeIn({ order }: Member, members: readonly Member[]): number {
  let at = members.length;
  while (at > 0 && order < members[at - 1]!.order) at -= 1;
  return at;
}

function withMember(member: Member, members: readonly Member[], at: number): Member[] {
  const all: Member[] = [];
  for (let index = 0; index < at; index += 1) all.push(members[index]!);
  all.push(member);
  for (let index = at; index < members.length; index += 1) all.push(members[index]!);
  return all;
}

const readies: Ready[] = [];

/** Log weight of a group of which the beliefs after its first members are known. */
function weigh(
  world: World,
  members: readonly Member[],
  beliefs: readonly (Belief | null)[],
  done: number,
): number {
  let belief = done > 0 ? beliefs[done - 1]! : null;
  for (let at = done; at < members.length; at += 1) belief = after(world, belief, members[at]!);
  readies.length = 0;
  for (const { ready } of members) readies.push(ready);
  return logBareOf(world.model, readies, belief === null ? 0 : belief.logLikelihood);
}

function after({ model, flow }: World, belief: Belief | null, member: Member): Belief | null {
  const { places, hour } = member.ready;
  if (places.count === 0) return belief;
  return belief === null ? member.start : advance(belief, places, hour, model.motion, flow);
}

function beliefsOf(world: World, group: Group): (Belief | null)[] {
  const beliefs = (group.beliefs ??= []);
  const { members } = group;
  for (let at = beliefs.length; at < members.length; at += 1)
    beliefs.push(after(world, at > 0 ? beliefs[at - 1]! : null, members[at]!));
  return beliefs;
}

/** The group with one more. */
export function joined(world: World, member: Member, group: Group): Group {
  const at = placeIn(member, group.members);
  const members = withMember(member, group.members, at);
  const bare = bareWith(world, member, group);
  return makeGroup(members, group, at, bare, member);
}

/** The group without one of its members; not for groups of one. */
export function without(world: World, member: Member, group: Group): Group {
  if (group.members.length === 2)
    return single(group.members[0] === member ? group.members[1]! : group.members[0]!);
  const at = group.members.indexOf(member);
  const members = group.members.filter((each) => each !== member);
  const high = group.high ^ member.ready.keyHigh;
  const low = group.low ^ member.ready.keyLow;
  let bare = find(world.weights, high, low);
  if (Number.isNaN(bare)) {
    bare = weigh(world, members, beliefsOf(world, group), at);
    keep(world.weights, high, low, bare);
  }
  return makeGroup(members, group, at, bare, member);
}

/** A group that differs from another by one member, and not before a place. */
function makeGroup(
  members: readonly Member[],
  from: Group,
  at: number,
  bare: number,
  by: Member,
): Group {
  const beliefs = from.beliefs?.slice(0, at) ?? null;
  const [high, low] = [from.high ^ by.ready.keyHigh, from.low ^ by.ready.keyLow];
  return { members, high, low, bare, known: logKnownOf(members), beliefs, mark: -1 };
}

/** Any group of reports in order of happening. */
export function groupOf(world: World, members: readonly Member[]): Group {
  if (members.length === 1) return single(members[0]!);
  let [high, low] = [0, 0];
  for (const { ready } of members) {
    high ^= ready.keyHigh;
    low ^= ready.keyLow;
  }
  let bare = find(world.weights, high, low);
  if (Number.isNaN(bare)) {
    bare = weigh(world, members, [], 0);
    keep(world.weights, high, low, bare);
  }
  return { members, high, low, bare, known: logKnownOf(members), beliefs: null, mark: -1 };
}

/** Log weight with what is known. */
export const whole = ({ bare, known }: Group): number => bare + known;
