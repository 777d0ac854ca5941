import type { Chart } from "#chart";
import { readPosition, type PositionAnswer } from "#intake";
import { seededRandom, type Random } from "#units";

/** Sound words to begin with, one at least of each kind that is read. */
export const SOUND: readonly string[] = [
  "51-02.30N 001-22.10E",
  "51 02.30N 001 22.10E 33 people",
  "51°08'30\"N 1°44'30\"W",
  "50,7667 N 0,0833 O",
  "51.0523, 1.3501",
  "50.8 -0.3",
  "5102.30,N,00122.10,E",
  "51.02.30N 001.22.10E",
  "51N02.30 001E22.10",
  "lat: 51.0523 lon: -1.3501",
  "51 degrees 2 minutes north 1 degree 22 minutes east",
  "latitude nord 51 degrés 02 minutes, longitude est 1 degré 22",
  "٥١٫٠٥٢٣، ١٫٣٥٠١",
  "https://maps.google.com/?q=51.0523%2C1.3501",
  "https://www.google.com/maps/place/51%C2%B002'18%22N/@51.03,1.3,17z/data=!3d51.0383!4d1.36833",
  "https://maps.apple.com/?ll=51.0523,1.3501&q=Marked%20Location",
  "https://www.openstreetmap.org/?mlat=51.05&mlon=1.35#map=12/51.1/1.4",
  "https://osm.org/go/0EEQhq--",
  "geo:51.0523,1.3501;u=35",
  "geo:0,0?q=51.0523,1.3501(Boat)",
  "9F33W9X4+2QH",
  "W9X4+2Q Folkestone",
  "31U DS 12345 67890",
  "30UYC1234567890",
  "31U 384421 5655000",
  "+51.0523+001.3501/",
  "-510308.0+0012100.0+0.0CRSWGS_84/",
  "///filled.count.soap",
  "3 miles north-west of Wimereux",
  "dans le 310 de Gris-Nez à 6 milles",
  "between Sandettie and the Varne",
  "à mi-chemin entre Douvres et Calais",
  "half a mile off Folkestone harbour",
  "Dover bears 310, 6 miles",
  "au large du Touquet",
];

/** Pieces that change what stands beside them. */
const PIECES: readonly string[] = [
  ..."0 1 9 00 180 90 91 60 59.999 -0 -0.0 +  - . , ; : ° ' \" N S E W O north est / = & ? # @ % %2".split(
    " ",
  ),
  "999999999999999999999999",
  "1e999",
  "NaN",
  "Infinity",
  "\u0000",
  "\uD83D",
  "−",
  "\u200E",
  "\n",
  "…",
  "!3d",
  "miles of Dover",
  "between",
  "and",
];

/** What the fuzzing found: how much was read, and the first input that broke a law. */
export type PositionFuzz = {
  readonly inputs: number;
  readonly readings: number;
  readonly unread: number;
  readonly broken: string | null;
};

/**
 * Reads `inputs` damaged texts. Laws: nothing throws; every figure is a finite number, every
 * position on the earth, no zero negative; never more readings than the log can hold; every reading
 * and every refusal leads to its words; what gave no reading says why.
 */
export function fuzzPositions(chart: Chart, inputs: number, seed: number): PositionFuzz {
  const random = seededRandom(seed);
  const sum = { readings: 0, unread: 0 };
  for (let input = 1; input <= inputs; input += 1) {
    const text = damaged(random);
    let broken: string | null;
    try {
      const answer = readPosition(text, chart);
      sum.readings += answer.readings.length;
      sum.unread += answer.notRead.length;
      broken = brokenLaw(text, answer);
    } catch (error) {
      broken = String(error);
    }
    if (broken !== null)
      return { inputs: input, ...sum, broken: `${broken}: ${JSON.stringify(text)}` };
  }
  return { inputs, ...sum, broken: null };
}

/** Pieces put in, taken out, doubled, or two texts grown together. */
function damaged(random: Random): string {
  let text = one(SOUND, random);
  const many = 1 + Math.floor(random() * 5);
  for (let index = 0; index < many; index += 1) {
    const at = Math.floor(random() * (text.length + 1));
    const to = at + Math.floor(random() * 6);
    const piece = one(PIECES, random);
    const changes = [
      () => text.slice(0, at) + piece + text.slice(at),
      () => text.slice(0, at) + piece + text.slice(to),
      () => text.slice(0, at) + text.slice(to),
      () => text.slice(0, to) + text.slice(at),
      () => text.slice(0, at) + one(SOUND, random),
      () => `${text} ${one(SOUND, random)}`,
      () => text.slice(0, at) + String.fromCharCode(random() * 0x10000) + text.slice(at),
    ];
    text = one(changes, random)();
  }
  return text;
}

function one<Thing>(from: readonly Thing[], random: Random): Thing {
  return from[Math.floor(random() * from.length)]!;
}

function brokenLaw(text: string, { readings, notRead }: PositionAnswer): string | null {
  if (readings.length + notRead.length === 0) return "neither read nor refused";
  if (readings.length > 20) return `${readings.length} readings`;
  for (const { words, at } of [...readings, ...notRead]) {
    if (text.slice(at, at + words.length) !== words) return `words lost: ${JSON.stringify(words)}`;
  }
  for (const { lon, lat, radius, shape } of readings) {
    if (Object.is(lon, -0) || Object.is(lat, -0)) return "a negative zero";
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return `off the earth: ${lon}, ${lat}`;
    if (!(radius > 0 && radius <= 500_000)) return `radius ${radius}`;
    const figures = JSON.stringify(shape);
    if (figures.includes("null")) return `no number in ${figures}`;
  }
  return null;
}
