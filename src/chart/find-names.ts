import { distanceMetres, metres, type Metres, type Position } from "#units";
import type { Chart } from "./chart.ts";
import { likelihood, plainName } from "./find-places.ts";
import type { Place } from "./place.ts";

/** Places that the first words of a text name, and how many words that takes. */
export type NamedPlaces = {
  readonly words: number;
  /** Likeliest first; never empty. */
  readonly places: readonly Place[];
  /** Those that are called so less exactly: a bank of which a light vessel has the name. */
  readonly others: readonly Place[];
  /** Whether a place is called exactly so; else the words are only part of its name. */
  readonly isWhole: boolean;
};

/** Words that say what a thing is, not which: alone they name no place. */
const COMMON: ReadonlySet<string> = new Set(
  [
    "a au aux bank banc bas bassin bay baie beach buoy cap cape centre coast cote d de des du dune",
    "dunes e east end entrance entree est fort front grand grande harbour harbor haut",
    "head in inner jetee jetty l la lane le les level light lightfloat lightship",
    "lighthouse lv marina mer mid middle mole mouth n ne nord north nw of off on ouest",
    "outer passage petit petite phare pier plage point pointe port porte quay quai range",
    "rear rescue river s sables saint sainte sand sands sand sea se side south strait st",
    "station sud sur sw terminal the tide tower upper vert village w west",
  ].flatMap((row) => row.split(" ")),
);
/** Lights stand in the list by their harbour: "Calais: Jetee Est". */
const LISTED = /^[^:]*:\s*/;
const WORDS_MOST = 8;

type Named = Omit<NamedPlaces, "words">;
type NameIndex = ReadonlyMap<string, Named>;

const indices = new WeakMap<Chart, NameIndex>();

/** Every name by which a place may be called, in plain letters; worked out once for a chart. */
function nameIndex(chart: Chart): NameIndex {
  const known = indices.get(chart);
  if (known !== undefined) return known;
  // By name and rank: called so, also called so, so called in part.
  const ranked = new Map<string, readonly [Set<Place>, Set<Place>, Set<Place>]>();
  const call = (name: string, place: Place, rank: 0 | 1 | 2): void => {
    const ranks = ranked.get(name) ?? [new Set(), new Set(), new Set()];
    ranked.set(name, ranks);
    ranks[rank].add(place);
  };
  for (const place of chart.places) {
    call(plainName(place.name), place, 0);
    for (const alias of place.aliases) call(plainName(alias), place, 1);
    for (const part of partsOf(place)) call(part, place, 2);
  }
  const index = new Map<string, Named>();
  for (const [name, ranks] of ranked) {
    const best = ranks.findIndex(({ size }) => size > 0);
    const places = likeliestFirst(ranks[best] ?? []);
    const others = new Set(ranks.slice(best + 1).flatMap((rank) => [...rank]));
    index.set(name, {
      places,
      others: likeliestFirst(others).filter((place) => !places.includes(place)),
      isWhole: best < 2,
    });
  }
  indices.set(chart, index);
  return index;
}

function likeliestFirst(places: Iterable<Place>): readonly Place[] {
  return [...places].toSorted((one, other) => likelihood(one) - likelihood(other));
}

/** What is left of a name without what the thing is: "Dungeness" of "Dungeness beach". */
function partsOf({ name, aliases, kind }: Place): ReadonlySet<string> {
  const all = [name, ...aliases].flatMap((each) => {
    const own = kind === "light" ? each.replace(LISTED, "") : each;
    return own.split(/[:/(),]/);
  });
  const names = all.map(ownPart).filter((part) => part.length > 2 || /^[a-z]\d+$/.test(part));
  const isOwn = (part: string): boolean =>
    kind !== "light" || !part.split(" ").some((word) => COMMON.has(word) || /\d/.test(word));
  return new Set(names.filter(isOwn));
}

/** A name without the common words at its ends, or the society a lifeboat is of. */
function ownPart(name: string): string {
  const words = plainName(name).split(" ");
  const first = words.findIndex((word) => !COMMON.has(word) && !/^(?:rnli|snsm)$/.test(word));
  const last = words.findLastIndex((word) => !COMMON.has(word));
  return first < 0 ? "" : words.slice(first, last + 1).join(" ");
}

/**
 * The places that the first of some words name, by the longest name that fits, in capitals or
 * not, with accents or without: those called so, or else those of whose name it is the part that
 * tells them apart ("Dungeness" of "Dungeness beach"). Null when no name begins so.
 */
export function findNamedPlaces(chart: Chart, words: readonly string[]): NamedPlaces | null {
  const index = nameIndex(chart);
  // Signs are no part of a name: "Dover | Calais" begins with Dover alone.
  const sign = words.findIndex((word) => plainName(word) === "");
  const most = Math.min(WORDS_MOST, sign < 0 ? words.length : sign);
  for (let many = most; many > 0; many -= 1) {
    const name = plainName(words.slice(0, many).join(" "));
    const found = COMMON.has(name) ? undefined : index.get(name);
    if (found !== undefined) return { ...found, words: many };
  }
  return null;
}

/**
 * How far what bears a place's name may reach from its point: as far as the point may be off; of a
 * sandbank to its ends besides.
 */
export function findReach(chart: Chart, place: Place): Metres {
  const bank =
    place.kind === "sandbank" ? chart.banks.find(({ name }) => name === place.name) : undefined;
  if (bank === undefined) return place.accuracy;
  const far = (end: Position): number => distanceMetres(place.position, end);
  return metres(Math.max(...bank.centreLine.map(far)) + bank.width / 2 + bank.accuracy);
}
