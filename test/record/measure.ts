import { readArticle } from "#record";
import type { Spun } from "./altered-copies.ts";

/** How well altered copies were found: shares from 0 to 1. */
export type Measured = {
  readonly recall: number;
  readonly precision: number;
  /** Of the facts altered on purpose in pairs found, those named with their kind and words. */
  readonly facts: number;
  readonly pairs: number;
  readonly planted: number;
  readonly misses: readonly string[];
};

/** Reads spun texts and compares what was found with what was planted. */
export function measure(texts: readonly Spun[]): Measured {
  const sum = { found: 0, told: 0, pairs: 0, planted: 0, named: 0 };
  const misses: string[] = [];
  for (const { name, text, pairs } of texts) {
    const lines = text.split("\n");
    const article = readArticle(text);
    sum.told += article.pairs.length;
    sum.pairs += pairs.length;
    for (const { a, b, planted } of pairs) {
      const found = article.pairs.find((each) => each.a === a && each.b === b);
      if (found === undefined) misses.push(`${name}: not found: ${lines[a - 1]} / ${lines[b - 1]}`);
      else sum.found += 1;
      for (const fact of planted) {
        sum.planted += 1;
        const isNamed = found?.altered.some(
          ({ kind, a: one, b: other }) =>
            kind === fact.kind &&
            (kind === "negation" || `${one} ${other}`.includes(fact.b.split(" ").at(-1)!)),
        );
        if (isNamed === true) sum.named += 1;
        else
          misses.push(
            `${name}: ${fact.kind} ${fact.a} → ${fact.b}: ${lines[a - 1]} / ${lines[b - 1]}: ${JSON.stringify(found?.altered)}`,
          );
      }
    }
    for (const { a, b, score } of article.pairs)
      if (!pairs.some((each) => each.a === a && each.b === b))
        misses.push(`${name}: no pair: ${score.toFixed(2)} ${lines[a - 1]} / ${lines[b - 1]}`);
  }
  return {
    recall: sum.found / sum.pairs,
    precision: sum.found / Math.max(1, sum.told),
    facts: sum.named / sum.planted,
    pairs: sum.pairs,
    planted: sum.planted,
    misses,
  };
}
