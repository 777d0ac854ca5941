import { deepEqual, equal, match, ok } from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readIom } from "#intake";
import type { DeathsTally } from "#record";
import { folderFor, jsonOf, vigie } from "./desk.ts";

const COPY = new URL("../../data/deaths/iom.csv", import.meta.url);

async function deaths(...args: readonly string[]): Promise<DeathsTally> {
  const outcome = await vigie("deaths", ...args, "--json");
  deepEqual([outcome.code, outcome.err], [0, []]);
  return jsonOf(outcome) as unknown as DeathsTally;
}

test("IOM's 222 rows have 353 dead and 19 missing; one row's number stands in another, so at least 352", async () => {
  const { incidents } = readIom(readFileSync(COPY, "utf8"));
  const sum = (of: "dead" | "missing") => incidents.reduce((all, each) => all + (each[of] ?? 0), 0);
  deepEqual([incidents.length, sum("dead"), sum("missing")], [222, 353, 19]);
  const [list] = (await deaths()).total.lists;
  deepEqual(
    [list!.incidents, list!.dead, list!.missing.least, list!.shared],
    [221, { least: 352, most: null }, 19, 1],
  );
});

test("of 24 November 2021 the list, the investigators and the inquiry stand side by side", async () => {
  const { total } = await deaths("--from=2021-11-24", "--to=2021-11-24");
  deepEqual(total.lists[0]!.dead, { least: 27, most: null });
  deepEqual(
    total.told.map(({ publisher, dead, missing }) => [publisher, dead?.least, missing?.most]),
    [
      ["MAIB 7/2023", 27, 4],
      ["Cranston Inquiry", 30, undefined],
    ],
  );
  const then = await deaths("--from=2021-11-24", "--as-of=2023-11-09", "--to=2021-11-24");
  equal(then.total.told.length, 1);
});

test("2021 and 2024 at sea and in water, counted by hand from the list", async () => {
  const of = async (year: number) => {
    const days = [`--from=${year}-01-01`, `--to=${year}-12-31`];
    const [list] = (await deaths(...days, "--where=water")).total.lists;
    return [list!.incidents, list!.dead.least, list!.missing.least, list!.openDead];
  };
  deepEqual(await of(2021), [10, 34, 5, 2]);
  deepEqual(await of(2024), [32, 77, 3, 0]);
});

test("cause and place tell water from land as the copy's flag does in every row", () => {
  const text = readFileSync(COPY, "utf8");
  const flagged = readIom(text).incidents;
  const unflagged = readIom(text.replace("sea_or_channel", "another")).incidents;
  const differ = flagged.filter(({ inWater }, at) => inWater !== unflagged[at]!.inWater);
  equal(differ.length, 0);
});

const HEADING =
  "Main ID,Incident ID,Incident Date,Number of Dead,Minimum Estimated Number of Missing," +
  "Number of Survivors,Number of Females,Country of Origin,Cause of Death,Migration Route," +
  "Location of Incident,Information Source,URL";
const row = (id: string, on: string, dead: string, route = "Mainland Europe to the UK"): string =>
  `x,${id},${on},${dead},0,2,1,Somewhere,Drowning,${route},"Off Calais, France",a paper,http://a`;

test("a download of IOM's is taken in once, says what it changes, and counts from its day on", async (t) => {
  const folder = folderFor(t);
  const file = join(folder, "iom.csv");
  const lines = [
    HEADING,
    row("2026.MMP0221", '"Sun, 05/03/2026"', "4"),
    row("2026.MMP0900", "2026-09-10", ""),
    row("2026.MMP0901", "2026-09-11", "9", "Central Mediterranean"),
    row("2026.MMP0902", '"Mon, 05/03/2026"', "1"),
    row("2026.MMP0903", "2026-09-12", "some"),
  ];
  writeFileSync(file, `\uFEFF${lines.join("\n")}\n`);
  const where = ["--data", folder, "--published", "2026-09-15"];
  const dry = await vigie("deaths", "import", file, ...where, "--dry");
  equal(dry.code, 1, "two rows could not be read");
  equal(existsSync(join(folder, "deaths.jsonl")), false);
  deepEqual(dry.out, [
    "added 1, changed 1, unchanged 0",
    "  2026.MMP0221: 2026-05-03, 2 dead and 0 missing, now 2026-05-03, 4 dead and 0 missing (line 2)",
    "not in this issue, and kept: 221 incidents",
    "of other routes, and passed over: 1 rows",
  ]);
  match(dry.err[0]!, /^line 5: expected a day such as .*; came "Mon, 05\/03\/2026"$/);
  match(dry.err[1]!, /^line 6: dead: expected a whole number or nothing; came "some"$/);
  await vigie("deaths", "import", file, ...where);
  const again = await vigie("deaths", "import", file, ...where);
  equal(again.out[0], "added 0, changed 0, unchanged 2");
  ok(!readFileSync(join(folder, "deaths.jsonl"), "utf8").includes("Somewhere"));
  const from = ["--from=2026-05-03", "--data", folder];
  const now = (await deaths(...from)).total.lists[0]!;
  deepEqual([now.dead.least, now.openDead], [4, 1]);
  equal((await deaths(...from, "--as-of=2026-09-14")).total.lists[0]!.dead.least, 2);
});

test("our own copy, imported, changes nothing", async (t) => {
  const given = ["--published=2026-05-06", "--data", folderFor(t), "--dry"];
  const { out } = await vigie("deaths", "import", COPY.pathname, ...given);
  deepEqual(out, ["added 0, changed 0, unchanged 222"]);
});

test("a person reads it, in English and in French, each number with its lines", async () => {
  const asked = ["--from=2021-11-01", "--to=2021-11-30", "--by=month", "--where=water"];
  const english = (await vigie("deaths", ...asked)).out.join("\n");
  match(
    english,
    /2021-11 +IOM Missing Migrants +4 +≥ 30 +≥ 3 +data\/deaths\/iom\.csv:117-118,120-121/,
  );
  match(english, /2021-11-24: ≥ 27 dead, 4 missing, 2 survived; MAIB 7\/2023, by 2023-11-09/);
  const french = (await vigie("deaths", ...asked, "--lang=fr")).out.join("\n");
  match(french, /morts : ≥ 30 ; Cranston Inquiry/);
  const none = await vigie("deaths", "--from=2014-02-01", "--to=2014-02-02");
  match(none.out.at(-1)!, /not to say that nobody died/);
});

test("what cannot be asked is refused with what was expected and what came", async (t) => {
  const folder = folderFor(t);
  const file = join(folder, "other.csv");
  writeFileSync(file, "a,b\n1,2\n");
  const other = await vigie("deaths", "import", file, "--published=2026-09-15", "--data", folder);
  equal(other.code, 3);
  match(other.err[0]!, /expected a column "incident id", .*; came a, b/);
  equal((await vigie("deaths", "import", file)).code, 2);
  const where = await vigie("deaths", "--where=river");
  deepEqual([where.code, /came "river"/.test(where.err[0]!)], [2, true]);
  writeFileSync(join(folder, "deaths.jsonl"), '{"ids":["1"]}\n');
  const kept = await vigie("deaths", "--data", folder);
  equal(kept.code, 3);
  match(kept.err[0]!, /deaths\.jsonl, line 1/);
});
