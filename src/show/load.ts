import {
  onBoard,
  unaccountedInAll,
  watchLoadOf,
  type Alarm,
  type Picture,
  type WatchLoad,
} from "#picture";
import { secondsBetween, type Instant } from "#units";
import { sayAlarmAbout } from "./alarms.ts";
import { sayUtc } from "./instants.ts";
import { pluralOf, say, type Language } from "./language.ts";
import { sayBoat } from "./names.ts";
import { sayDuration, sayPeople } from "./quantities.ts";
import { sayAlarm, sayCentre } from "./terms.ts";

/** The load of the watch in words, in parts; null while no boat is open. */
export function sayWatchLoad(
  picture: Picture,
  now: Instant,
  language: Language,
): readonly string[] | null {
  const load = watchLoadOf(picture, now);
  if (load.boats === 0 || load.oldest === null) return null;
  const { boat, age } = load.oldest;
  const name = sayBoat(boat, { picture, language });
  const parts = [
    say(language, `load.open.${pluralOf(load.boats, language)}`, { number: load.boats }),
    sayCoordinators(load, now, language),
    say(language, "load.oldest", { boat: name, age: sayDuration(age, language) }),
  ];
  return load.overdue === 0
    ? parts
    : [...parts, say(language, "load.overdue", { number: load.overdue })];
}

function sayCoordinators(load: WatchLoad, now: Instant, language: Language): string {
  const number = load.coordinators.length;
  if (number > 0)
    return say(language, `load.coordinators.${pluralOf(number, language)}`, { number });
  if (load.lastCoordinator === null) return say(language, "load.never");
  const age = sayDuration(secondsBetween(load.lastCoordinator, now), language);
  return say(language, "load.nobody", { age });
}

/** What somebody outside the room is told. */
export type PageTold = { readonly subject: string; readonly text: string };

/**
 * The alarms that go outside the room as one message: how many people, since when, the load of the
 * watch. No position, no caller and no words of anybody: whoever reads it is not at the desk.
 */
export function sayPage(
  alarms: readonly Alarm[],
  asked: {
    readonly picture: Picture;
    readonly now: Instant;
    readonly centre: string;
    readonly againMinutes: number;
    readonly language: Language;
  },
): PageTold {
  const { picture, now, language, againMinutes } = asked;
  const telling = { picture, language };
  const lines = alarms.map((alarm) => {
    // Why somebody stopped a search is words of the log, and stays there.
    const about = sayAlarmAbout({ ...alarm, entry: null }, telling);
    const told = { alarm: sayAlarm(alarm.kind, language), at: sayUtc(alarm.since, language) };
    return about === ""
      ? say(language, "page.since.plain", told)
      : say(language, "page.since", { ...told, about });
  });
  const boats = onBoard(picture).length;
  const unaccounted = say(language, "page.unaccounted", {
    people: sayPeople(unaccountedInAll(picture), language),
    boats: say(language, `situation.boats.${pluralOf(boats, language)}`, { number: boats }),
  });
  const load = sayWatchLoad(picture, now, language);
  const go = say(language, "page.do", { minutes: againMinutes });
  const [first] = alarms;
  return {
    subject: say(language, "page.subject", {
      centre: sayCentre(asked.centre, language),
      alarm: first === undefined ? "" : sayAlarm(first.kind, language),
    }),
    text: [...lines, unaccounted, ...(load === null ? [] : [load.join(" · ")]), go].join("\n"),
  };
}

/** What the log keeps of a page: that it went out, or why not. */
export function sayPaged(
  alarm: Alarm,
  who: string,
  why: string | null,
  language: Language,
): string {
  const told = { who, alarm: sayAlarm(alarm.kind, language) };
  return why === null
    ? say(language, "page.told", told)
    : say(language, "page.untold", { ...told, why });
}
