import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { UnitId } from "#log";
import { betterWhere, unitOf, type Whereabouts } from "#picture";
import { instant, metres } from "#units";
import { told } from "../told.ts";

const VALIANT = "valiant" as UnitId;
const START = `
  01:00Z dover order registerUnit valiant "Valiant" type cutter agency "Border Force" places 40
         crew 18 endurance 172800`;

test("a unit is what it was registered as, and nothing more", () => {
  const unit = unitOf(told(START).at("01:00Z"), VALIANT);
  deepEqual([unit?.particulars.crew, unit?.particulars.endurance], [18, 172_800]);
  deepEqual([unit?.speed, unit?.particulars.speeds, unit?.particulars.home], [null, null, null]);
  deepEqual([unit?.told, unit?.stated.readiness], [null, null]);
});

test("a desk's later word replaces its own; another desk's of the same moment stands beside it", () => {
  const night = told(`${START}
    01:10Z dover order stateUnit valiant "full" enduranceLeft 172800
    01:12Z dover order stateUnit valiant "half a tank, the engineer says" enduranceLeft 80000
    01:14Z gris-nez order stateUnit valiant "her owner says a day" enduranceLeft 86400
    02:00Z gris-nez order stateUnit valiant "as she says" enduranceLeft 78000
    02:01Z dover order stateUnit valiant "nothing told" → refused: nothing changed`);
  const fuel = (time: string) => unitOf(night.at(time), VALIANT)?.stated.enduranceLeft;
  deepEqual([fuel("01:12Z")?.is, fuel("01:12Z")?.against], [80_000, []]);
  equal(fuel("01:14Z")?.is, 86_400);
  deepEqual(
    fuel("01:14Z")?.against.map(({ is, entry }) => [is, entry]),
    [
      [172_800, "dover:2"],
      [80_000, "dover:3"],
    ],
  );
  deepEqual([fuel("02:00Z")?.is, fuel("02:00Z")?.against], [78_000, []]);
});

test("the newest place told holds; one of two readings is none", () => {
  const night = told(`${START}
    01:10Z dover order stateUnit valiant "by the buoy" place sighted 51.1,1.4 500
    01:20Z dover order stateUnit valiant "one or the other" place spoken 51.1,1.5/51.1,-1.5 500`);
  deepEqual(unitOf(night.at("01:20Z"), VALIANT)?.told?.position, { lon: 1.4, lat: 51.1 });
});

test("what a machine heard goes before a word that is no more than five minutes newer", () => {
  const at = (time: string, how: Whereabouts["how"]): Whereabouts => ({
    position: { lon: 1.4, lat: 51.1 },
    radius: metres(50),
    at: instant(`2021-11-24T${time}Z`),
    how,
    method: "ais",
  });
  const rows: readonly [heard: string | null, told: string | null, wins: string | null][] = [
    ["02:00", "02:05", "heard"],
    ["02:00", "02:06", "told"],
    ["02:00", "01:00", "heard"],
    [null, "01:00", "told"],
    ["02:00", null, "heard"],
    [null, null, null],
  ];
  for (const [heard, word, wins] of rows) {
    const better = betterWhere(
      heard === null ? null : at(heard, "heard"),
      word === null ? null : at(word, "told"),
    );
    equal(better?.how ?? null, wins);
  }
});

test("an empty craft searched accounts for nobody, and names a boat only when a desk does", () => {
  const night = told(`${START}
    01:05Z dover a phone c1 "thirty of us" people 30
    01:30Z dover order searchCraft valiant "orange cross on the port tube"
           place sighted 51.1,1.5 200
    01:31Z dover order searchCraft valiant "orange cross" boat a
    01:32Z dover order searchCraft seeker "cross" → refused: no such unit`);
  const picture = night.at("01:31Z");
  equal(unitOf(picture, VALIANT)?.searchedCraft.length, 2);
});
