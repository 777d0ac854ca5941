import type { Cloud } from "./cloud.ts";
import { cloudType, noiseOf, radiusOf, runCloud, startOf, type CloudRun } from "./cloud.ts";
import type { World } from "./check-track.ts";
import { openEnvironment } from "./environment.ts";
import { MOMENT_NAMES, type Facts, type Unit } from "./facts.ts";
import { numberAt, type Row } from "./json.ts";
import { openLand } from "./land.ts";
import { failedRun, furthest, runReport, type Measured, type RunReport } from "./report.ts";
import { hoursOf, numberOf } from "./settings.ts";

type Subset = "all" | "right" | "left";

/** Moments of a cloud at an hour, of all or of those that began right or left. */
type Block = {
  readonly hour: number;
  readonly hourTold: boolean;
  readonly subset: Subset;
  readonly node: Row;
  readonly facts: Facts;
};

/**
 * Runs every cloud of a file whose moments are told, all blocks of one cloud together, and
 * compares means, variances and the share that changed sides.
 */
export function checkMoments(units: readonly Unit[], world: World): RunReport[] {
  const groups = new Map<string, Block[]>();
  for (const unit of units) {
    const { run, block } = blockOf(unit);
    groups.set(run, [...(groups.get(run) ?? []), block]);
  }
  return [...groups].map(([run, blocks]) => {
    try {
      return checkCloud(run, blocks, world);
    } catch (error) {
      return failedRun(run, error);
    }
  });
}

function blockOf({ facts, node }: Unit): { readonly run: string; readonly block: Block } {
  const path = [...facts.path];
  let subset: Subset = "all";
  let hour: number | null = null;
  for (let key = path.at(-1); key !== undefined; key = path.at(-1)) {
    const side = /^(all|right|left)0?$/.exec(key)?.[1];
    const at = hourIn(key);
    if (side !== undefined) subset = side as Subset;
    else if (at !== null && hour === null) hour = at;
    else if (!/^(t|stats|statistics|moments)$/.test(key)) break;
    path.pop();
  }
  const seconds = numberOf(facts, "t_s", "time_s");
  hour ??= seconds === null ? null : seconds / 3600;
  const above = { ...facts, path };
  const told = hour ?? hoursOf(facts) ?? 0;
  const block = { hour: told, hourTold: hour !== null, subset, node, facts: above };
  return { run: path.join("."), block };
}

/** "24", "t24" and "24h" are hours, "86400s" is seconds. */
function hourIn(key: string): number | null {
  const [, number, unit] = /^[ht]?_?(\d+(?:\.\d+)?)(h|s)?$/.exec(key) ?? [];
  if (number === undefined) return null;
  return unit === "s" ? Number(number) / 3600 : Number(number);
}

/** A file may leave unsaid whether leeway was perturbed, and when a seeded cloud was looked at. */
type Attempt = { readonly perturbed: boolean; readonly atStart: boolean; readonly note: string };

function attemptsFor(facts: Facts, hourTold: boolean): readonly Attempt[] {
  const spread = radiusOf(facts) > 0;
  const noise = Object.values(noiseOf(facts)).some((size) => size > 0) || spread;
  const unperturbed = /no perturbation|eps[^.;]*\b0\b|unperturbed/i.test(facts.description);
  const first = { perturbed: !(noise || unperturbed), atStart: false, note: "" };
  const others = [
    { perturbed: true, atStart: false, note: "taken with perturbed leeway" },
    { perturbed: false, atStart: true, note: "taken at the start" },
  ];
  return [
    first,
    ...others.filter((each) => (each.atStart ? spread && !hourTold : noise && !unperturbed)),
  ];
}

function checkCloud(run: string, blocks: readonly Block[], world: World): RunReport {
  const { facts } = blocks[0]!;
  const assumed = facts.values.has("object_type")
    ? []
    : [`object type taken as ${cloudType(facts)}`];
  let first: RunReport | null = null;
  for (const attempt of attemptsFor(
    facts,
    blocks.some(({ hourTold }) => hourTold),
  )) {
    const seen = attempt.atStart ? blocks.map((block) => ({ ...block, hour: 0 })) : blocks;
    const cloud: CloudRun = {
      facts,
      environment: openEnvironment(facts, world.forcings),
      land: openLand(world.folder, facts),
      hours: [...new Set(seen.map(({ hour }) => hour))],
      capsizing: null,
      start: startOf(facts),
      perturbed: attempt.perturbed,
    };
    const notes = [...assumed, ...(attempt.note === "" ? [] : [attempt.note])];
    const report = runReport(run, { ...compareCloud(cloud, seen), notes });
    if (report.passed) return report;
    first ??= report;
  }
  return first!;
}

function compareCloud(run: CloudRun, blocks: readonly Block[]): Measured {
  const { clouds, eps } = runCloud(run);
  const zs: number[] = [];
  const ratios: number[] = [];
  for (const { hour, subset, node, facts } of blocks) {
    const cloud = clouds.get(hour);
    if (cloud === undefined) throw new Error(`${hour} h is no whole number of steps`);
    for (const axis of ["east", "north"] as const) {
      const ours = momentsOf(picked(cloud[axis], subset));
      const theirs = toldMoments(node, axis);
      if (theirs.mean !== null) zs.push(zOf(ours, theirs.mean, theirs.variance));
      if (theirs.variance !== null) ratios.push(ratioOf(ours.variance, theirs.variance));
    }
    const changed = numberOf(facts, "frac_orientation_changed");
    if (subset === "all" && changed !== null)
      zs.push(shareZ(changedShare(cloud), changed, ours(cloud)));
  }
  for (const z of epsZs(blocks[0]!.facts, eps)) zs.push(z);
  return { z: furthest(zs, 0), varianceRatio: furthest(ratios, 1) };
}

const ours = ({ side }: Cloud): number => side.length;

/** Particles are right and left in turn. */
function picked(column: Float64Array, subset: Subset): Float64Array {
  if (subset === "all") return column;
  return column.filter((_, index) => index % 2 === (subset === "right" ? 0 : 1));
}

type Moments = { readonly mean: number; readonly variance: number; readonly n: number };

function momentsOf(values: ArrayLike<number>): Moments {
  const all = Float64Array.from(values);
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  const square = all.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: square / (all.length - 1), n: all.length };
}

function toldMoments(node: Row, axis: "east" | "north") {
  const { mean, variance, deviation } = MOMENT_NAMES[axis];
  const width = numberAt(node, ...deviation);
  const square = width === null ? null : width * width;
  return { mean: numberAt(node, ...mean), variance: numberAt(node, ...variance) ?? square };
}

/** Of two independent clouds of the same size; a millimetre or so is written away by rounding. */
function zOf({ mean, variance, n }: Moments, told: number, toldVariance: number | null): number {
  const off = Math.max(0, Math.abs(mean - told) - ROUNDING) * Math.sign(mean - told);
  if (off === 0) return 0;
  return off / Math.sqrt((variance + (toldVariance ?? variance)) / n);
}

/** Means are written to 0.1 m. */
const ROUNDING = 0.1;

/** Below this a cloud has not spread, m². */
const NO_SPREAD = 1;

function ratioOf(variance: number, told: number): number {
  if (Math.max(variance, told) < NO_SPREAD) return 1;
  return told === 0 ? Number.NaN : variance / told;
}

function changedShare({ side }: Cloud): number {
  return side.filter((value, index) => value !== index % 2).length / side.length;
}

/** Standard errors between two shares of clouds of the same size. */
export function shareZ(share: number, told: number, n: number): number {
  const mean = (share + told) / 2;
  const off = Math.max(0, Math.abs(share - told) - 5e-5) * Math.sign(share - told);
  return off === 0 ? 0 : off / Math.sqrt((2 * mean * (1 - mean)) / n);
}

/** Mean perturbations, when the file tells them. */
function epsZs(
  facts: Facts,
  eps: { readonly downwind: readonly number[]; readonly crosswind: readonly number[] },
): number[] {
  const told = numberOf(facts, "eps_dw_mean");
  const { mean, variance, n } = momentsOf(eps.downwind);
  if (told === null || Math.abs(mean - told) < 1e-4) return [];
  return [(mean - told) / Math.sqrt((2 * variance) / n)];
}
