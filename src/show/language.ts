import { assert } from "#units";
import { en, type WordKey } from "./words/en.ts";
import { fr } from "./words/fr.ts";

export type { WordKey };

export const LANGUAGES = ["en", "fr"] as const;
/** A language in which the watch is kept. Every word a user sees exists in each. */
export type Language = (typeof LANGUAGES)[number];

const WORDS: Readonly<Record<Language, Readonly<Record<WordKey, string>>>> = { en, fr };

/** The names in braces of a sentence: "{least} to {most}" has least and most. */
type Gaps<Text extends string> = Text extends `${string}{${infer Gap}}${infer Rest}`
  ? Gap | Gaps<Rest>
  : never;
type Fillings<Key extends WordKey> = [Gaps<(typeof en)[Key]>] extends [never]
  ? []
  : [fillings: Readonly<Record<Gaps<(typeof en)[Key]>, string | number>>];

/**
 * A word or sentence in a language, its gaps filled. The compiler knows the gaps of each key, so
 * that none stays open; what is filled in is never searched for gaps again, since it may be a
 * caller's words.
 */
export function say<Key extends WordKey>(
  language: Language,
  key: Key,
  ...[fillings]: Fillings<Key>
): string {
  return fill(WORDS[language][key], key, fillings ?? {});
}

function fill(text: string, key: string, fillings: Readonly<Record<string, string | number>>) {
  return text.replaceAll(/\{(\w+)\}/g, (_, gap: string) => {
    const filling = fillings[gap];
    assert(filling !== undefined, `nothing to fill {${gap}} of "${key}" with`);
    return String(filling);
  });
}

/**
 * One or other: French speaks of 0 and of 1 in the singular, English only of 1 (Unicode CLDR plural
 * rules).
 */
export type Plural = "one" | "other";

const RULES: Readonly<Record<Language, Intl.PluralRules>> = {
  en: new Intl.PluralRules("en"),
  fr: new Intl.PluralRules("fr"),
};

export function pluralOf(number: number, language: Language): Plural {
  return RULES[language].select(number) === "one" ? "one" : "other";
}

const NUMBERS: Readonly<Record<Language, Intl.NumberFormat>> = {
  en: new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 }),
  fr: new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 }),
};

/**
 * A number with at most one decimal: "4.2", in French "4,2". Throws on NaN: it is no number of
 * anything.
 */
export function sayNumber(value: number, language: Language): string {
  assert(Number.isFinite(value), `expected a number to say; came ${value}`);
  return NUMBERS[language].format(value);
}

const RATES: Readonly<Record<Language, Intl.NumberFormat>> = {
  en: new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 6 }),
  fr: new Intl.NumberFormat("fr-FR", { maximumSignificantDigits: 6 }),
};

/** A rate of exchange with all its digits: "0.8827". */
export const sayRate = (rate: number, language: Language): string => RATES[language].format(rate);

/** The first letter large, the rest as it is. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Sentences put after one another, each ended by a full stop. */
export function sentencesOf(parts: readonly string[]): string {
  return parts.map((part) => (/[.!?…”»]$/u.test(part) ? part : `${part}.`)).join(" ");
}

const JOINTS: Readonly<Record<Language, { readonly semicolon: string; readonly colon: string }>> = {
  en: { semicolon: "; ", colon: ": " },
  fr: { semicolon: " ; ", colon: " : " },
};

/** "a; b; c", with the spaces the language sets. */
export function series(parts: readonly string[], language: Language): string {
  return parts.join(JOINTS[language].semicolon);
}

/** "a: b", with the spaces the language sets. */
export function withColon(head: string, tail: string, language: Language): string {
  return `${head}${JOINTS[language].colon}${tail}`;
}

/** "a, b or c". */
export function listOf(
  parts: readonly string[],
  language: Language,
  joint: "and" | "or" = "and",
): string {
  if (parts.length < 2) return parts[0] ?? "";
  const joined = parts.slice(0, -1).join(", ");
  return `${joined} ${say(language, joint)} ${parts.at(-1)}`;
}
