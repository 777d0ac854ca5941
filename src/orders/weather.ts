import type { FieldId, WeatherId } from "#log";
import type { Picture } from "#picture";
import { knots, metresPerSecond } from "#units";
import { isAhead } from "./checks.ts";
import { unlessRefused, type Context, type Decision, type Refusal } from "./decision.ts";
import type { OrderOf } from "./order.ts";

/** Beyond these it is a slip, most often of the unit: km/h or knots taken for m/s. Ours. */
const WIND_MOST = metresPerSecond(75);
const CURRENT_MOST = knots(12);
const SEA_LEAST = -3;
const SEA_MOST = 40;

/**
 * Puts a wind, a sea temperature or a current on the log, as a fact of the watch. Whoever hears it
 * may state it; a slip is taken back by `withdrawFact`.
 */
export function decideWeather(
  picture: Picture,
  order: OrderOf<"stateWeather">,
  context: Context,
): Decision {
  const { order: _, ...told } = order;
  const { weather, method, place, from, until } = order;
  const refusals: Refusal[] = [...valueFaults(order)];
  if (weather !== null && picture.weather.has(weather)) {
    refusals.push({ reason: "name taken", name: weather });
  }
  if (until !== null && until <= from) {
    refusals.push({ reason: "ends before it begins", begins: from, until });
  }
  // A forecast is for hours to come; what is yet to come nobody has observed.
  if (method === "observed" && isAhead(from, context.now)) {
    refusals.push({ reason: "time in the future", at: from });
  }
  if (place !== null && place.readings.length !== 1) {
    refusals.push({ reason: "place has several readings", words: place.words });
  }
  return unlessRefused(refusals, () => [
    {
      kind: "WeatherStated",
      ...told,
      weather: weather ?? (context.newId("weather") as WeatherId),
    },
  ]);
}

const statesNothing = ({ wind, sea, current, visibility }: OrderOf<"stateWeather">): boolean =>
  wind === null && sea === null && current === null && visibility === undefined;

function valueFaults(order: OrderOf<"stateWeather">): Refusal[] {
  const { wind, sea, current } = order;
  const refusals: Refusal[] = statesNothing(order) ? [{ reason: "no weather stated" }] : [];
  if (wind !== null && wind.speed.most > WIND_MOST) {
    refusals.push({ reason: "wind cannot be", speed: metresPerSecond(wind.speed.most) });
  }
  if (current !== null && current.speed.most > CURRENT_MOST) {
    refusals.push({ reason: "current cannot be", speed: metresPerSecond(current.speed.most) });
  }
  if (sea !== null && sea.least < SEA_LEAST) {
    refusals.push({ reason: "sea cannot be", celsius: sea.least });
  }
  if (sea !== null && sea.most > SEA_MOST) {
    refusals.push({ reason: "sea cannot be", celsius: sea.most });
  }
  return refusals;
}

/** Puts on the log that a file of wind, current or sea came in; the shell keeps the file. */
export function decideField(
  picture: Picture,
  order: OrderOf<"receiveField">,
  { newId }: Context,
): Decision {
  const { order: _, ...told } = order;
  const { field, coverage } = order;
  const refusals: Refusal[] = [];
  if (field !== null && picture.fields.has(field)) {
    refusals.push({ reason: "name taken", name: field });
  }
  const { west, south, east, north, from, until } = coverage;
  const ended = from !== null && until !== null && until < from;
  if (north < south || east === west || ended) refusals.push({ reason: "field covers nothing" });
  return unlessRefused(refusals, () => [
    { kind: "FieldReceived", ...told, field: field ?? (newId("field") as FieldId) },
  ]);
}
