/** A JSON object of which nothing is known yet. */
export type Row = Readonly<Record<string, unknown>>;

export const isRow = (value: unknown): value is Row =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The first of these names that the object has, whatever stands there; undefined without. */
export function firstOf(row: Row, names: readonly string[]): unknown {
  const name = names.find((each) => Object.hasOwn(row, each));
  return name === undefined ? undefined : row[name];
}

export function numberAt(row: Row, ...names: readonly string[]): number | null {
  const value = firstOf(row, names);
  return typeof value === "number" ? value : null;
}

/** A list of numbers, with NaN for null; null when it is anything else. */
export function numbersIn(value: unknown): readonly number[] | null {
  if (!Array.isArray(value)) return null;
  const numbers = (value as readonly unknown[]).map((each) => (each === null ? Number.NaN : each));
  return numbers.every((each) => typeof each === "number") ? numbers : null;
}

/** Rows of numbers; one row for a plain list. Null when it is anything else. */
export function tableIn(value: unknown): readonly (readonly number[])[] | null {
  const single = numbersIn(value);
  if (single !== null && single.length > 0) return [single];
  if (!Array.isArray(value) || value.length === 0) return null;
  const rows = (value as readonly unknown[]).map(numbersIn);
  return rows.every((row) => row !== null) ? rows : null;
}
