import { metres, type Metres, type Position } from "#units";
import {
  dataFault,
  readFields,
  readList,
  readNumber,
  readOneOf,
  readPoint,
  readText,
} from "./read-data.ts";

const PLACE_KINDS = [
  "town",
  "beach",
  "cape",
  "light",
  "light_vessel",
  "buoy",
  "sandbank",
  "rescue_centre",
  "lifeboat",
  "port",
  "site",
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

const COUNTRIES = ["GB", "FR", "BE"] as const;
export type Country = (typeof COUNTRIES)[number];

/**
 * A named place of the gazetteer; `source` says where its position comes from, `accuracy` how far
 * it may be off.
 */
export type Place = {
  readonly id: string;
  readonly name: string;
  /** Other names under which it is called: spellings, the other language, radio call names. */
  readonly aliases: readonly string[];
  readonly kind: PlaceKind;
  readonly position: Position;
  /** Null for a mark of the open strait. */
  readonly country: Country | null;
  readonly source: string;
  readonly accuracy: Metres;
  /**
   * The character of a light as the List of Lights prints it, such as "Fl.R. period 5s fl. 0.5s,
   * ec. 4.5s".
   */
  readonly character: string | null;
};

const ACCURACY_MOST_M = 100_000;

/** Reads `places.json`: `sources` is a list of words, and each place points into it by index. */
export function readPlaces(value: unknown, field: string): readonly Place[] {
  const file = readFields(value, field);
  const sources = readList(file["sources"], `${field}.sources`).map((source, at) =>
    readText(source, `${field}.sources[${at}]`),
  );
  const places = readList(file["places"], `${field}.places`).map((given, at) =>
    readPlace(given, `${field}.places[${at}]`, sources),
  );
  if (places.length === 0) throw dataFault(`${field}.places`, "at least one place", []);
  const seen = new Set<string>();
  for (const { id } of places) {
    if (seen.has(id)) throw dataFault(`${field}.places`, "every id once", id);
    seen.add(id);
  }
  return places;
}

function readPlace(value: unknown, field: string, sources: readonly string[]): Place {
  const given = readFields(value, field);
  const source = sources[readNumber(given["source"], `${field}.source`, 0, sources.length - 1)];
  if (source === undefined)
    throw dataFault(`${field}.source`, "an index into sources", given["source"]);
  const aliases = readList(given["alt"] ?? [], `${field}.alt`);
  return {
    id: readText(given["id"], `${field}.id`),
    name: readText(given["name"], `${field}.name`),
    aliases: aliases.map((alias, at) => readText(alias, `${field}.alt[${at}]`)),
    kind: readOneOf(given["kind"], `${field}.kind`, PLACE_KINDS),
    position: readPoint([given["lon"], given["lat"]], `${field}.lon, lat`),
    country:
      given["country"] === null ? null : readOneOf(given["country"], `${field}.country`, COUNTRIES),
    source,
    accuracy: metres(readNumber(given["accuracy_m"], `${field}.accuracy_m`, 0, ACCURACY_MOST_M)),
    character:
      given["character"] === undefined ? null : readText(given["character"], `${field}.character`),
  };
}
