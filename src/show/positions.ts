import { describePosition, isNearLine, type Chart, type PlaceBeside } from "#chart";
import type { NotRead, PositionAnswer, PositionReading } from "#intake";
import { metres, toNauticalMiles, type Metres, type Position } from "#units";
import { say, sayNumber, type Language } from "./language.ts";
import { sayDistance, sayPosition, saySide } from "./quantities.ts";

/** One reading of a position, in words by which an officer notices a wrong one. */
type PositionView = {
  readonly lon: number;
  readonly lat: number;
  readonly outside: boolean;
  /** "51°06.0′ N 001°24.0′ E: 4.1 NM SE of Dover, UK side; within 100 m". */
  readonly echo: string;
  /** How it was read, and from which words. */
  readonly how: string;
  /** What it takes for granted, and what else in the words says the same. */
  readonly remarks: readonly string[];
};

/** All readings, and a sentence for whatever could not be read. */
export type PositionsView = {
  readonly readings: readonly PositionView[];
  readonly notRead: readonly string[];
};

/** All that words say of a position, for the officer to compare; none is chosen. */
export function viewPositions(
  { readings, notRead }: PositionAnswer,
  chart: Chart | null,
  language: Language,
): PositionsView {
  return {
    readings: readings.map((reading) => viewPosition(reading, chart, language)),
    notRead: notRead.map((each) => sayNotRead(each, language)),
  };
}

function viewPosition(
  reading: PositionReading,
  chart: Chart | null,
  language: Language,
): PositionView {
  const { lon, lat, outside, method, words, doubts, agrees } = reading;
  const radius = metres(reading.radius);
  const echo = say(language, "position.said", {
    figures: sayPosition(reading, language),
    where:
      chart === null
        ? say(language, "position.uncharted")
        : sayWhere(chart, reading, radius, language),
    radius: sayDistance(radius, language),
  });
  const how = say(language, "position.how", {
    method: say(language, `position.method.${method}`),
    words,
  });
  const remarks = [
    ...doubts.map((doubt) => say(language, `position.doubt.${doubt}`)),
    ...agrees.map((other) => say(language, "position.agrees", { words: other })),
  ];
  return { lon, lat, outside, echo, how, remarks };
}

/**
 * Where a position lies: "4.1 NM SE of Dover, UK side", "on land, 2 km W of Calais", or how far
 * outside the waters we watch. The radius says whether both centres' side may be meant.
 */
export function sayWhere(
  chart: Chart,
  position: Position,
  radius: Metres,
  language: Language,
): string {
  const { nearest, charted, onLand, side } = describePosition(chart, position);
  if (!charted) {
    return say(language, "position.outside", { place: beside(nearest, false, language) });
  }
  if (onLand) return say(language, "position.land", { place: beside(nearest, true, language) });
  const near = isNearLine(chart, position, radius) ? `, ${say(language, "side.near")}` : "";
  const place = beside(nearest, false, language);
  return `${say(language, "position.sea", { place, side: saySide(side, language) })}${near}`;
}

/** Nearer than this to a place is at it: the gazetteer is good to 1.5 km. */
const AT_MILES = 0.8;
const POINTS = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"] as const;

/** From a place, in nautical miles at sea and in kilometres on land. */
function beside(
  { place, bearingDegrees, distance }: PlaceBeside,
  onLand: boolean,
  language: Language,
): string {
  if (toNauticalMiles(distance) < AT_MILES)
    return say(language, "position.at", { place: place.name });
  const point = POINTS[Math.round(bearingDegrees / 45) % POINTS.length] ?? "N";
  return say(language, "position.beside", {
    distance: onLand ? kilometres(distance, language) : sayDistance(distance, language),
    point: say(language, `position.point.${point}`),
    of: ofPlace(place.name, language),
  });
}

function kilometres(distance: Metres, language: Language): string {
  const km = distance / 1000;
  const number = sayNumber(km < 9.95 ? Math.round(km * 10) / 10 : Math.round(km), language);
  return say(language, "position.kilometres", { number });
}

/** "of Dover"; in French "de Dover", "d'Ambleteuse", "du Touquet". */
export function ofPlace(name: string, language: Language): string {
  const article = /^(Les?) (.+)$/.exec(name);
  if (article?.[1] === "Le") return say(language, "position.of.le", { place: article[2] ?? "" });
  if (article?.[1] === "Les") return say(language, "position.of.les", { place: article[2] ?? "" });
  const key = /^[AEIOUÀÂÉÈÊÎÔÛ]/.test(name) ? "position.of.vowel" : "position.of";
  return say(language, key, { place: name });
}

const SHOWN_LENGTH_MAX = 120;

/** Why words could not be read as a position, and what to ask for instead. */
function sayNotRead({ why, words }: NotRead, language: Language): string {
  const short = words.length > SHOWN_LENGTH_MAX ? `${words.slice(0, SHOWN_LENGTH_MAX)}…` : words;
  return say(language, `position.not.${why}`, { words: short });
}
