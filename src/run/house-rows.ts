import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readDay, type Day } from "#record";
import { Cannot } from "./arguments.ts";

/** A row of a table that comes with Vigie: its cells by heading, and where it is written. */
export type HouseRow = {
  readonly file: string;
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
};

/** Rows of a file of the house: commas, and quotation marks around a cell that has one. */
export function rowsOf(root: string, file: string, heading: string): readonly HouseRow[] {
  const [first = "", ...lines] = textOf(join(root, file)).trimEnd().split("\n");
  if (first !== heading)
    throw new Cannot(`${file}: expected the heading ${heading}; came "${first}".`);
  const names = heading.split(",");
  return lines.map((line, index) => {
    const cells = Array.from(line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g), (cell) => {
      const [, quoted, plain] = cell;
      return quoted ?? plain ?? "";
    });
    if (cells.length !== names.length)
      throw new Cannot(`${file}, line ${index + 2}: expected ${heading}; came "${line}".`);
    const named = names.map((name, at) => [name, cells[at]!] as const);
    return { file, line: index + 2, cells: Object.fromEntries(named) };
  });
}

export function dayIn({ file, line, cells }: HouseRow, name: string): Day {
  const day = readDay(cells[name]!);
  if (day !== null) return day;
  throw new Cannot(
    `${file}, line ${line}: ${name}: expected a day such as 2021-11-24; came "${cells[name]}".`,
  );
}

export function numberIn({ file, line, cells }: HouseRow, name: string): number {
  const text = cells[name]!;
  if (/^\d+$/.test(text)) return Number(text);
  throw new Cannot(
    `${file}, line ${line}: ${name}: expected a whole number, 0 or above; came "${text}".`,
  );
}

/** The text of a file. Throws a Cannot that names it. */
export function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new Cannot(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
