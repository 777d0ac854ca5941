import {
  entryName,
  isUnderstood,
  type BoatId,
  type Entry,
  type EntryName,
  type UnitId,
} from "#log";
import { alarmsOf, type Alarm, type Picture } from "#picture";
import type { Instant } from "#units";
import { sayGist } from "./entries.ts";
import { say } from "./language.ts";
import { sayBoat, sayUnit, type Telling } from "./names.ts";
import { sayAlarm, sayChannel } from "./terms.ts";

/** An alarm as plain data, with its words. */
export type AlarmView = {
  readonly kind: Alarm["kind"];
  readonly words: string;
  readonly about: string;
  readonly since: Instant;
  readonly boat: BoatId | null;
  readonly unit: UnitId | null;
  readonly entry: EntryName | null;
  readonly pagesOutside: boolean;
};

/** Alarms of which the entry says more than the names of boat and unit. */
const TOLD_BY_ENTRY: ReadonlySet<Alarm["kind"]> = new Set([
  "inside survival window",
  "promise overdue",
  "promise contradicted",
  "unreturned contact",
  "held back expired",
  "answers contradict",
  "people miscounted",
  "craft of nobody",
  "statements differ",
]);

/** What an alarm is about: the boat, the unit, the entry that caused it. */
export function sayAlarmAbout(alarm: Alarm, telling: Telling): string {
  const { boat, unit, entry, kind } = alarm;
  if (kind === "watch overloaded") return say(telling.language, "load.toomuch");
  const parts: string[] = [];
  if (boat !== null) parts.push(sayBoat(boat, telling));
  if (unit !== null) parts.push(sayUnit(unit, telling.picture));
  if (entry !== null && (parts.length === 0 || TOLD_BY_ENTRY.has(kind))) {
    parts.push(sayCause(entry, telling));
  }
  return parts.join(" · ");
}

/** What the entry adds to the kind of its alarm, without saying the kind or the entry's name. */
function sayCause(entry: Entry, telling: Telling): string {
  const { language } = telling;
  if (!isUnderstood(entry)) return sayGist(entry, telling);
  const { event } = entry;
  if (event.kind === "ObservationLost") {
    const { what, area, why } = event;
    return say(language, "situation.alarm.eyes", { what, area, why });
  }
  if (event.kind === "ContactAttempted") {
    const channel = sayChannel(event.channel, language);
    return say(language, "situation.alarm.call", { channel, contact: event.contact });
  }
  return sayGist(entry, telling);
}

/** All alarms at `now`, most urgent first. */
export function viewAlarms(picture: Picture, now: Instant, telling: Telling): AlarmView[] {
  return alarmsOf(picture, now).map((alarm) => ({
    kind: alarm.kind,
    words: sayAlarm(alarm.kind, telling.language),
    about: sayAlarmAbout(alarm, telling),
    since: alarm.since,
    boat: alarm.boat,
    unit: alarm.unit,
    entry: alarm.entry === null ? null : entryName(alarm.entry),
    pagesOutside: alarm.pagesOutside,
  }));
}
