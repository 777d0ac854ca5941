import { daysFrom, SPANS, spanOf, type Day, type Span } from "./day.ts";
import { daysAsOf, type DayFigure, type Series } from "./figures.ts";

/** The rules by which something is a record; `until` bounds them, so each is "so far". */
export const RECORD_RULES = [
  "most people in a day",
  "most boats in a day",
  "most people in a week",
  "most people in a month",
  "most people in a year",
  "most people in a boat",
  "longest without crossings",
] as const;
export type RecordRule = (typeof RECORD_RULES)[number];

/** What holds a record: the earliest of equals. `value` is people, boats, people a boat or days. */
export type Holder = { readonly period: string; readonly value: number };

/** A record so far, as it was known then and as it is known now of the same days. */
export type CrossingRecord = {
  readonly rule: RecordRule;
  readonly asKnown: Holder | null;
  readonly now: Holder | null;
  /** Whether both are of the same period with the same value. */
  readonly stands: boolean;
  /** Days behind `asKnown` of which nobody kept how they stood then: taken as they stand now. */
  readonly assumed: number;
};

/** A mean of fewer boats says little of how full they were: ours. */
const BOATS_LEAST = 5;

/**
 * The records of the series from its first day to `until`, as known at the end of `asOf` (null:
 * now) and as known now. Weeks, months and years that are not over count as far as they went.
 */
export function recordsOf(
  series: Series,
  { until, asOf }: { readonly until: Day; readonly asOf: Day | null },
): readonly CrossingRecord[] {
  const then = figuresUntil(series, until, asOf);
  const now = figuresUntil(series, until, null);
  const assumed = [...daysAsOf(series, asOf)].flatMap(([day, { isAssumed }]) =>
    isAssumed ? [day] : [],
  );
  return RECORD_RULES.map((rule) => {
    const [was, is] = [holderOf(rule, then), holderOf(rule, now)];
    return {
      rule,
      asKnown: was,
      now: is,
      stands: was?.period === is?.period && was?.value === is?.value,
      assumed: was === null ? 0 : assumed.filter((day) => isIn(day, was.period)).length,
    };
  });
}

/** Whether a day lies in a period by any of its names, or in "2021-11-01/2021-11-05". */
function isIn(day: Day, period: string): boolean {
  const [from, to] = period.split("/");
  if (to !== undefined) return day >= from! && day <= to;
  return SPANS.some((by) => spanOf(day, by) === period);
}

function figuresUntil(series: Series, until: Day, asOf: Day | null): readonly DayFigure[] {
  return [...daysAsOf(series, asOf).values()]
    .map(({ figure }) => figure)
    .filter(({ day }) => day <= until)
    .sort((one, other) => (one.day < other.day ? -1 : 1));
}

function holderOf(rule: RecordRule, figures: readonly DayFigure[]): Holder | null {
  switch (rule) {
    case "most people in a day":
      return highest(figures.map(({ day, people }) => ({ period: day, value: people })));
    case "most boats in a day":
      return highest(figures.map(({ day, boats }) => ({ period: day, value: boats })));
    case "most people in a week":
      return highest(sumsBy(figures, "week"));
    case "most people in a month":
      return highest(sumsBy(figures, "month"));
    case "most people in a year":
      return highest(sumsBy(figures, "year"));
    case "most people in a boat":
      return highest(
        figures
          .filter(({ boats }) => boats >= BOATS_LEAST)
          .map(({ day, people, boats }) => ({ period: day, value: people / boats })),
      );
    case "longest without crossings":
      return longestWithout(figures);
  }
}

function highest(holders: readonly Holder[]): Holder | null {
  let best: Holder | null = null;
  for (const each of holders) if (each.value > (best?.value ?? 0)) best = each;
  return best;
}

function sumsBy(figures: readonly DayFigure[], by: Span): readonly Holder[] {
  const sums = new Map<string, number>();
  for (const { day, people } of figures) {
    const period = spanOf(day, by);
    sums.set(period, (sums.get(period) ?? 0) + people);
  }
  return [...sums].map(([period, value]) => ({ period, value }));
}

/** Days in a row with nobody; a day that is not known ends the run. */
function longestWithout(figures: readonly DayFigure[]): Holder | null {
  const [first, last] = [figures[0], figures.at(-1)];
  if (first === undefined || last === undefined) return null;
  const people = new Map(figures.map((figure) => [figure.day, figure.people]));
  let [best, run]: [Holder | null, Day[]] = [null, []];
  for (const day of daysFrom(first.day, last.day)) {
    run = people.get(day) === 0 ? [...run, day] : [];
    if (run.length > (best?.value ?? 0)) best = { period: `${run[0]}/${day}`, value: run.length };
  }
  return best;
}
