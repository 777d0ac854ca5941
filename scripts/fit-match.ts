import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { position } from "#units";
import { scaleOf } from "../src/match/components.ts";
import { withTermsOf } from "../src/match/learn.ts";
import type { MatchModel } from "../src/match/model.ts";
import type { Observation } from "../src/match/observation.ts";
import { planeAround } from "../src/match/plane.ts";
import { SIMULATED_SEA } from "../src/match/simulated-sea.ts";
import { logBoat, logNothing, makeReady, type Ready, makeMemo } from "../src/match/weight.ts";
import { readReports, readTruth } from "../src/run/match-night.ts";

/**
 * `node scripts/fit-match.ts FOLDER`: the numbers of the model under which the truth of a folder's
 * nights is likeliest, beginning from those of SIMULATED_SEA, one number after another, printed.
 */
type Night = {
  readonly all: readonly Observation[];
  readonly boats: readonly (readonly Observation[])[];
  readonly nothing: readonly Observation[];
};

const END = ".reports.jsonl";

function loadNight(folder: string, name: string): Night {
  const { observations } = readReports(readFileSync(join(folder, name), "utf8"));
  const truth = readTruth(readFileSync(join(folder, name.replace(END, ".truth.json")), "utf8"));
  const boats = new Map<string, Observation[]>();
  const nothing: Observation[] = [];
  for (const each of observations) {
    const boat = truth[each.id] ?? null;
    if (boat === null) nothing.push(each);
    else boats.set(boat, [...(boats.get(boat) ?? []), each]);
  }
  return { all: observations, boats: [...boats.values()], nothing };
}

const plane = planeAround(position(-20, 46));

function logLikelihood(nights: readonly Night[], model: MatchModel): number {
  return nights.reduce((sum, night) => sum + logOfNight(night, model), 0);
}

function logOfNight({ all, boats, nothing }: Night, model: MatchModel): number {
  const own = withTermsOf(model, all);
  const relays = new Set(all.filter(({ relayed }) => relayed).map(({ caller }) => caller));
  const callers = [...new Set(all.map(({ caller }) => caller))];
  const scaleFor = (group: readonly Observation[]) => {
    const ready = group.map((each): Ready => {
      const isNone = each.caller === null || relays.has(each.caller);
      const caller = isNone ? -1 : callers.indexOf(each.caller);
      return makeReady(each, JSON.stringify(each), own, plane, caller);
    });
    const memo = makeMemo();
    return scaleOf(ready, [], own, null, memo);
  };
  let sum = -own.boats - own.falseReports;
  for (const group of boats) sum += logBoat(scaleFor(group), [...group.keys()]);
  for (const each of nothing) sum += logNothing(scaleFor([each]), 0);
  return sum;
}

/** Where a number stands in the model, and whether it is moved by steps or by factors. */
type Knob = { readonly path: readonly (string | number)[]; readonly isAdded?: boolean };

const SOURCES = ["pin", "text", "cell", "relay", "aircraft", "bearing"] as const;
const MOTION = ["spread", "noise", "driftNoise", "driftSpread", "failures", "adrift"] as const;
/** Not `launch.alongKm`: the length of the coast is measured, not learnt. */
const KNOBS: readonly Knob[] = [
  ...["startKm", "startSpreadKm"].map((key) => ({ path: ["launch", key] })),
  { path: ["motion", "east"], isAdded: true },
  { path: ["motion", "north"], isAdded: true },
  ...MOTION.map((key) => ({ path: ["motion", key] })),
  { path: ["boats"] },
  { path: ["falseReports"] },
  { path: ["reporting", "shape"] },
  { path: ["reporting", "rate"] },
  { path: ["phones", "concentration"] },
  { path: ["phones", "discount"] },
  { path: ["language"] },
  { path: ["colour"] },
  ...SOURCES.flatMap((source) => [
    { path: ["sources", source, "ofBoats"] },
    { path: ["sources", source, "ofNothing"] },
    { path: ["sources", source, "spread"] },
  ]),
  ...["pin", "relay"].map((source) => ({ path: ["sources", source, "staleHours"] })),
  ...SOURCES.filter((source) => source !== "bearing").flatMap((source) =>
    [0, 1, 2, 3].map((kind) => ({ path: ["sources", source, "people", kind] })),
  ),
  { path: ["errors", 1, "share"] },
  { path: ["errors", 1, "variance"] },
];

type Tree = { [key: string | number]: Tree | number };

function numberAt(model: MatchModel, { path }: Knob): number {
  let at: Tree | number = model as unknown as Tree;
  for (const key of path) at = (at as Tree)[key]!;
  return at as number;
}

/** The model with one number changed; shares sum to 1 again. Null for what can be no chance. */
function changed(model: MatchModel, { path }: Knob, value: number): MatchModel | null {
  const copy = structuredClone(model);
  let at = copy as unknown as Tree;
  for (const key of path.slice(0, -1)) at = at[key] as Tree;
  at[path.at(-1)!] = value;
  const { sources, errors, language, colour } = copy;
  if (language > 0.99 || colour > 0.99) return null;
  const all = Object.values(sources);
  rescale(all, "ofBoats");
  rescale(all, "ofNothing");
  for (const { people } of all) {
    const kinds = people as unknown as Tree;
    const total = people.reduce((sum, share) => sum + share, 0);
    for (const kind of people.keys()) kinds[kind] = people[kind]! / total;
  }
  rescale(errors, "share");
  return copy;
}

function rescale<Key extends string>(
  list: readonly { readonly [key in Key]: number }[],
  key: Key,
): void {
  const total = list.reduce((sum, each) => sum + each[key], 0);
  for (const each of list) (each as { [key in Key]: number })[key] = each[key] / total;
}

const ROUNDS = 14;
const ROUNDS_LEAST = 5;
const GAIN_LEAST = 0.2;

function fit(nights: readonly Night[]): MatchModel {
  let model: MatchModel = SIMULATED_SEA;
  let best = logLikelihood(nights, model);
  console.log("begins at", best.toFixed(1));
  const steps = new Map(KNOBS.map((knob) => [knob, knob.isAdded === true ? 1 : 1.5]));
  const move = (knob: Knob, sign: number, step: number): boolean => {
    const value = numberAt(model, knob);
    const to = knob.isAdded === true ? value + sign * step : value * step ** sign;
    const trial = changed(model, knob, to);
    const log = trial === null ? -Infinity : logLikelihood(nights, trial);
    if (trial === null || log <= best + 1e-3) return false;
    [best, model] = [log, trial];
    return true;
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = best;
    for (const knob of KNOBS) {
      const step = steps.get(knob)!;
      let hasMoved = false;
      for (const sign of [1, -1]) while (move(knob, sign, step)) hasMoved = true;
      if (!hasMoved) steps.set(knob, knob.isAdded === true ? step / 2 : 1 + (step - 1) / 2);
    }
    console.log("round", round, best.toFixed(1));
    if (best - before < GAIN_LEAST && round > ROUNDS_LEAST) break;
  }
  return model;
}

const folder = process.argv[2];
if (folder === undefined) {
  console.error("expected a folder of nights with their truth; came nothing");
  process.exitCode = 2;
} else {
  const names = readdirSync(folder).filter((name) => name.endsWith(END));
  const { terms: _, ...model } = fit(names.sort().map((name) => loadNight(folder, name)));
  const short = (_key: string, value: unknown): unknown =>
    typeof value === "number" ? Number(value.toPrecision(3)) : value;
  console.log(JSON.stringify(model, short, 1));
}
