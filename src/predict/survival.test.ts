import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addSeconds, hours, instant, secondsBetween, type Instant } from "#units";
import { CLOTHING, halfLives, limits } from "./survival-models.ts";
import { seaOfSeason, type SeaTemperature } from "./survival-sea.ts";
import { SURVIVED_FOR, survive, type Flotation, type SurvivalQuestion } from "./survival.ts";

const LOST = instant("2021-11-24T03:12Z");
const BASE: SurvivalQuestion = {
  sea: null,
  clothing: "unknown",
  flotation: null,
  inWater: { earliest: LOST, latest: LOST },
  now: LOST,
  people: { least: 33, most: 33 },
};
const after = (since: Instant, length: number): Instant => addSeconds(since, hours(length));
const close = (came: number, expected: number, within = 0.005): void =>
  ok(Math.abs(came - expected) <= within, `expected ${expected}, came ${came}`);
const alone = { anybody: false, everybody: false };
const held = { anybody: true, everybody: true };
const exactly = (sea: number): SeaTemperature => ({ least: sea, most: sea });

const flotation = fc.option(
  fc.record({
    claim: fc.constantFrom<Flotation["claim"]>("all", "some", "none"),
    verified: fc.boolean(),
  }),
);
const anyQuestion: fc.Arbitrary<SurvivalQuestion> = fc
  .record({
    sea: fc.option(
      fc
        .tuple(
          fc.double({ min: -2, max: 30, noNaN: true }),
          fc.double({ min: 0, max: 6, noNaN: true }),
        )
        .map(([least, more]) => ({ least, most: least + more })),
    ),
    clothing: fc.constantFrom(...CLOTHING),
    flotation,
    start: fc.integer({ min: 0, max: 366 * 24 }),
    spread: fc.integer({ min: 0, max: 12 }),
    gone: fc.integer({ min: -2, max: 24 * 400 }),
    least: fc.integer({ min: 0, max: 60 }),
    more: fc.option(fc.integer({ min: 0, max: 30 })),
  })
  .map(({ start, spread, gone, least, more, ...rest }) => {
    const earliest = after(instant("2024-01-01T00:00Z"), start);
    const latest = after(earliest, spread);
    const people = { least, most: more === null ? null : least + more };
    return { ...rest, inWater: { earliest, latest }, now: after(latest, gone), people };
  });

test("published half-lives come back as published", () => {
  // Golden & Tipton at 15 and 5 °C; at 10 °C Hayward gives a swimmer 2.95 h / 1.35.
  close(halfLives(exactly(15), alone, "ordinary").most, 6);
  close(halfLives(exactly(10), alone, "ordinary").most, 2.18);
  close(halfLives(exactly(5), alone, "ordinary").least, 1);
  // A still adult in a life jacket: two and a half to three hours at 10 °C.
  close(halfLives(exactly(10), held, "light").least, 2.7);
  close(halfLives(exactly(15), held, "light").least, 4.61);
});

test("published limits come back as published", () => {
  for (const [sea, expected] of [
    [0, 1.36],
    [5, 5.25],
    [10, 11.88],
    [15, 21.24],
    [20, 33.34],
  ] as const) {
    close(limits(exactly(sea), alone, "ordinary").most, expected);
  }
});

test("a suit multiplies by what was published, up to the longest immersion known", () => {
  const bare = halfLives(exactly(10), alone, "ordinary");
  const suit = halfLives(exactly(10), alone, "survival suit");
  close(suit.least, 2 * bare.least);
  close(suit.most, 10 * bare.most);
  equal(limits(exactly(15), alone, "survival suit").most, 75);
});

test("the night of 24 November 2021: those who lived are within the range", () => {
  const dawn = survive({ ...BASE, now: instant("2021-11-24T07:26Z") });
  // Experts: 8 to 15 people may have been alive around dawn (problem.md, F8).
  ok(dawn.alive.least <= 8 && (dawn.alive.most ?? Infinity) >= 15, JSON.stringify(dawn.alive));
  const found = survive({ ...BASE, now: after(LOST, 9.8) });
  ok(found.alive.least <= 2 && (found.alive.most ?? Infinity) >= 2, JSON.stringify(found.alive));
  ok(found.searchUntil > instant("2021-11-24T13:00Z"), "two were taken alive at 13:00Z");
  deepEqual(found.assumed, [
    "sea of the season",
    "sea outside the models",
    "clothing not told",
    "no life jackets verified",
  ]);
});

test("law: search until no earlier than people have been known to live, however cold", () => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      const { searchUntil, half, limit } = survive(question);
      const { earliest, latest } = question.inWater;
      ok(searchUntil >= addSeconds(latest, SURVIVED_FOR));
      ok(searchUntil >= limit.latest);
      ok(half.earliest <= half.latest && limit.earliest <= limit.latest);
      ok(half.earliest > earliest);
    }),
  );
});

test("law: people there are expected alive as a range, never as nobody, never as more than there are", () => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      const { alive, share } = survive(question);
      const { least, most } = question.people;
      ok(share.least <= share.most && share.least > 0 && share.most <= 1);
      ok(alive.least <= least);
      if (most === null) equal(alive.most, null);
      else ok(alive.most !== null && alive.most <= most && (alive.most > 0 || most === 0));
    }),
  );
});

test("law: later is never more alive; the window does not move with the clock", () => {
  fc.assert(
    fc.property(anyQuestion, fc.integer({ min: 0, max: 1000 }), (question, more) => {
      const one = survive(question);
      const other = survive({ ...question, now: after(question.now, more) });
      ok(other.share.least <= one.share.least && other.share.most <= one.share.most);
      equal(other.searchUntil, one.searchUntil);
    }),
  );
});

test("F33 law: a claim that nobody verified changes nothing; a verified one only lengthens", () => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      const none = survive({ ...question, flotation: null });
      const claims = ["all", "some", "none"] as const;
      for (const claim of claims) {
        deepEqual(survive({ ...question, flotation: { claim, verified: false } }), none);
      }
      const all = survive({ ...question, flotation: { claim: "all", verified: true } });
      ok(all.half.earliest > none.half.earliest && all.half.latest > none.half.latest);
      ok(all.searchUntil >= none.searchUntil);
      ok(all.share.least >= none.share.least && all.share.most >= none.share.most);
      const some = survive({ ...question, flotation: { claim: "some", verified: true } });
      equal(some.half.earliest, none.half.earliest);
      equal(some.half.latest, all.half.latest);
    }),
  );
});

test("law: knowing less of the sea never shortens the search nor narrows the range", () => {
  fc.assert(
    fc.property(
      anyQuestion,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (question, one, other) => {
        const wide = question.sea ?? seaOfSeason(question.inWater.latest);
        const at = (part: number): number => wide.least + part * (wide.most - wide.least);
        const sea = { least: at(Math.min(one, other)), most: at(Math.max(one, other)) };
        const known = survive({ ...question, sea });
        const unknown = survive(question);
        ok(unknown.searchUntil >= known.searchUntil);
        ok(unknown.half.earliest <= known.half.earliest);
        ok(unknown.half.latest >= known.half.latest);
      },
    ),
  );
});

test("thrice the half-life of Golden & Tipton, the practice told of, never ends a search later", () => {
  for (let sea = 5; sea <= 15; sea += 0.5) {
    const golden = sea < 10 ? 2 ** ((sea - 5) / 5) : 2 * 3 ** ((sea - 10) / 5);
    ok(limits(exactly(sea), alone, "ordinary").most >= 3 * golden);
  }
});

test("the sea of each month is a sea, coldest in February and warmest in August", () => {
  const months = Array.from({ length: 12 }, (_, index) =>
    seaOfSeason(instant(`2024-${String(index + 1).padStart(2, "0")}-15T12:00Z`)),
  );
  ok(months.every(({ least, most }) => least < most));
  equal(Math.min(...months.map(({ least }) => least)), months[1]?.least);
  equal(Math.max(...months.map(({ most }) => most)), months[7]?.most);
  // Seen at the Sandettie light vessel, told in public: 9.0 °C on 13 February 2014, 9.3 °C on
  // 17 December 2017, about 5 °C on 9 April 2013.
  for (const [month, seen] of [
    [1, 9],
    [11, 9.3],
    [3, 5],
  ] as const) {
    const sea = months[month];
    ok(sea !== undefined && sea.least <= seen && seen <= sea.most);
  }
});

test("a sea that is none is refused with what was expected", () => {
  throws(
    () => survive({ ...BASE, sea: { least: 12, most: 10 } }),
    /expected a sea .* came 12 to 10/,
  );
  throws(() => survive({ ...BASE, sea: { least: 285, most: 287 } }), /-2 to 36 °C/);
  throws(() => survive({ ...BASE, sea: { least: Number.NaN, most: 10 } }), /expected a sea/);
});

test("the clock of the half-life runs from the first that may be, the window from the last", () => {
  const earliest = after(LOST, -2);
  const { half, limit } = survive({ ...BASE, inWater: { earliest, latest: LOST } });
  const same = survive(BASE);
  equal(secondsBetween(half.earliest, same.half.earliest), hours(2));
  equal(half.latest, same.half.latest);
  equal(limit.latest, same.limit.latest);
});
