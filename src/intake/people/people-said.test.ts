import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { FUZZ_RUNS, mutated, notFinite } from "../../../test/fuzz/mutated.ts";
import { readConditionsSaid } from "./read-conditions-said.ts";
import { peopleAboard, readPeopleSaid } from "./read-people-said.ts";

/** What was said; the people aboard, "least..most", or null; other counts as "of least..most". */
const PEOPLE: readonly (readonly [string, string | null, ...string[]])[] = [
  ["we are 33", "33..33"],
  ["We're 33 people in a boat", "33..33"],
  ["33 personnes", "33..33"],
  ["Nous sommes trente-trois à bord", "33..33"],
  ["thirty three people", "33..33"],
  ["quatre-vingt-dix-sept personnes", "97..97"],
  ["on est soixante-douze dans le bateau", "72..72"],
  ["septante-deux passagers", "72..72"],
  ["a hundred and two people", "102..102"],
  ["POB: 45", "45..45"],
  ["about 30 people", "25..35"],
  ["environ trente personnes", "25..35"],
  ["une trentaine", "25..35"],
  ["two dozen people", "20..28"],
  ["more than forty people", "41..?"],
  ["au moins cinquante personnes", "50..?"],
  ["40+ people", "40..?"],
  ["up to 60 people", "1..60"],
  ["moins de 20 personnes", "1..19"],
  ["between 30 and 40 people", "30..40"],
  ["30-40 migrants", "30..40"],
  ["entre 30 et 40 personnes", "30..40"],
  ["40 persons including 5 children", "40..40", "children 5..5"],
  ["50 personnes dont 10 enfants et 4 femmes", "50..50", "children 10..10", "women 4..4"],
  ["il y a 50 personnes, 3 personnes à l'eau", "50..50", "some 3..3"],
  ["deux familles", null, "families 2..?"],
  ["2 people in the water", null, "some 2..2"],
  // Two numbers of people aboard: none is chosen. The same twice is one.
  ["33 people. No, 35 people", null],
  ["33 people, I said 33 people", "33..33"],
  // Of people said, but not how many are aboard; and figures of other things.
  ["one person is in the water", null],
  ["une personne est tombée", null],
  ["we are 3 miles from Dover", null],
  ["we are 33 minutes away", null],
  ["position 51 2.5 N 1 20 E", null],
  ["call me at 07700 900123", null],
  ["we left at 2:30", null],
  ["20 litres of fuel", null],
];

for (const [words, aboard, ...others] of PEOPLE) {
  test(`people in "${words}"`, () => {
    const said = readPeopleSaid(words);
    const range = ({ least, most }: { least: number; most: number | null }): string =>
      `${least}..${most ?? "?"}`;
    const people = peopleAboard(said);
    equal(people === null ? null : range(people), aboard);
    deepEqual(
      said.filter(({ of }) => of !== "people").map(({ of, count }) => `${of} ${range(count)}`),
      others,
    );
    for (const { words: part, at } of said) ok(words.slice(at).trim().startsWith(part), part);
  });
}

const CONDITIONS: readonly (readonly [string, ...string[]])[] = [
  ["we are taking water", "taking water"],
  ["l'eau rentre dans le bateau", "taking water"],
  ["The boat is full of water!", "taking water"],
  ["moteur en panne", "engine dead"],
  ["the engine is not working", "engine dead"],
  ["le moteur ne marche plus", "engine dead"],
  ["our engine is dead and we are drifting", "engine dead", "adrift"],
  ["someone is in the water", "people in the water"],
  ["quelqu'un est tombé à l'eau", "people in the water"],
  ["le bateau coule", "sinking"],
  ["it has capsized", "capsized"],
  ["no fuel", "low on fuel"],
  ["plus d'essence", "low on fuel"],
  ["he is not breathing", "medical emergency"],
  ["we have 5 children", "children aboard"],
  ["help us please we are going to die", "in distress"],
  ["Au secours !", "in distress"],
  // What is denied is not so, and says nothing else.
  ["we are not sinking"],
  ["on ne coule pas"],
  ["nobody is in the water"],
  ["personne n'est à l'eau"],
  ["there is no water in the boat"],
  ["pas en panne de moteur"],
  ["il n'y a pas d'enfants"],
  ["we're not in danger"],
];

for (const [words, ...conditions] of CONDITIONS) {
  test(`conditions in "${words}"`, () => {
    const said = readConditionsSaid(words);
    deepEqual(
      said.map(({ condition }) => condition),
      conditions,
    );
    for (const { words: part, at } of said) ok(words.startsWith(part, at), part);
  });
}

test(`${FUZZ_RUNS} spoilt texts: no throw, no NaN, nothing said that is not there`, () => {
  const seeds = [...PEOPLE, ...CONDITIONS].map(([words]) => words);
  for (const text of mutated([...seeds, seeds.join(". ")], FUZZ_RUNS, 21)) {
    const [people, conditions] = [readPeopleSaid(text), readConditionsSaid(text)];
    equal(notFinite(people), null);
    for (const { words, count } of people) {
      ok(text.includes(words), `${text}: ${words}`);
      ok(count.least >= 1 && (count.most === null || count.most >= count.least), text);
    }
    for (const { words, at } of conditions) ok(text.startsWith(words, at), text);
  }
});
