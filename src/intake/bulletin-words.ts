import { knots, metresPerSecond, type MetresPerSecond } from "#units";
import { sectorAbout, sectorOfPoint, type Sector } from "./bulletin-wind.ts";

/** When a change comes, by the words: hours since the issue, or a part of a day by the clock. */
export type Timing =
  | { readonly kind: "hours"; readonly from: number; readonly until: number }
  | {
      readonly kind: "clock";
      readonly from: number;
      readonly until: number;
      readonly tomorrow: boolean;
    };

export type Turn = "veering" | "backing";

/** A word or phrase of a bulletin, with what it means for the wind. */
export type Sign = { readonly words: string } & (
  | { readonly kind: "sector"; readonly sector: Sector }
  | { readonly kind: "variable" }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "unit"; readonly to: (value: number) => MetresPerSecond }
  | { readonly kind: "force"; readonly force: number }
  | { readonly kind: "through" }
  | { readonly kind: "or less" }
  | { readonly kind: "gusts" }
  | { readonly kind: "change"; readonly turn: Turn | null }
  | { readonly kind: "at times" }
  | { readonly kind: "timing"; readonly timing: Timing }
  | { readonly kind: "stop" }
  | { readonly kind: "end" }
  | { readonly kind: "filler" }
  | { readonly kind: "not the wind" }
  | { readonly kind: "denial" }
  | { readonly kind: "strange" }
);

type Unsaid<Of> = Of extends Sign ? Omit<Of, "words"> : never;
/** What a match means; null when this rule does not hold after all, and the next is asked. */
type Rule = {
  readonly pattern: RegExp;
  readonly means: (match: RegExpExecArray) => Unsaid<Sign> | null;
};

const LETTERS: Readonly<Record<string, string>> = {
  north: "n",
  nord: "n",
  south: "s",
  sud: "s",
  east: "e",
  est: "e",
  west: "w",
  ouest: "w",
};
const NAME = "north|nord|south|sud|east|est|west|ouest";
const NAMES = String.raw`(?:${NAME})(?:[ -]?(?:${NAME})){0,2}`;
/** O is the west of the French. */
const ABBREVIATION = String.raw`[NS](?:N[EWO]|S[EWO]|[EWO])?|E(?:NE|SE)?|[WO](?:N[WO]|S[WO])?`;
const SMALL = "nne|ne|ene|ese|se|sse|ssw|sso|sw|so|wsw|oso|wnw|ono|nw|nnw|nno";
/** A bearing is told to ten degrees, so it may be five off. */
const BEARING_SPREAD = 5;

/** Kinds that say all by themselves. */
type Plain =
  | "variable"
  | "through"
  | "or less"
  | "gusts"
  | "at times"
  | "stop"
  | "end"
  | "filler"
  | "not the wind"
  | "denial";
const plain = (kind: Plain) => (): { readonly kind: Plain } => ({ kind });
const change = (turn: Turn | null) => () => ({ kind: "change", turn }) as const;
const hoursOn = (from: number, until: number) => () =>
  ({ kind: "timing", timing: { kind: "hours", from, until } }) as const;
const partOfDay =
  (from: number, until: number) =>
  ({ groups }: RegExpExecArray) => {
    const tomorrow = groups?.["tomorrow"] !== undefined;
    return { kind: "timing", timing: { kind: "clock", from, until, tomorrow } } as const;
  };

function point(words: string, isWide: boolean): Unsaid<Sign> | null {
  const letters = words
    .toLowerCase()
    .replaceAll(new RegExp(NAME, "g"), (name) => LETTERS[name] ?? "")
    .replaceAll(/[^a-z]/g, "")
    .replaceAll("o", "w");
  const sector = sectorOfPoint(letters, isWide);
  return sector === null ? null : { kind: "sector", sector };
}

function bearing(words: string): Unsaid<Sign> | null {
  const degrees = Number(words);
  if (degrees > 360) return null;
  return { kind: "sector", sector: sectorAbout(degrees, BEARING_SPREAD) };
}

/** A rule for words in any case; `exact` for letters that mean something only as capitals. */
function rule(source: string, means: Rule["means"]): Rule {
  return { pattern: new RegExp(source, "iuy"), means };
}
function exact(source: string, means: Rule["means"]): Rule {
  return { pattern: new RegExp(source, "uy"), means };
}

/** Any of these phrases, parted by "|" and written over several lines. */
function phrases(...lines: readonly string[]): string {
  return `(?:${lines.join("|")})`;
}

/** Measured things that are no wind, after their number. */
const NOT_WIND_UNIT = String.raw`(?:°\s*c|degrees c|miles?|nm|milles?|metres?|hpa|mb|%)`;
const METRES_BUT_NO_SPEED = String.raw`k?m(?!\s*/|\s*h|[a-z])`;
/** What stands after a number that is a bearing without its sign: "240 15 kt", "230/12". */
const SPEED_AHEAD = String.raw`(?=\s*[/@]\s*\d|\s+(?:at |a )?\d)`;
const UNIT_AHEAD = String.raw`(?=\s*(?:kn|kt|knots|nd|noeuds|m\s*/\s*s))`;
const IN_THE = "(?:in|dans|sur|near|pres de|off|a l)(?: (?:the|far|le|la|l|extreme))*";
const TOMORROW = "(?<tomorrow>(?:tomorrow|demain) )?";
const THIS = "(?:in )?(?:the |this )?";
const CE = "(?:en |le |ce |cet |dans la |dans )?(?:l )?";
const NO_FORCE_AHEAD = String.raw`(?! ?(?:force )?\d)\b`;

const named = (names: string, force: number): Rule =>
  rule(names + NO_FORCE_AHEAD, () => ({ kind: "force", force }));

const NUMBERS: readonly Rule[] = [
  rule(
    String.raw`\d+(?:[.,]\d+)?\s*(?:${NOT_WIND_UNIT}|${METRES_BUT_NO_SPEED})(?![a-z])`,
    plain("not the wind"),
  ),
  rule(String.raw`(\d{1,3})\s*(?:°|deg(?:rees|res)?\b)`, ([, degrees = ""]) => bearing(degrees)),
  rule(String.raw`(\d{3})${SPEED_AHEAD}`, ([, degrees = ""]) => bearing(degrees)),
  rule(String.raw`\d+(?:\.\d+|,\d+${UNIT_AHEAD})?`, ([words]) => ({
    kind: "number",
    value: Number(words.replace(",", ".")),
  })),
  rule(String.raw`(?:knots?|kn|kts?|noeuds?|nds?)\b`, () => ({ kind: "unit", to: knots })),
  rule(String.raw`(?:m\s*/\s*s|mps)\b`, () => ({ kind: "unit", to: metresPerSecond })),
  rule(String.raw`km\s*/?\s*h\b`, () => ({
    kind: "unit",
    to: (value) => metresPerSecond(value / 3.6),
  })),
  rule(String.raw`mph\b`, () => ({
    kind: "unit",
    to: (value) => metresPerSecond(value * 0.44704),
  })),
];

const DIRECTIONS: readonly Rule[] = [
  // A place in the area, no direction of the wind.
  rule(String.raw`${IN_THE} (?:${NAMES})(?:ern)?\b(?! ?\d)`, plain("at times")),
  rule(String.raw`(?:le vent est|the wind is|winds are)\b`, plain("filler")),
  rule(String.raw`secteur (?:de |d |du )?(${NAMES}|${ABBREVIATION})\b`, ([, words = ""]) =>
    point(words, true),
  ),
  rule(String.raw`(${NAMES})(?:erly|ern|wards?)?\b`, ([, words = ""]) => point(words, false)),
  exact(String.raw`(?:${ABBREVIATION})(?![a-zA-Z])`, ([words]) => point(words, false)),
  rule(String.raw`(?:${SMALL})(?=\s*\d)`, ([words]) => point(words, false)),
  rule(String.raw`(?:variables?|vrb|cyclonic|cyclonique)\b`, plain("variable")),
];

const STRENGTHS: readonly Rule[] = [
  rule(String.raw`(?:or less|ou moins|at most|au plus)\b`, plain("or less")),
  rule(
    String.raw`(?:gust(?:s|ing)?|rafales?)(?: (?:up|of|to|de|a|d|jusqu|jusque|vers))*\b|g(?=\d)`,
    plain("gusts"),
  ),
  named("(?:hurricane force|ouragan)", 12),
  named("(?:violent storm|violente tempete)", 11),
  named("(?:severe gale|fort coup de vent)s?", 9),
  named("(?:near gale|grand frais)", 7),
  named("(?:gale|coup de vent)s?", 8),
  named("(?:storm|tempete)s?", 10),
  rule(String.raw`(?:calm|calme)\b`, () => ({ kind: "force", force: 0 })),
  rule(
    phrases(
      "(?:violent|severe|near|hurricane|violente|fort|grand) (?=gale|storm|force|coup|frais|temp)",
      String.raw`(?:gales?|storms?|coup de vent|frais|tempete|ouragan|force|beaufort|bft?)\b`,
      String.raw`f(?=\d)`,
    ),
    plain("filler"),
  ),
];

const CHANGES: readonly Rule[] = [
  rule(String.raw`(?:veering|veers?)\b`, change("veering")),
  rule(String.raw`(?:backing|backs?)\b`, change("backing")),
  rule(
    phrases(
      "becoming|increasing|decreasing|moderating|freshening|easing|then",
      "fraichissant|forcissant|se renforcant|se levant|augmentant",
      "mollissant|faiblissant|diminuant|s attenuant",
      "revenant|virant|tournant|s orientant|devenant|passant|puis|ensuite|plus tard",
    ) + String.raw`(?: (?:to|a|au|vers))?\b`,
    change(null),
  ),
  rule(
    phrases(
      "occasionally|at times|perhaps|possibly|possible|locally|in places|temporarily",
      "at first|for a time|parfois|par moments|temporairement|localement|passagerement",
      "possiblement|peut etre|d abord|au debut|isolement",
    ) + String.raw`\b`,
    plain("at times"),
  ),
];

const HOURS: readonly Rule[] = [
  rule(String.raw`imminent(?:ly)?\b`, hoursOn(0, 6)),
  rule(String.raw`soon\b`, hoursOn(6, 12)),
  rule(String.raw`later\b`, hoursOn(12, 24)),
  rule(String.raw`${TOMORROW}(?:${THIS}morning|${CE}(?:matinee|matin))\b`, partOfDay(6, 12)),
  rule(String.raw`${TOMORROW}(?:${THIS}afternoon|${CE}apres[ -]midi)\b`, partOfDay(12, 18)),
  rule(String.raw`${TOMORROW}(?:${THIS}evening|${CE}(?:soiree|soir))\b`, partOfDay(18, 24)),
  rule(
    phrases(
      "overnight|tonight|during the night|by dawn",
      "(?:en |dans |au cours de |cette |la )*(?:fin de |debut de )?nuit",
    ) + String.raw`\b`,
    partOfDay(18, 32),
  ),
  rule(String.raw`(?<tomorrow>tomorrow|demain)\b`, partOfDay(0, 24)),
];

const SMALL_WORDS: readonly Rule[] = [
  rule(String.raw`(?:to|or|and|a|ou|au|et)\b|[-/@]`, plain("through")),
  rule(String.raw`[.\n]+(?!\d)`, plain("end")),
  rule(String.raw`[,;:()]|(?:but|mais)\b`, plain("stop")),
  rule(
    phrases(
      "sea|swell|waves?|visibility|weather|rain|showers?|fog|mist|drizzle",
      "smooth|slight|moderate|rough|good|poor|fair",
      "mer|houle|vagues|visibilite|temps|pluies?|averses|brume|brouillard|agitee|belle",
    ) + String.raw`\b`,
    plain("not the wind"),
  ),
  rule(
    String.raw`(?:not|no|without|except|never|sauf|sans|pas|ne|ni|jamais|excepte)\b`,
    plain("denial"),
  ),
  rule(
    phrases(
      "winds?|vents?|mainly|generally|mostly|about|around|the|of|from|at|by|with",
      "in|on|for|dans|sur|pour|avec|de|du|des|d|le|la|les|l|en|vers|surtout|generalement|environ",
    ) + String.raw`\b`,
    plain("filler"),
  ),
];

/** Asked in their order at each place; the first that means something has the words. */
const RULES = [NUMBERS, DIRECTIONS, STRENGTHS, CHANGES, HOURS, SMALL_WORDS].flat();

/** Letters without accents, ligatures and typographic marks; as many lines and as much case. */
export function plainText(words: string): string {
  return words
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/œ/gi, "oe")
    .replaceAll(/[’'`]/g, " ")
    .replaceAll(/[–—−]/g, "-")
    .replaceAll("º", "°")
    .replaceAll(/[^\S\n]+/g, " ");
}

/** The signs of a text in their order; what no rule knows is strange, word by word. */
export function signsOf(text: string): readonly Sign[] {
  const signs: Sign[] = [];
  let at = 0;
  while (at < text.length) {
    const sign = signAt(text, at);
    if (sign.words.trim() !== "") signs.push({ ...sign, words: sign.words.trim() });
    at += sign.words.length;
  }
  return signs;
}

function signAt(text: string, at: number): Sign {
  for (const { pattern, means } of RULES) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const meant = match === null ? null : means(match);
    // The kinds and their members come from one rule; only `words` is added.
    if (match !== null && meant !== null) return { ...meant, words: match[0] } as Sign;
  }
  const [words = text.charAt(at)] = /^(?:[\p{L}\d]+|\s+)/u.exec(text.slice(at)) ?? [];
  return { kind: "strange", words };
}
