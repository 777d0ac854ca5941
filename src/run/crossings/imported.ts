import { z } from "zod";
import { withImported, type DayFigure, type Series } from "#record";
import { keepLines, keptCell, keptDay, readKept } from "../kept-lines.ts";

/** In the data folder: one imported figure a line. */
const FILE = "crossings.jsonl";

const whole = z.int().nonnegative();
const line = z.strictObject({
  day: keptDay,
  people: whole,
  boats: whole,
  publisher: z.string().min(1),
  since: keptDay,
  cell: keptCell,
});

/** The series with what was imported into a data folder. Throws a Cannot that names the line. */
export function withKept(series: Series, folder: string): Series {
  return withImported(series, readKept(folder, FILE, line));
}

/** Adds figures to those of a data folder. Throws a Cannot when it can't. */
export function keepImported(folder: string, figures: readonly DayFigure[]): void {
  keepLines(folder, FILE, figures);
}
