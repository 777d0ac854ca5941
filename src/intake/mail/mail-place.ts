import type { Chart } from "#chart";
import type { Place } from "#log";
import { readPosition } from "../position/read-position.ts";
import type { NotRead, PositionAnswer, PositionReading } from "../position/reading.ts";
import type { MailLine } from "./mail-message.ts";

/** As many as a place in the log may have. */
const READINGS_MOST = 20;
/** No more than the log's words. */
const WORDS_MOST = 4000;

/** A place and why parts of what was said are none. */
export type MailPlace = { readonly place: Place | null; readonly notRead: readonly NotRead[] };

/**
 * Where the boat is, as lines tell it; where no line gives a position that can be read, as the
 * prose does. All readings are kept, none is chosen.
 */
export function readMailPlace(
  lines: readonly MailLine[],
  prose: readonly string[],
  chart: Chart | null,
): MailPlace {
  const told = [...valuesOf(lines, "position"), ...pairsOf(lines)];
  const answers = told.map((words) => readPosition(words, chart));
  if (answers.some(({ readings }) => readings.length > 0)) {
    return { place: placeFrom(told.join("\n"), answers), notRead: failuresOf(answers) };
  }
  const found = prose.map((words) => readPosition(words, chart));
  const said = found.flatMap(({ readings }) => readings.map(({ words }) => words));
  const failures = failuresOf([...answers, ...found]);
  if (said.length > 0) {
    return { place: placeFrom([...new Set(said)].join("\n"), found), notRead: failures };
  }
  const words = told.length > 0 ? told : failures.map((each) => each.words);
  const place = words.length > 0 ? placeFrom(words.join("\n"), []) : null;
  return { place, notRead: failures };
}

function valuesOf(lines: readonly MailLine[], key: MailLine["key"]): readonly string[] {
  return lines.filter((line) => line.key === key).map(({ value }) => value);
}

/** "Latitude: …" and the "Longitude: …" after it, as one position; one alone as it is. */
function pairsOf(lines: readonly MailLine[]): readonly string[] {
  const latitudes = valuesOf(lines, "latitude");
  const longitudes = valuesOf(lines, "longitude");
  const most = Math.max(latitudes.length, longitudes.length);
  return Array.from({ length: most }, (_, at) => {
    const [lat, lon] = [latitudes[at], longitudes[at]];
    return [lat === undefined ? "" : `lat ${lat}`, lon === undefined ? "" : `lon ${lon}`]
      .join(" ")
      .trim();
  });
}

function placeFrom(words: string, answers: readonly PositionAnswer[]): Place {
  const all = answers.flatMap((answer) => answer.readings);
  const readings = all.filter((reading, at) => at === all.findIndex((one) => isSame(one, reading)));
  const isPin = ({ method }: PositionReading): boolean =>
    method === "map link" || method === "geo URI";
  return {
    words: words.slice(0, WORDS_MOST),
    method: readings.length > 0 && readings.every(isPin) ? "pin" : "spoken",
    fixedAt: null,
    readings: readings
      .slice(0, READINGS_MOST)
      .map(({ lon, lat, radius }) => ({ lon, lat, radius })),
  };
}

function isSame(one: PositionReading, other: PositionReading): boolean {
  return one.lon === other.lon && one.lat === other.lat && one.radius === other.radius;
}

/** "nothing" is said of any words without a position. */
function failuresOf(answers: readonly PositionAnswer[]): readonly NotRead[] {
  return answers.flatMap(({ notRead }) => notRead).filter(({ why }) => why !== "nothing");
}
