import { instantFromMs, addSeconds, epochMs, hours, minutes, position } from "#units";
import type { Instant, Position } from "#units";
import type { OrderInput } from "#orders";
import { COLOURS } from "./boats.ts";
import type { Dice } from "./dice.ts";
import type { STRESSES, Stress } from "./presets.ts";

type Errors = (typeof STRESSES)[Stress];
type Received = Extract<OrderInput, { order: "receiveReport" }>;
export type ToldPlace = NonNullable<Received["place"]>;
export type ToldCount = NonNullable<Received["people"]>;

const METRES_NORTH = 111_195;
/** A circle that holds 95 % is this many standard deviations wide (Rayleigh). */
const RADIUS_IN_SD = Math.sqrt(-2 * Math.log(0.05));
const RADIANS = Math.PI / 180;

/** A place as told, `sd` metres to each side as stated, with the errors of the night. */
export function tellPlace(
  dice: Dice,
  { spread, gross, grossSpread }: Errors,
  truth: Position,
  method: ToldPlace["method"],
  sd: number,
  words: string,
  fixedAt: Instant | null = null,
): ToldPlace {
  const true_ = sd * spread * (dice.chance(gross) ? grossSpread : 1);
  const { lon, lat } = moved(truth, true_ * dice.normal(), true_ * dice.normal());
  const grain = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
  const radius = Math.max(10, Math.round(sd * RADIUS_IN_SD));
  return { words, method, fixedAt, readings: [{ lon: grain(lon), lat: grain(lat), radius }] };
}

export function moved({ lon, lat }: Position, east: number, north: number): Position {
  const metresEast = METRES_NORTH * Math.cos(lat * RADIANS);
  return position(lon + east / metresEast, lat + north / METRES_NORTH);
}

/** Numbers that are heard for one another, in English and in French (quatorze, quarante). */
const HEARD_AS: readonly (readonly [number, number])[] = [
  [13, 30],
  [14, 40],
  [15, 50],
  [16, 60],
  [17, 70],
  [18, 80],
  [19, 90],
];

/** How many as told of so many aboard; null when nobody said. Never below 1. */
export function tellPeople(
  dice: Dice,
  { misheard }: Errors,
  shares: readonly [number, number, number, number],
  people: number,
): ToldCount {
  const [exact, rounded, about] = shares;
  const how = dice.share();
  if (how < exact) return heard(dice, misheard, people);
  if (how < exact + rounded) {
    const ten = dice.chance(0.5) ? 10 : 5;
    return heard(dice, misheard, Math.max(ten, Math.round(people / ten) * ten));
  }
  if (how < exact + rounded + about) return tellAbout(dice, people);
  return exactly(Math.max(1, Math.min(200, Math.round(45 * Math.exp(0.6 * dice.normal())))));
}

const exactly = (people: number): ToldCount => ({ least: people, most: people });

function heard(dice: Dice, misheard: number, people: number): ToldCount {
  const pair = HEARD_AS.find((each) => each.includes(people));
  if (pair === undefined || !dice.chance(10 * misheard)) return exactly(people);
  return exactly(pair[0] === people ? pair[1] : pair[0]);
}

/** "About forty", "thirty to forty", "more than thirty": 15 % off, two times of three within. */
function tellAbout(dice: Dice, people: number): ToldCount {
  const guess = Math.max(2, Math.round(people * Math.exp(0.15 * dice.normal())));
  const way = dice.share();
  if (way < 0.5) return exactly(guess);
  if (way < 0.8) return { least: Math.floor(guess * 0.85), most: Math.ceil(guess * 1.15) };
  return { least: Math.floor(guess * 0.8), most: null };
}

/** A time as told: the truth, an hour off, or without a zone. */
export function tellTime(dice: Dice, { clocks }: Errors, at: Instant): Received["happened"] {
  if (dice.chance(clocks)) return { kind: "told", at: addSeconds(at, hours(-1)) };
  if (dice.chance(clocks)) {
    const words = at.slice(11, 16);
    return { kind: "ambiguous", words, readings: [addSeconds(at, hours(-1)), at] };
  }
  return { kind: "told", at };
}

/** The colour as seen by night; null when nobody said. */
export function tellColour(dice: Dice, colour: string | null): string | null {
  if (colour === null || !dice.chance(0.35)) return null;
  return dice.chance(0.87) ? colour : dice.pick(COLOURS);
}

/** The language of a caller: mostly the one spoken aboard. */
export function tellLanguage(dice: Dice, language: string): string | null {
  if (!dice.chance(0.6)) return null;
  return dice.chance(0.78) ? language : dice.pick(["ckb", "ps", "ar", "fa", "en", "fr"]);
}

/** Some minutes later, at least one second. */
export function laterBy(dice: Dice, at: Instant, meanMinutes: number): Instant {
  return instantFromMs(epochMs(at) + 1000 + Math.round(dice.exponential(meanMinutes) * 60_000));
}

export const before = (at: Instant, someMinutes: number): Instant =>
  addSeconds(at, minutes(-someMinutes));
