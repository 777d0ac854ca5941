import type { DeathsAsked, DeathsRow, DeathsTally, ListedDeaths, ToldDeaths } from "#record";
import type { Count } from "#units";
import { say, sayNumber, type Language } from "./language.ts";
import { sayAtLeast, sayCells, tableOf } from "./table.ts";
import { sayWhen } from "./when-known.ts";

/** Dead and missing in lines: a row for each list, what it leaves open, and what others told. */
export function sayDeaths(
  { rows, total }: DeathsTally,
  { from, to, asOf, where }: DeathsAsked,
  language: Language,
): string[] {
  const when = sayWhen(asOf, language);
  const place = say(language, `deaths.where.${where}`);
  const heading = [
    say(language, "deaths.title", { from, to, when, where: place }),
    say(language, "deaths.minimum"),
    "",
  ];
  if (rows.length === 0) return [...heading, say(language, "deaths.nothing")];
  const listed = [...rows, total].flatMap((row) =>
    row.lists.filter(({ incidents }) => incidents > 0).map((list) => cellsOf(row, list, language)),
  );
  return [
    ...heading,
    ...tableOf([headingOf(language), ...listed]),
    ...total.lists.flatMap((list) => notesOf(list, language)),
    ...(total.told.length === 0 ? [] : ["", say(language, "deaths.told.title")]),
    ...total.told.map((told) => `  ${sayTold(told, language)}`),
  ];
}

const COLUMNS = ["period", "publisher", "incidents", "dead", "missing", "source"] as const;

const headingOf = (language: Language): readonly string[] =>
  COLUMNS.map((column) => say(language, `deaths.column.${column}`));

function cellsOf(row: DeathsRow, list: ListedDeaths, language: Language): readonly string[] {
  return [
    row.period === "total" ? say(language, "deaths.total") : row.period,
    list.publisher,
    sayNumber(list.incidents, language),
    sayAtLeast(list.dead, language),
    sayAtLeast(list.missing, language),
    row.period === "total" ? "" : sayCells(list.cells),
  ];
}

function notesOf(list: ListedDeaths, language: Language): readonly string[] {
  const { publisher, openDead: dead, openMissing: missing, shared, assumed: rows } = list;
  return [
    ...(dead + missing + shared === 0
      ? []
      : [say(language, "deaths.open", { publisher, dead, missing, shared })]),
    ...(rows === 0 ? [] : [say(language, "deaths.assumed", { publisher, rows })]),
  ];
}

function sayTold(told: ToldDeaths, language: Language): string {
  const { from, to, dead, missing, survivors, publisher, published, words, cell } = told;
  const one = (of: "dead" | "missing" | "survivors", count: Count | null): readonly string[] =>
    count === null
      ? []
      : [say(language, `deaths.told.${of}`, { count: sayAtLeast(count, language) })];
  return say(language, "deaths.told", {
    period: from === to ? from : `${from}/${to}`,
    all: [...one("dead", dead), ...one("missing", missing), ...one("survivors", survivors)].join(
      ", ",
    ),
    publisher,
    when:
      published === null
        ? say(language, "tally.told.never")
        : say(language, "tally.told.by", { day: published }),
    words,
    cell: `${cell.file}:${cell.line}`,
  });
}
