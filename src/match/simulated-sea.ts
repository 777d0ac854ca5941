import { position } from "#units";
import { DEFAULT_MODEL, type MatchModel, type SourceModel } from "./model.ts";

const OF_PHONES = [0.27, 0.55, 0.1, 0.08] as const;

/**
 * The sea of the simulated nights (shared/data/matching): boats leave 46° N between 20° W and 19° W
 * for the north. Numbers are about the likeliest for the truth of the training nights, 1000 to 1004
 * of both kinds together (scripts/fit-match.ts); of how much boats differ in reporting these say
 * little, and the wider of what is likely is taken. docs/models/matching.md says what they come to
 * on others.
 */
export const SIMULATED_SEA: MatchModel = {
  ...DEFAULT_MODEL,
  boats: 18,
  falseReports: 20,
  areaKm2: 4000,
  reporting: { shape: 2, rate: 1.7 },
  motion: {
    east: -0.5,
    north: 6.8,
    spread: 2.1,
    noise: 2.2,
    driftNoise: 1.5,
    driftSpread: 0.3,
    failures: 0.07,
    adrift: 0.0001,
  },
  launch: {
    from: position(-19.6, 46),
    seawards: 0,
    alongKm: 70,
    startKm: 0,
    startSpreadKm: 1,
  },
  errors: [
    { share: 0.93, variance: 1.13 },
    { share: 0.07, variance: 25 },
  ],
  sources: {
    ...DEFAULT_MODEL.sources,
    // The stated ellipse of a pin is mostly its age.
    pin: changed("pin", { staleHours: 0.13, spread: 0.1, people: OF_PHONES }),
    text: changed("text", { spread: 1.25, people: [0.33, 0.52, 0.12, 0.03] }),
    cell: changed("cell", { spread: 1.06, people: OF_PHONES }),
    relay: changed("relay", { staleHours: 0.33, spread: 1.14, people: [0.18, 0.54, 0.22, 0.06] }),
    aircraft: changed("aircraft", { spread: 1.27, people: [0.01, 0.01, 0.97, 0.01] }),
    bearing: changed("bearing", { spread: 1.1 }),
  },
  phones: { concentration: 0.7, discount: 0.001, world: 3000 },
  language: 0.743,
  colour: 0.85,
};

function changed(source: keyof MatchModel["sources"], now: Partial<SourceModel>): SourceModel {
  return { ...DEFAULT_MODEL.sources[source], ...now };
}
