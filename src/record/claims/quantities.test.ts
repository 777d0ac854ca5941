import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { splitSentences } from "../article/sentences.ts";
import { findClaims } from "./quantities.ts";

/** The claims of a text as [words, least, most, unit, of]. */
const claimed = (text: string): readonly unknown[] =>
  splitSentences(text)
    .flatMap((sentence) => findClaims(text, sentence))
    .map(({ words, quantity, unit, of }) => [words, quantity.least, quantity.most, unit, of]);

const cases: readonly [string, readonly unknown[]][] = [
  [
    "Two hundred and five people came.",
    [["Two hundred and five people", 205, 205, null, "people"]],
  ],
  ["Between 20 and 30 km off.", [["Between 20 and 30 km", 20, 30, "km", null]]],
  ["Up to forty-two boats sank.", [["Up to forty-two boats", 0, 42, null, "boats"]]],
  ["More than £54m was paid.", [["More than £54m", 54e6, null, "GBP", null]]],
  ["It is 9 m long.", [["9 m", 9, 9, "m", null]]],
  ["Some 9m people live there.", [["Some 9m people", 8.1e6, 9.9e6, null, "people"]]],
  ["It was 12 nautical miles out.", [["12 nautical miles", 12, 12, "nautical mile", null]]],
  ["At least one child died.", [["At least one child", 1, null, null, "child"]]],
  ["Not any extra officers came.", [["any extra officers", 0, 0, null, "extra officers"]]],
  ["One in five boats leaks.", [["One in five boats", 20, 20, "%", "boats"]]],
  ["A third of the crews left.", [["A third of the crews", 33.3333, 33.3333, "%", "crews"]]],
  ["Almost 25.000 people came.", [["Almost 25.000 people", 22500, 25000, null, "people"]]],
  ["Dozens of boats came.", [["Dozens of boats", 24, null, null, "boats"]]],
  [
    "The constructor of twenty constructor valves.",
    [["twenty constructor valves", 20, 20, null, "constructor valves"]],
  ],
  ["No one came at 3am on 24 November 2021 in the 1930s.", []],
  ["One of them drove a 4x4 in 2019, and no other did.", []],
  ["One ward job in six is empty.", [["One ward job in six", 16.6667, 16.6667, "%", "ward job"]]],
  [
    "One nurse in six hospitals left.",
    [
      ["One nurse", 1, 1, null, "nurse"],
      ["six hospitals", 6, 6, null, "hospitals"],
    ],
  ],
  ["About a fifth of the crews left.", [["About a fifth of the crews", 18, 22, "%", "crews"]]],
  ["Five Leeds hospitals closed.", [["Five Leeds hospitals", 5, 5, null, "Leeds hospitals"]]],
  ["They came at two in the morning.", []],
  ["They came in the first half of 2021.", []],
  ["A pair of schools stay shut.", [["pair of schools", 2, 2, null, "schools"]]],
  ["A lorry overturned on the A38 before the G7 met.", []],
];

for (const [text, expected] of cases)
  test(`the quantities of: ${text}`, () => deepEqual(claimed(text), expected));

const speakers: readonly [string, string | null][] = [
  ["About 450 households were told to leave.", null],
  ["A gang stole paintings worth an estimated €23 million.", null],
  ["The report said that 40 boats came.", "The report"],
  ["“We saw 40 boats,” said the mayor, who was there.", "the mayor"],
  ["Helen Marsh, who runs a shop, said that 40 boats came in all.", "Helen Marsh"],
  ["Some 40 boats came, said Helen Marsh.", "Helen Marsh"],
  ["Some 40 boats came, the harbour master said on Sunday.", "the harbour master"],
  ["Some 40 boats came, according to the prefect.", "the prefect"],
  ["The detour adds 14 miles.", null],
  ["His promise of 40 boats was kept.", null],
  ["But the union claims that 40 posts are vacant.", "the union"],
];

for (const [text, expected] of speakers)
  test(`who says: ${text}`, () => {
    const [sentence] = splitSentences(text);
    deepEqual(findClaims(text, sentence!)[0]?.says, expected);
  });
