import { angleOf, type Angle, type Limits } from "./angle.ts";
import type { Figure } from "./angle-tokens.ts";

/** A latitude and a longitude, in whichever order they came, and how many figures they took. */
export type Pair = {
  readonly lat: Angle;
  readonly lon: Angle;
  /** Of the row: the first figure, and the one after the last. */
  readonly from: number;
  readonly to: number;
};

const PARTS_MOST = 3;

/**
 * The pairs that begin at a figure of a row, most figures first. Without letters both angles have
 * as many parts as each other.
 */
function pairsAt(row: readonly Figure[], from: number, limits: Limits): readonly Pair[] {
  const pairs: Pair[] = [];
  for (let many = PARTS_MOST; many >= 1; many -= 1) {
    const one = angleAt(row, from, many, limits);
    if (one === null) continue;
    for (let more = PARTS_MOST; more >= 1; more -= 1) {
      const other = angleAt(row, from + many, more, limits);
      const pair = other === null ? null : pairOf(one, other, from, from + many + more);
      if (pair !== null && (isLettered(pair) || isWhole(pair, row))) pairs.push(pair);
    }
  }
  return pairs.toSorted((one, other) => other.to - one.to);
}

/** Both with a letter or name, or both without. */
const isLettered = ({ lat, lon }: Pair): boolean => (lat.axis === null) === (lon.axis === null);

const isWhole = ({ from, to }: Pair, row: readonly Figure[]): boolean =>
  from === 0 && to === row.length;

/** An angle of so many figures, unless it would part figures that are written as one word. */
function angleAt(row: readonly Figure[], from: number, many: number, limits: Limits): Angle | null {
  const figures = row.slice(from, from + many);
  if (figures.length < many || isBoundIn(row, from) || isBoundIn(row, from + many)) return null;
  return angleOf(figures, limits);
}

/** Whether a figure belongs to the one before it and cannot begin an angle: the 02 of "51-02". */
function isBoundIn(row: readonly Figure[], at: number): boolean {
  const [before, figure] = [row[at - 1], row[at]];
  if (before === undefined || figure === undefined || figure.gap !== "tight") return false;
  const begins = figure.before !== null || figure.axis !== null || figure.sign === "-";
  return !begins && before.after === null && before.decimals === 0;
}

function pairOf(one: Angle, other: Angle, from: number, to: number): Pair | null {
  const areLettered = one.hemisphere !== null && other.hemisphere !== null;
  if (!areLettered && one.figures !== other.figures) return null;
  const isExchanged = one.axis === "lon" || (one.axis === null && other.axis === "lat");
  const [lat, lon] = isExchanged ? [other, one] : [one, other];
  // Half a pair may be without its letter only in the usual order.
  const isHalfTold = isExchanged && !isLettered({ lat, lon, from, to });
  if (isHalfTold || isBearing(lat) || lat.axis === "lon" || lon.axis === "lat") return null;
  return { lat, lon, from, to };
}

/** "050" without a letter is a bearing. */
function isBearing({ axis, digits, degrees }: Angle): boolean {
  return axis === null && digits === 3 && degrees < 100;
}

/** The pairs of a row, and the figures in it that a slip keeps from being one. */
export type RowPairs = { readonly pairs: readonly Pair[]; readonly slips: readonly Pair[] };

/**
 * The pairs of a row: those that take up all of its figures with the fewest pairs, in every way;
 * or else those that look most like a position, none across another. Minutes or seconds of sixty
 * or more make a slip, which is never cut short to what can be read.
 */
export function pairsOfRow(row: readonly Figure[]): RowPairs {
  const whole = coversOf(row).filter(
    (cover) => cover.length === 1 || cover.every((pair) => isTold(pair) || isFine(pair)),
  );
  if (whole.length > 0) return { pairs: whole.flat(), slips: [] };
  const sound = new Set(row.flatMap((_, at) => pairsAt(row, at, "sixty")));
  const all = [...sound, ...row.flatMap((_, at) => slipsAt(row, at))];
  // Where letters stand, figures without them are something else: "VHF 16, 51 02.3N 1 22.1E".
  const isLettered = all.some(isTold);
  const chosen: Pair[] = [];
  for (const pair of all.toSorted((one, other) => likeness(other) - likeness(one))) {
    const isFree = chosen.every(({ from, to }) => pair.to <= from || to <= pair.from);
    if (isFree && isTold(pair) === isLettered) chosen.push(pair);
  }
  chosen.sort((one, other) => one.from - other.from);
  return {
    pairs: chosen.filter((pair) => sound.has(pair)),
    slips: chosen.filter((pair) => !sound.has(pair)),
  };
}

/** Told as angles, with sixty minutes or more. */
function slipsAt(row: readonly Figure[], at: number): readonly Pair[] {
  const slips = pairsAt(row, at, "any").filter(({ lat, lon }) => lat.marked && lon.marked);
  const sound = pairsAt(row, at, "sixty");
  const isSame = (one: Pair, { lat, lon, to }: Pair): boolean =>
    one.to === to && one.lat.parts === lat.parts && one.lon.parts === lon.parts;
  return slips.filter((slip) => !sound.some((pair) => isSame(pair, slip)));
}

const isFine = ({ lat, lon }: Pair): boolean => lat.decimals > 0 && lon.decimals > 0;

/** How much two angles look like one position: marked, as fine and as long as each other. */
function likeness(pair: Pair): number {
  const { lat, lon, from, to } = pair;
  const marks = Number(lat.marked) + Number(lon.marked);
  const same = Number(lat.parts === lon.parts) * 2 + Number(lat.decimals === lon.decimals);
  return marks * 30 + Number(isFine(pair)) * 40 + same * 5 + (to - from);
}

/** Letters stand in all pairs of a row or in none. */
const isTold = ({ lat, lon }: Pair): boolean => lat.axis !== null || lon.axis !== null;

/** Ways to take up all figures; for each place of the row only those with the fewest pairs. */
function coversOf(row: readonly Figure[]): readonly (readonly Pair[])[] {
  const covers: (readonly (readonly Pair[])[])[] = [];
  covers[row.length] = [[]];
  for (let at = row.length - 1; at >= 0; at -= 1) {
    const all = pairsAt(row, at, "sixty").flatMap((pair) =>
      (covers[pair.to] ?? [])
        .filter(([next]) => next === undefined || isTold(next) === isTold(pair))
        .map((rest) => [pair, ...rest]),
    );
    const fewest = Math.min(...all.map(({ length }) => length));
    covers[at] = all.filter(({ length }) => length === fewest).slice(0, COVERS_MOST);
  }
  return covers[0] ?? [];
}

const COVERS_MOST = 4;

/** The same figures with fewer of them: without the first of one angle or the last of the other. */
export function shorterPairs(row: readonly Figure[], { from, to }: Pair): readonly Pair[] {
  const pairs: Pair[] = [];
  for (let at = from; at < to - 1; at += 1) {
    pairs.push(...pairsAt(row, at, "sixty").filter((pair) => pair.to <= to));
  }
  return pairs.filter((pair) => pair.from > from || pair.to < to);
}

/** Whether a row says half a position: a letter or name of an axis. */
export function isHalf(row: readonly Figure[]): boolean {
  return row.some(({ before, after, axis }) => (axis ?? before ?? after) !== null);
}
