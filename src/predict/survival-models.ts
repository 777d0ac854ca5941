import type { SeaTemperature } from "./survival-sea.ts";

/**
 * Times in hours, temperatures in degrees Celsius. What was read where, and what could not be, is
 * in docs/models/survival.md.
 */
export type HoursRange = { readonly least: number; readonly most: number };

/** Worn by those in the water. "insulated" is a wet suit or the like, not a winter coat. */
export const CLOTHING = ["light", "ordinary", "insulated", "survival suit", "unknown"] as const;
export type Clothing = (typeof CLOTHING)[number];

/**
 * By how much clothing multiplies the times. Specialised insulated clothing, 2 to 10 times or more:
 * US National Search and Rescue Manual (JP 3-50), vol. I, ch. 4, notes to the chart of cold water.
 * For heavy ordinary clothes it gives no number ("slightly"), so we take none. Unknown counts as
 * ordinary.
 */
const CLOTHING_FACTOR: Record<Clothing, HoursRange> = {
  light: { least: 1, most: 1 },
  ordinary: { least: 1, most: 1 },
  insulated: { least: 2, most: 10 },
  "survival suit": { least: 2, most: 10 },
  unknown: { least: 1, most: 1 },
};

/**
 * Without a life jacket one treads water or floats with the face in it, and cools 35 % and 80 %
 * faster than one who keeps still in a jacket (Hayward, Eckerson & Collis 1975, as told by the
 * United States Power Squadrons).
 */
const COOLING_AFLOAT_ALONE = { least: 1.35, most: 1.8 };
/** Knees drawn up, or huddled in life jackets, against keeping still (US Coast Pilot 2, ch. 3). */
const HUDDLE_GAIN = 1.5;
/** The longest immersion in the data of Xu & Giesbrecht (2018), suits included. */
const LONGEST_KNOWN = 75;

/**
 * Half of normally clothed people are dead after 1 h at 5 °C, 2 h at 10 °C, 6 h at 15 °C (Golden &
 * Tipton). Between them the logarithm is drawn straight; outside them its slope goes on where
 * `beyond` allows, else the nearest time holds.
 */
function golden(sea: number, beyond: "shorter" | "longer"): number {
  const held = beyond === "shorter" ? Math.min(sea, 15) : Math.max(sea, 5);
  return held < 10 ? 2 ** ((held - 5) / 5) : 2 * 3 ** ((held - 10) / 5);
}

/** Hayward's formula has a pole at 23.1 °C; it was measured from 4 to 16 °C. */
const HAYWARD_MOST = 20;

/**
 * Until an average adult in light clothes, still in a life jacket, has cooled to 30 °C: 15 + 7.2 /
 * (0.0785 - 0.0034 T) minutes (Hayward, Eckerson & Collis 1975).
 */
function hayward(sea: number): number {
  return (15 + 7.2 / (0.0785 - 0.0034 * Math.min(sea, HAYWARD_MOST))) / 60;
}

/**
 * The limit that few approach or pass: 0.0547 T² + 0.5048 T + 1.3604 hours (Xu & Giesbrecht 2018,
 * 122 immersions in water below 20 °C). The parabola turns at -4.6 °C, below any sea.
 */
function xuGiesbrecht(sea: number): number {
  return 0.0547 * sea ** 2 + 0.5048 * sea + 1.3604;
}

/** Where all three models were measured. Outside it the answer says so. */
export const MODELS_HOLD = { least: 5, most: 15 };

/** Whom a verified life jacket holds up. A claim that nobody has verified holds up nobody (F33). */
export type HeldUp = { readonly anybody: boolean; readonly everybody: boolean };

/** Until half are dead, over both models and the range of the sea. */
export function halfLives(sea: SeaTemperature, held: HeldUp, clothing: Clothing): HoursRange {
  const factor = CLOTHING_FACTOR[clothing];
  const [coldest, warmest] = [hayward(sea.least), hayward(sea.most)];
  const short = golden(sea.least, "shorter");
  const long = golden(sea.most, "longer");
  const { least: slower, most: faster } = COOLING_AFLOAT_ALONE;
  // Golden does not say whether those were held up; whoever is need not tread water.
  const least = held.everybody
    ? Math.min(short * slower, coldest)
    : Math.min(short, coldest / faster);
  const most = held.anybody
    ? Math.max(long, warmest) * HUDDLE_GAIN
    : Math.max(long, warmest / slower);
  return { least: least * factor.least, most: most * factor.most };
}

/** The longest that anybody is expected to live, over the range of the sea. */
export function limits(sea: SeaTemperature, held: HeldUp, clothing: Clothing): HoursRange {
  const factor = CLOTHING_FACTOR[clothing];
  const gain = COOLING_AFLOAT_ALONE.least;
  const least = xuGiesbrecht(sea.least) * (held.everybody ? gain : 1);
  const most = xuGiesbrecht(sea.most) * (held.anybody ? gain : 1);
  return {
    least: least * factor.least,
    most: Math.max(most * factor.least, Math.min(most * factor.most, LONGEST_KNOWN)),
  };
}
