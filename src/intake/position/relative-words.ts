import { plainName, type PlaceKind } from "#chart";
import type { PlainText } from "./plain-text.ts";
import type { Span } from "./reading.ts";

/** A word, number or "°" of a text; `plain` is in small letters without accents. */
export type Word = Span & { readonly plain: string; readonly said: string };

const WORDS = /\d+(?:[.,]\d+)?|(?<=\d)'|\p{L}[\p{L}\p{M}]*\d*|°|[¦;!?\n]/gu;
/** Ends whatever was being said. */
const STOP = "|";

/** The words of a text, in order; a full stop is none, since it also ends "approx." and "St.". */
export function relativeWords({ plain }: PlainText): readonly Word[] {
  return [...plain.matchAll(WORDS)].map(([said], at, all) => {
    const start = all[at]?.index ?? 0;
    const isStop = /^[¦;!?\n]$/.test(said);
    const name = /^[\d°']/.test(said) ? said.replace(",", ".") : plainName(said);
    return { plain: isStop ? STOP : name, said, start, end: start + said.length };
  });
}

const list = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const phrases = (...texts: readonly string[]): readonly (readonly string[])[] =>
  texts.map((text) => text.split(" ")).toSorted((one, other) => other.length - one.length);

/** Metres, at least and at most: "miles" may be those of the land or those of the sea. */
const UNITS: ReadonlyMap<string, readonly [number, number]> = new Map<
  string,
  readonly [number, number]
>([
  ...[...list("nm nmi nq nautique nautiques nautical mille milles mn nmiles")].map(
    (unit) => [unit, [1852, 1852]] as const,
  ),
  ...[...list("mile miles mi")].map((unit) => [unit, [1609.344, 1852]] as const),
  ...[...list("km kms kilometre kilometres kilometer kilometers klicks bornes")].map(
    (unit) => [unit, [1000, 1000]] as const,
  ),
  ...[...list("m metre metres meter meters")].map((unit) => [unit, [1, 1]] as const),
  ...[...list("cable cables encablure encablures")].map((unit) => [unit, [185.2, 185.2]] as const),
  ...[...list("yard yards yds")].map((unit) => [unit, [0.9144, 0.9144]] as const),
]);
const AT_SEA = list("nautical sea nautique nautiques marin marins nm");
const MILES = list("mile miles mille milles");

const NUMBERS: ReadonlyMap<string, number> = new Map([
  ..."one two three four five six seven eight nine ten eleven twelve"
    .split(" ")
    .map((word, at) => [word, at + 1] as const),
  ..."un deux trois quatre cinq six sept huit neuf dix onze douze"
    .split(" ")
    .map((word, at) => [word, at + 1] as const),
  ...["a", "an", "une"].map((word) => [word, 1] as const),
  ...["half", "demi"].map((word) => [word, 0.5] as const),
]);

/** A distance in metres, at least and at most, and the words it takes. */
export type Distance = { readonly metres: readonly [number, number]; readonly words: number };

/** Distances at sea are judged by eye: ±10 %, and half of the last figure said. Ours. */
const JUDGED = 0.1;

/** "3 miles", "half a mile", "un demi-mille", "6M" at a word; null for anything else. */
export function distanceAt(words: readonly Word[], at: number): Distance | null {
  const number = numberAt(words, at);
  if (number === null) return null;
  const { least, most, step } = number;
  const unit = unitAt(words, at + number.words, least === 0.5);
  if (unit === null) return null;
  const [short, long] = unit.metres;
  return {
    metres: [
      Math.max(0, least * (1 - JUDGED) - step / 2) * short,
      (most * (1 + JUDGED) + step / 2) * long,
    ],
    words: number.words + unit.words,
  };
}

const NAUTICAL = [1852, 1852] as const;

/** "NM", "a mile" after a half, "nautical miles", "milles nautiques", "M" in capitals. */
function unitAt(words: readonly Word[], at: number, isHalf: boolean): Distance | null {
  const skip = isHalf && isOne(words[at], A) ? 1 : 0;
  const [one, other] = [words[at + skip], words[at + skip + 1]];
  if (isNautical(one, other)) return { metres: NAUTICAL, words: skip + 2 };
  const metres = isCapitalMile(one) ? NAUTICAL : UNITS.get(one?.plain ?? "");
  return metres === undefined ? null : { metres, words: skip + 1 };
}

const ARTICLE_NUMBERS = list("a an un une");
const A = list("a an");
const SEA = list("nautical sea");

function isNautical(one: Word | undefined, other: Word | undefined): boolean {
  return (isOne(one, SEA) && isOne(other, MILES)) || (isOne(one, MILES) && isOne(other, AT_SEA));
}

/** "6 M": miles in capitals, metres in small letters. "6'": a mile is a minute of latitude. */
function isCapitalMile(word: Word | undefined): boolean {
  return ["M", "MN", "'"].includes(word?.said ?? "");
}

/** A number, or two as "3-4" or "3 to 4", and one of the last figure said. */
function numberAt(words: readonly Word[], at: number) {
  const one = oneNumberAt(words, at);
  // "À 6 milles" begins with no number.
  if (isOne(words[at], ARTICLE_NUMBERS)) return one;
  const next = at + (one?.words ?? 0);
  const joint = isOne(words[next], list("to or a ou")) ? 1 : 0;
  const other = one === null ? null : oneNumberAt(words, next + joint);
  const isRange = one !== null && other !== null && one.least < other.least && !one.isBearing;
  if (!isRange) return one;
  const step = Math.max(one.step, other.step);
  return { ...one, most: other.most, step, words: one.words + joint + other.words };
}

function oneNumberAt(words: readonly Word[], at: number) {
  const word = words[at]?.plain ?? "";
  if (/^\d/.test(word)) {
    const decimals = word.split(".")[1]?.length ?? 0;
    const value = Number(word);
    const isBearing = /^\d{3}$/.test(word);
    return { least: value, most: value, step: 10 ** -decimals, words: 1, isBearing };
  }
  const isHalf = isOne(words[at], list("a an un une")) && isOne(words[at + 1], list("half demi"));
  const skip = isHalf ? 1 : 0;
  const value = NUMBERS.get(words[at + skip]?.plain ?? "");
  if (value === undefined) return null;
  const step = value < 1 ? 0.5 : 1;
  return { least: value, most: value, step, words: 1 + skip, isBearing: false };
}

export function isOne(word: Word | undefined, set: ReadonlySet<string>): boolean {
  return word !== undefined && set.has(word.plain);
}

/** Degrees true from, clockwise to, and the words it takes. */
export type Direction = { readonly bearings: readonly [number, number]; readonly words: number };

const POINTS = "N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW".split(" ");
const LETTERS: ReadonlyMap<string, string> = new Map([
  ...["north", "nord", "northern"].map((word) => [word, "N"] as const),
  ...["south", "sud", "southern"].map((word) => [word, "S"] as const),
  ...["east", "est", "eastern"].map((word) => [word, "E"] as const),
  ...["west", "ouest", "western"].map((word) => [word, "W"] as const),
  ...["northeast", "nordest"].map((word) => [word, "NE"] as const),
  ...["northwest", "nordouest"].map((word) => [word, "NW"] as const),
  ...["southeast", "sudest"].map((word) => [word, "SE"] as const),
  ...["southwest", "sudouest"].map((word) => [word, "SW"] as const),
  ...POINTS.map((point) => [point.toLowerCase(), point] as const),
  ...POINTS.map((point) => [point.toLowerCase().replaceAll("w", "o"), point] as const),
]);
export const LEADS = phrases(
  "dans le",
  "dans l",
  "vers le",
  "vers l",
  "a l",
  "au",
  "to the",
  "in the",
  "on the",
  "bearing",
  "brg",
  "on a bearing of",
  "bearing of",
  "on bearing",
  "true bearing",
  "au relevement",
  "releve au",
  "relevement",
  "dans le relevement",
  "azimut",
  "direction",
  "en direction",
);
const DEGREES = list("degrees degree deg degres degre °");
const TRUE = list("true t vrai vrais");
/** A point of the compass said in words holds to the point on either side. */
const EIGHTH = 45 / 2;
const SIXTEENTH = 22.5 / 2;
/** A bearing in figures: the reading of a hand compass and what is not said of its north. Ours. */
const IN_FIGURES = 5;

/**
 * "north-west", "au nord-ouest", "dans le 310", "bearing 120", "120° true" at a word. Short forms
 * and the French verb "est" are taken for a direction only where nothing else can be meant:
 * `sure` says that a distance stands before.
 */
export function directionAt(words: readonly Word[], at: number, sure: boolean): Direction | null {
  const lead = phraseAt(words, at, LEADS);
  const number = bearingAt(words, at + lead, lead > 0);
  if (number !== null) return { bearings: number.bearings, words: lead + number.words };
  const point = pointAt(words, at + lead, sure || lead > 0);
  return point === null ? null : { bearings: point.bearings, words: lead + point.words };
}

function pointAt(words: readonly Word[], at: number, sure: boolean): Direction | null {
  const first = words[at];
  const { letters, taken } = lettersAt(words, at);
  if (first === undefined || taken === 0) return null;
  return sure || isPlainly(first) ? { bearings: aroundPoint(letters), words: taken } : null;
}

/** The longest point of the compass that one to three words make: "SSE" of "south-south-east". */
function lettersAt(words: readonly Word[], at: number) {
  let [letters, taken, all] = ["", 0, ""];
  for (let next = 0; next < 3; next += 1) {
    all += LETTERS.get(words[at + next]?.plain ?? "") ?? " ";
    if (POINTS.includes(all)) [letters, taken] = [all, next + 1];
  }
  return { letters, taken };
}

/** Whether a word can be nothing but a direction: "NE" in capitals, and not the French verb. */
function isPlainly({ plain, said }: Word): boolean {
  if (plain === "est") return false;
  const isShort = plain.length < 3 || /^[nsewo]{3}$/.test(plain);
  return !isShort || said === said.toUpperCase();
}

function aroundPoint(letters: string): readonly [number, number] {
  const bearing = POINTS.indexOf(letters) * SIXTEENTH * 2;
  const half = letters.length > 2 ? SIXTEENTH : EIGHTH;
  return [bearing - half, bearing + half];
}

/** A bearing in figures; without a word before or after it, it has three figures, as on the air. */
function bearingAt(words: readonly Word[], at: number, isLed: boolean): Direction | null {
  const text = words[at]?.plain ?? "";
  if (!/^\d{1,3}(\.\d)?$/.test(text) || Number(text) > 360) return null;
  if (distanceAt(words, at) !== null) return null;
  let taken = 1;
  while (isOne(words[at + taken], DEGREES) || isOne(words[at + taken], TRUE)) taken += 1;
  if (!isLed && taken === 1 && text.length !== 3) return null;
  const bearing = Number(text);
  return { bearings: [bearing - IN_FIGURES, bearing + IN_FIGURES], words: taken };
}

/** How many words the longest of some phrases takes at a word; 0 when none stands there. */
export function phraseAt(
  words: readonly Word[],
  at: number,
  all: readonly (readonly string[])[],
): number {
  const found = all.find((phrase) =>
    phrase.every((word, index) => words[at + index]?.plain === word),
  );
  return found?.length ?? 0;
}

export const FROM = phrases(
  "of",
  "from",
  "off",
  "de",
  "du",
  "des",
  "d",
  "out from",
  "away from",
  "devant",
);
export const OFF = phrases("off", "offshore from", "offshore of", "au large", "large");
export const NEAR = phrases(
  "near",
  "nearby",
  "close to",
  "next to",
  "beside",
  "by",
  "alongside",
  "in front of",
  "around",
  "pres",
  "proche",
  "a proximite",
  "devant",
  "a cote",
  "vers",
  "a hauteur",
  "a la hauteur",
  "aux abords",
  "not far from",
  "in the area of",
  "dans le secteur",
);
export const BETWEEN = phrases("between", "entre", "in between");
export const HALFWAY = phrases(
  "half way between",
  "halfway between",
  "mid way between",
  "midway between",
  "mi chemin entre",
  "mi chemin de",
  "au milieu entre",
  "a mi chemin entre",
  "half way from",
  "halfway from",
);
export const AND = phrases("and", "et", "to", "a");
/** Where a place is seen from the boat, and what may be that or the way from the place. */
export const BEARS = phrases("bears", "est releve", "is bearing");
export const BEARING = phrases("bearing", "brg", "releve au", "relevement", "au relevement");
export const FILLERS = list(
  [
    "about approx approximately roughly around some at a environ distance range dist position est",
    "is by and et peu pres",
  ].join(" "),
);
/** Words before a place that are no part of its name. */
export const ARTICLES = list("the at le la l les de du d des of a au aux coast cote cotes shore");
export const LONE = list("at in on a au aux en position off near pres de la le the by");

/** What a place is said to be. */
export const KINDS: ReadonlyMap<string, readonly PlaceKind[]> = new Map<
  string,
  readonly PlaceKind[]
>([
  ...[...list("lightship lv lightvessel lightfloat vessel")].map(
    (word) => [word, ["light_vessel"]] as const,
  ),
  ...[...list("buoy bouee")].map((word) => [word, ["buoy"]] as const),
  ...[...list("bank banc sands sandbank shoal")].map((word) => [word, ["sandbank"]] as const),
  ...[...list("beach plage")].map((word) => [word, ["beach"]] as const),
  ...[...list("port harbour harbor")].map((word) => [word, ["port"]] as const),
  ...[...list("light lighthouse phare feu")].map(
    (word) => [word, ["light", "light_vessel"]] as const,
  ),
]);
