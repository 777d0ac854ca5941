import type { Day } from "./day.ts";
import { daysAsOf, type DayFigure, type Series } from "./figures.ts";

/** What a newer issue of a series changes in what is kept of it. */
export type Difference = {
  readonly added: readonly DayFigure[];
  readonly changed: readonly { readonly from: DayFigure; readonly to: DayFigure }[];
  readonly unchanged: number;
  /** Days that are kept and that the issue does not have. They stay. */
  readonly missing: readonly Day[];
};

/**
 * An issue of a series against the series as known now: importing the same issue again differs in
 * nothing. What it leaves out is not taken away.
 */
export function differenceOf(series: Series, issue: readonly DayFigure[]): Difference {
  const known = daysAsOf(series, null);
  const added: DayFigure[] = [];
  const changed: { from: DayFigure; to: DayFigure }[] = [];
  for (const figure of issue) {
    const kept = known.get(figure.day)?.figure;
    if (kept === undefined) added.push(figure);
    else if (kept.people !== figure.people || kept.boats !== figure.boats)
      changed.push({ from: kept, to: figure });
  }
  const has = new Set(issue.map(({ day }) => day));
  return {
    added,
    changed,
    unchanged: issue.length - added.length - changed.length,
    missing: [...known.keys()].filter((day) => !has.has(day)),
  };
}

/**
 * The series with figures that were imported later: each is a version known since its day; what
 * stood before stays under the day of its own issue.
 */
export function withImported(series: Series, imported: readonly DayFigure[]): Series {
  return { ...series, versions: [...series.versions, ...imported] };
}
