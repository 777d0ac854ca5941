import type { Side } from "#chart";
import { assert, toKnots, toNauticalMiles, type Count } from "#units";
import type { Metres, MetresPerSecond, Position, Seconds } from "#units";
import { pluralOf, say, sayNumber, type Language } from "./language.ts";

/**
 * People, at least and at most, without the noun: "nobody", "33", "30 to 40", "at least 33, top
 * unknown".
 */
export function sayCount({ least, most }: Count, language: Language): string {
  if (most === 0) return say(language, "count.nobody");
  if (most === null) {
    return least === 0 ? say(language, "count.unknown") : say(language, "count.open", { least });
  }
  return least === most ? String(least) : say(language, "count.range", { least, most });
}

/**
 * The same with the noun, to stand in a sentence: "33 people", "at least 1 person, top unknown".
 */
export function sayPeople({ least, most }: Count, language: Language): string {
  if (most === 0) return say(language, "count.nobody");
  if (most === null) {
    if (least === 0) return say(language, "people.unknown");
    return say(language, "people.open", { people: people(least, language) });
  }
  if (least === most) return people(least, language);
  return say(language, "people.range", { least, people: people(most, language) });
}

function people(number: number, language: Language): string {
  return say(language, `people.${pluralOf(number, language)}`, { number });
}

/**
 * In figures, as the report form takes them: "33", "30–40", "33+" for at least, "?" for nobody
 * knows.
 */
export function sayCountInFigures({ least, most }: Count): string {
  if (most === null) return least === 0 ? "?" : `${least}+`;
  return least === most ? String(least) : `${least}–${most}`;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in whole minutes, begun ones not counted: "26 min", "1 h 05 min", "2 d 3 h". */
export function sayDuration(length: Seconds, language: Language): string {
  assert(Number.isFinite(length), `expected a length of time; came ${length}`);
  const whole = Math.floor(Math.abs(length));
  if (whole < MINUTE) return say(language, "duration.short");
  const minutes = Math.floor((whole % HOUR) / MINUTE);
  const hours = Math.floor(whole / HOUR);
  if (hours === 0) return say(language, "duration.minutes", { minutes });
  if (hours < 48) {
    return say(language, "duration.hours", { hours, minutes: String(minutes).padStart(2, "0") });
  }
  const days = Math.floor(whole / DAY);
  return say(language, "duration.days", { days, hours: hours % 24 });
}

/** A running clock, to the second: "4:12", "1:04:12". Before its beginning it stands at nought. */
export function sayClock(length: Seconds): string {
  assert(Number.isFinite(length), `expected a length of time; came ${length}`);
  const whole = Math.max(0, Math.floor(length));
  const two = (number: number): string => String(number).padStart(2, "0");
  const minutes = Math.floor((whole % HOUR) / MINUTE);
  const seconds = two(whole % MINUTE);
  const hours = Math.floor(whole / HOUR);
  return hours === 0 ? `${minutes}:${seconds}` : `${hours}:${two(minutes)}:${seconds}`;
}

/**
 * How old something is: "26 min old". A moment yet to come was stamped by a clock ahead of ours.
 */
export function sayAge(age: Seconds, language: Language): string {
  const duration = sayDuration(age, language);
  return say(language, age <= -MINUTE ? "age.ahead" : "age.old", { duration });
}

/** A length of time in words to be spoken on the radio: "26 minutes". */
export function sayMinutes(number: number, language: Language): string {
  return say(language, `minute.${pluralOf(number, language)}`, { number });
}

/** A tenth of a nautical mile: below it a distance is said in metres. */
const SHORT_M = 185.2;

/** Nautical miles to a tenth, from ten miles whole; short distances in metres. */
export function sayDistance(length: Metres, language: Language): string {
  if (length < SHORT_M) {
    return say(language, "distance.metres", { number: sayNumber(Math.round(length), language) });
  }
  const miles = toNauticalMiles(length);
  const rounded = miles < 9.95 ? Math.round(miles * 10) / 10 : Math.round(miles);
  const number = sayNumber(rounded, language);
  return say(language, `distance.miles.${pluralOf(rounded, language)}`, { number });
}

/** A share of the whole in percent; what is there is never said to be none. */
export function sayShare(share: number, language: Language): string {
  const percent = 100 * share;
  if (percent > 0 && percent < 1) return `< ${sayNumber(1, language)} %`;
  return `${sayNumber(Math.round(percent), language)} %`;
}

/** A chance in percent that never looks surer than it is: above 99 % and below 1 % say no more. */
export function sayChance(chance: number, language: Language): string {
  if (chance < 0.01) return `< ${sayNumber(1, language)} %`;
  if (chance > 0.99) return `> ${sayNumber(99, language)} %`;
  return `${sayNumber(Math.round(100 * chance), language)} %`;
}

/** Square nautical miles to two figures. */
export function saySquareMiles(area: number, language: Language): string {
  return `${sayNumber(Number(area.toPrecision(2)), language)} NM²`;
}

export function saySpeed(speed: MetresPerSecond, language: Language): string {
  const number = sayNumber(Math.round(toKnots(speed) * 10) / 10, language);
  return say(language, "speed.knots", { number });
}

/** Degrees and minutes to a tenth, latitude first, as on a bridge: "51°06.3′ N 001°22.9′ E". */
export function sayPosition({ lon, lat }: Position, language: Language): string {
  const north = degrees(lat, 2, language);
  const east = degrees(lon, 3, language);
  return `${north} ${lat < 0 ? "S" : "N"} ${east} ${lon < 0 ? "W" : "E"}`;
}

function degrees(value: number, width: number, language: Language): string {
  assert(Number.isFinite(value), `expected degrees; came ${value}`);
  const tenths = Math.round(Math.abs(value) * 600);
  const minutes = ((tenths % 600) / 10).toFixed(1).padStart(4, "0");
  const whole = String(Math.floor(tenths / 600)).padStart(width, "0");
  return `${whole}°${language === "fr" ? minutes.replace(".", ",") : minutes}′`;
}

export function saySide(side: Side, language: Language): string {
  return say(language, `side.${side}`);
}
