import { resolve } from "node:path";
import { tallyOperations, type Day, type OperationsAsked, type SeaOperation } from "#record";
import { sayOperations } from "#show";
import { EXIT, readArguments, readLanguage, readPositionals, Usage } from "../arguments.ts";
import type { Command } from "../command.ts";
import { checkOrder, dayOf, spanOf } from "../record-arguments.ts";
import { readOperations } from "../secmar/kept-operations.ts";
import { secmarImport } from "./secmar-import.ts";

const help = `vigie secmar [--from DAY] [--to DAY] [--by SPAN] [--as-of DAY] [options]

Sea rescue operations of the French centres, from the SECMAR open data that vigie secmar import took
in: by period, with their people by how it ended for them, and the wind. A series of its own: an
operation is no crossing and no boat, and it is added to neither. An operation whose end nobody
knows is counted as such; the source takes its people for arrived.

  --from DAY     first day, by the alert in UTC (default: the first that was taken in)
  --to DAY       last day (default: the last that was taken in, or --as-of)
  --by SPAN      day, week (Monday to Sunday), month or year (default year)
  --as-of DAY    as it was known at the end of that day (default: as known now)
  --people all|crossing  every operation, or those in which the source files people who cross
                 (default crossing)
  --data DIR     folder of the log, where the operations are kept (default ./.vigie)
  --lang en|fr   the language of the words (default en)
  --json         {"asked", "rows", "total"} as one JSON document

  vigie secmar --from 2021-01-01 --to 2021-12-31 --by month

Exit codes: 0 printed, 2 wrong arguments, 3 the operations cannot be read.`;

/** Operations of the French centres, a series of their own. */
export const secmar: Command = {
  name: "secmar",
  summary: "Operations of the French centres: a series of its own, never added to crossings.",
  help,
  parts: [secmarImport],
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      from: { type: "string" },
      to: { type: "string" },
      by: { type: "string", default: "year" },
      "as-of": { type: "string" },
      people: { type: "string", default: "crossing" },
      data: { type: "string", default: "./.vigie" },
      lang: { type: "string", default: "en" },
      json: { type: "boolean", default: false },
    });
    readPositionals(positionals, []);
    const language = readLanguage(values.lang);
    const operations = readOperations(resolve(values.data));
    const asOf = dayOf(values["as-of"], "--as-of");
    const [first, last] = endsOf(operations);
    const asked: OperationsAsked = {
      from: dayOf(values.from, "--from") ?? first,
      to: dayOf(values.to, "--to") ?? asOf ?? last,
      by: spanOf(values.by),
      asOf,
      people: peopleOf(values.people),
    };
    checkOrder(asked);
    const counted = tallyOperations(operations, asked);
    const crosses = [...new Set(operations.map(({ cross }) => cross))].sort();
    if (values.json) io.out(JSON.stringify({ asked: { ...asked, crosses }, ...counted }));
    else for (const each of sayOperations(counted, { ...asked, crosses }, language)) io.out(each);
    return EXIT.done;
  },
};

/** The first year of the open data, where nothing was taken in. */
const NO_DAYS = ["1985-01-01", "1985-12-31"] as readonly string[] as readonly [Day, Day];

function endsOf(operations: readonly SeaOperation[]): readonly [Day, Day] {
  const days = operations.map(({ day }) => day).sort();
  return [days[0] ?? NO_DAYS[0], days.at(-1) ?? NO_DAYS[1]];
}

function peopleOf(text: string): OperationsAsked["people"] {
  if (text === "all" || text === "crossing") return text;
  throw new Usage(`--people: expected all or crossing; came "${text}".`);
}
