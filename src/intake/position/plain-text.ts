import type { Span } from "./reading.ts";

/**
 * A text as it came, and the same in plain signs: as long, so that places in one are places in the
 * other. What a reader has taken is blotted out of the plain one.
 */
export type PlainText = { readonly said: string; readonly plain: string };

/** Stands for words that were taken already; no reader reads across it. */
const BLOT = "¦";

/** Each list of signs is written as the one before it. */
const SIGNS: readonly (readonly [string, string])[] = [
  ["'", "’‘′`´ʹʼ‛＇"],
  ['"', "”“″˝ʺ‟＂"],
  ["°", "º˚∘⁰"],
  ["-", "−‐‑‒–—―﹣－"],
  ["+", "＋﬩"],
  [".", "٫．"],
  [",", "،，、"],
  [":", "：∶"],
  [";", "；؛"],
  ["/", "／⁄∕"],
  [" ", "\u00A0\u202F\u205F\u3000\uFEFF\u2060\t"],
];

const ALONE = new Map(
  SIGNS.flatMap(([sign, others]) => others.split("").map((each) => [each, sign])),
);

/** The zeros of the digits that phones print: Arabic, Persian, Devanagari, full width. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0xff10] as const;

/** Spaces of all widths, and signs that only turn the direction of writing. */
const UNSEEN = /[\u2000-\u200F\u202A-\u202E\u2066-\u2069\u061C\u00AD]/;

/** A text in plain signs: one kind of digit, degree, prime, dash and space. */
export function plainText(said: string): PlainText {
  return { said, plain: said.replace(/[^\n\x20-\x7E°]/g, plainSign) };
}

function plainSign(sign: string): string {
  const known = ALONE.get(sign);
  if (known !== undefined) return known;
  if (UNSEEN.test(sign)) return " ";
  const code = sign.charCodeAt(0);
  const zero = ZEROS.find((first) => code >= first && code <= first + 9);
  return zero === undefined ? sign : String(code - zero);
}

/** The text without what was taken from it. */
export function withoutSpans({ said, plain }: PlainText, spans: readonly Span[]): PlainText {
  let left = plain;
  for (const { start, end } of spans) {
    left = left.slice(0, start) + BLOT.repeat(end - start) + left.slice(end);
  }
  return { said, plain: left };
}

/** The words of a part of the text as they came. */
export function wordsOf({ said }: PlainText, { start, end }: Span): string {
  return said.slice(start, end);
}
