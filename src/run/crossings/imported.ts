import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readDay, withImported, type Day, type DayFigure, type Series } from "#record";
import { Cannot } from "../arguments.ts";

/** In the data folder: one imported figure a line, none ever changed. */
const FILE = "crossings.jsonl";

const day = z
  .string()
  .refine((text) => readDay(text) !== null, "expected a day such as 2021-11-24")
  .transform((text) => text as Day);
const whole = z.int().nonnegative();
const line = z.strictObject({
  day,
  people: whole,
  boats: whole,
  publisher: z.string().min(1),
  since: day,
  cell: z.strictObject({ file: z.string().min(1), line: z.int().positive() }),
});

/** The series with what was imported into a data folder. Throws a Cannot that names the line. */
export function withKept(series: Series, folder: string): Series {
  const path = join(folder, FILE);
  if (!existsSync(path)) return series;
  const lines = readFileSync(path, "utf8").split("\n");
  const imported = lines.flatMap((text, at): readonly DayFigure[] => {
    if (text === "") return [];
    try {
      return [line.parse(JSON.parse(text))];
    } catch (error) {
      const why = error instanceof z.ZodError ? error.issues[0]?.message : "expected JSON";
      throw new Cannot(`${path}, line ${at + 1}: ${why}.`, { cause: error });
    }
  });
  return withImported(series, imported);
}

/** Adds figures to those of a data folder. Throws a Cannot when it can't. */
export function keepImported(folder: string, figures: readonly DayFigure[]): void {
  if (figures.length === 0) return;
  const text = figures.map((figure) => `${JSON.stringify(figure)}\n`).join("");
  try {
    appendFileSync(join(folder, FILE), text, { flush: true });
  } catch (error) {
    throw new Cannot(`${folder}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
