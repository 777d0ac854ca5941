import type { Altered, Article, Claim, Contradiction, Pair, Slip } from "#record";
import { say, sayNumber, type Language } from "./language.ts";

/**
 * An article that was read, in lines: counts, claims, pairs with what was altered, and what does
 * not agree. What stands in the article is given in its own words.
 */
export function sayArticle(article: Article, language: Language): string[] {
  const { sentences, claims, pairs, contradictions, slips } = article;
  return [
    say(language, "article.counts", {
      sentences: sentences.length,
      claims: claims.length,
      pairs: pairs.length,
    }),
    ...claims.map((claim) => sayClaim(claim, language)),
    ...pairs.flatMap((pair) => sayPair(pair, language)),
    ...contradictions.map((each) => sayContradiction(each, language)),
    ...slips.map((slip) => saySlip(slip, language)),
  ];
}

function sayClaim({ sentence, words, period, place, says }: Claim, language: Language): string {
  return [
    say(language, "article.claim", { sentence, words }),
    ...(period === null ? [] : [say(language, "article.period", { period })]),
    ...(place === null ? [] : [say(language, "article.place", { place })]),
    ...(says === null ? [] : [say(language, "article.says", { says })]),
  ].join("; ");
}

const sayPair = ({ a, b, how, altered }: Pair, language: Language): string[] => [
  say(language, `article.${how}`, { a, b }),
  ...altered.map((each) => `  ${sayAltered(each, language)}`),
];

function sayAltered({ kind, a, b, isLoose }: Altered, language: Language): string {
  const nothing = say(language, "article.nothing");
  const ofKind = kind === "place" ? "article.place altered" : (`article.${kind}` as const);
  const key = isLoose ? "article.word loose" : ofKind;
  return say(language, "article.altered", {
    kind: say(language, key),
    a: a ?? nothing,
    b: b ?? nothing,
  });
}

const sayContradiction = ({ a, b }: Contradiction, language: Language): string =>
  say(language, "article.contradiction", {
    a: a.sentence,
    b: b.sentence,
    words: a.words,
    otherWords: b.words,
  });

function saySlip({ kind, sentence, a, b, expected }: Slip, language: Language): string {
  if (kind === "itself" || expected === null)
    return say(language, "article.itself", { sentence, a, b });
  const number = sayNumber(expected, language);
  return say(language, `article.${kind}`, { sentence, a, b, expected: number });
}
