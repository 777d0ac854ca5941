import { isDay, isMonth, isPlaceName, isTimeWord } from "../claims/circumstances.ts";
import type { Claim } from "../claims/quantities.ts";
import { unitOfWord } from "../claims/units.ts";
import type { Compared, Match, Term } from "./compare.ts";
import type { Twin } from "./pairs.ts";
import { isSynonym } from "./synonyms.ts";
import { stem } from "./stem.ts";
import type { Word } from "./words.ts";

/** What one sentence says otherwise than its twin. Null where it says nothing of it. */
export type Altered = {
  readonly kind: "number" | "name" | "place" | "unit" | "time" | "negation" | "word";
  readonly a: string | null;
  readonly b: string | null;
  /** Words that stand among other neighbours: as often reworded as altered. */
  readonly isLoose: boolean;
};
type Found = Omit<Altered, "isLoose">;

/** The facts that differ between two sentences that say the same thing. */
export function findAltered(
  twin: Twin,
  claims: readonly Claim[],
  places: ReadonlySet<string>,
): readonly Altered[] {
  const of = ({ sentence }: Compared): readonly Claim[] =>
    claims.filter((claim) => claim.sentence === sentence.n);
  const firm = twin.matches.filter(({ likeness }) => likeness >= 0.8);
  const loose = {
    a: leftOf(twin.a, new Set(firm.map(({ a }) => a))),
    b: leftOf(twin.b, new Set(firm.map(({ b }) => b))),
  };
  const found: readonly Found[] = [
    ...alteredNumbers(of(twin.a), of(twin.b)),
    ...alteredNames(twin, loose, places),
    ...alteredSpelling(twin, firm, places),
    ...alteredRelations(twin, firm),
    ...alteredOwners(twin, firm),
    ...alteredTimes(twin),
    ...alteredNegation(twin),
    ...alteredInclusion(twin),
  ];
  return [
    ...found.map((each) => ({ ...each, isLoose: false })),
    ...alteredWords(twin, loose, firm),
  ];
}

const leftOf = ({ terms }: Compared, used: ReadonlySet<Term>): readonly Term[] =>
  terms.filter((term) => !used.has(term));

/** Claims that stand for each other: by value and unit first, then by what is counted, by order. */
export function pairClaims(
  a: readonly Claim[],
  b: readonly Claim[],
): readonly (readonly [Claim, Claim])[] {
  const used = new Set<Claim>();
  const pairs: (readonly [Claim, Claim])[] = [];
  const take = (fits: (one: Claim, other: Claim) => boolean): void => {
    for (const one of a) {
      const other = used.has(one)
        ? undefined
        : b.find((each) => !used.has(each) && fits(one, each));
      if (other === undefined) continue;
      used.add(one).add(other);
      pairs.push([one, other]);
    }
  };
  take((one, other) => one.value === other.value && one.unit === other.unit);
  take((one, other) => one.value === other.value && (one.unit === null) === (other.unit === null));
  take((one, other) => one.unit === other.unit && isSameThing(one.of, other.of));
  take((one, other) => one.unit === other.unit);
  take((one, other) => one.unit !== null && other.unit !== null);
  return pairs;
}

/** Whether two counted things may be the same: their last words are synonyms, or one is untold. */
export function isSameThing(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  return isSynonym(headOf(a), headOf(b));
}

const headOf = (thing: string): string => stem(thing.toLowerCase().split(/[\s-]/).at(-1)!);

function alteredNumbers(a: readonly Claim[], b: readonly Claim[]): readonly Found[] {
  return pairClaims(a, b).flatMap(([one, other]) => {
    const both = { a: one.words, b: other.words };
    const changes: Found[] = [];
    const isRange =
      one.quantity.least !== other.quantity.least || one.quantity.most !== other.quantity.most;
    if (one.value !== other.value || one.pointed !== other.pointed || isRange)
      changes.push({ kind: "number", ...both });
    if (one.unit !== other.unit) changes.push({ kind: "unit", ...both });
    return changes;
  });
}

type Loose = { readonly a: readonly Term[]; readonly b: readonly Term[] };

function alteredNames({ a, b }: Twin, loose: Loose, places: ReadonlySet<string>): readonly Found[] {
  const names = namesIn(a, loose.a);
  const others = namesIn(b, loose.b);
  const kindOf = (sentence: Compared, run: readonly Term[]): "place" | "name" =>
    isPlaceName(sentence.words, run[0]!.at) || places.has(run[0]!.word.lower) ? "place" : "name";
  const rest = [...others];
  const changes = names.map((run): Found => {
    const kind = kindOf(a, run);
    const same = rest.findIndex((other) => kindOf(b, other) === kind);
    const other = rest.splice(same === -1 ? 0 : same, 1)[0];
    return { kind, a: told(a, run), b: other === undefined ? null : told(b, other) };
  });
  const alone = rest.map((run) => ({ kind: kindOf(b, run), a: null, b: told(b, run) }) as const);
  return [...changes, ...alone];
}

/** Pettit or Pettitt: two names that the rules of endings take for one. */
function alteredSpelling(
  { a }: Twin,
  firm: readonly Match[],
  places: ReadonlySet<string>,
): readonly Found[] {
  const bare = ({ word }: Term): string => word.lower.replace(/[’']s$|s$/u, "");
  return firm
    .filter(({ a: one, b: other }) => one.key === other.key && bare(one) !== bare(other))
    .filter(({ a: one, b: other }) => isName(one) && isName(other))
    .map(({ a: one, b: other }) => {
      const isPlace = isPlaceName(a.words, one.at) || places.has(one.word.lower);
      return { kind: isPlace ? "place" : "name", a: one.word.text, b: other.word.text };
    });
}

const isName = ({ word, at }: Term): boolean => word.capital && at > 0;

/** Names as runs of neighbouring capitalised terms. A lone first word is no name. */
function namesIn({ words }: Compared, left: readonly Term[]): readonly (readonly Term[])[] {
  const runs: Term[][] = [];
  for (const term of left.filter(({ word, at }) => word.capital && !isTimeWord(words, at))) {
    const run = runs.at(-1);
    if (run?.at(-1)?.at === term.at - 1) run.push(term);
    else runs.push([term]);
  }
  return runs.filter((run) => run[0]!.at > 0 || run.length > 1);
}

/** A run of terms in its words, with the preposition before it where that tells the fact. */
function told({ words }: Compared, run: readonly Term[]): string {
  const before = words[run[0]!.at - 1]?.lower ?? "";
  const named = run.map(({ word }) => word.text).join(" ");
  return RELATION.has(before) ? `${before} ${named}` : named;
}

const RELATION: ReadonlyMap<string, string> = new Map(
  Object.entries({
    in: "at",
    at: "at",
    near: "near",
    outside: "near",
    from: "from",
    to: "to",
    into: "to",
    off: "off",
  }),
);

/** Near a place or at it, to it or from it: the name is the same and the fact is not. */
function alteredRelations({ a, b }: Twin, firm: readonly Match[]): readonly Found[] {
  return firm.flatMap(({ a: one, b: other }) => {
    if (!one.word.capital || !other.word.capital) return [];
    const before = a.words[one.at - 1]?.lower ?? "";
    const after = b.words[other.at - 1]?.lower ?? "";
    const [kind, kindAfter] = [RELATION.get(before), RELATION.get(after)];
    if (kind === undefined || kindAfter === undefined || kind === kindAfter) return [];
    const say = (lead: string, { word }: Term): string => `${lead} ${word.text}`;
    return [{ kind: "place", a: say(before, one), b: say(after, other) } as const];
  });
}

/** Whose what it is: behind the same name in the genitive stands another word. */
function alteredOwners({ a, b }: Twin, firm: readonly Match[]): readonly Found[] {
  return firm.flatMap(({ a: one, b: other }) => {
    if (!/[’']s$/.test(one.word.text) || !/[’']s$/.test(other.word.text)) return [];
    const own = a.words[one.at + 1];
    const its = b.words[other.at + 1];
    if (own === undefined || its === undefined || isSynonym(own.stem, its.stem)) return [];
    const say = ({ word }: Term, next: string): string => `${word.text} ${next}`;
    return [{ kind: "name", a: say(one, own.text), b: say(other, its.text) } as const];
  });
}

function alteredTimes({ a, b }: Twin): readonly Found[] {
  const timesIn = ({ words }: Compared): readonly string[] =>
    words.flatMap((word, at) => {
      if (!isTimeWord(words, at)) return [];
      const before = words[at - 1]?.lower ?? "";
      if (/^(?:this|last|next|previous)$/.test(before)) return [`${before} ${word.text}`];
      const day = [words[at - 1], words[at + 1]].find((each) => isDayOf(each, word));
      return [day === undefined ? word.text : `${day.text} ${word.text}`];
    });
  const has = (all: readonly string[], time: string): boolean =>
    all.some((each) => stem(each.toLowerCase()) === stem(time.toLowerCase()));
  const [one, other] = [timesIn(a), timesIn(b)];
  const left = one.filter((time) => !has(other, time));
  const right = other.filter((time) => !has(one, time));
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => ({
    kind: "time",
    a: left[at] ?? null,
    b: right[at] ?? null,
  }));
}

/** Whether a figure stands with a month as its day: 20 October, October 20. */
const isDayOf = (figure: Word | undefined, month: Word): boolean =>
  isMonth(month.lower) && isDay(figure);

const NEGATION = /^(?:not|never|no|nobody|none|nothing|neither|nor|without|cannot)$|n[’']t$/;
/** Verbs and adjectives that deny: "failed to sound" is "did not sound". */
const DENIES = new RegExp(
  "^(?:fail|refus|declin|deny|deni|reject|ban|bar|forbid|prohibit|prevent|stop|halt|avoid|lack|" +
    "miss|absent|unable|unwilling|empty|vacant|clear|acquit|cancel|abandon|end|cease)",
);
/** "No fewer than" rounds a number and denies nothing. */
const ROUNDS = /^(?:fewer|less|more|later|earlier)$/;

function alteredNegation({ a, b }: Twin): readonly Found[] {
  const negationIn = ({ words }: Compared): string | null =>
    words.find(({ lower }, at) => NEGATION.test(lower) && !ROUNDS.test(words[at + 1]?.lower ?? ""))
      ?.text ?? null;
  const denies = ({ words }: Compared): boolean => words.some(({ lower }) => DENIES.test(lower));
  const [one, other] = [negationIn(a), negationIn(b)];
  if ((one === null) === (other === null)) return [];
  const [plain, negated] = one === null ? [a, b] : [b, a];
  if (denies(plain) && !denies(negated)) return [];
  return [{ kind: "negation", a: one, b: other }];
}

/** Words put for other words that do not mean the same: by their neighbours, then by place. */
function alteredWords(twin: Twin, loose: Loose, firm: readonly Match[]): readonly Altered[] {
  const own = loose.a.filter((term) => isPlain(term, twin.a));
  const rest = loose.b.filter((term) => isPlain(term, twin.b));
  const at = (term: Term, { words }: Compared): number => term.at / words.length;
  const isBeside = (one: Term, other: Term): boolean =>
    firm.some(({ a, b }) => Math.abs(a.at - one.at) <= 2 && b.at - other.at === a.at - one.at);
  const swapped: Altered[] = [];
  for (const bound of [true, false])
    for (const term of own.splice(0)) {
      const near = rest
        .filter((other) => isBeside(term, other) === bound)
        .toSorted((one, other) => gap(term, one) - gap(term, other))[0];
      if (near === undefined) own.push(term);
      else {
        rest.splice(rest.indexOf(near), 1);
        const [a, b] = [term.word.text, near.word.text];
        swapped.push({ kind: "word", a, b, isLoose: !bound });
      }
    }
  function gap(term: Term, other: Term): number {
    return Math.abs(at(term, twin.a) - at(other, twin.b));
  }
  return swapped;
}

const isPlain = ({ word, key, at }: Term, { words }: Compared): boolean =>
  (!word.capital || at === 0) &&
  !key.startsWith("#") &&
  !isTimeWord(words, at) &&
  !(unitOfWord(word.lower) !== null && /\d$/.test(words[at - 1]?.text ?? ""));

/** A part told as part of the whole in one sentence and beside it in the other. */
function alteredInclusion({ a, b }: Twin): readonly Found[] {
  const has = ({ words }: Compared, word: RegExp): boolean =>
    words.some(({ lower }) => word.test(lower));
  const part = /^includ(?:e|es|ed|ing)$/;
  if (has(a, part) && !has(b, part) && has(b, /^and$/))
    return [{ kind: "word", a: "including", b: "and" }];
  if (has(b, part) && !has(a, part) && has(a, /^and$/))
    return [{ kind: "word", a: "and", b: "including" }];
  return [];
}
