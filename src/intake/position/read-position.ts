import { findNamedPlaces, type Chart } from "#chart";
import { distanceMetres, type Position } from "#units";
import { readIso6709 } from "./iso-6709.ts";
import { plainText, withoutSpans, wordsOf, type PlainText } from "./plain-text.ts";
import { readPlusCodes } from "./plus-code.ts";
import { readAngles } from "./read-angles.ts";
import { readGrids } from "./read-grids.ts";
import { readLinks } from "./read-links.ts";
import { readRelative } from "./read-relative.ts";
import {
  FOUND_NOTHING,
  type Found,
  type NotRead,
  type PositionAnswer,
  type PositionReading,
} from "./reading.ts";
import { relativeWords } from "./relative-words.ts";

/** No position takes more; the words themselves are kept whole by whoever asks. */
const CHARACTERS_MOST = 4000;
/** As many as a place in the log may have. */
const READINGS_MOST = 20;
/** Readings of the same words nearer than this in degrees are one. */
const SAME_DEGREES = 1e-7;

const THREE = (least: number): string =>
  Array.from({ length: 3 }, () => String.raw`\p{L}{${least},30}`).join(String.raw`\.`);
const WORDS3 = new RegExp(
  [
    String.raw`(?<![\p{L}\d./])(?:\/\/\/\s?)?${THREE(2)}(?![\p{L}\d./])`,
    String.raw`\/\/\/\s?${THREE(1)}`,
  ].join("|"),
  "gu",
);

/**
 * All plausible readings of a position in whatever words or links people say or paste; none is
 * chosen. Without a chart nothing is read that is told from a place. Words of which nothing can
 * be read say why. It never throws, and no figure in it is NaN.
 */
export function readPosition(words: string, chart: Chart | null): PositionAnswer {
  let text = plainText(words.slice(0, CHARACTERS_MOST));
  const readings: PositionReading[] = [];
  const notRead: NotRead[] = [];
  const read = (reader: (text: PlainText) => Found): void => {
    const found = reader(text);
    readings.push(...found.readings);
    notRead.push(...found.notRead);
    text = withoutSpans(text, found.spans);
  };
  read(readLinks);
  read(readIso6709);
  read((text) => readPlusCodes(text, placeNamedIn(text, chart)));
  read(readGrids);
  read((text) => readAngles(text, false));
  read(readThreeWords);
  if (chart !== null) read((text) => readRelative(text, chart));
  const kept = foldAgreeing(readings.filter((reading, at) => isFirst(reading, at, readings)));
  if (words.length > CHARACTERS_MOST) {
    notRead.push({ why: "too long", words: words.slice(CHARACTERS_MOST), at: CHARACTERS_MOST });
  }
  const unread = notRead.filter((each) => !isReadElsewhere(each, kept)).filter(isFirstWhy);
  const more = kept[READINGS_MOST];
  if (more !== undefined)
    unread.push({ why: "too many", words: words.slice(more.at), at: more.at });
  if (kept.length + unread.length === 0) unread.push({ why: "nothing", words, at: 0 });
  return { readings: kept.slice(0, READINGS_MOST), notRead: unread };
}

/** What3words belongs to a company that alone can say where its words are. */
function readThreeWords(text: PlainText): Found {
  const spans = [...text.plain.matchAll(WORDS3)].map(({ index, 0: words }) => {
    return { start: index, end: index + words.length };
  });
  const notRead = spans.map((span) => {
    return { why: "what3words" as const, words: wordsOf(text, span), at: span.start };
  });
  return { ...FOUND_NOTHING, notRead, spans };
}

/** The first place that a text names, for a Plus Code that was cut short. */
function placeNamedIn(text: PlainText, chart: Chart | null): Position | null {
  if (chart === null || !text.plain.includes("+")) return null;
  const words = relativeWords(text).map(({ plain }) => plain);
  for (let at = 0; at < words.length; at += 1) {
    const named = findNamedPlaces(chart, words.slice(at, at + 8));
    const [place] = named?.isWhole === true ? named.places : [];
    if (place !== undefined) return place.position;
  }
  return null;
}

function isFirst(reading: PositionReading, at: number, all: readonly PositionReading[]): boolean {
  const same = all.findIndex(
    ({ lon, lat, radius }) =>
      Math.abs(lon - reading.lon) < SAME_DEGREES &&
      Math.abs(lat - reading.lat) < SAME_DEGREES &&
      radius <= reading.radius,
  );
  return same === at || same < 0;
}

/** Figures that are no position by themselves may be a distance from a place. */
function isReadElsewhere({ words, at }: NotRead, readings: readonly PositionReading[]): boolean {
  return readings.some((reading) => {
    return reading.at < at + words.length && at < reading.at + reading.words.length;
  });
}

function isFirstWhy({ why, words }: NotRead, at: number, all: readonly NotRead[]): boolean {
  return all.findIndex((each) => each.why === why && each.words === words) === at;
}

/**
 * A reading that is told from a place, and holds one in figures, is said with that one: both are
 * the same position. Where they contradict each other both stand.
 */
function foldAgreeing(readings: readonly PositionReading[]): readonly PositionReading[] {
  const isTold = ({ shape, method }: PositionReading): boolean =>
    shape.kind !== "circle" || method === "between places";
  const figures = readings.filter((reading) => !isTold(reading));
  const told = readings.filter(isTold);
  const agree = (fine: PositionReading, coarse: PositionReading): boolean =>
    fine.radius < coarse.radius && distanceMetres(fine, coarse) <= coarse.radius + fine.radius;
  const alone = told.filter((coarse) => !figures.some((fine) => agree(fine, coarse)));
  const joined = figures.map((fine) => {
    const agrees = told.filter((coarse) => agree(fine, coarse)).map(({ words }) => words);
    return { ...fine, agrees };
  });
  return [...joined, ...alone];
}
