import type { Condition, Entry, Phase, Role } from "#log";
import type { BoatsAtSea, Matching, Piece, Proposals } from "#match";
import type { Refusal } from "#orders";
import type { Alarm, Boat, Conflict, Contradiction, Picture, Task, Wind } from "#picture";
import * as show from "#show";
import type { Count, Instant, Metres, Position, Seconds } from "#units";
import { en, type WordKey } from "../words/en.ts";
import { fr } from "../words/fr.ts";
import { keptChoice } from "./kept.ts";
import { pictureNow } from "./picture.ts";

export type { WordKey };

/** The language of this desk. All words of the page follow it at once. */
export const language = keptChoice<show.Language>(
  "vigie.language",
  show.LANGUAGES,
  navigator.language.startsWith("fr") ? "fr" : "en",
);

/** A word of the board's own controls in the language chosen. */
export function say(key: WordKey): string {
  return (language.value === "fr" ? fr : en)[key];
}

/** A field of an order or form; a path into a list is named by its first part. */
export function sayField(path: string): string {
  const key = `field.${path.split(".")[0] ?? ""}`;
  return Object.hasOwn(en, key) ? say(key as WordKey) : path;
}

// The words of the watch itself, made by `show`, in the language chosen.
export const sayRole = (role: Role): string => show.sayRole(role, language.value);
export const sayPhase = (phase: Phase): string => show.sayPhase(phase, language.value);
export const sayPhaseCode = show.sayPhaseCode;
export const sayCount = (count: Count): string => show.sayCount(count, language.value);
export const sayPeople = (count: Count): string => show.sayPeople(count, language.value);
export const sayFigures = show.sayCountInFigures;
export const sayFeedState = (state: "lost" | "opening" | "up" | "down" | "closed"): string =>
  say(`feeds.state.${state}`);
export const sayHour = show.sayHour;
export const sayHourSeen = (at: Instant, now: Instant): string =>
  show.sayHourSeen(at, now, language.value);
export const sayLocalHours = (at: Instant): string => show.sayLocalHours(at, language.value);
export const sayCentre = (centre: string): string => show.sayCentre(centre, language.value);
export const sayClock = show.sayClock;
export const sayAge = (age: Seconds): string => show.sayDuration(age, language.value);
export const sayDistance = (length: Metres): string => show.sayDistance(length, language.value);
export const sayShare = (share: number): string => show.sayShare(share, language.value);
export const sayChance = (chance: number): string => show.sayChance(chance, language.value);
export const sayBits = (bits: number): string => show.sayBits(bits, language.value);
export const sayPiece = (piece: Piece | "noboat" | "rivals"): string =>
  show.say(language.value, `piece.${piece}`);
export const saySquareMiles = (area: number): string => show.saySquareMiles(area, language.value);
export const sayWind = (wind: Wind): string => show.sayWind(wind, language.value);
export const sayPosition = (at: Position): string => show.sayPosition(at, language.value);
export const sayConditionWord = (of: Condition): string => show.sayCondition(of, language.value);
export const sayMethod = (method: string): string => show.sayMethod(method, language.value);
export const sayAlarm = (kind: Alarm["kind"]): string => show.sayAlarm(kind, language.value);
export const sayOrder = (order: string): string => show.sayOrder(order, language.value);
export const sayReason = (reason: string): string => show.sayReason(reason, language.value);
export const sayTaskStatus = (status: Task["status"]): string =>
  show.sayTaskStatus(status, language.value);
export const sayContradiction = (each: Omit<Contradiction, "grounds">): string =>
  show.sayContradiction(each, language.value);

/** A term as the log spells it, in the words of its group. */
export function sayTerm(group: string, term: string): string {
  const own = `${group}.${term}`;
  if (Object.hasOwn(en, own)) return say(own as WordKey);
  return show.sayTerm(group, term, language.value);
}

/** What a boat is called on the board at the hour shown; two boats of one name are told apart. */
export function sayBoatName(boat: Boat): string {
  const at = pictureNow.value;
  return show.sayBoat(boat.id, {
    language: language.value,
    picture: at.ok ? at.picture : null,
  });
}

export function sayAlarmAbout(picture: Picture, alarm: Alarm): string {
  return show.sayAlarmAbout(alarm, { language: language.value, picture });
}

export function sayEntry(picture: Picture, entry: Entry): string {
  return show.sayEntry(entry, { language: language.value, picture });
}

export function sayEntryLine(picture: Picture, entry: Entry): string {
  return show.sayEntryLine(entry, { language: language.value, picture });
}

export function sayProposal(picture: Picture, proposal: Proposals["queue"][number]): string {
  return show.sayProposal(proposal, { language: language.value, picture });
}

export function viewBoatCount(picture: Picture, matched: MatchedBoats): show.BoatCountView {
  const { atSea, proposals, matching } = matched;
  const telling = { language: language.value, picture };
  return show.viewBoatCount(atSea, proposals, matching.disagreement, telling);
}

type MatchedBoats = {
  readonly atSea: BoatsAtSea;
  readonly proposals: Proposals;
  readonly matching: Matching;
};

export function sayConflict(picture: Picture, conflict: Conflict): string {
  return show.sayConflict(conflict, { language: language.value, picture });
}

/** A reason against an order in one line; contradictions each in a line of their own. */
export function sayRefusal(picture: Picture, refusal: Refusal): readonly string[] {
  if (refusal.reason === "contradictions") return refusal.contradictions.map(sayContradiction);
  return [show.sayRefusal(refusal, { language: language.value, picture })];
}

export function sayUnit(picture: Picture, unit: Task["unit"]): string {
  return show.sayUnit(unit, picture);
}
