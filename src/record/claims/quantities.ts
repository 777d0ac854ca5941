import type { Sentence } from "../article/sentences.ts";
import { wordsOf, type Word } from "../article/words.ts";
import { isYear, periodOf, placeOf, speakerOf } from "./circumstances.ts";
import { readNumber, type ReadNumber } from "./numbers.ts";
import { rangeOf, roundingBefore, type Quantity, type Rounding } from "./rounding.ts";
import { unitOfWord } from "./units.ts";

/**
 * A quantity that a sentence claims. `from` and `to` are offsets of `words` in the text. `value` is
 * the number as written (the lower of a range) and
 * `rounding` the words before it; `quantity` is what both say together.
 * `unit` is km, GBP, % …, or null for things counted, which `of` names.
 */
export type Claim = {
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
  readonly words: string;
  readonly value: number;
  readonly rounding: Rounding;
  readonly quantity: Quantity;
  readonly unit: string | null;
  readonly of: string | null;
  readonly period: string | null;
  readonly place: string | null;
  readonly says: string | null;
  /** The thousands are parted by a point: an English reader reads a thousandth of it. */
  readonly pointed: boolean;
};

/** The quantified claims of a sentence, in order. */
export function findClaims(text: string, sentence: Sentence): readonly Claim[] {
  const words = wordsOf(text, sentence.from, sentence.to);
  const claims: Claim[] = [];
  let at = 0;
  while (at < words.length) {
    const found = findAt(words, at, claims.at(-1)?.of ?? null);
    if (found !== null) claims.push(claimOf(found, { text, words, sentence }));
    at = found === null ? at + 1 : Math.max(found.next, at + 1);
  }
  return claims;
}

type Found = {
  readonly first: number;
  readonly next: number;
  readonly value: number;
  readonly rounding: Rounding;
  readonly unit: string | null;
  readonly of: string | null;
  readonly pointed: boolean;
  /** The other end of a range told as such. */
  readonly top?: number;
};

function findAt(words: readonly Word[], at: number, earlier: string | null): Found | null {
  const found = findNone(words, at) ?? findShare(words, at);
  if (found !== null || isYear(words, at) || isCode(words, at)) return found;
  const read = readNumber(words, at);
  return read === null ? null : findNumber(words, at, read, earlier);
}

function findNumber(
  words: readonly Word[],
  at: number,
  read: ReadNumber,
  earlier: string | null,
): Found | null {
  const { rounding, first } = roundingBefore(words, at);
  const rounded = rounding === "exact" ? (read.loose ?? rounding) : rounding;
  const range = readRange(words, at, read);
  if (range !== null) return range;
  const own = { first, value: read.value, pointed: read.pointed, rounding: rounded };
  const measured = signBefore(words[at]!, read.next) ?? unitBehind(words, read.next);
  if (measured !== null) return { ...own, ...measured };
  const things = thingsBehind(words, read.next);
  // Behind more than one, what is counted is a plural: in "1,200 left" nothing is told.
  const counted = things?.isPlural === true || read.value === 1 ? things : null;
  if (!isQuantity(words, at, read, counted)) return null;
  if (counted === null) return { ...own, unit: null, next: read.next, of: earlier };
  return { ...own, unit: null, next: counted.next, of: counted.of };
}

/** "20 to 30 km", "between 20 and 30 people": one claim, from the one number to the other. */
function readRange(words: readonly Word[], at: number, low: ReadNumber): Found | null {
  const before = lowerAt(words, at - 1);
  const joint = `${before} ${lowerAt(words, low.next)}`;
  // "From 200 to 300" tells of a change, not of a range.
  if (low.loose !== null || !/(?<!^from) to$|^between and$/.test(joint)) return null;
  const behind = low.next + 1;
  const found = isYear(words, behind) ? null : topAt(words, behind, low.value);
  if (found === null) return null;
  const start = before === "between" ? at - 1 : at;
  const { rounding, first } = roundingBefore(words, start);
  return { ...found, first, rounding, value: low.value, top: found.value };
}

/** The upper end of a range with its unit: a bare number higher than the lower end. */
function topAt(words: readonly Word[], at: number, low: number): Found | null {
  const high = isCode(words, at) ? null : readNumber(words, at);
  if (high === null || high.value <= low) return null;
  const found = findNumber(words, at, high, null);
  return found?.first === at ? found : null;
}

type Measured = { readonly unit: string; readonly next: number; readonly of: string | null };

function signBefore({ text }: Word, next: number): Measured | null {
  const sign = /^[£€$]/.exec(text)?.[0];
  return sign === undefined ? null : { unit: unitOfWord(sign)!.unit, next, of: null };
}

/** "No additional officers", "not any officers": zero of them. */
function findNone(words: readonly Word[], at: number): Found | null {
  const isNo = words[at]!.lower === "no" || words[at]!.lower === "zero";
  const isAny =
    words[at]!.lower === "any" &&
    words
      .slice(Math.max(0, at - 4), at)
      .some(({ lower }) => /^(?:not|t|without|never)$/.test(lower));
  if (!isNo && !isAny) return null;
  const counted = thingsBehind(words, at + 1);
  if (counted === null || !counted.isPlural || counted.next - at > 4) return null;
  const none = { first: at, value: 0, rounding: "exact", unit: null, pointed: false } as const;
  return { ...none, next: counted.next, of: counted.of };
}

const ORDINALS = "third fourth fifth sixth seventh eighth ninth tenth".split(" ");
const FRACTIONS: ReadonlyMap<string, number> = new Map([
  ["half", 0.5],
  ["quarter", 0.25],
  ["quarters", 0.25],
  ...ORDINALS.flatMap((name, at): readonly (readonly [string, number])[] => [
    [name, 1 / (at + 3)],
    [`${name}s`, 1 / (at + 3)],
  ]),
]);

/** "Six out of ten", "one in five", "two thirds of", "half of": a share of one hundred. */
function findShare(words: readonly Word[], at: number): Found | null {
  const share = readFraction(words, at) ?? readRatio(words, at);
  if (share === null) return readOneIn(words, at);
  const { rounding, first } = roundingBefore(words, at);
  const isOf = lowerAt(words, share.next) === "of";
  const isThe = isOf && /^(?:the|all|its|their|our)$/.test(lowerAt(words, share.next + 1));
  const counted = thingsBehind(words, share.next + Number(isOf) + Number(isThe));
  const own = { first, rounding, unit: "%", pointed: false } as const;
  const value = Math.round(share.value * 1e6) / 1e4;
  return { ...own, value, next: counted?.next ?? share.next, of: counted?.of ?? null };
}

type Share = { readonly value: number; readonly next: number };

function readFraction(words: readonly Word[], at: number): Share | null {
  // "The first half of 2021" is a time, "the third quarter of the match" a part of one.
  if (/^(?:first|second|third|fourth|last|other)$/.test(lowerAt(words, at - 1))) return null;
  const parts = partsAt(words, at);
  if (parts === null) return null;
  const fraction = FRACTIONS.get(lowerAt(words, parts.next));
  if (fraction === undefined || lowerAt(words, parts.next + 1) !== "of") return null;
  return { value: fraction * parts.value, next: parts.next + 1 };
}

/** How many of the fraction that follows: half, a third, two thirds. */
function partsAt(words: readonly Word[], at: number): Share | null {
  const lower = lowerAt(words, at);
  if (lower === "half") return { value: 1, next: at };
  return lower === "a" || lower === "one" ? { value: 1, next: at + 1 } : readNumber(words, at);
}

const lowerAt = (words: readonly Word[], at: number): string => words[at]?.lower ?? "";

function readRatio(words: readonly Word[], at: number): Share | null {
  const part = readNumber(words, at);
  if (part === null || part.loose !== null) return null;
  const joint = lowerAt(words, part.next);
  const isOut = joint === "out" && lowerAt(words, part.next + 1) === "of";
  if (!isOut && joint !== "in") return null;
  const whole = readNumber(words, part.next + (isOut ? 2 : 1));
  if (whole === null || whole.value <= part.value) return null;
  if (whole.value > (isOut ? 1000 : 100)) return null;
  return { value: part.value / whole.value, next: whole.next };
}

/** "One ward job in six": the things stand inside, and behind it no other things. */
function readOneIn(words: readonly Word[], at: number): Found | null {
  if (lowerAt(words, at) !== "one") return null;
  const joint = words.findIndex(({ lower }, index) => index > at && lower === "in");
  const things = words.slice(at + 1, joint);
  const isThings = things.every(({ isStop, afterPause }) => !isStop && !afterPause);
  if (things.length === 0 || things.length > 3 || !isThings) return null;
  const whole = readNumber(words, joint + 1);
  if (whole === null || whole.loose !== null || whole.value < 2 || whole.value > 100) return null;
  const behind = thingsBehind(words, whole.next);
  if (behind?.isPlural === true || unitBehind(words, whole.next) !== null) return null;
  const { rounding, first } = roundingBefore(words, at);
  const value = Math.round(1e6 / whole.value) / 1e4;
  return {
    first,
    next: whole.next,
    value,
    rounding,
    unit: "%",
    of: joined(things),
    pointed: false,
  };
}

const MONTH = /^(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec)/;
const NO_NUMBER = /^(?:s|st|nd|rd|th|am|pm)$/;

/** 4x4s, 14:30, 3am, 1930s, 24 November, A38: figures that count nothing. */
function isCode(words: readonly Word[], at: number): boolean {
  const { text, to } = words[at]!;
  if (!/^\d/.test(text)) return false;
  if (/[x:]/.test(text) || isGlued(words[at - 1], words[at]!)) return true;
  const next = words[at + 1];
  if (next?.from === to && NO_NUMBER.test(next.lower)) return true;
  return /^\d{1,2}$/.test(text) && isOfTheDay(words[at - 1], next);
}

/** The A38, G7: a figure behind letters that belong to it. */
const isGlued = (before: Word | undefined, { from }: Word): boolean =>
  before !== undefined && before.to === from && /\p{L}$/u.test(before.text);

/** "Two in the morning": an hour, and nothing that is counted. */
const isHour = (words: readonly Word[], { value, next }: ReadNumber): boolean =>
  value <= 12 &&
  lowerAt(words, next) === "in" &&
  lowerAt(words, next + 1) === "the" &&
  /^(?:morning|afternoon|evening)$/.test(lowerAt(words, next + 2));

function isOfTheDay(before: Word | undefined, next: Word | undefined): boolean {
  if (MONTH.test(before?.text ?? "")) return true;
  if (next === undefined) return false;
  return (MONTH.test(next.text) && !next.afterPause) || /^(?:am|pm|o)$/.test(next.lower);
}

const NAMED_BEFORE = /^(?:nautical|square|cubic|metric)$/;

function unitBehind(words: readonly Word[], at: number): Measured | null {
  const lower = lowerAt(words, at);
  if (words[at]?.afterPause !== false) return null;
  const isPerCent = `${lower} ${lowerAt(words, at + 1)}` === "per cent";
  const isNamed = NAMED_BEFORE.test(lower);
  const next = isPerCent || isNamed ? at + 2 : at + 1;
  const unit = isPerCent ? "%" : unitOfWord(lowerAt(words, next - 1))?.unit;
  if (unit === undefined) return null;
  const counted = lowerAt(words, next) === "of" ? thingsBehind(words, next + 1) : null;
  const of = counted === null ? null : counted.of;
  return { unit: isNamed ? `${lower} ${unit}` : unit, next, of };
}

const PLURAL =
  /^(?:people|children|men|women|police|personnel|staff|cattle|sheep|feet|fish|aircraft|craft)$/;

/** What is counted: the words behind a number up to the first plural, at most four. */
function thingsBehind(
  words: readonly Word[],
  at: number,
): { readonly of: string; readonly next: number; readonly isPlural: boolean } | null {
  const isOpen = (word: Word | undefined, index: number): word is Word =>
    word !== undefined && (index === at || !word.afterPause) && /^\p{L}/u.test(word.text);
  let last = at;
  for (let index = at; index < at + 4 && isOpen(words[index], index); index += 1) {
    const { lower, isStop } = words[index]!;
    if (isStop) break;
    last = index + 1;
    if (isName(words, index)) continue;
    if (PLURAL.test(lower) || /[^s]s$/.test(lower))
      return { of: joined(words.slice(at, last)), next: last, isPlural: true };
  }
  if (last === at || words[at]!.afterPause) return null;
  return { of: words[at]!.text, next: at + 1, isPlural: false };
}

/** "Five Leeds hospitals": a name before the thing is none. */
const isName = (words: readonly Word[], at: number): boolean => {
  const next = words[at + 1];
  if (next === undefined || next.afterPause || next.isStop) return false;
  return words[at]!.capital && !next.capital && /[^s]s$/.test(next.lower);
};

const joined = (words: readonly Word[]): string => words.map(({ text }) => text).join(" ");

/** Whether a bare number counts something: "one of them" and "no one" do not. */
function isQuantity(
  words: readonly Word[],
  at: number,
  read: ReadNumber,
  counted: { readonly isPlural: boolean } | null,
): boolean {
  const { lower } = words[at]!;
  if (read.loose !== null && lower !== "billion" && lower !== "million")
    // "Thousands lined the streets": at the head of a sentence people are meant.
    return (
      counted?.isPlural === true || lowerAt(words, read.next - 1) === "of" || isHead(words, at)
    );
  if (counted === null) return lower !== "one" && !isHour(words, read);
  return lower !== "one" || !NOT_ONE.test(lowerAt(words, at - 1));
}

const isHead = (words: readonly Word[], at: number): boolean =>
  at === 0 && /^(?:dozens|scores|hundreds|thousands|millions)$/.test(lowerAt(words, at));

/** "No one", "this one": nobody counts. */
const NOT_ONE = /^(?:no|every|any|this|that|the|each)$/;

type Around = {
  readonly text: string;
  readonly words: readonly Word[];
  readonly sentence: Sentence;
};

function claimOf(found: Found, { text, words, sentence }: Around): Claim {
  const { first, next, value, rounding, unit, of, pointed, top } = found;
  const from = words[first]!.from;
  const { to } = words[next - 1]!;
  return {
    sentence: sentence.n,
    from,
    to,
    words: text.slice(from, to),
    value,
    rounding,
    quantity:
      top === undefined
        ? rangeOf(value, rounding)
        : { least: value, most: top, about: rounding !== "exact" },
    unit,
    of,
    period: periodOf(words, first, next),
    place: placeOf(words, first, next),
    says: speakerOf(words, text),
    pointed,
  };
}
