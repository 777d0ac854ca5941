import { OUTCOMES, type OperationsAsked, type OperationsRow, type OperationsTally } from "#record";
import { listOf, say, sayNumber, type Language } from "./language.ts";
import { sayAtLeast, sayCells, tableOf } from "./table.ts";
import { sayWhen } from "./when-known.ts";

/** Operations in lines: a row for each period, and what nobody knows of them. */
export function sayOperations(
  { rows, total }: OperationsTally,
  asked: OperationsAsked & { readonly crosses: readonly string[] },
  language: Language,
): string[] {
  const { from, to, asOf } = asked;
  const when = sayWhen(asOf, language);
  const people = say(language, `operations.people.${asked.people}`);
  const crosses = asked.crosses.length === 0 ? "CROSS" : listOf(asked.crosses, language);
  const heading = [
    say(language, "operations.title", { crosses, people, from, to, when }),
    say(language, "operations.never"),
    "",
  ];
  if (rows.length === 0) return [...heading, say(language, "operations.none")];
  const { uncertain, silent } = total;
  return [
    ...heading,
    ...tableOf([headingOf(language), ...[...rows, total].map((row) => cellsOf(row, language))]),
    ...(uncertain === 0 ? [] : [say(language, "operations.uncertain", { uncertain })]),
    ...(silent === 0 ? [] : [say(language, "operations.silent", { silent })]),
  ];
}

const COLUMNS = ["period", "operations", "people", ...OUTCOMES, "wind", "source"] as const;

const headingOf = (language: Language): readonly string[] =>
  COLUMNS.map((column) => say(language, `operations.column.${column}`));

function cellsOf(row: OperationsRow, language: Language): readonly string[] {
  const { wind } = row;
  const isTotal = row.period === "total";
  return [
    isTotal ? say(language, "operations.total") : row.period,
    sayNumber(row.operations, language),
    sayAtLeast(row.people, language),
    ...OUTCOMES.map((outcome) => sayAtLeast(row.outcomes[outcome], language)),
    wind === null ? "?" : sayAtLeast(wind, language),
    isTotal ? "" : sayCells(row.cells),
  ];
}
