import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { readDailyWeather, type DailyWeather } from "#intake";
import { differenceOfWeather, type Changes, type WeatherDay } from "#record";
import { Cannot, EXIT, readArguments, readPositionals, Usage } from "../arguments.ts";
import type { Command, Io } from "../command.ts";
import { makeFolder } from "../folder.ts";
import { publishedOf } from "../record-arguments.ts";
import { tellChanges } from "../tell-changes.ts";
import { keepWeather, readWeather, weatherDayOf } from "../weather/kept-weather.ts";

const DATA = "./.vigie";

const help = `vigie weather import FILE.csv[.gz] --station NAME --published DAY [options]

Takes in the days of a station from Météo-France's open data "Données climatologiques de base -
quotidiennes" (table RR-T-Vent of a département; the 62 is the Pas-de-Calais), and says what it
changes: days added, changed with how they stood before, and those that it leaves out, which stay.
Importing it again changes nothing. Values that their owner holds for doubtful are not read.

  --station NAME   a station by its number or name; may be given again. Without one the stations
                   of the file that measured wind are listed, and nothing is taken in
  --published DAY  when this issue came out, such as 2026-11-20: since then its figures are known
  --data DIR       folder of the log, where the weather is kept (default ${DATA})
  --dry            say what it would change, and keep nothing
  --json           {"added", "changed", "unchanged", "missing", "stations", "faults"}

Exit codes: 0 taken in, 1 rows that could not be read (they are listed, the others were taken in),
2 wrong arguments, 3 no such file, another table, or a station that is not in it.`;

export const weatherImport: Command = {
  name: "weather import",
  summary: "Take in days of weather of a station, and say what they change.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      station: { type: "string", multiple: true, default: [] },
      published: { type: "string" },
      data: { type: "string", default: DATA },
      dry: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    });
    const [file] = readPositionals(positionals, ["FILE"]);
    const published = values.station.length === 0 ? null : publishedOf(values.published);
    const read = weatherIn(file, values.station);
    if (published === null) {
      for (const { station, name, days } of read.stations) io.out(`${station}  ${name}: ${days}`);
      throw new Usage("--station: expected a station of this file; came none.");
    }
    checkStations(read, values.station, file);
    const folder = resolve(values.data);
    const issue = read.days.map((day) => weatherDayOf(day, basename(file), published));
    const difference = differenceOfWeather(readWeather(folder), issue);
    if (!values.dry) {
      makeFolder(folder);
      keepWeather(folder, [...difference.added, ...difference.changed.map(({ to }) => to)]);
    }
    const { stations, faults } = read;
    if (values.json) io.out(JSON.stringify({ ...difference, stations, faults }));
    else tell(difference, read, io);
    return faults.length === 0 ? EXIT.done : EXIT.refused;
  },
};

function weatherIn(file: string, stations: readonly string[]): DailyWeather {
  try {
    const bytes = readFileSync(file);
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return readDailyWeather((isPacked ? gunzipSync(bytes) : bytes).toString("utf8"), stations);
  } catch (error) {
    throw new Cannot(`${file}: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function checkStations({ days }: DailyWeather, wanted: readonly string[], file: string): void {
  const own = new Set(days.flatMap(({ station, name }) => [station, name.toLowerCase()]));
  const missing = wanted.filter((each) => !own.has(each.toLowerCase()));
  if (missing.length === 0) return;
  const came = "without --station its stations are listed";
  throw new Cannot(
    `${file}: expected days of the station ${missing.join(", ")}; came none, ${came}.`,
  );
}

function tell(changes: Changes<WeatherDay>, { faults }: DailyWeather, io: Io): void {
  const change = (from: WeatherDay, to: WeatherDay): string =>
    `${to.name}, ${to.day}: ${saidOf(from)}, now ${saidOf(to)} (line ${to.cell.line})`;
  tellChanges(changes, { things: "days", change }, io);
  for (const { line, why } of faults) io.err(`line ${line}: ${why}`);
}

const saidOf = ({ mean, most, direction, coldest }: WeatherDay): string =>
  `wind ${mean ?? "?"} m/s, up to ${most ?? "?"} from ${direction ?? "?"}°, ${coldest ?? "?"} °C`;
