import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { daysOn, readDay, SPANS, type Day } from "../crossings/day.ts";
import { differenceOfDeaths, type DeathIncident, type DeathRecord } from "./lists.ts";
import { tallyDeaths, type DeathsAsked } from "./tally.ts";

const day = (text: string): Day => {
  const read = readDay(text);
  ok(read !== null, text);
  return read;
};

const incident = (given: Partial<DeathIncident>): DeathIncident => ({
  ids: ["1"],
  day: day("2021-11-24"),
  dead: 1,
  missing: 0,
  survivors: null,
  cause: "Drowning",
  place: "off the coast",
  source: "a paper",
  url: "",
  inWater: true,
  since: null,
  cell: { file: "list.csv", line: 2 },
  ...given,
});

const record = (...incidents: readonly DeathIncident[]): DeathRecord => ({
  lists: [{ publisher: "a list", issued: day("2026-05-06"), incidents }],
  told: [],
});

const ASKED: DeathsAsked = {
  from: day("2021-01-01"),
  to: day("2021-12-31"),
  by: "month",
  asOf: null,
  where: "all",
};

const listed = (given: DeathRecord, asked: Partial<DeathsAsked> = {}) =>
  tallyDeaths(given, { ...ASKED, ...asked }).total.lists[0]!;

test("a list is a minimum count: its sum has no top, and what it leaves open is no zero", () => {
  const total = listed(
    record(incident({ dead: 27 }), incident({ ids: ["2"], dead: null, missing: 3 })),
  );
  deepEqual(total.dead, { least: 27, most: null });
  deepEqual(total.missing, { least: 3, most: null });
  deepEqual([total.incidents, total.openDead, total.openMissing], [2, 1, 0]);
});

test("a period of which nobody told anything is not there", () => {
  const { rows } = tallyDeaths(record(incident({})), ASKED);
  deepEqual(
    rows.map(({ period }) => period),
    ["2021-11"],
  );
  equal(tallyDeaths(record(), ASKED).rows.length, 0);
});

test("rows that share an incident's number are one event, with the highest that one of them has", () => {
  const shared = [
    incident({ ids: ["175", "176"], dead: 2 }),
    incident({ ids: ["176"], dead: 1, missing: 1 }),
    incident({ ids: ["177"], dead: 1 }),
  ];
  const total = listed(record(...shared));
  deepEqual([total.incidents, total.dead.least, total.missing.least, total.shared], [2, 3, 1, 1]);
});

test("what the inquiry and the investigators told stands beside the list, by when it was told", () => {
  const told = {
    from: day("2021-11-24"),
    to: day("2021-11-24"),
    missing: { least: 4, most: 4 },
    survivors: null,
    words: "",
    url: "",
    cell: { file: "told.csv", line: 2 },
  };
  const given: DeathRecord = {
    ...record(incident({ dead: 27 })),
    told: [
      { ...told, dead: { least: 27, most: null }, publisher: "MAIB", published: day("2023-11-09") },
      { ...told, dead: { least: 30, most: null }, publisher: "a paper", published: null },
    ],
  };
  const { rows, total } = tallyDeaths(given, ASKED);
  equal(total.lists[0]!.dead.least, 27);
  deepEqual(
    rows[0]!.told.map(({ publisher }) => publisher),
    ["MAIB", "a paper"],
  );
  const then = (asOf: string) => tallyDeaths(given, { ...ASKED, asOf: day(asOf) }).total.told;
  equal(then("2023-11-08").length, 0);
  equal(then("2026-01-01").length, 1);
  equal(tallyDeaths(given, { ...ASKED, where: "land" }).total.told.length, 0);
});

test("as known on a day: later versions are not known, the issue's own is assumed before it", () => {
  const given = record(
    incident({ dead: 1 }),
    incident({ dead: 3, since: day("2026-09-01") }),
    incident({ ids: ["2"], day: day("2021-12-01"), since: day("2026-09-01") }),
  );
  equal(listed(given).dead.least, 4);
  const before = listed(given, { asOf: day("2026-08-31") });
  deepEqual([before.dead.least, before.assumed], [1, 0]);
  const long = listed(given, { asOf: day("2021-12-31") });
  deepEqual([long.dead.least, long.assumed], [1, 1]);
});

test("the same issue again differs in nothing; what it leaves out is told and stays", () => {
  const issue = [incident({ dead: 2 }), incident({ ids: ["9"] })];
  const [list] = record(incident({}), incident({ ids: ["2"] })).lists;
  const first = differenceOfDeaths(list!, issue);
  deepEqual(
    [first.added.length, first.changed.length, first.unchanged, first.missing.length],
    [1, 1, 0, 1],
  );
  const kept = [...first.added, ...first.changed.map(({ to }) => to)].map((each) => ({
    ...each,
    since: day("2026-09-01"),
  }));
  const again = differenceOfDeaths({ ...list!, incidents: [...list!.incidents, ...kept] }, issue);
  deepEqual([again.added.length, again.changed.length, again.unchanged], [0, 0, 2]);
});

test("however it is summed, and in whatever order it came, at least as many are told", () => {
  const any = fc.record({
    ids: fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e"), { minLength: 1, maxLength: 2 }),
    on: fc.integer({ min: 0, max: 364 }),
    dead: fc.option(fc.integer({ min: 0, max: 30 })),
    missing: fc.option(fc.integer({ min: 0, max: 5 })),
    inWater: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 12 }), (given) => {
      const incidents = given.map(({ on, ...rest }, at) =>
        incident({
          ...rest,
          day: daysOn(ASKED.from, on),
          ids: rest.ids.map((id) => `${id}${at % 3}`),
        }),
      );
      const sums = SPANS.map((by) => {
        const { rows, total } = tallyDeaths(record(...incidents), { ...ASKED, by });
        const of = (key: "dead" | "missing" | "incidents") =>
          rows.reduce((sum, { lists }) => {
            const value = lists[0]![key];
            return sum + (typeof value === "number" ? value : value.least);
          }, 0);
        const whole = total.lists[0]!;
        deepEqual(
          [of("dead"), of("missing"), of("incidents")],
          [whole.dead.least, whole.missing.least, whole.incidents],
        );
        equal(whole.dead.most, null);
        return JSON.stringify([whole.dead, whole.missing, whole.incidents, whole.shared]);
      });
      equal(new Set(sums).size, 1);
      const [water, land] = (["water", "land"] as const).map((where) =>
        listed(record(...incidents), { where }),
      );
      equal(water!.dead.least + land!.dead.least, listed(record(...incidents)).dead.least);
    }),
  );
});
