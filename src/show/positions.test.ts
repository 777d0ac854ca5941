import { deepEqual, equal, match } from "node:assert/strict";
import { test } from "node:test";
import { readPosition } from "#intake";
import { metres } from "#units";
import { openSeaChart } from "../run/sea-chart.ts";
import type { Language } from "./language.ts";
import { sayWhere, viewPositions } from "./positions.ts";

const chart = openSeaChart(new URL("../..", import.meta.url).pathname);
const where = (lat: number, lon: number, language: Language): string =>
  sayWhere(chart, { lon, lat }, metres(100), language);

/** A position, and where it lies in both languages; an officer can check each on a chart. */
const ECHOES: readonly (readonly [number, number, string, string])[] = [
  [
    51.04,
    1.23,
    "2.8 NM SE of Folkestone harbour, UK side",
    "à 2,8 milles dans le SE de Folkestone harbour, côté britannique",
  ],
  [50.95, 1.83, "on land, 1.9 km W of Calais", "à terre, à 1,9 km dans l'O de Calais"],
  [50.95, 1.856, "on land, at Calais", "à terre, à Calais"],
  [
    50.8,
    1.5,
    "4.2 NM W of Ambleteuse, French side",
    "à 4,2 milles dans l'O d'Ambleteuse, côté français",
  ],
  [
    50.512,
    1.52,
    "2.6 NM W of Le Touquet-Paris-Plage, French side",
    "à 2,6 milles dans l'O du Touquet-Paris-Plage, côté français",
  ],
  [
    50.95,
    1.42,
    "4.3 NM S of Varne Lightship, French side",
    "à 4,3 milles dans le S de Varne Lightship, côté français",
  ],
];

for (const [lat, lon, english, french] of ECHOES) {
  test(`${lat}, ${lon} is "${english}"`, () => {
    equal(where(lat, lon, "en"), english);
    equal(where(lat, lon, "fr"), french);
  });
}

test("outside the watched waters is said, with the way from the nearest place", () => {
  match(where(40.71, -74, "en"), /^outside the watched waters, [\d,]+ NM W of /);
  match(where(40.71, -74, "fr"), /^hors des eaux surveillées, à [\d\s]+ milles dans l'O de /u);
});

test("a wide position near the line is near the line", () => {
  const place = { lon: 1.368, lat: 51.038 };
  equal(sayWhere(chart, place, metres(100), "en").includes("near the line"), false);
  equal(sayWhere(chart, place, metres(20_000), "en").includes("near the line"), true);
});

test("each reading is shown with how it was read, what it takes for granted, and what agrees", () => {
  const words = "50.8 0.3 off Eastbourne, ///filled.count.soap";
  const { readings, notRead } = viewPositions(readPosition(words, chart), chart, "en");
  deepEqual(
    readings.map(({ how }) => how),
    Array(2).fill("degrees with decimals, from “50.8 0.3”"),
  );
  deepEqual(
    readings.map(({ remarks }) => remarks),
    [
      ["east or west was not said: here as east", "agrees with “off Eastbourne”"],
      ["east or west was not said: here as west"],
    ],
  );
  match(notRead.join(), /“\/\/\/filled\.count\.soap” looks like three words of what3words/);
  const french = viewPositions(readPosition(words, chart), chart, "fr");
  match(french.notRead.join(), /demander latitude et longitude/);
  match(french.readings[0]?.echo ?? "", /^50°48,0′ N 000°18,0′ E : à terre, .* ; à 6 milles près$/);
});

test("without a chart the figures are shown, and that nothing says where they are", () => {
  const { readings } = viewPositions(readPosition("51 02.3N 1 22.1E", null), null, "en");
  equal(readings[0]?.echo, "51°02.3′ N 001°22.1′ E: no chart to say where that is; within 185 m");
});
