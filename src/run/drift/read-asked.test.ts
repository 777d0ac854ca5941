import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { openSeaChart } from "../sea-chart.ts";
import { readAsked as readAskedOn, type Asked } from "./read-asked.ts";

const CHART = openSeaChart(fileURLToPath(new URL("../../..", import.meta.url)));
const readAsked = (args: readonly string[]): Asked => readAskedOn(args, CHART);

const ASKED = [
  "--from=51°09.045'N 001°45.568'E",
  "--at=2021-11-24T03:12Z",
  "--hours=10",
  "--wind=230/12kn",
];
/** The same with some options otherwise; null leaves one out. */
const but = (changes: Readonly<Record<string, string | null>>): string[] => [
  ...ASKED.filter((one) => !Object.keys(changes).some((name) => one.startsWith(`--${name}=`))),
  ...Object.entries(changes).flatMap(([name, value]) =>
    value === null ? [] : `--${name}=${value}`,
  ),
];

test("a question with what is needed has the rest from the house", () => {
  const asked = readAsked(ASKED);
  ok(Math.abs(asked.place.lat - 51.15075) < 1e-9 && Math.abs(asked.place.lon - 1.759467) < 1e-6);
  ok(Math.abs(asked.radius - 100 / 2.447747) < 1e-4, `one standard deviation ${asked.radius} m`);
  equal(asked.until, "2021-11-24T13:12:00.000Z");
  equal(asked.every, 3600);
  deepEqual([asked.particles, asked.seed, asked.out, asked.json], [5000, 1, null, false]);
  equal(asked.life.flatMap(({ objects }) => objects).length, 4);
  deepEqual(asked.winds, ["230/12kn"]);
  deepEqual(asked.currents, []);
});

test("what is missing is asked for by name", () => {
  for (const name of ["from", "at", "hours", "wind"])
    throws(() => readAsked(but({ [name]: null })), new RegExp(`--${name} is needed`));
});

test("a position may be told by a place of the chart, as wide as such words are", () => {
  const { place, radius } = readAsked(but({ from: "3 miles north-west of Wimereux" }));
  ok(Math.abs(place.lat - 50.803) < 0.01 && Math.abs(place.lon - 1.559) < 0.01);
  ok(radius > 1000 && radius < 5000, `one standard deviation ${radius} m`);
});

test("an ambiguous position is refused with all its readings, one that is none with its words", () => {
  throws(
    () => readAsked(but({ from: "51.05, 1.35" })),
    /can be 51°03\.0′ N 001°21\.0′ E or 51°03\.0′ N 001°21\.0′ W: say which/,
  );
  throws(
    () => readAsked(but({ from: "off Nowhere at all" })),
    /--from: expected .* came "off Nowhere at all"/,
  );
});

test("a radius is that of the circle of 95 %: one standard deviation is 1/2.45 of it", () => {
  const { radius } = readAsked(but({ radius: "1" }));
  // 1 − exp(−r²/2σ²) of a Rayleigh distribution lies within r.
  ok(Math.abs(1 - Math.exp(-(1852 ** 2) / (2 * radius ** 2)) - 0.95) < 1e-9, `${radius} m`);
});

test("hours, particles, seed and radius that cannot be are refused", () => {
  for (const hours of ["0", "-3", "241", "ten", "", "Infinity"])
    throws(() => readAsked(but({ hours })), /--hours: expected a number above 0, at most 240/);
  for (const particles of ["0", "1.5", "1000001", "1e3"])
    throws(
      () => readAsked(but({ particles })),
      /--particles: expected a whole number, 1 to 1000000/,
    );
  throws(() => readAsked(but({ seed: "4294967296" })), /--seed: expected a whole number/);
  throws(() => readAsked(but({ radius: "0" })), /--radius: expected a number above 0/);
  throws(
    () => readAsked(but({ at: "2021-11-24 03:12" })),
    /--at: expected a date and time with its/,
  );
  throws(() => readAsked([...ASKED, "area.nc"]), /Expected no argument; came area\.nc/);
});

test("backward ends before it begins", () => {
  const asked = readAsked([...ASKED, "--backward"]);
  equal(asked.from, "2021-11-24T03:12:00.000Z");
  equal(asked.until, "2021-11-23T17:12:00.000Z");
});

test("under way is a stage of life, and adrift follows when the engine stops", () => {
  const all = readAsked([...ASKED, "--under-way=320/3-5kn"]);
  deepEqual(
    all.life.map(({ stage, meanHours }) => [stage, meanHours]),
    [["under way", null]],
  );
  equal(all.underWay!.heading, 320);
  ok(
    Math.abs(all.underWay!.slowest - 1.5433) < 1e-3 &&
      Math.abs(all.underWay!.fastest - 2.5722) < 1e-3,
  );
  const stops = readAsked([...ASKED, "--under-way=320/4kn/2h"]);
  deepEqual(
    stops.life.map(({ stage, share, meanHours }) => [stage, share, meanHours]),
    [
      ["under way", 1, 2],
      ["adrift", 0, null],
    ],
  );
  for (const words of ["320", "400/4kn", "320/5-3kn", "320/0kn", "north/4kn"])
    throws(
      () => readAsked([...ASKED, `--under-way=${words}`]),
      /--under-way: expected heading and/,
    );
});

test("the name of the file says its kind", () => {
  deepEqual(readAsked([...ASKED, "--out=a.geojson"]).out, {
    path: "a.geojson",
    format: "geojson",
    withParticles: false,
  });
  equal(readAsked([...ASKED, "--out=A.NC"]).out!.format, "netcdf");
  throws(
    () => readAsked([...ASKED, "--out=area.kml"]),
    /ends in \.geojson or \.nc; came "area\.kml"/,
  );
});

test("short runs keep quarters of an hour, long ones no more than thirty moments", () => {
  equal(readAsked(but({ hours: "2" })).every, 900);
  equal(readAsked(but({ hours: "72" })).every, 3 * 3600);
  equal(readAsked([...ASKED, "--every=10"]).every, 600);
});
