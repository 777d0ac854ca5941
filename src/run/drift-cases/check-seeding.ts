import {
  drawPerturbation,
  legBetween,
  numpyRandom,
  placesBetween,
  spreadPins,
  type NumpyRandom,
  type Pin,
} from "#predict";
import { cloudType, radiusTypeOf, type Start } from "./cloud.ts";
import { readMoment, startMsOf } from "./environment.ts";
import { isRow, numbersIn, tableIn, type Row } from "./json.ts";
import type { Facts, Unit } from "./facts.ts";
import { objectOf, releaseOf } from "./particles.ts";
import { furthest, runReport, type RunReport } from "./report.ts";
import { numberOf } from "./settings.ts";

/** Where, when and with what perturbation particles were seeded. */
type Seeding = {
  readonly lon: readonly number[];
  readonly lat: readonly number[];
  /** Seconds from the start; null when not told. */
  readonly times: readonly number[] | null;
  readonly downwindEps: readonly number[] | null;
  readonly crosswindEps: readonly number[] | null;
};

/**
 * Seeds as the reference was asked to, from the same draws, and compares positions (in single or
 * double precision, whichever the file holds), times of release and perturbations.
 */
export function checkSeeding({ facts, node }: Unit): RunReport {
  const told = readSeeding(facts, node);
  const count = told.lon.length;
  const own = seedFrom(facts, count, numpyRandom(numberOf(facts, "seed", "numpy_seed") ?? 0));
  const given = drawsIn(node, count);
  const drawn = given === null ? null : seedFrom(facts, count, given);
  const distances = [own, drawn].map((each) =>
    each === null ? null : furthestPin(each.pins, told),
  );
  const [first, second] = distances;
  const useGiven = second !== null && second !== undefined && second < (first ?? Infinity);
  const wrong = [...timesWrong(facts, told), ...epsWrong(own, told)];
  return runReport(facts.path.join("."), {
    metres: useGiven ? second : (first ?? null),
    wrong,
    notes: useGiven ? ["draws as the file gives them"] : ["draws of numpy's own seed"],
  });
}

function readSeeding(facts: Facts, node: Row): Seeding {
  const rows = facts.particles;
  const result = [node, node["positions"], node["elements"], node["output"]].filter(isRow);
  const column = (...names: readonly string[]): readonly number[] | null => {
    for (const row of result) {
      for (const name of names) {
        const values = numbersIn(row[name]);
        if (values !== null && values.length > 2) return values;
      }
    }
    const cells = names.map((name) => rows?.map((row) => row[name]));
    return cells.map(numbersIn).find((values) => values !== null) ?? null;
  };
  const lon = column("lon");
  const lat = column("lat");
  if (lon === null || lat === null) throw new Error("expected lists lon and lat; came none");
  return {
    lon,
    lat,
    times: column("time_s", "times_s", "release_s", "t_s") ?? toldMoments(facts, node),
    downwindEps: column("dw_eps", "downwind_eps", "eps_dw", "dw_eps_cms"),
    crosswindEps: column("cw_eps", "crosswind_eps", "eps_cw", "cw_eps_cms"),
  };
}

function toldMoments(facts: Facts, node: Row): readonly number[] | null {
  const startMs = startMsOf(facts);
  const texts = ["time", "times", "release"].map((name) => node[name]).find(Array.isArray);
  if (texts !== undefined && texts.length > 2) {
    return texts.map((text: unknown) => releaseOf({ time: text }, startMs));
  }
  const rows = facts.particles?.filter((row) => "time" in row || "release_s" in row) ?? [];
  return rows.length === 0 ? null : rows.map((row) => releaseOf(row, startMs));
}

type Drawn = { readonly pins: readonly Pin[]; readonly eps: ReturnType<typeof drawPerturbation> };

function seedFrom(facts: Facts, count: number, random: NumpyRandom): Drawn {
  const eps = drawPerturbation(objectOf(cloudType(facts)), count, random);
  const lons = endsOf(facts, "lon", "lons", "start_lon");
  const lats = endsOf(facts, "lat", "lats", "start_lat");
  if (lons === null || lats === null)
    throw new Error("expected a start with lon and lat; came none");
  const from: Start = { lon: lons[0]!, lat: lats[0]! };
  const to: Start = { lon: lons.at(-1)!, lat: lats.at(-1)! };
  const cone = from.lon !== to.lon || from.lat !== to.lat;
  const pins = cone
    ? placesBetween(from, to, count)
    : Array.from({ length: count }, () => ({ ...from }));
  const radius = endsOf(facts, "radius", "radius_m", "radii") ?? [0];
  spreadPins(pins, between(radius, count), radiusTypeOf(facts), random);
  return { pins, eps };
}

/** One value or two that stand for the ends of a cone or of a span. */
function endsOf({ values }: Facts, ...names: readonly string[]): readonly number[] | null {
  for (const name of names) {
    const value = values.get(name);
    if (typeof value === "number") return [value];
    const both = numbersIn(value);
    if (both !== null && both.length > 0 && both.length <= 2) return both;
  }
  const ends = names.map((name) => [values.get(`${name}0`), values.get(`${name}1`)]);
  return ends.map(numbersIn).find((pair) => pair !== null) ?? null;
}

/** Evenly from the first to the last, in single precision as a cone's radius is kept. */
function between(ends: readonly number[], count: number): readonly number[] {
  const [first, last] = [ends[0]!, ends.at(-1)!];
  const step = count > 1 ? (last - first) / (count - 1) : 0;
  const single = ends.length > 1 ? Math.fround : (value: number) => value;
  return Array.from({ length: count }, (_, index) => single(first + index * step));
}

function furthestPin(pins: readonly Pin[], { lon, lat }: Seeding): number {
  const apart = pins.map((pin, index) => {
    const [x, y] = [lon[index]!, lat[index]!];
    const single = legBetween(Math.fround(pin.lon), Math.fround(pin.lat), x, y).distance;
    return Math.min(single, legBetween(pin.lon, pin.lat, x, y).distance);
  });
  return furthest(apart, 0) ?? 0;
}

/** Draws that a file gives: two lists of unit draws under a key that says so. */
function drawsIn(node: Row, count: number): NumpyRandom | null {
  const under = Object.entries(node).find(([key]) => /draw|rand/i.test(key))?.[1];
  const lists = isRow(under)
    ? Object.values(under)
    : Array.isArray(under)
      ? (under as unknown[])
      : [];
  const columns = lists.flatMap((list) => {
    const table = tableIn(list);
    return table !== null && table.length === 1 && table[0]!.length === count ? [table[0]!] : [];
  });
  if (columns.length < 2) return null;
  // The last two are the spread; what stands before them are the perturbations.
  const spread = columns.slice(-2).flat();
  const before =
    columns.length >= 4 ? columns.slice(-4, -2).flat() : Array<number>(2 * count).fill(0);
  const queue = [...before, ...spread];
  let next = 0;
  const take = (): number => {
    const draw = queue[next] ?? 0;
    next += 1;
    return draw;
  };
  return { normal: take, uniform: take };
}

/** A span of time is filled evenly, from its first moment to its last. */
function timesWrong(facts: Facts, { times, lon }: Seeding): string[] {
  if (times === null) return [];
  const startMs = startMsOf(facts);
  const told =
    facts.values.get("time") ?? facts.values.get("times") ?? facts.values.get("time_span");
  const texts = Array.isArray(told) ? (told as readonly unknown[]) : [told];
  const ends = texts.flatMap((end) => {
    if (typeof end === "number") return [end];
    return typeof end === "string" ? [(readMoment(end) - startMs) / 1000] : [];
  });
  const hours = numberOf(facts, "span_hours", "duration_hours");
  if (ends.length === 1 && hours !== null) ends.push(ends[0]! + hours * 3600);
  if (ends.length === 0) return [];
  const expected = between(ends.length > 1 ? [0, ends.at(-1)! - ends[0]!] : [0], lon.length);
  const first = times[0]!;
  const off = times.filter((time, index) => Math.abs(time - first - expected[index]!) > 0.5);
  return off.length === 0 ? [] : [`times of release: ${off.length} of ${times.length} differ`];
}

function epsWrong({ eps }: Drawn, { downwindEps, crosswindEps }: Seeding): string[] {
  const differ = (ours: readonly number[], theirs: readonly number[] | null): boolean =>
    theirs !== null &&
    theirs.some((value) => value !== 0) &&
    theirs.some((value, index) => Math.abs(value - ours[index]!) > 1e-4);
  return [
    ...(differ(eps.downwind, downwindEps) ? ["downwind perturbations differ from numpy's"] : []),
    ...(differ(eps.crosswind, crosswindEps) ? ["crosswind perturbations differ from numpy's"] : []),
  ];
}
