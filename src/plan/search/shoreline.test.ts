import { deepEqual, equal, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { findStation, openStrip } from "#chart";
import type { BoatId, UnitId } from "#log";
import { addSeconds, hours, instant } from "#units";
import { planShore, type ShoreSearcher, type ShoreSought } from "./shoreline.ts";

const file = new URL("../../../data/coast/strip.json", import.meta.url);
const strip = openStrip(JSON.parse(readFileSync(file, "utf8")));
const from = instant("2026-11-21T05:00Z");
const asked = { strip, from, until: addSeconds(from, hours(2)) };
const stretch = (fromKm: number, toKm: number, more: Partial<ShoreSought> = {}): ShoreSought => {
  return { boat: "x1" as BoatId, shore: "france", fromKm, toKm, lives: 10, ...more };
};
const at = (unit: string, type: ShoreSearcher["type"], km: number): ShoreSearcher => {
  return { unit: unit as UnitId, type, position: findStation(strip, "france", km) };
};

test("one on foot begins at the nearer end and promises no more than two hours of beach", () => {
  const [part, ...more] = planShore([stretch(20, 30)], [at("foot", "foot patrol", 33)], asked);
  deepEqual(more, []);
  ok(part !== undefined);
  equal(part.fromKm, 30);
  equal(part.toKm, 30 - 7.2);
  equal(part.takes, 7200);
  equal(part.waypoints.length, 9, "30, 29 … 23, 22.8");
  equal(part.waypoints.at(-1)?.at, addSeconds(from, hours(2)));
});

test("two share a stretch by their speeds, side by side and without a gap", () => {
  const searchers = [at("quad", "quad", 30), at("foot", "foot patrol", 20)];
  const parts = planShore([stretch(20, 27)], searchers, asked);
  deepEqual(
    parts.map(({ unit, fromKm, toKm }) => [unit, Math.min(fromKm, toKm), Math.max(fromKm, toKm)]),
    [
      ["foot", 20, 22],
      ["quad", 22, 27],
    ],
  );
});

test("each goes to the stretch of most lives for its way, and nobody from too far", () => {
  const sought = [stretch(20, 25), stretch(40, 45, { boat: "x2" as BoatId, lives: 40 })];
  const searchers = [at("near", "quad", 21), at("between", "quad", 33), at("far", "quad", 110)];
  const parts = planShore(sought, searchers, asked);
  deepEqual(
    parts.map(({ unit, boat }) => [unit, boat]),
    [
      ["near", "x1"],
      ["between", "x2"],
    ],
  );
  const over = stretch(30, 40, { shore: "england" });
  deepEqual(planShore([over], [at("near", "quad", 21)], asked), [], "nobody drives over the sea");
  deepEqual(planShore(sought, [at("cutter", "cutter", 21)], asked), []);
});
