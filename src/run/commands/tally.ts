import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import {
  recordsOf,
  revisionsOf,
  tallyCrossings,
  tallyOperations,
  tallyWeather,
  type Day,
  type Series,
  type TallyAsked,
} from "#record";
import { sayRevisions, sayTally, type Language, type TallyTold } from "#show";
import { EXIT, readArguments, readLanguage, readPositionals, Usage } from "../arguments.ts";
import type { Command, Io } from "../command.ts";
import { withKept } from "../crossings/imported.ts";
import { openCrossings } from "../crossings/open-crossings.ts";
import { checkOrder, dayOf, spanOf } from "../record-arguments.ts";
import { readOperations } from "../secmar/kept-operations.ts";
import { readWeather } from "../weather/kept-weather.ts";
import { tellOwn } from "./tally-own.ts";
import { tallyImport } from "./tally-import.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

const help = `vigie tally [--from DAY] [--to DAY] [--by day|week|month|year] [--as-of DAY] [options]

People and boats that arrived in the United Kingdom, from the published series: by period, with days
without crossings, people a boat, the running total, what was changed after it was published, what
others told of the same time, and the records with the rule that makes each one. Every figure names
the file and lines it comes from. A day that is not known stays unknown, and is no zero. Where vigie
secmar import took operations in, the wind noted in them stands beside; where vigie weather import
took in what stations measured, that does.

  --from DAY    first day, such as 2021-11-01 (default: the first of the series)
  --to DAY      last day (default: the last of the series, or --as-of)
  --by SPAN     day, week (Monday to Sunday), month or year (default month; with --own day)
  --as-of DAY   as it was known at the end of that day (default: as known now)
  --revisions   instead, the days that were changed after they were published, version by version
  --own PATH    instead, our own log (its folder) or a night file by the day on which each boat was
                first heard of, beside what is published of those days: another series, never added
  --data DIR    folder of the log, for what vigie tally import took in (default ./.vigie)
  --lang en|fr  the language of the words (default en)
  --json        {"asked", "series", "rows", "total", "records", "weather", "measured"} as one JSON
                document;
                with --revisions {"asked", "series", "kept", "days", "up", "down", "boatsOnly",
                "first", "last"}, with --own {"own", "published"}

  vigie tally --from 2021-01-01 --to 2021-12-31 --by month
  vigie tally --from 2022-09-01 --to 2022-09-30 --by day --as-of 2022-10-01
  vigie tally --own data/nights/2021-11-23.night

Exit codes: 0 printed, 1 printed without lines of a night that could not be read, 2 wrong arguments,
3 the series or the log cannot be read.`;

/** The public count of crossings, as known on a day and as known now. */
export const tally: Command = {
  name: "tally",
  summary: "Count crossings by day, week, month or year, as known then and as known now.",
  help,
  parts: [tallyImport],
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      from: { type: "string" },
      to: { type: "string" },
      by: { type: "string" },
      "as-of": { type: "string" },
      revisions: { type: "boolean", default: false },
      own: { type: "string" },
      data: { type: "string", default: "./.vigie" },
      lang: { type: "string", default: "en" },
      json: { type: "boolean", default: false },
    });
    readPositionals(positionals, []);
    const language = readLanguage(values.lang);
    const series = withKept(openCrossings(ROOT), resolve(values.data));
    const [first, last] = endsOf(series);
    const from = dayOf(values.from, "--from");
    const to = dayOf(values.to, "--to");
    const asOf = dayOf(values["as-of"], "--as-of");
    if (values.own !== undefined) {
      if (values.revisions) throw new Usage("Expected --own or --revisions; came both.");
      if (from !== null && to !== null) checkOrder({ from, to });
      const own = { from, to, by: spanOf(values.by ?? "day"), asOf, language, json: values.json };
      return (await tellOwn(values.own, series, own, io)) ? EXIT.done : EXIT.refused;
    }
    const asked: TallyAsked = {
      from: from ?? first,
      to: to ?? asOf ?? last,
      by: spanOf(values.by ?? "month"),
      asOf,
    };
    checkOrder(asked);
    if (values.revisions) tellRevisions(series, asked, language, values.json, io);
    else {
      const { from: since, to: until, by } = asked;
      const all = { from: since, to: until, by, asOf, people: "all" } as const;
      const noted = tallyOperations(readOperations(resolve(values.data)), all).rows;
      const measured = tallyWeather(readWeather(resolve(values.data)), asked);
      tellTally(series, { asked, first, beside: { noted, measured } }, language, values.json, io);
    }
    return EXIT.done;
  },
};

function tellRevisions(
  series: Series,
  asked: TallyAsked,
  language: Language,
  json: boolean,
  io: Io,
): void {
  const revisions = revisionsOf(series, asked);
  if (json) io.out(JSON.stringify({ asked, series: series.name, ...revisions }));
  else for (const line of sayRevisions(revisions, asked, language)) io.out(line);
}

function tellTally(
  series: Series,
  { asked, first, beside }: Omit<TallyTold, "tally" | "records">,
  language: Language,
  json: boolean,
  io: Io,
): void {
  const tally = tallyCrossings(series, asked);
  const records = recordsOf(series, { until: asked.to, asOf: asked.asOf });
  const { noted, measured } = beside;
  const weather = noted.map(({ period, operations, wind, sea }) => {
    return { period, operations, wind, sea };
  });
  const told = { asked, series: series.name, ...tally, records, weather, measured };
  if (json) io.out(JSON.stringify(told));
  else
    for (const line of sayTally({ asked, tally, records, first, beside }, language)) io.out(line);
}

function endsOf({ days, versions }: Series): readonly [Day, Day] {
  const all = [...days, ...versions].map(({ day }) => day).sort();
  return [all[0]!, all.at(-1)!];
}
