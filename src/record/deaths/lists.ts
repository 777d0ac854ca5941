import type { Count } from "#units";
import { changesOf, versionsAsOf, type Changes, type Known } from "../changes.ts";
import type { Day } from "../crossings/day.ts";
import type { Cell } from "../crossings/figures.ts";

/** What a list has of one incident. */
export type DeathIncident = {
  /** The numbers under which the list has it: several when one row tells of several incidents. */
  readonly ids: readonly string[];
  readonly day: Day;
  /** null: the list leaves it open. */
  readonly dead: number | null;
  readonly missing: number | null;
  readonly survivors: number | null;
  readonly cause: string;
  readonly place: string;
  /** Who told the list, and where. */
  readonly source: string;
  readonly url: string;
  /** At sea or in water, by the words of cause and place; others died on roads or ashore. */
  readonly inWater: boolean;
  /** Since when it is known to stand so; null: since the list was issued. */
  readonly since: Day | null;
  readonly cell: Cell;
};

/** One publisher's list: a minimum count, never added to another's. */
export type DeathList = {
  readonly publisher: string;
  /** The day of the issue from which incidents without a `since` are. */
  readonly issued: Day;
  readonly incidents: readonly DeathIncident[];
};

/** What somebody said of some days; null: nothing of it. */
export type ToldDeaths = {
  readonly from: Day;
  readonly to: Day;
  readonly dead: Count | null;
  readonly missing: Count | null;
  readonly survivors: Count | null;
  readonly publisher: string;
  /** By then it was said; null: not known. */
  readonly published: Day | null;
  readonly words: string;
  readonly url: string;
  readonly cell: Cell;
};

/** All that is kept of deaths: lists and what others told, side by side. */
export type DeathRecord = {
  readonly lists: readonly DeathList[];
  readonly told: readonly ToldDeaths[];
};

const keyOf = ({ ids }: DeathIncident): string => [...ids].sort().join(",");

/** Each incident of a list as known at the end of a day, null for now. */
export function incidentsAsOf(
  { incidents, issued }: DeathList,
  asOf: Day | null,
): readonly Known<DeathIncident>[] {
  const known = [...versionsAsOf(incidents, { keyOf, issued, asOf }).values()];
  return known.filter(({ thing }) => asOf === null || thing.day <= asOf);
}

/** A newer issue of a list against what is known of it now. */
export function differenceOfDeaths(
  list: DeathList,
  issue: readonly DeathIncident[],
): Changes<DeathIncident> {
  const known = incidentsAsOf(list, null).map(({ thing }) => [keyOf(thing), thing] as const);
  return changesOf(new Map(known), issue, { keyOf, isSame });
}

const isSame = (one: DeathIncident, other: DeathIncident): boolean => saysOf(one) === saysOf(other);

const saysOf = ({ day, dead, missing, survivors, cause, place }: DeathIncident): string =>
  JSON.stringify([day, dead, missing, survivors, cause, place]);
