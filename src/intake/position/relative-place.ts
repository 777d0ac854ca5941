import { findNamedPlaces, findReach, type Chart, type NamedPlaces, type Place } from "#chart";
import { distanceMetres, type Position } from "#units";
import { ARTICLES, isOne, KINDS, type Word } from "./relative-words.ts";

/** One thing that a name may mean: its point, and how far it may reach from there in metres. */
export type Anchor = { readonly position: Position; readonly reach: number };

export type NamedAnchors = {
  readonly anchors: readonly Anchor[];
  readonly words: number;
};

/** Of one name, a town and its beach are one thing so near to each other, and else two. */
const SAME_WITHIN_M = 5000;
const SKIPPED_MOST = 5;
const NAME_WORDS_MOST = 8;

/** The place named at a word, after articles and what it is said to be ("the beach at Calais"). */
export function anchorsAt(chart: Chart, words: readonly Word[], at: number): NamedAnchors | null {
  const kinds: string[] = [];
  for (let next = at; next - at <= SKIPPED_MOST; next += 1) {
    const ahead = words.slice(next, next + NAME_WORDS_MOST).map(({ plain }) => plain);
    const named = findNamedPlaces(chart, ahead);
    if (named !== null) {
      const last = trailingKinds(words, next + named.words, kinds);
      return { anchors: anchorsOf(chart, ofKinds(named, kinds)), words: last - at };
    }
    const word = words[next];
    if (word !== undefined && KINDS.has(word.plain)) kinds.push(word.plain);
    else if (!isOne(word, ARTICLES)) return null;
  }
  return null;
}

/** Notes what the words after a name say that it is; returns the word after them. */
function trailingKinds(words: readonly Word[], at: number, kinds: string[]): number {
  let next = at;
  if (words[next]?.plain === "light" && words[next + 1]?.plain === "vessel") {
    kinds.push("vessel");
    return next + 2;
  }
  for (; KINDS.has(words[next]?.plain ?? ""); next += 1) kinds.push(words[next]?.plain ?? "");
  return next;
}

/** The places of the kind that was said; those most exactly called so where none is of it. */
function ofKinds({ places, others }: NamedPlaces, kinds: readonly string[]): readonly Place[] {
  const wanted = new Set(kinds.flatMap((kind) => KINDS.get(kind) ?? []));
  const fitting = [...places, ...others].filter(({ kind }) => wanted.has(kind));
  return fitting.length > 0 ? fitting : places;
}

/** Namesakes near to each other become one, as wide as all of them; others stay apart. */
function anchorsOf(chart: Chart, places: readonly Place[]): readonly Anchor[] {
  const anchors: Anchor[] = [];
  for (const place of places) {
    const reach = findReach(chart, place);
    const near = anchors.findIndex(
      ({ position }) => distanceMetres(position, place.position) <= SAME_WITHIN_M,
    );
    const same = anchors[near];
    if (same === undefined) anchors.push({ position: place.position, reach });
    else {
      const far = distanceMetres(same.position, place.position) + reach;
      anchors[near] = { ...same, reach: Math.max(same.reach, far) };
    }
  }
  return anchors;
}
