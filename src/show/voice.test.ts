import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { position, seededRandom } from "#units";
import { LANGUAGES } from "./language.ts";
import { sayPosition } from "./quantities.ts";
import { sayForVoice } from "./voice.ts";

const READ: readonly (readonly [written: string, english: string, french: string])[] = [
  [
    "51°06.3′ N 001°22.9′ E",
    "five one degrees zero six decimal three minutes North, " +
      "zero zero one degrees two two decimal nine minutes East",
    "cinq unité degrés zéro six décimale trois minutes Nord, " +
      "zéro zéro unité degrés deux deux décimale neuf minutes Est",
  ],
  ["02:27 UTC", "zero two two seven UTC", "zéro deux deux sept UTC"],
  [
    "240227Z NOV 21",
    "two four zero two two seven zulu, NOV two one",
    "deux quatre zéro deux deux sept zulu, NOV deux unité",
  ],
  ["30–40 people", "three zero to four zero people", "trois zéro à quatre zéro people"],
  ["2.5 NM", "two decimal five nautical miles", "deux décimale cinq milles nautiques"],
  [
    "15 kn, 036°",
    "one five knots, zero three six degrees",
    "unité cinq nœuds, zéro trois six degrés",
  ],
  ["within 95 %", "within nine five percent", "within neuf cinq pour cent"],
  ["Rescue 163", "Rescue one six three", "Rescue unité six trois"],
  ["±300 m", "plus or minus three zero zero m", "plus ou moins trois zéro zéro m"],
  ["nothing to spell", "nothing to spell", "nothing to spell"],
];

for (const [written, english, french] of READ)
  test(`on the radio: ${written}`, () => {
    deepEqual([sayForVoice(written, "en"), sayForVoice(written, "fr")], [english, french]);
  });

test("any position is read without a figure left, in both languages, and back again", () => {
  const random = seededRandom(8);
  const words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
  for (let round = 0; round < 300; round += 1) {
    const place = position(358 * random() - 179, 178 * random() - 89);
    for (const language of LANGUAGES) {
      const said = sayForVoice(sayPosition(place, language), language);
      ok(!/[\d°′±]/.test(said), said);
    }
    const said = sayForVoice(sayPosition(place, "en"), "en");
    const heard = said.split(" ").flatMap((word) => {
      const digit = words.indexOf(word);
      return digit === -1 ? [] : [digit];
    });
    const written = sayPosition(place, "en").replaceAll(/\D/g, "");
    equal(heard.join(""), written);
  }
});
