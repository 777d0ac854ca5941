import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { scaleOf } from "../src/match/components.ts";
import { withTermsOf } from "../src/match/learn.ts";
import type { MatchModel } from "../src/match/model.ts";
import { SIMULATED_SEA } from "../src/match/simulated-sea.ts";
import { logAdd } from "../src/match/numbers.ts";
import type { Observation } from "../src/match/observation.ts";
import { planeAround } from "../src/match/plane.ts";
import { logBoat, logNothing, makeReady } from "../src/match/weight.ts";
import { readReports, readTruth } from "../src/run/match-night.ts";
import { coastOf } from "../src/match/weigh.ts";
import { position } from "#units";

/** Fits numbers of the model to nights whose truth is known, by the likelihood of their truth. */
type Night = { readonly groups: readonly (readonly Observation[])[]; readonly all: readonly Observation[] };

function load(folder: string): Night[] {
  const end = ".reports.jsonl";
  return readdirSync(folder).filter((name) => name.endsWith(end)).sort().map((name) => {
    const { observations } = readReports(readFileSync(join(folder, name), "utf8"));
    const truth = readTruth(readFileSync(join(folder, name.replace(end, ".truth.json")), "utf8"));
    const groups = new Map<string, Observation[]>();
    for (const each of observations) {
      const boat = truth[each.id] ?? `nothing ${each.id}`;
      groups.set(boat, [...(groups.get(boat) ?? []), each]);
    }
    return { groups: [...groups].map(([boat, list]) => (boat.startsWith("nothing") ? list.map((o) => ({ ...o, id: `!${o.id}` })) : list)), all: observations };
  });
}

const plane = planeAround(position(-20, 46));
function logLikelihood(nights: readonly Night[], model: MatchModel): number {
  let sum = 0;
  for (const { groups, all } of nights) {
    const own = withTermsOf(model, all);
    const relays = new Set(all.filter(({ relayed, caller }) => relayed && caller !== null).map(({ caller }) => caller));
    const callers = new Map<string, number>();
    for (const group of groups) {
      const ready = group.map((each) => {
        const caller = each.caller === null || relays.has(each.caller) ? -1 : (callers.get(each.caller) ?? callers.size);
        if (caller >= 0) callers.set(each.caller!, caller);
        return makeReady(each, JSON.stringify(each), own, plane, caller);
      });
      const scale = scaleOf(ready, [], own, { flow: null, coast: own.launch === null ? null : coastOf(plane, own.launch) }, { weights: new Map(), beliefs: new Map() });
      const isNothing = group[0]!.id.startsWith("!");
      sum += isNothing ? logNothing(scale, 0) : logBoat(scale, ready.map((_, at) => at));
    }
    sum -= own.boats + own.falseReports;
  }
  return sum;
}

type Knob = { name: string; get: (m: MatchModel) => number; set: (m: MatchModel, v: number) => MatchModel; additive?: boolean };
const motion = (key: keyof MatchModel["motion"], additive = false): Knob => ({
  name: `motion.${key}`, get: (m) => m.motion[key], set: (m, v) => ({ ...m, motion: { ...m.motion, [key]: v } }), additive });
const reporting = (key: "shape" | "rate"): Knob => ({ name: `reporting.${key}`, get: (m) => m.reporting[key], set: (m, v) => ({ ...m, reporting: { ...m.reporting, [key]: v } }) });
const phones = (key: keyof MatchModel["phones"]): Knob => ({ name: `phones.${key}`, get: (m) => m.phones[key], set: (m, v) => ({ ...m, phones: { ...m.phones, [key]: v } }) });
const chance = (key: "language" | "colour"): Knob => ({ name: key, get: (m) => m[key], set: (m, v) => ({ ...m, [key]: Math.min(0.99, v) }) });
const SRC = ["pin", "text", "cell", "relay", "aircraft", "bearing"] as const;
const stale = (s: (typeof SRC)[number]): Knob => ({ name: `${s}.stale`, get: (m) => m.sources[s].staleHours, set: (m, v) => ({ ...m, sources: { ...m.sources, [s]: { ...m.sources[s], staleHours: v } } }) });
const spread = (s: (typeof SRC)[number]): Knob => ({ name: `${s}.spread`, get: (m) => m.sources[s].spread, set: (m, v) => ({ ...m, sources: { ...m.sources, [s]: { ...m.sources[s], spread: v } } }) });
const people = (s: (typeof SRC)[number], k: number): Knob => ({ name: `${s}.people${k}`, get: (m) => m.sources[s].people[k]!, set: (m, v) => {
  const p = m.sources[s].people.map((x, i) => (i === k ? v : x)); const t = p.reduce((a, b) => a + b, 0);
  return { ...m, sources: { ...m.sources, [s]: { ...m.sources[s], people: p.map((x) => x / t) as unknown as readonly [number, number, number, number] } } }; } });
const err = (i: number, key: "share" | "variance"): Knob => ({ name: `errors${i}.${key}`, get: (m) => m.errors[i]![key], set: (m, v) => {
  const e = m.errors.map((x, j) => (j === i ? { ...x, [key]: v } : x)); const t = e.reduce((a, b) => a + b.share, 0);
  return { ...m, errors: e.map((x) => ({ ...x, share: x.share / t })) }; } });

const launch = (i: number, key: "share" | "km" | "spreadKm"): Knob => ({ name: `launch${i}.${key}`, get: (m) => m.launch!.terms[i]![key], set: (m, v) => {
  const e = m.launch!.terms.map((x, j) => (j === i ? { ...x, [key]: v } : x)); const t = e.reduce((a, b) => a + b.share, 0);
  return { ...m, launch: { ...m.launch!, terms: e.map((x) => ({ ...x, share: x.share / t })) } }; } });
const KNOBS: Knob[] = [
  ...[0, 1, 2].flatMap((i) => (["share", "km", "spreadKm"] as const).map((key) => launch(i, key))),
  motion("east", true), motion("north", true), motion("spread"), motion("noise"), motion("driftNoise"), motion("driftSpread"), motion("failures"), motion("adrift"),
  reporting("shape"), reporting("rate"), phones("concentration"), phones("discount"), chance("language"), chance("colour"),
  stale("pin"), stale("relay"), stale("text"), stale("cell"), ...SRC.map(spread), ...SRC.filter((s) => s !== "bearing").flatMap((s) => [0, 1, 2, 3].map((k) => people(s, k))),
  err(1, "share"), err(1, "variance"),
];

const nights = load(process.argv[2]!);
let model: MatchModel = SIMULATED_SEA;
let best = logLikelihood(nights, model);
console.log("start", best.toFixed(1));
const steps = new Map(KNOBS.map((k) => [k.name, k.additive ? 1 : 1.5]));
for (let round = 0; round < 14; round += 1) {
  const before = best;
  for (const knob of KNOBS) {
    let step = steps.get(knob.name)!;
    let moved = false;
    for (const sign of [1, -1]) {
      for (;;) {
        const v = knob.get(model);
        const trial = knob.set(model, knob.additive ? v + sign * step : v * step ** sign);
        const value = logLikelihood(nights, trial);
        if (!(value > best + 1e-3)) break;
        best = value; model = trial; moved = true;
      }
    }
    if (!moved) step = knob.additive ? step / 2 : 1 + (step - 1) / 2;
    steps.set(knob.name, step);
  }
  console.log(round, best.toFixed(1));
  if (best - before < 0.2 && round > 5) break;
}
console.log(logAdd(0, 0) > 0 ? JSON.stringify({ ...model, terms: undefined }, (k, v) => (typeof v === "number" ? Number(v.toPrecision(3)) : v), 1) : "");
