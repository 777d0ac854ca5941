import {
  drawPerturbation,
  elementsOf,
  legBetween,
  numpyRandom,
  runLeeway,
  seedOf,
  spreadPins,
  type Capsizing,
  type Elements,
  type Environment,
  type RadiusType,
} from "#predict";
import { settingsOf } from "./check-track.ts";
import type { Facts } from "./facts.ts";
import type { LandTest } from "./land.ts";
import { objectOf } from "./particles.ts";
import { numberInPath, numberOf } from "./settings.ts";

/** The first of OpenDrift's types, which it takes when none is told. */
const DEFAULT_TYPE = 1;
const DEFAULT_COUNT = 5000;

export type Start = { readonly lon: number; readonly lat: number };

/** Where a cloud begins. Throws a sentence when it is not told. */
export function startOf(facts: Facts): Start {
  const lon = numberOf(facts, "lon", "start_lon", "lon0");
  const lat = numberOf(facts, "lat", "start_lat", "lat0");
  if (lon === null || lat === null) throw new Error("expected a start with lon and lat; came none");
  return { lon, lat };
}

export function countOf(facts: Facts): number {
  return numberOf(facts, "n", "number", "members", "n_members", "count") ?? DEFAULT_COUNT;
}

export function cloudType(facts: Facts): number {
  return numberOf(facts, "object_type", "type") ?? DEFAULT_TYPE;
}

/** A cloud as it went: its particles at the moment of each step asked for. */
export type Cloud = {
  readonly start: Start;
  readonly east: Float64Array;
  readonly north: Float64Array;
  readonly side: Uint8Array;
  readonly capsized: Uint8Array;
};

export type CloudRun = {
  readonly facts: Facts;
  readonly environment: Environment;
  readonly land: LandTest | null;
  /** Hours from the start at which the cloud is looked at. */
  readonly hours: readonly number[];
  readonly capsizing: Capsizing | null;
  readonly start: Start;
  /** False when the reference set the perturbations to zero after seeding. */
  readonly perturbed: boolean;
};

/** Draws and runs a cloud as OpenDrift does from numpy's seed 0; the clouds by hour. */
export function runCloud(run: CloudRun): {
  readonly clouds: ReadonlyMap<number, Cloud>;
  readonly eps: { readonly downwind: readonly number[]; readonly crosswind: readonly number[] };
} {
  const { facts, start, hours } = run;
  const random = numpyRandom(numberOf(facts, "seed", "numpy_seed") ?? 0);
  const object = objectOf(cloudType(facts));
  const count = countOf(facts);
  const eps = drawPerturbation(object, count, random);
  const pins = Array.from({ length: count }, () => ({ lon: start.lon, lat: start.lat }));
  spreadPins(pins, Array<number>(count).fill(radiusOf(facts)), radiusTypeOf(facts), random);
  const elements = elementsOf(
    pins.map((pin, index) => ({
      ...seedOf(object, index % 2, pin),
      downwindEps: run.perturbed ? eps.downwind[index]! : 0,
      crosswindEps: run.perturbed ? eps.crosswind[index]! : 0,
    })),
  );
  const settings = {
    ...settingsOf(facts, Math.max(...hours) * 3600),
    ...(run.capsizing === null ? noiseOf(facts) : {}),
    capsizing: run.capsizing,
  };
  const clouds = new Map<number, Cloud>();
  const due = new Map(
    hours.map((hour) => [Math.round((hour * 3600) / Math.abs(settings.dt)), hour]),
  );
  runLeeway(elements, run.environment, run.land, settings, random, (step) => {
    const hour = due.get(step);
    if (hour !== undefined) clouds.set(hour, cloudOf(elements, start));
  });
  return { clouds, eps };
}

function cloudOf(elements: Elements, start: Start): Cloud {
  const { lon, lat } = elements;
  const east = new Float64Array(lon.length);
  const north = new Float64Array(lon.length);
  for (let i = 0; i < lon.length; i += 1) {
    const { distance, azimuth } = legBetween(start.lon, start.lat, lon[i]!, lat[i]!);
    east[i] = distance * Math.sin(azimuth);
    north[i] = distance * Math.cos(azimuth);
  }
  const { orientation, capsized } = elements;
  return { start, east, north, side: orientation.slice(), capsized: capsized.slice() };
}

export function radiusOf(facts: Facts): number {
  const told = numberOf(facts, "radius", "radius_m", "seed_radius", "seeding_radius");
  return told ?? numberInPath(facts, /(?:radius|gaussian|uniform)\D*_?(\d{2,})/i) ?? 0;
}

export function radiusTypeOf(facts: Facts): RadiusType {
  const told = facts.values.get("radius_type") ?? facts.values.get("type");
  if (told === "uniform" || told === "gaussian") return told;
  return facts.path.some((key) => /radius.*uniform|^uniform/i.test(key)) ? "uniform" : "gaussian";
}

type Noise = {
  readonly currentNoise: number;
  readonly currentNoiseUniform: number;
  readonly windNoise: number;
};

/** Uncertainties by their names in OpenDrift, or by the name of the run: "wind_uncertainty_2". */
export function noiseOf(facts: Facts): Noise {
  const key = facts.values.get("setting") ?? facts.values.get("config_key");
  const setting = typeof key === "string" ? key : "";
  const value = numberOf(facts, "value", "std", "sigma", "s");
  const told = (name: string, pattern: RegExp): number => {
    if (setting.endsWith(name) && value !== null) return value;
    return numberOf(facts, name) ?? numberInPath(facts, pattern) ?? 0;
  };
  return {
    currentNoise: told("current_uncertainty", /cur(?:rent)?(?:_uncertainty)?_?=?(\d*\.?\d+)/i),
    currentNoiseUniform: told(
      "current_uncertainty_uniform",
      /cur(?:rent)?(?:_uncertainty)?_uniform_?=?(\d*\.?\d+)/i,
    ),
    windNoise: told("wind_uncertainty", /wind(?:_uncertainty)?_?=?(\d*\.?\d+)/i),
  };
}
