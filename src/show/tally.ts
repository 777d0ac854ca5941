import type {
  CrossingRecord,
  Day,
  DayVersion,
  OperationsRow,
  Revisions,
  Tally,
  TallyAsked,
  TallyRow,
  ToldFigure,
  WeatherRow,
} from "#record";
import { say, sayNumber, series, type Language } from "./language.ts";
import { sayAtLeast, sayCells, tableOf } from "./table.ts";
import { sayMeasuredWind } from "./measured-wind.ts";
import { sayWhen } from "./when-known.ts";

/** A tally, what it was asked, and the records at its end. */
export type TallyTold = {
  readonly asked: TallyAsked;
  readonly tally: Tally;
  readonly records: readonly CrossingRecord[];
  /** The first day of the series. */
  readonly first: Day;
  readonly beside: WindBeside;
};

/** Wind of the same periods; nothing was taken in: no rows. */
export type WindBeside = {
  /** Operations, for the wind noted in them. */
  readonly noted: readonly OperationsRow[];
  /** What stations measured, each by itself. */
  readonly measured: readonly WeatherRow[];
};

/**
 * A tally in lines: a table, its sum, revisions, what others told, and records, each with its
 * source.
 */
export function sayTally(
  { asked, tally, records, first, beside }: TallyTold,
  language: Language,
): string[] {
  const { from, to, asOf } = asked;
  const when = sayWhen(asOf, language);
  const { rows, total } = tally;
  const told = [...new Set([...rows, total].flatMap((row) => row.told))];
  return [
    say(language, "tally.title", { series: say(language, "tally.series"), from, to, when }),
    "",
    ...tallyTable(rows, language, beside),
    "",
    ...totalOf(total, language),
    ...(told.length === 0 ? [] : ["", say(language, "tally.told.title")]),
    ...told.map((each) => `  ${sayTold(each, language)}`),
    "",
    say(language, "tally.records", { first, until: to }),
    ...records.map((record) => `  ${sayRecord(record, language)}`),
  ];
}

/** The rows of a tally as a table with its heading; with the wind where some is known. */
export function tallyTable(
  rows: readonly TallyRow[],
  language: Language,
  beside: WindBeside = { noted: [], measured: [] },
): readonly string[] {
  const lines = [headingOf(language), ...rows.map((row) => cellsOf(row, language))];
  const columns = windColumns(rows, beside, language);
  return tableOf(
    lines.map((line, at) => [
      ...line.slice(0, -1),
      ...columns.map((column) => column[at]!),
      line.at(-1)!,
    ]),
  );
}

/** A column of the wind noted in operations, and one of each station; each with its heading. */
function windColumns(
  rows: readonly TallyRow[],
  { noted, measured }: WindBeside,
  language: Language,
): readonly (readonly string[])[] {
  const ofOperations = [
    say(language, "tally.column.wind"),
    ...rows.map(({ period }) => {
      const own = noted.find((each) => each.period === period)?.wind ?? null;
      return own === null ? "?" : sayAtLeast(own, language);
    }),
  ];
  const stations = [...Map.groupBy(measured, ({ station }) => station).values()];
  const ofStations = stations.map((own) => [
    say(language, "weather.column", { name: own[0]!.name }),
    ...rows.map(({ period }) => {
      const row = own.find((each) => each.period === period);
      return row === undefined ? "?" : sayMeasuredWind(row, language);
    }),
  ]);
  return [...(noted.length === 0 ? [] : [ofOperations]), ...ofStations];
}

/** Days that were changed after they were published, version by version. */
export function sayRevisions(
  revisions: Revisions,
  { from, to, asOf }: Pick<TallyAsked, "from" | "to" | "asOf">,
  language: Language,
): string[] {
  const number = (value: number): string => sayNumber(value, language);
  return [
    say(language, "tally.revisions", {
      from,
      to,
      when: sayWhen(asOf, language),
      days: number(revisions.days.length),
      kept: number(revisions.kept),
      up: number(revisions.up),
      down: number(revisions.down),
      boats: number(revisions.boatsOnly),
      first: number(revisions.first),
      last: number(revisions.last),
    }),
    ...revisions.days.map(({ day, versions }) => {
      const said = versions.map((version) => sayVersion(version, language));
      return `  ${say(language, "tally.revision", { day, versions: series(said, language) })}`;
    }),
  ];
}

function sayVersion(version: DayVersion, language: Language): string {
  const { since, people, boats, publisher, cell } = version;
  return say(language, "tally.version", {
    since,
    people: sayNumber(people, language),
    boats: sayNumber(boats, language),
    publisher,
    cell: `${cell.file}:${cell.line}`,
  });
}

const COLUMNS = [
  "period",
  "people",
  "boats",
  "mean",
  "with",
  "without",
  "running",
  "source",
] as const;

const headingOf = (language: Language): readonly string[] =>
  COLUMNS.map((column) => say(language, `tally.column.${column}`));

function cellsOf(row: TallyRow, language: Language): readonly string[] {
  const { people, boats, peoplePerBoat, daysWith, daysWithout, runningPeople } = row;
  return [
    row.period === "total" ? say(language, "tally.total") : row.period,
    sayAtLeast(people, language),
    sayAtLeast(boats, language),
    peoplePerBoat === null ? "–" : sayNumber(peoplePerBoat, language),
    String(daysWith),
    String(daysWithout),
    sayAtLeast(runningPeople, language),
    sayCells(row.cells),
  ];
}

function totalOf(total: TallyRow, language: Language): readonly string[] {
  const { revised, assumed, daysUnknown } = total;
  const number = (value: number): string => sayNumber(value, language);
  const cells = cellsOf(total, language).slice(0, -1);
  const unknown = daysUnknown === 0 ? [] : [say(language, "tally.unknown", { days: daysUnknown })];
  const heads = headingOf(language);
  const all = cells.slice(1, 6).map((cell, at) => `${cell} ${heads[at + 1]!}`);
  const sums = [...all, ...unknown].join(", ");
  const lines = [say(language, "tally.sum", { what: cells[0]!, all: sums })];
  if (revised.days > 0) {
    const { days, first, now } = revised;
    const said = { days: number(days), first: number(first), now: number(now) };
    lines.push(say(language, "tally.revised", said));
  }
  if (assumed > 0) lines.push(say(language, "tally.assumed", { days: number(assumed) }));
  return lines;
}

function sayTold(told: ToldFigure, language: Language): string {
  const { from, to, people, boats, publisher, published, cell } = told;
  const when =
    published === null
      ? say(language, "tally.told.never")
      : say(language, "tally.told.by", { day: published });
  const said = {
    period: from === to ? from : `${from}/${to}`,
    people: sayNumber(people, language),
    publisher,
    when,
    cell: `${cell.file}:${cell.line}`,
  };
  if (boats === null) return say(language, "tally.told", said);
  return say(language, "tally.told.boats", { ...said, boats: sayNumber(boats, language) });
}

export function sayRecord(record: CrossingRecord, language: Language): string {
  const said = sayHolders(record, language);
  const { assumed } = record;
  if (assumed === 0) return said;
  const days = sayNumber(assumed, language);
  return say(language, "tally.record.assumed", { record: said, days });
}

function sayHolders({ rule, asKnown, now, stands }: CrossingRecord, language: Language): string {
  const held = (holder: CrossingRecord["now"]) =>
    holder === null
      ? { value: say(language, "tally.record.none"), period: "–" }
      : { value: sayNumber(holder.value, language), period: holder.period };
  const said = { rule: say(language, `tally.record.${rule}`), ...held(asKnown) };
  if (stands) return say(language, "tally.record.stands", said);
  const is = held(now);
  return say(language, "tally.record.changed", { ...said, now: is.value, nowPeriod: is.period });
}
