import { wordsOf, type PlainText } from "./plain-text.ts";
import { readingsAt, type Found, type PositionReading, type Span } from "./reading.ts";
import { FALSE_NORTH_SOUTH_M, utmPlace } from "./transverse-mercator.ts";

/** The latitude bands, 8° each from 80° S; X is 12° high (DMA TM 8358.1, 1990). */
const BANDS = "CDEFGHJKLMNPQRSTUVWX";
/** The letters of the 100 km squares, eight from west to east, by turns of three zones. */
const COLUMNS = ["STUVWXYZ", "ABCDEFGH", "JKLMNPQR"] as const;
/** From south to north, again every 2000 km; even zones begin with F. */
const ROWS = "ABCDEFGHJKLMNPQRSTUV";
const SQUARE_M = 100_000;
const CYCLE_M = ROWS.length * SQUARE_M;
/** A square may stand a little over its band's edge. */
const BAND_SLACK_DEGREES = 1;

const ZONE = String.raw`(?<![\p{L}\d.])(?:(?:utm|zone)[\s:]{0,3}){0,2}(?<zone>\d{1,2})\s?`;
const BAND = "(?<band>[C-HJ-NP-X])";
const HALVES = [5, 4, 3, 2].map((half) => String.raw`\d{${half}}\s\d{${half}}`).join("|");
const MGRS = new RegExp(
  [
    String.raw`${ZONE}${BAND}\s?(?<square>[A-HJ-NP-Z][A-HJ-NP-V])\s?`,
    String.raw`(?<digits>${HALVES}|(?:\d\d){1,5})(?![\d.,]*\d|\p{L})`,
  ].join(""),
  "giu",
);
const UTM = new RegExp(
  [
    String.raw`${ZONE}${BAND}\s*[,;:]?\s*(?:E(?:asting)?\s*[:=]?\s*)?`,
    String.raw`(?<east>\d{6}(?:[.,]\d{1,3})?)\s*(?:m\s?E?|E)?\s*[,;/]?\s*`,
    String.raw`(?:N(?:orthing)?\s*[:=]?\s*)?(?<north>(?:10000000|\d{6,7})(?:[.,]\d{1,3})?)`,
    String.raw`(?:\s*(?:m\s?N?|N)(?!\p{L}))?(?![\d])`,
  ].join(""),
  "giu",
);

/** Grid positions of UTM ("31U 384421 5655000") and MGRS ("31U DS 12345 67890"). */
export function readGrids(text: PlainText): Found {
  const utm = [...text.plain.matchAll(UTM)].map((match) => ofMatch(text, match, utmReadings));
  const mgrs = [...text.plain.matchAll(MGRS)]
    .filter(isGridWord)
    .map((match) => ofMatch(text, match, mgrsReadings));
  const all = [...utm, ...mgrs];
  return {
    readings: all.flatMap(({ readings }) => readings),
    notRead: all.flatMap(({ readings, words, span }) =>
      readings.length > 0 ? [] : [{ why: "no such position" as const, words, at: span.start }],
    ),
    spans: all.map(({ span }) => span),
  };
}

/** In capitals or in one piece; "3 m au 12" is French. */
function isGridWord([text]: RegExpExecArray): boolean {
  return text === text.toUpperCase() || !/\s/.test(text);
}

type Groups = Readonly<Record<string, string | undefined>>;
type Told = { readonly words: string; readonly at: number };

function ofMatch(
  text: PlainText,
  match: RegExpExecArray,
  read: (groups: Groups, told: Told) => readonly PositionReading[],
): { readonly readings: readonly PositionReading[]; readonly words: string; readonly span: Span } {
  const span = { start: match.index, end: match.index + match[0].length };
  const words = wordsOf(text, span);
  return { readings: read(match.groups ?? {}, { words, at: span.start }), words, span };
}

/** Where its latitude band begins and ends, in degrees. */
function bandOf(letter: string): readonly [number, number] {
  const at = BANDS.indexOf(letter);
  return [at * 8 - 80, letter === "X" ? 84 : at * 8 - 72];
}

function isInBand(lat: number, letter: string): boolean {
  const [south, north] = bandOf(letter);
  return lat >= south - BAND_SLACK_DEGREES && lat <= north + BAND_SLACK_DEGREES;
}

function utmReadings(groups: Groups, { words, at }: Told): readonly PositionReading[] {
  const zone = Number(groups["zone"]);
  const band = (groups["band"] ?? "").toUpperCase();
  const east = Number((groups["east"] ?? "").replace(",", "."));
  const north = Number((groups["north"] ?? "").replace(",", "."));
  if (!isOnGrid(zone, east)) return [];
  const told = { method: "UTM", words, at } as const;
  const northern = utmPlace(zone, east, north);
  const readings = isInBand(northern.lat, band) ? readingsAt(northern, 1, told) : [];
  const isSouthern = band < "N";
  const asHemisphere = { ...told, doubts: ["zone letter as a hemisphere"] } as const;
  // "31S" may be the band or the southern half of the earth; "31N" is the northern half anyway.
  if (band === "N") return readingsAt(northern, 1, told);
  if (band !== "S" && !isSouthern) return readings;
  const southern = utmPlace(zone, east, north - FALSE_NORTH_SOUTH_M);
  if (band === "S") return [...readings, ...readingsAt(southern, 1, asHemisphere)];
  return isInBand(southern.lat, band) ? readingsAt(southern, 1, told) : [];
}

function isOnGrid(zone: number, east: number): boolean {
  return zone >= 1 && zone <= 60 && east >= SQUARE_M && east < 9 * SQUARE_M;
}

function mgrsReadings(groups: Groups, { words, at }: Told): readonly PositionReading[] {
  const zone = Number(groups["zone"]);
  const band = (groups["band"] ?? "").toUpperCase();
  const [column = "", row = ""] = (groups["square"] ?? "").toUpperCase();
  const digits = (groups["digits"] ?? "").replace(/\s/, "");
  const half = digits.length / 2;
  const side = SQUARE_M / 10 ** half;
  const east =
    ((COLUMNS[zone % 3] ?? "").indexOf(column) + 1) * SQUARE_M +
    Number(digits.slice(0, half)) * side;
  if (!isOnGrid(zone, east)) return [];
  const shift = zone % 2 === 0 ? 5 : 0;
  const rowAt = (ROWS.indexOf(row) - shift + ROWS.length) % ROWS.length;
  const within = rowAt * SQUARE_M + Number(digits.slice(half)) * side;
  // The middle of the cell, as far from its corners as it can be off.
  for (let cycle = -5; cycle < 5; cycle += 1) {
    const place = utmPlace(zone, east + side / 2, within + side / 2 + cycle * CYCLE_M);
    if (isInBand(place.lat, band))
      return readingsAt(place, side * Math.SQRT1_2, { method: "MGRS", words, at });
  }
  return [];
}
