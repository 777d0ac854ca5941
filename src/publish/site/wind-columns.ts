import { tallyWeather, type Day, type Span, type WeatherRow } from "#record";
import { say, sayMeasuredWind, type Language } from "#show";
import type { CrossingsInput } from "./input.ts";

/** A column of what a station measured, with the cell of each period. */
export type WindColumn = { readonly head: string; readonly cellOf: (period: string) => string };

/** The first day of which anything is published. */
const FIRST = "2014-01-01" as Day;

/** The wind of each station by day, month and year, worked out once for all pages. */
export type Wind = Readonly<Record<"day" | "month" | "year", readonly WeatherRow[]>>;

/** As known at the end of `asOf`. */
export function windOf({ weather, asOf }: CrossingsInput): Wind {
  const by = (span: Span): readonly WeatherRow[] =>
    tallyWeather(weather, { from: FIRST, to: asOf, by: span, asOf });
  return { day: by("day"), month: by("month"), year: by("year") };
}

/** A column for each station of which weather was taken in. */
export function windColumns(
  rows: readonly WeatherRow[],
  language: Language,
): readonly WindColumn[] {
  return [...Map.groupBy(rows, ({ station }) => station).values()].map((own) => {
    const byPeriod = new Map(own.map((row) => [row.period, row]));
    return {
      head: say(language, "weather.column", { name: own[0]!.name }),
      cellOf: (period) => {
        const row = byPeriod.get(period);
        return row === undefined ? "–" : sayMeasuredWind(row, language);
      },
    };
  });
}
