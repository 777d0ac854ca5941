import type { Chart } from "#chart";
import type { BoatId, Centre, Entry } from "#log";
import { RELEASE } from "#orders";
import { messagesOf, type Picture } from "#picture";
import {
  sayMessage,
  sayReveals,
  type Drifted,
  type Language,
  type MessageKind,
  type MessageTo,
} from "#show";
import { addSeconds, hours, seconds, type Instant } from "#units";
import { withholdNumbers } from "../phone-numbers.ts";

const SHIFT = hours(12);

export type DraftAsked = {
  readonly message: MessageKind;
  readonly boat: BoatId | null;
  readonly to: MessageTo;
  readonly centre: Centre;
  readonly language: Language;
  readonly now: Instant;
  readonly chart: Chart | null;
  readonly drifted: Drifted | null;
};

/** A message as it would go out now. */
export type MessageDraft = {
  /** The next of its centre. */
  readonly number: number;
  readonly reveals: string;
  readonly mayBeTold: boolean;
  readonly text: string;
};

/**
 * Makes a message of the picture, without a telephone number in it; null when there is no such
 * boat. `entriesOf` is asked for those of the log only where the message tells what changed.
 */
export function draftMessage(
  picture: Picture,
  entriesOf: () => Iterable<Entry>,
  asked: DraftAsked,
): MessageDraft | null {
  const { message, to, centre, language, now } = asked;
  const number = messagesOf(picture, centre).length + 1;
  const since = message === "shift handover" ? shiftOf(entriesOf(), now) : [];
  const text = sayMessage(picture, { ...asked, kind: message, number, since });
  if (text === null) return null;
  const mayBeTold = RELEASE[message].includes(to.kind);
  const reveals = sayReveals(message, to, language);
  return { number, reveals, mayBeTold, text: withholdNumbers(text) };
}

function shiftOf(entries: Iterable<Entry>, now: Instant): readonly Entry[] {
  const begun = addSeconds(now, seconds(-SHIFT));
  return [...entries].filter(({ loggedAt }) => loggedAt > begun && loggedAt <= now);
}
