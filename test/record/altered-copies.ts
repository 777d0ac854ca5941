import { seededRandom } from "#units";
import { ARTICLE_TEXTS, type ArticleText } from "./article-texts.ts";
import { REWRITTEN_TEXTS, type RewrittenText } from "./rewritten-texts.ts";

/** What was altered on purpose, as the reading should name it. */
export type Planted = {
  readonly kind: "number" | "name" | "place" | "unit" | "time" | "negation" | "word";
  readonly a: string;
  readonly b: string;
};

/** A text with altered copies put among its sentences. Sentences count from 1. */
export type Spun = {
  readonly name: string;
  readonly text: string;
  readonly pairs: readonly {
    readonly a: number;
    readonly b: number;
    readonly planted: readonly Planted[];
  }[];
};

type Roll = () => number;

/** Words that a spinner swaps; made apart from the product's own table. */
const SWAPS: readonly (readonly [string, string])[] = [
  ["said", "stated"],
  ["about", "roughly"],
  ["nearly", "almost"],
  ["found", "discovered"],
  ["began", "started"],
  ["cost", "set back"],
  ["stopped", "halted"],
  ["houses", "homes"],
  ["bought", "purchased"],
  ["closed", "shut"],
  ["new", "brand-new"],
  ["expected", "anticipated"],
  ["fear", "dread"],
  ["old", "aged"],
  ["rose", "climbed"],
  ["fell", "dropped"],
  ["offered", "proposed"],
  ["taken", "brought"],
  ["will", "is going to"],
  ["people", "persons"],
  ["asked", "requested"],
  ["held", "staged"],
  ["moved", "shifted"],
  ["visitors", "guests"],
  ["praised", "lauded"],
  ["lost", "was deprived of"],
];
const PLACES = ["Norwich", "Kilmore", "Ostend", "Barrow", "Dover", "Trondheim", "Perth", "Malaga"];
const NAMES = ["Walter Finch", "Grace Underhill", "Ivor Bates", "Edith Sloane", "Hugo Brandreth"];
const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS = ["January", "February", "March", "June", "July", "October", "November"];
const UNITS: readonly (readonly [string, string])[] = [
  ["miles", "kilometres"],
  ["metres", "yards"],
  ["tonnes", "kilograms"],
  ["hours", "minutes"],
  ["days", "weeks"],
  ["hectares", "acres"],
  ["weeks", "days"],
  ["£", "€"],
];

type Alter = (
  line: string,
  roll: Roll,
) => { readonly line: string; readonly planted: Planted } | null;

const pick = <Item>(items: readonly Item[], roll: Roll): Item =>
  items[Math.floor(roll() * items.length)]!;

const swapped = (
  line: string,
  kind: Planted["kind"],
  a: string,
  b: string,
): { readonly line: string; readonly planted: Planted } => ({
  line: line.replace(a, b),
  planted: { kind, a, b },
});

const FIGURE =
  /(?<![\d,.-])\d{1,3}(?:,\d{3})+|(?<![\d,.-])\b(?!20[0-2]\d|1[0-9]\d\d)\d+(?![\d,.]*\d|-)/;

const ALTERS: readonly Alter[] = [
  (line, roll) => {
    const found = FIGURE.exec(line.replace(/\d+ (?:May|June|July)/, ""))?.[0];
    if (found === undefined) return null;
    const was = Number(found.replaceAll(",", ""));
    const is = Math.max(2, Math.round(was * (roll() < 0.5 ? 0.6 : 1.7))) + (was < 4 ? 3 : 0);
    const told = found.includes(",") ? is.toLocaleString("en-GB") : String(is);
    return swapped(line, "number", found, told);
  },
  (line, roll) => {
    const found = /\b(?:in|at|near|from|to) ([A-Z][a-z]{3,})(?= |\.|,)(?! [A-Z])/.exec(line);
    const isDate = [
      ...DAYS,
      ...MONTHS,
      "April",
      "May",
      "August",
      "September",
      "December",
      "Easter",
    ];
    if (found === null || isDate.includes(found[1]!)) return null;
    return swapped(line, "place", found[1]!, pick(PLACES, roll));
  },
  (line, roll) => {
    const found =
      /(?<!\b(?:in|at|near|from|to|of) )\b(?:[A-Z][a-z]+ [A-Z][a-z]+)(?= (?:said|has|gave|found|stopped|will|had|praised|carried)|,|\.)/.exec(
        line,
      );
    return found === null ? null : swapped(line, "name", found[0], pick(NAMES, roll));
  },
  (line) => {
    const found = UNITS.find(
      ([from]) => new RegExp(`\\d[\\d,]* ${from}|£(?=\\d)`).test(line) && line.includes(from),
    );
    return found === undefined ? null : swapped(line, "unit", found[0], found[1]);
  },
  (line, roll) => {
    const found = [...DAYS, ...MONTHS].find((each) => line.includes(each));
    if (found === undefined) return null;
    const others = (DAYS.includes(found) ? DAYS : MONTHS).filter((each) => each !== found);
    return swapped(line, "time", found, pick(others, roll));
  },
  (line) => {
    const found = /\b(?:will|was|has|is|had|were)\b(?! not| never| no)/.exec(line)?.[0];
    if (found === undefined || /\b(?:no|not|never|nobody|neither)\b/i.test(line)) return null;
    return swapped(line, "negation", ` ${found} `, ` ${found} not `);
  },
];

/** The same in other words, the facts kept: swaps, and a last phrase brought to the front. */
function reword(line: string, roll: Roll): string {
  let spun = line;
  for (const [from, to] of SWAPS)
    if (roll() < 0.8) spun = spun.replace(new RegExp(`\\b${from}\\b`), to);
  const tail = / ((?:on|in|after|before|until|by|at|for) [^,]+)\.$/.exec(spun);
  if (tail === null || roll() < 0.4 || spun.includes(",")) return spun;
  const head = spun.slice(0, tail.index);
  const first = /^(?:The|A|An|Its|She|It|Two|Some|More|About|No|Few|Its)\b/.test(head)
    ? head[0]!.toLowerCase() + head.slice(1)
    : head;
  return `${tail[1]![0]!.toUpperCase()}${tail[1]!.slice(1)}, ${first}.`;
}

/** The texts for one use, each with copies of about half of its sentences put in at random. */
export function spinTexts(use: ArticleText["use"], seed: number): readonly Spun[] {
  return ARTICLE_TEXTS.filter((each) => each.use === use).map((text, at) => spin(text, seed + at));
}

function spin({ name, lines }: ArticleText, seed: number): Spun {
  const roll: Roll = seededRandom(seed);
  type Line = { readonly text: string; readonly of: number; readonly planted: readonly Planted[] };
  const originals: Line[] = [];
  const copies: Line[] = [];
  for (const [of, line] of lines.split("\n").entries()) {
    const [own, anew] = line.split(" || ");
    originals.push({ text: own!, of, planted: [] });
    if (anew === undefined && roll() < 0.35) continue;
    const base = anew !== undefined && roll() < 0.7 ? anew : reword(own!, roll);
    const ways = ALTERS.toSorted(() => roll() - 0.5);
    const altered =
      roll() < 0.8 ? ways.map((alter) => alter(base, roll)).find((each) => each !== null) : null;
    copies.push({
      text: altered?.line ?? base,
      of,
      planted: altered === null || altered === undefined ? [] : [altered.planted],
    });
  }
  const all: Line[] = [...originals];
  for (const copy of copies) all.splice(Math.floor(roll() * (all.length + 1)), 0, copy);
  const pairs = copies.map(({ of, planted }, index) => {
    const copy = all.indexOf(copies[index]!) + 1;
    const own = all.indexOf(originals[of]!) + 1;
    return { a: Math.min(copy, own), b: Math.max(copy, own), planted };
  });
  return { name, text: all.map(({ text }) => text).join("\n"), pairs };
}

/** The texts whose sentences were all rewritten by hand: the originals, then what became of them. */
export const rewrittenTexts = (use: RewrittenText["use"]): readonly Spun[] =>
  REWRITTEN_TEXTS.filter((each) => each.use === use).map(({ name, lines }) => {
    const told = lines.split("\n").map((line) => line.split(" || "));
    const rewritten = told.flatMap(([, anew, fact], at) =>
      anew === undefined ? [] : [{ anew, fact, a: at + 1 }],
    );
    const text = [...told.map(([own]) => own!), ...rewritten.map(({ anew }) => anew)].join("\n");
    const pairs = rewritten.map(({ fact, a }, at) => ({
      a,
      b: told.length + at + 1,
      planted: fact === undefined ? [] : [plantedOf(fact)],
    }));
    return { name, text, pairs };
  });

/** "number: 450 > 540". */
function plantedOf(fact: string): Planted {
  const [, kind, a, b] = /^(\w+): (.+) > (.*)$/.exec(fact)!;
  return { kind: kind as Planted["kind"], a: a!, b: b! };
}
