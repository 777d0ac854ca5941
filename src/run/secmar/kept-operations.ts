import { z } from "zod";
import { Fault, type SecmarOperation } from "#intake";
import { readDay, type Day, type SeaOperation } from "#record";
import { keepLines, keptCell, keptDay, readKept } from "../kept-lines.ts";

/** In the data folder: one operation as it stood in one issue a line. */
const FILE = "operations.jsonl";

const whole = z.int().nonnegative();
const line = z.strictObject({
  id: z.string().min(1),
  number: z.string(),
  cross: z.string().min(1),
  day: keptDay,
  kind: z.string().nullable(),
  event: z.string(),
  zone: z.string(),
  wind: whole.nullable(),
  sea: whole.nullable(),
  outcomes: z
    .array(z.strictObject({ category: z.string(), outcome: z.string(), people: whole.nullable() }))
    .nullable(),
  crafts: whole.nullable(),
  since: keptDay,
  cell: keptCell,
});

/** The operations that were taken into a data folder. Throws a Cannot that names the line. */
export const readOperations = (folder: string): readonly SeaOperation[] =>
  readKept(folder, FILE, line);

export function keepOperations(folder: string, operations: readonly SeaOperation[]): void {
  keepLines(folder, FILE, operations);
}

/** An operation as it was read: by the day of its alert in UTC. Throws a Fault for no day. */
export function operationOf(
  { line: row, alerted, ...rest }: SecmarOperation,
  file: string,
  since: Day,
): SeaOperation {
  const day = readDay(alerted.slice(0, 10));
  if (day === null) throw new Fault(`expected a day; came ${alerted}`);
  return { ...rest, day, since, cell: { file, line: row } };
}
