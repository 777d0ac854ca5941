import type { EventOf } from "#log";
import { exactly, metresPerSecond, seconds } from "#units";
import { sayHour } from "./instants.ts";
import { say, type Language } from "./language.ts";
import { sayBoat, type Telling } from "./names.ts";
import { sayDuration, sayPeople, saySpeed } from "./quantities.ts";
import { sayPlace } from "./statements.ts";

type Registered = Omit<EventOf<"UnitRegistered">, "kind" | "unit" | "name">;

const peopleOf = (number: number, language: Language): string =>
  sayPeople(exactly(number), language);

/** What a unit is registered with, each by itself; what was not told is not spoken of. */
export function unitDetails(event: Registered, language: Language): readonly string[] {
  const { type, agency, speed, places, endurance, crew, sensors, competence, home } = event;
  const details = [say(language, `unit.${type}`), agency];
  if (speed !== null) details.push(saySpeed(metresPerSecond(speed), language));
  if (places !== null) {
    details.push(say(language, "said.unit.places", { people: peopleOf(places, language) }));
  }
  if (crew !== undefined) {
    details.push(say(language, "said.unit.crew", { people: peopleOf(crew, language) }));
  }
  if (endurance !== undefined) {
    const duration = sayDuration(seconds(endurance), language);
    details.push(say(language, "said.unit.endurance", { duration }));
  }
  const looks = [...new Set(sensors?.map(({ sensor }) => say(language, `sensor.${sensor}`)))];
  return [
    ...details,
    ...looks,
    ...(competence ?? []),
    ...(home === undefined ? [] : [say(language, "said.unit.home", { station: home.name })]),
  ];
}

/** What a unit says of itself, each by itself. */
export function statedDetails(
  event: EventOf<"UnitStated">,
  { language, picture }: Telling,
): readonly string[] {
  const { enduranceLeft, placesTaken, readiness, notice, shift, place, asksToLeave } = event;
  const details: string[] = [];
  if (asksToLeave !== undefined) {
    const boat = sayBoat(asksToLeave, { language, picture });
    details.push(say(language, "said.unit.leave", { boat }));
  }
  if (readiness !== undefined) details.push(say(language, `readiness.${readiness}`));
  if (notice !== undefined) {
    const duration = sayDuration(seconds(notice), language);
    details.push(say(language, "said.unit.notice", { duration }));
  }
  if (placesTaken !== undefined) {
    details.push(say(language, "said.unit.taken", { people: peopleOf(placesTaken, language) }));
  }
  if (enduranceLeft !== undefined) {
    const duration = sayDuration(seconds(enduranceLeft), language);
    details.push(say(language, "said.unit.left", { duration }));
  }
  if (shift !== undefined) {
    const [from, until] = [sayHour(shift.from), sayHour(shift.until)];
    details.push(say(language, "said.unit.shift", { from, until }));
  }
  if (place !== undefined) details.push(sayPlace(place, language));
  return details;
}
