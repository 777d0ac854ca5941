import { openEnvironment } from "./environment.ts";
import { isFractions, type Facts, type Unit } from "./facts.ts";
import { cloudType, countOf, runCloud } from "./cloud.ts";
import type { World } from "./check-track.ts";
import { shareZ } from "./check-moments.ts";
import { isRow, numbersIn, type Row } from "./json.ts";
import { failedRun, furthest, runReport, type RunReport } from "./report.ts";
import { hoursOf, numberOf, windSpeedOf } from "./settings.ts";

/** Runs the clouds of a part whose capsized shares are told by the hour. */
export function checkFractions({ facts, node }: Unit, world: World): RunReport[] {
  return Object.entries(node)
    .filter(([key, value]) => isFractions(key, value, facts.description))
    .map(([key, value]) => {
      const named = { ...facts, path: [...facts.path, key] };
      try {
        return checkShares(named, node, value, world);
      } catch (error) {
        return failedRun(named.path.join("."), error);
      }
    });
}

function checkShares(facts: Facts, node: Row, told: unknown, world: World): RunReport {
  const shares = sharesOf(facts, node, told);
  const { clouds } = runCloud({
    facts,
    environment: openEnvironment(withWind(facts), world.forcings),
    land: null,
    hours: [...shares.keys()],
    capsizing: {
      threshold: numberOf(facts, "wind_threshold") ?? 30,
      sigma: numberOf(facts, "wind_threshold_sigma") ?? 5,
      leewayFraction: numberOf(facts, "leeway_fraction") ?? 0.4,
    },
    start: { lon: numberOf(facts, "lon") ?? 0, lat: numberOf(facts, "lat") ?? 50 },
    perturbed: true,
  });
  const zs = [...shares].map(([hour, share]) => {
    const capsized = clouds.get(hour)?.capsized;
    if (capsized === undefined) throw new Error(`${hour} h is no whole number of steps`);
    const ours = capsized.filter((value) => value === 1).length / capsized.length;
    return shareZ(ours, share, countOf(facts));
  });
  const notes = facts.values.has("object_type") ? [] : [`object type taken as ${cloudType(facts)}`];
  return runReport(facts.path.join("."), { z: furthest(zs, 0), notes });
}

/** Shares by hour: from keys, from a list of times beside them, or counted from 1 (or from 0). */
function sharesOf(facts: Facts, node: Row, told: unknown): ReadonlyMap<number, number> {
  if (isRow(told)) {
    const entries = Object.entries(told).map(([key, share]) => [hourOf(key), share] as const);
    return new Map(entries.filter((entry): entry is [number, number] => !Number.isNaN(entry[0])));
  }
  const shares = numbersIn(told) ?? [];
  const seconds = numbersIn(node["times_s"])?.map((time) => time / 3600);
  const names = ["hours", "t_h", "times_h", "time_h"];
  const hours = names.map((name) => numbersIn(node[name])).find((list) => list !== null) ?? seconds;
  if (hours?.length === shares.length) return pairedWith(hours, shares);
  const duration = hoursOf(facts);
  const fromZero = duration === null ? shares[0] === 0 : shares.length === duration + 1;
  return pairedWith(
    shares.map((_, index) => index + (fromZero ? 0 : 1)),
    shares,
  );
}

const hourOf = (key: string): number => Number(/(\d+(?:\.\d+)?)/.exec(key)?.[1] ?? Number.NaN);

function pairedWith(hours: readonly number[], shares: readonly number[]): Map<number, number> {
  return new Map(hours.map((hour, index) => [hour, shares[index]!]));
}

/** A case that tells only the wind's speed; its direction capsizes nobody. */
function withWind(facts: Facts): Facts {
  const speed = windSpeedOf(facts);
  const told = speed === null && ("x_wind" in facts.environment || facts.values.has("x_wind"));
  if (!told && speed === null) throw new Error("expected the speed of the wind; came none");
  const still = { x_sea_water_velocity: 0, y_sea_water_velocity: 0 };
  const wind = told ? {} : { x_wind: speed, y_wind: 0 };
  return { ...facts, environment: { ...still, ...facts.environment, ...wind } };
}
