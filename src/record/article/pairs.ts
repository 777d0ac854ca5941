import { matchTerms, weighTerms, type Compared, type Match } from "./compare.ts";

/** Two sentences that say the same thing, the earlier first. */
export type Twin = {
  readonly a: Compared;
  readonly b: Compared;
  /** From 0 to 1: how much of what the two say is the same. */
  readonly score: number;
  readonly how: "copied" | "paraphrased";
  readonly matches: readonly Match[];
};

/**
 * Pairs of sentences that say the same thing, by rarity-weighted overlap of their words (inverse
 * document frequency, Spärck Jones 1972), synonyms and spelling counted, and by their order.
 */
export function findTwins(sentences: readonly Compared[]): readonly Twin[] {
  const weight = weighTerms(sentences);
  const twins: Twin[] = [];
  for (const [index, a] of sentences.entries())
    for (const b of sentences.slice(index + 1)) {
      if (!mayBeTwins(a, b)) continue;
      const twin = weighTwin(a, b, weight);
      if (twin.score >= TWIN_AT) twins.push(twin);
    }
  return twins;
}

/** Set by eye between true and false pairs of one real article; docs/models/claims.md. */
const TWIN_AT = 0.48;
/** How much more a figure weighs that both have: set on our own training texts. */
const TELLING = 1;
/** Fewer words in common than this are a coincidence. */
const LEAST_MATCHED = 3;

/** Longer than this is a list or a table, not a sentence. */
const TERMS_MAX = 150;

/** Whether two sentences are worth weighing: they share a word, and both are sentences. */
const mayBeTwins = (a: Compared, b: Compared): boolean =>
  Math.max(a.terms.length, b.terms.length) <= TERMS_MAX &&
  a.terms.some(({ key }) => b.keys.has(key));

function weighTwin(a: Compared, b: Compared, weight: (key: string) => number): Twin {
  const matches = matchTerms(a, b);
  const firm = matches.filter(({ likeness }) => likeness >= 0.8);
  const figures = firm.filter(({ a: one }) => isTelling(one.key));
  const more = figures.reduce((sum, { a: { key } }) => sum + TELLING * weight(key), 0);
  const whole = ({ terms }: Compared): number =>
    terms.reduce((sum, { key }) => sum + weight(key), more);
  const common = matches.reduce(
    (sum, { a: one, b: other, likeness }) =>
      sum + likeness * (likeness >= 0.8 ? (weight(one.key) + weight(other.key)) / 2 : 1),
    more,
  );
  const short = Math.min(whole(a), whole(b));
  const long = Math.max(whole(a), whole(b));
  const held = short === 0 ? 0 : common / short;
  const shared = short === 0 ? 0 : (2 * common) / (short + long);
  const how = isCopy(a, b) ? "copied" : "paraphrased";
  // Of a few words said again word for word, few carry meaning.
  const alike = matches.filter(({ likeness: each }) => each >= 0.4).length + figures.length;
  const likeness = Math.min(1, 0.45 * held + 0.45 * shared + 0.1 * order(firm));
  const isEnough = alike >= LEAST_MATCHED || (how === "copied" && shared > 0.9);
  return { a, b, score: isEnough ? likeness : 0, how, matches };
}

/** The share of neighbouring matches that stand in the same order in both sentences. */
function order(matches: readonly Match[]): number {
  const sorted = matches.toSorted((one, other) => one.a.at - other.a.at);
  const kept = sorted.filter(({ b }, at) => at > 0 && b.at > sorted[at - 1]!.b.at).length;
  return sorted.length < 2 ? 0 : kept / (sorted.length - 1);
}

/** Whether the shorter sentence is nearly a run of the longer, word for word. */
function isCopy(a: Compared, b: Compared): boolean {
  const one = a.words.map(({ lower }) => lower);
  const other = b.words.map(({ lower }) => lower);
  const shorter = Math.min(one.length, other.length);
  return shorter > 0 && longestCommon(one, other) >= 0.9 * shorter;
}

function longestCommon(one: readonly string[], other: readonly string[]): number {
  let row = Array.from({ length: other.length + 1 }, () => 0);
  for (const word of one) {
    const next = [0];
    for (const [at, compared] of other.entries())
      next.push(word === compared ? row[at]! + 1 : Math.max(row[at + 1]!, next[at]!));
    row = next;
  }
  return row.at(-1)!;
}

/** A figure that is no small number: two sentences seldom have it by chance. */
function isTelling(key: string): boolean {
  const value = key.startsWith("#") ? Number(key.slice(1)) : 0;
  return value >= 10 && !(value >= 1600 && value < 2100 && Number.isInteger(value));
}
