import { createTidePredictor, type TidePrediction } from "@neaps/tide-predictor";
import {
  addSeconds,
  assert,
  distanceMetres,
  epochMs,
  hours,
  instantFromMs,
  metres,
  secondsBetween,
  type Instant,
  type Metres,
  type Position,
} from "#units";
import { dataFault, readFields, readList, readNumber, readText } from "./read-data.ts";

type Station = {
  readonly id: string;
  readonly name: string;
  readonly place: Position;
  readonly predictor: TidePrediction;
};

/** The tide gauges; `openTides` makes it, `tideAt` and the others ask it. */
export type Tides = { readonly stations: readonly Station[]; readonly dover: Station };

/** Which gauge is asked: the nearest to a place, or one by its name. */
export type TideAsked = Position | { readonly station: string };

export type TideHeight = {
  readonly station: string;
  /** From the place to the gauge; 0 when the gauge was asked for by name. */
  readonly distance: Metres;
  /** Above chart datum, without wind and surge. */
  readonly height: Metres;
};

export type TideTurn = { readonly at: Instant; readonly height: Metres };

/** A tide is 12.42 h; two high waters of a shallow coast are never this far apart. */
const LOOK_AHEAD = hours(30);

/** Opens data/tides/stations.json. Throws one sentence that names the field that is wrong. */
export function openTides(data: unknown): Tides {
  const list = readList(readFields(data, "tides")["stations"], "tides.stations");
  const stations = list.map((given, at) => readStation(given, `tides.stations[${at}]`));
  const dover = stations.find(({ name }) => name === "Dover");
  if (dover === undefined) throw dataFault("tides.stations", "Dover among them", stations.length);
  return { stations, dover };
}

/** The height of tide at the gauge nearest to a place, or at a named one. */
export function tideAt(tides: Tides, asked: TideAsked, at: Instant): TideHeight {
  const { station, distance } = stationFor(tides, asked);
  const { level } = station.predictor.getWaterLevelAtTime({ time: new Date(epochMs(at)) });
  return { station: station.name, distance, height: metres(level) };
}

/** The first high and the first low water after an instant, at the gauge that is asked. */
export function nextTides(
  tides: Tides,
  asked: TideAsked,
  after: Instant,
): {
  readonly station: string;
  readonly distance: Metres;
  readonly high: TideTurn;
  readonly low: TideTurn;
} {
  const { station, distance } = stationFor(tides, asked);
  const turns = turnsOf(station, after, addSeconds(after, LOOK_AHEAD));
  const first = (isHigh: boolean): TideTurn => {
    const turn = turns.find(({ at, high }) => high === isHigh && at > after);
    assert(turn !== undefined, `expected a high and a low water at ${station.name} after ${after}`);
    return { at: turn.at, height: turn.height };
  };
  return { station: station.name, distance, high: first(true), low: first(false) };
}

/** Hours from the nearest high water at Dover; negative before it. Stream tables are by it. */
export function hoursFromHighWaterDover(tides: Tides, at: Instant): number {
  const around = turnsOf(tides.dover, addSeconds(at, hours(-14)), addSeconds(at, hours(14)));
  const since = around.filter(({ high }) => high).map((turn) => secondsBetween(turn.at, at) / 3600);
  assert(since.length > 0, `expected a high water at Dover within 14 h of ${at}`);
  return since.reduce((best, each) => (Math.abs(each) < Math.abs(best) ? each : best));
}

function readStation(given: unknown, here: string): Station {
  const fields = readFields(given, here);
  const constituents = Object.entries(
    readFields(fields["constituents"], `${here}.constituents`),
  ).map(([name, pair]) => {
    const field = `${here}.constituents.${name}`;
    if (!(name in createTidePredictor.constituents))
      throw dataFault(field, "a constituent that the predictor knows", name);
    const [amplitude, phase] = readList(pair, field);
    return {
      name,
      amplitude: readNumber(amplitude, `${field}[0]`, 0, 20),
      phase: readNumber(phase, `${field}[1]`, 0, 360),
    };
  });
  if (constituents.length === 0) throw dataFault(`${here}.constituents`, "at least one", 0);
  return {
    id: readText(fields["id"], `${here}.id`),
    name: readText(fields["name"], `${here}.name`),
    place: {
      lon: readNumber(fields["lon"], `${here}.lon`, -180, 180),
      lat: readNumber(fields["lat"], `${here}.lat`, -90, 90),
    },
    predictor: createTidePredictor(constituents, {
      offset: readNumber(fields["msl"], `${here}.msl`, -20, 20),
    }),
  };
}

function stationFor(
  { stations }: Tides,
  asked: TideAsked,
): { readonly station: Station; readonly distance: Metres } {
  if ("station" in asked) {
    const named = stations.find(({ name, id }) => name === asked.station || id === asked.station);
    const names = stations.map(({ name }) => name).join(", ");
    assert(named !== undefined, `expected a tide gauge of ${names}; came "${asked.station}"`);
    return { station: named, distance: metres(0) };
  }
  const near = stations
    .map((station) => ({ station, distance: distanceMetres(asked, station.place) }))
    .reduce((best, each) => (each.distance < best.distance ? each : best));
  return near;
}

function turnsOf(
  station: Station,
  from: Instant,
  until: Instant,
): readonly (TideTurn & { readonly high: boolean })[] {
  return station.predictor
    .getExtremesPrediction({ start: new Date(epochMs(from)), end: new Date(epochMs(until)) })
    .map(({ time, level, high }) => ({
      at: instantFromMs(time.getTime()),
      height: metres(level),
      high,
    }));
}
