import { gapsOf, type Covered, type Gap } from "./gaps.ts";
import { linesOf, sumsAt, type Line } from "./lines.ts";
import { STAGES, type Agreement, type Amount, type MoneyBook, type Stage } from "./statements.ts";

/** One agreement: its lines by stage, what each stage comes to, and its gaps. */
export type Flow = {
  /** null: statements of no single agreement. */
  readonly agreement: Agreement | null;
  readonly lines: readonly Line[];
  readonly sums: readonly { readonly stage: Stage; readonly amounts: readonly Amount[] }[];
  readonly gaps: readonly Gap[];
  /** Things announced of it that are told to have come by another agreement: no gap. */
  readonly covered: readonly Covered[];
};

/**
 * The flows of all agreements of a book, then what is of none, whatever its order. `asOf` is the
 * day that the book is as of: what is due later is no gap yet. null: now, when all is due.
 */
export function flowsOf(
  { agreements, statements }: MoneyBook,
  asOf: string | null = null,
): readonly Flow[] {
  const known = [...agreements].sort((one, other) => compare(one.date, other.date));
  const ledgers = [...known, null].flatMap((agreement) => {
    const own = statements.filter((each) => each.agreement === (agreement?.id ?? null));
    return own.length === 0 ? [] : [{ agreement, lines: linesOf(own) }];
  });
  return ledgers.map((ledger) => {
    const { agreement, lines } = ledger;
    const sums = STAGES.flatMap((stage) => {
      const amounts = sumsAt(lines, stage);
      return amounts.length === 0 ? [] : [{ stage, amounts }];
    });
    const others = ledgers.filter((other) => other !== ledger && other.agreement !== null);
    return { agreement, lines, sums, ...gapsOf({ agreement, lines, others, asOf }) };
  });
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
