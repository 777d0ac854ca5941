import { deepEqual, equal, match, ok } from "node:assert/strict";
import { test } from "node:test";
import { folderFor, jsonOf, vigie } from "./desk.ts";

const NIGHT = new URL("../../data/nights/2021-11-23.night", import.meta.url).pathname;

type Answer = {
  readonly at: string;
  readonly threshold: number;
  readonly count: { readonly least: number; readonly most: number; readonly words: string };
  readonly queue: readonly {
    readonly kind: string;
    readonly words: string;
    readonly p: number;
    readonly ledger: { readonly total: number; readonly pieces: readonly unknown[] };
    readonly orders: readonly { readonly order: string }[];
  }[];
  readonly standings: readonly { readonly id: string; readonly state: string }[];
};

test("match watch says of a kept log what might be linked, why, and how many boats", async (t) => {
  const data = folderFor(t);
  const told = (words: string, phone: string, position: string, people: string) =>
    vigie(
      "report",
      words,
      "--phone",
      phone,
      "--position",
      position,
      "--people",
      people,
      "--data",
      data,
    );
  await told("engine stopped", "+44 7700 900111", "51.1000 N 1.6000 E", "30");
  await told("water coming in", "+44 7700 900222", "51.1010 N 1.6010 E", "30");
  await told("forty of us", "+44 7700 900333", "50.7000 N 1.2000 E", "40");
  const answer = jsonOf(
    await vigie("match", "watch", "--data", data, "--json"),
  ) as unknown as Answer;
  equal(answer.at, "2026-01-01T12:00:00.000Z");
  equal(answer.threshold, 0.8);
  ok(answer.count.least >= 0 && answer.count.most >= 2 && answer.count.most <= 3);
  equal(answer.standings.length, 3);
  const [link] = answer.queue;
  equal(link?.kind, "link");
  match(link!.words, /one boat: .* %$/);
  equal(link!.ledger.pieces.length, 8);
  deepEqual(
    link!.orders.map(({ order }) => order),
    ["linkReport"],
  );
  const words = await vigie("match", "watch", "--data", data);
  equal(words.code, 0);
  match(words.out[0]!, /^Boats out there that somebody spoke of: /);
  const text = words.out.join("\n");
  match(
    text,
    /^1\. Boat .* one boat: .* %\n {3}Beforehand .*; together \+.* %\n {3}→ link a report/m,
  );
  const french = await vigie("match", "watch", "--data", data, "--lang", "fr");
  match(french.out.join("\n"), /^ {3}→ lier un signalement : /m);
});

test("match watch reads a night as known then, in both languages", async () => {
  const early = await vigie("match", "watch", NIGHT, "--at", "2021-11-24T02:00Z");
  equal(early.code, 0);
  const late = await vigie("match", "watch", NIGHT, "--lang", "fr");
  match(late.out[0]!, /^Embarcations en mer dont quelqu'un a parlé : /);
  ok(late.out.length > early.out.length);
});

test("match watch: what cannot be meant or read is one sentence and its code", async (t) => {
  const cases: readonly [readonly string[], number, RegExp][] = [
    [["--data", folderFor(t)], 3, /./],
    [["/nowhere.night"], 3, /nowhere/],
    [["a", "b"], 2, /Expected one FILE\.night or none; came a b/],
    [["--lang", "de"], 2, /--lang: expected en or fr; came "de"/],
    [["--at", "03:00"], 2, /--at: expected a date and time with its zone/],
  ];
  for (const [args, code, why] of cases) {
    const answer = await vigie("match", "watch", ...args);
    equal(answer.code, code, args.join(" "));
    equal(answer.err.length, 1);
    match(answer.err[0]!, why);
  }
});
