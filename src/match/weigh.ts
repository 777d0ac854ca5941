import { epochMs, position, type Instant, type Position } from "#units";
import { proposeGroups } from "./boats.ts";
import { componentsOf, scaleOf, updateNeighbours, type Neighbours } from "./components.ts";
import { EXACT_MAX, weighExactly } from "./exact.ts";
import type { Flow } from "./filter.ts";
import { DEFAULT_MODEL, type MatchModel } from "./model.ts";
import { faultOf, type KnownPair, type Observation } from "./observation.ts";
import { eastOf, northOf, placeAt, planeAround, type Plane } from "./plane.ts";
import type { Posterior } from "./posterior.ts";
import { weighBySampling, type Effort } from "./sample.ts";
import { clearTable } from "./table.ts";
import { inOrder, makeMemo, makeReady, type Memo, type Ready, type Scale } from "./weight.ts";

/**
 * Where the water carries what floats, from one moment to a later one, milliseconds since 1970: it
 * is asked a hundred thousand times a night.
 */
export type Drift = (from: Position, atMs: number, untilMs: number) => Position;

export type MatchOptions = {
  readonly model?: MatchModel;
  /** Officers' words and what was seen side by side; the latest word on a pair, not the history. */
  readonly known?: readonly KnownPair[];
  /** P(same) from which a link is proposed: 0.8 when a lost boat costs four extra looks. */
  readonly threshold?: number;
  readonly drift?: Drift | null;
  /** Centre of the flat map; a place of the watch that does not depend on what is reported. */
  readonly origin?: Position;
  readonly effort?: Effort;
  /** Until when it was listened: what may still come says nothing. Null when the night is over. */
  readonly now?: Instant | null;
};

/** A component with what is believed of it. */
export type Weighed = {
  readonly scale: Scale;
  readonly posterior: Posterior;
  readonly groups: readonly (readonly number[])[];
};

/** What has been worked out before; an answer never depends on it, only the time it takes. */
export type MatchMemory = {
  settings: string;
  drift: Drift | null;
  plane: Plane;
  ready: Map<string, Ready>;
  neighbours: Neighbours;
  components: Map<string, Weighed>;
  callers: Map<string, number>;
  prints: WeakMap<Observation, string>;
  memo: Memo;
};

export const DEFAULT_THRESHOLD = 0.8;
const DEFAULT_EFFORT: Effort = { restarts: 8, forgotten: 20, sweeps: 40 };
/** Remembered groups beyond which all are forgotten, some hundred megabytes. */
const WEIGHTS_MAX = 2_000_000;
const BELIEFS_MAX = 200_000;

export function matchMemory(): MatchMemory {
  return {
    settings: "",
    drift: null,
    plane: planeAround(position(0, 0)),
    ready: new Map(),
    neighbours: new Map(),
    components: new Map(),
    callers: new Map(),
    prints: new WeakMap(),
    memo: makeMemo(),
  };
}

/**
 * The components of a set of reports with their posteriors: a function of the set and the options.
 * With a memory only components that changed are worked out. Throws on a report that is no report.
 */
export function weighComponents(
  observations: readonly Observation[],
  options: MatchOptions,
  memory: MatchMemory,
): readonly Weighed[] {
  const model = options.model ?? DEFAULT_MODEL;
  const known = options.known ?? [];
  const threshold = options.threshold ?? DEFAULT_THRESHOLD;
  const effort = options.effort ?? DEFAULT_EFFORT;
  settle(observations, options, model, memory);
  const flow = flowOf(memory.plane, memory.drift);
  const present = readyAll(observations, model, options.now ?? null, memory);
  updateNeighbours(memory.neighbours, present, model, flow);
  const before = memory.components;
  memory.components = new Map();
  return componentsOf(present, memory.neighbours, known).map((members) => {
    const scale = scaleOf(members, known, model, flow, memory.memo);
    const name = nameOfComponent(scale, memory.neighbours, threshold, effort);
    const weighed = before.get(name) ?? weigh(scale, memory.neighbours, threshold, effort);
    memory.components.set(name, weighed);
    return weighed;
  });
}

/** Empties the memory when it was made for other settings, or is full. */
function settle(
  observations: readonly Observation[],
  options: MatchOptions,
  model: MatchModel,
  memory: MatchMemory,
): void {
  const origin = options.origin ?? originOf(observations);
  const settings = JSON.stringify([model, origin]);
  const drift = options.drift ?? null;
  const isOther = settings !== memory.settings || drift !== memory.drift;
  if (isOther) {
    memory.settings = settings;
    memory.drift = drift;
    memory.plane = planeAround(origin);
    memory.ready = new Map();
    memory.neighbours = new Map();
    memory.components = new Map();
    memory.memo = makeMemo();
  }
  const { memo } = memory;
  if (memo.weights.count > WEIGHTS_MAX) clearTable(memo.weights);
  if (memo.beliefs.length > BELIEFS_MAX) {
    clearTable(memo.begun);
    memo.beliefs.length = 0;
  }
}

/** The whole degree nearest to the report whose identifier comes first. */
function originOf(observations: readonly Observation[]): Position {
  let first: Observation | null = null;
  for (const each of observations) {
    if (each.places.length > 0 && (first === null || each.id < first.id)) first = each;
  }
  const at = first?.places[0]?.at ?? { lon: 0, lat: 0 };
  return position(Math.round(at.lon), Math.round(at.lat));
}

const HOUR_MS = 3_600_000;

function flowOf(plane: Plane, drift: Drift | null): Flow | null {
  if (drift === null) return null;
  return (east, north, from, to) => {
    const start = placeAt(plane, east, north);
    const end = drift(start, from * HOUR_MS, to * HOUR_MS);
    return [eastOf(plane, end) - east, northOf(plane, end) - north];
  };
}

function readyAll(
  observations: readonly Observation[],
  model: MatchModel,
  now: Instant | null,
  memory: MatchMemory,
): Ready[] {
  const relays = relaysOf(observations);
  const before = memory.ready;
  memory.ready = new Map();
  const ids = new Set<string>();
  const present = observations.map((observation) => {
    const isRelay = observation.caller !== null && relays.has(observation.caller);
    const quiet = now === null ? Infinity : quietSince(observation.happenedAt, now);
    const heard = quiet === Infinity ? "" : ` quiet ${quiet}`;
    const print = `${printOf(observation, memory)}${isRelay ? " relay" : ""}${heard}`;
    if (ids.has(observation.id)) throw new Error(`report ${observation.id} came twice`);
    ids.add(observation.id);
    const caller = isRelay ? -1 : callerOf(observation.caller, memory);
    const made =
      before.get(print) ?? makeReady(observation, print, model, memory.plane, caller, quiet);
    memory.ready.set(print, made);
    return made;
  });
  return present.sort(inOrder);
}

/**
 * Hours of silence count in these steps: few, so that a report is weighed anew only so often, and
 * rounded down, so that no silence counts before it is there. Nearly all boats are ashore in eight.
 */
const QUIET_STEPS = [16 / 3, 8 / 3, 4 / 3, 2 / 3, 1 / 3, 1 / 6] as const;
const QUIET_MOST = 8;

function quietSince(happened: Instant, now: Instant): number {
  const hours = (epochMs(now) - epochMs(happened)) / HOUR_MS;
  return hours >= QUIET_MOST ? Infinity : (QUIET_STEPS.find((step) => step <= hours) ?? 0);
}

function printOf(observation: Observation, memory: MatchMemory): string {
  const known = memory.prints.get(observation);
  if (known !== undefined) return known;
  const fault = faultOf(observation);
  if (fault !== null) throw new Error(fault);
  const print = JSON.stringify(observation);
  memory.prints.set(observation, print);
  return print;
}

/** Phones that ever passed something on: they speak of many boats and carry no identity. */
function relaysOf(observations: readonly Observation[]): Set<string> {
  const relays = new Set<string>();
  for (const { caller, relayed } of observations) {
    if (relayed && caller !== null) relays.add(caller);
  }
  return relays;
}

function callerOf(caller: string | null, { callers }: MatchMemory): number {
  if (caller === null) return -1;
  const known = callers.get(caller) ?? callers.size;
  callers.set(caller, known);
  return known;
}

/** All that a component's answer follows from. */
function nameOfComponent(
  { ready, known }: Scale,
  neighbours: Neighbours,
  threshold: number,
  effort: Effort,
): string {
  const members = ready.map((each, at) => {
    const links = neighbours.get(each)?.size ?? 0;
    const pairs = known[at] === null ? "" : JSON.stringify([...known[at]!]);
    return `${each.keyHigh} ${each.keyLow} ${links} ${pairs}`;
  });
  return `${threshold} ${JSON.stringify(effort)} ${members.join(";")}`;
}

function weigh(scale: Scale, neighbours: Neighbours, threshold: number, effort: Effort): Weighed {
  const { ready } = scale;
  const posterior =
    ready.length <= EXACT_MAX
      ? weighExactly(scale)
      : weighBySampling(scale, candidatesOf(scale, neighbours), effort);
  return { scale, posterior, groups: proposeGroups(ready.length, posterior.same, threshold) };
}

/** By member, those it may be with: near enough, or known to be the same; ascending. */
export function candidatesOf({ ready, known }: Scale, neighbours: Neighbours): number[][] {
  const index = new Map(ready.map((each, at) => [each, at]));
  return ready.map((each, at) => {
    const near = [...(neighbours.get(each)?.keys() ?? [])].map((other) => index.get(other)!);
    const same = [...(known[at] ?? [])].filter(([, factor]) => factor > 0).map(([other]) => other);
    return [...new Set([...near, ...same])].sort((a, b) => a - b);
  });
}
