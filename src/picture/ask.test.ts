import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import type { BoatId } from "#log";
import { askOf, type Ask } from "#picture";
import { drift, STAGES, type Stage } from "#predict";
import { flowOfToldWind, type Flow } from "#chart";
import { hours, metresPerSecond } from "#units";
import { told, type Night } from "../../test/told.ts";

const BOAT = "r1" as BoatId;

function asked(night: Night, time: string, id: BoatId = BOAT): Ask {
  const ask = askOf(night.at(time), id, night.when(time), hours(6));
  ok(ask !== null);
  return ask;
}

const shareOf = (ask: Ask, stage: Stage): number =>
  ask.life.find((one) => one.stage === stage)?.share ?? Number.NaN;
const meanOf = (ask: Ask, stage: Stage): number | null =>
  ask.life.find((one) => one.stage === stage)?.meanHours ?? null;

const PIN = `
  01:00Z dover r1 phone c1 "thirty of us, engine stopped" people 30 conditions engine-dead
         place pin 51.1,1.6 500 fixed 01:00Z
`;

test("a boat is asked for from its earliest position on, with every later one as a report", () => {
  const night = told(`${PIN}
    02:00Z dover r2 phone c1 "pin" place pin 51.12,1.62 500 fixed 01:55Z
    02:30Z dover r3 phone c1 "near a red light" place relayed 51.13,1.63 2000 fixed 02:20Z
  `);
  const ask = asked(night, "03:00Z");
  equal(ask.from, night.when("01:00Z"));
  equal(ask.until, night.when("09:00Z"));
  deepEqual(ask.rests, ["r1", "r2", "r3"]);
  deepEqual(
    ask.fixes.map(({ at, doubt }) => [at, doubt]),
    [
      [night.when("01:55Z"), 0.05],
      [night.when("02:20Z"), 0.2],
    ],
  );
  const [start] = ask.starts;
  deepEqual(start?.place, { lon: 1.6, lat: 51.1 });
  // A radius of 500 m that holds 95 % is 204 m to each side.
  ok(start !== undefined && Math.abs(start.radius - 204.3) < 0.1);
  deepEqual(asked(night, "03:00Z"), ask);
});

test("nothing is asked for without a position, or once nobody is unaccounted for", () => {
  const night = told(`${PIN}
    01:01Z dover r2 phone c2 "somewhere at sea" people 20
    02:00Z dover order accountPeople r1 landed 30 "gendarmes counted them"
           second sar-2/officer "spoke to them"
  `);
  const at = (id: string, time: string) =>
    askOf(night.at(time), id as BoatId, night.when(time), hours(6));
  ok(at("r1", "01:30Z") !== null);
  equal(at("r1", "02:30Z"), null);
  equal(at("r2", "01:30Z"), null);
  equal(at("nobody", "01:30Z"), null);
});

test("what the network hints at places no boat (F14)", () => {
  const night = told(
    `01:00Z dover r1 phone c1 "ring tone" people 30 place network 51.1,1.6 9000 fixed 01:00Z`,
  );
  equal(askOf(night.at("02:00Z"), BOAT, night.when("02:00Z"), hours(6)), null);
});

test("a position older than a day before the latest is no start", () => {
  const night = told(
    `
    2021-11-23T00:00Z dover r1 phone c1 "thirty of us" people 30
           place pin 50.9,1.5 500 fixed 2021-11-23T00:00Z
    2021-11-23T10:00Z dover r2 phone c1 "pin" place pin 51,1.5 500 fixed 2021-11-23T10:00Z
    09:00Z dover r3 phone c1 "pin" place pin 51.1,1.6 500 fixed 09:00Z
    `,
  );
  const ask = asked(night, "10:00Z");
  deepEqual(ask.rests, ["r2", "r3"]);
  equal(ask.from, "2021-11-23T10:00:00.000Z");
});

test("one position told twice is one report, and no surer for it", () => {
  const night = told(`${PIN}
    02:00Z dover r2 phone c1 "pin" place pin 51.12,1.62 500 fixed 01:55Z
    02:10Z dover r3 phone "a volunteer sends the same pin" place pin 51.12,1.62 500 fixed 01:55Z
    02:11Z dover order linkReport r3 r1 "the same pin"
  `);
  deepEqual(asked(night, "03:00Z").rests, ["r1", "r2"]);
});

test("a position that may be of another boat is doubted", () => {
  const night = told(`${PIN}
    02:00Z dover r2 phone "a boat was seen" place pin 51.12,1.62 500 fixed 01:55Z
           conditions dry people 12
  `);
  const linked = `02:10Z dover order linkReport r2 r1 "may be her"`;
  const decision = night.tries(linked);
  ok(!decision.ok, "a contradiction is to be signed over");
  const [only] = asked(night, "03:00Z").rests;
  equal(only, "r1");
});

test("what was said of her at the start gives the stages of life, and later word their lengths", () => {
  const calm = asked(told(PIN), "03:00Z");
  ok(shareOf(calm, "adrift") > 0.5);
  deepEqual(calm.basis.atStart, { word: "adrift", report: "r1" });
  const worse = asked(
    told(`${PIN}
      03:00Z dover r2 phone c1 "we are in the water" conditions people-in-the-water
    `),
    "03:30Z",
  );
  equal(shareOf(worse, "adrift"), shareOf(calm, "adrift"));
  deepEqual(worse.basis.latest, { word: "in the water", report: "r2" });
  for (const stage of ["under way", "adrift", "swamped"] as const) {
    ok((meanOf(worse, stage) ?? Infinity) <= 0.5, stage);
    ok((meanOf(worse, stage) ?? Infinity) < (meanOf(calm, stage) ?? 0), stage);
  }
  equal(meanOf(worse, "in the water"), null);
  const better = asked(
    told(`${PIN}
      03:00Z dover r2 phone c1 "the engine runs again" conditions under-way
    `),
    "03:30Z",
  );
  ok(shareOf(better, "under way") > shareOf(calm, "under way"));
  for (const ask of [calm, worse, better]) {
    const sum = ask.life.reduce((all, { share }) => all + share, 0);
    ok(Math.abs(sum - 1) < 1e-9);
    deepEqual(
      ask.life.map(({ stage }) => stage),
      [...STAGES],
    );
    for (const { objects } of ask.life) ok(objects.length > 0);
  }
});

test("the question can be run: in calm water the boat stays, and under way she goes to Kent", () => {
  const ask = { ...asked(told(PIN), "01:00Z"), particles: 400 };
  const wind: Flow = flowOfToldWind(
    [
      {
        from: null,
        until: null,
        directionFrom: null,
        spread: 0,
        least: metresPerSecond(0),
        most: metresPerSecond(0),
      },
    ],
    "calm",
  );
  const still: Flow = { ...wind, quantity: "current", source: "still water" };
  const forecast = drift({ ...ask, currents: [still], winds: [wind], shore: null });
  const last = forecast.frames.at(-1);
  ok(last !== undefined);
  equal(last.at, ask.until);
  const mean = (column: Float32Array): number =>
    column.reduce((sum, value, index) => sum + value * (last.weight[index] ?? 0), 0);
  ok(mean(last.lat) > 51.1 && mean(last.lon) < 1.6, "to the north-west, for those under way");
  ok(mean(last.lat) < 51.2, "most are adrift");
});
