import { deepEqual, equal, match, ok, throws } from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { capital, listOf, pluralOf, say, sayNumber, sentencesOf, series } from "./language.ts";
import { en } from "./words/en.ts";
import { fr } from "./words/fr.ts";

const gapsIn = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, gap]) => gap ?? "").toSorted();

test("a French sentence has the same gaps as the English one", () => {
  const words: Readonly<Record<string, string>> = fr;
  for (const [key, text] of Object.entries(en)) {
    deepEqual(gapsIn(words[key] ?? ""), gapsIn(text), key);
  }
  equal(Object.keys(fr).length, Object.keys(en).length);
});

test("no words are empty, and French sets a space before : ; ? and !", () => {
  for (const [key, text] of [...Object.entries(en), ...Object.entries(fr)]) {
    ok(text.trim() === text && text !== "", key);
  }
  for (const [key, text] of Object.entries(fr))
    ok(!/[^ ][:;?!](?: |$)/.test(text), `${key}: ${text}`);
});

test("all words are used: a key stands in the source, alone or by its group", () => {
  const source = globSync("src/{publish,show,web}/**/*.{ts,tsx}")
    .filter((path) => !path.includes("/words/") && !path.endsWith(".test.ts"))
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
  const unused = Object.keys(en).filter((key) => {
    const groups = key.split(".").map((_, at, parts) => parts.slice(0, at).join("."));
    const byGroup = groups.some(
      (group) =>
        group !== "" &&
        (source.includes(`\`${group}.\${`) || source.includes(`sayTerm("${group}"`)),
    );
    return !byGroup && !source.includes(`"${key}"`);
  });
  deepEqual(unused, []);
});

test("what is filled in is not searched for gaps again", () => {
  equal(say("en", "words.told", { words: "{at} {least}" }), "“{at} {least}”");
  equal(say("fr", "words.told", { words: "$& $1" }), "« $& $1 »");
});

test("a gap that nothing fills is a fault, not a hole in a sentence", () => {
  throws(() => say("en", "words.told", {} as { words: string }), /nothing to fill \{words\}/);
});

const plurals: readonly [number, string, string][] = [
  [0, "other", "one"],
  [1, "one", "one"],
  [1.9, "other", "one"],
  [2, "other", "other"],
  [33, "other", "other"],
];
for (const [number, english, french] of plurals) {
  test(`the plural of ${number} is ${english} in English, ${french} in French`, () => {
    deepEqual([pluralOf(number, "en"), pluralOf(number, "fr")], [english, french]);
  });
}

test("numbers, lists and sentences are put as each language puts them", () => {
  equal(sayNumber(4.25, "en"), "4.3");
  equal(sayNumber(4.2, "fr"), "4,2");
  match(sayNumber(12_345, "fr"), /^12\s345$/u);
  throws(() => sayNumber(Number.NaN, "en"), /expected a number/);
  equal(listOf([], "en"), "");
  equal(listOf(["a"], "en"), "a");
  equal(listOf(["a", "b", "c"], "en"), "a, b and c");
  equal(listOf(["a", "b"], "fr", "or"), "a ou b");
  equal(series(["a", "b"], "fr"), "a ; b");
  equal(sentencesOf(["one", "two.", "“three”"]), "one. two. “three”");
  equal(capital("état"), "État");
});
