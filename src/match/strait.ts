import { learnTerms } from "./learn.ts";
import { DEFAULT_MODEL, type MatchModel, type SourceModel, type Terms } from "./model.ts";
import type { Observation } from "./observation.ts";

const OF_PHONES = [0.34, 0.3, 0.18, 0.18] as const;

/**
 * The Dover Strait: boats head for England at some 7 km/h through the water, what floats goes with
 * the tides (`carriedBy`). Numbers are about the likeliest for the training nights of the simulated
 * strait, modelled and mis-specified together (scripts/fit-sea.ts), with these changes: no way of
 * reporting is above doubt, phones as in DEFAULT_MODEL. What they come to on other nights:
 * docs/models/matching.md.
 */
const DOVER_STRAIT: MatchModel = {
  ...DEFAULT_MODEL,
  version: "strait-1",
  reporting: { shape: 2, rate: 1 },
  motion: {
    east: -6,
    north: 3,
    spread: 2.2,
    noise: 0.35,
    driftNoise: 0.45,
    driftSpread: 1.2,
    failures: 0.044,
    adrift: 0.09,
  },
  errors: [
    { share: 0.92, variance: 1 },
    { share: 0.08, variance: 50 },
  ],
  sources: {
    // What is stated of a pin is the circle of its fix; its age is the greater error.
    pin: source(0.2, 0.05, { staleHours: 0.1, spread: 6 }),
    text: source(0.18, 0.2, { spread: 1.5 }),
    cell: source(0.08, 0.03, { spread: 1.5 }),
    relay: source(0.13, 0.05, {
      staleHours: 0.4,
      spread: 1.3,
      people: [0.24, 0.28, 0.2, 0.28],
    }),
    aircraft: source(0.03, 0.03, { people: [0.05, 0.05, 0.85, 0.05] }),
    bearing: source(0.03, 0.04, {}),
    vessel: source(0.21, 0.53, { spread: 1.5, people: [0.6, 0.05, 0.25, 0.1] }),
    other: source(0.14, 0.07, {}),
  },
  language: 0.74,
  colour: 0.82,
};

function source(ofBoats: number, ofNothing: number, more: Partial<SourceModel>): SourceModel {
  const usual = { staleHours: 0, spread: 1, people: OF_PHONES };
  return { ofBoats, ofNothing, ...usual, ...more };
}

/** Phones that call from one boat, and reports of other kinds for each boat, at most. */
const PHONES_A_BOAT = 1.5;
const OTHERS_A_BOAT = 8;
const FALSE_FOR_EACH_BOAT = 0.75;

/**
 * The strait's model for the night of these reports: how common each word is, and how many boats to
 * expect, are taken from the reports themselves, since a calm night has three boats and another a
 * hundred and fifty. The number is that of phones heard over 1.5, at least that of other reports
 * over 8, and one. All are in steps of a factor √2: one report more seldom changes the model, and
 * with it every answer that is remembered.
 */
export function straitModelOf(observations: readonly Observation[]): MatchModel {
  const phones = new Set<string>();
  let others = 0;
  for (const { caller, relayed } of observations) {
    if (relayed || caller === null) others += 1;
    else phones.add(caller);
  }
  const heard = 1 + Math.max(phones.size / PHONES_A_BOAT, others / OTHERS_A_BOAT);
  const boats = inSteps(heard);
  const terms = termsInSteps(learnTerms(observations));
  return { ...DOVER_STRAIT, terms, boats, falseReports: FALSE_FOR_EACH_BOAT * boats };
}

/** The nearest power of √2. */
const inSteps = (value: number): number => 2 ** (Math.round(2 * Math.log2(value)) / 2);

function termsInSteps({ language, colour, craft }: Terms): Terms {
  const all = (shares: Readonly<Record<string, number>>): Record<string, number> =>
    Object.fromEntries(Object.entries(shares).map(([word, share]) => [word, inSteps(share)]));
  return { language: all(language), colour: all(colour), craft: all(craft) };
}
