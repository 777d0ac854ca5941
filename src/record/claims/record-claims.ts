import { daysOn, spanOf, type Day, type Span } from "../crossings/day.ts";
import type { Series } from "../crossings/figures.ts";
import { recordsOf, type CrossingRecord, type RecordRule } from "../crossings/records.ts";
import { periodsIn, type Days } from "./period.ts";

/** That a sentence calls a day, a month or a year the highest so far, held against the series. */
export type CheckedRecord = {
  readonly rule: RecordRule;
  /** The period that it speaks of, as the record names it: 2021-11. */
  readonly period: string;
  readonly verdict: "supported" | "contradicted" | "out of date";
  /** Who held it when it was said, as known then and as known now. */
  readonly held: CrossingRecord;
};

const CHANNEL = /\b(?:channel|small boats?|dover|kent)\b/i;
const CROSSED = /\b(?:cross(?:ed|ings?)|arriv(?:ed|als?)|people|migrants?|small boats?)\b/i;
const SPANS: readonly (readonly [RegExp, Span, RecordRule])[] = [
  [/\b(?:month|monthly)\b/i, "month", "most people in a month"],
  [/\b(?:year|yearly|annual)\b/i, "year", "most people in a year"],
  [/\b(?:week|weekly)\b/i, "week", "most people in a week"],
  [/\b(?:day|daily)\b/i, "day", "most people in a day"],
];
const SUPERLATIVE = /\b(?:record|highest|most|busiest|largest|biggest|no (?:previous|other))\b/i;
/** A record that is spoken of and not claimed. */
const OTHERWISE = new RegExp(
  String.raw`\b(?:(?:previous|former|old|earlier|below|beneath|short of|not an?|no) ` +
    String.raw`(?:the )?(?:\w+ )?record|not the (?:highest|busiest)|off the record|on record as)\b`,
  "i",
);
const DEAD = /\b(?:died|dead|deaths?|drown(?:ed|ings?)|attempt(?:ed|s)?|rescued|stopped)\b/i;

/**
 * Whether the period of a sentence held the record that it claims on the day on which it was said,
 * as known then and as known now; out of date where it held it once and no longer did. null where
 * it claims none, or does not say of which period: in doubt nothing is said.
 */
export function checkRecordClaim(
  text: string,
  whole: string,
  said: Day,
  series: Series,
): CheckedRecord | null {
  const claimed = claimedIn(text, whole, said);
  if (claimed === null) return null;
  const { rule, period, ends } = claimed;
  const holders = (until: Day): CrossingRecord | undefined =>
    recordsOf(series, { until, asOf: said }).find((each) => each.rule === rule);
  const before = daysOn(said, -1);
  const held = holders(before);
  if (held === undefined || held.now === null) return null;
  if (held.now.period === period) return { rule, period, held, verdict: "supported" };
  const was = ends < before ? holders(ends)?.now?.period : null;
  const isOld = held.asKnown?.period === period || was === period;
  return { rule, period, held, verdict: isOld ? "out of date" : "contradicted" };
}

/** Of which period a sentence claims which record, and the last day of it. */
function claimedIn(text: string, whole: string, said: Day) {
  const isClaim = SUPERLATIVE.test(text) && !OTHERWISE.test(text) && !DEAD.test(text);
  if (!isClaim || !CROSSED.test(text) || !CHANNEL.test(whole)) return null;
  const named = SPANS.filter(([words]) => words.test(text));
  const [span] = named;
  if (span === undefined || named.length > 1) return null;
  const [, by, rule] = span;
  const days = periodsIn(text, said);
  const periods = new Set(days.flatMap((each) => periodOf(each, by)));
  const [period] = periods;
  return period === undefined || periods.size > 1 ? null : { rule, period, ends: lastOf(days) };
}

/** The name of the period, when the days are no more than one of it. */
function periodOf({ from, to }: Days, by: Span): readonly string[] {
  const name = spanOf(from, by);
  return spanOf(to, by) === name ? [name] : [];
}

/** The last day that a sentence speaks of. */
const lastOf = (periods: readonly Days[]): Day =>
  periods.map(({ to }) => to).reduce((one, other) => (one > other ? one : other));
