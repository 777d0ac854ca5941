import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readDay, type Day, type DayFigure, type Series, type ToldFigure } from "#record";
import { Cannot } from "../arguments.ts";

const FOLDER = "data/crossings";
const DAILY = `${FOLDER}/daily.csv`;
const FIRST = `${FOLDER}/first-published.csv`;
const TOLD = `${FOLDER}/told.csv`;
/** When the daily series was archived (data/crossings/ORIGIN.md). */
const ISSUED = "2026-08-21" as Day;
/** How the publisher of the series as it stands now is named. */
const HOME_OFFICE = "Home Office";

/**
 * The crossings that come with Vigie (data/crossings/ORIGIN.md). Throws a Cannot that names file,
 * line, what was expected and what came.
 */
export function openCrossings(root: string): Series {
  return {
    name: "arrivals in the United Kingdom by small boat",
    issued: ISSUED,
    days: rowsOf(root, DAILY, "day,people,boats").map((row): DayFigure => ({
      ...dayOf(row),
      publisher: HOME_OFFICE,
      since: null,
    })),
    versions: rowsOf(root, FIRST, "day,since,people,boats,publisher").map((row): DayFigure => ({
      ...dayOf(row),
      since: dayIn(row, "since"),
      publisher: row.cells["publisher"]!,
    })),
    told: rowsOf(root, TOLD, "from,to,people,boats,published,publisher").map((row): ToldFigure => ({
      from: dayIn(row, "from"),
      to: dayIn(row, "to"),
      people: numberIn(row, "people"),
      boats: row.cells["boats"] === "" ? null : numberIn(row, "boats"),
      published: row.cells["published"] === "" ? null : dayIn(row, "published"),
      publisher: row.cells["publisher"]!,
      cell: { file: row.file, line: row.line },
    })),
  };
}

type Row = {
  readonly file: string;
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
};

/** Rows of a file of the house: commas, and quotation marks around a cell that has one. */
function rowsOf(root: string, file: string, heading: string): readonly Row[] {
  const [first = "", ...lines] = textOf(join(root, file)).trimEnd().split("\n");
  if (first !== heading)
    throw new Cannot(`${file}: expected the heading ${heading}; came "${first}".`);
  const names = heading.split(",");
  return lines.map((line, index) => {
    const cells = Array.from(line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g), (cell) => {
      const [, quoted, plain] = cell;
      return quoted ?? plain ?? "";
    });
    if (cells.length !== names.length)
      throw new Cannot(`${file}, line ${index + 2}: expected ${heading}; came "${line}".`);
    const named = names.map((name, at) => [name, cells[at]!] as const);
    return { file, line: index + 2, cells: Object.fromEntries(named) };
  });
}

function dayOf(row: Row) {
  return {
    day: dayIn(row, "day"),
    people: numberIn(row, "people"),
    boats: numberIn(row, "boats"),
    cell: { file: row.file, line: row.line },
  };
}

function dayIn({ file, line, cells }: Row, name: string): Day {
  const day = readDay(cells[name]!);
  if (day !== null) return day;
  throw new Cannot(
    `${file}, line ${line}: ${name}: expected a day such as 2021-11-24; came "${cells[name]}".`,
  );
}

function numberIn({ file, line, cells }: Row, name: string): number {
  const text = cells[name]!;
  if (/^\d+$/.test(text)) return Number(text);
  throw new Cannot(
    `${file}, line ${line}: ${name}: expected a whole number, 0 or above; came "${text}".`,
  );
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new Cannot(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
