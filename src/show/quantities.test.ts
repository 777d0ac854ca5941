import { equal, throws } from "node:assert/strict";
import { test } from "node:test";
import { count, hours, knots, metres, minutes, nauticalMiles, seconds, type Count } from "#units";
import * as say from "./quantities.ts";

const counts: readonly [Count, string, string, string, string, string][] = [
  [count(0, 0), "nobody", "personne", "nobody", "personne", "0"],
  [count(1, 1), "1", "1", "1 person", "1 personne", "1"],
  [count(33, 33), "33", "33", "33 people", "33 personnes", "33"],
  [count(30, 40), "30 to 40", "30 à 40", "30 to 40 people", "30 à 40 personnes", "30–40"],
  [count(0, 1), "0 to 1", "0 à 1", "0 to 1 person", "0 à 1 personne", "0–1"],
  [
    count(0, null),
    "unknown number",
    "nombre inconnu",
    "an unknown number of people",
    "un nombre inconnu de personnes",
    "?",
  ],
  [
    count(1, null),
    "at least 1, top unknown",
    "au moins 1, maximum inconnu",
    "at least 1 person, top unknown",
    "au moins 1 personne, maximum inconnu",
    "1+",
  ],
  [
    count(33, null),
    "at least 33, top unknown",
    "au moins 33, maximum inconnu",
    "at least 33 people, top unknown",
    "au moins 33 personnes, maximum inconnu",
    "33+",
  ],
];
for (const [given, english, french, people, personnes, figures] of counts) {
  test(`${figures} people are "${people}", "${personnes}"`, () => {
    equal(say.sayCount(given, "en"), english);
    equal(say.sayCount(given, "fr"), french);
    equal(say.sayPeople(given, "en"), people);
    equal(say.sayPeople(given, "fr"), personnes);
    equal(say.sayCountInFigures(given), figures);
  });
}

const lengths: readonly [number, string, string, string, string][] = [
  [0, "under 1 min", "moins d'1 min", "under 1 min old", "datant de moins d'1 min"],
  [59.9, "under 1 min", "moins d'1 min", "under 1 min old", "datant de moins d'1 min"],
  [60, "1 min", "1 min", "1 min old", "datant de 1 min"],
  [26 * 60 + 59, "26 min", "26 min", "26 min old", "datant de 26 min"],
  [3600, "1 h 00 min", "1 h 00 min", "1 h 00 min old", "datant de 1 h 00 min"],
  [hours(6) + 15 * 60, "6 h 15 min", "6 h 15 min", "6 h 15 min old", "datant de 6 h 15 min"],
  [hours(47) + 59 * 60, "47 h 59 min", "47 h 59 min", "47 h 59 min old", "datant de 47 h 59 min"],
  [hours(50), "2 d 2 h", "2 j 2 h", "2 d 2 h old", "datant de 2 j 2 h"],
  [-59, "under 1 min", "moins d'1 min", "under 1 min old", "datant de moins d'1 min"],
  [-minutes(5), "5 min", "5 min", "5 min ahead of our clock", "5 min en avance sur notre horloge"],
];
for (const [length, english, french, old, vieux] of lengths) {
  test(`${length} s are "${english}", and something of that age is "${old}"`, () => {
    equal(say.sayDuration(seconds(length), "en"), english);
    equal(say.sayDuration(seconds(length), "fr"), french);
    equal(say.sayAge(seconds(length), "en"), old);
    equal(say.sayAge(seconds(length), "fr"), vieux);
  });
}

test("a length of time that is none is refused", () => {
  throws(() => say.sayDuration(seconds(Number.NaN), "en"), /expected a length of time/);
});

const distances: readonly [number, string, string][] = [
  [0, "0 m", "0 m"],
  [99.6, "100 m", "100 m"],
  [185.2, "0.1 NM", "0,1 mille"],
  [nauticalMiles(1), "1 NM", "1 mille"],
  [nauticalMiles(1.94), "1.9 NM", "1,9 mille"],
  [nauticalMiles(2.8), "2.8 NM", "2,8 milles"],
  [nauticalMiles(9.96), "10 NM", "10 milles"],
  [nauticalMiles(26.4), "26 NM", "26 milles"],
];
for (const [length, english, french] of distances) {
  test(`${Math.round(length)} m are "${english}", "${french}"`, () => {
    equal(say.sayDistance(metres(length), "en"), english);
    equal(say.sayDistance(metres(length), "fr"), french);
  });
}

const positions: readonly [number, number, string][] = [
  [1.7417, 51.1417, "51°08.5′ N 001°44.5′ E"],
  [0, 0, "00°00.0′ N 000°00.0′ E"],
  [-0.25, 50.5, "50°30.0′ N 000°15.0′ W"],
  [1.99995, 50.99995, "51°00.0′ N 002°00.0′ E"],
  [-120.5, -33.1, "33°06.0′ S 120°30.0′ W"],
];
for (const [lon, lat, expected] of positions) {
  test(`longitude ${lon}, latitude ${lat} is ${expected}`, () => {
    equal(say.sayPosition({ lon, lat }, "en"), expected);
    equal(say.sayPosition({ lon, lat }, "fr"), expected.replaceAll(".", ","));
  });
}

test("minutes on the radio agree with their number", () => {
  equal(say.sayMinutes(26, "en"), "26 minutes");
  equal(say.sayMinutes(1, "en"), "1 minute");
  equal(say.sayMinutes(0, "fr"), "0 minute");
});

test("speeds are said in knots, sides by whose they are", () => {
  equal(say.saySpeed(knots(15.56), "en"), "15.6 kn");
  equal(say.saySpeed(knots(15.56), "fr"), "15,6 nd");
  equal(say.saySide("UK", "fr"), "côté britannique");
});
