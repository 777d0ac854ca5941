import type { Word } from "../article/words.ts";

const MONTHS = new Set(
  "january february march april may june july august september october november december".split(
    " ",
  ),
);
const WEEKDAYS = new Set("monday tuesday wednesday thursday friday saturday sunday".split(" "));
const SEASONS = new Set("spring summer autumn winter".split(" "));
const SPANS = new Set("day week month year weekend season night morning evening".split(" "));
const WHEN = new Set("today yesterday tomorrow tonight overnight".split(" "));
const PLACE_BEFORE = new Set(
  "in at near off from to across around outside of into towards along between beyond".split(" "),
);

export const isMonth = (word: string): boolean => MONTHS.has(word);

/** Whether a word is a date's: a year, a month, a weekday, yesterday. */
export function isTimeWord(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word === undefined) return false;
  if (isYear(words, at) || WHEN.has(word.lower)) return true;
  if (word.capital && (MONTHS.has(word.lower) || WEEKDAYS.has(word.lower)))
    return word.lower !== "may" || at > 0;
  return isSpan(word.lower, words[at - 1]?.lower ?? "");
}

/** "This month", "last summer", "the summer": a span told from now. */
function isSpan(word: string, before: string): boolean {
  if (/^(?:this|last|next|previous)$/.test(before)) return SPANS.has(word) || SEASONS.has(word);
  return SEASONS.has(word) && before === "the";
}

const YEAR_BEFORE = new Set(
  "in since of by until from during to entered and for before after late early".split(" "),
);

/** Whether a figure is a year of the calendar rather than a quantity. */
export function isYear(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word === undefined || !/^(?:1[6-9]|20)\d\d$/.test(word.text)) return false;
  const before = words[at - 1]?.lower ?? "";
  if (YEAR_BEFORE.has(before)) return true;
  if (MONTHS.has(before) || SEASONS.has(before)) return true;
  const next = words[at + 1];
  return next === undefined || next.afterPause || next.isStop;
}

/** When the claim holds, in the article's own words: the period nearest the number, or null. */
export function periodOf(words: readonly Word[], first: number, next: number): string | null {
  const at = nearest(words, first, next, (index) => isTimeWord(words, index));
  if (at === null) return null;
  const date = partOfYear(words, at) ?? dateAround(words, at);
  if (date !== null) return date;
  const before = words[at - 1];
  const lead = /^(?:this|last|next|previous|early|late|the|since)$/.test(before?.lower ?? "");
  return (lead ? [before!, words[at]!] : [words[at]!]).map(({ text }) => text).join(" ");
}

/** "First ten months of 2021", "second half of 2021". */
function partOfYear(words: readonly Word[], at: number): string | null {
  if (!isYear(words, at) || words[at - 1]?.lower !== "of") return null;
  const part = words[at - 2]?.lower ?? "";
  if (!/^(?:months|quarter|half)$/.test(part)) return null;
  const from = part === "months" ? at - 4 : at - 3;
  if (!/^(?:first|second|third|fourth|last)$/.test(words[from]?.lower ?? "")) return null;
  return words
    .slice(from, at + 1)
    .map(({ text }) => text)
    .join(" ");
}

const DAY = /^(?:[12]?\d|3[01])$/;

/**
 * A date with all that is told of it, "3 September 2022", "September 2022", in whichever order and
 * whatever weekday stands before; null where no month is beside the word.
 */
function dateAround(words: readonly Word[], at: number): string | null {
  const month = [at, at - 1, at + 1, at - 2, at + 2].find((index) => isMonthWord(words, index));
  if (month === undefined) return null;
  const day = [month - 1, month + 1].find((index) => isDay(words[index]));
  const year = [month + 1, month + 2].find(
    (index) => isYear(words, index) && (index === month + 1 || day === month + 1),
  );
  const parts = [...new Set([day ?? month, month, year ?? month])].toSorted((a, b) => a - b);
  const from = parts[0]!;
  const to = parts.at(-1)!;
  // What stands beside a month and belongs to another date is none of it.
  if (at < from - 1 || at > to) return null;
  const lead = /^(?:early|late|since)$/.test(words[from - 1]?.lower ?? "") ? [from - 1] : [];
  return [...lead, ...parts].map((index) => words[index]!.text).join(" ");
}

const isMonthWord = (words: readonly Word[], at: number): boolean =>
  words[at] !== undefined && isMonth(words[at].lower) && isTimeWord(words, at);

/** Whether a figure may be a day of a month. */
export const isDay = (word: Word | undefined): word is Word =>
  word !== undefined && DAY.test(word.text);

/** Where the claim holds: the name behind a preposition that is nearest the number, or null. */
export function placeOf(words: readonly Word[], first: number, next: number): string | null {
  const at = nearest(words, first, next, (index) => isPlaceName(words, index));
  if (at === null) return null;
  const rest = words.slice(at);
  const end = rest.findIndex(
    (word, index) => !word.capital || (index > 0 && (word.afterPause || word.lower.endsWith("’s"))),
  );
  return (end === -1 ? rest : rest.slice(0, end)).map(({ text }) => text).join(" ");
}

/** Whether a capitalised word stands where places stand: behind in, at, near, from, to, off. */
export function isPlaceName(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word === undefined || !word.capital || isTimeWord(words, at)) return false;
  const before = words[at - 1]?.lower ?? "";
  return PLACE_BEFORE.has(before === "the" ? (words[at - 2]?.lower ?? "") : before);
}

function nearest(
  words: readonly Word[],
  first: number,
  next: number,
  holds: (index: number) => boolean,
): number | null {
  const cost = (index: number): number => (index >= next ? index - next : 2 * (first - index));
  return words
    .map((_, index) => index)
    .filter((index) => (index < first || index >= next) && holds(index))
    .reduce<number | null>(
      (best, index) => (best === null || cost(index) < cost(best) ? index : best),
      null,
    );
}

const SPEAKS = new Set(
  (
    "said says say saying told claim claims claimed announce announces announced state states " +
    "stated add adds added warn warns warned reveal reveals revealed insist insists insisted " +
    "report reports reported estimate estimates estimated admit admits admitted confirm confirms " +
    "confirmed vow vows vowed promise promises promised"
  ).split(" "),
);

/** Words that also name a thing: "the report", "his promise", "an estimated 40". */
const ALSO_NOUN =
  /^(?:claims?|reports?|estimated?|estimates|promised?|promises|vows?|states?|announced|reported)$/;
const BEFORE_NOUN = new Set(
  "the a an this that these those its his her their our my no any some of in by on for to".split(
    " ",
  ),
);
/** "Were told": whoever stands before it does not speak. */
const PASSIVE = /^(?:is|are|was|were|be|been|being)$/;

/** Whether a word is a verb of speaking whose subject may stand beside it. */
function isSpeaking(words: readonly Word[], at: number): boolean {
  const { lower } = words[at]!;
  if (!SPEAKS.has(lower)) return false;
  const before = words[at - 1]?.lower ?? "";
  if (PASSIVE.test(before)) return false;
  const isNumber = /^[£€$]?\d/.test(words[at + 1]?.text ?? "");
  if (!ALSO_NOUN.test(lower)) return !(isNumber && lower.startsWith("add"));
  return at > 0 && !BEFORE_NOUN.has(before) && !/[’']s$/.test(before) && !isNumber;
}

/**
 * Who says it, in the article's own words: behind "according to", before a verb of speaking, or
 * behind one after a pause ("…, said the mayor"). Null where the article itself says it.
 */
export function speakerOf(words: readonly Word[], text: string): string | null {
  const to = words.findIndex(
    ({ lower }, index) => lower === "to" && words[index - 1]?.lower === "according",
  );
  if (to !== -1) return phrase(words.slice(to + 1, endOfClause(words, to + 1)), text);
  const at = words.findIndex((_, index) => isSpeaking(words, index));
  if (at < 1) return null;
  if (words[at]!.afterPause) {
    const behind = words.slice(at + 1, endOfClause(words, at + 1));
    // More than a title and a name is what was said: "Ann Lee, the mayor, said the boats …".
    if (isQuoted(words[at]!, text) || behind.length <= TITLE_MOST) return phrase(behind, text);
    return phrase(words.slice(0, endOfClause(words, 0)), text);
  }
  let start = at;
  while (start > 0 && !words[start]!.afterPause && at - start < 8) start -= 1;
  if (words[start]!.lower === "but" || words[start]!.lower === "and") start += 1;
  return phrase(words.slice(start, at), text);
}

const TITLE_MOST = 5;

/** Whether quoted words end just before a word. */
const isQuoted = ({ from }: Word, text: string): boolean =>
  /[”"’']\s*$/.test(text.slice(Math.max(0, from - 3), from));

function endOfClause(words: readonly Word[], from: number): number {
  const end = words.findIndex((word, index) => index > from && word.afterPause);
  return end === -1 ? Math.min(words.length, from + 8) : end;
}

const phrase = (words: readonly Word[], text: string): string | null =>
  words.length === 0 ? null : text.slice(words[0]!.from, words.at(-1)!.to);
