import { deepEqual, equal, match, ok } from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { SearchAnswer } from "#show";
import { distanceMetres, epochMs } from "#units";
import { folderFor, jsonOf, vigie } from "./desk.ts";

const NIGHT = "data/nights/exercise-search.night";
const AT = ["--at", "2026-11-21T05:45Z"] as const;
const DOC = readFileSync(new URL("../../docs/models/search.md", import.meta.url), "utf8");

async function planned(...args: readonly string[]): Promise<SearchAnswer> {
  const outcome = await vigie("search", NIGHT, ...AT, "--json", ...args);
  equal(outcome.code, 0, outcome.err.join("\n"));
  return jsonOf(outcome) as unknown as SearchAnswer;
}

test("the example of docs/models/search.md is what the program says", async () => {
  const { out, code } = await vigie("search", NIGHT, ...AT);
  equal(code, 0);
  const example = /```\n(Proposed search[\s\S]*?)\n```/.exec(DOC)?.[1];
  equal(out.join("\n"), example);
});

test("every unit is in a part or told why not; nobody is left out", async () => {
  const { parts, idle, boats } = await planned();
  const told = [...parts, ...idle].map(({ unit }) => unit as string).toSorted();
  deepEqual(told, [
    "cutter-1",
    "drone-1",
    "helicopter-1",
    "helicopter-2",
    "lifeboat-1",
    "lifeboat-2",
    "quad-1",
    "tug-1",
  ]);
  const why = new Map(idle.map(({ unit, why: reason }) => [unit as string, reason] as const));
  equal(why.get("helicopter-2"), "held back");
  equal(why.get("drone-1"), "no sweep width");
  equal(why.get("tug-1"), "where unknown");
  equal(boats.length, 2);
});

test("POS is POC times POD, and no part promises more legs than its unit can go", async () => {
  const { parts } = await planned();
  ok(parts.length >= 3);
  for (const {
    containment,
    detection,
    success,
    effort,
    pattern,
    speed,
    takes,
    endurance,
  } of parts) {
    ok(Math.abs(success - containment * detection) < 1e-9);
    const { from, until } = effort.ground;
    const seconds = (epochMs(until) - epochMs(from)) / 1000;
    ok(effort.track <= 0.85 * speed * seconds + 1);
    ok(pattern.takes <= seconds + 2);
    ok(endurance === null || takes <= endurance);
    for (const [at, { place, at: time }] of pattern.waypoints.entries()) {
      const before = pattern.waypoints[at - 1];
      if (before === undefined) continue;
      const elapsed = (epochMs(time) - epochMs(before.at)) / 1000;
      // The water carries her too: no stream of the strait is faster than 3 m/s.
      ok(distanceMetres(before.place, place) <= (speed + 3) * elapsed + 50);
    }
  }
});

test("a search that found nobody lowers the boat it was for, and no other", async () => {
  const { boats } = await planned();
  const searched = new Map(boats.map((each) => [each.boat as string, each.searched] as const));
  ok(searched.get("x2")! > 0.05 && searched.get("x2")! < 0.5);
  equal(searched.get("x1"), 0);
});

test("more time finds more, by another pattern no more than it steers", async () => {
  const chance = ({ boats }: SearchAnswer): number => boats[0]!.success;
  const [one, three] = [await planned("--hours", "1"), await planned("--hours", "3")];
  ok(chance(one) < chance(three), `${chance(one)}, ${chance(three)}`);
  const square = await planned("--pattern", "expanding-square", "--boat", "x1");
  ok(square.parts.every(({ pattern }) => pattern.kind === "expanding square"));
  ok(square.boats.length === 1);
});

test("in French the same plan stands", async () => {
  const { out } = await vigie("search", NIGHT, ...AT, "--lang", "fr");
  match(out[0] ?? "", /^Recherche proposée, du 21 nov\. 2026/);
  match(out.join("\n"), /Exercise helicopter 2 n'est dans aucune part : retenu\./);
});

test("what cannot be meant is said, with what was expected", async () => {
  const wrong = async (...args: readonly string[]): Promise<string> => {
    const { code, err } = await vigie("search", NIGHT, ...args);
    ok(code > 1);
    return err.join("\n");
  };
  match(await wrong("--pattern", "spiral"), /expected parallel track, .*; came "spiral"/);
  match(await wrong("--curve", "steep"), /expected exponential or inverse-cube; came "steep"/);
  match(await wrong("--hours", "40"), /--hours/);
  match(await wrong("--boat", "nobody"), /No boat is called nobody/);
});

test("what may lie ashore is dealt out to whoever stands on that shore, and its legs are written", async (t) => {
  const file = join(folderFor(t), "quad.gpx");
  const asked = [NIGHT, "--at", "2026-11-21T05:45Z", "--hours", "12"] as const;
  const { out } = await vigie("search", ...asked, "--out", file);
  const line = out.find((each) => each.includes("Exercise quad")) ?? "";
  match(line, /shoreline search, the English shore km \d+.* the way by road is not known here$/);
  ok(!out.join("\n").includes("Exercise quad is in no part"));
  const gpx = readFileSync(file, "utf8");
  match(gpx, /<rte><name>Exercise quad<\/name>/);
});

test("a visibility that was stated narrows what a lookout searches, and is no longer said to be assumed", async (t) => {
  const night = join(folderFor(t), "fog.night");
  const fog = {
    at: "2026-11-21T05:40Z",
    centre: "dover",
    by: "watch/officer",
    event: {
      kind: "WeatherStated",
      weather: "fog",
      method: "observed",
      from: "2026-11-21T05:40Z",
      until: "2026-11-21T09:00Z",
      visibility: { least: 1852, most: 3704 },
      words: "fog, a mile or two",
      source: "invented for the exercise",
    },
  };
  writeFileSync(night, `${readFileSync(NIGHT, "utf8")}\n${JSON.stringify(fog)}\n`);
  const plan = async (file: string): Promise<SearchAnswer> =>
    jsonOf(await vigie("search", file, ...AT, "--json")) as unknown as SearchAnswer;
  const widths = ({ parts }: SearchAnswer): ReadonlyMap<string, number> =>
    new Map(parts.map(({ unit, sweeps }) => [unit as string, sweeps.inflatable.metres] as const));
  const [clear, foggy] = [await plan(NIGHT), await plan(night)];
  const cutter = "cutter-1";
  ok(widths(foggy).get(cutter)! < widths(clear).get(cutter)!, "a mile of fog is not five miles");
  for (const { sweeps } of foggy.parts) ok(!sweeps.inflatable.isVisibilityAssumed);
});
