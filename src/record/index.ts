/** The public record: tallies with their sources, nothing merged that was told apart. */
export { readArticle, type Article, type Pair } from "./article/read-article.ts";
export type { Altered } from "./article/altered.ts";
export type { Contradiction } from "./article/contradictions.ts";
export type { Sentence } from "./article/sentences.ts";
export type { Slip } from "./article/slips.ts";
export type { Claim } from "./claims/quantities.ts";
export { readDay, SPANS, type Day, type Span } from "./crossings/day.ts";
export { daysAsOf } from "./crossings/figures.ts";
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
  revisionsOf,
  type DayRevision,
  type DayVersion,
  type Revisions,
} from "./crossings/revisions.ts";
export {
  tallyCrossings,
  type Cells,
  type Revised,
  type Tally,
  type TallyAsked,
  type TallyRow,
} from "./crossings/tally.ts";
export type { Changes } from "./changes.ts";
export {
  differenceOfDeaths,
  type DeathIncident,
  type DeathList,
  type DeathRecord,
  type ToldDeaths,
} from "./deaths/lists.ts";
export {
  tallyDeaths,
  WHERES,
  type DeathsAsked,
  type DeathsRow,
  type DeathsTally,
  type ListedDeaths,
} from "./deaths/tally.ts";
export type { Covered, Gap } from "./money/gaps.ts";
export { flowsOf, type Flow } from "./money/ledger.ts";
export type { Line } from "./money/lines.ts";
export {
  bookAsOf,
  STAGES,
  type Agreement,
  type Amount,
  type MoneyBook,
  type Stage,
  type Statement,
} from "./money/statements.ts";
export {
  differenceOfOperations,
  type Outcome,
  type SeaOperation,
} from "./operations/operations.ts";
export {
  OUTCOMES,
  tallyOperations,
  type OperationsAsked,
  type OperationsRow,
  type OperationsTally,
  type OutcomeGroup,
} from "./operations/tally.ts";
export {
  differenceOfWeather,
  tallyWeather,
  weatherDays,
  type WeatherAsked,
  type WeatherDay,
  type WeatherRow,
} from "./weather/days.ts";
export { tallyOwn, type OwnRow, type OwnTally } from "./own/tally.ts";
export { sideBySide, type ClaimBook, type KeptClaim } from "./claims/book.ts";
export {
  checkClaim,
  VERDICTS,
  type Checked,
  type PublicRecord,
  type Verdict,
} from "./claims/verdict.ts";
export { checkRecordClaim, type CheckedRecord } from "./claims/record-claims.ts";
export { type Witness } from "./claims/witnesses.ts";
export { daysMeant } from "./claims/period.ts";
