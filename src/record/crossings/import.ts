import { changesOf, type Changes } from "../changes.ts";
import type { Day } from "./day.ts";
import { daysAsOf, type DayFigure, type Series } from "./figures.ts";

/** What a newer issue of a series changes in what is kept of it. */
export type Difference = Omit<Changes<DayFigure>, "missing"> & {
  /** Days that are kept and that the issue does not have. They stay. */
  readonly missing: readonly Day[];
};

/**
 * An issue of a series against the series as known now: importing the same issue again differs in
 * nothing. What it leaves out is not taken away.
 */
export function differenceOf(series: Series, issue: readonly DayFigure[]): Difference {
  const known = [...daysAsOf(series, null)].map(([day, { figure }]) => [day, figure] as const);
  const changes = changesOf<DayFigure>(new Map(known), issue, { keyOf: ({ day }) => day, isSame });
  return { ...changes, missing: changes.missing.map(({ day }) => day) };
}

const isSame = (one: DayFigure, other: DayFigure): boolean =>
  one.people === other.people && one.boats === other.boats;

/**
 * The series with figures that were imported later: each is a version known since its day; what
 * stood before stays under the day of its own issue.
 */
export function withImported(series: Series, imported: readonly DayFigure[]): Series {
  return { ...series, versions: [...series.versions, ...imported] };
}
