import { entryName, type EntryName, type EventOf, type UnderstoodEntry } from "#log";
import type { SeaTemperature } from "#predict";
import {
  addSeconds,
  distanceMetres,
  hours,
  metres,
  metresPerSecond,
  seconds,
  secondsBetween,
  type Instant,
  type Metres,
  type MetresPerSecond,
  type Position,
  type Seconds,
} from "#units";
import { laterThan, type Picture } from "./picture.ts";
import { isWithdrawn } from "./reports.ts";

type Statement = EventOf<"WeatherStated">;
/** What a statement can be about. */
type Part = "wind" | "sea" | "current" | "visibility";

/** How one knows; "assumed" without an entry is Vigie's own, since nobody said anything. */
export type WeatherMethod = Statement["method"];

/** A wind that holds somewhere for a while; a range, never one figure. */
export type Wind = {
  /** Where it comes from, degrees true; null when it is variable or nobody said. */
  readonly directionFrom: number | null;
  /** How far to either side, degrees. */
  readonly spread: number;
  readonly least: MetresPerSecond;
  readonly most: MetresPerSecond;
};

/** Like a wind, but named by where it goes. */
export type Current = {
  readonly directionTowards: number | null;
  readonly least: MetresPerSecond;
  readonly most: MetresPerSecond;
};

/** What somebody stated, and what it rests on. */
export type Stated<Value> = {
  readonly value: Value;
  readonly method: WeatherMethod;
  readonly source: string;
  readonly entry: EntryName;
  /** Since it began to hold: how old an observation is, how far into a forecast we are. */
  readonly age: Seconds;
  /** Until when it is taken to hold: as stated, else it lapses after `OPEN_WEATHER_HOLDS`. */
  readonly until: Instant;
};

/** The wind when there is no word of it. */
type Unstated = Omit<Stated<Wind>, "entry" | "until"> & {
  readonly entry: null;
  readonly until: null;
};

/** What holds at a place and time, each part by the statement that serves best. */
export type Weather = {
  /** The stated wind, or `ASSUMED_WIND` when nobody stated any. */
  readonly wind: Stated<Wind> | Unstated;
  /** Null when nobody stated it. */
  readonly sea: Stated<SeaTemperature> | null;
  readonly current: Stated<Current> | null;
  /** Metres; null when nobody stated it. */
  readonly visibility: Stated<Visibility> | null;
};

/** How far one sees by day, or a light by night; a range, never one figure. */
type Visibility = { readonly least: Metres; readonly most: Metres };

/**
 * What is taken for the wind when nobody stated any: from anywhere, calm to Beaufort 4 (World
 * Meteorological Organization: up to 7.9 m/s). Ours. Every result names it as assumed.
 */
export const ASSUMED_WIND: Wind = {
  directionFrom: null,
  spread: 0,
  least: metresPerSecond(0),
  most: metresPerSecond(8),
};
const NO_WORD_OF_WIND: Unstated = {
  value: ASSUMED_WIND,
  method: "assumed",
  source: "nobody stated it",
  entry: null,
  age: seconds(0),
  until: null,
};

/**
 * So long is a statement without an end believed; then it is as if nobody had said anything. The
 * sea warms and cools slowly. Ours.
 */
export const OPEN_WEATHER_HOLDS: Readonly<Record<Part, Seconds>> = {
  wind: hours(24),
  sea: hours(7 * 24),
  current: hours(6),
  visibility: hours(6),
};

/** Statements so close in time count as equally fresh: then the way of knowing decides. Ours. */
const EQUALLY_FRESH = hours(1);
const BEST_FIRST: readonly WeatherMethod[] = ["observed", "forecast", "assumed"];

/**
 * What is known of wind, sea, current and visibility at a place and time, as of this picture: for
 * each the newest statement that covers both, where statements of one hour count as equally new
 * and one observed goes before one forecast, and that before one assumed. It moves no one on the
 * board.
 */
export function weatherAt(picture: Picture, place: Position, at: Instant): Weather {
  const told = statementsFor(picture, place);
  return {
    wind: best(told, "wind", at, windOf) ?? NO_WORD_OF_WIND,
    sea: seaIn(told, at),
    current: best(told, "current", at, currentOf),
    visibility: best(told, "visibility", at, visibilityOf),
  };
}

/** The least visibility stated for a place, metres: what is reckoned with; null: nobody told. */
export function visibilityAt(picture: Picture, place: Position, at: Instant): Metres | null {
  const told = statementsFor(picture, place);
  return best(told, "visibility", at, visibilityOf)?.value.least ?? null;
}

/** A wind between two moments, and by whose word; null in place of an entry: nobody's. */
export type WindRow = Wind & {
  readonly from: Instant;
  readonly until: Instant;
  readonly method: WeatherMethod;
  readonly source: string;
  readonly entry: EntryName | null;
};

/**
 * The wind at a place from one moment to another, in rows without gaps: where nobody stated any,
 * the row says that it is assumed. A flow can be made of them (`flowOfToldWind` of #chart). `from`
 * is the earlier; with both the same there is one row without length.
 */
export function windRows(
  picture: Picture,
  place: Position,
  from: Instant,
  until: Instant,
): readonly WindRow[] {
  const told = statementsFor(picture, place).filter(({ event }) => event.wind !== null);
  const turns = told.flatMap((each) => [each.event.from, endOf(each.event, "wind")]);
  const inside = turns.filter((at) => at > from && at < until);
  const starts = [...new Set([from, ...inside])].toSorted();
  const rows: WindRow[] = [];
  for (const [index, start] of starts.entries()) {
    const { value, method, source, entry } = weatherAt(picture, place, start).wind;
    const row = { ...value, from: start, until: starts[index + 1] ?? until, method, source, entry };
    const before = rows.at(-1);
    if (before !== undefined && before.entry === entry) {
      rows[rows.length - 1] = { ...before, until: row.until };
    } else rows.push(row);
  }
  return rows;
}

/** A current between two moments, and by whose word. */
export type CurrentRow = Omit<Current, "directionTowards"> & {
  readonly from: Instant;
  readonly until: Instant;
  /** Where it sets, degrees true. */
  readonly towards: number;
  /** Where it holds; null is the whole watch area. */
  readonly around: (Position & { readonly radius: Metres }) | null;
  readonly source: string;
  readonly entry: EntryName;
};

/**
 * The currents stated for a place from a moment on, each while no other serves better, in the order
 * of time and without overlaps. One that nobody gave a direction is none: the tidal streams know
 * better. None where nobody stated any.
 */
export function currentRows(
  picture: Picture,
  place: Position,
  from: Instant,
): readonly CurrentRow[] {
  const told = statementsFor(picture, place).filter(({ event }) => event.current !== null);
  const turns = told.flatMap(({ event }) => [event.from, endOf(event, "current")]);
  const starts = [...new Set([from, ...turns.filter((at) => at > from)])].toSorted();
  return starts.flatMap((start, index): CurrentRow[] => {
    const known = best(told, "current", start, currentOf);
    if (known === null) return [];
    const { value, source, entry, until } = known;
    const { directionTowards: towards, least, most } = value;
    if (towards === null) return [];
    const by = told.find((each) => entryName(each.entry) === entry);
    const spot = by?.event.place?.readings.find(
      (reading) => distanceMetres(reading, place) <= reading.radius,
    );
    const around =
      spot === undefined ? null : { lon: spot.lon, lat: spot.lat, radius: metres(spot.radius) };
    return [
      {
        from: start,
        until: starts[index + 1] ?? until,
        towards,
        least,
        most,
        around,
        source,
        entry,
      },
    ];
  });
}

/** A statement and the entry that made it. */
export type Told = { readonly entry: UnderstoodEntry; readonly event: Statement };

/**
 * The statements of the sea's temperature that stand and cover the place, whenever they hold, in
 * the order of the log; where no place is known (null), only those for the whole watch area.
 */
export function seasTold(picture: Picture, place: Position | null): readonly Told[] {
  return statementsFor(picture, place).filter(({ event }) => event.sea !== null);
}

/** The sea in force at `at` by the statements of `seasTold`; null when none holds. */
export function seaIn(told: readonly Told[], at: Instant): Stated<SeaTemperature> | null {
  return best(told, "sea", at, ({ sea }) => sea);
}

/** The statements that stand and cover the place, in the order of the log. */
/** What was stated of a stretch of time, wherever it holds, in the order of the log. */
export function weatherStatedWithin(
  picture: Picture,
  from: Instant,
  until: Instant,
): readonly Statement[] {
  return [...picture.weather.values()]
    .flatMap(({ first }): Told[] =>
      first.event.kind === "WeatherStated" ? [{ entry: first, event: first.event }] : [],
    )
    .filter(({ entry }) => !isWithdrawn(picture, entry))
    .toSorted((one, other) => (laterThan(one.entry, other.entry) ? 1 : -1))
    .map(({ event }) => event)
    .filter((event) => event.from < until && lapsesAt(event) > from);
}

/** When the last of what was stated no longer holds. */
const lapsesAt = (event: Statement): Instant =>
  (["wind", "sea", "current", "visibility"] as const)
    .filter((part) => event[part] != null)
    .map((part) => endOf(event, part))
    .reduce((one, other) => (one > other ? one : other), event.from);

function statementsFor(picture: Picture, place: Position | null): readonly Told[] {
  const told = [...picture.weather.values()].flatMap(({ first }): Told[] =>
    first.event.kind === "WeatherStated" ? [{ entry: first, event: first.event }] : [],
  );
  return told
    .filter(({ entry, event }) => !isWithdrawn(picture, entry) && covers(event, place))
    .toSorted((one, other) => (laterThan(one.entry, other.entry) ? 1 : -1));
}

/** A statement without a place is for the whole watch area; of several readings each may be it. */
function covers({ place }: Statement, at: Position | null): boolean {
  if (place === null) return true;
  if (at === null) return false;
  return place.readings.some((reading) => distanceMetres(reading, at) <= reading.radius);
}

function endOf({ from, until }: Statement, part: Part): Instant {
  return until ?? addSeconds(from, OPEN_WEATHER_HOLDS[part]);
}

/** The value that serves best at `at`; null when none holds. `told` is in the order of the log. */
function best<Value>(
  told: readonly Told[],
  part: Part,
  at: Instant,
  valueOf: (event: Statement) => Value | null,
): Stated<Value> | null {
  const holding = told.flatMap(({ entry, event }) => {
    const value = valueOf(event);
    const until = endOf(event, part);
    return value === null || at < event.from || at >= until ? [] : [{ entry, event, value, until }];
  });
  const newest = holding.at(-1);
  if (newest === undefined) return null;
  const fresh = holding.filter(
    ({ entry }) => secondsBetween(entry.loggedAt, newest.entry.loggedAt) <= EQUALLY_FRESH,
  );
  const rank = (method: WeatherMethod): number => BEST_FIRST.indexOf(method);
  const { entry, event, value, until } = fresh.reduce((one, other) =>
    rank(other.event.method) <= rank(one.event.method) ? other : one,
  );
  const { method, source, from } = event;
  return { value, method, source, entry: entryName(entry), age: secondsBetween(from, at), until };
}

function windOf({ wind }: Statement): Wind | null {
  if (wind === null) return null;
  const { from: directionFrom, spread, speed } = wind;
  return { directionFrom, spread, ...rangeOf(speed) };
}

function currentOf({ current }: Statement): Current | null {
  if (current === null) return null;
  return { directionTowards: current.towards, ...rangeOf(current.speed) };
}

function rangeOf({ least, most }: { readonly least: number; readonly most: number }) {
  return { least: metresPerSecond(least), most: metresPerSecond(most) };
}

/** Files of wind, current or sea on the log that nobody has taken back, oldest first. */
export function fieldsOf(picture: Picture): readonly (EventOf<"FieldReceived"> & {
  readonly entry: EntryName;
  readonly receivedAt: Instant;
})[] {
  return [...picture.fields.values()].flatMap(({ first }) =>
    first.event.kind === "FieldReceived" && !isWithdrawn(picture, first)
      ? [{ ...first.event, entry: entryName(first), receivedAt: first.loggedAt }]
      : [],
  );
}

function visibilityOf({ visibility }: Statement): Visibility | null {
  if (visibility === undefined) return null;
  return { least: metres(visibility.least), most: metres(visibility.most) };
}
