import { changesOf, versionsAsOf, type Changes } from "../changes.ts";
import { spanOf, type Day, type Span } from "../crossings/day.ts";
import type { Cell } from "../crossings/figures.ts";
import { cellsOf, type Cells } from "../crossings/tally.ts";

/** What a station measured on a day. null: not measured, or not known. */
export type WeatherDay = {
  readonly station: string;
  readonly name: string;
  readonly day: Day;
  /** Wind at 10 m, m/s: mean of the day, highest mean of ten minutes; degrees it came from. */
  readonly mean: number | null;
  readonly most: number | null;
  readonly direction: number | null;
  /** °C. */
  readonly coldest: number | null;
  readonly since: Day;
  readonly cell: Cell;
};

/** The wind of a station in a period: lowest and highest mean of a day, the highest of all. */
export type WeatherRow = {
  readonly period: string;
  readonly station: string;
  readonly name: string;
  /** Days of the period of which the mean is known. */
  readonly days: number;
  readonly mean: { readonly least: number; readonly most: number } | null;
  readonly most: number | null;
  readonly cells: readonly Cells[];
};

export type WeatherAsked = {
  readonly from: Day;
  readonly to: Day;
  readonly by: Span;
  readonly asOf: Day | null;
};

const keyOf = ({ station, day }: WeatherDay): string => `${station} ${day}`;

/** The days as known at the end of `asOf`, by station and day. */
export function weatherDays(all: readonly WeatherDay[], asOf: Day | null): readonly WeatherDay[] {
  // All came in by an import, so none is of an issue without a day.
  const issued = "9999-12-31" as Day;
  return [...versionsAsOf(all, { keyOf, issued, asOf }).values()]
    .map(({ thing }) => thing)
    .filter(({ day }) => asOf === null || day <= asOf)
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

/** Each station by itself, period by period: what two stations measure is never made one. */
export function tallyWeather(
  all: readonly WeatherDay[],
  { from, to, by, asOf }: WeatherAsked,
): readonly WeatherRow[] {
  const own = weatherDays(all, asOf).filter(({ day }) => day >= from && day <= to);
  const rows = Map.groupBy(own, ({ station, day }) => `${station} ${spanOf(day, by)}`);
  return [...rows.values()].map((days) => {
    const means = days.flatMap(({ mean }) => mean ?? []);
    const highest = days.flatMap(({ most }) => most ?? []);
    const { station, name, day } = days[0]!;
    return {
      period: spanOf(day, by),
      station,
      name,
      days: means.length,
      mean: means.length === 0 ? null : { least: Math.min(...means), most: Math.max(...means) },
      most: highest.length === 0 ? null : Math.max(...highest),
      cells: cellsOf(days.map(({ cell }) => cell)),
    };
  });
}

/** A newer issue of some stations against what is known of these now. */
export function differenceOfWeather(
  known: readonly WeatherDay[],
  issue: readonly WeatherDay[],
): Changes<WeatherDay> {
  const stations = new Set(issue.map(({ station }) => station));
  const own = weatherDays(known, null).filter(({ station }) => stations.has(station));
  const kept = new Map(own.map((each) => [keyOf(each), each]));
  return changesOf(kept, issue, { keyOf, isSame });
}

const isSame = (one: WeatherDay, other: WeatherDay): boolean =>
  one.mean === other.mean &&
  one.most === other.most &&
  one.direction === other.direction &&
  one.coldest === other.coldest;
