import { strFromU8, unzipSync } from "fflate";
import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ARRIVALS, Fault, readArrivals, type Workbook } from "#intake";
import { differenceOf, type Day, type DayFigure, type Difference } from "#record";
import { Cannot, EXIT, readArguments, readPositionals } from "../arguments.ts";
import type { Command, Io } from "../command.ts";
import { keepImported, withKept } from "../crossings/imported.ts";
import { openCrossings } from "../crossings/open-crossings.ts";
import { makeFolder } from "../folder.ts";
import { publishedOf } from "../record-arguments.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const DATA = "./.vigie";

const help = `vigie tally import FILE.ods --published DAY [options]

Takes in a newer issue of the Home Office's workbook "Migrants detected crossing the English Channel
in small boats", and says what it changes: days added, days changed with how they stood before, and
days that it leaves out, which stay. Importing it again changes nothing.

  --published DAY  when this issue came out, such as 2026-11-20: since then its figures are known
  --data DIR       folder of the log, where imported figures are kept (default ${DATA})
  --dry            say what it would change, and keep nothing
  --json           {"added", "changed", "unchanged", "missing", "faults"}

Exit codes: 0 taken in, 1 rows that could not be read (they are listed, the others were taken in),
2 wrong arguments, 3 no such file, or another workbook.`;

export const tallyImport: Command = {
  name: "tally import",
  summary: "Take in a newer issue of the crossings, and say what it changes.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      published: { type: "string" },
      data: { type: "string", default: DATA },
      dry: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    });
    const [file] = readPositionals(positionals, ["FILE"]);
    const published = publishedOf(values.published);
    const folder = resolve(values.data);
    const workbook = workbookIn(file);
    const issue = figuresOf(workbook, basename(file), published);
    const difference = differenceOf(withKept(openCrossings(ROOT), folder), issue);
    if (!values.dry) {
      makeFolder(folder);
      keepImported(folder, [...difference.added, ...difference.changed.map(({ to }) => to)]);
    }
    if (values.json) io.out(JSON.stringify({ ...difference, faults: workbook.faults }));
    else tell(difference, workbook, io);
    return workbook.faults.length === 0 ? EXIT.done : EXIT.refused;
  },
};

function workbookIn(file: string): Workbook {
  try {
    const { "content.xml": content } = unzipSync(readFileSync(file), {
      filter: ({ name }) => name === "content.xml",
    });
    if (content === undefined)
      throw new Fault("expected an OpenDocument file; came another archive");
    return readArrivals(strFromU8(content));
  } catch (error) {
    throw new Cannot(`${file}: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function figuresOf({ days }: Workbook, file: string, published: Day): readonly DayFigure[] {
  return days.map(({ day, people, boats, row }) => ({
    day: day as Day,
    people,
    boats,
    publisher: "Home Office",
    since: published,
    cell: { file: `${file}#${ARRIVALS}`, line: row },
  }));
}

function tell({ added, changed, unchanged, missing }: Difference, { faults }: Workbook, io: Io) {
  io.out(`added ${added.length}, changed ${changed.length}, unchanged ${unchanged}`);
  for (const { from, to } of changed) {
    const was = `${from.people} people in ${from.boats} boats`;
    io.out(`  ${to.day}: ${was}, now ${to.people} in ${to.boats} (row ${to.cell.line})`);
  }
  if (missing.length > 0) io.out(`not in this issue, and kept: ${missing.length} days`);
  for (const { row, why } of faults) io.err(`row ${row}: ${why}`);
}
