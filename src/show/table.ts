import type { Cells } from "#record";
import type { Count } from "#units";
import { sayNumber, type Language } from "./language.ts";

/** Columns as wide as their widest cell, the first to the left; the last is not filled up. */
export function tableOf(lines: readonly (readonly string[])[]): readonly string[] {
  const columns = lines[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.max(...lines.map((line) => line[at]!.length)),
  );
  return lines.map((line) =>
    line
      .map((cell, at) => {
        if (at === line.length - 1) return cell;
        return at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!);
      })
      .join("  ")
      .trimEnd(),
  );
}

/** "28,526", or "≥ 28,526" while a part of it is not known. */
export function sayAtLeast({ least, most }: Count, language: Language): string {
  if (most === null) return least === 0 ? "?" : `≥ ${sayNumber(least, language)}`;
  if (most > least) return `${sayNumber(least, language)}–${sayNumber(most, language)}`;
  return sayNumber(least, language);
}

/** "iom.csv:5,9-10": the lines of each file together. */
export const sayCells = (cells: readonly Cells[]): string =>
  [...Map.groupBy(cells, ({ file }) => file)]
    .map(([file, runs]) => {
      const lines = runs.map(({ from, to }) => (to > from ? `${from}-${to}` : String(from)));
      return `${file}:${lines.join(",")}`;
    })
    .join(" ");
