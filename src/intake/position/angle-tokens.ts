import type { PlainText } from "./plain-text.ts";
import type { Span } from "./reading.ts";

export type Axis = "lat" | "lon";
export type Hemisphere = "N" | "S" | "E" | "W";
type Mark = "degrees" | "minutes" | "seconds";

/**
 * "?" is a dash that may be a minus or only a dash between two figures.
 */
export type Sign = "" | "+" | "-" | "?";

/** What stands between a figure and the one before: nothing but a dash or mark, a space, a stop. */
type Gap = "tight" | "space" | "stop";

/** A figure of a position with all that belongs to it; it begins with its letter or sign. */
export type Figure = Span & {
  readonly value: number;
  /** Digits before the point, and after it. */
  readonly digits: number;
  readonly decimals: number;
  readonly sign: Sign;
  readonly gap: Gap;
  readonly axis: Axis | null;
  readonly before: Hemisphere | null;
  readonly after: Hemisphere | null;
  readonly mark: Mark | null;
};

type Token = Span &
  (
    | { readonly kind: "number"; readonly text: string }
    | { readonly kind: "mark"; readonly mark: Mark }
    | { readonly kind: "hemisphere"; readonly hemisphere: Hemisphere }
    | { readonly kind: "axis"; readonly axis: Axis }
    | { readonly kind: "sign"; readonly sign: Sign }
    | { readonly kind: "colon" }
    | { readonly kind: "stop" }
    | { readonly kind: "break" }
  );

/** How two points in one figure are understood: "51.02.30" as 30 seconds, or as 2.30 minutes. */
export type Points = "seconds" | "decimal";

const POINT_WORD = String.raw`\s{1,3}(?:point|decimal|virgule|dot)\s{1,3}`;
/** "51N02.30": the letter stands between degrees and minutes. */
const INNER = [
  String.raw`(?<![NSEWO]\s?)\d{1,3}[NSEWO]\d{1,2}(?:[.,]\d+)?`,
  String.raw`(?![\d.,]*\s*[NSEWO])`,
].join("");
const NUMBER = [
  String.raw`\d+\.\d+\.\d+(?!\.?\d)`,
  String.raw`\d+(?:${POINT_WORD}|\.)\d+`,
  String.raw`\d+,\d+(?!\d*\.\d)`,
  String.raw`\d+`,
].join("|");
const SIGN_GROUPS = [
  String.raw`(?<word>\p{L}[\p{L}\p{M}]*)`,
  String.raw`(?<sec>''|")`,
  String.raw`(?<min>')`,
  String.raw`(?<deg>[°*]|[?\uFFFD](?=\s?\d))`,
  String.raw`(?<dash>[-+])`,
  String.raw`(?<colon>:)`,
  String.raw`(?<stop>[,;/=()[\]{}\n.~_&#@])`,
  String.raw`(?<space>\s+)`,
  String.raw`(?<other>[^])`,
].join("|");
const SCAN = new RegExp(`(?<inner>${INNER})|(?<number>${NUMBER})|${SIGN_GROUPS}`, "giu");

const HEMISPHERES: ReadonlyMap<string, Hemisphere> = new Map([
  ...["n", "north", "nord", "noord"].map((word) => [word, "N"] as const),
  ...["s", "south", "sud", "zuid"].map((word) => [word, "S"] as const),
  ...["e", "east", "est", "oost", "ost"].map((word) => [word, "E"] as const),
  ...["w", "o", "west", "ouest"].map((word) => [word, "W"] as const),
]);
const AXES: ReadonlyMap<string, Axis> = new Map([
  ...["lat", "latitude", "lt"].map((word) => [word, "lat"] as const),
  ...["lon", "long", "lng", "longitude", "lg"].map((word) => [word, "lon"] as const),
]);
const MARKS: ReadonlyMap<string, Mark> = new Map([
  ...["deg", "degs", "degree", "degrees", "degré", "degrés", "degre", "degres", "d"].map(
    (word) => [word, "degrees"] as const,
  ),
  ...["min", "mins", "minute", "minutes", "m"].map((word) => [word, "minutes"] as const),
  ...["sec", "secs", "second", "seconds", "seconde", "secondes"].map(
    (word) => [word, "seconds"] as const,
  ),
]);
const SIGNS: ReadonlyMap<string, Sign> = new Map([
  ["minus", "-"],
  ["moins", "-"],
  ["negative", "-"],
  ["plus", "+"],
]);
/** Words that may stand between the parts of one position. */
const BETWEEN: ReadonlySet<string> = new Set(
  "and et by par is est about environ approx approximately of the de la".split(" "),
);

/** After these a figure is a number of something. */
const COUNTED: ReadonlySet<string> = new Set(
  [
    "nm mile miles mille milles nautical nautique nautiques km metres mètres meters knots knot kn",
    "kt kts noeuds nœuds people persons person pax adults children men women personnes enfants",
    "hours heures",
  ].flatMap((row) => row.split(" ")),
);

/** The longest row of figures that is looked at in one piece. */
const FIGURES_MOST = 48;

/**
 * The rows of figures in a text that may hold positions: figures with their marks, letters and
 * signs, until a word or sign that belongs to no position.
 */
export function figureRows(text: PlainText, points: Points): readonly (readonly Figure[])[] {
  const rows: Figure[][] = [];
  let row: Token[] = [];
  const end = (): void => {
    const figures = figuresOf(row);
    for (let at = 0; at < figures.length; at += FIGURES_MOST) {
      rows.push(figures.slice(at, at + FIGURES_MOST));
    }
    row = [];
  };
  for (const token of tokensOf(text.plain, points)) {
    if (token.kind !== "break") {
      row.push(token);
      continue;
    }
    const isCounted = COUNTED.has(text.plain.slice(token.start, token.end).toLowerCase());
    if (isCounted && row.at(-1)?.kind === "number") row.pop();
    end();
  }
  end();
  return rows;
}

function tokensOf(plain: string, points: Points): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of plain.matchAll(SCAN)) {
    const [text] = match;
    const groups = match.groups ?? {};
    const span = { start: match.index, end: match.index + text.length };
    if (groups["space"] !== undefined) {
      if (text.includes("\n")) tokens.push({ kind: "stop", ...span });
    } else if (groups["inner"] !== undefined) tokens.push(...innerTokens(text, span));
    else if (groups["number"] !== undefined) tokens.push(...numbersOf(text, span, points));
    else if (groups["word"] !== undefined) tokens.push(...wordTokens(text, span, tokens));
    else if (groups["dash"] !== undefined) tokens.push(dashToken(text, span, plain, tokens));
    else tokens.push(signToken(groups, span, tokens));
  }
  return tokens;
}

/** One figure; of "51.02.30" three, or two, as the points are understood. */
function numbersOf(text: string, { start, end }: Span, points: Points): Token[] {
  const parts = text.split(".");
  if (parts.length !== 3) {
    const figure = text.replace(/,|\s+\D+\s+/u, ".");
    return [{ kind: "number", text: figure, start, end }];
  }
  const [degrees = "", minutes = "", last = ""] = parts;
  const second = start + degrees.length + 1;
  const third = second + minutes.length + 1;
  const whole: Token[] = [
    { kind: "number", text: degrees, start, end: second - 1 },
    { kind: "mark", mark: "degrees", start: second - 1, end: second },
  ];
  if (points === "decimal")
    return [...whole, { kind: "number", text: `${minutes}.${last}`, start: second, end }];
  return [
    ...whole,
    { kind: "number", text: minutes, start: second, end: third - 1 },
    { kind: "mark", mark: "minutes", start: third - 1, end: third },
    { kind: "number", text: last, start: third, end },
  ];
}

function innerTokens(text: string, { start, end }: Span): readonly Token[] {
  const letter = text.search(/[a-z]/i);
  const hemisphere = HEMISPHERES.get(text.charAt(letter).toLowerCase()) ?? "N";
  const middle = start + letter;
  const minutes = text.slice(letter + 1).replace(",", ".");
  return [
    { kind: "number", text: text.slice(0, letter), start, end: middle },
    { kind: "mark", mark: "degrees", start: middle, end: middle + 1 },
    { kind: "number", text: minutes, start: middle + 1, end },
    { kind: "hemisphere", hemisphere, start: end, end },
  ];
}

/** A word, or the two letters of "30sN". */
function wordTokens(text: string, span: Span, before: readonly Token[]): readonly Token[] {
  if (!/^s[nsewo]$/i.test(text) || !isAfterMinutes(before)) return [wordToken(text, span, before)];
  const middle = span.start + 1;
  const seconds = wordToken("s", { start: span.start, end: middle }, before);
  return [seconds, wordToken(text.slice(1), { start: middle, end: span.end }, [seconds])];
}

function wordToken(text: string, span: Span, before: readonly Token[]): Token {
  const word = text.toLowerCase();
  const mark = markOf(word, span, before);
  if (mark !== null) return { kind: "mark", mark, ...span };
  const hemisphere = isVerb(word, before) ? undefined : HEMISPHERES.get(word);
  if (hemisphere !== undefined) return { kind: "hemisphere", hemisphere, ...span };
  const axis = AXES.get(word);
  if (axis !== undefined) return { kind: "axis", axis, ...span };
  const sign = SIGNS.get(word);
  if (sign !== undefined) return { kind: "sign", sign, ...span };
  return { kind: BETWEEN.has(word) ? "stop" : "break", ...span };
}

/** Single letters are marks only where they stand at the figure: "51d02m30s". */
function markOf(word: string, { start }: Span, before: readonly Token[]): Mark | null {
  const isTight = before.at(-1)?.end === start;
  if (word === "s" && isTight && isAfterMinutes(before)) return "seconds";
  const mark = MARKS.get(word);
  const isMark = mark !== undefined && followsFigure(before) && (word.length > 1 || isTight);
  return isMark ? mark : null;
}

/** In French "est" is a verb too: it is east after a figure, or of a longitude. */
function isVerb(word: string, before: readonly Token[]): boolean {
  const last = before.at(-1);
  const isLongitude = last?.kind === "axis" && last.axis === "lon";
  return word === "est" && !followsFigure(before) && !isLongitude;
}

function followsFigure(before: readonly Token[]): boolean {
  const last = before.at(-1)?.kind;
  return last === "number" || last === "mark";
}

/** Whether the figure just read follows minutes: "02m30" takes an s for seconds. */
function isAfterMinutes(before: readonly Token[]): boolean {
  const [minutes, number] = before.slice(-2);
  return number?.kind === "number" && minutes?.kind === "mark" && minutes.mark === "minutes";
}

/** A dash before a figure is a minus; with a figure before it too, it may be either. */
function dashToken(text: string, span: Span, plain: string, before: readonly Token[]): Token {
  const last = before.at(-1);
  const isNamed = last?.kind === "axis" && last.end === span.start;
  const next = plain.slice(span.end, span.end + 1);
  const prior = plain.slice(Math.max(0, span.start - 1), span.start);
  if (text === "+") return { kind: "sign", sign: "+", ...span };
  const isMinus = /^[\d.]$/.test(next) && (isNamed || /^[\s,;:=(/[]?$/.test(prior));
  return { kind: "sign", sign: isMinus ? "-" : "?", ...span };
}

function signToken(
  groups: Readonly<Record<string, string | undefined>>,
  span: Span,
  before: readonly Token[],
): Token {
  if (groups["colon"] !== undefined) return { kind: "colon", ...span };
  if (groups["stop"] !== undefined) return { kind: "stop", ...span };
  if (groups["other"] !== undefined) return { kind: "break", ...span };
  // A quotation mark that follows no figure belongs to the words.
  if (!followsFigure(before)) return { kind: "stop", ...span };
  const mark =
    groups["deg"] !== undefined ? "degrees" : groups["min"] !== undefined ? "minutes" : "seconds";
  return { kind: "mark", mark, ...span };
}

/** What was read since the last figure, and belongs to the next. */
type Pending = Pick<Figure, "axis" | "before" | "sign" | "gap"> & {
  readonly joined: boolean;
  readonly start: number | null;
};

const FRESH: Pending = {
  axis: null,
  before: null,
  sign: "",
  gap: "space",
  joined: false,
  start: null,
};

/** Gives each figure of a row its marks, letters, sign and axis. */
function figuresOf(tokens: readonly Token[]): readonly Figure[] {
  if (!tokens.some(({ kind }) => kind === "number")) return [];
  const figures: Figure[] = [];
  let pending = FRESH;
  tokens.forEach((token, index) => {
    const last = figures.at(-1);
    const amend = (change: Partial<Figure>): void => {
      if (last !== undefined) figures[figures.length - 1] = { ...last, ...change };
    };
    if (token.kind === "number") {
      figures.push(figureOf(token, pending, last));
      pending = FRESH;
    } else if (token.kind === "mark") amend({ mark: token.mark, end: token.end });
    else if (token.kind === "hemisphere") {
      // "Longitude est 1", but "1 degré de longitude est".
      const isNamed = pending.axis !== null && tokens[index + 1]?.kind === "number";
      const follows = last?.after === null && !isNamed && !leadsNext(tokens, index);
      if (follows) {
        amend({ after: token.hemisphere, end: token.end });
        pending = { ...pending, axis: null };
      } else pending = { ...begun(token, pending), before: token.hemisphere };
    } else pending = pendingAfter(token, pending);
  });
  return figures;
}

/**
 * Whether a letter belongs to the figure after it: it stands at that one and not at the one before
 * ("33 N51"), or, where it stands at both or neither, the letters of the row lead its figures.
 */
function leadsNext(tokens: readonly Token[], index: number): boolean {
  const [before, token, next] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (token === undefined || !tokens.slice(index, index + 4).some(isNumber)) return false;
  const atNext = next?.start === token.end && next.kind === "number";
  const atBefore = before?.end === token.start && followsFigure([before]);
  if (atNext !== atBefore) return atNext;
  const letter = tokens.findIndex(({ kind }) => kind === "hemisphere");
  return letter < tokens.findIndex(isNumber) && index < tokens.findLastIndex(isNumber);
}

const isNumber = ({ kind }: Token): boolean => kind === "number";

function begun(token: Token, pending: Pending): Pending {
  return { ...pending, start: pending.start ?? token.start };
}

function pendingAfter(token: Token, pending: Pending): Pending {
  // "Lat/long 51.05/1.35" names both before either.
  if (token.kind === "axis" && pending.axis !== null) return { ...pending, axis: null };
  if (token.kind === "axis") return { ...begun(token, pending), axis: token.axis };
  if (token.kind === "sign" && token.sign === "?") return { ...pending, sign: "?", joined: true };
  if (token.kind === "sign") return { ...begun(token, pending), sign: token.sign };
  if (token.kind === "colon") return { ...pending, joined: true };
  return { ...pending, gap: "stop" };
}

function figureOf(
  { text, start, end }: Span & { readonly text: string },
  { axis, before, sign, gap, joined, start: begins }: Pending,
  last: Figure | undefined,
): Figure {
  const [whole = "", fraction = ""] = text.split(".");
  const isTight = last !== undefined && gap === "space" && start - last.end === (joined ? 1 : 0);
  return {
    start: begins ?? start,
    end,
    value: Number(text),
    digits: whole.length,
    decimals: fraction.length,
    sign,
    gap: isTight ? "tight" : gap,
    axis,
    before,
    after: null,
    mark: null,
  };
}
