import { isPlaceName } from "../claims/circumstances.ts";
import { findClaims, type Claim } from "../claims/quantities.ts";
import { findAltered, type Altered } from "./altered.ts";
import { readTerms, type Compared } from "./compare.ts";
import { findContradictions, type Contradiction } from "./contradictions.ts";
import { findTwins } from "./pairs.ts";
import { splitSentences, type Sentence } from "./sentences.ts";
import { findSlips, type Slip } from "./slips.ts";

/** Two sentences, by number, that say the same thing, and what the later altered. */
export type Pair = {
  readonly a: number;
  readonly b: number;
  readonly score: number;
  readonly how: "copied" | "paraphrased";
  readonly altered: readonly Altered[];
};

/** What an article says, and where it does not agree with itself. */
export type Article = {
  readonly sentences: readonly Sentence[];
  readonly claims: readonly Claim[];
  readonly pairs: readonly Pair[];
  readonly contradictions: readonly Contradiction[];
  readonly slips: readonly Slip[];
};

/**
 * Reads an article in English by rule: its sentences, what they claim in numbers, which of them say
 * the same thing with what altered, and which figures exclude each other. Time grows with the
 * square of the number of sentences.
 */
export function readArticle(text: string): Article {
  const sentences = splitSentences(text);
  const compared = sentences.map((sentence) => readTerms(text, sentence));
  const claims = sentences.flatMap((sentence) => findClaims(text, sentence));
  const places = placesIn(compared);
  const twins = findTwins(compared);
  const pairs = twins.map((twin) => ({
    a: twin.a.sentence.n,
    b: twin.b.sentence.n,
    score: twin.score,
    how: twin.how,
    altered: findAltered(twin, claims, places),
  }));
  const contradictions = findContradictions(compared, claims, twins);
  return { sentences, claims, pairs, contradictions, slips: findSlips(text, compared, claims) };
}

/** The names that stand where places stand, anywhere in the article. */
const placesIn = (sentences: readonly Compared[]): ReadonlySet<string> =>
  new Set(
    sentences.flatMap(({ words }) =>
      words.filter((_, at) => isPlaceName(words, at)).map(({ lower }) => lower),
    ),
  );
