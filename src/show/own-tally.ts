import type { OwnRow, OwnTally, Tally } from "#record";
import type { Count } from "#units";
import { say, sayNumber, type Language } from "./language.ts";
import { sayPlace } from "./statements.ts";
import { sayAtLeast, tableOf } from "./table.ts";
import { tallyTable } from "./tally.ts";
import { sayWeatherStated } from "./weather.ts";

/** Our own log beside what is published of the same days, with the weather; nothing added. */
export function sayOwnTally(
  { own, published }: { readonly own: OwnTally; readonly published: Tally | null },
  language: Language,
): string[] {
  const { rows, total } = own;
  if (total === null) return [say(language, "tally.own.none")];
  const { from, to, weather } = total;
  return [
    say(language, "tally.own.title", { from, to }),
    "",
    ...tableOf([headingOf(language), ...[...rows, total].map((row) => cellsOf(row, language))]),
    "",
    say(language, "tally.own.published"),
    ...(published === null ? [] : tallyTable(published.rows, language)),
    "",
    ...(weather.length === 0
      ? [say(language, "tally.own.no weather")]
      : [say(language, "tally.own.weather")]),
    ...weather.map((event) => {
      const where = event.place === null ? null : sayPlace(event.place, language);
      return `  ${sayWeatherStated(event, language, where)}`;
    }),
  ];
}

const COLUMNS = [
  "period",
  "reports",
  "encounters",
  "incidents",
  "boats",
  "claimed",
  "landed",
  "handed over",
  "recovered dead",
  "never existed",
  "unaccounted",
] as const;

const headingOf = (language: Language): readonly string[] =>
  COLUMNS.map((column) => say(language, `tally.own.${column}`));

function cellsOf({ period, tallies, encounters, accounts }: OwnRow, language: Language): string[] {
  const { reports, incidents, boats, people } = tallies;
  const number = (value: number): string => sayNumber(value, language);
  const count = (value: Count): string => sayAtLeast(value, language);
  return [
    period === "total" ? say(language, "tally.total") : period,
    count(reports.count),
    number(encounters),
    count(incidents.count),
    count(boats.count),
    count(people.claimed.count),
    number(accounts.landed),
    number(accounts.handedOver),
    number(accounts.recoveredDead),
    number(accounts.neverExisted),
    count(people.unaccounted.count),
  ];
}
