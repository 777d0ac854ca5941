import type { Day } from "./day.ts";

/** What a publisher said of one day. */
export type DayFigure = {
  readonly day: Day;
  readonly people: number;
  readonly boats: number;
  readonly publisher: string;
  /** The first day on which it is known to have stood so; null: nobody knows since when. */
  readonly since: Day | null;
  readonly cell: Cell;
};

/** What somebody said of several days in one sum, or of a day outside the series. */
export type ToldFigure = {
  readonly from: Day;
  readonly to: Day;
  readonly people: number;
  readonly boats: number | null;
  readonly publisher: string;
  /** By then it was said; null: not known. */
  readonly published: Day | null;
  readonly cell: Cell;
};

/** Where a figure is written: a file and its line, from 1. */
export type Cell = { readonly file: string; readonly line: number };

/** One series of one publisher: never added to another. */
export type Series = {
  readonly name: string;
  /** As each day stands now. */
  readonly days: readonly DayFigure[];
  /** As days stood when they were published, several of one day when it was changed twice. */
  readonly versions: readonly DayFigure[];
  readonly told: readonly ToldFigure[];
};

/** A day of a series as it was known at some time. */
export type KnownDay = {
  readonly figure: DayFigure;
  /** The first published version; null where none was kept. */
  readonly first: DayFigure | null;
  /**
   * Taken as it stands now because nobody kept how it stood then; only when something else than now
   * was asked for.
   */
  readonly isAssumed: boolean;
};

/**
 * Each day of the series as known at the end of day `asOf`, null for now: the latest version then
 * published. A day of which no version was kept is as it stands now, and says that this is assumed;
 * days after `asOf`, and those first published after it, are not known.
 */
export function daysAsOf(series: Series, asOf: Day | null): ReadonlyMap<Day, KnownDay> {
  const versions = new Map<Day, DayFigure[]>();
  const inOrder = series.versions.toSorted((one, other) => compare(one.since, other.since));
  for (const each of inOrder) versions.set(each.day, [...(versions.get(each.day) ?? []), each]);
  const now = new Map(series.days.map((figure) => [figure.day, figure]));
  const known = new Map<Day, KnownDay>();
  for (const day of new Set([...now.keys(), ...versions.keys()])) {
    const figure = figureOf(now.get(day) ?? null, versions.get(day) ?? [], asOf, day);
    if (figure === null) continue;
    const isAssumed = asOf !== null && figure === now.get(day);
    known.set(day, { figure, first: versions.get(day)?.[0] ?? null, isAssumed });
  }
  return known;
}

function figureOf(
  now: DayFigure | null,
  versions: readonly DayFigure[],
  asOf: Day | null,
  day: Day,
): DayFigure | null {
  if (asOf === null) return now ?? versions.at(-1) ?? null;
  if (day > asOf) return null;
  if (versions.length === 0) return now;
  return versions.findLast(({ since }) => since !== null && since <= asOf) ?? null;
}

const compare = (one: Day | null, other: Day | null): number => {
  const [a, b] = [one ?? "", other ?? ""];
  return a < b ? -1 : Number(a > b);
};
