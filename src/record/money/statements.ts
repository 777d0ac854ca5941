/** Where money and things are on their way, in this order; "not paid" is said of what is owed. */
export const STAGES = [
  "pledged",
  "to be paid",
  "not paid",
  "paid",
  "ordered",
  "delivered",
  "in service",
  "used",
] as const;
export type Stage = (typeof STAGES)[number];

/** At least and at most; `most` null when no upper end was told. */
export type Amount = {
  readonly least: number;
  readonly most: number | null;
  /** ISO 4217, as stated. */
  readonly currency: string;
};

/** A number of things of one kind, at least and at most. */
type Things = {
  readonly what: string;
  readonly least: number;
  readonly most: number | null;
};

/** Somebody's conversion of a stated amount; the rate and its day where they were told. */
type Converted = {
  readonly amount: number;
  readonly currency: string;
  readonly rate: number | null;
  readonly on: string | null;
  readonly by: string;
};

/** `date` is a day, a month or a year. */
type Source = { readonly title: string; readonly url: string; readonly date: string };

/** By what it is called when a statement is of all of an agreement. */
export const THE_WHOLE = "the whole";

/** Somebody said that money or things of an agreement were at a stage. */
export type Statement = {
  readonly id: string;
  /** null: of no single agreement. */
  readonly agreement: string | null;
  /** What of it: "the whole", "vehicles". Statements about the same thing have the same words. */
  readonly about: string;
  readonly stage: Stage;
  /** When it was so: "2021-07-20", "2021-07", "2021" or words. */
  readonly on: string;
  readonly says: string;
  readonly money: Amount | null;
  readonly things: Things | null;
  readonly converted: readonly Converted[];
  /** The statement that this is paid from or a part of. */
  readonly partOf: string | null;
  readonly period: string | null;
  /** By when it was to come: a day, month or year; null: not told. */
  readonly due: string | null;
  /** The case in which it was used, as the log names it: "2021-11-23/n08"; null: none. */
  readonly usedIn: string | null;
  readonly note: string | null;
  readonly sources: readonly Source[];
};

export type Agreement = { readonly id: string; readonly name: string; readonly date: string };

export type MoneyBook = {
  readonly agreements: readonly Agreement[];
  readonly statements: readonly Statement[];
};

/**
 * The book as it was known at the end of a day, "2021-12-31": what some source had said by then. A
 * source dated by month or year counts from its end. Of a statement only the sources of then stand,
 * and of conversions those that were not made by a later one.
 */
export function bookAsOf(book: MoneyBook, day: string): MoneyBook {
  const statements = book.statements.flatMap((statement) => {
    const sources = statement.sources.filter(({ date }) => lastDayOf(date) <= day);
    if (sources.length === 0) return [];
    const later = new Set(
      statement.sources.filter((source) => !sources.includes(source)).map(({ title }) => title),
    );
    const converted = statement.converted.filter(({ by }) => !later.has(by));
    return [{ ...statement, sources, converted }];
  });
  return { ...book, statements };
}

/** The last day of a day, month or year. */
export function lastDayOf(date: string): string {
  if (date.length === 4) return `${date}-12-31`;
  return date.length === 7 ? `${date}-31` : date;
}
