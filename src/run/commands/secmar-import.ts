import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { readSecmar, type Secmar } from "#intake";
import { differenceOfOperations, type Changes, type SeaOperation } from "#record";
import { Cannot, EXIT, readArguments, readPositionals } from "../arguments.ts";
import type { Command, Io } from "../command.ts";
import { makeFolder } from "../folder.ts";
import { publishedOf } from "../record-arguments.ts";
import { keepOperations, operationOf, readOperations } from "../secmar/kept-operations.ts";
import { tellChanges } from "../tell-changes.ts";

const DATA = "./.vigie";
const OPERATIONS = "operations.csv";

const help = `vigie secmar import FOLDER|operations.csv --published DAY [options]

Takes in an issue of the French open data of operations coordinated by the CROSS (SECMAR), schema of
mtes-mct.github.io/secmar-documentation: operations.csv, and beside it resultats_humain.csv (what
became of people) and flotteurs.csv (craft) where they are there. Says what it changes: operations
added, changed, and those that it leaves out, which stay. Importing it again changes nothing.
Positions, makes and registrations are not read.

  --published DAY  when this issue came out, such as 2026-11-20: since then its figures are known
  --cross NAME     a centre whose operations are taken in; may be given again (default Gris-Nez)
  --data DIR       folder of the log, where operations are kept (default ${DATA})
  --dry            say what it would change, and keep nothing
  --json           {"added", "changed", "unchanged", "missing", "elsewhere", "faults"}

Exit codes: 0 taken in, 1 rows that could not be read (they are listed, the others were taken in),
2 wrong arguments, 3 no such file, or another table.`;

export const secmarImport: Command = {
  name: "secmar import",
  summary: "Take in an issue of the French open data of operations, and say what it changes.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      published: { type: "string" },
      cross: { type: "string", multiple: true, default: ["Gris-Nez"] },
      data: { type: "string", default: DATA },
      dry: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    });
    const [path] = readPositionals(positionals, ["FOLDER"]);
    const published = publishedOf(values.published);
    const folder = resolve(values.data);
    const read = tablesAt(path, values.cross);
    const issue = read.operations.map((each) => operationOf(each, OPERATIONS, published));
    const difference = differenceOfOperations(readOperations(folder), issue, values.cross);
    if (!values.dry) {
      makeFolder(folder);
      keepOperations(folder, [...difference.added, ...difference.changed.map(({ to }) => to)]);
    }
    const { elsewhere, faults } = read;
    if (values.json) io.out(JSON.stringify({ ...difference, elsewhere, faults }));
    else tell(difference, read, io);
    return faults.length === 0 ? EXIT.done : EXIT.refused;
  },
};

function tablesAt(path: string, crosses: readonly string[]): Secmar {
  try {
    const isFolder = statSync(path).isDirectory();
    const folder = isFolder ? path : dirname(path);
    const beside = (name: string): string | null =>
      existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : null;
    const tables = {
      operations: readFileSync(isFolder ? join(path, OPERATIONS) : path, "utf8"),
      outcomes: beside("resultats_humain.csv"),
      crafts: beside("flotteurs.csv"),
    };
    return readSecmar(tables, crosses);
  } catch (error) {
    throw new Cannot(`${path}: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function tell(changes: Changes<SeaOperation>, { elsewhere, faults }: Secmar, io: Io): void {
  const change = (from: SeaOperation, to: SeaOperation): string =>
    `${to.number}: ${saidOf(from)}, now ${saidOf(to)} (line ${to.cell.line})`;
  tellChanges(changes, { things: "operations", change }, io);
  if (elsewhere > 0) io.out(`of other centres, and passed over: ${elsewhere} operations`);
  for (const { table, line, why } of faults) io.err(`${table}, line ${line}: ${why}`);
}

function saidOf({ day, event, outcomes }: SeaOperation): string {
  const people = (outcomes ?? []).map((each) => `${each.people ?? "?"} ${each.outcome}`);
  return [day, event, ...people].join(", ");
}
