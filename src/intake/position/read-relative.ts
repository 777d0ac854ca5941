import type { Chart } from "#chart";
import { wordsOf, type PlainText } from "./plain-text.ts";
import {
  readingsAt,
  type Found,
  type NotRead,
  type PositionDoubt,
  type PositionMethod,
  type PositionReading,
  type Span,
} from "./reading.ts";
import { anchorsAt, type NamedAnchors } from "./relative-place.ts";
import {
  AND,
  ARTICLES,
  BEARING,
  BEARS,
  BETWEEN,
  directionAt,
  distanceAt,
  FILLERS,
  FROM,
  HALFWAY,
  isOne,
  LEADS,
  LONE,
  NEAR,
  OFF,
  phraseAt,
  relativeWords,
  type Word,
} from "./relative-words.ts";
import { between, sectorFrom, type Shaped } from "./shapes.ts";

/** How far out a caller means who says "off" a place: the territorial sea. Ours. */
const OFF_MOST_M = 12 * 1852;
/** And who says "near" it. Ours. */
const NEAR_MOST_M = 3 * 1852;

/** What some words say in relation to a place of the gazetteer, and how many words they are. */
type Relation = {
  readonly method: PositionMethod;
  readonly shapes: readonly Shaped[];
  readonly doubts: readonly (readonly PositionDoubt[])[];
  readonly words: number;
};

/** Where and how far, as far as it was said. */
type Parts = {
  readonly away: readonly [number, number] | null;
  readonly bearings: readonly [number, number] | null;
};

type Asked = { readonly chart: Chart; readonly words: readonly Word[] };

/**
 * Positions told from places of the gazetteer: "3 miles north-west of Wimereux", "dans le 310 de
 * Gris-Nez à 6 milles", "between Sandettie and the Varne", "off Dungeness". Each is a shape with a
 * circle round it. A name that stands for two places apart gives a reading for each.
 */
export function readRelative(text: PlainText, chart: Chart): Found {
  const words = relativeWords(text);
  const asked = { chart, words };
  const readings: PositionReading[] = [];
  const notRead: NotRead[] = [];
  const spans: Span[] = [];
  for (let at = 0; at < words.length;) {
    const relation = relationAt(asked, at);
    const taken = relation?.words ?? unknownAt(asked, at);
    if (taken === 0) {
      at += 1;
      continue;
    }
    const span = { start: words[at]?.start ?? 0, end: words[at + taken - 1]?.end ?? 0 };
    spans.push(span);
    if (relation === null)
      notRead.push({ why: "unknown place", words: wordsOf(text, span), at: span.start });
    else readings.push(...readingsOf(text, relation, span));
    at += taken;
  }
  return { readings, notRead, spans };
}

function readingsOf(
  text: PlainText,
  { method, shapes, doubts }: Relation,
  span: Span,
): readonly PositionReading[] {
  const words = wordsOf(text, span);
  return shapes.flatMap(({ position, radius, shape }, index) =>
    readingsAt(position, radius, {
      method,
      words,
      at: span.start,
      shape,
      doubts: doubts[index] ?? [],
    }),
  );
}

function relationAt(asked: Asked, at: number): Relation | null {
  return (
    betweenAt(asked, at) ??
    fromAt(asked, at) ??
    placeFirstAt(asked, at) ??
    besideAt(asked, at) ??
    loneAt(asked, at)
  );
}

/** "between Sandettie and the Varne", "halfway between Dover and Calais". */
function betweenAt({ chart, words }: Asked, at: number): Relation | null {
  const halfway = phraseAt(words, at, HALFWAY);
  const lead = halfway > 0 ? halfway : phraseAt(words, at, BETWEEN);
  if (lead === 0) return null;
  const one = anchorsAt(chart, words, at + lead);
  if (one === null) return null;
  const and = at + lead + one.words;
  const joint = phraseAt(words, and, AND);
  const other = joint === 0 ? null : anchorsAt(chart, words, and + joint);
  if (other === null) return null;
  const shapes = one.anchors.flatMap((from) =>
    other.anchors.map((to) => between(from, to, halfway > 0)),
  );
  return {
    method: "between places",
    shapes,
    doubts: [],
    words: and + joint + other.words - at,
  };
}

/** "3 miles north-west of Wimereux", "dans le 310 de Gris-Nez à 6 milles", "5 NM off Dover". */
function fromAt(asked: Asked, at: number): Relation | null {
  const { chart, words } = asked;
  const left = partsAt(words, at);
  const joint = at + left.words;
  const from = joiningAt(words, joint);
  if (from === 0 && !isJoinedBare(asked, at, left)) return null;
  const named = anchorsAt(chart, words, joint + from);
  if (named === null) return null;
  const after = joint + from + named.words;
  const right = missingAt(asked, after, left);
  const told = { away: left.away ?? right.away, bearings: left.bearings ?? right.bearings };
  const said = [told.away, told.bearings].filter((part) => part !== null).length;
  // "From Dover" alone tells where somebody came from; with a way and a distance behind, a place.
  if (said < (from > 0 && left.words > 0 ? 1 : 2)) return null;
  return fromPlace(named, told, after + right.words - at);
}

/** "12 NM 045 Dover" needs no word between, but in "East Goodwin" east is part of the name. */
function isJoinedBare({ chart, words }: Asked, at: number, left: Words): boolean {
  return left.away !== null || (left.words > 0 && anchorsAt(chart, words, at) === null);
}

type Words = Parts & { readonly words: number };

/** "of", "off", "from" and their like: how many words. */
function joiningAt(words: readonly Word[], at: number): number {
  return phraseAt(words, at, OFF) || phraseAt(words, at, FROM);
}

function fromPlace({ anchors }: NamedAnchors, { away, bearings }: Parts, words: number): Relation {
  const doubts: readonly PositionDoubt[] = away === null ? ["distance not said"] : [];
  const shapes = anchors.map((anchor) => sectorFrom(anchor, bearings, away ?? [0, OFF_MOST_M]));
  return { method: "from a place", shapes, doubts: shapes.map(() => doubts), words };
}

/** A distance and a direction, either or both, in either order. */
function partsAt(words: readonly Word[], at: number): Words {
  let parts: Parts = { away: null, bearings: null };
  let next = at;
  for (let turn = 0; turn < 2; turn += 1) {
    const from = turn === 0 ? next : skipped(words, next);
    const more = partAt(words, from, parts);
    if (more === null) break;
    parts = { away: parts.away ?? more.away, bearings: parts.bearings ?? more.bearings };
    next = from + more.words;
  }
  return { ...parts, words: next - at };
}

function partAt(words: readonly Word[], at: number, { away, bearings }: Parts) {
  const distance = away === null ? distanceAt(words, at) : null;
  if (distance !== null) return { away: distance.metres, bearings: null, words: distance.words };
  const isEastOf = words[at - 1]?.plain === "l" && words[at]?.plain === "est";
  const direction = bearings === null ? directionAt(words, at, away !== null || isEastOf) : null;
  return direction === null ? null : { away: null, ...direction };
}

/** What was not said before a place, said after it; unless it belongs to another place. */
function missingAt(asked: Asked, at: number, known: Parts): Words {
  const none = { away: null, bearings: null, words: 0 };
  const from = skipped(asked.words, at);
  let parts: Parts = known;
  let next = from;
  for (let turn = 0; turn < 2; turn += 1) {
    const begin = turn === 0 ? next : skipped(asked.words, next);
    const more = partAt(asked.words, begin, parts);
    if (more === null) break;
    parts = { away: parts.away ?? more.away, bearings: parts.bearings ?? more.bearings };
    next = begin + more.words;
  }
  if (next === from || isOfAnother(asked, next)) return none;
  return { ...parts, words: next - at };
}

function isOfAnother({ chart, words }: Asked, at: number): boolean {
  const joint = joiningAt(words, at);
  return joint > 0 && anchorsAt(chart, words, at + joint) !== null;
}

function skipped(words: readonly Word[], at: number): number {
  let next = at;
  // "a mile" begins with a filler that is its number.
  const isFree = (): boolean =>
    distanceAt(words, next) === null && phraseAt(words, next, LEADS) === 0;
  while (isOne(words[next], FILLERS) && isFree()) next += 1;
  return next;
}

/**
 * "Dover 120 5 miles": from Dover. "Dover bears 310, 6 miles": Dover is seen there, so the boat is
 * on the other side; "Dover bearing 310" may be meant either way.
 */
function placeFirstAt(asked: Asked, at: number): Relation | null {
  const named = anchorsAt(asked.chart, asked.words, at);
  if (named === null) return null;
  const after = at + named.words;
  const bears = phraseAt(asked.words, after, BEARS);
  const bearing = phraseAt(asked.words, after, BEARING);
  const right = missingAt(asked, after + bears, { away: null, bearings: null });
  if (right.away === null || right.bearings === null) return null;
  const words = named.words + bears + right.words;
  const told = fromPlace(named, right, words);
  if (bears + bearing === 0) return told;
  const [one, other] = right.bearings;
  const back = fromPlace(named, { ...right, bearings: [one + 180, other + 180] }, words);
  const seen = { ...back, doubts: back.shapes.map(() => ["bearing from the boat"] as const) };
  if (bears > 0) return seen;
  const shapes = [...told.shapes, ...seen.shapes];
  return { ...told, shapes, doubts: [...told.shapes.map(() => []), ...seen.doubts] };
}

/** "off Dungeness", "près de Calais". */
function besideAt({ chart, words }: Asked, at: number): Relation | null {
  const off = phraseAt(words, at, OFF);
  const near = off > 0 ? 0 : phraseAt(words, at, NEAR);
  if (off + near === 0) return null;
  const named = anchorsAt(chart, words, at + off + near);
  if (named === null) return null;
  return nearPlace(named, off > 0 ? OFF_MOST_M : NEAR_MOST_M, off + near + named.words);
}

function nearPlace({ anchors }: NamedAnchors, most: number, words: number): Relation {
  const shapes = anchors.map((anchor) => sectorFrom(anchor, null, [0, most]));
  return {
    method: "near a place",
    shapes,
    doubts: shapes.map(() => ["distance not said"] as const),
    words,
  };
}

/** The name of a place and nothing else. */
function loneAt({ chart, words }: Asked, at: number): Relation | null {
  if (at > 0) return null;
  let lead = 0;
  while (isOne(words[lead], LONE)) lead += 1;
  const named = anchorsAt(chart, words, lead) ?? anchorsAt(chart, words, 0);
  if (named === null) return null;
  const whole = [lead + named.words, named.words].includes(words.length);
  return whole ? nearPlace(named, NEAR_MOST_M, words.length) : null;
}

/** How many words tell a way or a distance from something that no gazetteer knows; else 0. */
function unknownAt({ words }: Asked, at: number): number {
  const { away, bearings, words: left } = partsAt(words, at);
  const isFar = away !== null && away[1] >= 500;
  if (!isFar && bearings === null) return 0;
  const joint = joiningAt(words, at + left);
  if (joint === 0) return 0;
  let next = at + left + joint;
  while (isOne(words[next], ARTICLES)) next += 1;
  const from = next;
  while (/^\p{Lu}/u.test(words[next]?.said ?? "")) next += 1;
  return next > from ? next - at : 0;
}
