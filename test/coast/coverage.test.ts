import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { findOnStrip, findStation, findStretch, openStrip, SHORES } from "#chart";
import {
  alarmsOf,
  fold,
  launchAnswers,
  launchAnswersByMonth,
  launchesOf,
  lookoutsOf,
  type Lookout,
} from "#picture";
import {
  arrivalOf,
  blindAt,
  coastParts,
  coverageAt,
  detectionRange,
  detectionShare,
  lightAt,
  watchedByMonth,
} from "#plan";
import { addSeconds, hours, instant, sunElevation } from "#units";
import { openNight } from "../../src/run/night.ts";
import { told } from "../told.ts";

const read = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const strip = openStrip(JSON.parse(read("data/coast/strip.json")));
const NIGHT = instant("2021-11-24T03:00Z");
const DAY = instant("2021-11-24T12:00Z");

/** Somebody set over a part of the French shore for the whole of that night. */
function lookout(type: Lookout["type"], from: number, to: number, speed: number | null = null) {
  const starts = instant("2021-11-23T12:00Z");
  const posting = { shore: "france", from, to, starts, ends: null, entry: null as never } as const;
  const name = `${type} ${from}`;
  const told = { name, type, agency: "exercise", speed, outages: [] };
  return { unit: name as Lookout["unit"], postings: [posting], ...told } satisfies Lookout;
}

const statesOf = (lookouts: readonly Lookout[], at = NIGHT): string =>
  coverageAt(strip, "france", lookouts, at)
    .map(({ state }) => ({ watched: "W", passed: "p", unwatched: "." })[state])
    .join("");

test("the strip is over 130 km from Dunkirk to the Bay of the Somme, and every stretch adjoins the next", () => {
  const dunkirk = findOnStrip(strip, { lon: 2.36, lat: 51.053 }, ["france"]);
  const somme = findOnStrip(strip, { lon: 1.56167, lat: 50.22039 }, ["france"]);
  assert(somme.km - dunkirk.km > 130, `${somme.km - dunkirk.km} km`);
  for (const shore of SHORES) {
    const { stretches, lengthKm, along } = strip.shores[shore];
    assert(Math.abs(along.at(-1)! - lengthKm) < 0.5, `${shore}: the line is as long as it says`);
    assert.equal(stretches[0]?.from, 0);
    assert(Math.abs(stretches.at(-1)!.to - lengthKm) < 0.02);
    for (const [at, { from }] of stretches.slice(1).entries())
      assert.equal(from, stretches[at]!.to);
  }
});

test("a station found for a place is the place of that station, for every kilometre", () => {
  const km = fc.tuple(fc.constantFrom(...SHORES), fc.double({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(km, ([shore, share]) => {
      const at = share * strip.shores[shore].lengthKm;
      const found = findOnStrip(strip, findStation(strip, shore, at));
      assert.equal(found.shore, shore);
      assert(found.off < 5, `${found.off} m off`);
      // A shore that comes back on itself may have a nearer station, but not a farther one.
      assert(findStretch(strip, shore, at) !== null);
    }),
  );
});

test("the Johnson criterion: half of all looks at one cycle, more with more", () => {
  assert.equal(detectionShare(1), 0.5);
  assert(Math.abs(detectionShare(2) - 2 ** 4.1 / (1 + 2 ** 4.1)) < 1e-12);
  for (let cycles = 0.1; cycles < 20; cycles += 0.1)
    assert(detectionShare(cycles + 0.1) > detectionShare(cycles) - 1e-12);
  assert.equal(detectionShare(1e9), 1);
});

test("the table of ranges in docs/models/coast.md is what the model gives", () => {
  const rows = read("docs/models/coast.md")
    .split("\n")
    .filter((line) => line.startsWith("| ") && line.includes(" km |"));
  assert.equal(rows.length, 6);
  const TYPES = ["quad", "night-vision post", "vehicle thermal camera", "fixed thermal camera"];
  for (const [index, type] of [...TYPES, "drone", "aircraft"].entries()) {
    const [, , , ...figures] = rows[index]!.split("|").map((cell) => cell.trim());
    const expected = (["person", "boat"] as const).flatMap((sought) =>
      (["day", "night"] as const).map((light) => {
        const km = detectionRange(type as Lookout["type"], sought, light, null) / 1000;
        return `${km < 0.995 ? Number(km.toPrecision(2)).toFixed(2) : km.toPrecision(2)} km`;
      }),
    );
    assert.deepEqual(figures.slice(0, 4), expected, type);
  }
});

test("fog hides whatever could be seen by it, and nobody sees beyond the horizon", () => {
  for (const light of ["day", "night"] as const) {
    assert.equal(detectionRange("fixed thermal camera", "person", light, 200), 200);
    assert(detectionRange("aircraft", "boat", light, null) <= 3_570 * (Math.sqrt(500) + 1));
  }
});

test("a car on twelve kilometres by night watches nothing, by day it hardly passes", () => {
  const car = [lookout("four-wheel drive", 80, 92, 6)];
  assert.doesNotMatch(statesOf(car), /[Wp]/);
  const slow = coverageAt(strip, "france", [lookout("foot patrol", 80, 80.8)], DAY)[80];
  assert.equal(slow?.state, "watched", "on 800 m by day a patrol on foot has all in sight");
  // Two kilometres by night at 6 m/s: 2 (2 − 0.1) km are 10.5 minutes.
  const short = coverageAt(strip, "france", [lookout("four-wheel drive", 80, 82, 6)], NIGHT)[80];
  assert.equal(short?.state, "watched");
  assert(Math.abs((short?.gapMinutes ?? 0) - 10.5) < 0.2, `${short?.gapMinutes} min`);
});

test("a camera watches about itself, no farther than it was set to, and not when it is out", () => {
  const camera = lookout("fixed thermal camera", 70, 84);
  assert.equal(statesOf([camera]).indexOf("W"), 72);
  assert.equal(statesOf([camera]).lastIndexOf("W"), 81);
  const out = { from: NIGHT, until: null, entry: null as never };
  assert.doesNotMatch(statesOf([{ ...camera, outages: [out] }]), /W/);
  assert.match(statesOf([{ ...camera, outages: [out] }], addSeconds(NIGHT, hours(-1))), /W/);
});

test("more lookouts never leave more unwatched", () => {
  const one = fc.record({
    type: fc.constantFrom("quad", "foot patrol", "fixed thermal camera", "drone" as const),
    from: fc.integer({ min: 0, max: 150 }),
    length: fc.integer({ min: 0, max: 15 }),
  });
  const rank = { watched: 2, passed: 1, unwatched: 0 };
  fc.assert(
    fc.property(fc.array(one, { maxLength: 5 }), one, fc.boolean(), (some, more, isDay) => {
      const open = ({ type, from, length }: typeof more): Lookout =>
        lookout(type as Lookout["type"], from, from + length);
      const at = isDay ? DAY : NIGHT;
      const before = coverageAt(strip, "france", some.map(open), at);
      const after = coverageAt(strip, "france", [...some, more].map(open), at);
      for (const [index, station] of before.entries())
        assert(rank[after[index]!.state] >= rank[station.state]);
    }),
    { numRuns: 60 },
  );
});

test("F25: what a camera watched has no eyes since it failed, rings, and is watched again when mended", () => {
  const night = told(`
    00:00Z gris-nez order registerUnit cam "Camera" type "fixed thermal camera" agency x
    00:01Z gris-nez order postCoastWatch cam france "the cape" from 70 to 80 starts 00:00Z
    01:30Z gris-nez order stateUnit cam "no picture" readiness "out of service" happened 01:10Z
    03:00Z gris-nez order stateUnit cam "picture again" readiness ready`);
  const partAt = (time: string) => {
    const lookouts = lookoutsOf(night.at(time));
    return coastParts(strip, "france", lookouts, night.when(time)).find(({ to }) => to > 75);
  };
  assert.equal(partAt("01:00Z")?.state, "watched");
  assert.equal(partAt("02:00Z")?.state, "unwatched");
  assert.equal(partAt("02:00Z")?.since, night.when("01:10Z"));
  assert.equal(partAt("04:00Z")?.state, "watched");
  assert.equal(partAt("04:00Z")?.since, night.when("03:00Z"));
  const rings = (time: string) =>
    alarmsOf(night.at(time), night.when(time)).filter(({ kind }) => kind === "no eyes");
  assert.equal(rings("02:00Z")[0]?.since, night.when("01:10Z"));
  assert.equal(rings("04:00Z").length, 0);
});

test("a watch over the coast that ends before it begins is refused", () => {
  told(`
    00:00Z gris-nez order registerUnit cam "Camera" type quad agency x
    00:01Z gris-nez order postCoastWatch cam france "x" from 70 to 80 starts 02:00Z ends 01:00Z
           → refused: ends before it begins
    00:02Z gris-nez order postCoastWatch nobody france "x" from 70 to 80 starts 02:00Z
           → refused: no such unit`);
});

test("day and night are the sun's: noon and midnight, and the equinox is half of each", () => {
  assert.equal(lightAt(strip, "france", DAY), "day");
  assert.equal(lightAt(strip, "england", NIGHT), "night");
  const dover = { lon: 1.35, lat: 51.1 };
  // 90° less the latitude, and the obliquity at midsummer (solar noon near 11:56 UTC).
  assert(Math.abs(sunElevation(dover, instant("2021-06-21T11:57Z")) - (90 - 51.1 + 23.44)) < 0.3);
  assert(Math.abs(sunElevation(dover, instant("2021-12-21T11:53Z")) - (90 - 51.1 - 23.44)) < 0.3);
  // Sunrise at Dover on 24 November 2021: 07:24 UTC (timeanddate gives 7:24).
  assert(Math.abs(sunElevation(dover, instant("2021-11-24T07:24Z")) + 0.83) < 0.5);
});

test("what is published of a month: its kilometre-hours, seventy-two hours late, and no place", () => {
  const camera = [lookout("fixed thermal camera", 70, 84)];
  const from = instant("2021-11-24T00:00Z");
  const at = (time: string) => watchedByMonth(strip, camera, from, instant(time));
  assert.deepEqual(at("2021-11-27T00:00Z"), [], "nothing before it is 72 hours old");
  const [france, england] = at("2021-11-27T10:00Z");
  assert.deepEqual(france, {
    month: "2021-11",
    shore: "france",
    kmHours: 1660,
    watched: 100,
    passed: 0,
  });
  assert.equal(england?.watched, 0);
});

test("the exercise: a launch seen at 04:56 is owned after 23 minutes, the patrol is there after 37", () => {
  const { entries } = openNight(
    new URL("../../data/nights/exercise-coast.night", import.meta.url).pathname,
  );
  const night = fold(entries);
  const [launch, ...more] = launchesOf(night);
  assert.deepEqual(more, []);
  assert(launch !== undefined);
  const hour = (at: string | null | undefined): string | undefined => at?.slice(11, 16);
  assert.equal(hour(launch.seen), "04:56");
  assert.equal(hour(launch.logged), "05:04");
  assert.equal(hour(launch.acknowledged), "05:19");
  assert.equal(hour(launch.acted), "05:33");
  assert.deepEqual(
    launch.units.map(({ told: at, acknowledged, underWay, onScene }) =>
      [at, acknowledged, underWay, onScene].map(hour),
    ),
    [["05:21", "05:29", undefined, "05:33"]],
  );
  assert.deepEqual(launchAnswers([launch]), {
    launches: 1,
    unanswered: 0,
    median: 1380,
    ninetieth: 1380,
    longest: 1380,
    hourTold: 1,
  });
  const before = { ...launch, seen: instant("2026-09-30T23:59Z"), acknowledged: null };
  assert.deepEqual(
    launchAnswersByMonth([launch, before]).map(({ month, answers }) => [month, answers.unanswered]),
    [
      ["2026-09", 1],
      ["2026-10", 0],
    ],
  );
  const [reading] = launch.report.place?.readings ?? [];
  const { shore, distance, earliest, likely, latest } = arrivalOf(strip, reading!, launch.seen);
  assert.equal(shore, "england");
  assert(distance > 33_000 && distance < 45_000, `${distance} m`);
  assert(launch.seen < earliest && earliest < likely && likely < latest);
});

test("who is posted and watches nothing is named with the reason; who watches is not", () => {
  const from = instant("2021-11-24T01:00Z");
  const out = { from, until: null, entry: null as never };
  const broken = { ...lookout("fixed thermal camera", 10, 14), outages: [out] };
  const blindOf = (all: readonly Lookout[], visibility: number | null = null) =>
    blindAt(strip, "france", all, NIGHT, () => visibility).map(({ unit, why, since }) => {
      return [unit as string, why, since];
    });
  const camera = lookout("fixed thermal camera", 20, 24);
  assert.deepEqual(blindOf([broken, camera]), [
    ["fixed thermal camera 10", "out of service", from],
  ]);
  assert.deepEqual(blindOf([camera], 30), [["fixed thermal camera 20", "sees too little", null]]);
  const far = lookout("foot patrol", 30, 60);
  assert.deepEqual(blindOf([far]), [["foot patrol 30", "passes too seldom", null]]);
  const before = instant("2021-11-24T00:30Z");
  assert.deepEqual(blindAt(strip, "france", [broken], before), [], "then it was in service");
  assert.deepEqual(blindAt(strip, "england", [broken], NIGHT), []);
});
