import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { STAGES, type MoneyBook } from "#record";
import { Cannot } from "../arguments.ts";

const FILE = "data/money/uk-france.json";
/** A day, a month or a year. */
const DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

const text = z.string().min(1);
const range = {
  least: z.number().nonnegative(),
  most: z.number().nonnegative().nullable(),
};
const isRange = ({ least, most }: { least: number; most: number | null }): boolean =>
  most === null || most >= least;
const atLeast = "expected most to be at least least, or null";
const converted = z.strictObject({
  amount: z.number().nonnegative(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  rate: z.number().positive().nullable(),
  on: z.string().nullable(),
  by: text,
});
const statement = z
  .strictObject({
    id: text,
    agreement: text.nullable(),
    about: text,
    stage: z.enum(STAGES),
    on: text,
    says: text,
    money: z
      .strictObject({ ...range, currency: z.string().regex(/^[A-Z]{3}$/) })
      .refine(isRange, atLeast)
      .nullable(),
    things: z
      .strictObject({ what: text, ...range })
      .refine(isRange, atLeast)
      .nullable(),
    converted: z.array(converted),
    partOf: text.nullable(),
    period: text.nullable(),
    due: z.string().regex(DATE).nullable().default(null),
    usedIn: text.nullable().default(null),
    note: text.nullable(),
    sources: z
      .array(z.strictObject({ title: text, url: z.string(), date: z.string().regex(DATE) }))
      .min(1, "expected a source"),
  })
  .refine(
    ({ money, things }) => (money === null) !== (things === null),
    "expected money or things, one of them",
  );
const book = z.strictObject({
  agreements: z.array(z.strictObject({ id: text, name: text, date: z.string().regex(DATE) })),
  statements: z.array(statement),
});

/**
 * The statements of money and equipment that come with Vigie (data/money/ORIGIN.md). Throws a
 * Cannot that names the statement and field, what was expected and what came.
 */
export function openMoney(root: string): MoneyBook {
  return readMoney(textOf(join(root, FILE)), FILE);
}

/** The book that a JSON document tells; `name` is what errors call it. */
export function readMoney(json: string, name: string): MoneyBook {
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch (error) {
    throw new Cannot(`${name}: expected JSON; ${error instanceof Error ? error.message : ""}`);
  }
  const { success, data, error } = book.safeParse(given);
  if (!success) {
    const [issue] = error.issues;
    throw new Cannot(`${name}, ${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`);
  }
  checkNames(data, name);
  return data;
}

/** Every statement under an id of its own, and every name of another leads to one. */
function checkNames({ statements, agreements }: MoneyBook, name: string): void {
  const ids = new Set(statements.map(({ id }) => id));
  const known = new Set(agreements.map(({ id }) => id));
  if (ids.size < statements.length)
    throw new Cannot(`${name}: expected every statement under an id of its own; one came twice.`);
  for (const { id, partOf, agreement } of statements) {
    if (partOf !== null && !ids.has(partOf))
      throw new Cannot(`${name}, ${id}: partOf: expected the id of a statement; came ${partOf}.`);
    if (agreement !== null && !known.has(agreement))
      throw new Cannot(`${name}, ${id}: expected the id of an agreement; came ${agreement}.`);
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new Cannot(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
