import type { Day } from "./day.ts";
import { daysAsOf, type Cell, type DayFigure, type Series } from "./figures.ts";

/** How a day stood from some day on, by whose word. */
export type DayVersion = {
  readonly since: Day;
  readonly people: number;
  readonly boats: number;
  readonly publisher: string;
  readonly cell: Cell;
};

/** A day that did not stay as it was first published, version by version. */
export type DayRevision = {
  readonly day: Day;
  /** The first published, then each that differs from the one before. */
  readonly versions: readonly DayVersion[];
  /** From the first to the last. */
  readonly people: number;
  readonly boats: number;
};

export type Revisions = {
  /** Days of which more than one version was kept, changed or not. */
  readonly kept: number;
  readonly days: readonly DayRevision[];
  /** Days whose people went up, went down, or stayed while the boats changed. */
  readonly up: number;
  readonly down: number;
  readonly boatsOnly: number;
  /** People of all kept days, as first published and as they stand at the end. */
  readonly first: number;
  readonly last: number;
};

/** How days of a series were changed after they were published, as known at the end of `asOf`. */
export function revisionsOf(
  series: Series,
  { from, to, asOf }: { readonly from: Day; readonly to: Day; readonly asOf: Day | null },
): Revisions {
  const known = daysAsOf(series, asOf);
  const all = [...known.values()]
    .filter(({ figure: { day } }) => day >= from && day <= to)
    .map(({ versions }) => versions)
    .filter((versions) => versions.length > 1)
    .map((versions) => versionsOf(versions, series.issued))
    .sort((one, other) => (one.day < other.day ? -1 : 1));
  const days = all.filter(({ versions }) => versions.length > 1);
  const sum = (at: 0 | -1): number =>
    all.reduce((people, { versions }) => people + versions.at(at)!.people, 0);
  return {
    kept: all.length,
    days,
    up: days.filter(({ people }) => people > 0).length,
    down: days.filter(({ people }) => people < 0).length,
    boatsOnly: days.filter(({ people }) => people === 0).length,
    first: sum(0),
    last: sum(-1),
  };
}

function versionsOf(figures: readonly DayFigure[], issued: Day): DayRevision {
  const versions: DayVersion[] = [];
  for (const { since, people, boats, publisher, cell } of figures) {
    const before = versions.at(-1);
    if (before?.people === people && before.boats === boats) continue;
    versions.push({ since: since ?? issued, people, boats, publisher, cell });
  }
  const [first, last] = [versions[0]!, versions.at(-1)!];
  return {
    day: figures[0]!.day,
    versions,
    people: last.people - first.people,
    boats: last.boats - first.boats,
  };
}
