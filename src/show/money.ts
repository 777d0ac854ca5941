import type { Amount, Flow, Gap, Line, Statement } from "#record";
import { say, sayNumber, sayRate, type Language } from "./language.ts";
import { frenchThings } from "./words/fr-money-things.ts";

const MILLION = 1_000_000;

/**
 * One agreement's money and equipment in lines: by stage, every statement with who says it and its
 * sources, and what is not accounted for. What was said stands in the words it was noted in.
 */
export function sayFlow(flow: Flow, language: Language): string[] {
  const { agreement, lines, gaps, covered } = flow;
  const title =
    agreement === null ? say(language, "money.none") : say(language, "money.title", agreement);
  return [
    title,
    ...lines.flatMap((line) => sayLine(line, language)),
    ...(gaps.length === 0 ? [] : [`  ${say(language, "money.gaps")}`]),
    ...gaps.map((gap) => `    ${sayGap(gap, language)}`),
    ...(covered.length === 0 ? [] : [`  ${say(language, "money.covered.title")}`]),
    ...covered.map(({ about, by, statements }) => {
      const told = sayThing(about, language);
      const said = { about: told, by, statements: statements.join(", ") };
      return `    ${say(language, "money.covered", said)}`;
    }),
  ];
}

/** What a statement is of, in the language of the reader where it is known in it. */
export const sayThing = (words: string, language: Language): string =>
  language === "fr" ? (frenchThings[words] ?? words) : words;

/** When nothing had been said. */
export const sayNothing = (language: Language): string => say(language, "money.nothing");

function sayLine(line: Line, language: Language): string[] {
  const { stage, about, agrees, statements } = line;
  const said = say(language, "money.line", {
    stage: say(language, `money.stage.${stage}`),
    about: sayThing(about, language),
    range: rangeOfLine(line, language),
  });
  return [
    `  ${agrees ? said : say(language, "money.apart", { line: said })}`,
    ...statements.flatMap((each) => sayStatement(each, language)),
  ];
}

function rangeOfLine({ least, most, currency, what }: Line, language: Language): string {
  if (least === null) return say(language, "money.unknown");
  const one = (number: number): string => sayOne(number, currency, language);
  const range = sayRange({ least, most }, one, language);
  return what === null || isUntold(least, most)
    ? range
    : say(language, "money.things", { number: range, what: sayThing(what, language) });
}

const isUntold = (least: number, most: number | null): boolean => least === 0 && most === null;

function sayRange(
  { least, most }: { readonly least: number; readonly most: number | null },
  one: (number: number) => string,
  language: Language,
): string {
  if (isUntold(least, most)) return say(language, "money.unknown");
  if (most === null) return say(language, "money.open", { least: one(least) });
  if (least === most) return one(least);
  return say(language, "money.range", { least: one(least), most: one(most) });
}

function sayOne(number: number, currency: string | null, language: Language): string {
  if (currency === null) return sayNumber(number, language);
  const isLarge = number >= MILLION;
  const said = sayNumber(isLarge ? number / MILLION : number, language);
  return say(language, isLarge ? "money.million" : "money.amount", { currency, number: said });
}

export const sayAmount = ({ least, most, currency }: Amount, language: Language): string =>
  sayRange({ least, most }, (number) => sayOne(number, currency, language), language);

/** What was said to be at a stage: a range of money or of things, with others' conversions. */
export function saySaid({ money, things, converted }: Statement, language: Language): string {
  const plain =
    money === null
      ? sayRange(things!, (number) => sayNumber(number, language), language)
      : sayAmount(money, language);
  const others = converted.map((each) => sayConverted(each, language));
  return others.length === 0
    ? plain
    : say(language, "money.converted", { range: plain, converted: others.join(", ") });
}

function sayStatement(statement: Statement, language: Language): string[] {
  const { on, says, id, note, due, usedIn, sources } = statement;
  const range = saySaid(statement, language);
  return [
    `    ${say(language, "money.statement", { range, on, says, id })}`,
    ...(note === null ? [] : [`      ${note}`]),
    ...(due === null ? [] : [`      ${say(language, "money.due", { due })}`]),
    ...(usedIn === null ? [] : [`      ${say(language, "money.used in", { usedIn })}`]),
    ...sources.map(({ title, date, url }) => {
      const source = say(language, "money.source", { title, date, url });
      return `      ${source.replace(/, $/, "")}`;
    }),
  ];
}

/** Somebody's conversion, with the rate and its day where they were told. */
function sayConverted(
  { amount: number, currency, by, rate, on }: Statement["converted"][number],
  language: Language,
): string {
  const amount = sayOne(number, currency, language);
  if (rate === null) return say(language, "money.by", { amount, by });
  const day = on ?? say(language, "money.day unknown");
  return say(language, "money.by at", { amount, by, rate: sayRate(rate, language), day });
}

export function sayGap({ about, kind, missing, statements }: Gap, language: Language): string {
  const said = {
    about: sayThing(about, language),
    kind: say(language, `money.gap.${kind}`),
    statements: statements.join(", "),
  };
  if (missing === null) return say(language, "money.gap", said);
  const least =
    "what" in missing
      ? say(language, "money.things", {
          number: sayNumber(missing.least, language),
          what: sayThing(missing.what, language),
        })
      : sayOne(missing.least, missing.currency, language);
  return say(language, "money.gap.missing", { ...said, missing: least });
}
