import { isPosition } from "#units";

/**
 * One way to understand words as a position: degrees, longitude first, and the radius in metres of
 * its precision.
 */
export type PositionReading = {
  readonly lon: number;
  readonly lat: number;
  readonly radius: number;
};

/** One degree of latitude: 60 nautical miles. */
const METRES_PER_DEGREE = 60 * 1852;
/**
 * A fix from a phone or a handheld is seldom better, whatever digits it prints. Ours, on the safe
 * side.
 */
const RADIUS_MIN = 100;
/** So many decimals of a degree are typed by a machine, which would have written the minus sign. */
const MACHINE_DECIMALS = 4;
/** Where east and west of Greenwich are both in the waters we watch. */
const GREENWICH_DOUBT_DEGREES = 2;

const NUMBER = String.raw`\d{1,3}(?:[.,]\d+)?`;
const MARK = String.raw`\s*[°º:\s-]?\s*`;
const MINUTES = String.raw`(${NUMBER})\s*(?:['′:\s]\s*(${NUMBER})\s*["″]?|['′])?`;
const ANGLE = String.raw`(${NUMBER})${MARK}(?:${MINUTES})?`;
const WITH_LETTERS = new RegExp(
  String.raw`^\s*${ANGLE}\s*([NS])[\s,;/]*${ANGLE}\s*([EWO])\s*$`,
  "i",
);
const DECIMAL =
  /^\s*([+-]?\d{1,2}(?:[.,]\d+)?)°?\s*(?:[;,]\s*|\s+)([+-]?\d{1,3}(?:[.,]\d+)?)°?\s*$/;

/**
 * All plausible readings of a position in words: decimal degrees, degrees and minutes, or degrees,
 * minutes and seconds with their hemispheres ("51 08.5N 001 44.5E", "51-02.30N 001-22.10E"), and
 * decimal latitude and longitude with signs ("51.0523, 1.3501"). A short longitude near Greenwich
 * without sign or letter has two. Empty when the words say no such thing: the words are kept,
 * nothing is guessed.
 */
export function readPosition(words: string): readonly PositionReading[] {
  const lettered = WITH_LETTERS.exec(words);
  const readings = lettered === null ? readDecimal(words) : readLettered(lettered);
  return readings.filter(isPosition);
}

function readLettered(match: RegExpExecArray): PositionReading[] {
  const [, latD, latM, latS, ns, lonD, lonM, lonS, ew] = match;
  const lat = angle(latD, latM, latS);
  const lon = angle(lonD, lonM, lonS);
  if (lat === null || lon === null) return [];
  return [
    {
      lon: ew?.toUpperCase() === "E" ? lon.degrees : west(lon.degrees),
      lat: ns?.toUpperCase() === "N" ? lat.degrees : -lat.degrees,
      radius: radiusOf(Math.max(lat.precision, lon.precision)),
    },
  ];
}

function readDecimal(words: string): PositionReading[] {
  const [, latWords, lonWords] = DECIMAL.exec(words) ?? [];
  if (latWords === undefined || lonWords === undefined) return [];
  const [lat, lon] = [decimal(latWords), decimal(lonWords)];
  const radius = radiusOf(Math.max(lat.precision, lon.precision));
  const reading = { lon: lon.value + 0, lat: lat.value, radius };
  const isSigned = /^[+-]/.test(lonWords);
  const inDoubt =
    !isSigned && lon.decimals < MACHINE_DECIMALS && lon.value <= GREENWICH_DOUBT_DEGREES;
  return inDoubt && lon.value > 0 ? [reading, { ...reading, lon: -lon.value }] : [reading];
}

/**
 * Degrees with the precision of their last digit; null when minutes or seconds are sixty or more.
 */
function angle(
  degreeWords: string | undefined,
  minuteWords: string | undefined,
  secondWords: string | undefined,
): { degrees: number; precision: number } | null {
  const degrees = decimal(degreeWords ?? "");
  if (minuteWords === undefined) return { degrees: degrees.value, precision: degrees.precision };
  const minutes = decimal(minuteWords);
  if (degrees.decimals > 0 || minutes.value >= 60) return null;
  const whole = degrees.value + minutes.value / 60;
  if (secondWords === undefined) return { degrees: whole, precision: minutes.precision / 60 };
  const seconds = decimal(secondWords);
  if (minutes.decimals > 0 || seconds.value >= 60) return null;
  return { degrees: whole + seconds.value / 3600, precision: seconds.precision / 3600 };
}

function decimal(words: string): { value: number; decimals: number; precision: number } {
  const text = words.replace(",", ".");
  const decimals = text.split(".")[1]?.length ?? 0;
  return { value: Number(text), decimals, precision: 10 ** -decimals };
}

/** West is negative, and west by nothing is nothing. */
function west(degrees: number): number {
  return degrees === 0 ? 0 : -degrees;
}

function radiusOf(precisionDegrees: number): number {
  return Math.max(RADIUS_MIN, Math.round(precisionDegrees * METRES_PER_DEGREE));
}
