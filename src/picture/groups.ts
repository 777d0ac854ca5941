import {
  compareEntries,
  entryName,
  ownBoat,
  type BoatId,
  type EntryName,
  type ReportId,
  type UnderstoodEntry,
} from "#log";
import { assert } from "#units";
import type { Apart, Edge, Group, Picture } from "./picture.ts";

/** Whether anything of that name has come: an opened boat, or the own boat of a report. */
export function isKnownBoat(picture: Picture, boat: BoatId): boolean {
  return picture.boats.has(boat) || picture.reports.has(ownReport(boat));
}

/** The report whose own boat this would be. */
export function ownReport(boat: BoatId): ReportId {
  return boat as string as ReportId;
}

/** The group in which the boat stands; null while it stands alone. */
export function groupOf(picture: Picture, boat: BoatId): Group | null {
  settle(picture);
  return picture.memory.groups.get(boat) ?? null;
}

/** The group's name for a boat: the boat itself while it stands alone. */
export function groupName(picture: Picture, boat: BoatId): BoatId {
  return groupOf(picture, boat)?.boat ?? boat;
}

/** All boats that stand on the board as one with `boat`, itself included. */
export function membersOf(picture: Picture, boat: BoatId): readonly BoatId[] {
  return groupOf(picture, boat)?.members ?? [boat];
}

/** The entry with which a boat began. */
function openingOf(picture: Picture, boat: BoatId): UnderstoodEntry | null {
  const [told, own] = [picture.boats.get(boat)?.first, picture.reports.get(ownReport(boat))?.first];
  if (told === undefined || own === undefined) return told ?? own ?? null;
  return compareEntries(told, own) <= 0 ? told : own;
}

/** Something new was said of the boat: what was worked out of it is no longer true. */
export function touch(picture: Picture, boat: BoatId): void {
  if (picture.memory.boats.size > 0) picture.memory.touched.add(boat);
}

/**
 * Brings groups in line with edges and forgets the boats that have changed. Nothing to do when
 * nothing came.
 */
export function settle(picture: Picture): void {
  const { memory } = picture;
  if (memory.unsettled.size > 0) {
    const seeds = [...memory.unsettled];
    memory.unsettled.clear();
    const done = new Set<BoatId>();
    for (const seed of seeds) if (!done.has(seed)) regroup(picture, seed, done);
  }
  if (memory.touched.size === 0) return;
  for (const boat of memory.touched) memory.boats.delete(memory.groups.get(boat)?.boat ?? boat);
  memory.touched.clear();
}

export function declareSame(picture: Picture, edge: Edge): void {
  if (edge.one === edge.other) return;
  push(picture.declared, edge.one, edge);
  push(picture.declared, edge.other, edge);
  unsettle(picture, [edge.one, edge.other]);
}

export function declareApart(picture: Picture, apart: Apart): void {
  if (apart.one === apart.other) return;
  push(picture.apart, apart.one, apart);
  push(picture.apart, apart.other, apart);
  unsettle(picture, [apart.one, apart.other]);
}

/** Takes back the declaration made by the entry of that name, whichever boats it is about. */
export function removeDeclaration(picture: Picture, fact: EntryName): void {
  const named = (it: { entry: UnderstoodEntry }): boolean => entryName(it.entry) === fact;
  const edge = [...picture.declared.values()].flat().find(named);
  if (edge !== undefined) {
    drop(picture.declared, edge.one, edge);
    drop(picture.declared, edge.other, edge);
    unsettle(picture, [edge.one, edge.other]);
  }
  const apart = [...picture.apart.values()].flat().find(named);
  if (apart === undefined) return;
  drop(picture.apart, apart.one, apart);
  drop(picture.apart, apart.other, apart);
  unsettle(picture, [apart.one, apart.other]);
}

export function unsettle(picture: Picture, boats: Iterable<BoatId>): void {
  for (const boat of boats) picture.memory.unsettled.add(boat);
}

/**
 * All that joins `boat` to others: declarations, the link of its own report, the links of other
 * reports to it.
 */
function edgesOf(picture: Picture, boat: BoatId): readonly Edge[] {
  const edges = [...(picture.declared.get(boat) ?? [])];
  const own = linkEdge(picture, ownReport(boat));
  if (own !== null) edges.push(own);
  for (const report of picture.speaking.get(boat) ?? []) {
    const edge = linkEdge(picture, report);
    if (edge !== null) edges.push(edge);
  }
  return edges;
}

/**
 * A report's one link joins its own boat with the other; with two or more links it speaks of
 * several boats and joins none.
 */
function linkEdge(picture: Picture, report: ReportId): Edge | null {
  const links = picture.links.get(report);
  const [entry] = links ?? [];
  if (links?.length !== 1 || entry?.event.kind !== "ReportLinked") return null;
  const { boat, contradictions } = entry.event;
  const disputed = contradictions.some((each) => each.explanation === null);
  return { one: ownBoat(report), other: boat, entry, disputed };
}

/**
 * Works out anew which boats stand as one around `seed`. Edges are taken in the order of the log;
 * one that would join two boats declared distinct is held. So the groups follow from the set of
 * entries, not from their arrival.
 */
function regroup(picture: Picture, seed: BoatId, done: Set<BoatId>): void {
  const { memory } = picture;
  const { boats, edges } = reach(picture, seed);
  const whole = new Sets(boats);
  const undisputed = new Sets(boats);
  const held: Edge[] = [];
  for (const edge of edges) {
    const [one, other] = [whole.find(edge.one), whole.find(edge.other)];
    if (one !== other && keptApart(picture, whole, one, other)) {
      held.push(edge);
      continue;
    }
    whole.join(edge.one, edge.other);
  }
  countApart(
    undisputed,
    edges.filter((edge) => !held.includes(edge)),
  );
  for (const boat of boats) {
    done.add(boat);
    memory.boats.delete(memory.groups.get(boat)?.boat ?? boat);
  }
  for (const members of whole.sets()) writeGroup(picture, members, edges, held, undisputed);
}

/**
 * Joins what is counted as one. What a link signed over an unexplained contradiction keeps apart,
 * no other link brings together: the dispute ends when that link is taken back.
 */
function countApart(sets: Sets, edges: readonly Edge[]): void {
  const disputed = edges.filter((edge) => edge.disputed);
  for (const { one, other, disputed: isDisputed } of edges) {
    if (isDisputed) continue;
    const ends = new Set([sets.find(one), sets.find(other)]);
    const meets = disputed.some((edge) => {
      const [first, second] = [sets.find(edge.one), sets.find(edge.other)];
      return first !== second && ends.has(first) && ends.has(second);
    });
    if (!meets) sets.join(one, other);
  }
}

function writeGroup(
  picture: Picture,
  members: readonly BoatId[],
  edges: readonly Edge[],
  held: readonly Edge[],
  undisputed: Sets,
): void {
  const inside = new Set(members);
  const touches = (edge: Edge): boolean => inside.has(edge.one) || inside.has(edge.other);
  const own = held.filter(touches);
  for (const boat of members) picture.memory.boats.delete(boat);
  if (members.length === 1 && own.length === 0) {
    for (const boat of members) picture.memory.groups.delete(boat);
    return;
  }
  const sorted = members.toSorted((one, other) => byOpening(picture, one, other));
  const boat = sorted[0];
  assert(boat !== undefined, "a group has a member");
  const parts = new Map<BoatId, BoatId[]>();
  for (const member of sorted) {
    const part = undisputed.find(member);
    parts.set(part, [...(parts.get(part) ?? []), member]);
  }
  const group: Group = {
    boat,
    members: sorted,
    parts: [...parts.values()],
    edges: edges.filter((edge) => touches(edge) && !held.includes(edge)),
    held: own,
  };
  for (const member of sorted) picture.memory.groups.set(member, group);
}

function byOpening(picture: Picture, one: BoatId, other: BoatId): number {
  const [first, second] = [openingOf(picture, one), openingOf(picture, other)];
  if (first === null || second === null || first === second) return one < other ? -1 : 1;
  return compareEntries(first, second);
}

/**
 * All boats that edges or earlier groups connect with `seed`, and the edges among them in the order
 * of the log.
 */
function reach(picture: Picture, seed: BoatId): { boats: Set<BoatId>; edges: readonly Edge[] } {
  const boats = new Set<BoatId>([seed]);
  const edges = new Map<string, Edge>();
  for (const boat of boats) {
    for (const member of picture.memory.groups.get(boat)?.members ?? []) boats.add(member);
    for (const edge of edgesOf(picture, boat)) {
      boats.add(edge.one).add(edge.other);
      edges.set(`${edge.one} ${edge.other} ${entryName(edge.entry)}`, edge);
    }
  }
  const sorted = [...edges.values()].toSorted((one, other) =>
    compareEntries(one.entry, other.entry),
  );
  return { boats, edges: sorted };
}

function keptApart(picture: Picture, sets: Sets, one: BoatId, other: BoatId): boolean {
  return sets.of(one).some((boat) =>
    (picture.apart.get(boat) ?? []).some((apart) => {
      const facing = apart.one === boat ? apart.other : apart.one;
      return sets.has(facing) && sets.find(facing) === other;
    }),
  );
}

/** Disjoint sets of boats, each with the list of its members. */
class Sets {
  readonly #rootOf = new Map<BoatId, BoatId>();
  readonly #members = new Map<BoatId, BoatId[]>();

  constructor(boats: Iterable<BoatId>) {
    for (const boat of boats) {
      this.#rootOf.set(boat, boat);
      this.#members.set(boat, [boat]);
    }
  }

  has(boat: BoatId): boolean {
    return this.#rootOf.has(boat);
  }

  find(boat: BoatId): BoatId {
    return this.#rootOf.get(boat) ?? boat;
  }

  of(root: BoatId): readonly BoatId[] {
    return this.#members.get(root) ?? [];
  }

  sets(): IterableIterator<BoatId[]> {
    return this.#members.values();
  }

  /** The smaller set moves into the larger. */
  join(one: BoatId, other: BoatId): void {
    let [into, from] = [this.find(one), this.find(other)];
    if (into === from) return;
    if (this.of(into).length < this.of(from).length) [into, from] = [from, into];
    const moved = this.#members.get(from) ?? [];
    for (const boat of moved) this.#rootOf.set(boat, into);
    this.#members.get(into)?.push(...moved);
    this.#members.delete(from);
  }
}

function push<Key, Value>(map: Map<Key, readonly Value[]>, key: Key, value: Value): void {
  map.set(key, [...(map.get(key) ?? []), value]);
}

function drop<Key, Value>(map: Map<Key, readonly Value[]>, key: Key, value: Value): void {
  const left = (map.get(key) ?? []).filter((each) => each !== value);
  if (left.length === 0) map.delete(key);
  else map.set(key, left);
}
