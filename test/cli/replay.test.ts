import { deepEqual, equal, match, ok } from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { BoardView } from "#show";
import { folderFor, jsonOf, vigie } from "./desk.ts";

const NIGHT = new URL("../../data/nights/2021-11-23.night", import.meta.url).pathname;

async function boardAt(hour: string, ...more: readonly string[]): Promise<BoardView> {
  const at = `2021-11-24T${hour}Z`;
  const outcome = await vigie("replay", NIGHT, "--at", at, "--json", ...more);
  equal(outcome.code, 0, outcome.err.join("\n"));
  return jsonOf(outcome)["board"] as BoardView;
}

test("at 08:16Z the situation names Charlie first, and how well they searched", async () => {
  const { code, out } = await vigie("replay", NIGHT, "--at", "2021-11-24T08:16Z");
  equal(code, 0);
  const [text = ""] = out;
  const first = text.split("\n").findIndex((line) => line.startsWith("1. "));
  const lines = text.split("\n").slice(first);
  match(lines[0] ?? "", /^1\. Charlie .*30 to 40 people/);
  const [searched = "", ...others] = lines.filter((line) => line.includes("Searched:"));
  match(searched, /Valiant searched .*probability of detection not computed; night, poor visib/);
  ok(others.some((line) => line.includes("Rescue 163 searched")));
  ok(text.indexOf("UNACCOUNTED FOR") < text.indexOf("ALARMS"));
});

test("the board is as known then: nothing logged later is on it", async () => {
  const early = await boardAt("00:47");
  deepEqual(
    early.boats.map(({ id }) => id),
    ["n04"],
  );
  const later = await boardAt("00:51");
  deepEqual(later.boats.map(({ id }) => id).sort(), ["n04", "n05"]);
  equal(later.knownAt, "2021-11-24T00:51:00.000Z");
});

test("--centre shows what that centre's own log holds", async () => {
  const dover = await boardAt("01:00", "--centre", "dover");
  ok(!dover.boats.some(({ id }) => id === "n05"));
  const grisNez = await boardAt("01:00", "--centre", "gris-nez");
  ok(grisNez.boats.some(({ id }) => id === "n05"));
});

test("played at speed, it tells every entry and every alarm", async () => {
  const { code, out } = await vigie("replay", NIGHT, "--speed", "100000000", "--json");
  equal(code, 0);
  const lines = out.map((line) => JSON.parse(line) as { entry?: object; alarm?: { kind: string } });
  const whole = await vigie("replay", NIGHT, "--json");
  const { heard } = jsonOf(whole)["board"] as BoardView;
  const logged = heard.reduce((sum, { seq }) => sum + seq, 0);
  equal(lines.filter(({ entry }) => entry !== undefined).length, logged);
  ok(lines.some(({ alarm }) => alarm?.kind === "silence"));
});

test("played in French, it says so in French", async () => {
  const from = "2021-11-24T03:25Z";
  const { out } = await vigie("replay", NIGHT, "--speed", "1e8", "--at", from, "--lang", "fr");
  match(out[0] ?? "", /SORT INCONNU/);
  ok(out.some((line) => line.includes("!! SILENCE")));
});

test("hindsight is told apart, and only when asked for", async () => {
  const { out } = await vigie("replay", NIGHT, "--hindsight");
  ok(out.some((line) => line.includes("27 dead")));
  const play = await vigie("replay", NIGHT, "--speed", "1e8");
  ok(!play.out.some((line) => line.includes("27 dead")));
});

test("a bad line is listed, the rest replays, and the exit code says so", async (t) => {
  const folder = folderFor(t);
  const path = join(folder, "one-bad.night");
  const header = {
    night: "2020-01-01",
    title: "made up",
    from: "2020-01-01T20:00Z",
    to: "2020-01-02T08:00Z",
    timeBasis: "UTC",
    centres: [{ id: "dover", name: "MRCC Dover" }],
  };
  const event = {
    kind: "ReportReceived",
    report: "r1",
    channel: "phone",
    from: "unknown",
    words: "help",
  };
  const good = { at: "2020-01-01T21:00Z", centre: "dover", by: "watch/officer", event };
  const lines = [header, { ...good, at: "21:00" }, good].map((line) => JSON.stringify(line));
  writeFileSync(path, lines.join("\n"));
  const outcome = await vigie("replay", path, "--json");
  equal(outcome.code, 1);
  match(outcome.err[0] ?? "", /^line 2: at: expected a date and time with its zone/);
  equal((jsonOf(outcome)["board"] as BoardView).boats.length, 1);
});

test("what cannot be meant is one clear sentence and exit code 2", async () => {
  const table: readonly (readonly [readonly string[], RegExp])[] = [
    [[NIGHT, "--at", "03:34"], /^--at: expected a date and time with its zone.*came "03:34"/],
    [[NIGHT, "--speed", "fast"], /^--speed: expected a number above 0, such as 60; came "fast"/],
    [[NIGHT, "--lang", "de"], /^--lang: expected en or fr; came "de"/],
    [[NIGHT, "--centre", "brest"], /^--centre: expected one of dover, gris-nez; came "brest"/],
    [[NIGHT, "--sped", "60"], /^Unknown option '--sped'\. See vigie replay --help\.$/],
    [[], /^Expected FILE; came none\./],
    [[NIGHT, NIGHT], /^Expected FILE; came /],
  ];
  for (const [args, sentence] of table) {
    const { code, out, err } = await vigie("replay", ...args);
    equal(code, 2, args.join(" "));
    deepEqual(out, []);
    equal(err.length, 1);
    match(err[0] ?? "", sentence);
  }
});

test("a file that is not there is one clear sentence and exit code 3", async () => {
  const { code, err } = await vigie("replay", "/nowhere/at.night");
  equal(code, 3);
  deepEqual(err, ["Expected a night at /nowhere/at.night; there is no such file."]);
});
