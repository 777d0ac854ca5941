/** The public record: tallies with their sources, nothing merged that was told apart. */
export { readDay, SPANS, type Day, type Span } from "./crossings/day.ts";
export type { Cell, DayFigure, Series, ToldFigure } from "./crossings/figures.ts";
export { differenceOf, withImported, type Difference } from "./crossings/import.ts";
export {
  RECORD_RULES,
  recordsOf,
  type CrossingRecord,
  type Holder,
  type RecordRule,
} from "./crossings/records.ts";
export {
  tallyCrossings,
  type Cells,
  type Revised,
  type Tally,
  type TallyAsked,
  type TallyRow,
} from "./crossings/tally.ts";
export { flowsOf, THE_WHOLE, type Flow, type Gap, type Line } from "./money/ledger.ts";
export {
  bookAsOf,
  STAGES,
  type Agreement,
  type Amount,
  type MoneyBook,
  type Stage,
  type Statement,
} from "./money/statements.ts";
