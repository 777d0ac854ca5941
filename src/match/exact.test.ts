import { equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { hardNight } from "../../test/reported.ts";
import { EXACT_MAX } from "./exact.ts";
import type { KnownPair, Observation } from "./observation.ts";
import type { Posterior } from "./posterior.ts";
import { weighBySampling } from "./sample.ts";
import { matchMemory, weighComponents, type MatchOptions } from "./weigh.ts";
import { logBoat, logNothing, logWhole, type Scale } from "./weight.ts";

/** All ways to put things into groups, groups by first member. */
function partitions(size: number): number[][][] {
  let made: number[][][] = [[]];
  for (let each = 0; each < size; each += 1) {
    made = made.flatMap((groups) => [
      ...groups.map((_, at) => groups.map((group, no) => (no === at ? [...group, each] : group))),
      [...groups, [each]],
    ]);
  }
  return made;
}

type Sums = Pick<Posterior, "same" | "alone" | "nothing" | "counts">;

/** Every partition one by one, a single report being a boat or nothing: by the formula, no more. */
function byHand(scale: Scale): Sums {
  const size = scale.ready.length;
  const sums: Sums = {
    same: new Float64Array(size * size),
    alone: new Float64Array(size),
    nothing: new Float64Array(size),
    counts: new Float64Array(size + 1),
  };
  const all = partitions(size);
  const base = logWhole(
    scale,
    scale.ready.map((_, member) => member),
  );
  let total = 0;
  for (const groups of all) {
    const singles = groups.filter(({ length }) => length === 1).map(([member]) => member!);
    const boats = groups.filter(({ length }) => length > 1);
    const together = boats.reduce((sum, group) => sum + logBoat(scale, group), 0);
    // Each single report is a boat (bit set) or nothing.
    for (let real = 0; real < 1 << singles.length; real += 1) {
      const log = singles.reduce(
        (sum, member, at) =>
          sum + ((real >> at) & 1 ? logBoat(scale, [member]) : logNothing(scale, member)),
        together,
      );
      const weight = Math.exp(log - base);
      total += weight;
      const ones = singles.filter((_, at) => (real >> at) & 1).length;
      sums.counts[boats.length + ones]! += weight;
      for (const [at, member] of singles.entries())
        if (((real >> at) & 1) === 0) sums.nothing[member]! += weight;
      for (const member of singles) sums.alone[member]! += weight;
      for (const group of groups)
        for (const one of group)
          for (const other of group) sums.same[one * size + other]! += weight;
    }
  }
  for (const list of Object.values(sums)) for (const at of list.keys()) list[at]! /= total;
  return sums;
}

function furthest(one: Float64Array, other: Float64Array): number {
  equal(one.length, other.length);
  return one.reduce((most, value, at) => Math.max(most, Math.abs(value - other[at]!)), 0);
}

const weighed = (observations: readonly Observation[], options: MatchOptions = {}) =>
  weighComponents(observations, options, matchMemory());

test("the exact answer is the sum over every partition, added up one by one", () => {
  let seen = 0;
  for (let seed = 1; seed <= 30; seed += 1) {
    const night = hardNight(seed, 2 + (seed % 6));
    const known: KnownPair[] =
      seed % 3 === 0
        ? [
            { kind: "same", first: "r0", second: "r1" },
            { kind: "distinct", first: "r0", second: "r2" },
          ]
        : [];
    for (const { scale, posterior } of weighed(night, { known })) {
      equal(posterior.method, "exact");
      const sums = byHand(scale);
      for (const list of ["same", "alone", "nothing", "counts"] as const) {
        const off = furthest(posterior[list], sums[list]);
        ok(off < 1e-9, `seed ${seed}: ${list} off by ${off}`);
      }
      seen = Math.max(seen, scale.ready.length);
    }
  }
  ok(seen >= 6, `the greatest component had only ${seen} reports`);
});

test("what is exact adds up: a boat's reports, the number of boats, alone and together", () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    for (const { scale, posterior } of weighed(hardNight(seed, EXACT_MAX))) {
      const size = scale.ready.length;
      const { same, alone, nothing, counts } = posterior;
      const sum = counts.reduce((total, share) => total + share, 0);
      ok(Math.abs(sum - 1) < 1e-9, `seed ${seed}: counts add up to ${sum}`);
      for (let one = 0; one < size; one += 1) {
        ok(Math.abs(same[one * size + one]! - 1) < 1e-9);
        ok(nothing[one]! >= 0 && nothing[one]! <= alone[one]! + 1e-12);
        for (let other = 0; other < size; other += 1) {
          equal(same[one * size + other], same[other * size + one]);
          // Together excludes alone.
          if (one !== other) ok(same[one * size + other]! + alone[one]! <= 1 + 1e-9);
        }
      }
    }
  }
});

/** More sweeps than in service: the bias is looked for, not the noise. */
const LONG = { restarts: 8, forgotten: 100, sweeps: 4000 };
/** What 4 restarts of 4000 sweeps may be off, of P; four times what was measured (0.004). */
const NOISE = 0.02;

/** How far it is off beyond what its restarts say themselves. */
function sampledOff(scale: Scale, posterior: Posterior, candidates: number[][]): number {
  const sampled = weighBySampling(scale, candidates, LONG);
  const off = Math.max(
    furthest(posterior.same, sampled.same),
    furthest(posterior.alone, sampled.alone),
    furthest(posterior.nothing, sampled.nothing),
    furthest(posterior.counts, sampled.counts),
  );
  return off - sampled.disagreement;
}

test("the sampler agrees with the exact answer when any report may go to any other", () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    for (const { scale, posterior } of weighed(hardNight(seed, EXACT_MAX))) {
      const all = scale.ready.map((_, member) => member);
      const off = sampledOff(
        scale,
        posterior,
        all.map((member) => all.filter((other) => other !== member)),
      );
      ok(off < NOISE, `seed ${seed}: off by ${off}`);
    }
  }
});

test("the sampler agrees as well where not every report leads to every other", () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    for (const { scale, posterior } of weighed(hardNight(seed, 3))) {
      const size = scale.ready.length;
      const line = scale.ready.map((_, member) =>
        [member - 1, member + 1].filter((other) => other >= 0 && other < size),
      );
      const off = sampledOff(scale, posterior, line);
      ok(off < NOISE, `seed ${seed}: off by ${off}`);
    }
  }
});
