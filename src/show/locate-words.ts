import { ar, ckb, prs, ps, ti } from "./words/locate-eastern.ts";
import { en, fr, sq, vi } from "./words/locate-latin.ts";

/**
 * The words of the page that asks a phone for its position, in one language. `{centre}`, `{link}`,
 * `{s}` (seconds), `{time}` and `{n}` are filled in. `name` is the language in its own script;
 * `machine` says in this language that a machine translated it, and is empty where people wrote it.
 */
export type LocateWords = {
  readonly name: string;
  readonly title: string;
  readonly asks: string;
  readonly sending: string;
  readonly aboard: string;
  readonly yes: string;
  readonly no: string;
  /** To somebody who is not on the boat. */
  readonly ashore: string;
  readonly send: string;
  readonly none: string;
  readonly tell: string;
  readonly write: string;
  readonly people: string;
  readonly water: string;
  readonly engine: string;
  readonly finding: string;
  readonly refused: string;
  readonly nofix: string;
  readonly unsent: string;
  readonly received: string;
  readonly again: string;
  readonly fault: string;
  readonly call: string;
  readonly gone: string;
  /** What the officer sends with the link. */
  readonly message: string;
  readonly machine: string;
};

/**
 * The languages of the page, by their tag (BCP 47): English, French, Arabic, Central Kurdish, Dari,
 * Pashto, Tigrinya, Vietnamese, Albanian.
 */
export const LOCATE_LANGUAGES = ["en", "fr", "ar", "ckb", "prs", "ps", "ti", "vi", "sq"] as const;
export type LocateLanguage = (typeof LOCATE_LANGUAGES)[number];

export const LOCATE_WORDS: Readonly<Record<LocateLanguage, LocateWords>> = {
  en,
  fr,
  ar,
  ckb,
  prs,
  ps,
  ti,
  vi,
  sq,
};

/** The mark of a machine's translation, for those who cannot read the language. */
export const MACHINE_MARK = "machine-translated, to be checked";

const RIGHT_TO_LEFT: ReadonlySet<LocateLanguage> = new Set(["ar", "ckb", "prs", "ps"]);

/** In which direction a language is written, as HTML says it. */
export function sayDirection(language: LocateLanguage): "rtl" | "ltr" {
  return RIGHT_TO_LEFT.has(language) ? "rtl" : "ltr";
}

/** What the officer sends to a caller with the link, in the caller's language. */
export function sayLocateMessage(language: LocateLanguage, centre: string, link: string): string {
  const { message } = LOCATE_WORDS[language];
  return message.replace("{centre}", () => centre).replace("{link}", () => link);
}
