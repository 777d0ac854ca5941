import type { Launch, MatchModel } from "./model.ts";
import { TERM, type PlaceTerms } from "./place-terms.ts";
import { eastOf, northOf, type Plane } from "./plane.ts";
import { atSeaLonger } from "./rate.ts";

/** Kilometres out from the coast are counted in cells of one, from a little way inland. */
const FIRST_KM = -10;
const CELLS = 111;
/** Hours since the launch, in steps. */
const STEP_HOURS = 0.25;
const STEPS = 96;
/** Spans between a boat's reports are told apart so finely, hours. */
const SPAN_STEP = 0.5;
/** A share of boats that are first reported anywhere: nothing is impossible. */
const ANYWHERE = 1e-3;
const LEAST = 1e-300;

/** How likely a place is at each distance out: density per km of each cell. */
export type Outwards = Float64Array;

/** The likelihood of a report's place by its distance out; null where nothing can be said. */
export function outwardsOf(
  { count, rows }: PlaceTerms,
  plane: Plane,
  launch: Launch | null,
): Outwards | null {
  if (launch === null || count === 0) return null;
  const turn = (launch.seawards * Math.PI) / 180;
  const [sine, cosine] = [Math.sin(turn), Math.cos(turn)];
  const [east, north] = [eastOf(plane, launch.from), northOf(plane, launch.from)];
  const cells = new Float64Array(CELLS);
  for (let term = 0; term < count; term += 1) {
    const at = term * TERM.width;
    const out = (rows[at]! - east) * sine + (rows[at + 1]! - north) * cosine;
    const [ee, en, nn] = [rows[at + TERM.ee]!, rows[at + TERM.en]!, rows[at + TERM.nn]!];
    const variance = ee * sine * sine + 2 * en * sine * cosine + nn * cosine * cosine;
    addNormal(cells, 0, Math.exp(rows[at + TERM.logShare]!), out, variance);
  }
  return cells;
}

/** Adds a normal density times a share to cells; narrower than a cell it is as wide as one. */
function addNormal(
  cells: Float64Array,
  from: number,
  share: number,
  mean: number,
  variance: number,
): void {
  const wide = Math.max(variance, 0.25);
  const scale = share / Math.sqrt(2 * Math.PI * wide);
  for (let cell = 0; cell < CELLS; cell += 1) {
    const off = FIRST_KM + cell - mean;
    cells[from + cell]! += scale * Math.exp((-off * off) / (2 * wide));
  }
}

type Remembered = {
  readonly motion: MatchModel["motion"];
  readonly reporting: MatchModel["reporting"];
  readonly ways: Float64Array;
  readonly firsts: Map<number, Float64Array>;
};
const remembered = new WeakMap<Launch, Remembered>();

/**
 * log of the density per km that a boat which reported n times over a span of s hours is first
 * reported at that distance out: it left u hours before, even over all u for which it was at sea
 * till its last report, and has gone out since, or failed on the way. Together with `logReporting`
 * it is the joint density of both.
 */
export function logFirstPlace(
  place: Outwards,
  reports: number,
  spanHours: number,
  model: MatchModel,
): number {
  const { firsts, ways } = rememberedOf(model);
  const span = Math.min(STEPS - 1, Math.round(spanHours / SPAN_STEP));
  const name = reports * STEPS + span;
  let first = firsts.get(name);
  if (first === undefined) {
    first = firstOf(ways, reports, span * SPAN_STEP, model);
    firsts.set(name, first);
  }
  let sum = 0;
  for (let cell = 0; cell < CELLS; cell += 1) sum += first[cell]! * place[cell]!;
  return Math.log(Math.max(sum, LEAST));
}

function rememberedOf(model: MatchModel): Remembered {
  const { motion, reporting } = model;
  const launch = model.launch!;
  const before = remembered.get(launch);
  if (before?.motion === motion && before.reporting === reporting) return before;
  const made = { motion, reporting, ways: waysOf(model, launch), firsts: new Map() };
  remembered.set(launch, made);
  return made;
}

/** Where a boat is by so many steps since its launch: under way, or where its engine failed. */
function waysOf({ motion }: MatchModel, launch: Launch): Float64Array {
  const turn = (launch.seawards * Math.PI) / 180;
  const speed = motion.east * Math.sin(turn) + motion.north * Math.cos(turn);
  const ways = new Float64Array(STEPS * CELLS);
  const failed = new Float64Array(CELLS);
  const fails = 1 - Math.exp(-motion.failures * STEP_HOURS);
  let runs = 1;
  for (let step = 0; step < STEPS; step += 1) {
    const hours = (step + 0.5) * STEP_HOURS;
    const variance = launch.startSpreadKm ** 2 + (motion.spread * hours) ** 2;
    const here = new Float64Array(CELLS);
    addNormal(here, 0, runs, launch.startKm + speed * hours, variance);
    for (let cell = 0; cell < CELLS; cell += 1) {
      ways[step * CELLS + cell] = here[cell]! + failed[cell]!;
      failed[cell]! += here[cell]! * fails;
    }
    runs *= 1 - fails;
  }
  return ways;
}

function firstOf(
  ways: Float64Array,
  reports: number,
  spanHours: number,
  model: MatchModel,
): Float64Array {
  const first = new Float64Array(CELLS);
  let total = 0;
  for (let step = 0; step < STEPS; step += 1) {
    const weight = atSeaLonger(reports, spanHours + (step + 0.5) * STEP_HOURS, model);
    if (weight === 0) break;
    total += weight;
    for (let cell = 0; cell < CELLS; cell += 1) first[cell]! += weight * ways[step * CELLS + cell]!;
  }
  const even = ANYWHERE / CELLS;
  for (let cell = 0; cell < CELLS; cell += 1) {
    const found = total === 0 ? 0 : first[cell]! / total;
    first[cell] = even + (1 - ANYWHERE) * found;
  }
  return first;
}
