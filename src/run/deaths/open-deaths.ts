import { join } from "node:path";
import { z } from "zod";
import { Fault, readIom, type IomIncident } from "#intake";
import { readDay, type Day, type DeathIncident, type DeathRecord, type ToldDeaths } from "#record";
import type { Count } from "#units";
import { Cannot } from "../arguments.ts";
import { dayIn, numberIn, rowsOf, textOf, type HouseRow } from "../house-rows.ts";
import { keepLines, keptCell, keptDay, readKept } from "../kept-lines.ts";

const LIST = "data/deaths/iom.csv";
const TOLD = "data/deaths/told.csv";
const TOLD_HEADING =
  "from,to,dead least,dead most,missing least,missing most,survivors,published,publisher,words,url";
/** The list as of this day (data/deaths/ORIGIN.md). */
const ISSUED = "2026-05-06" as Day;
const IOM = "IOM Missing Migrants";

/** In the data folder: one imported incident a line. */
const FILE = "deaths.jsonl";

const people = z.int().nonnegative().nullable();
const line = z.strictObject({
  ids: z.array(z.string().min(1)).min(1),
  day: keptDay,
  dead: people,
  missing: people,
  survivors: people,
  cause: z.string(),
  place: z.string(),
  source: z.string(),
  url: z.string(),
  inWater: z.boolean(),
  since: keptDay,
  cell: keptCell,
});

/**
 * The deaths that come with Vigie (data/deaths/ORIGIN.md), with what was imported into a data
 * folder. Throws a Cannot that names file, line, what was expected and what came.
 */
export function openDeaths(root: string, folder: string): DeathRecord {
  const { incidents, faults } = readIom(textOf(join(root, LIST)));
  const [fault] = faults;
  if (fault !== undefined) throw new Cannot(`${LIST}, line ${fault.line}: ${fault.why}.`);
  const own = incidents.map((each) => incidentOf(each, LIST, null));
  const kept = readKept(folder, FILE, line);
  const list = { publisher: IOM, issued: ISSUED, incidents: [...own, ...kept] };
  return { lists: [list], told: rowsOf(root, TOLD, TOLD_HEADING).map(toldOf) };
}

/** Adds incidents to those of a data folder. Throws a Cannot when it can't. */
export function keepDeaths(folder: string, incidents: readonly DeathIncident[]): void {
  keepLines(folder, FILE, incidents);
}

/** An incident as it was read, under the file it was read from. Throws a Fault for no day. */
export function incidentOf(
  { line: row, day, ...rest }: IomIncident,
  file: string,
  since: Day | null,
): DeathIncident {
  const read = readDay(day);
  if (read === null) throw new Fault(`expected a day; came ${day}`);
  return { ...rest, day: read, since, cell: { file, line: row } };
}

function toldOf(row: HouseRow): ToldDeaths {
  const { cells } = row;
  const survivors = cells["survivors"] === "" ? null : numberIn(row, "survivors");
  return {
    from: dayIn(row, "from"),
    to: dayIn(row, "to"),
    dead: rangeIn(row, "dead"),
    missing: rangeIn(row, "missing"),
    survivors: survivors === null ? null : { least: survivors, most: survivors },
    publisher: cells["publisher"]!,
    published: cells["published"] === "" ? null : dayIn(row, "published"),
    words: cells["words"]!,
    url: cells["url"]!,
    cell: { file: row.file, line: row.line },
  };
}

function rangeIn(row: HouseRow, of: "dead" | "missing"): Count | null {
  if (row.cells[`${of} least`] === "") return null;
  const most = row.cells[`${of} most`] === "" ? null : numberIn(row, `${of} most`);
  return { least: numberIn(row, `${of} least`), most };
}
