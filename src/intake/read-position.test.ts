import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readPosition } from "./read-position.ts";

const near = (one: number, other: number): void =>
  ok(Math.abs(one - other) < 1e-4, `${one} ${other}`);

const ONE: readonly [string, number, number][] = [
  ["51 02.30N 001 22.10E", 51.03833, 1.36833],
  ["51-02.30N 001-22.10E", 51.03833, 1.36833],
  ["51°08.5′N 001°44.5′E", 51.14167, 1.74167],
  ["51 09.045N 001 45.568E", 51.15075, 1.75947],
  ["51°08'30\"N 1°44'30\"E", 51.14167, 1.74167],
  ["51.05N 0.0E", 51.05, 0],
  ["50.5, 0.0", 50.5, 0],
  ["50.7667N 0.0833W", 50.7667, -0.0833],
  ["50,7667 N 0,0833 O", 50.7667, -0.0833],
  ["51.0523, 1.3501", 51.0523, 1.3501],
  ["51.0523 -0.2901", 51.0523, -0.2901],
  ["50.80 -0.29", 50.8, -0.29],
];

for (const [words, lat, lon] of ONE) {
  test(`"${words}" is ${lat}, ${lon}`, () => {
    const readings = readPosition(words);
    equal(readings.length, 1);
    near(readings[0]?.lat ?? Number.NaN, lat);
    near(readings[0]?.lon ?? Number.NaN, lon);
    ok(!Object.is(readings[0]?.lon, -0));
  });
}

test("a short longitude near Greenwich without a sign is held both ways", () => {
  deepEqual(
    readPosition("50.8 0.3").map(({ lon }) => lon),
    [0.3, -0.3],
  );
});

for (const words of [
  "3 miles north-west of Wimereux",
  "51 62.30N 001 22.10E",
  "91.0, 1.0",
  "9F32WPQ2+R9",
  "https://maps.google.com/?q=51.0523,1.3501",
  "51",
  "",
]) {
  test(`"${words}" is not read as a position, and nothing is guessed`, () => {
    deepEqual(readPosition(words), []);
  });
}

test("any position printed in degrees and minutes reads back within its precision", () => {
  const degrees = fc.double({ min: 0, max: 59.99, noNaN: true });
  const whole = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max });
  fc.assert(
    fc.property(
      whole(89),
      degrees,
      whole(179),
      degrees,
      fc.boolean(),
      (latD, latM, lonD, lonM, isWest) => {
        const [a, b] = [latM.toFixed(3), lonM.toFixed(3)];
        if (Number(a) >= 60 || Number(b) >= 60) return;
        const [reading, ...others] = readPosition(
          `${latD} ${a}N ${lonD} ${b}${isWest ? "W" : "E"}`,
        );
        equal(others.length, 0);
        ok(Math.abs((reading?.lat ?? 99) - (latD + latM / 60)) < 1e-5);
        ok(Math.abs((reading?.lon ?? 999) - (lonD + lonM / 60) * (isWest ? -1 : 1)) < 1e-5);
      },
    ),
  );
});

test("no words give NaN, or throw", () => {
  fc.assert(
    fc.property(fc.string(), (words) => {
      for (const { lon, lat, radius } of readPosition(words)) {
        ok(Number.isFinite(lon) && Number.isFinite(lat) && radius > 0);
      }
    }),
  );
});
