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

/** The group's name for a boat: the boat itself while it stands alone. */
export function groupName(picture: Picture, boat: BoatId): BoatId {
  return picture.groups.get(boat)?.boat ?? boat;
}

/** All boats that stand on the board as one with `boat`, itself included. */
export function membersOf(picture: Picture, boat: BoatId): readonly BoatId[] {
  return picture.groups.get(boat)?.members ?? [boat];
}

export function addEdge(picture: Picture, edge: Edge): void {
  if (edge.one === edge.other) return;
  push(picture.edges, edge.one, edge);
  push(picture.edges, edge.other, edge);
  regroup(picture, [edge.one, edge.other]);
}

export function addApart(picture: Picture, apart: Apart): void {
  if (apart.one === apart.other) return;
  push(picture.apart, apart.one, apart);
  push(picture.apart, apart.other, apart);
  regroup(picture, [apart.one, apart.other]);
}

/** Takes back the declaration made by the entry of that name, if `boat` is an end of one. */
export function removeDeclaration(picture: Picture, boat: BoatId, fact: EntryName): void {
  const named = (it: { entry: UnderstoodEntry }): boolean => entryName(it.entry) === fact;
  const edge = picture.edges.get(boat)?.find(named);
  if (edge?.entry.event.kind === "BoatsDeclaredSame") removeEdge(picture, edge);
  const apart = picture.apart.get(boat)?.find(named);
  if (apart === undefined) return;
  drop(picture.apart, apart.one, apart);
  drop(picture.apart, apart.other, apart);
  regroup(picture, [apart.one, apart.other]);
}

function removeEdge(picture: Picture, edge: Edge): void {
  drop(picture.edges, edge.one, edge);
  drop(picture.edges, edge.other, edge);
  regroup(picture, [edge.one, edge.other]);
}

/**
 * Brings the edge of a report's own boat in line with its links. One link joins the two; with two or more the
 * report speaks of several boats and joins none.
 */
export function relink(picture: Picture, report: ReportId): void {
  const own = ownBoat(report);
  const links = picture.links.get(report) ?? [];
  const only = links.length === 1 ? links[0] : undefined;
  const isLink = (edge: Edge): boolean =>
    edge.one === own &&
    edge.entry.event.kind === "ReportLinked" &&
    edge.entry.event.report === report;
  const old = picture.edges.get(own)?.find(isLink);
  if (old?.entry === only && only !== undefined) return;
  if (old !== undefined) removeEdge(picture, old);
  if (only?.event.kind !== "ReportLinked") return;
  const disputed = only.event.contradictions.some((each) => each.explanation === null);
  addEdge(picture, { one: own, other: only.event.boat, entry: only, disputed });
}

/**
 * Works out anew which boats stand as one around `seeds`. Edges are taken in the order of the log; one that would
 * join two boats declared distinct is held. So the groups follow from the set of entries, not from their arrival.
 */
function regroup(picture: Picture, seeds: readonly BoatId[]): void {
  const boats = reach(picture, seeds);
  const edges = [...new Set([...boats].flatMap((boat) => picture.edges.get(boat) ?? []))].toSorted(
    (one, other) => compareEntries(one.entry, other.entry),
  );
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
    if (!edge.disputed) undisputed.join(edge.one, edge.other);
  }
  for (const boat of boats) picture.derived.delete(groupName(picture, boat));
  for (const members of whole.sets()) {
    writeGroup(picture, members, edges, held, undisputed);
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
  for (const boat of members) picture.derived.delete(boat);
  if (members.length === 1 && own.length === 0) {
    for (const boat of members) picture.groups.delete(boat);
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
  for (const member of sorted) picture.groups.set(member, group);
}

function byOpening(picture: Picture, one: BoatId, other: BoatId): number {
  const [first, second] = [picture.boats.get(one)?.first, picture.boats.get(other)?.first];
  if (first === undefined || second === undefined || first === second) return one < other ? -1 : 1;
  return compareEntries(first, second);
}

function reach(picture: Picture, seeds: readonly BoatId[]): Set<BoatId> {
  const found = new Set(seeds.flatMap((seed) => [seed, ...membersOf(picture, seed)]));
  for (const boat of found) {
    for (const edge of picture.edges.get(boat) ?? []) found.add(edge.one).add(edge.other);
  }
  return found;
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
