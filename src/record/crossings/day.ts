declare const brand: unique symbol;
/** A calendar day as the source counts it, "2021-11-24". */
export type Day = string & { readonly [brand]: "day" };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

/** The day, or null for what is none: "2021-02-30" is not. */
export function readDay(text: string): Day | null {
  if (!DAY.test(text) || Number.isNaN(Date.parse(text))) return null;
  return new Date(text).toISOString().startsWith(text) ? (text as Day) : null;
}

/** The day so many days on; back with a number below 0. */
export function daysOn(day: Day, number: number): Day {
  return new Date(Date.parse(day) + number * DAY_MS).toISOString().slice(0, 10) as Day;
}

/** Days from one to the other, 0 when they are the same. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** Every day from the one to the other, both included. */
export function daysFrom(from: Day, to: Day): readonly Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, on) =>
    daysOn(from, on),
  );
}

/** What days are summed by. */
export const SPANS = ["day", "week", "month", "year"] as const;
export type Span = (typeof SPANS)[number];

/**
 * The name of the span that a day lies in: "2021-11-24", "2021-W47" (ISO 8601, Monday to Sunday),
 * "2021-11", "2021".
 */
export function spanOf(day: Day, by: Span): string {
  if (by === "day") return day;
  if (by === "month") return day.slice(0, 7);
  if (by === "year") return day.slice(0, 4);
  // A week belongs to the year of its Thursday.
  const thursday = daysOn(day, 3 - ((new Date(day).getUTCDay() + 6) % 7));
  const first = `${thursday.slice(0, 4)}-01-01` as Day;
  const week = 1 + Math.floor(daysBetween(first, thursday) / 7);
  return `${thursday.slice(0, 4)}-W${String(week).padStart(2, "0")}`;
}
