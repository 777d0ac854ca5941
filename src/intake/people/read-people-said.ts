import type { Count } from "#units";
import { numberOf, SPELT } from "./number-words.ts";

/** A number of people as somebody said it, to the letter, and what it leaves open. */
export type PeopleSaid = {
  readonly words: string;
  readonly at: number;
  /**
   * Of all aboard; of some of them (children, women, men, those in the water or hurt); of families.
   */
  readonly of: "people" | "children" | "women" | "men" | "some" | "families";
  readonly count: Count;
};

/** No boat of the strait had more; a larger number is something else. */
const PEOPLE_MOST = 500;
/** "About 30" is 25 to 35: a sixth to either side, ours; simulated callers say 15 % (matching). */
const ABOUT = 6;
const WORDS_MOST = 20_000;

/** Figures that are of no position, time or length, and numbers in words. */
const PLAIN = String.raw`(?:\d{1,3}(?![\d°'’]|[.,:/]\d)|(?<!\p{L})(?:${SPELT})(?!\p{L}))`;
const NUMBER = String.raw`(?<![\d.,:/°'’+-])${PLAIN}`;
/** "Une trentaine": about thirty. */
const TENS: Readonly<Record<string, number>> = {
  dizaine: 10,
  quinzaine: 15,
  vingtaine: 20,
  trentaine: 30,
  quarantaine: 40,
  cinquantaine: 50,
  soixantaine: 60,
  centaine: 100,
};
const TEN = String.raw`(?<!\p{L})une\s+(${Object.keys(TENS).join("|")})(?!\p{L})`;
const DOZENS = String.raw`(?:two|three|four|deux|trois|quatre)\s+(?:dozens?|douzaines?)`;
const DOZEN = String.raw`(?<!\p{L})(?:une\s+douzaine|a\s+dozen|${DOZENS})(?!\p{L})`;

const BOUNDS = {
  about:
    "about|around|approximately|approx\\.?|roughly|some|~|circa|c\\.|environ|à peu près|" +
    "autour de|vers",
  above: "more than|over|plus de|above",
  least: "at least|minimum|no less than|au moins|minimum de",
  nearly: "nearly|almost|close to|presque|près de|pas loin de",
  most: "up to|at most|maximum|no more than|jusqu['’]à|au plus|maximum de",
  below: "less than|fewer than|under|moins de",
} as const;
type Bound = keyof typeof BOUNDS;
const BOUND_WORDS = Object.values(BOUNDS).join("|");
const BOUND = String.raw`(?:(?<!\p{L})(?<bound>${BOUND_WORDS})\s*(?:d['’]|de\s+)?)?`;

/** Who are counted: aboard as a whole, or a part of them. */
const NOUNS = {
  children:
    "children|kids?|child|minors?|babies|baby|infants?|enfants?|bébés?|nourrissons?|mineurs?",
  women: "women|woman|ladies|femmes?|girls|filles",
  men: "men|hommes?|boys|garçons",
  families: "famil(?:y|ies)|familles?",
  people:
    "people|persons?|peoples|pax|souls|passengers?|migrants?|refugees|adults?|travell?ers|pob|" +
    "personnes?|passagers?|gens|réfugiés|adultes?|âmes?|of us|d['’]entre nous|onboard|" +
    "on board|aboard|à bord|in the boat|" +
    "in this boat|in our boat|on the boat|dans le bateau|sur le bateau|dans le canot",
} as const;
const NOUN = Object.entries(NOUNS)
  .map(([name, words]) => `(?<${name}>${words})`)
  .join("|");
const WHICH = "other|more|young|small|little|pregnant|petits?|jeunes|autres";
const OF = String.raw`\s*(?:(?:${WHICH})\s+)?(?:${NOUN})(?!\p{L})`;
const SOME_EN =
  "in the water|in the sea|overboard|missing|dead|died|drown|injured|hurt|sick|unconscious|" +
  "fell|fallen|rescued|saved";
const SOME_FR =
  "à l['’]eau|dans l['’]eau|à la mer|tombée?s?|noyée?s?|disparue?s?|mort|décéd|blessée?s?|" +
  "malade|sauvée?s?|secourue?s?";
/** Those are not all who are aboard. */
const SOME = new RegExp(String.raw`^[^.,;!?\n\d]{0,24}?(?<!\p{L})(?:${SOME_EN}|${SOME_FR})`, "iu");

const TO = String.raw`\s*(?:[-–—]|to|or|à|ou|and|et)\s*`;
const SIMPLE = new RegExp(`${BOUND}(?<number>${NUMBER})(?<open>\\+)?${OF}`, "giu");
const RANGE = new RegExp(
  String.raw`(?:between\s+|entre\s+)?(?<from>${NUMBER})${TO}(?<to>${PLAIN})${OF}`,
  "giu",
);
const BEFORE =
  "pob|people(?: on board| aboard)?|persons?(?: on board)?|souls|personnes(?: à bord)?|à bord|" +
  "passagers";
const BEHIND = new RegExp(
  String.raw`(?<!\p{L})(?:${BEFORE})\s*[:=]\s*${BOUND}(?<number>${NUMBER})(?<open>\+)?`,
  "giu",
);
const WE_ARE =
  "we are|we['’]re|we were|there are|there['’]s|there is|nous sommes|on est|nous étions|ils sont|" +
  "they are|il y a";
const GOES_ON = "in|on|aboard|here|with|and|now|please|help|à|dans|sur|et|avec|ici";
/** "We are 33." but not "we are 3 miles off". */
const WE = new RegExp(
  String.raw`(?<!\p{L})(?:${WE_ARE})\s+${BOUND}(?<number>${NUMBER})(?<open>\+)?` +
    String.raw`(?=\s*(?:[.,;!?\n)]|$|\s(?:${GOES_ON})(?!\p{L})(?!\s*\d)))`,
  "giu",
);
const COLLECTIVE = new RegExp(
  `${BOUND}(?:${TEN}|${DOZEN})(?:\\s+(?:de|d['’]|of)\\s*)?(?:\\s*(?:${NOUN})(?!\\p{L}))?`,
  "giu",
);

/**
 * All numbers of people that words tell, in English and French, in figures or spelt, in the order
 * in which they stand. None is chosen, none is added to another; "one person" and what stands
 * beside miles, times or positions are no number of people aboard.
 */
export function readPeopleSaid(text: string): readonly PeopleSaid[] {
  const words = text.slice(0, WORDS_MOST);
  const found: PeopleSaid[] = [];
  const taken: [number, number][] = [];
  const take = (form: RegExp, read: (match: RegExpExecArray) => Count | null): void => {
    for (const match of words.matchAll(form)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (taken.some(([start, end]) => from < end && to > start)) continue;
      const count = read(match);
      if (count === null) continue;
      taken.push([from, to]);
      const of = whoOf(match, words.slice(to));
      found.push({ words: match[0].trim(), at: from, of, count });
    }
  };
  take(RANGE, rangeOf);
  take(COLLECTIVE, collectiveOf);
  take(SIMPLE, simpleOf);
  take(BEHIND, simpleOf);
  take(WE, simpleOf);
  return found.sort((one, other) => one.at - other.at);
}

/** The number of people aboard where words tell just one; null where none or several are told. */
export function peopleAboard(said: readonly PeopleSaid[]): Count | null {
  const aboard = said.filter(({ of }) => of === "people").map(({ count }) => count);
  const [only] = aboard;
  if (only === undefined) return null;
  const isOne = aboard.every(({ least, most }) => least === only.least && most === only.most);
  return isOne ? only : null;
}

function whoOf({ groups = {} }: RegExpExecArray, rest: string): PeopleSaid["of"] {
  const named = (["children", "women", "men", "families"] as const).find(
    (name) => groups[name] !== undefined,
  );
  if (named !== undefined) return named;
  return SOME.test(rest) ? "some" : "people";
}

function rangeOf({ groups = {} }: RegExpExecArray): Count | null {
  const [least, most] = [numberOf(groups["from"] ?? ""), numberOf(groups["to"] ?? "")];
  if (least === null || most === null || least < 1 || most <= least || most > PEOPLE_MOST)
    return null;
  return { least, most };
}

function simpleOf({ groups = {} }: RegExpExecArray): Count | null {
  const number = numberOf(groups["number"] ?? "");
  if (number === null || number < 2 || number > PEOPLE_MOST) return null;
  if (groups["families"] !== undefined) return { least: number, most: null };
  if (groups["open"] !== undefined) return { least: number, most: null };
  return within(number, boundOf(groups["bound"]));
}

function collectiveOf({ 0: words, groups = {} }: RegExpExecArray): Count {
  const ten = Object.keys(TENS).find((name) => words.toLowerCase().includes(name));
  const dozens = /(two|deux|three|trois|four|quatre)/i.exec(words)?.[1]?.toLowerCase();
  const many = { two: 2, deux: 2, three: 3, trois: 3, four: 4, quatre: 4 }[dozens ?? ""] ?? 1;
  const number = ten === undefined ? 12 * many : TENS[ten]!;
  return within(number, boundOf(groups["bound"]) ?? "about");
}

function boundOf(words: string | undefined): Bound | null {
  if (words === undefined) return null;
  const plain = words.toLowerCase();
  const found = (Object.keys(BOUNDS) as Bound[]).find((name) =>
    new RegExp(`^(?:${BOUNDS[name]})$`, "iu").test(plain),
  );
  return found ?? null;
}

function within(number: number, bound: Bound | null): Count {
  const off = Math.ceil(number / ABOUT);
  switch (bound) {
    case "about":
      return { least: number - off, most: number + off };
    case "above":
      return { least: number + 1, most: null };
    case "least":
      return { least: number, most: null };
    case "nearly":
      return { least: number - off, most: number };
    case "most":
      return { least: 1, most: number };
    case "below":
      return { least: 1, most: number - 1 };
    case null:
      return { least: number, most: number };
  }
}
