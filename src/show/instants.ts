import type { Moment } from "#log";
import { epochMs, type Instant } from "#units";
import { listOf, say, type Language } from "./language.ts";

const ZONES = { London: "Europe/London", Paris: "Europe/Paris" } as const;
type City = keyof typeof ZONES;

/** Whose clock hangs on the wall: of the two coasts, that of the language. */
const HOME: Readonly<Record<Language, City>> = { en: "London", fr: "Paris" };

const CLOCKS: Readonly<Record<City, Intl.DateTimeFormat>> = {
  London: clock("London"),
  Paris: clock("Paris"),
};

function clock(city: City): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: ZONES[city],
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  });
}

const DATES: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  en: date("en-GB"),
  fr: date("fr-FR"),
};

function date(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, {
    timeZone: "UTC",
    day: "numeric",
    month: "short",
    year: "numeric",
  });
}

/** The hour in UTC: "02:27 UTC", with "seconds" "02:27:00 UTC". The same in every language. */
export function sayHour(at: Instant, to: "minutes" | "seconds" = "minutes"): string {
  return `${at.slice(11, to === "minutes" ? 16 : 19)} UTC`;
}

/** The hour in UTC, with its date where that is not the date of `now`. */
export function sayHourSeen(at: Instant, now: Instant, language: Language): string {
  return at.slice(0, 10) === now.slice(0, 10) ? sayHour(at) : sayUtc(at, language);
}

/** Date and hour in UTC: "24 Nov 2021, 02:27 UTC". */
export function sayUtc(at: Instant, language: Language): string {
  return `${DATES[language].format(epochMs(at))}, ${sayHour(at)}`;
}

/**
 * UTC and the clock on the wall together: "24 Nov 2021, 02:27 UTC (03:27 CET Paris)". On the night
 * when an hour comes twice, BST and GMT, CEST and CET tell the two apart.
 */
export function sayInstant(at: Instant, language: Language): string {
  const home = HOME[language];
  return say(language, "instant.here", {
    utc: sayUtc(at, language),
    clock: sayClock(at, home),
    city: say(language, `city.${home}`),
  });
}

/** The hour on both coasts: "02:27 GMT London, 03:27 CET Paris". */
export function sayLocalHours(at: Instant, language: Language): string {
  const [london, paris] = [sayClock(at, "London"), sayClock(at, "Paris")];
  return say(language, "instant.both", { london, paris });
}

/**
 * The hour on one coast with its zone's name. The day stands with it where it is not that of UTC.
 */
function sayClock(at: Instant, city: City): string {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of CLOCKS[city].formatToParts(epochMs(at))) part[type] = value;
  const hour = `${part.hour}:${part.minute} ${part.timeZoneName}`;
  return Number(part.day) === Number(at.slice(8, 10)) ? hour : `${hour} +1`;
}

/**
 * When something happened as told: with its bounds, with every reading of an ambiguous time, or not
 * told.
 */
export function sayMoment(happened: Moment | null, language: Language): string {
  if (happened === null) return say(language, "instant.unknown");
  if (happened.kind === "ambiguous") {
    const { words } = happened;
    if (happened.readings.length === 0) return say(language, "instant.unreadable", { words });
    const hours = happened.readings.map((each) => sayUtc(each, language));
    return say(language, "instant.ambiguous", { words, readings: listOf(hours, language, "or") });
  }
  const at = sayHour(happened.at);
  const earliest = happened.earliest === null ? null : sayHour(happened.earliest);
  const latest = happened.latest === null ? null : sayHour(happened.latest);
  if (earliest !== null && latest !== null) {
    return say(language, "instant.bounds", { at, earliest, latest });
  }
  if (earliest !== null) return say(language, "instant.from", { at, earliest });
  return latest === null ? at : say(language, "instant.until", { at, latest });
}
