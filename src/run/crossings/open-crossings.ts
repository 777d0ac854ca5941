import type { Day, DayFigure, Series, ToldFigure } from "#record";
import { dayIn, numberIn, rowsOf, type HouseRow } from "../house-rows.ts";

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

function dayOf(row: HouseRow) {
  return {
    day: dayIn(row, "day"),
    people: numberIn(row, "people"),
    boats: numberIn(row, "boats"),
    cell: { file: row.file, line: row.line },
  };
}
