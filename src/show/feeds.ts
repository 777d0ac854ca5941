import type { Language } from "./language.ts";
import { sayNumber } from "./language.ts";

/** What the format of a message itself says of it, or what was done to its words. */
export type TellingMarks = {
  readonly alert: "distress" | "confirmed" | "cancelled" | null;
  readonly exercise: boolean;
  /** Characters that it had before it was cut; not given: it was not. */
  readonly cutFrom?: number;
};

/** Why a feed counts as lost, or as found again. Seconds. */
export type FeedReason =
  | { readonly kind: "down"; readonly why: string; readonly since: number }
  | { readonly kind: "silent"; readonly since: number; readonly allowed: number }
  | { readonly kind: "heard" };

type Words = {
  readonly head: string;
  readonly alert: Readonly<Record<"distress" | "confirmed" | "cancelled", string>>;
  readonly exercise: string;
  readonly cut: (characters: string) => string;
  readonly reason: {
    readonly down: (why: string, since: string) => string;
    readonly silent: (since: string, allowed: string) => string;
    readonly heard: string;
  };
};

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    head: "The message itself says: ",
    alert: {
      distress: "distress",
      confirmed: "distress confirmed",
      cancelled: "distress cancelled. Nobody is accounted for by that",
    },
    exercise: "exercise or test",
    cut: (characters) => `[cut here: ${characters} characters came]`,
    reason: {
      down: (why, since) => `the line is down since ${since} s (${why})`,
      silent: (since, allowed) =>
        `nothing readable since ${since} s; ${allowed} s are usual at most`,
      heard: "messages are read again",
    },
  },
  fr: {
    head: "Le message dit lui-même : ",
    alert: {
      distress: "détresse",
      confirmed: "détresse confirmée",
      cancelled: "détresse annulée. Personne n'est compté par là",
    },
    exercise: "exercice ou essai",
    cut: (characters) => `[coupé ici : ${characters} caractères reçus]`,
    reason: {
      down: (why, since) => `la ligne est coupée depuis ${since} s (${why})`,
      silent: (since, allowed) =>
        `rien de lisible depuis ${since} s ; ${allowed} s au plus sont habituelles`,
      heard: "des messages sont lus de nouveau",
    },
  },
};

/** What stands beside the words of a report that a feed made; "" when nothing does. */
export function sayTelling({ alert, exercise, cutFrom }: TellingMarks, language: Language): string {
  const words = WORDS[language];
  if (cutFrom !== undefined) return words.cut(sayNumber(cutFrom, language));
  const marks = [
    ...(alert === null ? [] : [words.alert[alert]]),
    ...(exercise ? [words.exercise] : []),
  ];
  return marks.length === 0 ? "" : `[${words.head}${marks.join("; ")}.]`;
}

/** Why a feed is lost or regained, for the log and the alarm. */
export function sayFeedReason(reason: FeedReason, language: Language): string {
  const { down, silent, heard } = WORDS[language].reason;
  const seconds = (value: number): string => sayNumber(Math.round(value), language);
  switch (reason.kind) {
    case "down":
      return down(reason.why, seconds(reason.since));
    case "silent":
      return silent(seconds(reason.since), seconds(reason.allowed));
    case "heard":
      return heard;
  }
}
