import {
  compareEntries,
  entryName,
  ownBoat,
  type BoatId,
  type EventOf,
  type UnderstoodEntry,
} from "#log";
import { laterThan, type Edge, type Group, type Picture } from "./picture.ts";

/** Two boats stood as one from one entry until another. */
type Parting = {
  readonly one: BoatId;
  readonly other: BoatId;
  readonly from: UnderstoodEntry;
  readonly until: UnderstoodEntry;
};

/**
 * How the members of one boat on the board came together, and from whom they were parted. What
 * takes people or a phase down was said of the boats that stood together then, and of no others.
 */
export type Joins = {
  readonly parts: readonly (readonly BoatId[])[];
  readonly edges: readonly Edge[];
  readonly partings: readonly Parting[];
};

export function joinsOf(
  picture: Picture,
  group: Group | null,
  members: readonly BoatId[],
  history: readonly UnderstoodEntry[],
): Joins {
  return {
    parts: group?.parts ?? [members],
    edges: (group?.edges ?? []).filter((edge) => !edge.disputed),
    partings: [
      ...history.flatMap((entry) => partingOf(picture, entry, history)),
      ...(group?.held ?? []).flatMap((edge) => heldSince(edge, history)),
    ],
  };
}

/** The members of which a word about `boat` spoke: those joined with it, undisputed, before it. */
export function spokenOf(joins: Joins, boat: BoatId, entry: UnderstoodEntry): Set<BoatId> {
  const inside = new Set(partWith(joins, boat));
  const spoken = new Set<BoatId>([boat]);
  const before = joins.edges.filter(
    (edge) => inside.has(edge.one) && inside.has(edge.other) && laterThan(entry, edge.entry),
  );
  for (const each of spoken) {
    for (const { one, other } of before)
      if (one === each || other === each) spoken.add(one).add(other);
  }
  return spoken;
}

/**
 * Whether `entry` was said of `boat` while that stood as one with a boat from which it has since
 * been parted: what was seen may have been the other.
 */
export function isUndermined(joins: Joins, boat: BoatId, entry: UnderstoodEntry): boolean {
  const part = partWith(joins, boat);
  return joins.partings.some(({ one, other, from, until }) => {
    if (part.includes(one) === part.includes(other)) return false;
    return laterThan(entry, from) && laterThan(until, entry);
  });
}

function partWith(joins: Joins, boat: BoatId): readonly BoatId[] {
  return joins.parts.find((part) => part.includes(boat)) ?? [boat];
}

function partingOf(
  picture: Picture,
  entry: UnderstoodEntry,
  history: readonly UnderstoodEntry[],
): Parting[] {
  const { event } = entry;
  const ends: UnderstoodEntry[] = [];
  const withdrawal = picture.withdrawn.get(entryName(entry));
  if (withdrawal !== undefined) ends.push(withdrawal);
  if (event.kind === "BoatsDeclaredSame") {
    return ends.map((until) => ({ one: event.one, other: event.other, from: entry, until }));
  }
  if (event.kind !== "ReportLinked") return [];
  ends.push(...history.filter((later) => laterThan(later, entry) && unjoins(later, event)));
  const [until] = ends.toSorted(compareEntries);
  if (until === undefined) return [];
  return [{ one: ownBoat(event.report), other: event.boat, from: entry, until }];
}

/**
 * A link ends when it is taken back, and joins no more when the report is said to speak of another
 * boat too.
 */
function unjoins({ event }: UnderstoodEntry, link: EventOf<"ReportLinked">): boolean {
  if (event.kind === "ReportUnlinked") {
    return event.report === link.report && event.boat === link.boat;
  }
  return event.kind === "ReportLinked" && event.report === link.report && event.boat !== link.boat;
}

function heldSince(edge: Edge, history: readonly UnderstoodEntry[]): Parting[] {
  const until = history.findLast(({ event }) => event.kind === "BoatsDeclaredDistinct");
  if (until === undefined || !laterThan(until, edge.entry)) return [];
  return [{ one: edge.one, other: edge.other, from: edge.entry, until }];
}
