import {
  carriedBy,
  DEFAULT_MODEL,
  evidenceOf,
  matchMemory,
  withTermsOf,
  type Observation,
} from "#match";
import { fold } from "#picture";
import { position } from "#units";
import { scaleOf } from "../src/match/components.ts";
import type { Flow } from "../src/match/filter.ts";
import type { MatchModel } from "../src/match/model.ts";
import { eastOf, northOf, placeAt, planeAround } from "../src/match/plane.ts";
import { logBoat, logNothing, makeReady, type Ready } from "../src/match/weight.ts";
import { streams } from "../test/sea/boats.ts";
import { nightAtSea } from "../test/sea/night.ts";
import { SEEDS } from "../test/sea/presets.ts";

/**
 * `node scripts/fit-sea.ts`: the numbers of the model under which the truth of the training nights
 * of the simulated strait (test/sea) is likeliest, beginning from DEFAULT_MODEL, one number after
 * another, printed. Twins are no part of it: nobody shall fit to them.
 */
type Night = {
  readonly model: (model: MatchModel) => MatchModel;
  readonly all: readonly Observation[];
  readonly of: readonly (string | null)[];
};

const plane = planeAround(position(1, 51));
const carried = carriedBy(streams);
const HOUR_MS = 3_600_000;
const flow: Flow = (east, north, from, to) => {
  const end = carried(placeAt(plane, east, north), from * HOUR_MS, to * HOUR_MS);
  return [eastOf(plane, end) - east, northOf(plane, end) - north];
};

function nightsOf(): Night[] {
  const nights = (["modelled", "misspecified"] as const).flatMap((stress) =>
    SEEDS.train.busy.map((seed) => nightAtSea("busy", stress, seed)),
  );
  return nights.map((night) => {
    const { observations } = evidenceOf(fold(night.entries), night.until);
    const all = observations.toSorted((one, other) =>
      one.happenedAt === other.happenedAt ? 0 : one.happenedAt < other.happenedAt ? -1 : 1,
    );
    const of = all.map(({ id }) => night.truth[id] ?? null);
    return { all, of, model: (model) => withTermsOf(model, all) };
  });
}

function logLikelihood(nights: readonly Night[], model: MatchModel): number {
  return nights.reduce((sum, night) => sum + logOfNight(night, model), 0);
}

function logOfNight({ all, of, model: learn }: Night, model: MatchModel): number {
  const own = learn(model);
  const callers = [...new Set(all.map(({ caller }) => caller))];
  const groups = new Map<string, Ready[]>();
  const nothing: Ready[] = [];
  for (const [index, each] of all.entries()) {
    const caller = each.caller === null || each.relayed ? -1 : callers.indexOf(each.caller);
    const ready = makeReady(each, JSON.stringify(each), own, plane, caller);
    const boat = of[index]!;
    if (boat === null) nothing.push(ready);
    else groups.set(boat, [...(groups.get(boat) ?? []), ready]);
  }
  const scale = (members: readonly Ready[]) => scaleOf(members, [], own, flow, matchMemory().memo);
  let sum = -own.boats - own.falseReports;
  for (const group of groups.values()) sum += logBoat(scale(group), [...group.keys()]);
  for (const each of nothing) sum += logNothing(scale([each]), 0);
  return sum;
}

/** Where a number stands in the model, and whether it is moved by steps or by factors. */
type Knob = { readonly path: readonly (string | number)[]; readonly isAdded?: boolean };

const SOURCES = ["pin", "text", "cell", "relay", "vessel", "other"] as const;
const MOTION = ["spread", "noise", "driftNoise", "driftSpread", "failures", "adrift"] as const;
const KNOBS: readonly Knob[] = [
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
  { path: ["sources", "pin", "staleHours"] },
  ...["text", "relay", "vessel"].flatMap((source) =>
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
  if (copy.language > 0.99 || copy.colour > 0.99) return null;
  const all = Object.values(copy.sources);
  rescale(all, "ofBoats");
  rescale(all, "ofNothing");
  rescale(copy.errors, "share");
  for (const { people } of all) {
    const kinds = people as unknown as Tree;
    const total = people.reduce((sum, share) => sum + share, 0);
    for (const kind of people.keys()) kinds[kind] = people[kind]! / total;
  }
  return copy;
}

function rescale<Key extends string>(
  list: readonly { readonly [key in Key]: number }[],
  key: Key,
): void {
  const total = list.reduce((sum, each) => sum + each[key], 0);
  for (const each of list) (each as { [key in Key]: number })[key] = each[key] / total;
}

const ROUNDS = 8;
const GAIN_LEAST = 3;

function fit(nights: readonly Night[]): MatchModel {
  let model: MatchModel = DEFAULT_MODEL;
  let best = logLikelihood(nights, model);
  console.log("begins at", best.toFixed(1));
  const steps = new Map(KNOBS.map((knob) => [knob, knob.isAdded === true ? 1 : 1.6]));
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
    if (best - before < GAIN_LEAST) break;
  }
  return model;
}

const { terms: _, ...model } = fit(nightsOf());
const short = (_key: string, value: unknown): unknown =>
  typeof value === "number" ? Number(value.toPrecision(3)) : value;
console.log(JSON.stringify(model, short, 1));
