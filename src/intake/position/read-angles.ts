import { isPosition, type Position } from "#units";
import { pairsOfRow, isHalf, shorterPairs, type Pair } from "./angle-pairs.ts";
import type { Angle } from "./angle.ts";
import { figureRows, type Figure, type Points } from "./angle-tokens.ts";
import { wordsOf, type PlainText } from "./plain-text.ts";
import {
  FOUND_NOTHING,
  joinFound,
  metresOfDegrees,
  readingsAt,
  type Found,
  type NotRead,
  type PositionDoubt,
  type PositionMethod,
  type PositionReading,
} from "./reading.ts";

/** So many decimals of a degree are copied from a machine, which would have written the minus. */
const MACHINE_DECIMALS = 4;
/** Where east and west of Greenwich are both in the waters we watch. */
const GREENWICH_DOUBT_DEGREES = 2;

const METHODS: readonly PositionMethod[] = [
  "decimal degrees",
  "degrees and minutes",
  "degrees, minutes and seconds",
];

/** Four whole figures between commas may be two with decimals, or degrees and minutes. */
const ALL_COMMAS = /^\s*\d+(?:,\d+){3}\s*$/;

/**
 * Positions in figures: degrees, degrees and minutes, or degrees, minutes and seconds, with signs,
 * letters or words for the hemispheres before or after, decimal points or commas, anywhere in a
 * text. `machine` says that a program wrote them, which never leaves a minus out.
 */
export function readAngles(text: PlainText, machine: boolean): Found {
  const points: readonly Points[] = TWO_POINTS.test(text.plain)
    ? ["seconds", "decimal"]
    : ["seconds"];
  const decimal = points.map((each) => readFigures(text, each, machine));
  const hasRead = decimal.some(({ readings }) => readings.length > 0);
  const apart =
    hasRead && !ALL_COMMAS.test(text.plain)
      ? []
      : [readFigures(withoutCommas(text), "seconds", machine)];
  const { readings, notRead, spans } = joinFound([...decimal, ...apart]);
  // What cannot be read in one spelling was in another.
  return { readings, notRead: readings.length > 0 ? [] : notRead, spans };
}

const TWO_POINTS = /\d\.\d+\.\d/;

/** "51,02,30" with its figures apart. */
function withoutCommas({ said, plain }: PlainText): PlainText {
  return { said, plain: plain.replaceAll(/(?<=\d),(?=\d)/g, " ") };
}

function readFigures(text: PlainText, points: Points, machine: boolean): Found {
  return joinFound(figureRows(text, points).map((row) => readRow(text, row, machine)));
}

function readRow(text: PlainText, row: readonly Figure[], machine: boolean): Found {
  const { pairs, slips } = pairsOfRow(row);
  const readings = [
    ...pairs.flatMap((pair) => readPair(text, row, pair, machine)),
    ...slips.flatMap((pair) => readShorter(text, row, pair, machine)),
  ];
  const spans = readings.map(({ at, words }) => ({ start: at, end: at + words.length }));
  if (readings.length > 0) return { readings, notRead: [], spans };
  const off = [
    ...slips.filter(areBothTold),
    ...pairs.filter((pair) => areBothTold(pair) || hasDecimals(pair)),
  ];
  const [first, last] = [row[0], row.at(-1)];
  if (first === undefined || last === undefined) return FOUND_NOTHING;
  const at = first.start;
  const words = wordsOf(text, { start: at, end: last.end });
  const notRead: readonly NotRead[] =
    off.length > 0
      ? [{ why: "no such position", words, at }]
      : isHalf(row)
        ? [{ why: "half a position", words, at }]
        : [];
  return { readings, notRead, spans };
}

const isToldAsAngles = ({ lat, lon }: Pair): boolean => lat.marked || lon.marked;
const areBothTold = ({ lat, lon }: Pair): boolean => lat.marked && lon.marked;
const hasDecimals = ({ lat, lon }: Pair): boolean => lat.decimals > 0 && lon.decimals > 0;

/**
 * The readings of a pair of angles. Where it lies outside the waters we watch, the same figures in
 * the other order, or fewer of them, are readings too if they lie inside.
 */
function readPair(
  text: PlainText,
  row: readonly Figure[],
  pair: Pair,
  machine: boolean,
): readonly PositionReading[] {
  // Bare whole figures are a position only alone, and where one could be: else they are anything.
  const isPlain = !areBothTold(pair) && !hasDecimals(pair);
  if (isPlain && (pair.from > 0 || pair.to < row.length)) return [];
  const readings = readingsOfPair(text, row, pair, [], machine);
  const shorter = readShorter(text, row, pair, machine);
  // "50 51.05N 1.35E" may be a count before a position.
  if (readings.some(({ outside }) => !outside))
    return pair.lat.parts === pair.lon.parts ? readings : [...readings, ...shorter];
  const exchanged = readingsOfPair(
    text,
    row,
    { ...pair, lat: pair.lon, lon: pair.lat },
    ["latitude and longitude exchanged"],
    machine,
  );
  const inside = [...exchanged.filter(({ outside }) => !outside), ...shorter];
  return isPlain ? inside : [...readings, ...inside];
}

/** Readings in the waters we watch of some of the figures only. */
function readShorter(
  text: PlainText,
  row: readonly Figure[],
  pair: Pair,
  machine: boolean,
): readonly PositionReading[] {
  return shorterPairs(row, pair)
    .filter(isToldAsAngles)
    .flatMap((less) => readingsOfPair(text, row, less, ["figures left out"], machine))
    .filter(({ outside }) => !outside);
}

function readingsOfPair(
  text: PlainText,
  row: readonly Figure[],
  { lat, lon, from, to }: Pair,
  doubts: readonly PositionDoubt[],
  machine: boolean,
): readonly PositionReading[] {
  const span = { start: row[from]?.start ?? 0, end: row[to - 1]?.end ?? 0 };
  const radius = metresOfDegrees(Math.max(lat.precision, lon.precision));
  const method = METHODS[Math.max(lat.parts, lon.parts) - 1] ?? "decimal degrees";
  const north = isNegative(lat, "S") ? -lat.degrees : lat.degrees;
  const isTyped = !machine && !isCopied(lat, lon, wordsOf(text, span));
  return longitudes(lon, isTyped).flatMap(([east, more]) => {
    const place: Position = { lon: east, lat: north };
    if (!isPosition(place)) return [];
    const told = { method, words: wordsOf(text, span), at: span.start };
    return readingsAt(place, radius, { ...told, doubts: [...doubts, ...more] });
  });
}

function isNegative({ hemisphere, sign }: Angle, letter: "S" | "W"): boolean {
  return hemisphere === null ? sign === "-" : hemisphere === letter;
}

/** The longitudes that an angle may be, each with what it takes for granted. */
function longitudes(
  lon: Angle,
  isTyped: boolean,
): readonly (readonly [number, readonly PositionDoubt[]])[] {
  const { degrees, hemisphere, sign } = lon;
  const both = [
    [degrees, ["taken as east"]],
    [-degrees, ["taken as west"]],
  ] as const;
  if (degrees === 0) return [[0, []]];
  // "-001 22.10E" says both.
  if (hemisphere === "E" && sign === "-") return both;
  if (hemisphere === "E" || hemisphere === "W")
    return [[hemisphere === "E" ? degrees : -degrees, []]];
  if (sign === "?") return both;
  if (sign !== "") return [[sign === "-" ? -degrees : degrees, []]];
  return isTyped && degrees <= GREENWICH_DOUBT_DEGREES ? both : [[degrees, []]];
}

/** "51.0523, 1.3501", as machines print and people paste it. */
function isCopied(lat: Angle, lon: Angle, words: string): boolean {
  const decimals = Math.min(lat.decimals, lon.decimals);
  const stop = words.includes(".") ? /[,;]/ : /;|,\s/;
  return Math.max(lat.parts, lon.parts) === 1 && decimals >= MACHINE_DECIMALS && stop.test(words);
}
