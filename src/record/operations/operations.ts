import { changesOf, versionsAsOf, type Changes, type Known } from "../changes.ts";
import type { Day } from "../crossings/day.ts";
import type { Cell } from "../crossings/figures.ts";

/** What became of some people of an operation, in the words of its source. */
export type Outcome = {
  readonly category: string;
  readonly outcome: string;
  /** null: the source has no number that can be read. */
  readonly people: number | null;
};

/** A sea rescue operation as a coordinating centre counts it: no crossing, and no boat. */
export type SeaOperation = {
  readonly id: string;
  readonly number: string;
  /** The centre that coordinated it. */
  readonly cross: string;
  /** Of the alert, UTC. */
  readonly day: Day;
  readonly kind: string | null;
  readonly event: string;
  readonly zone: string;
  /** Beaufort and Douglas; null: not noted. */
  readonly wind: number | null;
  readonly sea: number | null;
  /** null: not known. */
  readonly outcomes: readonly Outcome[] | null;
  readonly crafts: number | null;
  readonly since: Day | null;
  readonly cell: Cell;
};

const keyOf = ({ id }: SeaOperation): string => id;

/** Each operation as known at the end of a day, null for now. */
export function operationsAsOf(
  operations: readonly SeaOperation[],
  asOf: Day | null,
): readonly Known<SeaOperation>[] {
  // All came in by an import, so none is of an issue without a day.
  const issued = "9999-12-31" as Day;
  return [...versionsAsOf(operations, { keyOf, issued, asOf }).values()].filter(
    ({ thing }) => asOf === null || thing.day <= asOf,
  );
}

/** A newer issue of some centres' operations against what is known of these centres now. */
export function differenceOfOperations(
  operations: readonly SeaOperation[],
  issue: readonly SeaOperation[],
  crosses: readonly string[],
): Changes<SeaOperation> {
  const known = operationsAsOf(operations, null)
    .filter(({ thing }) => crosses.includes(thing.cross))
    .map(({ thing }) => [keyOf(thing), thing] as const);
  return changesOf(new Map(known), issue, { keyOf, isSame });
}

const isSame = (one: SeaOperation, other: SeaOperation): boolean => saysOf(one) === saysOf(other);

const saysOf = (operation: SeaOperation): string => {
  const says = Object.entries(operation).filter(([key]) => key !== "since" && key !== "cell");
  return JSON.stringify(says.sort(([one], [other]) => (one < other ? -1 : 1)));
};
