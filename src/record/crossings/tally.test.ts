import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { daysBetween, daysFrom, daysOn, readDay, SPANS, spanOf, type Day } from "./day.ts";
import type { DayFigure, Series, ToldFigure } from "./figures.ts";
import { recordsOf } from "./records.ts";
import { revisionsOf } from "./revisions.ts";
import { tallyCrossings } from "./tally.ts";

const day = (text: string): Day => {
  const read = readDay(text);
  ok(read !== null, text);
  return read;
};

const figure = (line: number, of: string, people: number, boats: number): DayFigure => ({
  day: day(of),
  people,
  boats,
  publisher: "Home Office",
  since: null,
  cell: { file: "daily.csv", line },
});

const version = (of: string, since: string, people: number, boats: number): DayFigure => ({
  ...figure(1, of, people, boats),
  since: day(since),
  cell: { file: "first.csv", line: 7 },
});

/** Five days in November; of the 3rd nothing is known, the 2nd was changed later. */
const SERIES: Series = {
  name: "arrivals",
  issued: day("2026-08-21"),
  days: [
    figure(2, "2021-11-01", 100, 4),
    figure(3, "2021-11-02", 300, 10),
    figure(4, "2021-11-04", 0, 0),
    figure(5, "2021-11-05", 50, 5),
  ],
  versions: [version("2021-11-02", "2021-11-03", 250, 9)],
  told: [],
};

test("a day that is not known leaves the top of its sum open, and is no day without crossings", () => {
  const asked = {
    from: day("2021-11-01"),
    to: day("2021-11-05"),
    by: "month",
    asOf: null,
  } as const;
  const { rows, total } = tallyCrossings(SERIES, asked);
  equal(rows.length, 1);
  deepEqual(rows[0]!.people, { least: 450, most: null });
  deepEqual([rows[0]!.daysWith, rows[0]!.daysWithout, rows[0]!.daysUnknown], [3, 1, 1]);
  equal(rows[0]!.peoplePerBoat, 450 / 19);
  deepEqual(total.cells, [{ file: "daily.csv", from: 2, to: 5 }]);
  deepEqual(total.revised, { days: 1, first: 250, now: 300 });
});

test("as known on a day: what had been published by then, nothing of later days", () => {
  const asked = { from: day("2021-11-01"), to: day("2021-11-05"), by: "day" } as const;
  const { rows } = tallyCrossings(SERIES, { ...asked, asOf: day("2021-11-03") });
  deepEqual(
    rows.map(({ people }) => people),
    [
      { least: 100, most: 100 },
      { least: 250, most: 250 },
      { least: 0, most: null },
      { least: 0, most: null },
      { least: 0, most: null },
    ],
  );
  deepEqual(
    rows.map(({ assumed }) => assumed),
    [1, 0, 0, 0, 0],
  );
  const before = tallyCrossings(SERIES, { ...asked, asOf: day("2021-11-02") });
  deepEqual(before.rows[1]!.people, { least: 0, most: null });
});

test("a day changed after the issue stood as in the issue before, and that is a revision", () => {
  const later = version("2021-11-04", "2026-09-01", 12, 1);
  const series = { ...SERIES, versions: [...SERIES.versions, later] };
  const asked = { from: day("2021-11-04"), to: day("2021-11-04"), by: "day" } as const;
  const at = (asOf: string | null) =>
    tallyCrossings(series, { ...asked, asOf: asOf === null ? null : day(asOf) }).rows[0]!;
  deepEqual(at(null).people, { least: 12, most: 12 });
  deepEqual(at(null).revised, { days: 1, first: 0, now: 12 });
  deepEqual([at("2026-08-31").people.most, at("2026-08-31").assumed], [0, 0]);
  deepEqual([at("2022-01-01").people.most, at("2022-01-01").assumed], [0, 1]);
});

test("what others told of just the same time stands beside, when it had been told", () => {
  const told: ToldFigure = {
    from: day("2021-11-01"),
    to: day("2021-11-30"),
    people: 999,
    boats: null,
    publisher: "a paper",
    published: day("2021-12-31"),
    cell: { file: "told.csv", line: 2 },
  };
  const series = { ...SERIES, told: [told, { ...told, published: null }] };
  const asked = { from: day("2021-11-01"), to: day("2021-11-30"), by: "month" } as const;
  const now = tallyCrossings(series, { ...asked, asOf: null });
  equal(now.rows[0]!.told.length, 2);
  equal(now.rows[0]!.people.least, 450);
  equal(tallyCrossings(series, { ...asked, asOf: day("2021-12-31") }).rows[0]!.told.length, 1);
  equal(tallyCrossings(series, { ...asked, asOf: day("2021-12-30") }).rows[0]!.told.length, 0);
});

test("a record names what it was known to be then, and what it is now", () => {
  const records = recordsOf(SERIES, { until: day("2021-11-03"), asOf: day("2021-11-03") });
  const of = (rule: string) => records.find((each) => each.rule === rule);
  deepEqual(of("most people in a day"), {
    rule: "most people in a day",
    asKnown: { period: "2021-11-02", value: 250 },
    now: { period: "2021-11-02", value: 300 },
    stands: false,
    assumed: 0,
  });
  equal(of("longest without crossings")!.asKnown, null);
  // Of the 1st nobody kept how it stood then, of the 2nd somebody did.
  deepEqual(of("most people in a month"), {
    rule: "most people in a month",
    asKnown: { period: "2021-11", value: 350 },
    now: { period: "2021-11", value: 400 },
    stands: false,
    assumed: 1,
  });
  const later = recordsOf(SERIES, { until: day("2021-11-05"), asOf: null });
  // The 3rd is not known, so the 4th stands alone.
  deepEqual(later.at(-1)!.now, { period: "2021-11-04/2021-11-04", value: 1 });
});

test("revisions stand version by version, each with since when and by whose word", () => {
  const versions = [
    version("2021-11-02", "2021-11-03", 250, 9),
    version("2021-11-02", "2021-11-09", 250, 9),
    version("2021-11-02", "2021-12-01", 260, 9),
    version("2021-11-05", "2021-11-06", 50, 4),
    version("2021-11-01", "2021-11-02", 100, 4),
  ];
  const asked = { from: day("2021-11-01"), to: day("2021-11-05") };
  const revisions = revisionsOf({ ...SERIES, versions }, { ...asked, asOf: null });
  deepEqual(
    revisions.days.map(({ day, versions, people, boats }) => [
      day,
      versions.map((each) => [each.since, each.people, each.boats]),
      people,
      boats,
    ]),
    [
      [
        "2021-11-02",
        [
          ["2021-11-03", 250, 9],
          ["2021-12-01", 260, 9],
          ["2026-08-21", 300, 10],
        ],
        50,
        1,
      ],
      [
        "2021-11-05",
        [
          ["2021-11-06", 50, 4],
          ["2026-08-21", 50, 5],
        ],
        0,
        1,
      ],
    ],
  );
  const { kept, up, down, boatsOnly, first, last } = revisions;
  deepEqual([kept, up, down, boatsOnly, first, last], [3, 1, 0, 1, 400, 450]);
  const then = revisionsOf({ ...SERIES, versions }, { ...asked, asOf: day("2021-11-30") });
  deepEqual([then.kept, then.days.length], [1, 0]);
});

test("weeks are those of ISO 8601", () => {
  for (const [text, week] of [
    ["2021-01-03", "2020-W53"],
    ["2021-01-04", "2021-W01"],
    ["2021-11-14", "2021-W45"],
    ["2018-12-31", "2019-W01"],
    ["2027-01-03", "2026-W53"],
  ] as const)
    equal(spanOf(day(text), "week"), week, text);
  for (const text of ["2021-02-30", "2021-2-3", "24/11/2021", ""]) equal(readDay(text), null, text);
  equal(daysOn(day("2024-02-28"), 2), "2024-03-01");
  equal(daysBetween(day("2021-03-27"), day("2021-03-29")), 2);
});

test("however days are summed, and in whatever order they came, the sum is one", () => {
  const first = day("2020-01-01");
  const figures = fc.array(
    fc.record({
      on: fc.integer({ min: 0, max: 500 }),
      people: fc.integer({ min: 0, max: 2000 }),
      boats: fc.integer({ min: 0, max: 60 }),
    }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(figures, fc.integer({ min: 0, max: 500 }), (given, long) => {
      const each = [...new Map(given.map((one) => [one.on, one])).values()];
      const days = each.map(({ on, people, boats }) =>
        figure(on, daysOn(first, on), people, boats),
      );
      const to = daysOn(first, long);
      const asked = { from: first, to, asOf: null };
      const sums = SPANS.map((by) => {
        const { rows, total } = tallyCrossings({ ...SERIES, days, versions: [] }, { ...asked, by });
        const least = rows.reduce((sum, row) => sum + row.people.least, 0);
        equal(least, total.people.least);
        deepEqual(rows.at(-1)!.runningPeople, total.people);
        equal(total.people.most === null, total.daysUnknown > 0);
        return JSON.stringify(total.people);
      });
      equal(new Set(sums).size, 1);
      const turned = { ...SERIES, days: days.toReversed(), versions: [] };
      const straight = { ...SERIES, days, versions: [] };
      deepEqual(
        tallyCrossings(turned, { ...asked, by: "week" }),
        tallyCrossings(straight, { ...asked, by: "week" }),
      );
    }),
  );
  equal(daysFrom(first, daysOn(first, 3)).length, 4);
});
