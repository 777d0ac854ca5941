import { addCounts, NOBODY, type Count } from "#units";
import { boatsOf } from "./boats.ts";
import { sumOf } from "./accounting.ts";
import type { Boat } from "./boat.ts";
import type { Picture } from "./picture.ts";

/**
 * A count of one kind of thing. Two kinds are never added: reports are not incidents, incidents not
 * boats (F20).
 */
export type Tally<Kind extends "reports" | "incidents" | "boats" | "people"> = {
  readonly of: Kind;
  readonly count: Count;
};

export type Tallies = {
  readonly reports: Tally<"reports">;
  /** Names given by agencies, each agency's each night's apart: what their logs call incidents. */
  readonly incidents: Tally<"incidents">;
  /** At least those that somebody declared distinct; at most all that stand apart on the board. */
  readonly boats: Tally<"boats">;
  readonly people: {
    readonly claimed: Tally<"people">;
    readonly accounted: Tally<"people">;
    readonly unaccounted: Tally<"people">;
  };
};

/** Of all boats, or of some of them: their reports, their names, their people. */
export function tallyOf(picture: Picture, some: readonly Boat[] | null = null): Tallies {
  const boats = some ?? boatsOf(picture);
  const reports =
    some === null
      ? picture.reports.size
      : some.reduce((sum, { reports: own }) => sum + own.length, 0);
  const incidents = new Set(
    boats.flatMap((boat) =>
      boat.names.map(({ name, agency, night }) => `${name}|${agency}|${night}`),
    ),
  );
  const accounted = boats.reduce((sum, boat) => sum + sumOf(boat.accounts), 0);
  const claimed = boats.reduce((sum, boat) => addCounts(sum, boat.claimed), NOBODY);
  const exact = (value: number): Count => ({ least: value, most: value });
  return {
    reports: { of: "reports", count: exact(reports) },
    incidents: { of: "incidents", count: exact(incidents.size) },
    boats: { of: "boats", count: { least: surelyApart(picture, boats), most: boats.length } },
    people: {
      claimed: { of: "people", count: claimed },
      accounted: { of: "people", count: exact(accounted) },
      unaccounted: { of: "people", count: unaccountedOf(boats) },
    },
  };
}

/** People on no account in all boats together: the one big figure. */
export function unaccountedInAll(picture: Picture): Count {
  return unaccountedOf(boatsOf(picture));
}

const unaccountedOf = (boats: readonly Boat[]): Count =>
  boats.reduce((sum, boat) => addCounts(sum, boat.unaccounted), NOBODY);

/** A set of boats in which each pair was declared distinct; one if there is any boat at all. */
function surelyApart(picture: Picture, boats: readonly Boat[]): number {
  const chosen: Boat[] = [];
  for (const boat of boats) {
    if (chosen.every((other) => areApart(picture, boat, other))) chosen.push(boat);
  }
  return chosen.length;
}

function areApart(picture: Picture, one: Boat, other: Boat): boolean {
  const facing = new Set(other.members);
  return one.members.some((member) =>
    (picture.apart.get(member) ?? []).some(
      (apart) => facing.has(apart.one) || facing.has(apart.other),
    ),
  );
}
