import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readIom, type IomList } from "#intake";
import { differenceOfDeaths, type DeathIncident } from "#record";
import { Cannot, EXIT, readArguments, readPositionals } from "../arguments.ts";
import type { Command, Io } from "../command.ts";
import { incidentOf, keepDeaths, openDeaths } from "../deaths/open-deaths.ts";
import { makeFolder } from "../folder.ts";
import { publishedOf } from "../record-arguments.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const DATA = "./.vigie";

const help = `vigie deaths import FILE.csv --published DAY [options]

Takes in a newer issue of the list of IOM's Missing Migrants Project, as downloaded (all routes;
only those "to the UK" are read) or in the form of data/deaths/iom.csv, and says what it changes:
incidents added, changed with how they stood before, and those that it leaves out, which stay.
Importing it again changes nothing. Columns of sex, age and origin are not read.

  --published DAY  when this issue came out, such as 2026-11-20: since then its figures are known
  --data DIR       folder of the log, where imported incidents are kept (default ${DATA})
  --dry            say what it would change, and keep nothing
  --json           {"added", "changed", "unchanged", "missing", "elsewhere", "faults"}

Exit codes: 0 taken in, 1 rows that could not be read (they are listed, the others were taken in),
2 wrong arguments, 3 no such file, or another table.`;

export const deathsImport: Command = {
  name: "deaths import",
  summary: "Take in a newer issue of IOM's list, and say what it changes.",
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
    const read = listIn(file);
    const issue = read.incidents.map((each) => incidentOf(each, basename(file), published));
    const difference = differenceOfDeaths(openDeaths(ROOT, folder).lists[0]!, issue);
    if (!values.dry) {
      makeFolder(folder);
      keepDeaths(folder, [...difference.added, ...difference.changed.map(({ to }) => to)]);
    }
    if (values.json) {
      const { elsewhere, faults } = read;
      io.out(JSON.stringify({ ...difference, elsewhere, faults }));
    } else tell(difference, read, io);
    return read.faults.length === 0 ? EXIT.done : EXIT.refused;
  },
};

function listIn(file: string): IomList {
  try {
    return readIom(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Cannot(`${file}: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function tell(
  { added, changed, unchanged, missing }: ReturnType<typeof differenceOfDeaths>,
  { elsewhere, faults }: IomList,
  io: Io,
): void {
  io.out(`added ${added.length}, changed ${changed.length}, unchanged ${unchanged}`);
  for (const { from, to } of changed) {
    io.out(`  ${to.ids.join(",")}: ${saidOf(from)}, now ${saidOf(to)} (line ${to.cell.line})`);
  }
  if (missing.length > 0) io.out(`not in this issue, and kept: ${missing.length} incidents`);
  if (elsewhere > 0) io.out(`of other routes, and passed over: ${elsewhere} rows`);
  for (const { line, why } of faults) io.err(`line ${line}: ${why}`);
}

const saidOf = ({ day, dead, missing }: DeathIncident): string =>
  `${day}, ${dead ?? "?"} dead and ${missing ?? "?"} missing`;
