import type { Sentence } from "../article/sentences.ts";
import { wordsOf, type Word } from "../article/words.ts";
import { isYear, periodOf, placeOf, speakerOf } from "./circumstances.ts";
import { readNumber, type ReadNumber } from "./numbers.ts";
import { rangeOf, roundingBefore, type Quantity, type Rounding } from "./rounding.ts";
import { unitOfWord } from "./units.ts";

/**
 * A quantity that a sentence claims. `from` and `to` are offsets of `words` in the text. `value` is
 * the number as written and `rounding` the words before it; `quantity` is what both say together.
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
    if (found !== null)
      claims.push(claimOf(found, { text, words, sentence, earlier: claims.at(-1) }));
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
};

function findAt(words: readonly Word[], at: number, earlier: string | null): Found | null {
  const none = findNone(words, at);
  if (none !== null) return none;
  const share = findShare(words, at);
  if (share !== null) return share;
  const read = isYear(words, at) || isCode(words, at) ? null : readNumber(words, at);
  if (read === null) return null;
  const { rounding, first } = roundingBefore(words, at);
  const sign = /^[£€$]/.exec(words[at]!.text)?.[0];
  const own = { first, value: read.value, pointed: read.pointed };
  const rounded = rounding === "exact" && read.loose !== null ? read.loose : rounding;
  if (sign !== undefined)
    return { ...own, next: read.next, rounding: rounded, unit: unitOfWord(sign)!.unit, of: null };
  const unit = unitBehind(words, read.next);
  if (unit !== null)
    return { ...own, next: unit.next, rounding: rounded, unit: unit.unit, of: unit.of };
  const counted = thingsBehind(words, read.next);
  if (!isQuantity(words, at, read, counted)) return null;
  const next = counted?.next ?? read.next;
  return { ...own, next, rounding: rounded, unit: null, of: counted?.of ?? earlier };
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

const FRACTIONS: Readonly<Record<string, number>> = {
  half: 0.5,
  third: 1 / 3,
  thirds: 1 / 3,
  quarter: 0.25,
  quarters: 0.25,
};

/** "Six out of ten", "one in five", "two thirds of", "half of": a share of one hundred. */
function findShare(words: readonly Word[], at: number): Found | null {
  const part = readNumber(words, at);
  const { rounding, first } = roundingBefore(words, at);
  const share = (value: number, next: number): Found => {
    const counted = thingsBehind(words, words[next]?.lower === "of" ? next + 1 : next);
    const own = { first, value: Math.round(value * 1e6) / 1e4, unit: "%", pointed: false };
    return { ...own, rounding, next: counted?.next ?? next, of: counted?.of ?? null };
  };
  if (words[at]!.lower === "half" && words[at + 1]?.lower === "of") return share(0.5, at + 1);
  const isA = words[at]!.lower === "a" || words[at]!.lower === "one";
  const next = part?.next ?? at + 1;
  const fraction = FRACTIONS[words[next]?.lower ?? ""];
  if (fraction !== undefined && words[next + 1]?.lower === "of" && (isA || part !== null))
    return share(fraction * (part?.value ?? 1), next + 1);
  if (part === null || part.loose !== null) return null;
  const isOut = words[next]?.lower === "out" && words[next + 1]?.lower === "of";
  const isIn = words[next]?.lower === "in" && next === at + 1;
  if (!isOut && !isIn) return null;
  const whole = readNumber(words, next + (isOut ? 2 : 1));
  if (whole === null || whole.value <= part.value || whole.value > 1000) return null;
  return isIn && whole.value > 100 ? null : share(part.value / whole.value, whole.next);
}

/** 4x4s, 14:30, 3am, 1930s, 24 November: figures that count nothing. */
function isCode(words: readonly Word[], at: number): boolean {
  const { text, to } = words[at]!;
  if (/x|:/.test(text) && /\d/.test(text)) return true;
  const next = words[at + 1];
  const attached = next !== undefined && next.from === to && /^\p{L}/u.test(next.text);
  if (attached && /^(?:s|st|nd|rd|th|am|pm)$/.test(next.lower)) return true;
  if (!/^\d{1,2}$/.test(text)) return false;
  const month = /^(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec)/;
  return (
    month.test(words[at - 1]?.text ?? "") ||
    (month.test(next?.text ?? "") && !next!.afterPause) ||
    /^(?:am|pm|o)$/.test(next?.lower ?? "")
  );
}

function unitBehind(
  words: readonly Word[],
  at: number,
): { readonly unit: string; readonly next: number; readonly of: string | null } | null {
  const word = words[at];
  if (word === undefined || word.afterPause) return null;
  const isPerCent = word.lower === "per" && words[at + 1]?.lower === "cent";
  const isSea = /^(?:nautical|square|cubic|metric|millimetres)$/.test(word.lower);
  const place = isPerCent || isSea ? at + 1 : at;
  const unit = isPerCent ? "%" : (unitOfWord(words[place]?.lower ?? "")?.unit ?? null);
  if (unit === null) return null;
  const behind = words[place + 1]?.lower === "of" ? thingsBehind(words, place + 2) : null;
  const named = isSea ? `${word.lower} ${unit}` : unit;
  return { unit: named, next: place + 1, of: behind?.of ?? null };
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
    if (PLURAL.test(lower) || /[^s]s$/.test(lower))
      return { of: joined(words.slice(at, last)), next: last, isPlural: true };
  }
  if (last === at || words[at]!.afterPause) return null;
  return { of: words[at]!.text, next: at + 1, isPlural: false };
}

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
    return counted?.isPlural === true || words[read.next - 1]?.lower === "of";
  if (lower === "one")
    return (
      counted !== null && !/^(?:no|every|any|this|that|the|each)$/.test(words[at - 1]?.lower ?? "")
    );
  return true;
}

type Around = {
  readonly text: string;
  readonly words: readonly Word[];
  readonly sentence: Sentence;
  readonly earlier: Claim | undefined;
};

function claimOf(found: Found, { text, words, sentence }: Around): Claim {
  const { first, next, value, rounding, unit, of, pointed } = found;
  const from = words[first]!.from;
  const { to } = words[next - 1]!;
  return {
    sentence: sentence.n,
    from,
    to,
    words: text.slice(from, to),
    value,
    rounding,
    quantity: rangeOf(value, rounding),
    unit,
    of,
    period: periodOf(words, first, next),
    place: placeOf(words, first, next),
    says: speakerOf(words, text),
    pointed,
  };
}
