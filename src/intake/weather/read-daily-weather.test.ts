import { deepEqual, equal, throws } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Fault } from "../fault.ts";
import { readDailyWeather } from "./read-daily-weather.ts";

const HEADING = "NUM_POSTE;NOM_USUEL;AAAAMMJJ;TN;QTN;FFM;QFFM;FXY;QFXY;DXY;QDXY;HXY";
const NIGHT = "62160001;BOULOGNE-SEM;20211124;3.0;1;2.4;1;4.8;1;60;1;1210";
const read = (...rows: readonly string[]) =>
  readDailyWeather([HEADING, ...rows].join("\r\n"), ["boulogne-sem"]);

test("a day of a station as it was measured, each value by the name of its column", () => {
  const { days, stations, faults } = read(NIGHT, NIGHT.replace("62160001;BOULOGNE-SEM", "7;LENS"));
  deepEqual(faults, []);
  deepEqual(days, [
    {
      station: "62160001",
      name: "BOULOGNE-SEM",
      day: "2021-11-24",
      mean: 2.4,
      most: 4.8,
      direction: 60,
      coldest: 3,
      line: 2,
    },
  ]);
  deepEqual(
    stations.map(({ name, days: number }) => [name, number]),
    [
      ["BOULOGNE-SEM", 1],
      ["LENS", 1],
    ],
  );
});

test("what its owner doubts, and what was not measured, is not known and never 0", () => {
  const { days } = read(
    NIGHT.replace("4.8;1", "4.8;2"),
    NIGHT.replace("2.4;1;4.8;1;60;1", ";;;;;"),
  );
  deepEqual(
    days.map(({ mean, most, direction }) => [mean, most, direction]),
    [
      [2.4, null, 60],
      [null, null, null],
    ],
  );
});

const bad: readonly (readonly [string, string, string])[] = [
  ["20211124", "20211324", 'AAAAMMJJ: expected a day such as 20211124; came "20211324"'],
  ["2.4", "240", 'FFM: expected 0 to 90 or nothing; came "240"'],
  ["60;1;1210", "361;1;1210", 'DXY: expected 0 to 360 or nothing; came "361"'],
  ["3.0", "cold", 'TN: expected -60 to 60 or nothing; came "cold"'],
];
for (const [was, is, why] of bad)
  test(`a row that cannot be read is listed, the others are read: ${why}`, () => {
    const { days, faults } = read(NIGHT.replace(was, is), NIGHT);
    equal(days.length, 1);
    deepEqual(faults, [{ table: "weather", line: 2, why }]);
  });

test("another table is refused with the columns that it lacks", () => {
  throws(() => readDailyWeather("a;b\n1;2\n", []), Fault);
  throws(() => readDailyWeather(HEADING.replaceAll(";", ","), []), /expected a column NUM_POSTE/);
});

test("whatever the cells hold, a row is a day with values in their bounds, or listed", () => {
  const cell = fc.oneof(
    fc.double({ min: -100, max: 400, noNaN: true }).map((value) => value.toFixed(1)),
    fc.constantFrom("", "NaN", "1e3", "-0", "3,5", "\u0000"),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 9 }), (given) => {
      const rows = given.map(
        ([mean, most, direction]) =>
          `1;BOULOGNE-SEM;20211124;;;${mean};1;${most};1;${direction};1;`,
      );
      const { days, faults } = read(...rows);
      equal(days.length + faults.length, given.length);
      for (const { mean, most, direction } of days)
        for (const [value, top] of [
          [mean, 90],
          [most, 90],
          [direction, 360],
        ] as const)
          equal(value === null || (value >= 0 && value <= top), true);
    }),
  );
});
