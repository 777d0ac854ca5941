import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import type { BoatId, Centre, UnitId } from "#log";
import { decide, readOrder } from "#orders";
import { alarmsOf, boatOf, unitOf, type AlarmKind } from "#picture";
import { told, type Night } from "../told.ts";

const START = `
  01:00Z dover charlie phone c1 "thirty of us, water coming in" people 30 conditions taking-water
         place pin 51.14,1.74 500
  01:00Z dover order registerUnit valiant "Valiant" type cutter agency "Border Force" speed 15.6
  01:00Z dover order reviewBoat charlie "just called"`;
const VALIANT = "valiant" as UnitId;
const CHARLIE = "charlie" as BoatId;

const OURS: ReadonlySet<AlarmKind> = new Set<AlarmKind>([
  "task unanswered",
  "task declined",
  "answers contradict",
  "not under way",
  "asks to leave",
  "people miscounted",
  "people not landed",
  "held back expired",
  "craft of nobody",
  "statements differ",
]);

/** The alarms about units that ring at that time. */
function ringing(night: Night, time: string): readonly AlarmKind[] {
  const alarms = alarmsOf(night.at(time), night.when(time));
  return alarms.map(({ kind }) => kind).filter((kind) => OURS.has(kind));
}

/** What happens after Valiant is sent at 01:10Z, when something rings, and that it does not before. */
const ALARMS: readonly [
  what: string,
  acts: string,
  quiet: string,
  rings: string,
  kind: AlarmKind,
][] = [
  ["nobody answers", "", "01:14Z", "01:15Z", "task unanswered"],
  [
    "she acknowledges and stays where she is",
    `01:12Z dover order hearUnit valiant acknowledged "on our way" boat charlie by unit-v/trainee`,
    "01:26Z",
    "01:27Z",
    "not under way",
  ],
  [
    "she cannot go, and nobody else is sent",
    `01:12Z dover order hearUnit valiant declined "engine down" boat charlie by unit-v/trainee`,
    "01:11Z",
    "01:12Z",
    "task declined",
  ],
  [
    "one desk hears that she goes, another that she cannot",
    `01:12Z dover order hearUnit valiant acknowledged "going" boat charlie by unit-v/trainee
       01:13Z gris-nez order reportUnit valiant declined "engine down" boat charlie`,
    "01:12Z",
    "01:13Z",
    "answers contradict",
  ],
  [
    "she asks to be released while people are unaccounted for",
    `01:12Z dover order hearUnit valiant departed "out" boat charlie by unit-v/trainee
       02:00Z dover order stateUnit valiant "nothing here" asksToLeave charlie by unit-v/trainee`,
    "01:59Z",
    "02:00Z",
    "asks to leave",
  ],
  [
    "her own count is not the desk's",
    `01:12Z dover order hearUnit valiant departed "out" boat charlie by unit-v/trainee
       02:00Z dover order stateUnit valiant "all aboard" placesTaken 12 by unit-v/trainee`,
    "02:09Z",
    "02:10Z",
    "people miscounted",
  ],
  [
    "an empty craft is searched and nobody says whose it was",
    `01:12Z dover order hearUnit valiant departed "out" boat charlie by unit-v/trainee
       02:00Z dover order searchCraft valiant "orange cross" by unit-v/trainee`,
    "02:09Z",
    "02:10Z",
    "craft of nobody",
  ],
  [
    "two desks say different things of her fuel",
    `01:12Z dover order hearUnit valiant departed "out" boat charlie by unit-v/trainee
       01:13Z dover order stateUnit valiant "an hour" enduranceLeft 3600
       01:14Z gris-nez order stateUnit valiant "ten hours" enduranceLeft 36000`,
    "01:13Z",
    "01:14Z",
    "statements differ",
  ],
];

for (const [what, acts, quiet, rings, kind] of ALARMS) {
  test(`it rings when ${what}`, () => {
    const night = told(`${START}
      01:10Z dover order taskUnit valiant charlie "respond"
      ${acts}`);
    equal(ringing(night, quiet).includes(kind), false, `${kind} at ${quiet}`);
    deepEqual(ringing(night, rings), [kind]);
  });
}

test("F28: a unit held back is a decision with reason and end; past it, it rings", () => {
  const night = told(`${START}
    01:10Z dover order holdBackUnit valiant "crew rest for tomorrow" until 03:00Z
    01:20Z dover order taskUnit valiant charlie "respond" → refused: unit held back`);
  equal(unitOf(night.at("01:20Z"), VALIANT)?.heldBack?.why, "crew rest for tomorrow");
  deepEqual(ringing(night, "02:59Z"), []);
  deepEqual(ringing(night, "03:00Z"), ["held back expired"]);
});

test("F32: 59 aboard, 19 taken off and landed: each step is counted, and 40 stay owed", () => {
  const night = told(`
    01:00Z dover order registerUnit valiant "Valiant" type cutter agency "Border Force"
    01:12Z dover b encounter valiant "alongside a boat, 59 by our count" people 59
    01:13Z dover order taskUnit valiant b "take off who wants"
    01:14Z dover order hearUnit valiant on-scene "alongside" boat b by unit-v/trainee
    01:20Z dover order stateUnit valiant "nineteen" placesTaken 19 by unit-v/trainee
    01:25Z dover order transferPeople boat:b unit:valiant 19 "counted at the ladder"
    02:00Z dover order reportUnit valiant returned "alongside in Dover" boat b
           outside duty/coordinator "the rest went on, another cutter follows"
    02:45Z dover order landPeople valiant 18 "Dover"`);
  deepEqual(ringing(night, "01:31Z"), [], "her count is the desk's");
  equal(unitOf(night.at("01:25Z"), VALIANT)?.aboard, 19);
  deepEqual(ringing(night, "02:31Z"), ["people not landed"]);
  deepEqual(ringing(night, "02:45Z"), ["people not landed"], "one is still aboard by the log");
  equal(boatOf(night.at("02:45Z"), "b" as BoatId)?.unaccounted.most, 40);
});

test("F32: an empty craft accounts for nobody, also when a desk says whose it was", () => {
  const night = told(`${START}
    01:30Z dover order searchCraft valiant "orange cross on the port tube" by unit-v/trainee
    01:35Z dover order searchCraft valiant "orange cross on the port tube" boat charlie`);
  const before = boatOf(night.at("01:00Z"), CHARLIE)?.unaccounted;
  deepEqual(boatOf(night.at("01:35Z"), CHARLIE)?.unaccounted, before);
  deepEqual(ringing(night, "01:45Z"), []);
});

test("who acknowledged and cannot go an hour later has changed, not contradicted", () => {
  const night = told(`${START}
    01:10Z dover order taskUnit valiant charlie "respond"
    01:12Z dover order hearUnit valiant departed "going" boat charlie by unit-v/trainee
    02:20Z dover order reportUnit valiant declined "engine down, by radio" boat charlie`);
  deepEqual(ringing(night, "02:20Z"), ["task declined"]);
});

test("people taken aboard on a second trip are not those of the first that were landed", () => {
  const night = told(`
    01:00Z dover order registerUnit valiant "Valiant" type cutter agency "Border Force"
    01:05Z dover b encounter valiant "alongside" people 5
    01:05Z dover order taskUnit valiant b "take them off"
    01:06Z dover order transferPeople boat:b unit:valiant 5 "counted"
    01:30Z dover order reportUnit valiant returned "alongside in Dover" boat b
    01:40Z dover order landPeople valiant 5 "Dover"
    03:00Z dover c encounter valiant "alongside another" people 7
    03:00Z dover order taskUnit valiant c "take them off"
    03:01Z dover order hearUnit valiant on-scene "here" boat c by unit-v/trainee
    03:02Z dover order transferPeople boat:c unit:valiant 7 "counted"`);
  deepEqual(ringing(night, "03:10Z"), []);
});

test("a word that was long under way does not undo a newer one", () => {
  const night = told(`${START}
    01:10Z dover order taskUnit valiant charlie "respond"
    01:40Z dover order reportUnit valiant on-scene "alongside, by radio" boat charlie
    02:10Z dover order hearUnit valiant acknowledged "going" boat charlie happened 01:12Z
           by unit-v/trainee
    02:11Z dover order hearUnit valiant acknowledged "going" boat charlie happened 01:05Z
           by unit-v/trainee`);
  equal(boatOf(night.at("02:11Z"), CHARLIE)?.tasks[0]?.status, "on scene");
  deepEqual(ringing(night, "02:30Z"), []);
});

test("a trainee records an empty craft, and does not say whose it was", () => {
  told(`${START}
    01:30Z dover order searchCraft valiant "orange cross" by unit-v/trainee
    01:31Z dover order searchCraft valiant "orange cross" boat charlie by unit-v/trainee
           → refused: role may not`);
});

test("a unit asks to be released; only a desk with an authority outside can let it go", () => {
  const night = told(`${START}
    01:10Z dover order taskUnit valiant charlie "respond"
    01:12Z dover order hearUnit valiant on-scene "here" boat charlie by unit-v/trainee
    01:30Z dover order stateUnit valiant "nothing" asksToLeave charlie by unit-v/trainee
    01:31Z dover order reportUnit valiant ended "she asked" boat charlie
           → refused: people unaccounted for; second signature needed;
             authority outside the watch needed`);
  equal(boatOf(night.at("01:31Z"), CHARLIE)?.tasks[0]?.status, "on scene");
});

test("a search that is longer than a unit's endurance is refused, with both figures", () => {
  const night = told(`${START}
    01:10Z dover order stateUnit valiant "two hours of fuel" enduranceLeft 7200`);
  const ground = {
    lon: 1.6,
    lat: 51.1,
    bearing: 40,
    length: 4_000,
    width: 2_000,
    from: night.when("01:30Z"),
    until: night.when("03:30Z"),
    east: 0.3,
    north: 0.4,
  };
  const widths = { person: 100, inflatable: 2_000, "swamped inflatable": 1_000 };
  const effort = { track: 20_000, widths, curve: "exponential" };
  const part = { unit: VALIANT, boat: "charlie", ground, effort, pattern: "parallel track" };
  const asked = (takes: number) => {
    const parts = [{ ...part, spacing: 400, takes }];
    const given = { order: "planSearch", boats: ["charlie"], area: "two miles", parts };
    const reading = readOrder(given);
    ok(reading.ok, JSON.stringify(reading));
    return decide(night.at("01:20Z"), reading.order, {
      now: night.when("01:20Z"),
      by: { desk: "watch", role: "officer" },
      centre: "dover" as Centre,
      newId: () => "new",
    });
  };
  const refused = asked(3 * 3_600);
  ok(!refused.ok);
  deepEqual(refused.refusals, [
    { reason: "beyond endurance", unit: VALIANT, needs: 3 * 3_600, has: 7_200 },
  ]);
  ok(asked(7_000).ok);
});

test("what is not over yet cannot be put down as searched", () => {
  const night = told(START);
  const given = {
    order: "recordSearch",
    boats: ["charlie"],
    unit: VALIANT,
    area: "two miles",
    conditions: "dark",
    ground: {
      lon: 1.6,
      lat: 51.1,
      bearing: 40,
      length: 4_000,
      width: 2_000,
      from: night.when("01:10Z"),
      until: night.when("03:10Z"),
      east: 0,
      north: 0,
    },
  };
  const asked = (time: string) => {
    const reading = readOrder(given);
    ok(reading.ok, JSON.stringify(reading));
    return decide(night.at(time), reading.order, {
      now: night.when(time),
      by: { desk: "watch", role: "officer" },
      centre: "dover" as Centre,
      newId: () => "new",
    });
  };
  const early = asked("02:00Z");
  ok(!early.ok);
  deepEqual(early.refusals, [{ reason: "time in the future", at: night.when("03:10Z") }]);
  ok(asked("03:10Z").ok);
});
