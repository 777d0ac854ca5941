import { Fault } from "./fault.ts";
import { recordsIn, type Row } from "./sightings/csv-rows.ts";

/** A row whose cells go by the names of their columns. */
export type NamedCells<Column extends string> = {
  readonly line: number;
  readonly of: (column: Column) => string;
};

/** A row that could not be read; `line` from 1. */
export type RowFault = { readonly table: string; readonly line: number; readonly why: string };

/** A table of a known form: its name in what is said of it, its columns, what parts its cells. */
type Form<Column extends string> = {
  readonly table: string;
  readonly columns: readonly Column[];
  readonly separator: string;
};

/**
 * Every row of a table by the names of its columns, in whatever order they stand. A row of which
 * `take` throws a Fault goes to `faults`, the others are read. Throws a Fault for another table.
 */
export function eachRow<const Column extends string>(
  text: string,
  { table, columns, separator }: Form<Column>,
  faults: RowFault[],
  take: (row: NamedCells<Column>) => void,
): void {
  let at: ReadonlyMap<Column, number> | null = null;
  for (const row of recordsIn(text, separator)) {
    if (at === null) {
      at = columnsOf(row, table, columns);
      continue;
    }
    const known = at;
    try {
      if (row.why !== null) throw new Fault(row.why);
      take({ line: row.line, of: (column) => row.cells[known.get(column)!] ?? "" });
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      faults.push({ table, line: row.line, why: error.message });
    }
  }
  if (at === null) throw new Fault(`${table}: expected a table with a heading; came nothing`);
}

function columnsOf<Column extends string>(
  { cells }: Row,
  table: string,
  columns: readonly Column[],
): ReadonlyMap<Column, number> {
  const missing = columns.filter((column) => !cells.includes(column));
  if (missing.length > 0) {
    const came = cells.slice(0, 6).join(", ");
    throw new Fault(`${table}: expected a column ${missing.join(", ")}; came ${came}`);
  }
  return new Map(columns.map((column) => [column, cells.indexOf(column)]));
}
