import { deepEqual, equal, match, ok } from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { gzipSync } from "node:zlib";
import { folderFor, jsonOf, vigie } from "./desk.ts";

const SCENARIO = {
  kind: "cart",
  scans: 12,
  scan_interval_s: 10,
  q_mps2sq_per_hz: 0.005,
  prob_detect: 0.9,
  clutter_mean_per_scan: 1,
  clutter_density: 1e-8,
  noise: { sigma: 60 },
};

const HEADING = "scan,t,det,z1,z2";
/** One boat that sails east at 3 m/s, and nothing else. */
const ROWS = Array.from({ length: 12 }, (_, scan) => `${scan},${10 * scan},0,${30 * scan},500`);

function sea(t: TestContext, rows: readonly string[], scenario: object = SCENARIO) {
  const folder = folderFor(t);
  const file = join(folder, "sea.det.csv");
  const known = join(folder, "sea.json");
  writeFileSync(file, `${rows.join("\n")}\n`);
  writeFileSync(known, JSON.stringify(scenario));
  return { folder, file, known, out: join(folder, "tracks.csv") };
}

test("track FILE writes what is believed at each scan, and the same from a gzip", async (t) => {
  const { folder, file, known, out } = sea(t, [HEADING, ...ROWS]);
  const answer = await vigie("track", file, "--scenario", known, "--out", out);
  deepEqual([answer.code, answer.err], [0, []]);
  const text = readFileSync(out, "utf8");
  const [heading, ...estimates] = text.trim().split("\n");
  equal(heading, "scan,t,track,x,y,vx,vy");
  const last = estimates.at(-1)!.split(",").map(Number);
  deepEqual(last.slice(0, 3), [11, 110, 1]);
  ok(Math.hypot(last[3]! - 330, last[4]! - 500) < 30, estimates.at(-1) ?? "no estimate");
  ok(Math.hypot(last[5]! - 3, last[6]!) < 1, estimates.at(-1) ?? "no estimate");
  const zipped = join(folder, "zipped.csv.gz");
  writeFileSync(zipped, gzipSync(readFileSync(file)));
  equal((await vigie("track", zipped, "--scenario", known, "--out", out)).code, 0);
  equal(readFileSync(out, "utf8"), text);
});

test("an estimate of a scan uses no later scan: a file cut short says the same so far", async (t) => {
  const whole = sea(t, [HEADING, ...ROWS]);
  const short = sea(t, [HEADING, ...ROWS.slice(0, 8)], { ...SCENARIO, scans: 8 });
  for (const { file, known, out } of [whole, short])
    equal((await vigie("track", file, "--scenario", known, "--out", out)).code, 0);
  const early = readFileSync(short.out, "utf8");
  ok(early.split("\n").length > 2);
  ok(readFileSync(whole.out, "utf8").startsWith(early));
});

test("--ais: what a ship tells of itself is no boat, and a bad row is listed", async (t) => {
  const both = ROWS.flatMap((row, scan) => [
    row,
    `${scan},${10 * scan},1,${4000 - 80 * scan},9000`,
  ]);
  const { folder, file, known, out } = sea(t, [HEADING, ...both]);
  const ships = join(folder, "ships.csv");
  const told = ["mmsi,t,x,y,vx,vy", "227000000,0,4000,9000,-8,0", "227,0,0,0,0,0"];
  writeFileSync(ships, told.join("\n"));
  equal((await vigie("track", file, "--scenario", known, "--out", out)).code, 0);
  ok(readFileSync(out, "utf8").includes(",2,"), "without AIS both are followed");
  const answer = await vigie("track", file, "--scenario", known, "--out", out, "--ais", ships);
  equal(answer.code, 1);
  match(answer.err.join("\n"), /ships\.csv, line 3: expected nine digits and five numbers/);
  const rows = readFileSync(out, "utf8").trim().split("\n").slice(1);
  ok(rows.length > 5);
  ok(
    rows.every((row) => Number(row.split(",")[4]) < 1000),
    rows.join(" "),
  );
});

const BAD_ROWS = [
  ["a column too few", "5,50,1,3", /expected two numbers z1 and z2; came "3" and no such column/],
  ["a number that is none", "5,50,1,NaN,4", /expected two numbers z1 and z2; came "NaN" and "4"/],
  ["a number without end", "5,50,1,Infinity,4", /expected two numbers z1 and z2; came "Infinity"/],
  ["an empty cell", "5,50,1,,4", /expected two numbers z1 and z2; came "" and "4"/],
  ["half a scan", "5.5,50,1,3,4", /expected the number of a scan, 0 or above; came "5.5"/],
  ["a time that is no number", "5,noon,1,3,4", /expected a time in seconds; came "noon"/],
  ["a time of another scan", "5,51,1,3,4", /expected 50 s as before in scan 5; came 51 s/],
  [
    "a detection that came before",
    "5,50,0,3,4",
    /expected a new detection; 0 came before in scan 5/,
  ],
] as const;
for (const [what, row, why] of BAD_ROWS) {
  test(`${what} is one error that names its line, and the others are followed`, async (t) => {
    const { file, known, out } = sea(t, [HEADING, ...ROWS, row]);
    const answer = await vigie("track", file, "--scenario", known, "--out", out);
    equal(answer.code, 1);
    equal(answer.err.length, 1);
    match(answer.err[0]!, /sea\.det\.csv, line 14: /);
    match(answer.err[0]!, why);
    match(readFileSync(out, "utf8"), /\n11,110,1,/);
  });
}

test("a scan whose time runs back is left out with one error that names its line", async (t) => {
  const rows = ROWS.with(6, "6,20,0,180,500");
  const { file, known, out } = sea(t, [HEADING, ...rows]);
  const answer = await vigie("track", file, "--scenario", known, "--out", out);
  equal(answer.code, 1);
  deepEqual(answer.err, [
    `${file}, line 8: expected scan 6 after 50 s; came 20 s: the scan is left out`,
  ]);
  match(readFileSync(out, "utf8"), /\n11,110,1,/);
});

test("what is no scenario is refused with the field's name, and nothing is written", async (t) => {
  const bad = [
    [{ ...SCENARIO, kind: "sonar" }, /kind/],
    [{ ...SCENARIO, prob_detect: 1.5 }, /prob_detect/],
    [{ ...SCENARIO, noise: { sigma_b: 0.01 } }, /noise\.sigma/],
    [{ ...SCENARIO, scan_interval_s: undefined }, /scan_interval_s/],
  ] as const;
  for (const [scenario, field] of bad) {
    const { file, known, out } = sea(t, [HEADING, ...ROWS], scenario);
    const answer = await vigie("track", file, "--scenario", known, "--out", out);
    deepEqual([answer.code, answer.err.length, existsSync(out)], [3, 1, false]);
    match(answer.err[0]!, field);
  }
});

test("a broken gzip, another heading and a file that is not there are refused", async (t) => {
  const { folder, known, out } = sea(t, [HEADING, ...ROWS]);
  const broken = join(folder, "broken.csv.gz");
  writeFileSync(broken, gzipSync([HEADING, ...ROWS].join("\n")).subarray(0, 40));
  const other = join(folder, "other.csv");
  writeFileSync(other, "time,x,y\n0,1,2\n");
  for (const file of [broken, other, join(folder, "nowhere.csv")]) {
    const answer = await vigie("track", file, "--scenario", known, "--out", out);
    deepEqual([answer.code, answer.err.length, existsSync(out)], [3, 1, false], file);
  }
});

test("--truth --json gives the score, and a missing option is a usage error", async (t) => {
  const { folder, file, known, out } = sea(t, [HEADING, ...ROWS]);
  const truth = join(folder, "sea.truth.csv");
  const told = ROWS.map((_, scan) => `${scan},${10 * scan},0,${30 * scan},3,500,0`);
  writeFileSync(truth, `scan,t,boat,x,vx,y,vy\n${told.join("\n")}\n`);
  const given = ["track", file, "--scenario", known] as const;
  const score = jsonOf(await vigie(...given, "--out", out, "--truth", truth, "--json"));
  equal(score["scans"], 12);
  deepEqual([score["false"], score["identitySwitches"]], [0, 0]);
  ok((score["ospa"] as number) > 0 && (score["ospa"] as number) < 150);
  equal((await vigie(...given)).code, 2);
  equal((await vigie("track", file, "--out", out)).code, 2);
});
