import { leewayObject, leewayObjects, seedOf, type LeewayObject, type Seeded } from "#predict";
import { readMoment } from "./environment.ts";
import { numberAt, type Row } from "./json.ts";

/** The object type of that number. Throws a sentence when there is none. */
export function objectOf(id: number): LeewayObject {
  if (leewayObjects.some((object) => object.id === id)) return leewayObject(id);
  throw new Error(`expected an object type from 1 to ${leewayObjects.length}; came ${id}`);
}

export const typeOf = (row: Row): number | null =>
  numberAt(row, "object_type", "type", "objecttype");

export const orientationOf = (row: Row): number | null =>
  numberAt(row, "orientation", "orientation0", "initial_orientation");

/**
 * A particle as a file gives it, with the table's coefficients for what it leaves out; `startMs`
 * is the start of its case.
 */
export function readParticle(row: Row, index: number, startMs: number): Seeded {
  const type = typeOf(row);
  const orientation = orientationOf(row) ?? index % 2;
  const base = type === null ? null : seedOf(objectOf(type), orientation, { lon: 0, lat: 0 });
  const read = (name: string, otherwise: number | undefined): number => {
    const long = name.replace("dw_", "downwind_").replace("cw_", "crosswind_");
    const value = numberAt(row, name, long, `${name}_cms`, `${name}_pct`) ?? otherwise;
    if (value !== undefined) return value;
    throw new Error(`particle ${index}: expected ${name} or an object_type; came neither`);
  };
  return {
    lon: read("lon", undefined),
    lat: read("lat", undefined),
    orientation,
    downwindSlope: read("dw_slope", base?.downwindSlope),
    downwindOffset: read("dw_offset", base?.downwindOffset),
    downwindEps: read("dw_eps", 0),
    crosswindSlope: read("cw_slope", base?.crosswindSlope),
    crosswindOffset: read("cw_offset", base?.crosswindOffset),
    crosswindEps: read("cw_eps", 0),
    release: releaseOf(row, startMs),
  };
}

/** Seconds from the start at which a particle is released. */
export function releaseOf(row: Row, startMs: number): number {
  const seconds = numberAt(row, "release_s", "time_s", "seed_time_s", "t_s", "release_time_s");
  if (seconds !== null) return seconds;
  const text = row["time"] ?? row["release"] ?? row["release_time"] ?? row["seed_time"];
  return typeof text === "string" ? (readMoment(text) - startMs) / 1000 : 0;
}
