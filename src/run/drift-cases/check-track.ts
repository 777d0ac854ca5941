import {
  elementsOf,
  FATE,
  legBetween,
  numpyRandom,
  runLeeway,
  type Elements,
  type LeewaySettings,
} from "#predict";
import { openEnvironment, startMsOf } from "./environment.ts";
import { trackIn, type Facts, type Unit } from "./facts.ts";
import type { Forcing } from "./forcing.ts";
import { isRow, numbersIn, tableIn, type Row } from "./json.ts";
import { openLand } from "./land.ts";
import { orientationOf, readParticle, typeOf } from "./particles.ts";
import { runReport, type RunReport } from "./report.ts";
import { coastOf, dtOf, hoursOf, jibeOf, numberOf, schemeOf } from "./settings.ts";

/** What a case is run with: its folder's forcing. */
export type World = { readonly folder: string; readonly forcings: readonly Forcing[] };

/** Settings of a run so far as they do not depend on what it is compared with. */
export function settingsOf(facts: Facts, until: number): LeewaySettings {
  const dt = dtOf(facts);
  const told = (hoursOf(facts) ?? 0) * 3600;
  return {
    dt,
    steps: Math.round(Math.max(told, until) / Math.abs(dt)),
    jibeProbability: jibeOf(facts),
    scheme: schemeOf(facts),
    ...coastOf(facts),
    stokes: stokesOf(facts),
    currentNoise: 0,
    currentNoiseUniform: 0,
    windNoise: 0,
    capsizing: null,
  };
}

function stokesOf({ values, environment, path }: Facts): boolean {
  const told = values.get("stokes_drift") ?? values.get("stokes");
  if (typeof told === "boolean") return told;
  if (path.some((key) => /no_?stokes|without|stokes_?(drift_?)?(false|off|0)$/i.test(key)))
    return false;
  return Object.keys(environment).some((name) => /stokes|^us$/.test(name));
}

/**
 * Runs one track of a case and compares every position with the reference. Where particles go back
 * from land it may be to their last position or to the last node at sea; the note says which.
 */
export function checkTrack(unit: Unit, world: World): RunReport {
  const report = checkTrackOnce(unit, world, null);
  if (report.passed || coastOf(unit.facts).coastline !== "previous") return report;
  const other = checkTrackOnce(unit, world, "water");
  return other.passed ? other : report;
}

function checkTrackOnce({ facts, node }: Unit, world: World, coast: "water" | null): RunReport {
  const reference = readReference(node);
  const startMs = startMsOf(facts);
  const particles = facts.particles ?? [];
  const seeds = particles.map((row, index) => readParticle(row, index, startMs));
  const { times, lon } = reference;
  if (lon.some((row) => row.length !== seeds.length)) {
    throw new Error(`expected ${lon[0]?.length} particles as in the track; came ${seeds.length}`);
  }
  const told = settingsOf(facts, Math.max(...times.map(Math.abs)));
  const settings = { ...told, coastline: coast ?? told.coastline };
  const elements = elementsOf(seeds);
  const seen = new Map<number, Frame>();
  runLeeway(
    elements,
    openEnvironment(facts, world.forcings),
    openLand(world.folder, facts),
    settings,
    numpyRandom(numberOf(facts, "seed", "numpy_seed") ?? 0),
    (step) => seen.set(step, frameOf(elements)),
  );
  const compared = compareAll(reference, seen, settings.dt);
  const last = finalIn(node, particles, elements);
  const wrong = [...compared.wrong, ...fatesIn(node, elements)];
  const metres = Math.max(compared.metres, last);
  const back = coast === null ? [] : ["back from land to the last node at sea"];
  return runReport(facts.path.join("."), { metres, wrong, notes: [...compared.notes, ...back] });
}

type Frame = {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly fate: Uint8Array;
};

const frameOf = ({ lon, lat, fate }: Elements): Frame => ({
  lon: lon.slice(),
  lat: lat.slice(),
  fate: fate.slice(),
});

type Reference = {
  readonly times: readonly number[];
  readonly lon: readonly (readonly number[])[];
  readonly lat: readonly (readonly number[])[];
};

function readReference(node: Row): Reference {
  const track = trackIn(node);
  const hours = numbersIn(track["hours"])?.map((hour) => hour * 3600);
  const times = numbersIn(track["times_s"]) ?? numbersIn(track["time_s"]) ?? hours;
  const lon = tableIn(track["lon"]);
  const lat = tableIn(track["lat"]);
  if (times === undefined || lon === null || lat === null || lon.length !== lat.length) {
    throw new Error("expected lists times_s, lon and lat of equal length");
  }
  if (lon.length === times.length) return { times, lon, lat };
  if (lon.every((row) => row.length === times.length)) {
    return { times, lon: turnedTable(lon), lat: turnedTable(lat) };
  }
  throw new Error(`expected ${times.length} rows of positions; came ${lon.length}`);
}

const turnedTable = (rows: readonly (readonly number[])[]): number[][] =>
  rows[0]!.map((_, column) => rows.map((row) => row[column]!));

type Compared = {
  readonly metres: number;
  readonly wrong: readonly string[];
  readonly notes: readonly string[];
};

/** OpenDrift numbers the particles of a backward run from the other end. */
function compareAll(reference: Reference, seen: ReadonlyMap<number, Frame>, dt: number): Compared {
  const straight = compareInOrder(reference, seen, dt);
  if (dt > 0 || straight.metres < 1) return straight;
  const { times, lon, lat } = reference;
  const flip = (rows: readonly (readonly number[])[]) => rows.map((row) => row.toReversed());
  const flipped = compareInOrder({ times, lon: flip(lon), lat: flip(lat) }, seen, dt);
  if (flipped.metres >= straight.metres) return straight;
  return { ...flipped, notes: ["particles matched in reverse order"] };
}

function compareInOrder(
  { times, lon, lat }: Reference,
  seen: ReadonlyMap<number, Frame>,
  dt: number,
): Compared {
  let metres = 0;
  const wrong: string[] = [];
  for (const [row, seconds] of times.entries()) {
    const frame = seen.get(seconds / dt);
    if (frame === undefined) {
      wrong.push(`${seconds} s is no whole number of steps of ${dt} s within the run`);
      continue;
    }
    for (let i = 0; i < frame.lon.length; i += 1) {
      const [x, y] = [lon[row]![i]!, lat[row]![i]!];
      const silent = frame.fate[i] === FATE.waiting || frame.fate[i] === FATE.missing;
      if (Number.isNaN(x) !== silent) {
        if (frame.fate[i] === FATE.missing) metres = Math.max(metres, apart(frame, i, x, y));
        else wrong.push(`particle ${i} at ${seconds} s is ${silent ? "not yet" : ""} released`);
      } else if (!silent) metres = Math.max(metres, apart(frame, i, x, y));
    }
  }
  return { metres, wrong, notes: [] };
}

const apart = ({ lon, lat }: Frame, index: number, x: number, y: number): number =>
  legBetween(lon[index]!, lat[index]!, x, y).distance;

/** Greatest distance to a block of last positions, matched by type and side; 0 without one. */
function finalIn(node: Row, particles: readonly Row[], { lon, lat }: Elements): number {
  const last = node["final"];
  if (!isRow(last)) return 0;
  const column = (name: string): readonly number[] => numbersIn(last[name]) ?? [];
  const [types, sides] = [column("object_type"), column("orientation")];
  let worst = 0;
  for (const [index, type] of types.entries()) {
    const found = particles.findIndex(
      (row) => typeOf(row) === type && orientationOf(row) === sides[index],
    );
    const [x, y] = [column("lon")[index], column("lat")[index]];
    if (found < 0 || x === undefined || y === undefined) return Number.NaN;
    worst = Math.max(worst, legBetween(lon[found]!, lat[found]!, x, y).distance);
  }
  return worst;
}

const FATES: Readonly<Record<string, number>> = {
  active: FATE.active,
  stranded: FATE.stranded,
  missing_data: FATE.missing,
};

/** Fates, ages and sides that differ from those told, a sentence each. */
function fatesIn(node: Row, elements: Elements): string[] {
  const wrong: string[] = [];
  const compare = (name: string, ours: (index: number) => unknown, theirs: Reader): void => {
    const told = node[name];
    if (!Array.isArray(told)) return;
    const off = (told as readonly unknown[]).filter((value, i) => ours(i) !== theirs(value));
    if (off.length > 0) wrong.push(`${name}: ${off.length} of ${told.length} differ`);
  };
  compare(
    "final_status",
    (i) => elements.fate[i],
    (text) => FATES[String(text)],
  );
  const age = (i: number): number | null =>
    Number.isNaN(elements.endAge[i]) ? null : elements.endAge[i]!;
  compare("age_at_deactivation_s", age, (seconds) => seconds);
  compare(
    "orientation_last",
    (i) => elements.orientation[i],
    (side) => side,
  );
  return wrong;
}

type Reader = (value: unknown) => unknown;
