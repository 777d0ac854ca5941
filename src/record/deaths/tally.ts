import type { Count } from "#units";
import type { Known } from "../changes.ts";
import { spanOf, type Day, type Span } from "../crossings/day.ts";
import { cellsOf, type Cells } from "../crossings/tally.ts";
import {
  incidentsAsOf,
  type DeathIncident,
  type DeathList,
  type DeathRecord,
  type ToldDeaths,
} from "./lists.ts";

/** What one list has of a period: at least so many, for it is a minimum count. */
export type ListedDeaths = {
  readonly publisher: string;
  /** Events: rows of the list that share an incident's number are one. */
  readonly incidents: number;
  /** The top is never known. */
  readonly dead: Count;
  readonly missing: Count;
  /** Incidents whose dead, or whose missing, the list leaves open. */
  readonly openDead: number;
  readonly openMissing: number;
  /** Rows that share a number with another and are therefore not counted beside it. */
  readonly shared: number;
  /** Incidents taken as they stand now because nobody kept how they stood then. */
  readonly assumed: number;
  readonly cells: readonly Cells[];
};

/** A period: each list, and what others told of days in it, side by side. */
export type DeathsRow = {
  readonly period: string;
  readonly from: Day;
  readonly to: Day;
  readonly lists: readonly ListedDeaths[];
  readonly told: readonly ToldDeaths[];
};

export type DeathsTally = {
  /** Periods of which somebody told something. One that is not there is not known to be none. */
  readonly rows: readonly DeathsRow[];
  readonly total: DeathsRow;
};

export const WHERES = ["all", "water", "land"] as const;
export type DeathsAsked = {
  readonly from: Day;
  readonly to: Day;
  readonly by: Span;
  /** null: as known now. */
  readonly asOf: Day | null;
  /** Everywhere, at sea and in water, or on land. What others told is of the sea. */
  readonly where: (typeof WHERES)[number];
};

/** One event of a list: its rows that share a number. */
type Event = {
  readonly day: Day;
  readonly rows: readonly Known<DeathIncident>[];
};

/**
 * Dead and missing by period, each list and each teller by itself: no sum is over two of them, and
 * none is of dead and missing together.
 */
export function tallyDeaths(record: DeathRecord, asked: DeathsAsked): DeathsTally {
  const { from, to, by, asOf } = asked;
  const listed = record.lists.map((list) => ({ list, events: eventsOf(list, asked) }));
  const told = record.told.filter(
    (each) =>
      asked.where !== "land" &&
      each.from >= from &&
      each.to <= to &&
      (asOf === null || (each.published !== null && each.published <= asOf)),
  );
  const days = [
    ...listed.flatMap(({ events }) => events.map(({ day }) => day)),
    ...told.flatMap((each) => [each.from, each.to]),
  ].sort();
  const rowOf = (
    period: string,
    first: Day,
    last: Day,
    isIn: (day: Day) => boolean,
  ): DeathsRow => ({
    period,
    from: first,
    to: last,
    lists: listed.map(({ list, events }) =>
      sumOf(
        list,
        events.filter(({ day }) => isIn(day)),
      ),
    ),
    told: told.filter((each) => isIn(each.from) && isIn(each.to)),
  });
  const periods = Map.groupBy(days, (day) => spanOf(day, by));
  const rows = [...periods].map(([period, own]) =>
    rowOf(period, own[0]!, own.at(-1)!, (day) => spanOf(day, by) === period),
  );
  return { rows, total: rowOf("total", from, to, () => true) };
}

function eventsOf(list: DeathList, { from, to, asOf, where }: DeathsAsked): readonly Event[] {
  const events: Event[] = [];
  const known = incidentsAsOf(list, asOf).toSorted((one, other) =>
    compare(one.thing.day, other.thing.day),
  );
  for (const each of known) {
    const isShared = ({ rows }: Event): boolean =>
      rows.some(({ thing }) => thing.ids.some((id) => each.thing.ids.includes(id)));
    const same = events.filter(isShared);
    const rest = events.filter((event) => !same.includes(event));
    const rows = [...same.flatMap((event) => event.rows), each];
    events.splice(0, events.length, ...rest, { day: rows[0]!.thing.day, rows });
  }
  return events
    .filter(({ day }) => day >= from && day <= to)
    .filter(({ rows }) => where === "all" || (where === "water") === isInWater(rows));
}

const isInWater = (rows: Event["rows"]): boolean => rows.some(({ thing }) => thing.inWater);

function sumOf({ publisher }: DeathList, events: readonly Event[]): ListedDeaths {
  const rows = events.flatMap((event) => event.rows);
  const highest = (of: "dead" | "missing") => (event: Event) => {
    const told = event.rows.flatMap(({ thing }) => thing[of] ?? []);
    return told.length === 0 ? null : Math.max(...told);
  };
  const dead = events.map(highest("dead"));
  const missing = events.map(highest("missing"));
  const lines = rows
    .map(({ thing }) => thing.cell)
    .toSorted((one, other) => compare(one.file, other.file) || one.line - other.line);
  return {
    publisher,
    incidents: events.length,
    dead: atLeast(dead),
    missing: atLeast(missing),
    openDead: dead.filter((number) => number === null).length,
    openMissing: missing.filter((number) => number === null).length,
    shared: rows.length - events.length,
    assumed: rows.filter(({ isAssumed }) => isAssumed).length,
    cells: cellsOf(lines),
  };
}

const atLeast = (numbers: readonly (number | null)[]): Count => ({
  least: numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0),
  most: null,
});

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
