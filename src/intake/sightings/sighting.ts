import type { Chart } from "#chart";
import type { Moment, Place } from "#log";
import { isPosition, type Count, type Position } from "#units";
import { cameAs, Fault } from "../fault.ts";
import { readPosition } from "../position/read-position.ts";
import { readWhen } from "../read-when.ts";
import { readPeople } from "../short-forms.ts";
import type { MessageReading, Telling } from "../telling.ts";
import type { Circle } from "./around.ts";
import type { Holds, MappedColumn } from "./mapping.ts";

/** One row, feature, waypoint or placemark of a file of sightings. Null: not told. */
export type Sighting = {
  readonly format: "csv" | "geojson" | "gpx" | "kml";
  /** Of a table its line, else its number in the file; from 1. */
  readonly line: number;
  /** What stands there: a point, an area or line that holds it, a track of fixes, nothing. */
  readonly shape: "point" | "area" | "line" | "track" | null;
  readonly id: string | null;
  /** Degrees, WGS 84; null when not told, or when the words have several readings. */
  readonly lon: number | null;
  readonly lat: number | null;
  /** Metres, of a circle that holds all of the shape and what its figures leave open. */
  readonly radius: number | null;
  readonly happened: Moment | null;
  readonly people: Count | null;
  /** What somebody wrote. */
  readonly words: string | null;
  readonly alert: Telling["alert"];
  /** What of it could not be read: what was expected and what came. */
  readonly faults: readonly string[];
};
export type SightingReading = MessageReading<Sighting>;

/** A cell with what its column is taken to hold. */
export type Cell = { readonly column: MappedColumn; readonly text: string };

/** Of a sighting whose error nobody told, in metres: ours, on the safe side. */
const RADIUS_SIGHTED_M = 1852;
/** No more than a place in the log may have (`#log`). */
const RADIUS_MOST_M = 500_000;
const READINGS_MOST = 20;
const PEOPLE_MOST = 100_000;
const WORDS_MOST = 2000;
const METRES_PER_DEGREE = 60 * 1852;
const DECIMAL = /^([+-]?\d{1,3})(?:[.,](\d{0,15}))?\s*°?$/;
/** ISO 19125 well-known text: longitude first, as map programs export it. */
const WKT = /^(?:SRID=4326;)?\s*POINT\s*Z?M?\s*\(\s*(\S+)\s+(\S+)(?:\s+\S+){0,2}\s*\)$/i;
const WKT_SHAPE = /^(?:SRID=\d+;)?\s*(?:MULTI)?(?:POINT|LINESTRING|POLYGON|GEOMETRY)/i;

/** What the cells of one row say, each by what its column holds. */
export type Facts = {
  readonly id: string | null;
  readonly happened: Moment | null;
  readonly people: Count | null;
  readonly words: string | null;
  readonly sender: string | null;
  /** All of it in lines "heading: cell", whoever sent it and names of people withheld. */
  readonly shown: string;
  /** Metres told, or null. */
  readonly radius: number | null;
  readonly faults: string[];
};

export function factsOf(cells: readonly Cell[]): Facts {
  const faults: string[] = [];
  const told = cells.filter(({ text }) => text !== "");
  const the = (holds: Holds): string | null =>
    told.find(({ column }) => column.holds === holds)?.text ?? null;
  const all = (holds: Holds): string[] =>
    told.filter(({ column }) => column.holds === holds).map(({ text }) => text);
  const words = all("words").join("\n");
  return {
    id: the("id"),
    happened: happenedOf(told),
    people: peopleIn(the("people"), faults),
    words: words === "" ? null : words,
    sender: all("sender")[0] ?? null,
    shown: told.map(shownCell).join("\n"),
    radius: radiusIn(told, faults),
    faults,
  };
}

function shownCell({ column, text }: Cell): string {
  const isWithheld = column.holds === "sender" || column.holds === "withheld";
  return `${column.heading.trim() || "?"}: ${isWithheld ? "withheld" : text}`;
}

/** A date and a time may stand in two columns; either heading may tell the zone. */
function happenedOf(cells: readonly Cell[]): Moment | null {
  const date = cells.find(({ column }) => column.holds === "date");
  const time = cells.find(({ column }) => column.holds === "time");
  const isDated = time !== undefined && /\d[-/.]\d{1,2}[-/.]\d|\d{4}-\d{2}/.test(time.text);
  const parts = isDated ? [time] : [date, time];
  const words = parts.map((part) => part?.text ?? "").join(" ");
  const isUtc = parts.some((part) => part?.column.isUtc === true);
  const isClock = /\d[:h.]\d{2}/.test(time?.text ?? date?.text ?? "");
  const hasZone = /(?:[Zz]|UTC|GMT|[+-]\d{2}:?\d{2})\s*$/.test(words);
  return readWhen(isUtc && isClock && !hasZone ? `${words.trim()}Z` : words);
}

function peopleIn(text: string | null, faults: string[]): Count | null {
  if (text === null) return null;
  const plain = text
    .replace(/\s*(?:people|persons?|personnes?|pers\.?|pax|pob)$/i, "")
    .replace(/^(\d{1,6})[.,]0+$/, "$1");
  try {
    const people = readPeople(plain);
    if (Math.max(people.least, people.most ?? 0) <= PEOPLE_MOST) return people;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
  }
  faults.push(`people: expected a number, "30+", "30-40" or "?"; came ${cameAs(text)}`);
  return null;
}

function radiusIn(cells: readonly Cell[], faults: string[]): number | null {
  const cell = cells.find(({ column }) => column.holds === "radius");
  if (cell === undefined) return null;
  const [, figure = "", unit = ""] = /^(\d+(?:[.,]\d+)?)\s*(m|km|nm)?$/i.exec(cell.text) ?? [];
  const metres = { m: 1, km: 1000, nm: 1852 }[unit.toLowerCase()] ?? cell.column.metres;
  const value = Number(figure.replace(",", "."));
  if (figure === "" || !Number.isFinite(value) || value <= 0) {
    faults.push(`radius: expected a length; came ${cameAs(cell.text)}`);
    return null;
  }
  if (metres !== null) return value * metres;
  faults.push(`radius: expected a unit in the heading, such as (m); came ${cameAs(cell.text)}`);
  // Metres are the least that it can mean: it widens the place, and never makes it narrower.
  return Math.max(RADIUS_SIGHTED_M, value);
}

/** A place of a row: its words and all its readings. Null when the row tells none. */
export type Where = { readonly words: string; readonly readings: Place["readings"] };

/**
 * The place that the cells tell, in two columns of figures, or in words of any kind. Throws a Fault
 * for figures that are no position.
 */
export function whereIn(
  cells: readonly Cell[],
  { radius: told, faults }: Facts,
  chart: Chart | null,
): Where | null {
  const the = (holds: Holds): string =>
    cells.find(({ column }) => column.holds === holds)?.text ?? "";
  const [lat, lon, words] = [the("lat"), the("lon"), the("position")];
  if (lat !== "" || lon !== "") {
    const shown = [`lat ${lat} lon ${lon}`, words].filter((part) => part !== "").join("; ");
    return { words: shown.slice(0, WORDS_MOST), readings: figuresOf(lat, lon, told, chart) };
  }
  if (words === "") return null;
  try {
    return { words: words.slice(0, WORDS_MOST), readings: inWords(words, told, chart) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    // Words of a place that nobody can turn into figures are a place all the same.
    faults.push(error.message);
    return { words: words.slice(0, WORDS_MOST), readings: [] };
  }
}

function figuresOf(
  lat: string,
  lon: string,
  told: number | null,
  chart: Chart | null,
): Place["readings"] {
  if (lat === "" || lon === "")
    throw new Fault(
      `${lat === "" ? "latitude" : "longitude"}: expected degrees; ` +
        `came nothing, beside ${lat}${lon}`,
    );
  const [north, east] = [DECIMAL.exec(lat), DECIMAL.exec(lon)];
  if (north === null || east === null) return inWords(`${lat} ${lon}`, told, chart);
  const place = { lat: numberOf(north), lon: numberOf(east) };
  if (!isPosition(place))
    throw new Fault(
      `expected latitude -90 to 90 and longitude -180 to 180; came ${cameAs(`${lat} ${lon}`)}`,
    );
  const decimals = Math.min((north[2] ?? "").length, (east[2] ?? "").length);
  return readingsAt({ ...place, radius: 0 }, told, decimals);
}

function numberOf([, whole = "", decimals = ""]: RegExpExecArray): number {
  return Number(`${whole}.${decimals}`) + 0;
}

/** Several readings are all kept: none is chosen. */
function inWords(words: string, told: number | null, chart: Chart | null): Place["readings"] {
  const point = WKT.exec(words);
  if (point !== null) return figuresOf(point[2] ?? "", point[1] ?? "", told, null);
  if (WKT_SHAPE.test(words))
    throw new Fault(`position: expected a POINT (longitude latitude); came ${cameAs(words)}`);
  const { readings, notRead } = readPosition(words, chart);
  if (readings.length === 0) {
    const why = [...new Set(notRead.map((each) => each.why))].join(", ");
    throw new Fault(`position: expected one that can be read (${why}); came ${cameAs(words)}`);
  }
  return readings.slice(0, READINGS_MOST).map(({ lon, lat, radius }) => {
    const least = told ?? RADIUS_SIGHTED_M;
    return { lon, lat, radius: Math.min(Math.max(radius, least), RADIUS_MOST_M) };
  });
}

/** How many decimals a figure has, of two the one that has more. */
export function decimalsOf(...figures: readonly (string | number)[]): number {
  const each = figures.map((figure) => {
    const [, decimals = "", exponent = "0"] = /\.?(\d*)(?:e-(\d+))?$/.exec(`${figure}`) ?? [];
    return `${figure}`.includes(".") ? decimals.length + Number(exponent) : Number(exponent);
  });
  return Math.max(0, ...each);
}

/**
 * One reading: all of the shape, what its last digit leaves open, and the error that was told, or
 * ours. None when that is wider than a place in the log may be.
 */
export function readingsAt(
  { lon, lat, radius }: Circle,
  told: number | null,
  decimals: number,
  own = RADIUS_SIGHTED_M,
): Place["readings"] {
  const digits = METRES_PER_DEGREE * 10 ** -decimals;
  const wide = radius + Math.max(told ?? own, digits);
  return wide > RADIUS_MOST_M ? [] : [{ lon: lon + 0, lat: lat + 0, radius: Math.ceil(wide) }];
}

/** The one position of some readings; null for none or several. */
export function oneOf(readings: Place["readings"]): Pick<Sighting, "lon" | "lat" | "radius"> {
  const [only, ...more] = readings;
  if (only === undefined || more.length > 0) return { lon: null, lat: null, radius: null };
  return only;
}

/** A sighting of what its cells say, at a place. */
export function sightingAt(
  format: Sighting["format"],
  line: number,
  { id, happened, people, words, faults }: Facts,
  where: Where | null,
): Sighting {
  return {
    format,
    line,
    shape: where === null ? null : "point",
    id,
    ...oneOf(where?.readings ?? []),
    happened,
    people,
    words,
    alert: null,
    faults,
  };
}

/** Parts of the words of a report, each in its lines. */
export function linesOf(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join("\n");
}

/** What a telling of a sighting needs besides the sighting itself. */
export type Source = {
  readonly shown: string;
  readonly sender: string | null;
  readonly where: Where | null;
  readonly method: Place["method"];
  readonly channel: Telling["channel"];
  readonly relays: boolean;
};

/**
 * What a sighting tells of a boat. A file is of somebody who collected it: who saw the boat is not
 * known. The key holds all of its words: a row that changed is another report.
 */
export function tellingOfSighting(sighting: Sighting, source: Source): Telling {
  const { happened, people, id, alert } = sighting;
  const { shown, sender, where, method, channel, relays } = source;
  const fixedAt = happened?.kind === "told" ? happened.at : null;
  return {
    channel,
    words: shown,
    sender,
    who: "unknown",
    name: null,
    relays,
    happened,
    place: where === null ? null : { ...where, method, fixedAt },
    people,
    conditions: [],
    craft: null,
    language: null,
    alert,
    exercise: false,
    key: id === null ? null : `sighting ${id}: ${shown}`,
  };
}

/** A position that a format writes as figures, longitude first. */
export function positionOf(lon: unknown, lat: unknown): Position {
  const place = { lon: Number(lon), lat: Number(lat) };
  const isNumber = typeof lon === "number" && typeof lat === "number";
  if (isNumber && isPosition(place)) return { lon: place.lon + 0, lat: place.lat + 0 };
  const came = cameAs([lon, lat]);
  throw new Fault(`expected longitude -180 to 180 and latitude -90 to 90; came ${came}`);
}
