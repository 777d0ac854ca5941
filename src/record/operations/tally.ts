import { addCounts, NOBODY, type Count } from "#units";
import { spanOf, type Day, type Span } from "../crossings/day.ts";
import { cellsOf, type Cells } from "../crossings/tally.ts";
import type { Known } from "../changes.ts";
import { operationsAsOf, type Outcome, type SeaOperation } from "./operations.ts";

/** How an operation ended for people, as far as its source says. */
export const OUTCOMES = [
  "rescued",
  "assisted",
  "found",
  "by themselves",
  "dead",
  "missing",
  "false alarm",
  "other",
  "not known",
] as const;
export type OutcomeGroup = (typeof OUTCOMES)[number];

/** The source's words at their beginning (schema of SECMAR and, since 2021, SeaMIS). */
const WORDS: Readonly<Record<string, OutcomeGroup>> = {
  "personne secourue": "rescued",
  "personne assistée": "assisted",
  "personne retrouvée": "found",
  "personne tirée d'affaire seule": "by themselves",
  "personne décédée": "dead",
  "personne disparue": "missing",
  "personne impliquée dans": "false alarm",
  inconnu: "not known",
};

/**
 * The source closes an operation whose end nobody knows under this event, and then takes boat and
 * people for arrived by themselves (SECMAR documentation, "Incertitude"). Here they stay unknown.
 */
const UNCERTAIN = "incertitude";
/** How the source files people who cross, and the event it has for it. */
const CROSSING = /^(?:clandestin|migrant)s?$/i;
const CROSSING_EVENT = "immigration clandestine";

export type OperationsRow = {
  readonly period: string;
  readonly from: Day;
  readonly to: Day;
  readonly operations: number;
  /** Operations whose end nobody knows, and those that have no word of any person. */
  readonly uncertain: number;
  readonly silent: number;
  readonly people: Count;
  /** The top is open while an operation is uncertain, silent, or has people of unknown end. */
  readonly outcomes: Readonly<Record<OutcomeGroup, Count>>;
  /** Craft involved; open where the source's table was not given. */
  readonly crafts: Count;
  /** Beaufort and Douglas, lowest to highest noted; null: none was. */
  readonly wind: Noted | null;
  readonly sea: Noted | null;
  readonly cells: readonly Cells[];
};

type Noted = { readonly least: number; readonly most: number };

export type OperationsAsked = {
  readonly from: Day;
  readonly to: Day;
  readonly by: Span;
  readonly asOf: Day | null;
  /** All operations, or those in which the source files people who cross. */
  readonly people: "all" | "crossing";
};

export type OperationsTally = {
  /** Periods with an operation. */
  readonly rows: readonly OperationsRow[];
  readonly total: OperationsRow;
};

/** Operations by period. They are not crossings nor boats, and are never added to either. */
export function tallyOperations(
  operations: readonly SeaOperation[],
  asked: OperationsAsked,
): OperationsTally {
  const { from, to, by, asOf, people } = asked;
  const own = operationsAsOf(operations, asOf)
    .map(({ thing }: Known<SeaOperation>) => thing)
    .filter(({ day }) => day >= from && day <= to)
    .filter((operation) => people === "all" || isCrossing(operation))
    .sort((one, other) => compare(one.day, other.day) || compare(one.id, other.id));
  const periods = Map.groupBy(own, ({ day }) => spanOf(day, by));
  const rows = [...periods].map(([period, inIt]) =>
    rowOf(period, [inIt[0]!.day, inIt.at(-1)!.day], { operations: inIt, people }),
  );
  return { rows, total: rowOf("total", [from, to], { operations: own, people }) };
}

const isCrossing = ({ event, outcomes }: SeaOperation): boolean =>
  event.toLowerCase() === CROSSING_EVENT ||
  (outcomes ?? []).some(({ category }) => CROSSING.test(category));

type Own = {
  readonly operations: readonly SeaOperation[];
  readonly people: OperationsAsked["people"];
};

function rowOf(period: string, [from, to]: readonly [Day, Day], own: Own): OperationsRow {
  const { operations } = own;
  const uncertain = operations.filter(isUncertain).length;
  const silent = operations.filter(({ outcomes }) => (outcomes ?? []).length === 0).length;
  const told = operations.flatMap((operation) => toldOf(operation, own.people));
  const sum = (these: typeof told): number =>
    these.reduce((all, { people }) => all + (people ?? 0), 0);
  const inAll = sum(told);
  const isUntold = silent > 0 || told.some(({ people }) => people === null);
  const isOpen = isUntold || uncertain > 0 || told.some(({ group }) => group === "not known");
  const outcomes = OUTCOMES.map((group): [OutcomeGroup, Count] => {
    const least = sum(told.filter((each) => each.group === group));
    return [group, { least, most: isOpen ? null : least }];
  });
  return {
    period,
    from,
    to,
    operations: operations.length,
    uncertain,
    silent,
    people: { least: inAll, most: isUntold ? null : inAll },
    outcomes: Object.fromEntries(outcomes) as Record<OutcomeGroup, Count>,
    crafts: operations.reduce((all, { crafts }) => addCounts(all, craftsOf(crafts)), NOBODY),
    wind: notedOf(operations.flatMap(({ wind }) => wind ?? [])),
    sea: notedOf(operations.flatMap(({ sea }) => sea ?? [])),
    cells: cellsOf(
      operations
        .map(({ cell }) => cell)
        .toSorted((one, other) => compare(one.file, other.file) || one.line - other.line),
    ),
  };
}

const isUncertain = ({ event }: SeaOperation): boolean => event.toLowerCase() === UNCERTAIN;

const craftsOf = (crafts: number | null): Count => ({ least: crafts ?? 0, most: crafts });

type Told = { readonly group: OutcomeGroup; readonly people: number | null };

/** The people of an operation by their end; of an uncertain one nobody's end is known. */
function toldOf(operation: SeaOperation, of: OperationsAsked["people"]): readonly Told[] {
  const outcomes = operation.outcomes ?? [];
  const crossing = outcomes.filter(({ category }) => CROSSING.test(category));
  // Where only the event tells of a crossing, everybody in it is taken.
  const own = of === "crossing" && crossing.length > 0 ? crossing : outcomes;
  return own.map((outcome) => ({
    group: isUncertain(operation) ? "not known" : groupOf(outcome),
    people: outcome.people,
  }));
}

function groupOf({ outcome }: Outcome): OutcomeGroup {
  const words = outcome.toLowerCase().replaceAll("’", "'");
  const known = Object.entries(WORDS).find(([beginning]) => words.startsWith(beginning));
  if (known !== undefined) return known[1];
  return words === "" ? "not known" : "other";
}

function notedOf(noted: readonly number[]): Noted | null {
  return noted.length === 0 ? null : { least: Math.min(...noted), most: Math.max(...noted) };
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
