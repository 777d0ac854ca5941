import type { Position } from "#units";
import type { Source } from "./observation.ts";

/** How a source errs and how often it speaks: numbers in docs/models/matching.md. */
export type SourceModel = {
  /** Of all reports about a boat, the share that comes this way. */
  readonly ofBoats: number;
  /** Of all reports about no boat, the share that comes this way. */
  readonly ofNothing: number;
  /** Mean age of the position in hours, exponential; 0 for a position of now. */
  readonly staleHours: number;
  /** Stated ellipse times this: what a stated spread has been worth. */
  readonly spread: number;
  /** Shares of claims of people: exact, rounded to 5 or 10, "about", wrong. They sum to 1. */
  readonly people: readonly [number, number, number, number];
};

/** The model's numbers. Times in hours, distances in kilometres, speeds in km/h. */
export type MatchModel = {
  /** Named in the seed: an answer belongs to a version. */
  readonly version: string;
  /** Boats expected at sea in the window (Poisson mean). */
  readonly boats: number;
  /**
   * How much more boats there may be than the groups of reports say, as a share of them (half of a
   * normal distribution, its standard deviation): on training nights the number came out short,
   * never long, because boats that left together or called once pass for others or for none. It
   * widens the told number upwards and changes no chance of a pair.
   */
  readonly shortfall: number;
  /** Reports about no boat expected in the window. */
  readonly falseReports: number;
  readonly windowHours: number;
  readonly areaKm2: number;
  /** Reports an hour of a boat: Gamma(shape, rate). */
  readonly reporting: { readonly shape: number; readonly rate: number };
  readonly motion: Motion;
  /** Where boats leave from; null: they are first reported anywhere in the area. */
  readonly launch: Launch | null;
  /** Scale mixture of position errors: share, and the factor on the variance. */
  readonly errors: readonly { readonly share: number; readonly variance: number }[];
  readonly sources: Readonly<Record<Source, SourceModel>>;
  readonly phones: Phones;
  /** Chance that the main language, colour, craft of the boat is what is told. */
  readonly language: number;
  readonly colour: number;
  readonly craft: number;
  /** How common each told value is; absent values count as rare. */
  readonly terms: Terms;
};

export type Motion = {
  /** Mean velocity under way, east and north, km/h. */
  readonly east: number;
  readonly north: number;
  /** Spread of boats around it, km/h. */
  readonly spread: number;
  /** Process noise of a boat under way and of one adrift, (km/h)² per hour. */
  readonly noise: number;
  readonly driftNoise: number;
  /** Spread of the velocity of a boat adrift, km/h. */
  readonly driftSpread: number;
  /** Engine failures an hour. */
  readonly failures: number;
  /** Chance that a boat is adrift already when it is first reported. */
  readonly adrift: number;
};

/** A coast that boats leave, straight out to sea at the mean velocity, from anywhere along it. */
export type Launch = {
  /** A place on that coast, and the degrees true that lead straight out to sea. */
  readonly from: Position;
  readonly seawards: number;
  readonly alongKm: number;
  /** Where the way out begins, kilometres from that place, and how different that is. */
  readonly startKm: number;
  readonly startSpreadKm: number;
};

export type Phones = {
  /** Chinese restaurant with discount (Pitman and Yor 1997): concentration, discount. */
  readonly concentration: number;
  readonly discount: number;
  /** Phones in the world of the night: the price of the same phone in two boats. */
  readonly world: number;
};

/** Share of each word in the fleet, by field. */
export type Terms = {
  readonly language: Readonly<Record<string, number>>;
  readonly colour: Readonly<Record<string, number>>;
  readonly craft: Readonly<Record<string, number>>;
};

const PHONE_PEOPLE = [0.35, 0.35, 0.2, 0.1] as const;
const source = (
  ofBoats: number,
  ofNothing: number,
  staleHours: number,
  people: SourceModel["people"] = PHONE_PEOPLE,
  spread = 1,
): SourceModel => ({ ofBoats, ofNothing, staleHours, people, spread });

/** What is assumed of a night of which nothing else is known. */
export const DEFAULT_MODEL: MatchModel = {
  version: "1",
  boats: 20,
  shortfall: 0.08,
  falseReports: 18,
  windowHours: 12,
  areaKm2: 5000,
  reporting: { shape: 1.5, rate: 1.3 },
  motion: {
    east: 0,
    north: 0,
    spread: 3,
    noise: 0.6,
    driftNoise: 0.2,
    driftSpread: 1.2,
    failures: 0.04,
    adrift: 0.1,
  },
  launch: null,
  errors: [
    { share: 0.9, variance: 1 },
    { share: 0.1, variance: 15 },
  ],
  sources: {
    pin: source(0.23, 0.09, 0.2),
    text: source(0.19, 0.21, 0),
    cell: source(0.09, 0.03, 0),
    relay: source(0.14, 0.06, 0.4, [0.2, 0.3, 0.3, 0.2]),
    aircraft: source(0.17, 0.15, 0, [0.05, 0.05, 0.85, 0.05]),
    bearing: source(0.09, 0.33, 0),
    vessel: source(0.04, 0.04, 0, [0.5, 0.2, 0.25, 0.05]),
    other: source(0.05, 0.09, 0),
  },
  phones: { concentration: 0.6, discount: 0.1, world: 3000 },
  language: 0.78,
  colour: 0.9,
  craft: 0.9,
  terms: { language: {}, colour: {}, craft: {} },
};
