import { wordsOf, type PlainText } from "./plain-text.ts";
import {
  metresOfDegrees,
  readingsAt,
  type NotRead,
  type Found,
  type PositionReading,
  type Span,
} from "./reading.ts";
import type { Position } from "#units";

/** The twenty digits of an Open Location Code (its specification, "Plus Codes Specification"). */
const DIGITS = "23456789CFGHJMPQRVWX";
const D = `[${DIGITS}]`;
const FULL = `${D}{8}\\+${D}{0,7}|${D}{6}00\\+|${D}{4}0000\\+|${D}{2}000000\\+`;
const SHORT = `${D}{4}\\+${D}{2,3}|${D}{6}\\+${D}{2,3}`;
const CODE = new RegExp(
  `(?<![\\p{L}\\d])(?:(?<full>${FULL})|(?<short>${SHORT}))(?![\\p{L}\\d])`,
  "giu",
);
const PAIRS = 5;
/** After five pairs each digit parts a cell into five rows and four columns. */
const ROWS = 5;
const COLUMNS = 4;

/** The south-west corner of a code's cell and its sides, in degrees. */
type Cell = Position & { readonly width: number; readonly height: number };

/**
 * Plus Codes, our own reading: the format is one table and two divisions. A code without its first
 * digits is told apart by `near`, the place that stands with it; without one it is not read.
 */
export function readPlusCodes(text: PlainText, near: Position | null): Found {
  const readings: PositionReading[] = [];
  const notRead: NotRead[] = [];
  const spans: Span[] = [];
  for (const match of text.plain.matchAll(CODE)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const words = wordsOf(text, span);
    const code = match[0].toUpperCase().replace("+", "").replace(/0+$/, "");
    const isShort = match.groups?.["short"] !== undefined;
    const cell = isShort ? nearestCell(code, near) : cellOf(code);
    spans.push(span);
    if (cell === null) {
      notRead.push({
        why: isShort ? "short Plus Code" : "no such position",
        words,
        at: span.start,
      });
      continue;
    }
    const middle = { lon: cell.lon + cell.width / 2, lat: cell.lat + cell.height / 2 };
    const radius = metresOfDegrees(Math.hypot(cell.width, cell.height) / 2);
    readings.push(...readingsAt(middle, radius, { method: "Plus Code", words, at: span.start }));
  }
  return { readings, notRead, spans };
}

function cellOf(code: string): Cell | null {
  let [lat, lon, width, height] = [-90, -180, 400, 400];
  for (let at = 0; at < Math.min(code.length, 2 * PAIRS); at += 2) {
    width /= 20;
    height /= 20;
    lat += DIGITS.indexOf(code.charAt(at)) * height;
    lon += DIGITS.indexOf(code.charAt(at + 1)) * width;
  }
  for (const digit of code.slice(2 * PAIRS)) {
    width /= COLUMNS;
    height /= ROWS;
    const value = DIGITS.indexOf(digit);
    lat += Math.floor(value / COLUMNS) * height;
    lon += (value % COLUMNS) * width;
  }
  return lat < 90 && lon < 180 ? { lat, lon, width, height } : null;
}

/** Of the cells that end in these digits, the one whose middle is nearest to a place. */
function nearestCell(code: string, near: Position | null): Cell | null {
  if (near === null) return null;
  const missing = code.length <= 7 ? 4 : 2;
  const step = missing === 4 ? 1 : 20;
  // Any cell of the right size: the missing digits only shift it by whole steps.
  const base = cellOf("2".repeat(missing) + code);
  if (base === null) return null;
  const shifted = (from: number, size: number, to: number): number =>
    from + Math.round((to - from - size / 2) / step) * step;
  const lat = shifted(base.lat, base.height, near.lat);
  return { ...base, lat, lon: shifted(base.lon, base.width, near.lon) };
}
