import { equal } from "node:assert/strict";
import { test } from "node:test";
import { saysAge } from "./relay.ts";

test("the age of a position is read in words of either language", () => {
  const cases: [string, number, boolean][] = [
    ["position 26 minutes old", 26, true],
    ["position 26 min old", 27, true],
    ["position vieille de 26 minutes", 26, true],
    ["position 1 h 26 old", 86, true],
    ["position 2 hours old", 120, true],
    ["position vieille de 2 heures 10 min", 130, true],
    ["40 people, 51 08.5N 001 44.5E", 26, false],
    ["position 26 minutes old", 60, false],
    ["26 people, position old", 26, false],
    ["will be there in 15 minutes; position 26 minutes old", 26, true],
    ["", 0, false],
  ];
  for (const [words, age, says] of cases) equal(saysAge(words, age), says, `${words} / ${age}`);
});
