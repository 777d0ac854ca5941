import { deepEqual, equal } from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import type { Revisions, Tally, TallyRow } from "#record";
import { jsonOf, vigie } from "./desk.ts";

const SHARED = "/work/shared/data/crossings";

/** Rows of a table that somebody else worked out; the test is skipped, and says so, without it. */
function table(t: TestContext, name: string): readonly (readonly string[])[] | null {
  const path = join(SHARED, name);
  if (existsSync(path)) {
    const [, ...lines] = readFileSync(path, "utf8").trim().split(/\r?\n/);
    return lines.map((line) => line.split(","));
  }
  t.skip(`SKIPPED: ${path} is not there, so the sums were not held against it`);
  return null;
}

async function rows(by: string): Promise<readonly TallyRow[]> {
  const to = "--to=2026-08-20";
  return (jsonOf(await vigie("tally", `--by=${by}`, to, "--json")) as unknown as Tally).rows;
}

const figuresOf = ({ people, boats }: TallyRow) => [people.least, people.most, boats.least];

test("all 104 months and nine years are those that The National worked out, with their days", async (t) => {
  for (const [name, by] of [
    ["monthly_arrivals.csv", "month"],
    ["yearly_arrivals.csv", "year"],
  ] as const) {
    const theirs = table(t, name);
    if (theirs === null) return;
    deepEqual(
      (await rows(by)).map((row) => [row.period, ...figuresOf(row), row.daysWith]),
      theirs.map(([period, people, boats, days]) => [
        period,
        Number(people),
        Number(people),
        Number(boats),
        Number(days),
      ]),
    );
  }
});

test("all weeks, Monday to Sunday, are those summed from another copy of the series", async (t) => {
  const theirs = table(t, "weekly_arrivals_preventions.csv");
  if (theirs === null) return;
  deepEqual(
    (await rows("week")).map((row) => [row.to, ...figuresOf(row)]),
    theirs.map(([sunday, people, boats, days], at) => [
      at === theirs.length - 1 && days !== "7" ? "2026-08-20" : sunday,
      Number(people),
      Number(people),
      Number(boats),
    ]),
  );
});

test("every value that stood on GOV.UK is a version of its day, beside how it stands now", async (t) => {
  const theirs = table(t, "published_versions.csv");
  if (theirs === null) return;
  const asked = ["tally", "--revisions", "--from=2022-01-01", "--json"];
  const { kept, days } = jsonOf(await vigie(...asked)) as unknown as Revisions;
  // Of the last day only how it was first published is known; another was published twice.
  const settled = theirs.filter(([, , , , , , final]) => final !== "");
  const first = settled.filter(([day], at) => settled.findIndex(([of]) => of === day) === at);
  equal(kept, first.length);
  const changed = first.filter(
    ([, , people, boats, , , finalPeople, finalBoats]) =>
      people !== finalPeople || boats !== finalBoats,
  );
  deepEqual(
    days.map(({ day, versions }) => [day, versions[0]!.people, versions.at(-1)!.people]),
    changed.map(([day, , people, , , , final]) => [day, Number(people), Number(final)]),
  );
  const twice = days.find(({ day }) => day === "2026-07-10");
  const told = settled.filter(([day]) => day === "2026-07-10");
  equal(
    twice?.versions.length ?? 1,
    new Set(told.map(([, , people, boats]) => people + boats!)).size,
  );
});
