import { readNumber } from "../claims/numbers.ts";
import type { Sentence } from "./sentences.ts";
import { isSynonym } from "./synonyms.ts";
import { wordsOf, type Word } from "./words.ts";

/** A word that carries meaning. `key` is its stem, or # and its value where it is a number. */
export type Term = {
  readonly word: Word;
  readonly key: string;
  /** Its index among the words of the sentence. */
  readonly at: number;
};

/** A sentence made ready for comparing. */
export type Compared = {
  readonly sentence: Sentence;
  readonly words: readonly Word[];
  readonly terms: readonly Term[];
  readonly keys: ReadonlySet<string>;
};

/** Two terms that stand for each other; `likeness` from 0 to 1. */
export type Match = { readonly a: Term; readonly b: Term; readonly likeness: number };

/** A sentence with its words and the terms among them. */
export function readTerms(text: string, sentence: Sentence): Compared {
  const words = wordsOf(text, sentence.from, sentence.to);
  const terms: Term[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!;
    const number = /^(?:a|an)$/.test(word.lower) ? null : readNumber(words, at);
    if (number !== null && number.loose === null) {
      terms.push({ word, key: `#${number.value}`, at });
      at = Math.max(at, number.next - 1);
    } else if (!word.isStop && word.lower.length > 1) terms.push({ word, key: word.stem, at });
  }
  return { sentence, words, terms, keys: new Set(terms.map(({ key }) => key)) };
}

/** How rare each key is among the sentences: the weight of the word in a comparison. */
export function weighTerms(sentences: readonly Compared[]): (key: string) => number {
  const holding = new Map<string, number>();
  for (const { keys } of sentences)
    for (const key of keys) holding.set(key, (holding.get(key) ?? 0) + 1);
  return (key) => Math.log(1 + sentences.length / (holding.get(key) ?? 1));
}

/** Which term of one sentence stands for which of the other, each at most once, best first. */
export function matchTerms(a: Compared, b: Compared): readonly Match[] {
  const matches: Match[] = [];
  for (const a_ of a.terms)
    for (const b_ of b.terms) {
      const likeness = likenessOf(a_, b_);
      if (likeness > 0) matches.push({ a: a_, b: b_, likeness });
    }
  const distance = ({ a: one, b: other }: Match): number =>
    Math.abs(one.at / a.words.length - other.at / b.words.length);
  matches.sort((one, other) => other.likeness - one.likeness || distance(one) - distance(other));
  const used = new Set<Term>();
  return matches.filter((match) => {
    if (used.has(match.a) || used.has(match.b)) return false;
    used.add(match.a).add(match.b);
    return true;
  });
}

function likenessOf({ key: a, word: one }: Term, { key: b, word: other }: Term): number {
  if (a === b) return 1;
  const isNumber = a.startsWith("#");
  if (isNumber || b.startsWith("#")) return isNumber && b.startsWith("#") ? NUMBERS_DIFFER : 0;
  if (one.capital && other.capital && one.afterPause === other.afterPause) return NAMES_DIFFER;
  if (isSynonym(a, b)) return 0.9;
  return isNearlySpelt(a, b) ? 0.85 : 0;
}

/** An altered figure still shows that a figure stood there. */
const NUMBERS_DIFFER = 0.4;
const NAMES_DIFFER = 0.2;

/** Whether two words share nearly all pairs of letters (Dice's coefficient, at least 0.75). */
function isNearlySpelt(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 4) return false;
  const long = a.length > b.length ? a : b;
  const short = a.length > b.length ? b : a;
  if (long.startsWith(short) && short.length >= 5 && long.length - short.length <= 3) return true;
  const pairs = pairsOf(a);
  const shared = pairsOf(b).filter((pair) => pairs.includes(pair)).length;
  return (2 * shared) / (a.length + b.length - 2) >= 0.75;
}

const pairsOf = (word: string): readonly string[] =>
  Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
