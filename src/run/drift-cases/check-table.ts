import {
  drawPerturbation,
  elementsOf,
  legBetween,
  numpyRandom,
  runLeeway,
  seedOf,
  type Environment,
  type Seeded,
} from "#predict";
import { isRow, numberAt } from "./json.ts";
import { objectOf } from "./particles.ts";
import { runReport, type RunReport } from "./report.ts";

/** A table with a line of comment above its names. */
export type Table = {
  readonly comment: string;
  readonly rows: readonly Readonly<Record<string, number>>[];
};

export function readTable(text: string): Table {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const comment = lines.filter((line) => line.startsWith("#")).join(" ");
  const [head = "", ...body] = lines.filter((line) => !line.startsWith("#"));
  const names = head.split(",");
  const rows = body.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(names.map((name, index) => [name, Number(cells[index])]));
  });
  return { comment, rows };
}

/**
 * Checks a table of a wind sweep or of members of an ensemble; null when it is neither.
 */
export function checkTable(table: Table): RunReport[] | null {
  const has = (name: string): boolean => table.rows[0]?.[name] !== undefined;
  if (has("wind_ms") && has("lon_right")) return checkSweep(table);
  if (has("dw_eps_cms") && has("lon24")) return checkMembers(table);
  return null;
}

function saidNumber(comment: string, pattern: RegExp, what: string): number {
  const found = pattern.exec(comment)?.[1];
  if (found === undefined) throw new Error(`the first line: expected ${what}; came none`);
  return Number(found);
}

const LON = /start (?:lon )?(-?[\d.]+)/;
const LAT = /start (?:lon )?-?[\d.]+ (?:lat )?(-?[\d.]+)/;
const HOURS = /([\d.]+) h\b/;
const DT = /dt (-?[\d.]+) s/;

type Said = {
  readonly lon: number;
  readonly lat: number;
  readonly hours: number;
  readonly dt: number;
};

function saidIn(comment: string): Said {
  return {
    lon: saidNumber(comment, LON, "start lon and lat"),
    lat: saidNumber(comment, LAT, "start lon and lat"),
    hours: saidNumber(comment, HOURS, "a duration such as 24 h"),
    dt: saidNumber(comment, DT, "a step such as dt 600 s"),
  };
}

function constant(values: readonly number[]): Environment {
  const single = values.map(Math.fround);
  return (_, _lon, _lat, out) => {
    out.set(single);
    return true;
  };
}

/** Ends of particles in a constant environment. */
function endsOf(seeds: readonly Seeded[], environment: Environment, { hours, dt }: Said) {
  const elements = elementsOf(seeds);
  const settings = {
    dt,
    steps: Math.round((hours * 3600) / Math.abs(dt)),
    jibeProbability: 0,
    scheme: "euler",
    coastline: "none",
    precision: null,
    stokes: false,
    currentNoise: 0,
    currentNoiseUniform: 0,
    windNoise: 0,
    capsizing: null,
  } as const;
  runLeeway(elements, environment, null, settings, numpyRandom(0), () => undefined);
  return elements;
}

function checkSweep({ comment, rows }: Table): RunReport[] {
  const said = saidIn(comment);
  let metres = 0;
  for (const row of rows) {
    const to = (row["wind_to_deg"]! * Math.PI) / 180;
    const wind = [row["wind_ms"]! * Math.sin(to), row["wind_ms"]! * Math.cos(to)];
    const object = objectOf(row["object_type"]!);
    const seeds = [0, 1].map((side) => seedOf(object, side, said));
    const { lon, lat } = endsOf(seeds, constant([0, 0, ...wind, 0, 0]), said);
    for (const [index, side] of ["right", "left"].entries()) {
      const leg = legBetween(lon[index]!, lat[index]!, row[`lon_${side}`]!, row[`lat_${side}`]!);
      metres = Math.max(metres, leg.distance);
    }
  }
  return [runReport("", { metres })];
}

function checkMembers({ comment, rows }: Table): RunReport[] {
  const said = saidIn(comment);
  const object = objectOf(saidNumber(comment, /type (\d+)/, "an object type"));
  const told: unknown = JSON.parse(/\{.*\}/.exec(comment)?.[0] ?? "null");
  if (!isRow(told)) throw new Error("the first line: expected the environment as JSON; came none");
  const read = (name: string): number => numberAt(told, name) ?? 0;
  const lanes = ["x_sea_water_velocity", "y_sea_water_velocity", "x_wind", "y_wind"].map(read);
  const seeds = rows.map((row) => ({
    ...seedOf(object, row["orientation"]!, said),
    downwindEps: row["dw_eps_cms"]!,
    crosswindEps: row["cw_eps_cms"]!,
  }));
  const { lon, lat } = endsOf(seeds, constant([...lanes, 0, 0]), said);
  const apart = rows.map(
    (row, index) => legBetween(lon[index]!, lat[index]!, row["lon24"]!, row["lat24"]!).distance,
  );
  const count = Number(/of (\d+) members/.exec(comment)?.[1] ?? rows.length);
  const seed = Number(/seed (\d+)/.exec(comment)?.[1] ?? 0);
  const { downwind, crosswind } = drawPerturbation(object, count, numpyRandom(seed));
  const drawn = rows.every(
    (row, index) =>
      Math.abs(downwind[index]! - row["dw_eps_cms"]!) < 2e-6 &&
      Math.abs(crosswind[index]! - row["cw_eps_cms"]!) < 2e-6,
  );
  const wrong = drawn ? [] : [`the draws of numpy's seed ${seed} differ from those told`];
  return [runReport("", { metres: Math.max(...apart), wrong })];
}
