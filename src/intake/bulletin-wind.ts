import { metresPerSecond, type MetresPerSecond } from "#units";

/** Directions the wind may come from: clockwise from `start` through `sweep`, degrees true. */
export type Sector = { readonly start: number; readonly sweep: number };

const turned = (degrees: number): number => ((degrees % 360) + 360) % 360;

/** A direction with so many degrees to either side. */
export function sectorAbout(direction: number, spread: number): Sector {
  return { start: turned(direction - spread), sweep: 2 * spread };
}

/** The smallest sector that holds both; null when only the whole circle does. */
export function coverOf(one: Sector, other: Sector): Sector | null {
  const from = (first: Sector, second: Sector): Sector => {
    const reach = turned(second.start - first.start) + second.sweep;
    return { start: first.start, sweep: Math.max(first.sweep, reach) };
  };
  const [ahead, behind] = [from(one, other), from(other, one)];
  const least = ahead.sweep <= behind.sweep ? ahead : behind;
  return least.sweep < 360 ? least : null;
}

/**
 * The sector through which a wind goes from one to another: clockwise when it veers, anticlockwise
 * when it backs; null when that is all round.
 */
export function turnThrough(from: Sector, to: Sector, how: "veering" | "backing"): Sector | null {
  const [first, last] = how === "veering" ? [from, to] : [to, from];
  const sweep = Math.max(first.sweep, turned(last.start - first.start) + last.sweep);
  return sweep < 360 ? { start: first.start, sweep } : null;
}

/** The middle of a sector and how far it reaches to either side. */
export function middleOf({ start, sweep }: Sector): { direction: number; spread: number } {
  return { direction: turned(start + sweep / 2), spread: sweep / 2 };
}

/** Clockwise from north, 22.5° apart. */
const POINTS = [
  "n",
  "nne",
  "ne",
  "ene",
  "e",
  "ese",
  "se",
  "sse",
  "s",
  "ssw",
  "sw",
  "wsw",
  "w",
  "wnw",
  "nw",
  "nnw",
];
/** Half of what lies between a point and its neighbours, of eight points or of sixteen. */
const HALF_EIGHTH = 22.5;
const HALF_SIXTEENTH = 11.25;
/** "Secteur nord" is wider than "nord"; how wide is nowhere said. Ours: twice as wide. */
const HALF_SECTEUR = 45;

/** The sector of a point of the compass in letters, such as "sw" or "nne"; null when it is none. */
export function sectorOfPoint(letters: string, isWide: boolean): Sector | null {
  const index = POINTS.indexOf(letters);
  if (index < 0) return null;
  const spread = isWide ? HALF_SECTEUR : letters.length === 3 ? HALF_SIXTEENTH : HALF_EIGHTH;
  return sectorAbout(index * HALF_EIGHTH, spread);
}

export type Speeds = { readonly least: MetresPerSecond; readonly most: MetresPerSecond };

/**
 * Beaufort's forces in m/s at 10 m over open water, 0 first (World Meteorological Organization,
 * Manual on Codes, table of the Beaufort scale). Force 12 has no end there; 36.9 is that of the
 * scale as once extended to 17, of which 13 began at 37.0.
 */
const BEAUFORT: readonly (readonly [least: number, most: number])[] = [
  [0, 0.2],
  [0.3, 1.5],
  [1.6, 3.3],
  [3.4, 5.4],
  [5.5, 7.9],
  [8, 10.7],
  [10.8, 13.8],
  [13.9, 17.1],
  [17.2, 20.7],
  [20.8, 24.4],
  [24.5, 28.4],
  [28.5, 32.6],
  [32.7, 36.9],
];

/** From the bottom of the lower force to the top of the higher; null when either is no force. */
export function speedsOfForces(lowest: number, highest: number): Speeds | null {
  const [low, high] = [BEAUFORT[lowest], BEAUFORT[highest]];
  if (low === undefined || high === undefined || lowest > highest) return null;
  return { least: metresPerSecond(low[0]), most: metresPerSecond(high[1]) };
}
