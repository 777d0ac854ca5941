import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { tallyDeaths, WHERES, type DeathRecord, type DeathsAsked, type Day } from "#record";
import { sayDeaths } from "#show";
import { EXIT, readArguments, readLanguage, readPositionals, Usage } from "../arguments.ts";
import type { Command } from "../command.ts";
import { openDeaths } from "../deaths/open-deaths.ts";
import { checkOrder, dayOf, spanOf } from "../record-arguments.ts";
import { deathsImport } from "./deaths-import.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

const help = `vigie deaths [--from DAY] [--to DAY] [--by SPAN] [--as-of DAY] [options]

Dead and missing on the way from the continent to the United Kingdom, their sources side by side:
IOM's list, and what others told of single days. A list is a minimum count, so its numbers are "at
least"; no number is a sum of two sources, nor of dead and missing. A period that is not shown is
one of which nobody listed or told anything, which is not to say that nobody died.

  --from DAY           first day, such as 2021-01-01 (default: the first of the lists)
  --to DAY             last day (default: the last of the lists, or --as-of)
  --by SPAN            day, week (Monday to Sunday), month or year (default year)
  --as-of DAY          as it was known at the end of that day (default: as known now)
  --where all|water|land  at sea and in water, on land, or both (default all)
  --data DIR           folder of the log, for what vigie deaths import took in (default ./.vigie)
  --lang en|fr         the language of the words (default en)
  --json               {"asked", "rows", "total"} as one JSON document

  vigie deaths --from 2021-01-01 --to 2021-12-31 --by month --where water

Exit codes: 0 printed, 2 wrong arguments, 3 the lists cannot be read.`;

/** Dead and missing, each source by itself. */
export const deaths: Command = {
  name: "deaths",
  summary: "Dead and missing, every source by itself and none added to another.",
  help,
  parts: [deathsImport],
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      from: { type: "string" },
      to: { type: "string" },
      by: { type: "string", default: "year" },
      "as-of": { type: "string" },
      where: { type: "string", default: "all" },
      data: { type: "string", default: "./.vigie" },
      lang: { type: "string", default: "en" },
      json: { type: "boolean", default: false },
    });
    readPositionals(positionals, []);
    const language = readLanguage(values.lang);
    const record = openDeaths(ROOT, resolve(values.data));
    const [first, last] = endsOf(record);
    const asOf = dayOf(values["as-of"], "--as-of");
    const asked: DeathsAsked = {
      from: dayOf(values.from, "--from") ?? first,
      to: dayOf(values.to, "--to") ?? asOf ?? last,
      by: spanOf(values.by),
      asOf,
      where: whereOf(values.where),
    };
    checkOrder(asked);
    const counted = tallyDeaths(record, asked);
    if (values.json) io.out(JSON.stringify({ asked, ...counted }));
    else for (const line of sayDeaths(counted, asked, language)) io.out(line);
    return EXIT.done;
  },
};

function endsOf({ lists, told }: DeathRecord): readonly [Day, Day] {
  const listed = lists.flatMap(({ incidents }) => incidents.map(({ day }) => day));
  const days = [...listed, ...told.map(({ from }) => from)].sort();
  return [days[0]!, days.at(-1)!];
}

function whereOf(text: string): DeathsAsked["where"] {
  const where = WHERES.find((each) => each === text);
  if (where !== undefined) return where;
  throw new Usage(`--where: expected ${WHERES.join(", ")}; came "${text}".`);
}
