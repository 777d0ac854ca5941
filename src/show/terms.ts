import type {
  Condition,
  ContradictionKind,
  EventKind,
  EventOf,
  Phase,
  Role,
  Signature,
} from "#log";
import type { Alarm, Conflict, Fix, Task } from "#picture";
import { say, type Language, type WordKey } from "./language.ts";
import { en } from "./words/en.ts";

type Report = EventOf<"ReportReceived">;

/** Each takes a term as the log spells it. The compiler refuses a term without words. */
export const sayPhase = (phase: Phase, language: Language): string =>
  say(language, `phase.${phase}`);

const CODES: Readonly<Record<Phase, string>> = {
  uncertainty: "INCERFA",
  alert: "ALERFA",
  distress: "DETRESFA",
};

/** The code word of the phase (IAMSAR), the same in every language. */
export const sayPhaseCode = (phase: Phase): string => CODES[phase];

export const sayRole = (role: Role, language: Language): string => say(language, `role.${role}`);

export const sayCondition = (condition: Condition, language: Language): string =>
  say(language, `condition.${condition}`);

export const sayChannel = (channel: Report["channel"], language: Language): string =>
  say(language, `channel.${channel}`);

export const sayWho = (who: Report["from"]["who"], language: Language): string =>
  say(language, `who.${who}`);

export const sayAlarm = (kind: Alarm["kind"], language: Language): string =>
  say(language, `alarm.${kind}`);

export const sayConflictKind = (kind: Conflict["kind"], language: Language): string =>
  say(language, `conflict.${kind}`);

export const sayContradictionKind = (kind: ContradictionKind, language: Language): string =>
  say(language, `contradiction.${kind}`);

export const sayTaskStatus = (status: Task["status"], language: Language): string =>
  say(language, `status.${status}`);

export const sayEventKind = (kind: EventKind, language: Language): string =>
  say(language, `event.${kind}`);

export const sayAuthority = (authority: Signature["authority"], language: Language): string =>
  say(language, `authority.${authority}`);

export const sayTimed = (timed: Fix["timed"], language: Language): string =>
  say(language, `timed.${timed}`);

/**
 * A term whose spelling the types do not close, such as a position's method: as it is where no
 * words are known.
 */
export function sayTerm(group: string, term: string, language: Language): string {
  const key = `${group}.${term}`;
  return Object.hasOwn(en, key) ? say(language, key as WordsWithoutGaps) : term;
}

type WordGroup =
  | "method"
  | "order"
  | "refusal"
  | "centre"
  | "craft"
  | "unit"
  | "condition"
  | "found";
/** Groups whose words are words and no sentences with gaps. */
type WordsWithoutGaps = Extract<WordKey, `${WordGroup}.${string}`>;

export const sayMethod = (method: string, language: Language): string =>
  sayTerm("method", method, language);

/** A centre by its name on the radio; one we have no name for by that of its log. */
export const sayCentre = (centre: string, language: Language): string =>
  sayTerm("centre", centre, language);

/** The name of an order, as on its button. */
export const sayOrder = (order: string, language: Language): string =>
  sayTerm("order", order, language);

/** Why an order was refused, as the log holds it: the reason without what it is about. */
export const sayReason = (reason: string, language: Language): string =>
  sayTerm("refusal", reason, language);
