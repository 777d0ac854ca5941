import { entryName, type Entry, type Phase, type Role } from "#log";
import type { Alarm, Boat, Conflict, Picture } from "#picture";
import type { Count, Instant, Metres, Position, Seconds } from "#units";
import { en, type WordKey } from "../words/en.ts";
import { fr } from "../words/fr.ts";
import { keptChoice } from "./kept.ts";

export type { WordKey };
export type Language = "en" | "fr";

export const language = keptChoice<Language>(
  "vigie.language",
  ["en", "fr"],
  navigator.language.startsWith("fr") ? "fr" : "en",
);

/** A word of the board's own controls in the language chosen. */
export function say(key: WordKey): string {
  return (language.value === "fr" ? fr : en)[key];
}

export const sayRole = (role: Role): string => role;
export const sayPhase = (phase: Phase): string => phase;
export const sayPhaseCode = (phase: Phase): string => phase;
export const sayCount = ({ least, most }: Count): string =>
  most === null ? `${least}–?` : least === most ? String(least) : `${least}–${most}`;
export const sayCountInWords = sayCount;
export const sayHour = (at: Instant, to: "minutes" | "seconds" = "minutes"): string =>
  `${at.slice(11, to === "minutes" ? 16 : 19)} UTC`;
export const sayLocalHours = (at: Instant): string => at.slice(11, 16);
export const sayCentre = (centre: string): string => centre;
export const sayAge = (age: Seconds): string => `${Math.round(age / 60)} min`;
export const sayDistance = (length: Metres): string => `${Math.round(length)} m`;
export const sayPosition = ({ lon, lat }: Position): string => `${lat} ${lon}`;
export const sayBoatName = (boat: Boat): string =>
  boat.names.map(({ name }) => name).join(" / ") || boat.id;
export const sayConditionWord = (condition: string): string => condition;
export const sayChannelWord = (channel: string): string => channel;
export const sayMethod = (method: string): string => method;
export const sayAlarm = (kind: Alarm["kind"]): string => kind;
export const sayAlarmAbout = (_picture: Picture, alarm: Alarm): string => alarm.boat ?? "";
export const sayEntryLine = (entry: Entry): string => `${entryName(entry)} ${entry.event.kind}`;
export const sayEntry = (entry: Entry): string => entry.event.kind;
export const sayConflict = (conflict: Conflict): string => conflict.kind;
export const sayContradiction = (each: { kind: string; reported: string; found: string }): string =>
  `${each.kind}: ${each.reported} ≠ ${each.found}`;
export const sayReason = (reason: string): string => reason;
export const sayUnit = (unit: string): string => unit;
export const sayTaskStatus = (status: string): string => status;
export const sayTerm = (_group: string, term: string): string => term;
export const sayOrder = (order: string): string => order;
export const sayRefusal = (refusal: { reason: string }): string[] => [refusal.reason];
/** A field of an order or form; a path into a list is named by its first part. */
export function sayField(path: string): string {
  const key = `field.${path.split(".")[0] ?? ""}`;
  return key in en ? say(key as WordKey) : path;
}
