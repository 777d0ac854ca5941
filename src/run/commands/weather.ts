import { resolve } from "node:path";
import { tallyWeather, type Day, type WeatherAsked, type WeatherDay } from "#record";
import { sayMeasured } from "#show";
import { EXIT, readArguments, readLanguage, readPositionals } from "../arguments.ts";
import type { Command } from "../command.ts";
import { checkOrder, dayOf, spanOf } from "../record-arguments.ts";
import { readWeather } from "../weather/kept-weather.ts";
import { weatherImport } from "./weather-import.ts";

const help = `vigie weather [--from DAY] [--to DAY] [--by SPAN] [--as-of DAY] [options]

Wind that stations on the coast measured, from what vigie weather import took in: the lowest and
highest mean of a day and the highest mean of ten minutes, in m/s at 10 m, each station by itself.
vigie tally and the public site show it beside the crossings.

  --from DAY     first day, UTC (default: the first that was taken in)
  --to DAY       last day (default: the last that was taken in, or --as-of)
  --by SPAN      day, week (Monday to Sunday), month or year (default month)
  --as-of DAY    as it was known at the end of that day (default: as known now)
  --data DIR     folder of the log, where the weather is kept (default ./.vigie)
  --lang en|fr   the language of the words (default en)
  --json         {"asked", "rows"} as one JSON document

  vigie weather --from 2021-11-01 --to 2021-11-30 --by day

Exit codes: 0 printed, 2 wrong arguments, 3 the weather cannot be read.`;

/** Measured wind, which is set beside the crossings. */
export const weather: Command = {
  name: "weather",
  summary: "Wind that stations measured, to stand beside the crossings.",
  help,
  parts: [weatherImport],
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      from: { type: "string" },
      to: { type: "string" },
      by: { type: "string", default: "month" },
      "as-of": { type: "string" },
      data: { type: "string", default: "./.vigie" },
      lang: { type: "string", default: "en" },
      json: { type: "boolean", default: false },
    });
    readPositionals(positionals, []);
    const language = readLanguage(values.lang);
    const days = readWeather(resolve(values.data));
    const asOf = dayOf(values["as-of"], "--as-of");
    const [first, last] = endsOf(days);
    const asked: WeatherAsked = {
      from: dayOf(values.from, "--from") ?? first,
      to: dayOf(values.to, "--to") ?? asOf ?? last,
      by: spanOf(values.by),
      asOf,
    };
    checkOrder(asked);
    const rows = tallyWeather(days, asked);
    if (values.json) io.out(JSON.stringify({ asked, rows }));
    else for (const each of sayMeasured(rows, asked, language)) io.out(each);
    return EXIT.done;
  },
};

/** The first year of the crossings, where nothing was taken in. */
const NO_DAYS = ["2018-01-01", "2018-12-31"] as readonly string[] as readonly [Day, Day];

function endsOf(all: readonly WeatherDay[]): readonly [Day, Day] {
  const days = all.map(({ day }) => day).sort();
  return [days[0] ?? NO_DAYS[0], days.at(-1) ?? NO_DAYS[1]];
}
