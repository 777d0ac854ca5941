import type { EventOf } from "#log";
import type { Current, Stated, Weather, WeatherMethod, Wind } from "#picture";
import { metres, metresPerSecond, toKnots } from "#units";
import { sayUtc } from "./instants.ts";
import { listOf, say, sayNumber, series, type Language } from "./language.ts";
import { sayAge, sayDistance, sayPosition } from "./quantities.ts";

type Range = { readonly least: number; readonly most: number };

const sayWeatherMethod = (method: WeatherMethod, language: Language): string =>
  say(language, `weather.${method}`);

/** "wind from 230° ± 20°, 8 to 15 kn"; "variable wind, 0 to 15.6 kn". */
export function sayWind({ directionFrom, spread, least, most }: Wind, language: Language): string {
  const speed = sayKnots({ least, most }, language);
  if (directionFrom === null) return say(language, "said.wind.variable", { speed });
  const from = sayDegrees(directionFrom, spread, language);
  return say(language, "said.wind", { from, speed });
}

/** "current towards 030°, 2 kn". */
function sayCurrent({ directionTowards, least, most }: Current, language: Language): string {
  const speed = sayKnots({ least, most }, language);
  if (directionTowards === null) return say(language, "said.current.somewhere", { speed });
  return say(language, "said.current", {
    towards: sayDegrees(directionTowards, 0, language),
    speed,
  });
}

/** "sea 11 to 12 °C". */
export function saySea(sea: Range, language: Language): string {
  return say(language, "said.sea", { sea: sayRange(sea, language) });
}

/** "visibility 2 NM to 5 NM". */
function sayVisibility({ least, most }: Range, language: Language): string {
  const [from, to] = [sayDistance(metres(least), language), sayDistance(metres(most), language)];
  const range = from === to ? from : say(language, "said.range", { least: from, most: to });
  return say(language, "said.visibility", { range });
}

/** Knots to a tenth, as a range. */
function sayKnots({ least, most }: Range, language: Language): string {
  const tenth = (speed: number): number => Math.round(toKnots(metresPerSecond(speed)) * 10) / 10;
  const speed = sayRange({ least: tenth(least), most: tenth(most) }, language);
  return say(language, "said.knots", { speed });
}

function sayRange({ least, most }: Range, language: Language): string {
  const [from, to] = [sayNumber(least, language), sayNumber(most, language)];
  return from === to ? from : say(language, "said.range", { least: from, most: to });
}

/** Three figures, as on a compass. */
function sayDegrees(degrees: number, spread: number, language: Language): string {
  const whole = `${String(Math.round(degrees) % 360).padStart(3, "0")}°`;
  return spread === 0 ? whole : `${whole} ± ${sayNumber(Math.round(spread), language)}°`;
}

/** What a statement states, each part by itself. */
function weatherPartsOf(
  { wind, sea, current, visibility }: EventOf<"WeatherStated">,
  language: Language,
): readonly string[] {
  const parts: string[] = [];
  const speeds = (speed: Range) => ({
    least: metresPerSecond(speed.least),
    most: metresPerSecond(speed.most),
  });
  if (wind !== null) {
    const { from: directionFrom, spread, speed } = wind;
    parts.push(sayWind({ directionFrom, spread, ...speeds(speed) }, language));
  }
  if (sea !== null) parts.push(saySea(sea, language));
  if (current !== null) {
    const { towards: directionTowards, speed } = current;
    parts.push(sayCurrent({ directionTowards, ...speeds(speed) }, language));
  }
  if (visibility !== undefined) parts.push(sayVisibility(visibility, language));
  return parts.length === 0 ? [say(language, "said.weather.nothing")] : parts;
}

/**
 * What holds at a place, a line for each of wind, sea, current and visibility, with how it is
 * known, by whom and how old it is. What nobody stated is said to be assumed, or not known.
 */
export function sayWeather(
  { wind, sea, current, visibility }: Weather,
  language: Language,
): readonly string[] {
  const line = (what: string, known: Omit<Stated<unknown>, "entry" | "until">): string =>
    say(language, "said.weather.known", {
      what,
      method: sayWeatherMethod(known.method, language),
      source: known.source,
      age: sayAge(known.age, language),
    });
  return [
    wind.entry === null
      ? say(language, "said.weather.nobody", { what: sayWind(wind.value, language) })
      : line(sayWind(wind.value, language), wind),
    sea === null ? say(language, "said.sea.unknown") : line(saySea(sea.value, language), sea),
    current === null
      ? say(language, "said.current.unknown")
      : line(sayCurrent(current.value, language), current),
    visibility === null
      ? say(language, "said.visibility.unknown")
      : line(sayVisibility(visibility.value, language), visibility),
  ];
}

/** "from 24 Nov 2021, 02:00 UTC until …", or until further word. */
function sayHolding(
  { from, until }: Pick<EventOf<"WeatherStated">, "from" | "until">,
  language: Language,
): string {
  const since = sayUtc(from, language);
  if (until === null) return say(language, "said.weather.open", { from: since });
  return say(language, "said.weather.span", { from: since, until: sayUtc(until, language) });
}

/** The event in one sentence, its words beside. */
export function sayWeatherStated(
  event: EventOf<"WeatherStated">,
  language: Language,
  where: string | null,
): string {
  return say(language, "said.WeatherStated", {
    method: sayWeatherMethod(event.method, language),
    source: event.source,
    where: where ?? say(language, "said.weather.everywhere"),
    time: sayHolding(event, language),
    what: series(weatherPartsOf(event, language), language),
  });
}

/** A file of wind, current or sea by what it covers. */
export function sayFieldReceived(event: EventOf<"FieldReceived">, language: Language): string {
  const { west, south, east, north, from, until } = event.coverage;
  const [one, other] = [
    { lon: west, lat: south },
    { lon: east, lat: north },
  ];
  const where = listOf([sayPosition(one, language), sayPosition(other, language)], language);
  const time =
    from === null ? say(language, "said.field.always") : sayHolding({ from, until }, language);
  return say(language, "said.FieldReceived", {
    quantity: say(language, `quantity.${event.quantity}`),
    source: event.source,
    where: say(language, "said.field.where", { corners: where }),
    time,
  });
}
