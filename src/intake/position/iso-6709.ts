import { wordsOf, type PlainText } from "./plain-text.ts";
import { metresOfDegrees, readingsAt, type Found } from "./reading.ts";

const TEXT = new RegExp(
  [
    String.raw`(?<![\d.+-])([+-](?:\d{2}|\d{4}|\d{6})(?:[.,]\d+)?)`,
    String.raw`([+-](?:\d{3}|\d{5}|\d{7})(?:[.,]\d+)?)`,
    // Height and reference system.
    String.raw`(?:[+-]\d+(?:\.\d+)?)?(?:CRS\w{1,20})?(?:\/|(?![\d.+-]))`,
  ].join(""),
  "gu",
);

/**
 * Positions as ISO 6709 writes them, "+51.0523+001.3501/": signs always, degrees of two and three
 * digits, then minutes and seconds without anything between.
 */
export function readIso6709(text: PlainText): Found {
  const all = [...text.plain.matchAll(TEXT)].map((match) => {
    const span = { start: match.index, end: match.index + match[0].length };
    const words = wordsOf(text, span);
    const [, latWords = "", lonWords = ""] = match;
    const [lat, lon] = [angleOf(latWords, 2), angleOf(lonWords, 3)];
    const told = { method: "ISO 6709", words, at: span.start } as const;
    const radius = metresOfDegrees(Math.max(lat.precision, lon.precision));
    const place = { lon: lon.degrees, lat: lat.degrees };
    return { readings: readingsAt(place, radius, told), span, words };
  });
  return {
    readings: all.flatMap(({ readings }) => readings),
    notRead: all.flatMap(({ readings, words, span }) =>
      readings.length > 0 ? [] : [{ why: "no such position" as const, words, at: span.start }],
    ),
    spans: all.map(({ span }) => span),
  };
}

/** Degrees of so many digits with what follows them; NaN for minutes or seconds of sixty. */
function angleOf(words: string, digits: 2 | 3): { degrees: number; precision: number } {
  const [whole = "", fraction = ""] = words.slice(1).replace(",", ".").split(".");
  const decimals = fraction === "" ? "" : `.${fraction}`;
  const rest = whole.slice(digits);
  const parts = [whole.slice(0, digits), rest.slice(0, 2), rest.slice(2)].filter(
    (part) => part !== "",
  );
  const values = parts.map((part, at) => Number(at === parts.length - 1 ? part + decimals : part));
  const [degrees = Number.NaN, minutes = 0, seconds = 0] = values;
  const isSound = minutes < 60 && seconds < 60;
  const size = isSound ? degrees + minutes / 60 + seconds / 3600 : Number.NaN;
  return {
    degrees: words.startsWith("-") ? -size : size,
    precision: 10 ** -fraction.length / 60 ** (parts.length - 1),
  };
}
