import { openReader, type Environment, type VectorReader } from "#predict";
import type { GridField } from "#chart";
import { epochMs, instant } from "#units";
import { wordsOf, type Facts } from "./facts.ts";
import type { Forcing } from "./forcing.ts";
import { numberAt, numbersIn, tableIn, type Row } from "./json.ts";

type Quantity = "current" | "wind" | "stokes";
/** Seconds from the start; null where nothing is known. */
type Pair = (seconds: number, lon: number, lat: number) => readonly [number, number] | null;

const NAMES: Readonly<Record<Quantity, readonly [readonly string[], readonly string[]]>> = {
  current: [
    ["x_sea_water_velocity", "u", "x_current", "current_u", "u_current"],
    ["y_sea_water_velocity", "v", "y_current", "current_v", "v_current"],
  ],
  wind: [
    ["x_wind", "wind_x", "u10", "u_wind", "wx"],
    ["y_wind", "wind_y", "v10", "v_wind", "wy"],
  ],
  stokes: [
    ["sea_surface_wave_stokes_drift_x_velocity", "stokes_x", "us", "stokes_u", "u_stokes"],
    ["sea_surface_wave_stokes_drift_y_velocity", "stokes_y", "vs", "stokes_v", "v_stokes"],
  ],
};

const DEFAULT_START = "2024-06-01T00:00Z";

/** When a case begins, milliseconds since 1970; the README's common start where it is silent. */
export function startMsOf({ values }: Facts): number {
  const told = ["start", "start_time", "time"].map((name) => values.get(name));
  return readMoment(told.find((value) => typeof value === "string") ?? DEFAULT_START);
}

/** A moment as OpenDrift prints it, in UTC. */
export function readMoment(text: string): number {
  const zoned = /Z|[+-]\d\d:?\d\d$/.test(text) ? text : `${text}Z`;
  return epochMs(instant(zoned.trim().replace(" ", "T")));
}

/**
 * What acts on the particles of a part of a case: constants, a series, the files that the case
 * names, or what its description says. Throws one sentence when the current or the wind is not told
 * anywhere, or its file is absent.
 */
export function openEnvironment(facts: Facts, forcings: readonly Forcing[]): Environment {
  const startMs = startMsOf(facts);
  const current = pairFor("current", facts, forcings, startMs);
  const wind = pairFor("wind", facts, forcings, startMs);
  const stokes = constantOf(facts, "stokes") ?? seriesIn(facts.series, "stokes");
  return (seconds, lon, lat, out) => {
    const flow = current(seconds, lon, lat);
    const air = wind(seconds, lon, lat);
    const waves = stokes === null ? null : stokes(seconds, lon, lat);
    put(out, 0, flow);
    put(out, 2, air);
    put(out, 4, waves);
    return flow !== null && air !== null;
  };
}

function put(out: Float64Array, lane: number, pair: readonly [number, number] | null): void {
  out[lane] = Math.fround(pair?.[0] ?? 0);
  out[lane + 1] = Math.fround(pair?.[1] ?? 0);
}

function pairFor(
  quantity: "current" | "wind",
  facts: Facts,
  forcings: readonly Forcing[],
  startMs: number,
): Pair {
  const told = constantOf(facts, quantity) ?? seriesIn(facts.series, quantity);
  if (told !== null) return told;
  const named = namedForcings(facts, forcings);
  const field = fieldIn(named, quantity);
  if (field !== null) return pairOf(readerOf(field), startMs);
  const said = saidIn(facts.description, quantity) ?? sampledIn(facts.sampled, quantity);
  if (said !== null) return said;
  const covering = named.length > 0 ? null : fieldIn(covers(forcings, startMs), quantity);
  if (covering !== null) return pairOf(readerOf(covering), startMs);
  throw new Error(
    `the ${quantity} is told nowhere: expected an environment, a series, a file of forcing`,
  );
}

/** Opened once for all the runs that use it. */
const readers = new WeakMap<GridField, VectorReader>();

function readerOf(field: GridField): VectorReader {
  const reader = readers.get(field) ?? openReader(field);
  readers.set(field, reader);
  return reader;
}

function pairOf(reader: VectorReader, startMs: number): Pair {
  return (seconds, lon, lat) => reader(startMs + seconds * 1000, lon, lat);
}

function fieldIn(forcings: readonly Forcing[], quantity: "current" | "wind"): GridField | null {
  const fields = forcings.flatMap((forcing) => forcing.fields);
  return fields.find((field) => field.quantity === quantity) ?? null;
}

/** A file is named whole, or by its beginning as in "forcing/AROME_...nc". */
function namedForcings(facts: Facts, forcings: readonly Forcing[]): readonly Forcing[] {
  const words = wordsOf(facts);
  const names = [...words.matchAll(/forcing\/(\w+)(?:\.(?:nc|f32|json|\*)|\.\.\.)/gi)];
  if (names.length === 0)
    return forcings.filter(({ name, source }) => words.includes(name) || words.includes(source));
  return names.flatMap(([, name = ""]) => {
    const begins = (text: string): boolean => text.toLowerCase().startsWith(name.toLowerCase());
    const found = forcings.filter((each) => begins(each.name) || begins(each.source));
    if (found.length === 0) throw new Error(`the forcing ${name} is absent`);
    const exact = found.filter((each) => each.name === name);
    return exact.length > 0 ? exact : found;
  });
}

function covers(forcings: readonly Forcing[], startMs: number): readonly Forcing[] {
  return forcings.filter(({ fields }) =>
    fields.some(({ times }) => times[0]! <= startMs && startMs <= times.at(-1)!),
  );
}

/** From the environment, or from values that stand by themselves under their whole name. */
function constantOf({ environment, values }: Facts, quantity: Quantity): Pair | null {
  const [[x = ""], [y = ""]] = NAMES[quantity];
  const alone = Object.fromEntries([x, y].map((name) => [name, values.get(name)]));
  return constantIn(environment, quantity) ?? constantIn(alone, quantity);
}

function constantIn(row: Row, quantity: Quantity): Pair | null {
  const [xs, ys] = NAMES[quantity];
  const x = numberAt(row, ...xs);
  const y = numberAt(row, ...ys);
  if (x === null && y === null) return null;
  return () => [x ?? 0, y ?? 0];
}

function seriesIn(series: Row | null, quantity: Quantity): Pair | null {
  if (series === null) return null;
  const times = numbersIn(series["time_s"]);
  const [xs, ys] = NAMES[quantity].map((names) =>
    names.map((name) => numbersIn(series[name])).find((column) => column !== null),
  );
  if (times === null || xs === undefined || ys === undefined) return null;
  return (seconds) => {
    const after = times.findIndex((time) => time >= seconds);
    if (after < 0 || seconds < times[0]!) return null;
    if (times[after] === seconds) return [xs[after]!, ys[after]!];
    const share = (seconds - times[after - 1]!) / (times[after]! - times[after - 1]!);
    const mixed = (column: readonly number[]): number =>
      Math.fround(column[after - 1]!) * (1 - share) + Math.fround(column[after]!) * share;
    return [mixed(xs), mixed(ys)];
  };
}

const NUMBER = "(-?\\d+(?:\\.\\d+)?)";

function saidIn(description: string, quantity: "current" | "wind"): Pair | null {
  const both = new RegExp(`${quantity}[^()]*\\(\\s*${NUMBER}\\s*,\\s*${NUMBER}\\s*\\)`, "i");
  const found = both.exec(description);
  if (found === null) return null;
  const [x, y] = [Number(found[1]), Number(found[2])];
  return () => [x, y];
}

/** What the reference met, when it met the same everywhere and always. */
function sampledIn(sampled: readonly Row[], quantity: Quantity): Pair | null {
  for (const row of sampled) {
    const [x, y] = NAMES[quantity].map((names) => sameEverywhere(row, names));
    if (typeof x === "number" && typeof y === "number") return () => [x, y];
  }
  return null;
}

function sameEverywhere(row: Row, names: readonly string[]): number | null {
  const table = names.map((name) => tableIn(row[name])).find((each) => each !== null);
  const all = table?.flat().filter((value) => !Number.isNaN(value)) ?? [];
  const first = all[0];
  return first !== undefined && all.every((value) => value === first) ? first : null;
}
