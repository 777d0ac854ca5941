import { flowOfToldWind, type Flow, type ToldWind } from "#chart";
import { readBulletin } from "#intake";
import { knots, type Instant } from "#units";
import { Usage } from "../arguments.ts";

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
 * Reads wind in the words of a log book: "230/12kn" is from 230° true at 12 knots for all the run,
 * "230/8-15kn" at 8 to 15, "variable/3kn" from anywhere. Null when the words are something else,
 * such as the name of a file. Throws a Usage for a wind that cannot be.
 */
export function readWind(words: string): Flow | null {
  const [, from, slowest, fastest] = WIND.exec(words.trim()) ?? [];
  if (from === undefined || slowest === undefined) return null;
  const direction = /^\d/.test(from) ? Number(from) : null;
  const [least, most] = [Number(slowest), Number(fastest ?? slowest)];
  if ((direction ?? 0) > 360 || least > most || most > KNOTS_MOST)
    throw new Usage(
      `--wind: expected a direction of 0 to 360° and knots in ascending order; came "${words}".`,
    );
  const wind: ToldWind = {
    from: null,
    until: null,
    directionFrom: direction,
    spread: 0,
    least: knots(least),
    most: knots(most),
  };
  const where = direction === null ? "variable" : `from ${String(direction).padStart(3, "0")}°`;
  const speed = least === most ? `${least}` : `${least} to ${most}`;
  return flowOfToldWind([wind], `wind as given: ${where} at ${speed} kn`);
}

/**
 * Reads the words of a shipping forecast, issued at a moment. Throws a Usage that says why they
 * cannot be read.
 */
export function readForecast(words: string, issuedAt: Instant): Flow {
  const reading = readBulletin(words, issuedAt);
  if (reading.ok)
    return flowOfToldWind(reading.rows, `forecast as given, issued at ${issuedAt}: ${words}`);
  throw new Usage(
    '--wind: expected a wind such as "230/12kn", the words of a forecast, or the name of a file;' +
      ` came "${words}": no such file, and as words: ${reading.why}.`,
  );
}
