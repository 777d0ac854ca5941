import { extname } from "node:path";
import type { Chart } from "#chart";
import { readPosition, type PositionReading } from "#intake";
import type { ObjectShare, StageOfLife, UnderWay } from "#predict";
import { sayPosition, type Language } from "#show";
import { addSeconds, hours, knots, metres, minutes, nauticalMiles } from "#units";
import type { Instant, Metres, Position, Seconds } from "#units";
import {
  readArguments,
  readInstantArgument,
  readLanguage,
  readPositionals,
  Usage,
} from "../arguments.ts";
import { readObjects, stagesFor } from "./read-objects.ts";
import { directionAndKnots } from "./read-wind.ts";

/** What `vigie drift` was asked, read but not yet brought together with wind and current. */
export type Asked = {
  readonly place: Position;
  /** One standard deviation to each side. */
  readonly radius: Metres;
  readonly from: Instant;
  readonly until: Instant;
  readonly every: Seconds;
  readonly life: readonly StageOfLife[];
  readonly underWay: UnderWay | null;
  /** Words of a wind or names of files, in the order in which they are asked. */
  readonly winds: readonly string[];
  /** Names of files; "none" for no current at all. */
  readonly currents: readonly string[];
  readonly particles: number;
  readonly seed: number;
  readonly out: Out | null;
  readonly language: Language;
  readonly json: boolean;
};

/** A file to write. */
export type Out = {
  readonly path: string;
  readonly format: "geojson" | "netcdf";
  readonly withParticles: boolean;
};

/**
 * `--radius` and the precision of a written position are the circle that holds 95 %: one standard
 * deviation to each side is the radius over √(−2 ln 0.05) (Rayleigh).
 */
const RADIUS_IN_SD = Math.sqrt(-2 * Math.log(0.05));
const HOURS_MOST = 240;
const PARTICLES_MOST = 1_000_000;
const SEED_MOST = 2 ** 32 - 1;
/** A boat steers its heading so closely: ours. */
const HEADING_SPREAD_DEGREES = 10;
const FORMATS: Readonly<Record<string, Out["format"]>> = {
  ".geojson": "geojson",
  ".json": "geojson",
  ".nc": "netcdf",
};

const OPTIONS = {
  from: { type: "string" },
  at: { type: "string" },
  hours: { type: "string" },
  object: { type: "string", default: "inflatable" },
  wind: { type: "string", multiple: true },
  current: { type: "string", multiple: true },
  particles: { type: "string", default: "5000" },
  seed: { type: "string", default: "1" },
  radius: { type: "string" },
  every: { type: "string" },
  "under-way": { type: "string" },
  backward: { type: "boolean", default: false },
  out: { type: "string" },
  "with-particles": { type: "boolean", default: false },
  lang: { type: "string", default: "en" },
  json: { type: "boolean", default: false },
} as const;

/**
 * Reads the arguments of `vigie drift`; a position may be told by places of the chart. Throws a
 * Usage that says what was expected and came.
 */
export function readAsked(args: readonly string[], chart: Chart): Asked {
  const { values, positionals } = readArguments(args, OPTIONS);
  readPositionals(positionals, []);
  const told = needed(values.from, "--from", `a position such as "51 09.0N 001 45.6E"`);
  const start = readPlace(told, chart);
  const from = readInstantArgument(
    needed(values.at, "--at", "when it was there, such as 2021-11-24T03:12Z"),
    "--at",
  );
  const length = readNumber(needed(values.hours, "--hours", "how long, such as 10"), {
    option: "--hours",
    most: HOURS_MOST,
  });
  const objects = readObjects(values.object);
  const way = values["under-way"] === undefined ? null : readUnderWay(values["under-way"]);
  const winds = values.wind ?? [];
  if (winds.length === 0)
    throw new Usage('--wind is needed: the wind such as "230/12kn" or "variable/3kn", or a file.');
  const within =
    values.radius === undefined
      ? start.radius
      : nauticalMiles(readNumber(values.radius, { option: "--radius", most: 60 }));
  return {
    place: { lon: start.lon, lat: start.lat },
    radius: metres(within / RADIUS_IN_SD),
    from,
    until: addSeconds(from, hours(values.backward ? -length : length)),
    every:
      values.every === undefined
        ? everyFor(length)
        : minutes(readNumber(values.every, { option: "--every", most: 1440 })),
    life: way === null ? stagesFor(objects) : lifeUnderWay(objects, way.meanHours),
    underWay: way?.underWay ?? null,
    winds,
    currents: values.current ?? [],
    particles: readWhole(values.particles, "--particles", 1, PARTICLES_MOST),
    seed: readWhole(values.seed, "--seed", 0, SEED_MOST),
    out: values.out === undefined ? null : readOut(values.out, values["with-particles"]),
    language: readLanguage(values.lang),
    json: values.json,
  };
}

function needed(value: string | undefined, option: string, what: string): string {
  if (value === undefined) throw new Usage(`${option} is needed: ${what}.`);
  return value;
}

/** One place, or a Usage that lists the readings: nobody chooses between two for the caller. */
function readPlace(words: string, chart: Chart): PositionReading {
  const { readings } = readPosition(words, chart);
  const [only] = readings;
  if (only === undefined)
    throw new Usage(
      '--from: expected a position such as "51 09.0N 001 45.6E", "51.15, 1.7595" or ' +
        `"3 miles north-west of Wimereux"; came "${words}".`,
    );
  if (readings.length === 1) return only;
  const all = readings.map((reading) => sayPosition(reading, "en")).join(" or ");
  throw new Usage(
    `--from: "${words}" can be ${all}: say which, with N or S and E or W, or with signs.`,
  );
}

/** A number above 0, or a Usage that names the option. */
export function readNumber(
  words: string,
  { option, most }: { readonly option: string; readonly most: number },
): number {
  const number = words.trim() === "" ? Number.NaN : Number(words);
  if (number > 0 && number <= most) return number;
  throw new Usage(`${option}: expected a number above 0, at most ${most}; came "${words}".`);
}

function readWhole(words: string, option: string, least: number, most: number): number {
  const number = /^\d+$/.test(words) ? Number(words) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new Usage(`${option}: expected a whole number, ${least} to ${most}; came "${words}".`);
}

/** Frames enough to follow, and not more than thirty. */
function everyFor(length: number): Seconds {
  if (length <= 3) return minutes(15);
  return hours(Math.ceil(length / 30));
}

const UNDER_WAY = new RegExp(String.raw`${directionAndKnots("")}(?:/(\d+(?:\.\d+)?)h)?$`, "i");

/** "320/4kn", "320/3-5kn", or with the mean time until the engine stops, "320/4kn/2h". */
function readUnderWay(words: string): { underWay: UnderWay; meanHours: number | null } {
  const [, heading, slowest, fastest, mean] = UNDER_WAY.exec(words.trim()) ?? [];
  const slow = Number(slowest);
  const fast = Number(fastest ?? slowest);
  if (heading === undefined || Number(heading) > 360 || !(slow <= fast && fast > 0 && fast <= 60))
    throw new Usage(
      '--under-way: expected heading and speed such as "320/4kn" or "320/3-5kn", with "/2h" after' +
        ` it when the engine ran for 2 h on the mean; came "${words}".`,
    );
  const underWay = {
    heading: Number(heading) % 360,
    spread: HEADING_SPREAD_DEGREES,
    slowest: knots(slow),
    fastest: knots(fast),
  };
  return { underWay, meanHours: mean === undefined ? null : Number(mean) };
}

/** Under way for the whole run, or until the engine stops at a time that is drawn, then adrift. */
function lifeUnderWay(
  objects: readonly ObjectShare[],
  meanHours: number | null,
): readonly StageOfLife[] {
  const underWay = { stage: "under way", share: 1, meanHours, objects } as const;
  const adrift = { stage: "adrift", share: 0, meanHours: null, objects } as const;
  return meanHours === null ? [underWay] : [underWay, adrift];
}

/** The file to write, its kind by its name; else a Usage. */
export function readOut(path: string, withParticles: boolean): Out {
  const format = FORMATS[extname(path).toLowerCase()];
  if (format === undefined)
    throw new Usage(`--out: expected a name that ends in .geojson or .nc; came "${path}".`);
  return { path, format, withParticles };
}
