import type { Claim } from "../claims/quantities.ts";
import { unitOfSign } from "../claims/units.ts";
import type { Compared } from "./compare.ts";

/**
 * Figures that cannot be right as they stand. `a` and `b` are the words that do not go together;
 * `expected` is what would, as a number in the unit of `b`, null where no number would.
 */
export type Slip = {
  readonly kind: "conversion" | "change" | "sum" | "separator" | "itself";
  readonly sentence: number;
  readonly a: string;
  readonly b: string;
  readonly expected: number | null;
};

/** Slips of units and of arithmetic, in the order of the text within each kind. */
export function findSlips(
  text: string,
  sentences: readonly Compared[],
  claims: readonly Claim[],
): readonly Slip[] {
  return [
    ...wrongConversions(text, claims),
    ...sentences.flatMap((each) => {
      const own = claims.filter(({ sentence }) => sentence === each.sentence.n);
      const words = text.slice(each.sentence.from, each.sentence.to);
      return [...wrongChange(words, own), ...wrongSum(text, own), ...toItself(each)];
    }),
    ...claims.filter(({ pointed }) => pointed).map(partedByPoint),
  ];
}

const BETWEEN = /^[\s.,’'”"([–-]*(?:or|equal to|about|around|some|that is|i\.e\.)?[\s([]*$/;
/** Conversions in newspapers are rounded: a tenth of slack passes. */
const SLACK = 0.1;

/** 130 km is not 100 miles: two figures side by side for one thing, in units that do not agree. */
function wrongConversions(text: string, claims: readonly Claim[]): readonly Slip[] {
  return claims.flatMap((b, at): readonly Slip[] => {
    const a = claims[at - 1];
    if (a === undefined || a.unit === null || b.unit === null || a.unit === b.unit) return [];
    const [one, other] = [unitOfSign(a.unit), unitOfSign(b.unit)];
    if (one === null || other === null || one.measure !== other.measure) return [];
    if (a.to > b.from || !BETWEEN.test(text.slice(a.to, b.from))) return [];
    const expected = (a.value * one.size) / other.size;
    if (Math.abs(b.value - expected) <= SLACK * expected) return [];
    return [{ kind: "conversion", sentence: b.sentence, a: a.words, b: b.words, expected }];
  });
}

const CHANGE =
  /\bfrom\b.+\bto\b.+(?:\bper cent|%|\bpercent)|(?:\bper cent|%|\bpercent).+\bfrom\b.+\bto\b/;

/** From 200 to 300 is not a rise of 20 per cent. */
function wrongChange(words: string, claims: readonly Claim[]): readonly Slip[] {
  const shares = claims.filter(({ unit }) => unit === "%");
  const others = claims.filter(({ unit }) => unit !== "%");
  const [from, to] = others;
  if (shares.length !== 1 || others.length !== 2 || !CHANGE.test(words)) return [];
  if (from!.unit !== to!.unit || from!.value === 0) return [];
  const expected = (100 * Math.abs(to!.value - from!.value)) / from!.value;
  const share = shares[0]!;
  if (Math.abs(expected - share.value) <= Math.max(1, SLACK * expected)) return [];
  const a = `${from!.words} – ${to!.words}`;
  return [{ kind: "change", sentence: share.sentence, a, b: share.words, expected }];
}

/** Parts that are told with their total and do not come to it. */
function wrongSum(text: string, claims: readonly Claim[]): readonly Slip[] {
  const at = claims.findIndex(
    ({ from }, index) =>
      index > 1 &&
      /(?:total of|in all|altogether|making)[\s£€$]*$/.test(
        text.slice(Math.max(0, from - 16), from),
      ),
  );
  if (at === -1) return [];
  const total = claims[at]!;
  const parts = claims.slice(0, at);
  if (parts.some(({ unit, rounding }) => unit !== total.unit || rounding !== "exact")) return [];
  const expected = parts.reduce((sum, { value }) => sum + value, 0);
  if (expected === total.value || total.rounding !== "exact") return [];
  const a = parts.map(({ words }) => words).join(" + ");
  return [{ kind: "sum", sentence: total.sentence, a, b: total.words, expected }];
}

/** From a place to the same place: nobody crosses from Britain to Britain. */
function toItself({ sentence, words }: Compared): readonly Slip[] {
  return words.flatMap((word, at): readonly Slip[] => {
    const [lead, to, again] = [words[at - 1], words[at + 1], words[at + 2]];
    if (!word.capital || lead?.lower !== "from" || to?.lower !== "to") return [];
    if (again?.lower !== word.lower) return [];
    const [a, b] = [`from ${word.text}`, `to ${again.text}`];
    return [{ kind: "itself", sentence: sentence.n, a, b, expected: null }];
  });
}

const partedByPoint = ({ sentence, words, value }: Claim): Slip => ({
  kind: "separator",
  sentence,
  a: words,
  b: words,
  expected: value,
});
