import type { Word } from "../article/words.ts";

/** A number read from words: `next` is the index of the first word behind it. */
export type ReadNumber = {
  readonly value: number;
  readonly next: number;
  /** Which rounding lies in the number's own words: a few, dozens, thousands. */
  readonly loose: "few" | "many" | null;
  /** The thousands were parted by a point, as in 25.000: one thousandth to an English reader. */
  readonly pointed: boolean;
};

const SMALL: Readonly<Record<string, number>> = Object.fromEntries(
  (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen " +
    "fifteen sixteen seventeen eighteen nineteen"
  )
    .split(" ")
    .map((word, value) => [word, value]),
);
/** The number that one word is, up to nineteen; null for what is none. */
export const smallNumber = (word: string): number | null =>
  Object.hasOwn(SMALL, word) ? SMALL[word]! : null;

const TENS: Readonly<Record<string, number>> = Object.fromEntries(
  "twenty thirty forty fifty sixty seventy eighty ninety"
    .split(" ")
    .map((word, index) => [word, 20 + 10 * index]),
);
const SCALES: Readonly<Record<string, number>> = {
  dozen: 12,
  hundred: 100,
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  m: 1e6,
  mn: 1e6,
  billion: 1e9,
  bn: 1e9,
  trillion: 1e12,
};
/** With the scale that stands alone: a billion-dollar deal. */
const MANY: ReadonlyMap<string, number> = new Map([
  ["dozens", 12],
  ["scores", 20],
  ["hundreds", 100],
  ["thousands", 1e3],
  ["million", 1e6],
  ["millions", 1e6],
  ["billion", 1e9],
  ["billions", 1e9],
]);
const VAGUE: Readonly<Record<string, number>> = {
  few: 3,
  several: 3,
  handful: 3,
  couple: 2,
  pair: 2,
};

const FIGURE = /^[£€$]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)$/;

/** The number that begins at a word, or null. */
export function readNumber(words: readonly Word[], at: number): ReadNumber | null {
  const word = words[at];
  if (word === undefined) return null;
  const read = FIGURE.test(word.text)
    ? figure(words, at)
    : (vague(words, at) ?? spelled(words, at));
  return read === null ? null : andAHalf(words, read);
}

/** "Two and a half hours", "two and a half million". */
function andAHalf(words: readonly Word[], read: ReadNumber): ReadNumber {
  const behind = words.slice(read.next, read.next + 3).map(({ lower }) => lower);
  if (read.loose !== null || read.value >= 100 || behind.join(" ") !== "and a half") return read;
  return scaled(words, read.next + 3, read.value + 0.5, false);
}

function figure(words: readonly Word[], at: number): ReadNumber {
  const bare = words[at]!.text.replace(/[£€$]/, "");
  const pointed = /^[1-9]\d{0,2}\.\d{3}$/.test(bare);
  const value = Number(pointed ? bare.replace(".", "") : bare.replaceAll(",", ""));
  return scaled(words, at + 1, value, pointed);
}

function scaled(words: readonly Word[], at: number, value: number, pointed: boolean): ReadNumber {
  let total = value;
  let next = at;
  for (let scale = scaleAt(words, next); scale !== null; scale = scaleAt(words, next)) {
    total *= scale;
    next += 1;
  }
  return { value: total, next, loose: null, pointed: pointed && next === at };
}

function scaleAt(words: readonly Word[], at: number): number | null {
  const word = words[at];
  if (word === undefined || word.afterPause || !Object.hasOwn(SCALES, word.lower)) return null;
  // "9 m" is nine metres; "£9m" and "9m people" are nine million.
  const near = words[at - 1]!;
  const isShort = word.lower.length === 1;
  if (isShort && !(near.to === word.from && isMillions(near, words[at + 1]))) return null;
  return SCALES[word.lower]!;
}

/** Whether an m or a k behind a figure multiplies it: behind money, or before things counted. */
const isMillions = (figure: Word, next: Word | undefined): boolean =>
  /^[£€$]/.test(figure.text) ||
  (next !== undefined && !next.afterPause && /^people$|[^s]s$/.test(next.lower) && !next.isStop);

function vague(words: readonly Word[], at: number): ReadNumber | null {
  const { lower } = words[at]!;
  const many = MANY.get(lower);
  if (many !== undefined)
    return { value: many, next: behindOf(words, at + 1), loose: "many", pointed: false };
  if (!Object.hasOwn(VAGUE, lower)) return null;
  const isCouple = lower === "couple" || lower === "pair";
  if (isCouple && words[at + 1]?.lower !== "of") return null;
  const read = scaled(words, at + 1, VAGUE[lower]!, false);
  return { ...read, next: behindOf(words, read.next), loose: isCouple ? null : "few" };
}

const behindOf = (words: readonly Word[], at: number): number =>
  words[at]?.lower === "of" ? at + 1 : at;

function spelled(words: readonly Word[], at: number): ReadNumber | null {
  const first = words[at]!.lower;
  const isA = (first === "a" || first === "an") && words[at + 1] !== undefined;
  if (isA)
    return /^(?:dozen|hundred|thousand|million|billion)$/.test(words[at + 1]!.lower)
      ? scaled(words, at + 1, 1, false)
      : null;
  if (Object.hasOwn(TENS, first)) {
    const behind = words[at + 1]?.lower ?? "";
    const unit = smallNumber(behind) ?? 0;
    if (unit > 0 && unit < 10)
      return addRest(words, scaled(words, at + 2, TENS[first]! + unit, false));
    return addRest(words, scaled(words, at + 1, TENS[first]!, false));
  }
  const small = smallNumber(first);
  return small === null ? null : addRest(words, scaled(words, at + 1, small, false));
}

/** Two hundred and five: what comes behind a scale with "and" is added. */
function addRest(words: readonly Word[], read: ReadNumber): ReadNumber {
  if (read.value < 100 || words[read.next]?.lower !== "and") return read;
  const rest = readNumber(words, read.next + 1);
  if (rest === null || rest.loose !== null || rest.value >= 100) return read;
  return { ...read, value: read.value + rest.value, next: rest.next };
}
