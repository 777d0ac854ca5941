import {
  addScores,
  carriedBy,
  evidenceOf,
  matchMemory,
  scoreNight,
  straitModelOf,
  weighReports,
  type Evidence,
  type MatchOptions,
  type Observation,
} from "#match";
import { fold } from "#picture";
import { distanceMetres, secondsBetween } from "#units";
import { streams } from "../test/sea/boats.ts";
import { nightAtSea } from "../test/sea/night.ts";
import { SEEDS, type Size } from "../test/sea/presets.ts";

/** So many of the last reports of a night come one at a time. */
const UPDATES = 12;
/** The plain rule that a desk might use: so near, so soon, about as many people, or the phone. */
const NEAR_M = 8_000;
const SOON_S = 7_200;
const PEOPLE = 10;

const tides = carriedBy(streams);

/**
 * Nights of the simulated strait: CPU for the whole night from scratch, and for one report more
 * with what was worked out before; beside the plain rule on the same reports in the same process.
 */
export function bench(): Promise<void> {
  for (const size of ["quiet", "busy"] as const) benchNight(size);
  return Promise.resolve();
}

function benchNight(size: Size): void {
  const night = nightAtSea(size, "modelled", SEEDS.train[size][0]!);
  const evidence = evidenceOf(fold(night.entries), night.until);
  const { observations } = evidence;
  const model = straitModelOf(observations);
  const options: MatchOptions = { drift: tides, known: evidence.known, model };
  const truth = Object.fromEntries(observations.map(({ id }) => [id, night.truth[id]!]));
  const [scratch, matching] = timed(() => weighReports(observations, options));
  const [plain, groups] = timed(() => plainRule(observations));
  const ours = addScores([scoreNight(matching, truth)]);
  const theirs = addScores([scoreNight({ ...matching, ...groups }, truth)]);
  const updates = updatesOf(evidence, options).toSorted((a, b) => a - b);
  const p = (share: number): number => updates[Math.floor(share * (updates.length - 1))]!;
  const ms = (seconds: number): string => `${(1000 * seconds).toFixed(0)} ms`;
  console.log(
    `  ${size}: ${observations.length} reports, ${night.boats.length} boats; from scratch ` +
      `${scratch.toFixed(1)} s; one report more ${ms(p(0.5))} in the middle, ${ms(p(0.95))} at p95, ` +
      `${ms(p(1))} at most (${(scratch / p(0.5)).toFixed(0)}x less than from scratch)`,
  );
  console.log(
    `    F1 ${ours.f1.toFixed(2)}, B-cubed ${ours.bCubedF.toFixed(2)}, lost ` +
      `${(100 * ours.lost).toFixed(1)} %; the plain rule ${theirs.f1.toFixed(2)}, ` +
      `${theirs.bCubedF.toFixed(2)}, ${(100 * theirs.lost).toFixed(1)} % in ${ms(plain)}`,
  );
}

function timed<Value>(work: () => Value): [seconds: number, value: Value] {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1e6, value];
}

/** CPU seconds of each of the last reports, when those before it have been weighed. */
function updatesOf({ observations }: Evidence, options: MatchOptions): number[] {
  const memory = matchMemory();
  const first = observations.length - UPDATES;
  const upTo = (count: number): MatchOptions => {
    const ids = new Set(observations.slice(0, count).map(({ id }) => id));
    const known = (options.known ?? []).filter(
      (pair) => ids.has(pair.first) && ids.has(pair.second),
    );
    return { ...options, known };
  };
  weighReports(observations.slice(0, first), upTo(first), memory);
  return Array.from({ length: UPDATES }, (_, at) => {
    const count = first + at + 1;
    return timed(() => weighReports(observations.slice(0, count), upTo(count), memory))[0];
  });
}

/** Groups of all that hang together by the plain rule. */
function plainRule(observations: readonly Observation[]) {
  const group = observations.map((_, at) => at);
  const rootOf = (at: number): number => (group[at] === at ? at : (group[at] = rootOf(group[at]!)));
  for (const [at, one] of observations.entries())
    for (let other = 0; other < at; other += 1)
      if (isSame(one, observations[other]!)) group[rootOf(at)] = rootOf(other);
  const boats = new Map<number, string[]>();
  for (const [at, { id }] of observations.entries())
    boats.set(rootOf(at), [...(boats.get(rootOf(at)) ?? []), id]);
  return { boats: [...boats.values()], unassigned: [] };
}

function isSame(one: Observation, other: Observation): boolean {
  if (one.caller !== null && one.caller === other.caller) return true;
  return isNear(one, other) && isAlike(one.people?.least, other.people?.least);
}

function isNear(one: Observation, other: Observation): boolean {
  const [here, there] = [one.places[0], other.places[0]];
  if (here === undefined || there === undefined) return false;
  const soon = Math.abs(secondsBetween(one.happenedAt, other.happenedAt)) < SOON_S;
  return soon && distanceMetres(here.at, there.at) < NEAR_M;
}

function isAlike(few: number | undefined, many: number | undefined): boolean {
  return few === undefined || many === undefined || Math.abs(few - many) <= PEOPLE;
}
