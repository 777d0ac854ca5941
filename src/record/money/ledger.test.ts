import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { flowsOf } from "./ledger.ts";
import {
  bookAsOf,
  STAGES,
  THE_WHOLE,
  type MoneyBook,
  type Stage,
  type Statement,
} from "./statements.ts";

const AGREEMENTS = [{ id: "a", name: "An agreement", date: "2021" }];

const statement = (given: Partial<Statement>): Statement => ({
  id: "S1",
  agreement: "a",
  about: THE_WHOLE,
  stage: "pledged",
  on: "2021-07",
  says: "somebody",
  money: null,
  things: null,
  converted: [],
  partOf: null,
  period: null,
  due: null,
  usedIn: null,
  note: null,
  sources: [{ title: "a paper", url: "", date: "2021-07-20" }],
  ...given,
});

const pounds = (least: number, most: number | null = least) => ({ least, most, currency: "GBP" });
const gapsOf = (...statements: readonly Statement[]) =>
  flowsOf({ agreements: AGREEMENTS, statements })[0]!.gaps.map(({ kind, missing }) => [
    kind,
    missing,
  ]);

const PLEDGE = statement({ money: pounds(54) });
/** Gaps but that nobody tells where things in service were used, which is another test's. */
const gapsButUse = (...statements: readonly Statement[]) =>
  gapsOf(...statements).filter(([kind]) => kind !== "in service, no case told");

test("a pledge of which nobody says that it was paid is a gap, and so is what is missing of it", () => {
  deepEqual(gapsOf(PLEDGE), [["pledged, no payment told", null]]);
  const paid = statement({ id: "S2", about: "first instalment", stage: "paid", money: pounds(9) });
  const kit = statement({ id: "S3", about: "kit", stage: "ordered", money: pounds(9) });
  deepEqual(gapsOf(PLEDGE, paid), [
    ["pledged, less paid", pounds(45, null)],
    ["paid, nothing told bought", null],
  ]);
  deepEqual(gapsOf(PLEDGE, paid, kit), [["pledged, less paid", pounds(45, null)]]);
});

test("what different people say of one thing stands side by side and is not added", () => {
  const says = (id: string, on: string, least: number) =>
    statement({
      id,
      on,
      about: "cars",
      stage: "in service",
      things: { what: "cars", least, most: least },
    });
  const { lines } = flowsOf({
    agreements: AGREEMENTS,
    statements: [
      says("A", "2021-11-23", 20),
      says("B", "2021-11-23", 25),
      says("C", "2021-11-24", 21),
    ],
  })[0]!;
  equal(lines.length, 1);
  deepEqual([lines[0]!.least, lines[0]!.most, lines[0]!.agrees], [20, 25, false]);
  // More of them later is no contradiction, fewer is.
  deepEqual(gapsButUse(says("A", "2021-11", 20), says("B", "2021-12", 25)), []);
  deepEqual(gapsButUse(says("A", "2021-11", 25), says("B", "2021-12", 20)), [["told apart", null]]);
});

test("nothing paid of the whole, and some of it paid before: told apart", () => {
  const none = statement({ id: "S2", stage: "paid", on: "2021-10-09", money: pounds(0) });
  const some = statement({
    id: "S3",
    stage: "paid",
    about: "part",
    on: "2021-08",
    money: pounds(9),
  });
  const kit = statement({ id: "S4", about: "kit", stage: "ordered", money: pounds(9) });
  ok(gapsOf(none, some, kit).some(([kind]) => kind === "told apart"));
  ok(!gapsOf(none, { ...some, on: "2021-10-31" }, kit).some(([kind]) => kind === "told apart"));
});

test("things ordered are missed until they come, and more than ordered is told", () => {
  const cars = (id: string, stage: Stage, least: number, most: number | null = least) =>
    statement({ id, stage, about: "cars", things: { what: "cars", least, most } });
  deepEqual(gapsButUse(cars("A", "ordered", 101, null)), [
    ["ordered, no delivery told", { what: "cars", least: 101 }],
  ]);
  deepEqual(gapsButUse(cars("A", "ordered", 101, null), cars("B", "in service", 25)), [
    ["ordered, fewer delivered", { what: "cars", least: 76 }],
  ]);
  deepEqual(gapsButUse(cars("A", "ordered", 20), cars("B", "delivered", 20)), []);
  deepEqual(gapsButUse(cars("A", "ordered", 20), cars("B", "delivered", 21)), [
    ["delivered, more than ordered", null],
  ]);
});

test("what is due later is no gap yet, and what is due is one", () => {
  const lamps = statement({
    stage: "ordered",
    about: "lamps",
    on: "2021-11-22",
    due: "2022",
    things: { what: "lamps", least: 300, most: 300 },
  });
  const at = (asOf: string | null) =>
    flowsOf({ agreements: AGREEMENTS, statements: [lamps] }, asOf)[0]!.gaps.map(({ kind }) => kind);
  deepEqual(at("2021-11-24"), []);
  deepEqual(at("2022-12-31"), ["ordered, no delivery told"]);
  deepEqual(at(null), ["ordered, no delivery told"]);
});

const TWO = [...AGREEMENTS, { id: "b", name: "Another", date: "2023" }];
const officers = (id: string, agreement: string, stage: Stage, on: string, least: number) =>
  statement({
    id,
    agreement,
    stage,
    on,
    about: "officers",
    things: { what: "officers", least, most: least },
  });
const flowsOfTwo = (...statements: readonly Statement[]) =>
  flowsOf({ agreements: TWO, statements }).map(({ gaps, covered }) => ({
    gaps: gaps.filter(({ kind }) => kind !== "in service, no case told"),
    covered,
  }));

test("announced and told to have come under another agreement later is no gap; earlier is", () => {
  const announced = officers("A", "a", "pledged", "2022-11", 300);
  const [first] = flowsOfTwo(announced, officers("B", "b", "in service", "2024-01", 300));
  deepEqual(first!.gaps, []);
  deepEqual(first!.covered, [{ about: "officers", by: "b", statements: ["A", "B"] }]);
  const [fewer] = flowsOfTwo(announced, officers("B", "b", "in service", "2024-01", 250));
  deepEqual(
    fewer!.gaps.map(({ kind, missing }) => [kind, missing]),
    [["pledged, fewer delivered", { what: "officers", least: 50 }]],
  );
  const [earlier] = flowsOfTwo(announced, officers("B", "b", "in service", "2020", 300));
  deepEqual(
    earlier!.gaps.map(({ kind }) => kind),
    ["pledged, no delivery told"],
  );
});

test("as many at one time under two agreements may be one delivery told twice", () => {
  const one = officers("A", "a", "delivered", "2023-05-01", 25);
  const twice = flowsOfTwo(one, officers("B", "b", "delivered", "2023-05", 25));
  deepEqual(
    twice.map(({ gaps }) => gaps.map(({ kind, statements }) => [kind, statements])),
    [[], [["delivered, told of two agreements", ["A", "B"]]]],
  );
  for (const other of [
    officers("B", "b", "delivered", "2023-05", 26),
    officers("B", "b", "delivered", "2023-06", 25),
  ])
    deepEqual(flowsOfTwo(one, other)[1]!.gaps, []);
});

test("in service and used in a case is traced to its end; in service alone is not", () => {
  const cars = (id: string, stage: Stage, usedIn: string | null) =>
    statement({ id, stage, usedIn, about: "cars", things: { what: "cars", least: 1, most: 1 } });
  deepEqual(gapsOf(cars("A", "in service", null)), [["in service, no case told", null]]);
  deepEqual(gapsOf(cars("A", "in service", null), cars("B", "used", "2021-11-23/n08")), []);
});

test("paid but not traced: what one account has above all that is told bought", () => {
  const paid = (id: string, least: number) =>
    statement({ id, stage: "paid", about: "first", money: pounds(least) });
  const kit = statement({ id: "K", stage: "ordered", about: "kit", money: pounds(9) });
  const same = statement({ id: "L", stage: "delivered", about: "kit", money: pounds(9) });
  const untraced = gapsOf(paid("A", 9), paid("B", 17), kit, same).filter(
    ([kind]) => kind === "paid, less told bought",
  );
  deepEqual(untraced, [["paid, less told bought", pounds(8, null)]]);
});

test("what is missing is the least: the lower end of a pledge, the upper of a payment", () => {
  const pledge = statement({ money: pounds(50, 60) });
  const paid = statement({ id: "A", stage: "paid", about: "first", money: pounds(9, 12) });
  const euros = { least: 10, most: 10, currency: "EUR" };
  const converted = [8, 9].map((amount) => {
    return { amount, currency: "GBP", rate: null, on: null, by: "somebody" };
  });
  const second = statement({ id: "B", stage: "paid", about: "second", money: euros, converted });
  const less = gapsOf(pledge, paid, second).filter(([kind]) => kind === "pledged, less paid");
  deepEqual(less, [["pledged, less paid", pounds(29, null)]]);
  const open = statement({ id: "C", stage: "paid", about: "third", money: pounds(1, null) });
  ok(!gapsOf(pledge, paid, open).some(([kind]) => kind === "pledged, less paid"));
});

test("two instalments are added, two accounts of one are not, nor are a whole and its parts", () => {
  const paid = (id: string, about: string, least: number) =>
    statement({ id, stage: "paid", about, money: pounds(least) });
  const part = statement({ id: "P", about: "first year", money: pounds(20) });
  const less = (...statements: readonly Statement[]) =>
    gapsOf(...statements).filter(([kind]) => kind === "pledged, less paid");
  deepEqual(less(PLEDGE, part, paid("A", "first", 9), paid("B", "second", 10)), [
    ["pledged, less paid", pounds(35, null)],
  ]);
  deepEqual(less(PLEDGE, paid("A", "first", 9), paid("B", "first", 17)), [
    ["pledged, less paid", pounds(37, null)],
  ]);
});

test("as of a day a later source's conversion is not known", () => {
  const given = statement({
    money: { least: 62.7, most: 62.7, currency: "EUR" },
    converted: [
      { amount: 54, currency: "GBP", rate: null, on: null, by: "the Library" },
      { amount: 55, currency: "GBP", rate: null, on: null, by: "a paper" },
    ],
    sources: [
      { title: "a paper", url: "", date: "2021-10-11" },
      { title: "the Library", url: "", date: "2023" },
    ],
  });
  const [then] = bookAsOf({ agreements: [], statements: [given] }, "2021-11-24").statements;
  deepEqual(
    then!.converted.map(({ amount }) => amount),
    [55],
  );
  equal(then!.sources.length, 1);
});

test("a stage comes to its whole, or to the sum of its parts, in each currency by itself", () => {
  const part = (id: string, about: string, least: number, most: number | null, currency: string) =>
    statement({ id, about, money: { least, most, currency } });
  const parts = [
    part("A", "x", 1, 2, "EUR"),
    part("B", "y", 3, 3, "EUR"),
    part("C", "z", 5, null, "GBP"),
  ];
  const [flow] = flowsOf({ agreements: AGREEMENTS, statements: parts });
  deepEqual(flow!.sums, [
    {
      stage: "pledged",
      amounts: [
        { least: 4, most: 5, currency: "EUR" },
        { least: 5, most: null, currency: "GBP" },
      ],
    },
  ]);
  const [with_] = flowsOf({ agreements: AGREEMENTS, statements: [...parts, PLEDGE] });
  deepEqual(with_!.sums[0]!.amounts, [pounds(54)]);
});

test("as had been said by a day: a source dated by its month counts from the month's end", () => {
  const book: MoneyBook = {
    agreements: AGREEMENTS,
    statements: [
      statement({ id: "day" }),
      statement({ id: "month", sources: [{ title: "t", url: "", date: "2021-11" }] }),
      statement({ id: "year", sources: [{ title: "t", url: "", date: "2023" }] }),
    ],
  };
  const idsAt = (day: string) => bookAsOf(book, day).statements.map(({ id }) => id);
  deepEqual(idsAt("2021-07-19"), []);
  deepEqual(idsAt("2021-11-29"), ["day"]);
  deepEqual(idsAt("2021-12-01"), ["day", "month"]);
  deepEqual(idsAt("2023-12-31"), ["day", "month", "year"]);
});

test("in whatever order statements came the flows are one, and no figure is made up", () => {
  const amount = fc.integer({ min: 0, max: 100 });
  const any = fc.record({
    stage: fc.constantFrom(...STAGES),
    about: fc.constantFrom(THE_WHOLE, "x", "y"),
    on: fc.constantFrom("2020", "2021-07", "2021-11-23"),
    least: amount,
    more: fc.option(amount),
    unit: fc.constantFrom("EUR", "GBP", "cars"),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 12 }), fc.integer(), (given, turn) => {
      const statements = given.map(({ stage, about, on, least, more, unit }, at) => {
        const range = { least, most: more === null ? null : least + more };
        const isMoney = unit !== "cars";
        return statement({
          id: `S${at}`,
          stage,
          about,
          on,
          money: isMoney ? { ...range, currency: unit } : null,
          things: isMoney ? null : { what: unit, ...range },
        });
      });
      const flows = flowsOf({ agreements: AGREEMENTS, statements });
      const turned = statements.toSorted((one, other) =>
        (Number(one.id.slice(1)) * 7919 + turn) % 13 <
        (Number(other.id.slice(1)) * 7919 + turn) % 13
          ? -1
          : 1,
      );
      deepEqual(flowsOf({ agreements: AGREEMENTS, statements: turned }), flows);
      const told = flows.flatMap(({ lines }) => lines.flatMap((line) => line.statements));
      deepEqual(told.map(({ id }) => id).sort(), statements.map(({ id }) => id).sort());
      const numbers = JSON.stringify(flows).match(/"least":[^,]+/g) ?? [];
      ok(
        numbers.every((one) => !/Infinity|NaN|-/.test(one)),
        numbers.join(" "),
      );
      for (const flow of flows)
        for (const { missing } of flow.gaps) ok(missing === null || missing.least > 0);
    }),
  );
});
