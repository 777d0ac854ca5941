import { z } from "zod";
import { Fault, type MeasuredDay } from "#intake";
import { readDay, type Day, type WeatherDay } from "#record";
import { keepLines, keptCell, keptDay, readKept } from "../kept-lines.ts";

/** In the data folder: one day of a station as it stood in one issue a line. */
const FILE = "weather.jsonl";

const value = z.number().nullable();
const line = z.strictObject({
  station: z.string().min(1),
  name: z.string().min(1),
  day: keptDay,
  mean: value,
  most: value,
  direction: value,
  coldest: value,
  since: keptDay,
  cell: keptCell,
});

/** The weather that was taken into a data folder. Throws a Cannot that names the line. */
export const readWeather = (folder: string): readonly WeatherDay[] => readKept(folder, FILE, line);

export function keepWeather(folder: string, days: readonly WeatherDay[]): void {
  keepLines(folder, FILE, days);
}

/** A day as it was read. Throws a Fault for no day. */
export function weatherDayOf(
  { line: row, day: written, ...rest }: MeasuredDay,
  file: string,
  since: Day,
): WeatherDay {
  const day = readDay(written);
  if (day === null) throw new Fault(`expected a day; came ${written}`);
  return { ...rest, day, since, cell: { file, line: row } };
}
