import type { KnownPair } from "./observation.ts";
import { TERM } from "./place-terms.ts";
import { advance, begin, type Flow } from "./filter.ts";
import type { MatchModel } from "./model.ts";
import { evenOver, inOrder, logBareOf, type Memo, type Ready, type Scale } from "./weight.ts";

/** Two reports are candidates when one boat is likelier than e^GATE against two. */
const GATE = -5;
/** Nobody is at sea for longer than this between two calls. */
const HOURS_MAX = 96;
/** A report without a place may be of any boat that is heard of within so many hours of it. */
const PLACELESS_HOURS = 3;
/** Spreads of places, and of speeds, beyond which a pair is not even weighed. */
const DEVIATIONS = 3.5;

/**
 * What is known to be distinct or the same: a chance of 1 in 10^11 or 10^6 to be mistaken, so that
 * many slips cannot make a certainty of nonsense.
 */
const DISTINCT = -25;
const SAME = 14;

/** Which reports could be of one boat, each with its candidates: log of one boat against two. */
export type Neighbours = Map<Ready, Map<Ready, number>>;

/** Takes out the reports that went and weighs those that came with all others. */
export function updateNeighbours(
  neighbours: Neighbours,
  present: readonly Ready[],
  model: MatchModel,
  flow: Flow | null,
): void {
  const stays = new Set(present);
  const noCoast = { ...model, launch: null };
  for (const [gone, others] of neighbours) {
    if (stays.has(gone)) continue;
    for (const other of others.keys()) neighbours.get(other)?.delete(gone);
    neighbours.delete(gone);
  }
  for (const came of present) {
    if (neighbours.has(came)) continue;
    const mine = new Map<Ready, number>();
    for (const [other, theirs] of neighbours) {
      if (!isNear(came, other, model)) continue;
      const log = logTogether(came, other, noCoast, flow);
      if (log <= GATE) continue;
      mine.set(other, log);
      theirs.set(came, log);
    }
    neighbours.set(came, mine);
  }
}

function isNear(one: Ready, other: Ready, { motion }: MatchModel): boolean {
  const hours = Math.abs(one.hour - other.hour);
  if (hours > HOURS_MAX) return false;
  const [first, second] = [one.observation.pass, other.observation.pass];
  if (first !== null && first === second) return false;
  if (one.caller >= 0 && one.caller === other.caller) return true;
  if (one.places.count === 0 || other.places.count === 0) return hours <= PLACELESS_HOURS;
  const speed = Math.hypot(motion.east, motion.north) + DEVIATIONS * motion.spread;
  return nearest(one, other) <= speed * (hours + 0.5);
}

/** Kilometres between two reports' places, less their spreads; infinite where one has none. */
function nearest(one: Ready, other: Ready): number {
  let least = Infinity;
  for (let mine = 0; mine < one.places.count; mine += 1) {
    for (let theirs = 0; theirs < other.places.count; theirs += 1) {
      const [a, b] = [mine * TERM.width, theirs * TERM.width];
      const [first, second] = [one.places.rows, other.places.rows];
      const apart = Math.hypot(first[a]! - second[b]!, first[a + 1]! - second[b + 1]!);
      const spreads = spreadOf(first, a) + spreadOf(second, b);
      least = Math.min(least, apart - DEVIATIONS * spreads);
    }
  }
  return least;
}

function spreadOf(rows: Float64Array, at: number): number {
  return Math.sqrt(Math.max(rows[at + TERM.ee]!, rows[at + TERM.nn]!));
}

/**
 * Log of one boat against two, without the coast: a late pair may be of a boat whose first reports
 * came earlier.
 */
function logTogether(came: Ready, other: Ready, model: MatchModel, flow: Flow | null): number {
  const [first, second] = inOrder(came, other) < 0 ? [came, other] : [other, came];
  const [one, two] = [logFirst(first, model), logFirst(second, model)];
  return logPair(first, second, model, flow) - one - two;
}

function logFirst(ready: Ready, model: MatchModel): number {
  const { places, hour } = ready;
  const belief = places.count > 0 ? begin(places, hour, model.motion, evenOver(model)) : null;
  return logBareOf(model, [ready], belief?.logLikelihood ?? 0);
}

function logPair(one: Ready, other: Ready, model: MatchModel, flow: Flow | null): number {
  let belief = null;
  for (const { places, hour } of [one, other]) {
    if (places.count === 0) continue;
    belief =
      belief === null
        ? begin(places, hour, model.motion, evenOver(model))
        : advance(belief, places, hour, model.motion, flow);
  }
  return logBareOf(model, [one, other], belief?.logLikelihood ?? 0);
}

/** Reports of one component made ready to be weighed. */
export function scaleOf(
  members: readonly Ready[],
  knownPairs: readonly KnownPair[],
  model: MatchModel,
  flow: Flow | null,
  memo: Memo,
): Scale {
  const ready = [...members].sort(inOrder);
  const { weights, begun, beliefs } = memo;
  return { model, flow, ready, weights, begun, beliefs, known: knownFactors(ready, knownPairs) };
}

function knownFactors(
  ready: readonly Ready[],
  knownPairs: readonly KnownPair[],
): (Map<number, number> | null)[] {
  const factors: (Map<number, number> | null)[] = ready.map(() => null);
  const add = (one: number, other: number, factor: number): void => {
    const mine = (factors[one] ??= new Map<number, number>());
    mine.set(other, (mine.get(other) ?? 0) + factor);
  };
  const both = (one: number, other: number, factor: number): void => {
    add(one, other, factor);
    add(other, one, factor);
  };
  const index = new Map(ready.map(({ observation }, at) => [observation.id, at]));
  for (const { kind, first, second } of knownPairs) {
    const [one, other] = [index.get(first), index.get(second)];
    if (one === undefined || other === undefined || one === other) continue;
    both(one, other, kind === "same" ? SAME : DISTINCT);
  }
  const passes = new Map<string, number[]>();
  for (const [at, { observation }] of ready.entries()) {
    if (observation.pass === null) continue;
    const others = passes.get(observation.pass) ?? [];
    for (const other of others) both(at, other, DISTINCT);
    passes.set(observation.pass, [...others, at]);
  }
  return factors;
}

/** For each report those that somebody said are of the same boat. */
function knownSame(
  present: readonly Ready[],
  knownPairs: readonly KnownPair[],
): ReadonlyMap<Ready, readonly Ready[]> {
  const same = new Map<Ready, Ready[]>();
  const byId = new Map(present.map((ready) => [ready.observation.id, ready]));
  for (const { kind, first, second } of knownPairs) {
    const [one, other] = [byId.get(first), byId.get(second)];
    if (kind !== "same" || one === undefined || other === undefined) continue;
    same.set(one, [...(same.get(one) ?? []), other]);
    same.set(other, [...(same.get(other) ?? []), one]);
  }
  return same;
}

/** Reports that hang together by candidate pairs or by what is known to be the same. */
export function componentsOf(
  present: readonly Ready[],
  neighbours: Neighbours,
  knownPairs: readonly KnownPair[],
): Ready[][] {
  const same = knownSame(present, knownPairs);
  const seen = new Set<Ready>();
  const components: Ready[][] = [];
  for (const start of present) {
    if (seen.has(start)) continue;
    seen.add(start);
    const component = [start];
    // Grows while it is walked.
    for (const each of component) {
      for (const other of [...(neighbours.get(each)?.keys() ?? []), ...(same.get(each) ?? [])]) {
        if (seen.has(other)) continue;
        seen.add(other);
        component.push(other);
      }
    }
    components.push(component.sort(inOrder));
  }
  return components;
}
