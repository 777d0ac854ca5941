import type { WeatherAsked, WeatherRow } from "#record";
import { say, sayNumber, type Language } from "./language.ts";
import { sayAtLeast, sayCells, tableOf } from "./table.ts";
import { sayWhen } from "./when-known.ts";

/** "4.1–9.8, up to 14.2": means of the days, then the highest ten minutes; "?" for not known. */
export function sayMeasuredWind(
  { mean, most }: Pick<WeatherRow, "mean" | "most">,
  language: Language,
): string {
  const means = mean === null ? "?" : sayAtLeast(mean, language);
  if (most === null) return means;
  return say(language, "weather.wind", { mean: means, most: sayNumber(most, language) });
}

const COLUMNS = ["period", "station", "days", "wind", "source"] as const;

/** What stations measured, period by period, each by itself. */
export function sayMeasured(
  rows: readonly WeatherRow[],
  { from, to, asOf }: WeatherAsked,
  language: Language,
): string[] {
  const when = sayWhen(asOf, language);
  const title = say(language, "weather.title", { from, to, when });
  if (rows.length === 0) return [title, "", say(language, "weather.none")];
  return [
    title,
    say(language, "weather.what"),
    "",
    ...tableOf([
      COLUMNS.map((column) => say(language, `weather.column.${column}`)),
      ...rows.map((row) => [
        row.period,
        row.name,
        sayNumber(row.days, language),
        sayMeasuredWind(row, language),
        sayCells(row.cells),
      ]),
    ]),
  ];
}
