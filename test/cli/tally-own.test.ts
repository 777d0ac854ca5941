import { deepEqual, equal, match } from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { OwnTally, Tally } from "#record";
import { folderFor, jsonOf, vigie } from "./desk.ts";

const NIGHT = new URL("../../data/nights/2021-11-23.night", import.meta.url).pathname;

type Answer = { readonly own: OwnTally; readonly published: Partial<Tally> };

async function own(path: string, ...args: readonly string[]): Promise<Answer> {
  const outcome = await vigie("tally", "--own", path, ...args, "--json");
  deepEqual([outcome.code, outcome.err], [0, []]);
  return jsonOf(outcome) as unknown as Answer;
}

test("the night of 2021 stands beside the 757 people in 17 boats of that day, and is not added to them", async () => {
  const { own: ours, published } = await own(NIGHT);
  const { tallies, encounters } = ours.total!;
  deepEqual(tallies.reports.count, { least: 41, most: 41 });
  deepEqual([encounters, tallies.incidents.count.least], [3, 6]);
  deepEqual([tallies.people.claimed.count.least, tallies.people.claimed.count.most], [112, null]);
  deepEqual(
    published.rows!.map(({ period, people, boats }) => [period, people.least, boats.least]),
    [["2021-11-24", 757, 17]],
  );
  const before = await own(NIGHT, "--as-of=2021-11-23");
  equal(before.own.total, null);
});

/** A night over midnight: one boat before, one after, met by a cutter and landed. */
const LINES = [
  {
    night: "2026-08-19",
    title: "t",
    from: "2026-08-19T22:00Z",
    to: "2026-08-20T12:00Z",
    timeBasis: "UTC",
    centres: [{ id: "dover", name: "Dover" }],
  },
  weather("w1", "2026-08-19T22:00Z", "2026-08-20T06:00Z", [8, 10]),
  weather("w2", "2026-08-20T06:00Z", "2026-08-20T12:00Z", [2, 4]),
  report("2026-08-19T23:30Z", "a", { people: { least: 20, most: 30 } }),
  report("2026-08-20T02:00Z", "b", { people: { least: 12, most: 12 } }),
  report("2026-08-20T05:00Z", "m", {
    channel: "encounter",
    from: { who: "unit", name: "Cutter", unit: null },
    people: { least: 12, most: 12 },
  }),
  {
    at: "2026-08-20T08:00Z",
    centre: "dover",
    by: "watch/officer",
    event: {
      kind: "PeopleAccounted",
      boat: "m",
      how: "landed",
      people: 12,
      evidence: "counted on the quay",
      happened: "2026-08-20T08:00Z",
    },
  },
];

function weather(id: string, from: string, until: string, speed: readonly [number, number]) {
  const [least, most] = speed;
  return {
    at: "2026-08-19T22:10Z",
    centre: "dover",
    by: "watch/officer",
    event: {
      kind: "WeatherStated",
      weather: id,
      method: "observed",
      from,
      until,
      wind: { from: 220, spread: 10, speed: { least, most } },
      words: "as read",
      source: "Dover",
    },
  };
}

function report(at: string, id: string, given: object) {
  const event = {
    kind: "ReportReceived",
    report: id,
    channel: "phone",
    from: { who: "person aboard" },
    words: "help",
    happened: at,
    ...given,
  };
  return { at, centre: "dover", by: "watch/officer", event };
}

test("by day, a boat counts on the day it was first heard of, with the weather of that day beside it", async (t) => {
  const folder = folderFor(t);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "own.night");
  writeFileSync(file, LINES.map((line) => JSON.stringify(line)).join("\n"));
  const { own: ours, published } = await own(file);
  deepEqual(
    ours.rows.map(({ period, tallies, encounters, accounts }) => [
      period,
      tallies.boats.count.most,
      tallies.people.claimed.count,
      encounters,
      accounts.landed,
    ]),
    [
      ["2026-08-19", 1, { least: 20, most: 30 }, 0, 0],
      ["2026-08-20", 2, { least: 24, most: 24 }, 1, 12],
    ],
  );
  deepEqual(
    ours.rows.map(({ weather: stated }) => stated.map((each) => each.weather)),
    [["w1"], ["w1", "w2"]],
  );
  equal(ours.total!.tallies.people.unaccounted.count.most, 42);
  equal(published.rows!.length, 2);
  // The published series is what it was without us.
  const alone = jsonOf(
    await vigie("tally", "--from=2026-08-19", "--to=2026-08-20", "--by=day", "--json"),
  ) as unknown as Tally;
  deepEqual(published.rows, alone.rows);
  const later = await own(file, "--from=2026-08-20");
  equal(later.own.rows.length, 1);
  const english = (await vigie("tally", "--own", file)).out.join("\n");
  match(english, /never added, neither to one another nor to the arrivals/);
  match(english, /2026-08-20 +2 +1 +0 +1–2 +24 +12 +0 +0 +0 +12/);
  match(english, /wind from 220° ± 10°/);
  const french = (await vigie("tally", "--own", NIGHT, "--lang=fr")).out.join("\n");
  match(french, /Personne n'a indiqué la météo/);
});

test("no log, no night and both at once are refused", async (t) => {
  const folder = folderFor(t);
  equal((await vigie("tally", "--own", join(folder, "no.night"))).code, 3);
  equal((await vigie("tally", "--own", join(folder, "no"))).code, 3);
  equal((await vigie("tally", "--own", folder)).code, 3);
  equal((await vigie("tally", "--own", NIGHT, "--revisions")).code, 2);
  const bad = join(folder, "bad.night");
  writeFileSync(bad, `${readFileSync(NIGHT, "utf8")}\n{"at": "soon"}\n`);
  equal((await vigie("tally", "--own", bad)).code, 1);
});
