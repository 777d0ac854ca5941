import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readDay, type Day } from "#record";
import { Cannot } from "./arguments.ts";

/** A calendar day in a line that is kept. */
export const keptDay = z
  .string()
  .refine((text) => readDay(text) !== null, "expected a day such as 2021-11-24")
  .transform((text) => text as Day);
export const keptCell = z.strictObject({ file: z.string().min(1), line: z.int().positive() });

/**
 * What was taken into a data folder, one thing a line, none ever changed; nothing when there is no
 * such file. Throws a Cannot that names the line.
 */
export function readKept<Thing>(folder: string, name: string, line: z.ZodType<Thing>): Thing[] {
  const path = join(folder, name);
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .split("\n")
    .flatMap((text, at): readonly Thing[] => {
      if (text === "") return [];
      try {
        return [line.parse(JSON.parse(text))];
      } catch (error) {
        const why = error instanceof z.ZodError ? error.issues[0]?.message : "expected JSON";
        throw new Cannot(`${path}, line ${at + 1}: ${why}.`, { cause: error });
      }
    });
}

/** Adds things to those of a data folder. Throws a Cannot when it can't. */
export function keepLines(folder: string, name: string, things: readonly object[]): void {
  if (things.length === 0) return;
  const text = things.map((thing) => `${JSON.stringify(thing)}\n`).join("");
  try {
    appendFileSync(join(folder, name), text, { flush: true });
  } catch (error) {
    throw new Cannot(`${folder}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
