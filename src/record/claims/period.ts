import { daysOn, readDay, type Day } from "../crossings/day.ts";
import { smallNumber } from "./numbers.ts";

/** Days from first to last, both included. */
export type Days = { readonly from: Day; readonly to: Day };

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const two = (number: number): string => String(number).padStart(2, "0");
const dayOf = (year: number, month: number, day: number): Day =>
  `${year}-${two(month)}-${two(day)}` as Day;
const lastOf = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * The days that a period in words means, told on day `said`; null where the words do not say it.
 * A period that was not over ends on the day before `said`: who speaks in the morning does not know
 * the day. A month without a year is the latest that had begun.
 */
export function daysMeant(words: string, said: Day): Days | null {
  const text = words
    .toLowerCase()
    .replaceAll(/[.,]|[’']s\b/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim()
    .replace(/^the (?!year|month|previous)/, "");
  const meant = relative(text, said) ?? calendar(text, said);
  if (meant === null || meant.from > said) return null;
  const before = daysOn(said, -1);
  const to = meant.to >= said && meant.from < said ? before : meant.to;
  return { from: meant.from, to: to < meant.from ? meant.from : to };
}

function relative(text: string, said: Day): Days | null {
  const [year, month] = [Number(said.slice(0, 4)), Number(said.slice(5, 7))];
  if (/^(?:so far )?this year|^(?:the )?year (?:so far|to date)/.test(text))
    return { from: dayOf(year, 1, 1), to: said };
  if (/^last year|^the previous year/.test(text)) return wholeYear(year - 1);
  if (/^this month|^(?:the )?month so far/.test(text))
    return { from: dayOf(year, month, 1), to: said };
  if (/^last month|^the previous month/.test(text)) {
    const before = daysOn(dayOf(year, month, 1), -1);
    return { from: `${before.slice(0, 7)}-01` as Day, to: before };
  }
  if (text.startsWith("yesterday")) return { from: daysOn(said, -1), to: daysOn(said, -1) };
  if (text.startsWith("today")) return { from: said, to: said };
  return null;
}

const wholeYear = (year: number): Days => ({ from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) });

function calendar(text: string, said: Day): Days | null {
  const day = readDay(text);
  if (day !== null) return { from: day, to: day };
  const dated = /^(\d{1,2}) ([a-z]+) ((?:19|20)\d\d)$/.exec(text);
  const named = /^([a-z]+) (\d{1,2}) ((?:19|20)\d\d)$/.exec(text);
  const [number, name, of] = dated === null ? [named?.[2], named?.[1], named?.[3]] : dated.slice(1);
  const month = MONTHS.indexOf(name ?? "") + 1;
  if (number !== undefined && month > 0) {
    const only = readDay(dayOf(Number(of), month, Number(number)));
    return only === null ? null : { from: only, to: only };
  }
  return partOfYear(text) ?? dayOfMonth(text, said) ?? monthOrYear(text, said);
}

const ORDINALS = ["first", "second", "third", "fourth"];

const PART =
  /^(first|second|third|fourth|last) (?:(\w+) )?(months|quarter|half) of ((?:19|20)\d\d)$/;

/** Months of a year from its beginning or to its end, quarters and halves. */
function partOfYear(text: string): Days | null {
  const [, which, many, part, of] = PART.exec(text) ?? [];
  if (which === undefined) return null;
  const length = part === "months" ? monthsOf(many) : part === "half" ? 6 : 3;
  if (length === null) return null;
  const last = which === "last" ? 12 : (ORDINALS.indexOf(which) + 1) * length;
  if (last > 12) return null;
  const year = Number(of);
  return { from: dayOf(year, last - length + 1, 1), to: dayOf(year, last, lastOf(year, last)) };
}

/** "Ten" or "10"; null for what is no number of months. */
function monthsOf(words: string | undefined): number | null {
  const number = smallNumber(words ?? "") ?? Number(words);
  return Number.isInteger(number) && number >= 1 && number <= 12 ? number : null;
}

/** A day without its year is the latest that had come. */
function dayOfMonth(text: string, said: Day): Days | null {
  const dated = /^(\d{1,2}) ([a-z]+)$/.exec(text);
  const named = /^([a-z]+) (\d{1,2})$/.exec(text);
  const [number, name] = dated === null ? [named?.[2], named?.[1]] : dated.slice(1);
  const month = MONTHS.indexOf(name ?? "") + 1;
  if (number === undefined || month === 0) return null;
  const year = Number(said.slice(0, 4));
  const days = [year, year - 1].map((each) => readDay(dayOf(each, month, Number(number))));
  const day = days.find((each) => each !== null && each <= said) ?? null;
  return day === null ? null : { from: day, to: day };
}

function monthOrYear(text: string, said: Day): Days | null {
  const [, since, name, year] =
    /^(?:(since) )?(?:in |of |during )?(?:([a-z]+) ?)?((?:19|20)\d\d)?$/.exec(text) ?? [];
  const month = MONTHS.indexOf(name ?? "") + 1;
  if (month === 0) return name === undefined && year !== undefined ? wholeYear(Number(year)) : null;
  const [ofSaid, monthSaid] = [Number(said.slice(0, 4)), Number(said.slice(5, 7))];
  const told = year === undefined ? (month <= monthSaid ? ofSaid : ofSaid - 1) : Number(year);
  const from = dayOf(told, month, 1);
  return { from, to: since === undefined ? dayOf(told, month, lastOf(told, month)) : said };
}

const MONTH = `(?:${MONTHS.join("|")})`;
const YEAR = String.raw`(?:19|20)\d\d`;
const PERIODS = new RegExp(
  String.raw`\b(?:(?:this|last) (?:year|month)|${MONTH}(?: ${YEAR})?|${YEAR}|yesterday|today)\b`,
  "gi",
);

/** All periods that a sentence speaks of. */
export function periodsIn(text: string, said: Day): readonly Days[] {
  return Array.from(text.matchAll(PERIODS), ([words]) => daysMeant(words, said)).flatMap(
    (days) => days ?? [],
  );
}
