import type { Word } from "../article/words.ts";

/** A quantity as a range. `most` null: nobody said a top. `about`: the words leave room. */
export type Quantity = {
  readonly least: number;
  readonly most: number | null;
  readonly about: boolean;
};

/** The rounding words before a number, or none. */
export type Rounding =
  | "exact"
  | "about"
  | "almost"
  | "more than"
  | "at least"
  | "up to"
  | "less than"
  | "few"
  | "many";

const PHRASES: readonly (readonly [Rounding, string])[] = [
  ["at least", "at least|no fewer than|no less than|not less than|a minimum of|minimum of"],
  [
    "up to",
    "up to|as many as|as much as|as long as|as high as|as far as|at most|no more than|" +
      "not more than|a maximum of",
  ],
  ["more than", "more than|over|above|exceeding|in excess of|upwards of|greater than|well over"],
  ["less than", "less than|fewer than|under|below"],
  ["almost", "almost|nearly|just under|close to|approaching|not quite"],
  ["about", "about|around|roughly|approximately|some|circa|an estimated|estimated|more or less"],
];
const BEFORE = PHRASES.flatMap(([rounding, phrases]) =>
  phrases.split("|").map((phrase) => [rounding, phrase.split(" ")] as const),
).toSorted(([, one], [, other]) => other.length - one.length);

/** The rounding that stands before a word, and the index of its first word. */
export function roundingBefore(
  words: readonly Word[],
  at: number,
): { readonly rounding: Rounding; readonly first: number } {
  const end = words[at - 1]?.lower === "the" || words[at - 1]?.lower === "a" ? at - 1 : at;
  const found = BEFORE.find(([, phrase]) =>
    phrase.every((word, index) => words[end - phrase.length + index]?.lower === word),
  );
  if (found === undefined) return { rounding: "exact", first: at };
  return { rounding: found[0], first: end - found[1].length };
}

/**
 * What a rounded number says, as a range. The widths are ours and are documented in
 * docs/models/claims.md: almost is nine tenths up to the number, about a tenth either way.
 */
export function rangeOf(value: number, rounding: Rounding): Quantity {
  switch (rounding) {
    case "exact":
      return { least: value, most: value, about: false };
    case "about":
      return { least: value * 0.9, most: value * 1.1, about: true };
    case "almost":
      return { least: value * 0.9, most: value, about: true };
    case "more than":
    case "at least":
      return { least: value, most: null, about: false };
    case "up to":
    case "less than":
      return { least: 0, most: value, about: false };
    case "few":
      return { least: value, most: value * 3, about: true };
    case "many":
      return { least: value * 2, most: null, about: true };
  }
}

/** What a claim leaves open: a last digit that is rounded is meant to half of itself. */
export function openRange(told: {
  readonly quantity: Quantity;
  readonly value: number;
  readonly rounding: Rounding;
}): { readonly least: number; readonly most: number | null } {
  const { least, most } = told.quantity;
  const noughts = /0+$/.exec(String(told.value))?.[0].length ?? 0;
  // 8,000 is 7,500 to 8,500; "more than 8,000" is what it says.
  const width = told.rounding === "exact" && noughts > 0 ? 10 ** noughts / 2 : 0;
  return { least: least - width, most: most === null ? null : most + width };
}
