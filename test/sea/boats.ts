import { flowOfToldWind, openShore, type Chart, type Flow } from "#chart";
import { drift, INFLATABLE, SWAMPED_INFLATABLE, type Forecast } from "#predict";
import {
  addSeconds,
  bearingDegrees,
  epochMs,
  hours,
  instantFromMs,
  knots,
  metres,
  metresPerSecond,
  minutes,
  position,
  seconds,
  type Instant,
  type Position,
} from "#units";
import { openSeaChart } from "../../src/run/sea-chart.ts";
import { openStreams } from "../../src/run/sea-fields.ts";
import { diceFor, type Dice } from "./dice.ts";
import { SIZES, STRESSES, type Size, type Stress } from "./presets.ts";

const ROOT = new URL("../..", import.meta.url).pathname;

/** The chart, the coast and the tides of this repository, opened once. */
export const chart: Chart = openSeaChart(ROOT);
export const streams: Flow = openStreams(ROOT);
const shore = openShore(chart);

/** The sea and the air of one night. */
export type Weather = {
  readonly windFrom: number;
  readonly windKnots: number;
  readonly flow: Flow;
};

/** What happened to one boat, whoever knew of it. */
export type SeaBoat = {
  readonly id: string;
  readonly beach: string;
  readonly launchedAt: Instant;
  readonly people: number;
  /** Tokens of phones aboard, the one that calls most first. */
  readonly phones: readonly string[];
  readonly language: string;
  readonly colour: string;
  /** Calls and other signs an hour, about. */
  readonly rate: number;
  readonly track: Forecast["frames"];
  /** When the engine failed; null: not within its hours at sea. */
  readonly failedAt: Instant | null;
  /** When it stranded; null: never. */
  readonly ashoreAt: Instant | null;
};

const FRAME_MINUTES = 15;
/** Longest that a boat is followed. */
const FOLLOWED_HOURS = 14;
const SPEED = { slowest: 1.3, fastest: 2.6 };
/** Where boats steer for: from the coast south of Cap Gris-Nez to Dungeness, else to Dover. */
const DOVER = position(1.36, 51.13);
const DUNGENESS = position(0.98, 50.92);
const GRIS_NEZ_LON = 1.59;
/** Steered a little out to sea before the tide is thought of. */
const OFFING_DEGREES = 6;
/** Launches as far south as Berck; English beaches are not launched from. */
const SOUTHERNMOST = 50.38;
const WESTERNMOST = 1.5;

const LANGUAGES = ["ckb", "ps", "ar", "fa", "ti", "vi", "am", "en"] as const;
export const COLOURS = ["grey", "black", "white", "blue", "orange"] as const;
const COLOUR_WEIGHTS = COLOURS.map((colour, at) => [colour, [6, 5, 2, 1, 1][at]!] as const);

/** What blows on the night of a seed: light enough to launch. */
export function weatherOf(seed: number): Weather {
  const dice = diceFor(seed, "weather");
  const windFrom = dice.between(0, 360);
  const windKnots = dice.between(4, 12);
  const row = { from: null, until: null, directionFrom: windFrom, spread: 15 };
  const told = { ...row, least: knots(windKnots - 2), most: knots(windKnots + 3) };
  return { windFrom, windKnots, flow: flowOfToldWind([told], "the night's wind") };
}

/** All boats of a night, in order of launch. */
export function launchBoats(size: Size, stress: Stress, seed: number, weather: Weather): SeaBoat[] {
  const dice = diceFor(seed, "launches");
  const evening = instantFromMs(Date.UTC(2026, 5, 1 + Math.floor(dice.between(0, 28)), 20));
  const boats: SeaBoat[] = [];
  while (boats.length < SIZES[size]) {
    const beach = dice.weighted(beachesIn(weather));
    const hour = dice.between(0, 7);
    const members = groupSize(dice, stress, SIZES[size] - boats.length);
    const twin = { language: dice.pick(LANGUAGES), colour: dice.weighted(COLOUR_WEIGHTS) };
    for (let member = 0; member < members; member += 1) {
      const number = boats.length + 1;
      const isTwin = STRESSES[stress].twins;
      const later = isTwin ? dice.between(0, 10) : dice.between(0, 40);
      const launchedAt = addSeconds(evening, minutes(Math.round(hour * 60 + later)));
      const people = isTwin ? 40 + 2 * member : peopleAboard(dice);
      boats.push(
        sail({
          id: `boat-${String(number).padStart(3, "0")}`,
          seed: seed * 1000 + (isTwin ? number - member : number),
          beach: beach.name,
          from: offBeach(dice, beach.position, isTwin),
          launchedAt,
          people,
          language: isTwin ? twin.language : dice.pick(LANGUAGES),
          colour: isTwin ? twin.colour : dice.weighted(COLOUR_WEIGHTS),
          stress,
          weather,
        }),
      );
    }
  }
  return boats.sort((one, other) => epochMs(one.launchedAt) - epochMs(other.launchedAt));
}

/** Beaches with how likely a launch is: sheltered from the wind rather than in surf. */
function beachesIn({ windFrom, windKnots }: Weather) {
  const seawards = 320;
  return chart.places
    .filter(({ kind, position: at }) => kind === "beach" && isFrench(at))
    .map((place) => {
      const onshore = Math.cos(((windFrom - seawards) * Math.PI) / 180);
      const west = place.position.lon < GRIS_NEZ_LON + 0.1 ? 0.15 : 0;
      return [place, Math.exp((-onshore * windKnots) / 12 + west)] as const;
    });
}

const isFrench = ({ lon, lat }: Position): boolean =>
  lon > WESTERNMOST && lat > SOUTHERNMOST && lat < 51.09 && (lon > 1.9 || lat < 50.975);

function groupSize(dice: Dice, stress: Stress, left: number): number {
  const wanted = STRESSES[stress].twins
    ? 2
    : dice.weighted([
        [1, 5],
        [2, 3],
        [3, 2],
        [4, 1],
      ]);
  return Math.min(left, wanted);
}

/** Log-normal, median 45: two thirds within 25 to 80 (published counts, 2022-2025). */
const peopleAboard = (dice: Dice): number =>
  Math.min(110, Math.max(5, Math.round(45 * Math.exp(0.45 * dice.normal()))));

function offBeach(dice: Dice, { lon, lat }: Position, isTwin: boolean): Position {
  const along = isTwin ? 0 : 0.01 * dice.normal();
  return position(lon - 0.004 + along / 2, lat + 0.008 + along / 4);
}

type Voyage = {
  readonly id: string;
  readonly seed: number;
  readonly beach: string;
  readonly from: Position;
  readonly launchedAt: Instant;
  readonly people: number;
  readonly language: string;
  readonly colour: string;
  readonly stress: Stress;
  readonly weather: Weather;
};

/** One boat through the drift engine: one particle, with heading, speed and life of its own. */
function sail({ seed, from, launchedAt, stress, weather, ...boat }: Voyage): SeaBoat {
  const dice = diceFor(seed, `aboard ${boat.id}`);
  const goal = from.lon < GRIS_NEZ_LON + 0.05 ? DUNGENESS : DOVER;
  const { frames } = drift({
    from: launchedAt,
    until: addSeconds(launchedAt, hours(FOLLOWED_HOURS)),
    every: minutes(FRAME_MINUTES),
    step: seconds(1800),
    particles: 1,
    seed,
    starts: [{ place: from, radius: metres(STRESSES[stress].twins ? 50 : 250), share: 1 }],
    life: [
      stageOf("under way", 1, STRESSES[stress].engineHours),
      stageOf("adrift", 0, 60),
      { stage: "swamped", share: 0, meanHours: null, objects: SWAMPED_INFLATABLE },
    ],
    underWay: {
      heading: (bearingDegrees(from, goal) + OFFING_DEGREES) % 360,
      spread: 7,
      slowest: metresPerSecond(SPEED.slowest),
      fastest: metresPerSecond(SPEED.fastest),
    },
    fixes: [],
    currents: [streams],
    winds: [weather.flow],
    shore,
  });
  const phones =
    1 +
    dice.weighted([
      [0, 3],
      [1, 3],
      [2, 2],
      [3, 1],
    ]);
  return {
    ...boat,
    launchedAt,
    phones: Array.from({ length: phones }, (_, phone) => `caller-${boat.id}-${phone}`),
    rate: dice.gamma(1.5) / 1.3,
    track: frames,
    failedAt: frames.find(({ stage }) => stage[0]! > 0)?.at ?? null,
    ashoreAt: frames.find(({ ashore }) => ashore[0] === 1)?.at ?? null,
  };
}

const stageOf = (stage: "under way" | "adrift", share: number, meanHours: number) => ({
  stage,
  share,
  meanHours,
  objects: INFLATABLE,
});

/** Where a boat was, between two frames in a straight line; at its ends where it stayed. */
export function placeOf({ track, launchedAt }: SeaBoat, at: Instant): Position {
  const passed = (epochMs(at) - epochMs(launchedAt)) / 60_000;
  const after = track.findIndex((frame) => epochMs(frame.at) > epochMs(at));
  if (passed <= 0 || after === 0) return pointOf(track[0]!);
  if (after < 0) return pointOf(track.at(-1)!);
  const [before, next] = [track[after - 1]!, track[after]!];
  const whole = epochMs(next.at) - epochMs(before.at);
  const share = (epochMs(at) - epochMs(before.at)) / whole;
  const [one, other] = [pointOf(before), pointOf(next)];
  return position(one.lon + share * (other.lon - one.lon), one.lat + share * (other.lat - one.lat));
}

const pointOf = ({ lon, lat }: Forecast["frames"][number]): Position => position(lon[0]!, lat[0]!);
