import { ok } from "node:assert/strict";
import { test } from "node:test";
import { seededRandom, type Random } from "#units";
import { normal, people, placeTerm, reported } from "../../test/reported.ts";
import { weighReports } from "./matching.ts";
import { DEFAULT_MODEL, type MatchModel } from "./model.ts";
import type { Observation, Source } from "./observation.ts";
import { addScores, scoreNight, type Truth } from "./score.ts";

const SOURCES = ["pin", "text", "aircraft"] as const;
const COLOURS = { grey: 0.6, black: 0.3, pink: 0.1 };
const WORLD = 200;
/** Mean hours from the launch of a boat to a report of it: when it is half of its way. */
const LAG = 2.7;

/**
 * A crowded sea, so that little is certain; large and long against what one boat does in it, for
 * the model knows no edges of area or window.
 */
const SEA: MatchModel = {
  ...DEFAULT_MODEL,
  boats: 40,
  shortfall: 0,
  windowHours: 48,
  falseReports: 26,
  reporting: { shape: 1.5, rate: 4 },
  areaKm2: 1600,
  motion: {
    ...DEFAULT_MODEL.motion,
    spread: 0.6,
    noise: 0.05,
    driftSpread: 0.3,
    driftNoise: 0.02,
    failures: 0.1,
  },
  sources: {
    ...DEFAULT_MODEL.sources,
    pin: { ...DEFAULT_MODEL.sources.pin, ofBoats: 0.5, ofNothing: 0.2 },
    text: { ...DEFAULT_MODEL.sources.text, ofBoats: 0.3, ofNothing: 0.5 },
    aircraft: { ...DEFAULT_MODEL.sources.aircraft, ofBoats: 0.2, ofNothing: 0.3 },
  },
  phones: { concentration: 0.6, discount: 0.1, world: WORLD },
  terms: { language: {}, colour: COLOURS, craft: {} },
};

function drawFrom<Thing>(random: Random, list: readonly (readonly [Thing, number])[]): Thing {
  let left = random() * list.reduce((sum, [, share]) => sum + share, 0);
  for (const [thing, share] of list) if ((left -= share) < 0) return thing;
  return list.at(-1)![0];
}

function poisson(random: Random, mean: number): number {
  let count = 0;
  for (let left = -Math.log(1 - random()); left < mean; left -= Math.log(1 - random())) count += 1;
  return count;
}

/** Gamma(1.5, rate): half the square of a normal, and one exponential. */
function gammaOfOneAndAHalf(random: Random, rate: number): number {
  return (normal(random) ** 2 / 2 - Math.log(1 - random())) / rate;
}

type Aboard = { readonly people: number; readonly colour: string; readonly phones: string[] };

function aboard(random: Random): Aboard {
  const all = Math.min(240, Math.max(1, Math.round(45 * Math.exp(0.6 * normal(random)))));
  return { people: all, colour: drawFrom(random, Object.entries(COLOURS)), phones: [] };
}

/** One phone call more from a boat: a phone heard before or any of the world's. */
function call(random: Random, { phones }: Aboard): string {
  const { concentration, discount } = SEA.phones;
  const heard = [...new Set(phones)];
  const shares = heard.map(
    (phone) => [phone, phones.filter((each) => each === phone).length - discount] as const,
  );
  const any = `phone-${Math.floor(random() * WORLD)}`;
  const caller = drawFrom(random, [...shares, [any, concentration + discount * heard.length]]);
  phones.push(caller);
  return caller;
}

function claim(random: Random, all: number, source: Source): number {
  const [exact, rounded, about, wrong] = SEA.sources[source].people;
  const step = random() < 0.5 ? 5 : 10;
  const told = drawFrom(random, [
    [all, exact],
    [Math.round(all / step) * step, rounded],
    [Math.round(all * Math.exp(0.15 * normal(random))), about],
    [Math.round(45 * Math.exp(0.8 * normal(random))), wrong],
  ]);
  return Math.min(240, Math.max(1, told));
}

type At = { readonly east: number; readonly north: number };

/** What is told of a boat, or of nothing, that is at a place at an hour. */
function tell(random: Random, id: string, hour: number, at: At, of: Aboard, source: Source) {
  const metres = 800;
  const error = drawFrom(
    random,
    SEA.errors.map(({ share, variance }) => [variance, share]),
  );
  const off = (): number => (Math.sqrt(error) * metres * normal(random)) / 1000;
  return reported(id, hour * 60, {
    source,
    places: [placeTerm(at.east + off(), at.north + off(), metres)],
    people: random() < 0.5 ? people(claim(random, of.people, source)) : null,
    colour:
      random() < 0.5
        ? random() < SEA.colour
          ? of.colour
          : drawFrom(random, Object.entries(COLOURS))
        : null,
    caller: random() < 0.5 ? call(random, of) : null,
  });
}

/** Where a boat is at each of some hours, anywhere at the first; its engine may fail. */
function* sailed(random: Random, hours: readonly number[]): Generator<At & { velocity: At }> {
  const { motion, areaKm2 } = SEA;
  const side = Math.sqrt(areaKm2);
  let [x, y] = [side * random(), side * random()];
  let adrift = random() < motion.adrift;
  const drawn = (): At => {
    const spread = adrift ? motion.driftSpread : motion.spread;
    return { east: spread * normal(random), north: spread * normal(random) };
  };
  let velocity = drawn();
  let now = hours[0]!;
  const step = 0.02;
  for (const hour of hours) {
    for (; now < hour; now += step) {
      if (!adrift && random() < motion.failures * step) {
        adrift = true;
        velocity = drawn();
      }
      const noise = Math.sqrt((adrift ? motion.driftNoise : motion.noise) * step);
      velocity = {
        east: velocity.east + noise * normal(random),
        north: velocity.north + noise * normal(random),
      };
      x += velocity.east * step;
      y += velocity.north * step;
    }
    yield { east: x, north: y, velocity };
  }
}

/** A night drawn from the model itself, with its truth. */
function drawNight(seed: number): { observations: Observation[]; truth: Truth } {
  const random = seededRandom(seed);
  const observations: Observation[] = [];
  const truth: Record<string, string | null> = {};
  const say = (boat: string | null, hour: number, at: At, of: Aboard, source: Source): void => {
    const id = `r${observations.length}`;
    observations.push(tell(random, id, hour, at, of, source));
    truth[id] = boat;
  };
  const { boats, falseReports, windowHours, reporting, sources } = SEA;
  const pick = (which: "ofBoats" | "ofNothing"): Source =>
    drawFrom(
      random,
      SOURCES.map((source) => [source, sources[source][which]]),
    );
  for (let boat = poisson(random, boats); boat > 0; boat -= 1) {
    const from = windowHours * random();
    const length = random() < 0.95 ? 2 + 6 * random() : 8 + 16 * random();
    const rate = gammaOfOneAndAHalf(random, reporting.rate);
    const times = Array.from({ length: poisson(random, rate * length) }, () => length * random());
    const hours = times.map((time) => from + time).sort((one, other) => one - other);
    if (hours.length === 0) continue;
    const of = aboard(random);
    let next = 0;
    for (const at of sailed(random, hours)) {
      const source = pick("ofBoats");
      // A pin is of where the boat was some time ago.
      const age = -sources[source].staleHours * Math.log(1 - random());
      const then = {
        east: at.east - age * at.velocity.east,
        north: at.north - age * at.velocity.north,
      };
      say(`boat-${boat}`, hours[next]!, then, of, source);
      next += 1;
    }
  }
  const side = Math.sqrt(SEA.areaKm2);
  for (let more = poisson(random, falseReports); more > 0; more -= 1) {
    const at = { east: side * random(), north: side * random() };
    say(null, LAG + windowHours * random(), at, aboard(random), pick("ofNothing"));
  }
  return { observations, truth };
}

const NIGHTS = 20;
const EFFORT = { restarts: 4, forgotten: 30, sweeps: 60 };

/** What one night's answer said, and what was so. */
function weighNight(seed: number) {
  const { observations, truth } = drawNight(seed);
  const matching = weighReports(observations, { model: SEA, effort: EFFORT });
  const score = scoreNight(matching, truth);
  const noBoat = Object.values(truth).filter((boat) => boat === null).length;
  const sum = (list: readonly number[]): number => list.reduce((total, each) => total + each, 0);
  return {
    score,
    pairs: sum(score.chances.map(({ p, same }) => p - Number(same))),
    noBoat: sum(matching.reports.map((report) => report.noBoat)) - noBoat,
    boats: matching.count.p50 - score.boats,
  };
}

test("on nights drawn from the model itself its chances come true", (t) => {
  const nights = Array.from({ length: NIGHTS }, (_, night) => weighNight(night + 1));
  const { countCover, countWidth, ece, reliability } = addScores(nights.map(({ score }) => score));
  t.diagnostic(`calibrated to ${ece}; counts held ${countCover}, ${countWidth} wide`);
  ok(ece < 0.03, `calibrated to ${ece}`);
  // Nine tenths are promised; 16 of 20 or fewer come by chance once in eight.
  ok(countCover >= 0.8, `the number of boats was held on ${countCover} of nights`);
  const sure = reliability.at(-1)!;
  ok(sure.pairs > 1000 && sure.so > 0.97, `of ${sure.pairs} sure pairs ${sure.so} were so`);
  for (const what of ["pairs", "noBoat", "boats"] as const) {
    const off = nights.map((night) => night[what]);
    const mean = off.reduce((sum, each) => sum + each, 0) / NIGHTS;
    const spread = Math.sqrt(off.reduce((sum, each) => sum + (each - mean) ** 2, 0) / NIGHTS);
    const deviations = (mean * Math.sqrt(NIGHTS)) / spread;
    ok(Math.abs(deviations) < 3, `${what}: off by ${mean} a night, ${deviations} deviations`);
  }
});
