import { deepEqual, equal, match, ok } from "node:assert/strict";
import { test } from "node:test";
import type { CrossingRecord, Revisions, Tally } from "#record";
import { jsonOf, vigie } from "./desk.ts";

type Answer = Tally & { readonly records: readonly CrossingRecord[] };

async function tally(...args: readonly string[]): Promise<Answer> {
  const outcome = await vigie("tally", ...args, "--json");
  deepEqual([outcome.code, outcome.err], [0, []]);
  return jsonOf(outcome) as unknown as Answer;
}

test("2021 has 28,526 people in 1,034 boats as known now, and what others told stands beside", async () => {
  const { rows, total } = await tally("--from=2021-01-01", "--to=2021-12-31", "--by=month");
  deepEqual(total.people, { least: 28_526, most: 28_526 });
  deepEqual([total.boats.least, total.daysWith, total.daysWithout], [1034, 154, 211]);
  deepEqual(
    total.told.map(({ people, publisher }) => [people, publisher]),
    [
      [28_381, "Daily Mail, PA"],
      [28_561, "politics.co.uk"],
    ],
  );
  deepEqual(
    rows.map(({ people }) => people.least),
    [224, 308, 831, 750, 1627, 2177, 3512, 3053, 4602, 2701, 6971, 1770],
  );
  deepEqual(rows[10]!.cells, [{ file: "data/crossings/daily.csv", from: 1402, to: 1431 }]);
});

test("2020 is 8,462 in the series and 8,466 elsewhere, and neither is taken for the other", async () => {
  const { total } = await tally("--from=2020-01-01", "--to=2020-12-31", "--by=year");
  equal(total.people.least, 8462);
  ok(total.told.some(({ people }) => people === 8466));
});

test("the record of 11 November 2021 was 1,185 as told the next day, and is 1,250 now", async () => {
  const { records } = await tally("--to=2021-11-11", "--by=year", "--as-of=2021-11-12");
  deepEqual(records[0], {
    rule: "most people in a day",
    asKnown: { period: "2021-11-11", value: 1185 },
    now: { period: "2021-11-11", value: 1250 },
    stands: false,
    assumed: 0,
  });
});

test("71 of the Ministry of Defence's 235 days were later changed in their people", async () => {
  const { rows } = await tally("--from=2022-05-23", "--to=2023-01-31", "--by=day");
  const changed = rows.filter(({ revised: { first, now } }) => first !== now);
  equal(changed.length, 71);
  const largest = changed.toSorted(
    (one, other) =>
      Math.abs(other.revised.now - other.revised.first) -
      Math.abs(one.revised.now - one.revised.first),
  )[0]!;
  deepEqual(
    [largest.period, Math.abs(largest.revised.now - largest.revised.first)],
    ["2022-09-04", 443],
  );
});

test("the revisions of the Ministry of Defence's days: 71 in people, 36,745 first and 36,847 now", async () => {
  const asked = ["tally", "--revisions", "--from=2022-05-23", "--to=2023-01-31"];
  const outcome = jsonOf(await vigie(...asked, "--json")) as unknown as Revisions;
  deepEqual([outcome.up + outcome.down, outcome.first, outcome.last], [71, 36_745, 36_847]);
  equal(outcome.days.length, 75);
  const largest = outcome.days.find(({ day }) => day === "2022-09-04")!;
  equal(Math.abs(largest.people), 443);
  const { out } = await vigie(...asked, "--lang=fr");
  match(out[0]!, /75 des 235 jours/);
  match(out.join("\n"), /2022-05-23 : depuis le 2022-05-24 252 personnes dans 7 bateaux, MoD/);
  const none = await vigie("tally", "--revisions", "--from=2022-05-23", "--as-of=2022-05-25");
  match(none.out.join(""), /0 of 0 days/);
});

test("the highest month so far was November 2021 with 6,971; on which days that is assumed is told", async () => {
  const { records } = await tally("--to=2021-11-30", "--as-of=2021-11-30");
  const month = records.find(({ rule }) => rule === "most people in a month")!;
  deepEqual(
    [month.asKnown, month.now!.value, month.assumed],
    [{ period: "2021-11", value: 6906 }, 6971, 29],
  );
});

test("a person reads it, in English and in French, with the lines that each figure comes from", async () => {
  const english = await vigie("tally", "--from=2021-11-09", "--to=2021-11-11", "--by=day");
  const text = english.out.join("\n");
  match(text, /2021-11-11 +1,250 +36 +34\.7 +1 +0 +2,449 +data\/crossings\/daily\.csv:1412/);
  match(
    text,
    /Days changed after they were published: 1; 1,185 people as first published, 1,250 now/,
  );
  match(text, /most people in a day: 1,250, 2021-11-11/);
  const french = await vigie(
    "tally",
    "--from=2021-11-09",
    "--to=2021-11-11",
    "--by=day",
    "--lang=fr",
  );
  match(french.out.join("\n"), /plus de personnes en un jour : 1.250, 2021-11-11/);
});

test("what cannot be asked is refused with what was expected and what came", async () => {
  for (const [args, why] of [
    [["--from=2021-02-30"], /--from: expected a day such as 2021-11-24; came "2021-02-30"/],
    [["--by=decade"], /--by: expected day, week, month, year; came "decade"/],
    [
      ["--from=2021-12-01", "--to=2021-11-01"],
      /--to: expected 2021-12-01 or later; came 2021-11-01/,
    ],
    [["--from=0001-01-01"], /expected at most a hundred years/],
  ] as const) {
    const { code, err } = await vigie("tally", ...args);
    equal(code, 2);
    match(err.join("\n"), why);
  }
});
