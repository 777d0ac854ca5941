import {
  flowsOf,
  OUTCOMES,
  revisionsOf,
  tallyDeaths,
  weatherDays,
  type Day,
  type TallyRow,
} from "#record";
import { csvOf } from "./csv.ts";
import { daysUntil, endsOf, tallyBy } from "./crossings-pages.ts";
import type { SiteInput } from "./input.ts";
import { operationsByYear } from "./operations-part.ts";

type Value = string | number | null;
type FieldType = "string" | "integer" | "number" | "date";

/** A table of the data package: its fields with their types and meaning, and its rows. */
export type DataTable = {
  readonly name: string;
  readonly title: string;
  readonly fields: readonly {
    readonly name: string;
    readonly type: FieldType;
    readonly description: string;
  }[];
  readonly rows: readonly (readonly Value[])[];
};

const field = (name: string, type: FieldType, description: string) => ({ name, type, description });
const PEOPLE = field("people", "integer", "at least so many people");
const BOATS = field("boats", "integer", "at least so many boats");
const CELLS = field("source", "string", "files and lines of this record");
const TOP = "empty when the top is not known";

const cellsOf = (cells: TallyRow["cells"]): string =>
  cells.map(({ file, from, to }) => `${file}:${from}-${to}`).join(" ");

/** All tables of the site, for machines. */
export function dataTables(input: SiteInput): readonly DataTable[] {
  return [
    daysTable(input),
    periodsTable(input, "year"),
    periodsTable(input, "month"),
    revisionsTable(input),
    deathsTable(input),
    moneyTable(input),
    responseTable(input),
    ownTable(input),
    weatherTable(input),
    operationsTable(input),
  ];
}

function daysTable({ crossings, asOf }: SiteInput): DataTable {
  return {
    name: "crossings-days",
    title: "Crossings by day",
    fields: [
      field("day", "date", "day of the publisher"),
      PEOPLE,
      BOATS,
      field("publisher", "string", "who says so"),
      field("file", "string", "file of this record"),
      field("line", "integer", "line in it, from 1"),
    ],
    rows: daysUntil(crossings, asOf).map(({ day, people, boats, publisher, cell }) => [
      day,
      people,
      boats,
      publisher,
      cell.file,
      cell.line,
    ]),
  };
}

function periodsTable({ crossings, asOf }: SiteInput, by: "year" | "month"): DataTable {
  return {
    name: `crossings-${by}s`,
    title: `Crossings by ${by}`,
    fields: [
      field("period", "string", by),
      PEOPLE,
      field("people_most", "integer", TOP),
      BOATS,
      field("boats_most", "integer", TOP),
      field("days_without", "integer", "days on which nobody is known to have crossed"),
      field("days_unknown", "integer", "days of which nothing is known"),
      CELLS,
    ],
    rows: tallyBy(crossings, by, asOf).map((row) => [
      row.period,
      row.people.least,
      row.people.most,
      row.boats.least,
      row.boats.most,
      row.daysWithout,
      row.daysUnknown,
      cellsOf(row.cells),
    ]),
  };
}

function revisionsTable({ crossings, asOf }: SiteInput): DataTable {
  const [from, to] = endsOf(crossings, asOf);
  return {
    name: "revisions",
    title: "Days changed after publication, version by version",
    fields: [
      field("day", "date", "day of the publisher"),
      field("since", "date", "since when it stood so"),
      PEOPLE,
      BOATS,
      field("publisher", "string", "who says so"),
      field("file", "string", "file of this record"),
      field("line", "integer", "line in it, from 1"),
    ],
    rows: revisionsOf(crossings, { from, to, asOf }).days.flatMap(({ day, versions }) =>
      versions.map(({ since, people, boats, publisher, cell }) => [
        day,
        since,
        people,
        boats,
        publisher,
        cell.file,
        cell.line,
      ]),
    ),
  };
}

function deathsTable({ deaths, asOf }: SiteInput): DataTable {
  const from = "2014-01-01" as Day;
  const { rows } = tallyDeaths(deaths, { from, to: asOf, by: "year", asOf, where: "water" });
  return {
    name: "deaths",
    title: "Dead and missing by year and list, never added across lists",
    fields: [
      field("year", "string", "year"),
      field("publisher", "string", "whose list"),
      field("incidents", "integer", "incidents on it"),
      field("dead", "integer", "at least; the top of a list is never known"),
      field("missing", "integer", "at least; the top of a list is never known"),
      CELLS,
    ],
    rows: rows.flatMap(({ period, lists }) =>
      lists
        .filter(({ incidents }) => incidents > 0)
        .map(({ publisher, incidents, dead, missing, cells }) => [
          period,
          publisher,
          incidents,
          dead.least,
          missing.least,
          cellsOf(cells),
        ]),
    ),
  };
}

function moneyTable({ money, asOf }: SiteInput): DataTable {
  return {
    name: "money",
    title: "Money and equipment: every statement, in the currency it was said in",
    fields: [
      field("id", "string", "name of the statement"),
      field("agreement", "string", "agreement; empty for none"),
      field("about", "string", "what of it"),
      field("stage", "string", "pledged to used"),
      field("least", "number", "at least"),
      field("most", "number", TOP),
      field("unit", "string", "currency (ISO 4217) or thing"),
      field("on", "string", "when it was so, as told"),
      field("says", "string", "who says so"),
      field("source", "string", "addresses"),
    ],
    rows: flowsOf(money, asOf).flatMap(({ lines }) =>
      lines.flatMap(({ stage, about, statements }) =>
        statements.map(({ id, agreement, money: sum, things, on, says, sources }) => [
          id,
          agreement,
          about,
          stage,
          (sum ?? things)?.least ?? null,
          (sum ?? things)?.most ?? null,
          sum?.currency ?? things?.what ?? null,
          on,
          says,
          sources.map(({ url }) => url).join(" "),
        ]),
      ),
    ),
  };
}

function responseTable({ watches }: SiteInput): DataTable {
  return {
    name: "response",
    title: "Answers and coast watched, from the watches' logs, 72 hours late",
    fields: [
      field("watch", "string", "centre"),
      field("measure", "string", "what is measured"),
      field("period", "string", "month, and of the coast its shore; empty: all of the log"),
      field("value", "number", "seconds, a number, or kilometre-hours; empty for not known"),
    ],
    rows: watches.flatMap(({ name, answers, launches, launchMonths, months }) => [
      [name, "reports answered", null, answers.answered],
      [name, "reports waiting", null, answers.waiting],
      [name, "seconds until answered, median", null, answers.median],
      [name, "seconds until answered, longest", null, answers.longest],
      [name, "launches", null, launches.launches],
      [name, "launches not answered", null, launches.unanswered],
      [name, "seconds from seen to owned, median", null, launches.median],
      [name, "seconds from seen to owned, 9 of 10", null, launches.ninetieth],
      ...launchMonths.flatMap(({ month, answers: told }) => [
        [name, "launches", month, told.launches],
        [name, "launches not answered", month, told.unanswered],
        [name, "seconds from seen to owned, median", month, told.median],
        [name, "seconds from seen to owned, 9 of 10", month, told.ninetieth],
      ]),
      ...months.flatMap(({ month, shore, kmHours, watched, passed }) => [
        [name, "kilometre-hours", `${month} ${shore}`, kmHours],
        [name, "kilometre-hours watched", `${month} ${shore}`, watched],
        [name, "kilometre-hours passed", `${month} ${shore}`, passed],
      ]),
    ]),
  };
}

function ownTable({ watches }: SiteInput): DataTable {
  const bound = (name: string, of: string) => [
    field(`${name}_least`, "integer", `${of}, at least`),
    field(`${name}_most`, "integer", `${of}, at most; empty: not known`),
  ];
  return {
    name: "own",
    title: "What the watches' own logs hold, by month, 72 hours late; never added to arrivals",
    fields: [
      field("watch", "string", "centre"),
      field("month", "string", "in which a boat was first heard of"),
      field("reports", "integer", "reports"),
      field("incidents", "integer", "incidents"),
      ...bound("boats", "boats"),
      ...bound("people", "people claimed aboard"),
      ...bound("unaccounted", "people not accounted for"),
    ],
    rows: watches.flatMap(({ name, own }) =>
      own.rows.map(({ period, tallies: { reports, incidents, boats, people } }) => [
        name,
        period,
        reports.count.least,
        incidents.count.least,
        ...[boats, people.claimed, people.unaccounted].flatMap(({ count }) => [
          count.least,
          count.most,
        ]),
      ]),
    ),
  };
}

function weatherTable({ weather, asOf }: SiteInput): DataTable {
  return {
    name: "weather-days",
    title: "Weather that stations measured, by day; each station by itself",
    fields: [
      field("station", "string", "number of the station"),
      field("name", "string", "its name"),
      field("day", "date", "day in UTC"),
      field("mean", "number", "mean wind at 10 m, m/s; empty: not known"),
      field("most", "number", "highest mean of ten minutes, m/s; empty: not known"),
      field("direction", "number", "degrees true from which the highest came; empty: not known"),
      field("coldest", "number", "lowest temperature, degrees Celsius; empty: not known"),
      field("file", "string", "file in which it was published"),
      field("line", "integer", "line in it, from 1"),
    ],
    rows: weatherDays(weather, asOf).map(
      ({ station, name, day, mean, most, direction, coldest, cell: { file, line } }) => [
        station,
        name,
        day,
        mean,
        most,
        direction,
        coldest,
        file,
        line,
      ],
    ),
  };
}

function operationsTable(input: SiteInput): DataTable {
  return {
    name: "operations-years",
    title:
      "Operations of the French centres with people who cross, by year; never added to arrivals",
    fields: [
      field("year", "string", "year"),
      field("operations", "integer", "operations: no crossings, and no boats"),
      field("uncertain", "integer", "operations whose end nobody knows"),
      field("people", "integer", "at least so many people"),
      ...OUTCOMES.map((outcome) =>
        field(outcome.replaceAll(" ", "_"), "integer", "at least so many people of this end"),
      ),
      CELLS,
    ],
    rows: operationsByYear(input).rows.map((row) => [
      row.period,
      row.operations,
      row.uncertain,
      row.people.least,
      ...OUTCOMES.map((outcome) => row.outcomes[outcome].least),
      cellsOf(row.cells),
    ]),
  };
}

/** The tables as CSV and JSON, with the descriptor of a Data Package (Frictionless, version 2). */
export function dataFiles(tables: readonly DataTable[], asOf: Day): Map<string, string> {
  const files = new Map<string, string>();
  for (const { name, fields, rows } of tables) {
    const names = fields.map((each) => each.name);
    files.set(`data/${name}.csv`, csvOf(names, rows));
    const records = rows.map((row) => Object.fromEntries(names.map((key, at) => [key, row[at]])));
    files.set(`data/${name}.json`, `${JSON.stringify(records)}\n`);
  }
  files.set("datapackage.json", `${JSON.stringify(descriptorOf(tables, asOf), null, 2)}\n`);
  return files;
}

function descriptorOf(tables: readonly DataTable[], asOf: Day) {
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: "vigie-public-record",
    title: "Vigie: the public record",
    created: `${asOf}T00:00:00Z`,
    licenses: [{ name: "other-open", title: "per source, see the page of sources" }],
    resources: tables.map(({ name, title, fields }) => ({
      name,
      title,
      path: `data/${name}.csv`,
      type: "table",
      format: "csv",
      mediatype: "text/csv",
      encoding: "utf-8",
      schema: {
        $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
        fields: fields.map((each) => ({ ...each, missingValues: [""] })),
        missingValues: [""],
      },
    })),
  };
}
