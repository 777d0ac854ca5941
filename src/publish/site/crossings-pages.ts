import {
  daysAsOf,
  recordsOf,
  revisionsOf,
  tallyCrossings,
  type Cell,
  type Cells,
  type Day,
  type DayFigure,
  type Series,
  type Span,
  type TallyRow,
} from "#record";
import { say, sayAtLeast, sayNumber, sayRecord, type Language } from "#show";
import type { CrossingsInput } from "./input.ts";
import { html, jsonScript, tableHtml, type Html } from "./html.ts";
import { operationsHtml } from "./operations-part.ts";
import { downloads } from "./page.ts";
import { windColumns, type Wind, type WindColumn } from "./wind-columns.ts";

const PER_BOAT_DIGITS = 10;

/** The days of the series as they stand at the end of `asOf`, in order. */
export function daysUntil(series: Series, asOf: Day): readonly DayFigure[] {
  return [...daysAsOf(series, asOf).values()]
    .map(({ figure }) => figure)
    .toSorted((one, other) => (one.day < other.day ? -1 : 1));
}

/** The first and last day that is told by the end of `asOf`. */
export function endsOf(series: Series, asOf: Day): readonly [Day, Day] {
  const days = daysUntil(series, asOf);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined)
    throw new Error(`expected a series with days up to ${asOf}; came none`);
  return [first.day, last.day];
}

export function tallyBy(series: Series, by: Span, asOf: Day): readonly TallyRow[] {
  const [from, to] = endsOf(series, asOf);
  return tallyCrossings(series, { from, to, by, asOf }).rows;
}

/** The name of a figure's file and its line; the file itself lies beside the pages. */
const cellHtml = ({ file, line }: Cell): Html => linkHtml(file, String(line));

/** What was imported has its line named alone: its file is on the publisher's own site. */
function linkHtml(file: string, lines: string): Html {
  const told = `${file.split("/").at(-1) ?? file}:${lines}`;
  return file.startsWith("data/") ? html`<a href="../sources/${file}">${told}</a>` : html`${told}`;
}

/** The lines of a period in their files, which lie beside the pages. */
function cellsHtml(cells: readonly Cells[]): Html {
  const runs = cells.map(({ file, from, to }) => {
    const lines = to > from ? `${from}-${to}` : String(from);
    return html`${linkHtml(file, lines)} `;
  });
  return html`${runs}`;
}

function perBoat(value: number | null, language: Language): string {
  return value === null
    ? "–"
    : sayNumber(Math.round(value * PER_BOAT_DIGITS) / PER_BOAT_DIGITS, language);
}

function rowsHtml(
  rows: readonly TallyRow[],
  wind: readonly WindColumn[],
  language: Language,
  by: "years" | "months",
): Html {
  const number = (value: number): string => sayNumber(value, language);
  return tableHtml({
    caption: say(language, `site.${by}`),
    head: [
      say(language, "site.period"),
      say(language, "site.people"),
      say(language, "site.boats"),
      say(language, "site.perboat"),
      say(language, "site.without"),
      say(language, "site.unknown"),
      say(language, "site.running"),
      ...wind.map(({ head }) => head),
      say(language, "site.where"),
    ],
    figures: new Set([1, 2, 3, 4, 5, 6, ...wind.map((_, at) => 7 + at)]),
    rows: rows.map((row) => ({
      cells: [
        by === "years"
          ? html`<a href="crossings-${row.period}.html">${row.period}</a>`
          : row.period,
        sayAtLeast(row.people, language),
        sayAtLeast(row.boats, language),
        perBoat(row.peoplePerBoat, language),
        number(row.daysWithout),
        number(row.daysUnknown),
        sayAtLeast(row.runningPeople, language),
        ...wind.map(({ cellOf }) => cellOf(row.period)),
        cellsHtml(row.cells),
      ],
    })),
  });
}

const secondsOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 1000;

function chartHtml(
  id: string,
  told: {
    readonly x: string;
    readonly series: readonly string[];
    readonly bars: boolean;
    readonly data: readonly (readonly (number | null)[])[];
  },
  title: string,
): Html {
  return html`<h2>${title}</h2>
    <div class="chart" data-chart="${id}" role="img" aria-label="${title}"></div>
    ${jsonScript(id, { time: true, ...told })}`;
}

/** Years and months, with a chart of months, the wind beside, and operations by themselves. */
export function crossingsPage(input: CrossingsInput, wind: Wind, language: Language): Html {
  const { crossings: series, asOf } = input;
  const months = tallyBy(series, "month", asOf);
  const chart = chartHtml(
    "months",
    {
      x: say(language, "site.period"),
      series: [say(language, "site.people")],
      bars: true,
      data: [
        months.map(({ from }) => secondsOf(from)),
        months.map(({ people, daysUnknown }) => (daysUnknown > 0 ? null : people.least)),
      ],
    },
    say(language, "site.weekly"),
  );
  const years = rowsHtml(
    tallyBy(series, "year", asOf),
    windColumns(wind.year, language),
    language,
    "years",
  );
  const ofMonths = rowsHtml(months, windColumns(wind.month, language), language, "months");
  return html`<p>${say(language, "site.crossings.why")}</p>
    ${chart}
    <h2>${say(language, "site.years")}</h2>
    ${years}${downloads("crossings-years", language)}
    <h2>${say(language, "site.months")}</h2>
    ${ofMonths}${downloads("crossings-months", language)}
    <p class="dim">${say(language, "site.day")}: <a href="../data/crossings-days.csv">CSV</a></p>
    <h2>${say(language, "site.wind")}</h2>
    <p>${say(language, input.weather.length === 0 ? "site.wind.none" : "weather.what")}</p>
    ${downloads("weather-days", language)} ${operationsHtml(input, language)}`;
}

/** Each day of a year with its line in its file. */
export function yearPage(
  { crossings: series, asOf }: CrossingsInput,
  wind: readonly WindColumn[],
  { year, language }: { readonly year: string; readonly language: Language },
): Html {
  const days = daysUntil(series, asOf).filter(({ day }) => day.startsWith(year));
  const title = say(language, "site.daily", { year });
  const chart = chartHtml(
    "days",
    {
      x: say(language, "site.day"),
      series: [say(language, "site.people"), say(language, "site.boats")],
      bars: false,
      data: [
        days.map(({ day }) => secondsOf(day)),
        days.map(({ people }) => people),
        days.map(({ boats }) => boats),
      ],
    },
    title,
  );
  const table = tableHtml({
    caption: title,
    head: [
      say(language, "site.day"),
      say(language, "site.people"),
      say(language, "site.boats"),
      say(language, "site.perboat"),
      ...wind.map(({ head }) => head),
      say(language, "site.publisher"),
      say(language, "site.where"),
    ],
    figures: new Set([1, 2, 3, ...wind.map((_, at) => 4 + at)]),
    rows: days.map(({ day, people, boats, publisher, cell }) => ({
      id: day,
      cells: [
        day,
        sayNumber(people, language),
        sayNumber(boats, language),
        perBoat(boats === 0 ? null : people / boats, language),
        ...wind.map(({ cellOf }) => cellOf(day)),
        publisher,
        cellHtml(cell),
      ],
    })),
  });
  return html`${chart}${table}`;
}

/** Records by their rules, and the days that were changed after publication. */
export function recordsPage(series: Series, asOf: Day, language: Language): Html {
  const [from, until] = endsOf(series, asOf);
  const records = recordsOf(series, { until, asOf });
  const { days, first, last } = revisionsOf(series, { from, to: until, asOf });
  const number = (value: number): string => sayNumber(value, language);
  const changed = tableHtml({
    caption: say(language, "site.revisions"),
    head: [
      say(language, "site.day"),
      say(language, "site.first"),
      say(language, "site.now"),
      say(language, "site.publisher"),
      say(language, "site.where"),
    ],
    figures: new Set([1, 2]),
    rows: days.map(({ day, versions }) => {
      const [told, stands] = [versions[0]!, versions.at(-1)!];
      return {
        cells: [
          html`<a href="crossings-${day.slice(0, 4)}.html#${day}">${day}</a>`,
          `${number(told.people)} / ${number(told.boats)}`,
          `${number(stands.people)} / ${number(stands.boats)}`,
          told.publisher,
          html`${cellHtml(told.cell)}, ${cellHtml(stands.cell)}`,
        ],
      };
    }),
  });
  const said = say(language, "site.revisions.why", {
    days: number(days.length),
    first: number(first),
    last: number(last),
  });
  return html`<p>${say(language, "site.records.why")}</p>
    <ul>
      ${records.map((record) => html`<li>${sayRecord(record, language)}</li>`)}
    </ul>
    <h2>${say(language, "site.revisions")}</h2>
    <p>${said}</p>
    ${changed}${downloads("revisions", language)}`;
}
