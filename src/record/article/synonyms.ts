import { GENERAL } from "./meanings-general.ts";
import { NEWS } from "./meanings-news.ts";
import { stem } from "./stem.ts";

const MEANINGS = GENERAL.trim().split("\n").concat(NEWS.trim().split("\n"));
const OF_WORD = new Map<string, Set<number>>();
for (const [line, words] of MEANINGS.entries())
  for (const word of words.split(" ").map((each) => stem(each)))
    OF_WORD.set(word, (OF_WORD.get(word) ?? new Set()).add(line));

/** Whether two stems may stand for one another: the same, or in one line of the tables. */
export function isSynonym(one: string, other: string): boolean {
  if (one === other) return true;
  const lines = OF_WORD.get(one);
  const others = OF_WORD.get(other);
  if (lines === undefined || others === undefined) return false;
  return [...lines].some((line) => others.has(line));
}
