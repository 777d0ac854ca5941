import type { BoatId, Centre, ReportId } from "#log";
import { draftRelay, type RelayDraft } from "#orders";
import { ageOf, boatOf, type Boat, type Fix, type Picture } from "#picture";
import type { CloudSummary } from "#predict";
import { assert, hours, minutes, toMinutes, type Instant } from "#units";
import { sayHour } from "./instants.ts";
import { say, type Language } from "./language.ts";
import { sayBoatName } from "./names.ts";
import { sayDistance, sayDuration, sayMinutes, sayPeople, sayPosition } from "./quantities.ts";
import { sayCentre, sayCondition, sayMethod } from "./terms.ts";

/** Where the drift forecast puts the boat at `at`; a `CloudSummary` of #predict is one. */
export type Drifted = Pick<CloudSummary, "at" | "datum" | "radius95">;

/**
 * Words of a Mayday Relay for an officer to check and send, after the form of the Radio Regulations
 * (article 32): they state how old the position is, how far the boat may have gone since, and
 * people as a range (F13). `report` asks for the position of that report instead of the newest;
 * `drifted` is where the forecast puts her, said beside the reported position, never without it.
 * Null when there is no such boat.
 */
export function sayRelay(
  picture: Picture,
  id: BoatId,
  now: Instant,
  centre: Centre,
  language: Language,
  report: ReportId | null = null,
  drifted: Drifted | null = null,
): string | null {
  const draft = draftRelay(picture, id, now, report);
  if (draft === null) return null;
  const boat = boatOf(picture, id);
  assert(boat !== null, `boat ${id} has a draft and is there`);
  const lines = [
    say(language, "relay.call"),
    say(language, "relay.to"),
    say(language, "relay.this", { centre: sayCentre(centre, language).toUpperCase() }),
    say(language, "relay.boat", { name: nameOf(boat, language).toUpperCase() }),
    ...position(draft, boat, { now, drifted }, language),
    nature(boat, language),
    say(language, "relay.people", { people: sayPeople(draft.people, language) }),
    say(language, "relay.jackets"),
    say(language, "relay.ask"),
    say(language, "relay.end", { at: sayHour(now) }),
  ];
  return lines.join("\n");
}

function position(
  { position: at }: RelayDraft,
  boat: Boat,
  { now, drifted }: { readonly now: Instant; readonly drifted: Drifted | null },
  language: Language,
): string[] {
  if (at === null) {
    const words = boat.reports.findLast((each) => each.place !== null)?.place?.words;
    const unknown = say(language, "relay.noposition");
    return words === undefined ? [unknown] : [unknown, say(language, "relay.place", { words })];
  }
  const { fix, ageMinutes, radius } = at;
  const said = {
    position: sayPosition(fix.position, language),
    method: sayMethod(fix.method, language).toUpperCase(),
    at: sayHour(fix.at),
  };
  return [
    ageMinutes < 1
      ? say(language, "relay.young", said)
      : say(language, "relay.position", { ...said, age: spoken(ageMinutes, language) }),
    say(language, "relay.reach", { reach: sayDistance(radius, language) }),
    ...(drifted === null ? [] : [sayDrifted(drifted, fix, now, language)]),
  ];
}

/**
 * The drifted position as it is spoken: with its hour, the circle that holds 95 % of the forecast,
 * and the age of the reported position that it goes on from (F13).
 */
export function sayDrifted(
  { at, datum, radius95 }: Drifted,
  fix: Fix,
  now: Instant,
  language: Language,
): string {
  return say(language, "relay.drifted", {
    position: sayPosition(datum, language),
    radius: sayDistance(radius95, language),
    at: sayHour(at),
    age: spoken(Math.floor(toMinutes(ageOf(fix, now))), language),
  });
}

/** "… OF SMALL BOAT CHARLIE": one without a name is not called a boat twice. */
const nameOf = (boat: Boat, language: Language): string =>
  boat.names.length === 0 ? boat.id : sayBoatName(boat, language);

/** Minutes in full words up to the hour; then hours and minutes, as everywhere on the board. */
function spoken(ageMinutes: number, language: Language): string {
  const age = minutes(ageMinutes);
  if (ageMinutes < 1) return say(language, "minute.less");
  return age < hours(1) ? sayMinutes(ageMinutes, language) : sayDuration(age, language);
}

function nature({ conditions }: Boat, language: Language): string {
  if (conditions.length === 0) return say(language, "relay.nonature");
  const said = conditions.map((each) => sayCondition(each, language)).join(", ");
  return say(language, "relay.nature", { conditions: said.toUpperCase() });
}
