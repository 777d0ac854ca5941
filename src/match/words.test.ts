import { equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { reported } from "../../test/reported.ts";
import { learnTerms } from "./learn.ts";
import { logPhones } from "./phones.ts";
import { commonness, logWords, type ToldWord } from "./words.ts";

const COLOURS = { grey: 0.6, black: 0.3, pink: 0.1 };
const CHANCE = 0.85;
const told = (word: string): ToldWord => ({ word, commonness: commonness(word, COLOURS) });
const words = (...list: readonly string[]): number => logWords(list.map(told), CHANCE);

test("all that may be told of one boat adds up to 1", () => {
  const all = Object.keys(COLOURS);
  let [two, three] = [0, 0];
  for (const one of all) {
    for (const other of all) {
      two += Math.exp(words(one, other));
      for (const third of all) three += Math.exp(words(one, other, third));
    }
  }
  ok(Math.abs(two - 1) < 1e-12, `${two}`);
  ok(Math.abs(three - 1) < 1e-12, `${three}`);
});

test("the order in which words are told changes nothing", () => {
  const once = words("grey", "pink", "grey");
  for (const list of [
    ["pink", "grey", "grey"],
    ["grey", "grey", "pink"],
  ])
    ok(Math.abs(words(...list) - once) < 1e-12);
});

test("a rare word in common says more than a common one; two words speak against one boat", () => {
  const gain = (one: string, other: string): number =>
    words(one, other) - words(one) - words(other);
  ok(gain("pink", "pink") > gain("black", "black"));
  ok(gain("black", "black") > gain("grey", "grey"));
  ok(gain("grey", "grey") > 0);
  // By how much follows from the model: two that disagree are not both of the main word.
  for (const [one, other] of [
    ["grey", "black"],
    ["grey", "pink"],
  ] as const)
    ok(Math.abs(gain(one, other) - Math.log(1 - CHANCE * CHANCE)) < 1e-12);
});

test("a word that nobody knew is rare, and words say nothing when none was told", () => {
  equal(words(), 0);
  equal(commonness("orange", COLOURS), 0.02);
  ok(words("orange", "orange") - 2 * words("orange") > words("pink", "pink") - 2 * words("pink"));
});

test("how common words are is counted, whatever the order, and every share is positive", () => {
  const night = ["grey", "grey", "pink", null].map((colour, at) =>
    reported(`r${at}`, at, { colour, language: "one" }),
  );
  const { colour, language, craft } = learnTerms(night);
  ok(colour["grey"]! > colour["pink"]! && colour["pink"]! > 0);
  ok(colour["grey"]! + colour["pink"]! < 1);
  ok(language["one"]! < 1);
  equal(JSON.stringify(craft), "{}");
  equal(JSON.stringify(learnTerms(night.toReversed())), JSON.stringify(learnTerms(night)));
});

const PHONES = { concentration: 0.7, discount: 0.1, world: 50 };

test("the order of calls changes nothing; whose phones they are does", () => {
  const once = logPhones([1, 1, 2, 1, 3], PHONES);
  for (const calls of [
    [3, 2, 1, 1, 1],
    [1, 2, 3, 1, 1],
    [7, 7, 7, 8, 9],
  ])
    ok(Math.abs(logPhones(calls, PHONES) - once) < 1e-9);
  equal(logPhones([], PHONES), 0);
  const gain = (one: number, other: number): number =>
    logPhones([one, other], PHONES) - logPhones([one], PHONES) - logPhones([other], PHONES);
  ok(gain(1, 1) > 2, "the same phone twice");
  ok(gain(1, 2) < 0, "a second phone aboard");
});

test("the next call comes from a phone heard before or from any of the world's: sums to 1", () => {
  const heard = [1, 1, 2];
  const before = logPhones(heard, PHONES);
  const next = (phone: number): number => Math.exp(logPhones([...heard, phone], PHONES) - before);
  const sum = next(1) + next(2) + PHONES.world * next(99);
  ok(Math.abs(sum - 1) < 1e-9, `${sum}`);
});
