import { deepEqual, doesNotMatch, equal, match, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Flow } from "#record";
import { sayThing } from "#show";
import { readMoney } from "../../src/run/money/open-money.ts";
import { jsonOf, vigie } from "./desk.ts";

async function flows(...args: readonly string[]): Promise<readonly Flow[]> {
  const outcome = await vigie("money", ...args, "--json");
  deepEqual([outcome.code, outcome.err], [0, []]);
  return (jsonOf(outcome) as { flows: Flow[] }).flows;
}

test("of the £54m of July 2021 nobody says more than £17m was paid; the vehicles are told three ways", async () => {
  const [flow] = await flows("--agreement=2021-07");
  const line = (stage: string, about: string) =>
    flow!.lines.find((each) => each.stage === stage && each.about === about)!;
  const [pledge] = line("pledged", "the whole").statements;
  deepEqual([pledge!.money!.most, pledge!.converted[0]!.amount], [62_700_000, 54_000_000]);
  equal(line("paid", "the whole").most, 0);
  const instalments = line("paid", "first instalments");
  deepEqual([instalments.least, instalments.most], [9_000_000, 17_000_000]);
  deepEqual(line("ordered", "vehicles and equipment").statements[0]!.money, {
    least: 11_000_000,
    most: 11_000_000,
    currency: "EUR",
  });
  const vehicles = line("in service", "vehicles");
  deepEqual(
    vehicles.statements.map(({ things }) => things!.least),
    [20, 25, 21],
  );
  equal(vehicles.agrees, false);
  const missing = Object.fromEntries(
    flow!.gaps.map(({ kind, about, missing: is }) => [`${kind}: ${about}`, is]),
  );
  deepEqual(missing["pledged, less paid: the whole"], {
    least: 37_000_000,
    most: null,
    currency: "GBP",
  });
  deepEqual(missing["ordered, fewer delivered: vehicles"], { what: "vehicles", least: 76 });
  ok("told apart: the whole" in missing);
  const untraced = { least: 8_000_000, most: null, currency: "GBP" };
  deepEqual(missing["paid, less told bought: first instalments"], untraced);
  ok("ordered, no delivery told: lamps" in missing);
  ok("in service, no case told: vehicles" in missing);
});

test("as known when the minister said that not a euro had come, and on the night of the sinking", async () => {
  const missing = async (day: string) => {
    const [flow] = await flows("--agreement=2021-07", `--as-of=${day}`);
    return flow!.gaps.map(({ kind, missing: is }) => [kind, is]);
  };
  const pounds = (least: number) => ({ least, most: null, currency: "GBP" });
  const then = await missing("2021-10-11");
  deepEqual(then[0], ["pledged, less paid", pounds(54_000_000)]);
  ok(!then.some(([kind]) => kind === "told apart"));
  const night = await missing("2021-11-24");
  deepEqual(night[0], ["pledged, less paid", pounds(45_000_000)]);
  ok(night.some(([kind]) => kind === "told apart"));
  // The lamps were due in 2022.
  ok(!night.some(([kind]) => kind === "ordered, no delivery told"));
});

test("the officers of November 2022 are told of another agreement, and are no gap", async () => {
  const [flow] = await flows("--agreement=2022-11");
  deepEqual(flow!.covered, [
    { about: "officers on the coast", by: "2023-03", statements: ["E14", "E15"] },
  ]);
  ok(!flow!.gaps.some(({ about }) => about === "officers on the coast"));
  const then = await flows("--agreement=2022-11", "--as-of=2023-12-31");
  ok(then[0]!.gaps.some(({ kind }) => kind === "pledged, no delivery told"));
});

test("the pledges of 2014 to 2022/23 come to 232.05 million pounds, as the Commons Library has it", async () => {
  const pledged = (await flows())
    .filter(({ agreement }) => agreement !== null && agreement.date < "2023")
    .flatMap(({ lines }) => lines)
    .filter(({ stage, about }) => stage === "pledged" && about === "the whole")
    .flatMap(({ statements }) => statements);
  const pounds = pledged.map(({ money, converted }) => converted[0]?.amount ?? money!.least);
  equal(pounds.length, 8);
  equal(
    pounds.reduce((sum, each) => sum + each, 0),
    232_050_000,
  );
});

test("as of the night of 2021 nobody had yet said that several million were owed", async () => {
  const [then] = await flows("--agreement=2021-07", "--as-of=2021-11-24");
  ok(!then!.lines.some(({ stage }) => stage === "not paid"));
  deepEqual(await flows("--as-of=2014-01-01"), []);
});

test("a person reads it in English and French, each statement with who says it and its source", async () => {
  const english = (await vigie("money", "--agreement=2021-07")).out.join("\n");
  match(
    english,
    /in service, vehicles: 20 to 25 vehicles, told apart\n +20, 2021-11-23, The Local France \[E02\]/,
  );
  match(english, /vehicles: ordered, and fewer are said to have come, at least 76 vehicles \[E01/);
  match(english, /EUR 0, 2021-10-09, Gerald Darmanin/);
  const french = (await vigie("money", "--lang=fr")).out.join("\n");
  match(french, /promis, l'ensemble : 62,7 M EUR/);
  match(french, /selon Reuters au taux de 0,8827 du 2023-03-10/);
  const nothing = await vigie("money", "--as-of=2014-01-01");
  deepEqual(nothing.out, ["Nothing was said of it by then."]);
});

test("what cannot be asked, and a book that cannot be, are refused with what was expected", async () => {
  const unknown = await vigie("money", "--agreement=2020");
  equal(unknown.code, 3);
  match(unknown.err.join(""), /--agreement: expected 2014, 2015/);
  equal((await vigie("money", "--as-of=24/11/2021")).code, 2);
  const source = { title: "t", url: "", date: "2021" };
  const good = {
    id: "A",
    agreement: null,
    about: "x",
    stage: "paid",
    on: "2021",
    says: "s",
    money: { least: 2, most: 1, currency: "GBP" },
    things: null,
    converted: [],
    partOf: null,
    period: null,
    note: null,
    sources: [source],
  };
  const refused = (statement: object, why: RegExp): void => {
    const book = JSON.stringify({ agreements: [], statements: [statement] });
    try {
      readMoney(book, "book.json");
    } catch (error) {
      match((error as Error).message, why);
      return;
    }
    ok(false, "expected it to be refused");
  };
  refused(good, /book\.json, statements\.0\.money: expected most to be at least least/);
  const money = { least: 1, most: 1, currency: "GBP" };
  refused({ ...good, money: null }, /expected money or things/);
  refused({ ...good, money, sources: [] }, /expected a source/);
  refused({ ...good, money, partOf: "B" }, /A: partOf: expected the id of a statement; came B/);
  refused({ ...good, money, agreement: "no" }, /expected the id of an agreement; came no/);
});

test("in French everything that money and equipment are of is said in French", async () => {
  const { statements } = JSON.parse(readFileSync("data/money/uk-france.json", "utf8")) as {
    readonly statements: readonly {
      readonly about: string;
      readonly things: { readonly what: string } | null;
    }[];
  };
  const words = new Set(statements.flatMap(({ about, things }) => [about, things?.what ?? about]));
  ok(words.size > 25);
  const same = [...words].filter((each) => sayThing(each, "fr") === each);
  deepEqual(same, ["drones"]);
  const { out } = await vigie("money", "--agreement", "2021-07", "--lang", "fr");
  match(out.join("\n"), /commandé, lampes : 300 lampes/);
  doesNotMatch(out.join("\n"), /the whole|night-vision/);
});
