import type { Answers, LaunchAnswers } from "#picture";
import type { MonthWatched } from "#plan";
import type {
  ClaimBook,
  Day,
  DeathRecord,
  MoneyBook,
  OwnTally,
  SeaOperation,
  Series,
  WeatherDay,
} from "#record";

/** What a watch publishes of its log: sums alone, none of the last 72 hours. */
export type WatchTold = {
  /** Its name in the title of the table: that of the centre. */
  readonly name: string;
  readonly answers: Answers;
  readonly launches: LaunchAnswers;
  readonly launchMonths: readonly { readonly month: string; readonly answers: LaunchAnswers }[];
  /** Its own boats and people by month: another series, never added to the arrivals. */
  readonly own: OwnTally;
  readonly months: readonly MonthWatched[];
};

/** A file of the record, with where it is from and its licence in the words of its ORIGIN.md. */
export type SourceFile = {
  readonly file: string;
  /** All of it: a copy lies beside the pages, so that every line can be looked up. */
  readonly text: string;
  readonly origin: string;
};

/** All that the public site is made of. */
export type SiteInput = {
  readonly crossings: Series;
  /** Wind that stations measured, and operations of the French centres; none were taken in: []. */
  readonly weather: readonly WeatherDay[];
  readonly operations: readonly SeaOperation[];
  readonly deaths: DeathRecord;
  readonly money: MoneyBook;
  readonly claims: ClaimBook;
  readonly watches: readonly WatchTold[];
  readonly sources: readonly SourceFile[];
  /** The day as of which it is made; the end of the series when it is later. */
  readonly asOf: Day;
  /** Style and programs of the pages, which the shell reads: no room reads files. */
  readonly assets: Readonly<Record<"site.css" | "charts.js" | "chart.css" | "chart.js", string>>;
};

/** What the pages of crossings are made of. */
export type CrossingsInput = Pick<SiteInput, "crossings" | "weather" | "operations" | "asOf">;

/** A file of the site by its path, as text. */
export type SiteFiles = ReadonlyMap<string, string>;

/** Pages of one language, by name; each has its place in the navigation in this order. */
export const PAGES = [
  "index",
  "crossings",
  "records",
  "deaths",
  "money",
  "claims",
  "response",
  "methods",
  "sources",
] as const;
export type PageName = (typeof PAGES)[number];
