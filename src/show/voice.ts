import { say, type Language } from "./language.ts";
import type { VoiceKey } from "./words/en-voice.ts";

/**
 * Digits as they are spoken on the radio, one by one (IMO Standard Marine Communication Phrases,
 * 2001, A1/1; in French "unité" for 1, as at the CROSS, where "un" is lost in noise).
 */
const DIGITS: Readonly<Record<Language, readonly string[]>> = {
  en: ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
  fr: ["zéro", "unité", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"],
};

type PlainKey = Exclude<VoiceKey, "voice.angle">;
const SIDES: Readonly<Record<string, PlainKey>> = {
  N: "voice.N",
  S: "voice.S",
  E: "voice.E",
  W: "voice.W",
};

const POSITION = /(\d{1,2})°(\d{2})[.,](\d)′ ?([NS]),? (\d{3})°(\d{2})[.,](\d)′ ?([EW])/g;
const GROUP = /\b(\d{6})Z ([A-Z]{3}) (\d{2})\b/g;
const HOUR = /\b(\d{1,2}):(\d{2})(?::(\d{2}))?(?!\d)/g;

/**
 * A message as it is read out on the radio: positions, hours and all figures spelt digit by digit,
 * units in words. Nothing else is changed, so that what is heard is what was written.
 */
export function sayForVoice(text: string, language: Language): string {
  const digits = (figures: string): string =>
    Array.from(figures, (each) => DIGITS[language][Number(each)] ?? each).join(" ");
  const word = (key: PlainKey): string => say(language, key);
  const angle = (whole: string, minutes: string, tenth: string, side: string): string =>
    say(language, "voice.angle", {
      degrees: digits(whole),
      minutes: digits(minutes),
      tenth: digits(tenth),
      side: word(SIDES[side] ?? "voice.N"),
    });
  return text
    .replaceAll(
      POSITION,
      (_, lat: string, latMin: string, latTenth: string, north: string, ...rest: string[]) => {
        const [lon = "", lonMin = "", lonTenth = "", east = ""] = rest;
        return `${angle(lat, latMin, latTenth, north)}, ${angle(lon, lonMin, lonTenth, east)}`;
      },
    )
    .replaceAll(
      GROUP,
      (_, group: string, month: string, year: string) =>
        `${digits(group)} zulu, ${month} ${digits(year)}`,
    )
    .replaceAll(HOUR, (_, hours: string, minutes: string, seconds: string | undefined) =>
      digits(`${hours.padStart(2, "0")}${minutes}${seconds ?? ""}`),
    )
    .replaceAll("±", `${word("voice.within")} `)
    .replaceAll(/(\d) ?%/g, `$1 ${word("voice.percent")}`)
    .replaceAll(/(\d) NM\b/g, `$1 ${word("voice.miles")}`)
    .replaceAll(/(\d) (?:kn|nd)\b/g, `$1 ${word("voice.knots")}`)
    .replaceAll(/(\d)°/g, `$1 ${word("voice.degrees")}`)
    .replaceAll(/(\d)[–-](?=\d)/g, `$1 ${word("voice.to")} `)
    .replaceAll(
      /(\d+)[.,](\d+)/g,
      (_, whole: string, part: string) =>
        `${digits(whole)} ${word("voice.decimal")} ${digits(part)}`,
    )
    .replaceAll(/\d+/g, digits);
}
