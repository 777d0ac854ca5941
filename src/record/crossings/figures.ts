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
  /** The day of the issue from which days without a `since` are. */
  readonly issued: Day;
  /** As each day stands now. */
  readonly days: readonly DayFigure[];
  /** As days stood when they were published, several of one day when it was changed twice. */
  readonly versions: readonly DayFigure[];
  readonly told: readonly ToldFigure[];
};

/** A day of a series as it was known at some time. */
export type KnownDay = {
  readonly figure: DayFigure;
  /** The first version that was kept; null where there is none but how it stands now. */
  readonly first: DayFigure | null;
  /** All versions that were known, the first published first; none where it is assumed. */
  readonly versions: readonly DayFigure[];
  /**
   * Taken as it stands now because nobody kept how it stood then; only when something else than now
   * was asked for.
   */
  readonly isAssumed: boolean;
};

/**
 * Each day of the series as known at the end of day `asOf`, null for now: the latest version then
 * published. A day of which no version from before the issue was kept is as it stands in the issue,
 * and says that this is assumed; days after `asOf`, and those first published after it, are not
 * known.
 */
export function daysAsOf(series: Series, asOf: Day | null): ReadonlyMap<Day, KnownDay> {
  const knownSince = ({ since }: DayFigure): Day => since ?? series.issued;
  const versions = new Map<Day, DayFigure[]>();
  const inOrder = [...series.versions, ...series.days].toSorted((one, other) =>
    compare(knownSince(one), knownSince(other)),
  );
  for (const each of inOrder) versions.set(each.day, [...(versions.get(each.day) ?? []), each]);
  const known = new Map<Day, KnownDay>();
  for (const [day, all] of versions) {
    const told = asOf === null ? all : all.filter((figure) => knownSince(figure) <= asOf);
    // What came in after the issue says nothing of how the day stood before it.
    const isKept = all[0]!.since !== null;
    const figure = told.at(-1) ?? (isKept ? null : all[0]!);
    if (figure === null || (asOf !== null && day > asOf)) continue;
    const first = isKept || all.length > 1 ? all[0]! : null;
    known.set(day, { figure, first, versions: told, isAssumed: told.length === 0 });
  }
  return known;
}

const compare = (one: Day, other: Day): number => (one < other ? -1 : Number(one > other));
