import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { findNamedPlaces, findReach } from "#chart";
import { distanceMetres } from "#units";
import { openSeaChart } from "../run/sea-chart.ts";

const chart = openSeaChart(new URL("../..", import.meta.url).pathname);

/** Words, the place they name first, and how many of the words that takes. */
const NAMED: readonly (readonly [string, string, number])[] = [
  ["Dover", "Dover", 1],
  ["douvres et calais", "Dover", 1],
  ["gris nez a 6 milles", "Cap Gris-Nez", 2],
  ["Le Touquet Paris Plage", "Le Touquet-Paris-Plage", 4],
  ["the Varne", "Varne Lightship", 0],
  ["Varne lightship", "Varne Lightship", 2],
  ["dungeness", "Dungeness beach", 1],
  ["cs4", "CS4 Buoy", 1],
  ["Goodwins", "Goodwin Sands", 1],
  ["calais | dover", "Calais", 1],
];
for (const [words, name, many] of NAMED) {
  test(`"${words}" ${many === 0 ? "begins with no name" : `begins with ${name}`}`, () => {
    const named = findNamedPlaces(chart, words.split(" "));
    equal(named?.words ?? 0, many);
    if (many > 0) equal(named?.places[0]?.name, name);
  });
}

test("every place is found by its name, and by each other name it has", () => {
  for (const place of chart.places) {
    for (const name of [place.name, ...place.aliases]) {
      const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
      const named = findNamedPlaces(chart, words);
      if (words.length > 8 || named === null) continue;
      const all = [...named.places, ...named.others];
      ok(named.words <= words.length && (all.includes(place) || named.words < words.length), name);
    }
  }
  const towns = chart.places.filter(({ kind }) => kind === "town");
  for (const town of towns) {
    const named = findNamedPlaces(chart, town.name.split(/[^\p{L}\p{N}]+/u));
    ok(named?.places.some(({ name }) => name === town.name) ?? false, town.name);
  }
});

test("what a thing is names nothing by itself", () => {
  for (const word of ["beach", "port", "plage", "light", "north", "the", "head", ""]) {
    equal(findNamedPlaces(chart, [word]), null, word);
  }
  equal(findNamedPlaces(chart, []), null);
});

test("a bank reaches to its ends, anything else as far as its point may be off", () => {
  const [bank] = findNamedPlaces(chart, ["Goodwin", "Sands"])?.places ?? [];
  const [town] = findNamedPlaces(chart, ["Dover"])?.places ?? [];
  ok(bank !== undefined && town !== undefined);
  equal(findReach(chart, town), town.accuracy);
  const line = chart.banks.find(({ name }) => name === bank.name)?.centreLine ?? [];
  equal(line.length > 1, true);
  const far = line.filter((end) => distanceMetres(end, bank.position) > findReach(chart, bank));
  deepEqual(far, []);
});
