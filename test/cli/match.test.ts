import { deepEqual, equal, match, ok } from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { folderFor, jsonOf, vigie } from "./desk.ts";

type Line = Readonly<Record<string, unknown>>;

function line(id: string, minute: number, lon: number, told: Line = {}): Line {
  return {
    id,
    loggedAt: `2026-01-10T20:${String(minute).padStart(2, "0")}:00Z`,
    source: "phone-pin",
    position: {
      lon,
      lat: 46.1,
      sigmaMajorMetres: 500,
      sigmaMinorMetres: 500,
      majorBearingDegrees: 90,
    },
    pass: null,
    phone: null,
    relayed: false,
    people: null,
    language: null,
    colour: null,
    ...told,
  };
}

/** Two calls from one phone of 33 people, and one of 60 far away. */
const LINES = [
  line("r1", 0, -19.6, { phone: "p", people: 33 }),
  line("r2", 4, -19.6, { phone: "p", people: 33 }),
  line("r3", 2, -19.1, { people: 60 }),
];
const TRUTH = { boatOfReport: { r1: "A", r2: "A", r3: "B" } };

function night(t: TestContext, name: string, lines: readonly (Line | string)[]) {
  const folder = folderFor(t);
  const file = join(folder, `${name}.reports.jsonl`);
  const texts = lines.map((each) => (typeof each === "string" ? each : JSON.stringify(each)));
  writeFileSync(file, `${texts.join("\n")}\n`);
  return { folder, file };
}

test("match FILE --json says pairs, boats, what is not assigned, false ones and how many", async (t) => {
  const { file } = night(t, "calm-1", LINES);
  const answer = await vigie("match", file, "--json");
  equal(answer.code, 0);
  equal(answer.out.length, 1);
  const { pairs, boats, unassigned, falseProbability, count, cpuSeconds } = jsonOf(answer);
  const [pair, ...rest] = pairs as { a: string; b: string; p: number }[];
  deepEqual([pair?.a, pair?.b, rest], ["r1", "r2", []]);
  ok(pair!.p > 0.95 && pair!.p <= 1);
  deepEqual((boats as string[][])[0], ["r1", "r2"]);
  deepEqual([...(boats as string[][]).flat(), ...(unassigned as string[])].sort(), [
    "r1",
    "r2",
    "r3",
  ]);
  const chances = falseProbability as Record<string, number>;
  deepEqual(Object.keys(chances).sort(), ["r1", "r2", "r3"]);
  ok(chances["r1"]! < 0.05 && chances["r3"]! > 0.05);
  const { p05, p50, p95 } = count as Record<string, number>;
  ok(p05! >= 1 && p05! <= p50! && p50! <= p95! && p95! <= 2);
  ok((cpuSeconds as number) > 0);
  const plain = await vigie("match", file);
  match(plain.out[0] ?? "", /^[12] boats reported, 90 % between [12] and [12]\.$/);
  equal(plain.out[1], "boat: r1 r2");
});

test("lines that are no reports are listed with their number; the others are weighed", async (t) => {
  const [first, second, third] = LINES;
  const { file } = night(t, "torn-1", [
    first!,
    '{"id": "r9"',
    { ...third, source: "rumour" },
    { ...third, people: -3 },
    "",
    second!,
    { ...second, people: 40 },
    { ...third, position: { ...(third!["position"] as Line), lat: 91 } },
  ]);
  const { code, out, err } = await vigie("match", file, "--json");
  equal(code, 1);
  deepEqual((JSON.parse(out[0]!) as { boats: string[][] }).boats, [["r1", "r2"]]);
  deepEqual(
    err.map((each) => each.slice(file.length).split(":")[0]),
    [", line 2", ", line 3", ", line 4", ", line 7", ", line 8"],
  );
  match(err[0]!, /expected a report as JSON/);
  match(err[1]!, /source: .*phone-pin/);
  match(err[2]!, /people: /);
  match(err[3]!, /expected a new id; r2 came before/);
  match(err[4]!, /position\.lat: /);
});

test("match score DIR prints every figure for each kind of night and for all", async (t) => {
  const { folder } = night(t, "calm-1", LINES);
  for (const name of ["calm-1", "rough-1"]) {
    const texts = LINES.map((each) => JSON.stringify(each));
    writeFileSync(join(folder, `${name}.reports.jsonl`), texts.join("\n"));
    writeFileSync(join(folder, `${name}.truth.json`), JSON.stringify(TRUTH));
  }
  const { code, out } = await vigie("match", "score", folder);
  equal(code, 0);
  const text = out.join("\n");
  for (const kind of ["calm: 1 nights", "rough: 1 nights", "all: 2 nights"])
    match(text, RegExp(kind));
  for (const figure of ["F1 1", "B-cubed", "log-loss", "Brier", "ECE", "90 % interval", "lost 0 %"])
    ok(text.includes(figure), figure);
  for (const figure of ["unresolved", "phantom", "CPU s"]) ok(text.includes(figure), figure);
  const json = await vigie("match", "score", folder, "--json");
  const rows = JSON.parse(json.out.join("")) as Record<string, unknown>[];
  deepEqual(
    rows.map(({ kind, nights, f1, lost }) => [kind, nights, f1, lost]),
    [
      ["calm", 1, 1, 0],
      ["rough", 1, 1, 0],
      ["all", 2, 1, 0],
    ],
  );
});

test("no such file, no such folder, no nights there: one sentence each, and code 3 or 2", async (t) => {
  const gone = await vigie("match", "/nowhere/night.reports.jsonl");
  deepEqual([gone.code, gone.err.length], [3, 1]);
  match(gone.err[0]!, /nowhere/);
  const folder = await vigie("match", "score", "/nowhere");
  deepEqual([folder.code, folder.err.length], [3, 1]);
  const empty = await vigie("match", "score", folderFor(t));
  deepEqual([empty.code, empty.err.length], [3, 1]);
  match(empty.err[0]!, /Expected NAME\.reports\.jsonl and NAME\.truth\.json/);
  equal((await vigie("match")).code, 2);
});

test("a truth that does not fit its reports is one sentence that names them", async (t) => {
  const { folder } = night(t, "calm-1", LINES);
  const truth = join(folder, "calm-1.truth.json");
  writeFileSync(truth, JSON.stringify({ boatOfReport: { r1: "A" } }));
  const other = await vigie("match", "score", folder);
  ok(other.code !== 0 && other.err.length === 1, JSON.stringify(other));
  match(other.err[0]!, /r2/);
  writeFileSync(truth, "{");
  const torn = await vigie("match", "score", folder);
  ok(torn.code !== 0 && torn.err.length === 1, JSON.stringify(torn));
  match(torn.err[0]!, /truth/);
});
