import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { findPlace } from "#chart";
import { bearingDegrees, distanceMetres, toNauticalMiles, type Position } from "#units";
import { openSeaChart } from "../../run/sea-chart.ts";
import { readPosition } from "./read-position.ts";
import type { PositionReading } from "./reading.ts";
import { placeBeyond } from "./shapes.ts";

const chart = openSeaChart(new URL("../../..", import.meta.url).pathname);
const read = (words: string): readonly PositionReading[] => readPosition(words, chart).readings;

function placeCalled(name: string): Position {
  const place = findPlace(chart, name);
  ok(place !== null, name);
  return place.position;
}

/**
 * Words, the place they are told from, and the way from it: degrees true and nautical miles, as an
 * officer would lay it off on the chart.
 */
const LAID_OFF: readonly (readonly [string, string, number, number])[] = [
  ["3 nautical miles north-west of Wimereux", "Wimereux", 315, 3],
  ["3 NM NW of Wimereux", "Wimereux", 315, 3],
  ["3 milles au nord-ouest de Wimereux", "Wimereux", 315, 3],
  ["dans le 310 de Gris-Nez à 6 milles", "Gris-Nez", 310, 6],
  ["à 6 milles dans le 310 de Gris-Nez", "Gris-Nez", 310, 6],
  ["6' dans le 310 du Gris Nez", "Gris-Nez", 310, 6],
  ["dans le 310 du cap Gris-Nez, 6 nautiques", "Gris-Nez", 310, 6],
  ["bearing 120 from Dover 5 NM", "Dover", 120, 5],
  ["120° 5 NM from Dover", "Dover", 120, 5],
  ["Dover 120/5NM", "Dover", 120, 5],
  ["12nm 045 Dover", "Dover", 45, 12],
  ["200°(T) Beachy Head 6nm", "Beachy Head", 200, 6],
  ["Dover bears 310, 6 NM", "Dover", 130, 6],
  ["12 NM south-south-east of Dover", "Dover", 157.5, 12],
  ["2M W of ZC1", "ZC1", 270, 2],
  ["à 2 milles à l'ouest de la bouée ZC1", "ZC1", 270, 2],
  ["au nord de Gravelines à 3 milles", "Gravelines", 0, 3],
  ["2 NM SE of F3", "F3", 135, 2],
  ["à 5 km à l'ouest de Boulogne-sur-Mer", "Boulogne", 270, 5 / 1.852],
  ["10 à 12 milles au nord de Dieppe", "Dieppe", 0, 11],
  ["33 of us, the engine is dead, 5 NM SE of Dover, water is coming in", "Dover", 135, 5],
  ["6 milles nautiques dans le nord du Touquet", "Touquet", 0, 6],
];
for (const [words, name, bearing, miles] of LAID_OFF) {
  test(`"${words}" is ${miles.toFixed(1)} NM in ${bearing}° from ${name}`, () => {
    const [reading, ...others] = read(words);
    deepEqual(others, []);
    ok(reading !== undefined);
    equal(reading.method, "from a place");
    const place = placeCalled(name);
    const off = Math.abs(((bearingDegrees(place, reading) - bearing + 540) % 360) - 180);
    ok(off < 1, `${bearingDegrees(place, reading)}°`);
    const away = toNauticalMiles(distanceMetres(place, reading));
    ok(Math.abs(away - miles) < 0.02 * miles, `${away} NM`);
  });
}

test("a circle holds every corner of the sea that the words mean", () => {
  for (const [words, name, bearing, miles] of LAID_OFF) {
    const [reading] = read(words);
    ok(reading?.shape.kind === "sector");
    for (const turn of [-5, 0, 5]) {
      for (const share of [0.92, 1, 1.08]) {
        const place = placeBeyond(placeCalled(name), bearing + turn, miles * share * 1852);
        ok(distanceMetres(reading, place) <= reading.radius, `${words} ${turn} ${share}`);
      }
    }
    const [least, most] = reading.shape.metres;
    ok(least < miles * 1852 && miles * 1852 < most, words);
  }
});

test("miles that may be those of the land reach from these to nautical ones", () => {
  const [land] = read("10 miles south of Dover");
  const [sea] = read("10 nautical miles south of Dover");
  ok(land?.shape.kind === "sector" && sea?.shape.kind === "sector");
  ok(land.shape.metres[0] < sea.shape.metres[0]);
  equal(land.shape.metres[1], sea.shape.metres[1]);
});

test("without a direction it is a ring, without a distance a sector as far as the territorial sea", () => {
  const dover = placeCalled("Dover");
  const [ring] = read("3 NM from Dover");
  ok(ring?.shape.kind === "sector");
  deepEqual(ring.shape.bearings, [0, 360]);
  ok(distanceMetres(ring, dover) < 1 && ring.radius > 3 * 1852);
  const [sector] = read("east of Dover");
  ok(sector?.shape.kind === "sector");
  deepEqual(
    [sector.shape.bearings, sector.shape.metres],
    [
      [67.5, 112.5],
      [0, 12 * 1852],
    ],
  );
  deepEqual(sector.doubts, ["distance not said"]);
});

test("between two places is a strip round both, halfway its middle", () => {
  for (const words of ["between Sandettie and the Varne", "entre Sandettie et le Varne"]) {
    const [reading, ...others] = read(words);
    deepEqual(others, []);
    ok(reading?.shape.kind === "strip");
    for (const name of ["Sandettie", "Varne"]) {
      ok(distanceMetres(reading, placeCalled(name)) <= reading.radius, name);
    }
  }
  const [middle] = read("à mi-chemin entre Douvres et Calais");
  ok(middle !== undefined);
  const apart = ["Dover", "Calais"].map((name) => distanceMetres(middle, placeCalled(name)));
  ok(Math.abs(apart[0]! - apart[1]!) < 10);
  ok(middle.radius < (read("between Dover and Calais")[0]?.radius ?? 0));
});

const BESIDE: readonly (readonly [string, string])[] = [
  ["off Dungeness", "Dungeness"],
  ["au large de Calais", "Calais"],
  ["près du Varne", "Varne"],
  ["devant Berck", "Berck"],
  ["Sandettie", "Sandettie"],
  ["at the Sandettie light vessel", "Sandettie"],
  ["Le Touquet", "Le Touquet"],
  ["Douvres", "Dover"],
];
for (const [words, name] of BESIDE) {
  test(`"${words}" is round ${name}, and says that no distance was told`, () => {
    const [reading, ...others] = read(words);
    deepEqual(others, []);
    equal(reading?.method, "near a place");
    deepEqual(reading.doubts, ["distance not said"]);
    ok(distanceMetres(reading, placeCalled(name)) <= reading.radius);
  });
}

test("a bearing of which nobody knows from where it was taken gives both readings", () => {
  const [from, to] = read("Dover bearing 310, distance 6 miles");
  deepEqual([from?.doubts, to?.doubts], [[], ["bearing from the boat"]]);
  const dover = placeCalled("Dover");
  ok(from !== undefined && to !== undefined);
  equal(Math.round(bearingDegrees(dover, from)), 310);
  equal(Math.round(bearingDegrees(dover, to)), 130);
});

test("what a thing is said to be tells two of one name apart", () => {
  const [vessel] = read("near the Sandettie lightship");
  const [bank] = read("near the Sandettie bank");
  ok(vessel !== undefined && bank !== undefined);
  ok(distanceMetres(vessel, bank) > 5000, "the vessel does not lie on the middle of the bank");
  ok(bank.radius > vessel.radius, "a bank is longer than a vessel");
});

test("where somebody came from, a heading or a depth is no position", () => {
  for (const words of [
    "the boat left Calais 3 hours ago",
    "they came from Dunkirk",
    "10 m of water",
    "there is no one of us",
    "l'embarcation est de Calais",
  ]) {
    deepEqual(read(words), [], words);
  }
});

test("of two places in a text each has its reading", () => {
  deepEqual(
    read("3 miles from Dover, north of the Varne").map(({ words }) => words),
    ["3 miles from Dover", "north of the Varne"],
  );
});
