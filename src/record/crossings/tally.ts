import { addCounts, NOBODY, type Count } from "#units";
import { daysFrom, spanOf, type Day, type Span } from "./day.ts";
import { daysAsOf, type Cell, type KnownDay, type Series, type ToldFigure } from "./figures.ts";

/** Lines of one file that a sum was made of. */
export type Cells = { readonly file: string; readonly from: number; readonly to: number };

/** How days that were changed after they were published stood first, and how they stand. */
export type Revised = { readonly days: number; readonly first: number; readonly now: number };

export type TallyRow = {
  /** "2021-11-24", "2021-W47", "2021-11", "2021" or, of the sum, "total". */
  readonly period: string;
  readonly from: Day;
  readonly to: Day;
  /** The top is not known when a day of the period is not. */
  readonly people: Count;
  readonly boats: Count;
  readonly daysWith: number;
  readonly daysWithout: number;
  readonly daysUnknown: number;
  /** Of the days that are known; null without a boat. */
  readonly peoplePerBoat: number | null;
  /** From the first day of the tally to the last of this period. */
  readonly runningPeople: Count;
  readonly runningBoats: Count;
  /** Days whose first published people or boats are not those of now, and the sums of people. */
  readonly revised: Revised;
  /** Days taken as they stand now because nobody kept how they stood then. */
  readonly assumed: number;
  /** What others said of just this period. Stands beside, is never added. */
  readonly told: readonly ToldFigure[];
  readonly cells: readonly Cells[];
};

export type Tally = { readonly rows: readonly TallyRow[]; readonly total: TallyRow };

/** What is tallied: days from first to last, both included, as known at the end of `asOf`. */
export type TallyAsked = {
  readonly from: Day;
  readonly to: Day;
  readonly by: Span;
  /** null: as known now. */
  readonly asOf: Day | null;
};

/**
 * People and boats of a series by day, ISO week, month or year. A day that is not known makes the
 * top of its sums unknown, never zero.
 */
export function tallyCrossings(series: Series, asked: TallyAsked): Tally {
  const known = daysAsOf(series, asked.asOf);
  const now = daysAsOf(series, null);
  const periods = Map.groupBy(daysFrom(asked.from, asked.to), (day) => spanOf(day, asked.by));
  const rows: TallyRow[] = [];
  let [people, boats] = [NOBODY, NOBODY];
  for (const [period, days] of periods) {
    const row = rowOf(period, days, { known, now, series, asOf: asked.asOf });
    people = addCounts(people, row.people);
    boats = addCounts(boats, row.boats);
    rows.push({ ...row, runningPeople: people, runningBoats: boats });
  }
  const all = daysFrom(asked.from, asked.to);
  return { rows, total: rowOf("total", all, { known, now, series, asOf: asked.asOf }) };
}

type Sources = {
  readonly known: ReadonlyMap<Day, KnownDay>;
  readonly now: ReadonlyMap<Day, KnownDay>;
  readonly series: Series;
  readonly asOf: Day | null;
};

function rowOf(period: string, days: readonly Day[], sources: Sources): TallyRow {
  const { known, series, asOf } = sources;
  const [from, to] = [days[0]!, days.at(-1)!];
  const found = days.flatMap((day) => known.get(day) ?? []);
  const figures = found.map(({ figure }) => figure);
  const daysUnknown = days.length - found.length;
  const [people, boats] = [sumOf(figures, "people"), sumOf(figures, "boats")];
  const inAll = (sum: number): Count => ({ least: sum, most: daysUnknown === 0 ? sum : null });
  const daysWith = figures.filter((figure) => figure.people > 0).length;
  const told = series.told.filter(
    (each) => each.from === from && each.to === to && wasTold(each, asOf),
  );
  return {
    period,
    from,
    to,
    people: inAll(people),
    boats: inAll(boats),
    daysWith,
    daysWithout: figures.length - daysWith,
    daysUnknown,
    peoplePerBoat: boats === 0 ? null : people / boats,
    runningPeople: inAll(people),
    runningBoats: inAll(boats),
    revised: revisedOf(found, sources),
    assumed: found.filter(({ isAssumed }) => isAssumed).length,
    told,
    cells: cellsOf(figures.map(({ cell }) => cell)),
  };
}

const wasTold = ({ published }: ToldFigure, asOf: Day | null): boolean =>
  asOf === null || (published !== null && published <= asOf);

function sumOf(figures: readonly { people: number; boats: number }[], of: "people" | "boats") {
  return figures.reduce((sum, figure) => sum + figure[of], 0);
}

function revisedOf(found: readonly KnownDay[], { now }: Sources): Revised {
  const changed = found.flatMap(({ first, figure: { day } }) => {
    const stands = now.get(day)?.figure;
    if (first === null || stands === undefined) return [];
    const isSame = first.people === stands.people && first.boats === stands.boats;
    return isSame ? [] : [{ first: first.people, now: stands.people }];
  });
  return {
    days: changed.length,
    first: changed.reduce((sum, { first }) => sum + first, 0),
    now: changed.reduce((sum, each) => sum + each.now, 0),
  };
}

/** Lines that follow one another in one file, together. */
export function cellsOf(cells: readonly Cell[]): readonly Cells[] {
  const runs: { file: string; from: number; to: number }[] = [];
  for (const { file, line } of cells) {
    const last = runs.at(-1);
    if (last !== undefined && last.file === file && line === last.to + 1) last.to = line;
    else runs.push({ file, from: line, to: line });
  }
  return runs;
}
