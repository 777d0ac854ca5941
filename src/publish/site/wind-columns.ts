import { tallyWeather, type Day, type Span } from "#record";
import { say, sayMeasuredWind, type Language } from "#show";
import type { CrossingsInput } from "./input.ts";

/** A column of what a station measured, with the cell of each period. */
export type WindColumn = { readonly head: string; readonly cellOf: (period: string) => string };

/** The first day of which anything is published. */
const FIRST = "2014-01-01" as Day;

/** A column for each station of which weather was taken in, as known at the end of `asOf`. */
export function windColumns(
  { weather, asOf }: CrossingsInput,
  by: Span,
  language: Language,
): readonly WindColumn[] {
  const rows = tallyWeather(weather, { from: FIRST, to: asOf, by, asOf });
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
