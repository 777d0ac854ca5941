import type { Observation, PlaceTerm } from "../src/match/observation.ts";
import { instant, instantFromMs, epochMs, position, seededRandom, type Random } from "#units";

const START = epochMs(instant("2026-01-10T18:00Z"));
/** Kilometres in a degree of latitude, and of longitude at 46° N, to a part in a thousand. */
const KM_NORTH = 111.195;
const KM_EAST = 77.24;

/** A place east and north of 46° N 20° W, km, known to so many metres in every direction. */
export function placeTerm(east: number, north: number, metres = 500, share = 1): PlaceTerm {
  return {
    share,
    at: position(-20 + east / KM_EAST, 46 + north / KM_NORTH),
    sigmaMajorMetres: metres,
    sigmaMinorMetres: metres,
    majorBearingDegrees: 0,
  };
}

/** A report of which nothing is known but when and what the test says. */
export function reported(
  id: string,
  minute: number,
  told: Partial<Omit<Observation, "id" | "happenedAt">> = {},
): Observation {
  return {
    id,
    happenedAt: instantFromMs(START + Math.round(minute * 60_000)),
    places: [],
    source: "text",
    caller: null,
    relayed: false,
    people: null,
    language: null,
    colour: null,
    craft: null,
    engine: null,
    pass: null,
    ...told,
  };
}

/** Somebody said exactly so many. */
export const people = (number: number): NonNullable<Observation["people"]> => ({
  least: number,
  most: number,
  isAbout: false,
});

/**
 * Reports of a few boats near one another within some hours, with all that reports may tell or leave
 * out, and some of nothing: hard to tell apart on purpose. The same for the same seed.
 */
export function hardNight(seed: number, size: number): Observation[] {
  const random = seededRandom(seed);
  const boats = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, boat) => ({
    name: `boat-${boat}`,
    east: 3 * normal(random),
    north: 3 * normal(random),
    northward: 5 + 2 * normal(random),
    people: 20 + Math.floor(random() * 40),
    colour: pick(random, COLOURS),
    language: pick(random, LANGUAGES),
  }));
  return Array.from({ length: size }, (_, index) => {
    const boat = pick(random, boats);
    const minute = Math.floor(random() * 180);
    const spread = pick(random, [0.3, 1, 3]);
    const north = boat.north + (boat.northward * minute) / 60 + spread * normal(random);
    const place = placeTerm(boat.east + spread * normal(random), north, spread * 1000);
    const maybe = <Told>(told: Told): Told | null => (random() < 0.5 ? told : null);
    const source = pick(random, ["pin", "text", "cell", "relay", "aircraft", "vessel"] as const);
    return reported(`r${index}`, minute, {
      source,
      places: random() < 0.85 ? [place] : [],
      relayed: source === "relay",
      caller: source === "relay" ? "desk" : maybe(`${boat.name}-${Math.floor(random() * 2)}`),
      people: maybe(people(random() < 0.8 ? boat.people : 10 + Math.floor(random() * 60))),
      language: maybe(random() < 0.8 ? boat.language : pick(random, LANGUAGES)),
      colour: maybe(random() < 0.85 ? boat.colour : pick(random, COLOURS)),
      pass: source === "aircraft" ? `pass-${Math.floor(minute / 60)}` : null,
    });
  });
}

const COLOURS = ["grey", "black", "white", "blue"] as const;
const LANGUAGES = ["one", "two", "three"] as const;

function pick<Thing>(random: Random, list: readonly Thing[]): Thing {
  return list[Math.floor(random() * list.length)]!;
}

export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** In another order, the same for the same seed. */
export function shuffled<Thing>(list: readonly Thing[], seed: number): Thing[] {
  const random = seededRandom(seed);
  return list
    .map((thing) => ({ thing, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ thing }) => thing);
}
