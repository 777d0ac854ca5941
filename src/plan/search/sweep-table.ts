import type { EventOf } from "#log";

/** What is looked for. A swamped inflatable lies awash, people on it or beside it. */
export const SEARCH_OBJECTS = ["person", "inflatable", "swamped inflatable"] as const;
export type SearchObject = (typeof SEARCH_OBJECTS)[number];

/** Nautical miles of meteorological visibility of the columns. */
export const VISIBILITIES = [1, 3, 5, 10, 15, 20] as const;

/**
 * Daylight sweep widths in nautical miles, uncorrected, by what the lookout stands on. From IAMSAR
 * volume II, appendix N, tables N-4 to N-6, and the same tables of the US National SAR Supplement
 * and the Australian National SAR Manual (boats with an eye of 8 and 14 ft, helicopters at 300 and
 * 500 ft and 90 kn, fixed wings at 1,000 ft and 180 kn). No table knows an inflatable of 6 to 10 m
 * with forty people: the power boat of 20 ft stands in for it, without the canopy that makes a life
 * raft easy to see; a swamped one is the power boat of 15 ft or less. The choice is ours.
 *
 * Of merchant ships no table has visibilities under 3 NM: the way to nought in none is straight.
 */
export const SWEEP_TABLE = {
  "eye at 8 ft": {
    person: [0.2, 0.2, 0.3, 0.3, 0.3, 0.3],
    inflatable: [0.8, 1.5, 2.2, 3.3, 4, 4.5],
    "swamped inflatable": [0.4, 0.8, 1.1, 1.5, 1.6, 1.8],
  },
  "eye at 14 ft": {
    person: [0.3, 0.4, 0.5, 0.5, 0.5, 0.5],
    inflatable: [1, 2, 2.9, 4.3, 5.2, 5.8],
    "swamped inflatable": [0.5, 1.1, 1.4, 1.9, 2.1, 2.3],
  },
  "merchant ship": {
    person: [0.4 / 3, 0.4, 0.5, 0.6, 0.7, 0.7],
    inflatable: [2 / 3, 2, 2.9, 4.3, 5.2, 5.8],
    "swamped inflatable": [1.1 / 3, 1.1, 1.4, 1.9, 2.1, 2.3],
  },
  "helicopter at 300 ft": {
    person: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1],
    inflatable: [0.7, 2, 2.9, 4.3, 5.2, 5.8],
    "swamped inflatable": [0.5, 1.1, 1.4, 1.9, 2.1, 2.2],
  },
  "helicopter at 500 ft": {
    person: [0, 0.1, 0.1, 0.1, 0.1, 0.1],
    inflatable: [0.7, 2, 2.9, 4.3, 5.2, 5.8],
    "swamped inflatable": [0.5, 1.2, 1.5, 1.9, 2.2, 2.3],
  },
  "aircraft at 1,000 ft": {
    person: [0, 0.1, 0.1, 0.1, 0.1, 0.1],
    inflatable: [0.5, 1.7, 2.5, 3.7, 4.4, 5],
    "swamped inflatable": [0.4, 1, 1.3, 1.7, 1.8, 2],
  },
} as const satisfies Record<string, Record<SearchObject, readonly number[]>>;

export type LookoutRow = keyof typeof SWEEP_TABLE;

/** As registered: a sweep width with the trial or table it is from. */
export type OwnSensor = NonNullable<EventOf<"UnitRegistered">["sensors"]>[number];
