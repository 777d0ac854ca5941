import type { Flow, FlowError } from "#chart";
import { knots } from "#units";
import { Usage } from "../arguments.ts";

/** From where the wind blows, degrees true, null when variable; and how hard, knots. */
export type WindWords = {
  readonly from: number | null;
  readonly least: number;
  readonly most: number;
};

/** Between a direction and a speed, and a speed in knots or a range of them: two groups. */
const GAP = String.raw`\s*(?:°\s*/?|/)\s*`;
const KNOTS = String.raw`(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?\s*(?:kn|kts?)`;
/** "230/12kn": a direction, or the word instead of it, and knots: the pattern's three groups. */
export const directionAndKnots = (instead: string): string =>
  String.raw`^(\d{1,3}${instead})${GAP}${KNOTS}`;
const WIND = new RegExp(`${directionAndKnots("|variable|vrb")}$`, "i");
/** Harder than any wind measured at sea level. */
const KNOTS_MOST = 200;
/**
 * How wrong a wind that is given by hand for a whole run may be, besides its range: ours, until
 * there are figures (docs/models/drift.md).
 */
const ERROR = { speedShare: 0.15, directionDegrees: 15, residualKnots: 2, residualHours: 6 };
/** A direction that turns so far at random is any direction. */
const ANY_DIRECTION = 180;

/**
 * Reads wind in the words of a log book: "230/12kn" is from 230° true at 12 knots, "230/8-15kn" at
 * 8 to 15, "variable/3kn" from anywhere. Null when the words are something else, such as the name
 * of a file. Throws a Usage for a wind that cannot be.
 */
export function readWind(words: string): WindWords | null {
  const [, from, least, most] = WIND.exec(words.trim()) ?? [];
  if (from === undefined || least === undefined) return null;
  const degrees = /^\d/.test(from) ? Number(from) : null;
  const wind = { from: degrees, least: Number(least), most: Number(most ?? least) };
  if ((degrees ?? 0) > 360 || wind.least > wind.most || wind.most > KNOTS_MOST)
    throw new Usage(
      `--wind: expected a direction of 0 to 360° and knots in ascending order; came "${words}".`,
    );
  return wind;
}

/** The wind, the same everywhere and always, with its errors. */
export function windOf(wind: WindWords): Flow {
  const mean = knots((wind.least + wind.most) / 2);
  // The standard deviation of an even spread between the two, as a share of the mean.
  const spread = mean === 0 ? 0 : knots(wind.most - wind.least) / Math.sqrt(12) / mean;
  const towards = (((wind.from ?? 0) + 180) * Math.PI) / 180;
  const error: FlowError = {
    speedShare: Math.hypot(ERROR.speedShare, spread),
    directionDegrees: wind.from === null ? ANY_DIRECTION : ERROR.directionDegrees,
    minutes: 0,
    residual: knots(ERROR.residualKnots),
    residualHours: ERROR.residualHours,
  };
  return uniformFlow({
    quantity: "wind",
    source: sayWind(wind),
    east: mean * Math.sin(towards),
    north: mean * Math.cos(towards),
    error,
  });
}

/** "wind as given: from 230° at 8 to 15 kn". */
function sayWind({ from, least, most }: WindWords): string {
  const direction = from === null ? "variable" : `from ${String(from).padStart(3, "0")}°`;
  const speed = least === most ? `${least}` : `${least} to ${most}`;
  return `wind as given: ${direction} at ${speed} kn`;
}

/** A flow that is the same everywhere and always; m/s towards. */
export function uniformFlow(given: {
  readonly quantity: Flow["quantity"];
  readonly source: string;
  readonly east: number;
  readonly north: number;
  readonly error: FlowError;
}): Flow {
  const { quantity, source, east, north, error } = given;
  return {
    quantity,
    source,
    coverage: { west: -180, south: -90, east: 180, north: 90, from: null, until: null },
    spacing: null,
    lattice: null,
    errorAt: () => error,
    sampleInto({ columns, rows }, _atMs, out, lane) {
      for (let node = 0; node < columns * rows; node += 1) {
        out[4 * node + lane] = east;
        out[4 * node + lane + 1] = north;
      }
    },
  };
}
