import { RECORD_RULES } from "#record";
import { seconds } from "#units";
import { say, sayNumber, type Language } from "./language.ts";
import { sayDuration } from "./quantities.ts";

type Say = (found: readonly string[], language: Language) => string;

/** The names under which figures are published, and what each is in words. */
const NAMES: readonly (readonly [RegExp, Say])[] = [
  [
    /^crossings (\d{4}) (people|boats)$/,
    ([year, what], language) =>
      say(language, `figure.${what as "people" | "boats"}`, { year: year! }),
  ],
  [
    /^(dead|missing) (\d{4}) (.+)$/,
    ([what, year, list], language) =>
      say(language, `figure.${what as "dead" | "missing"}`, { year: year!, list: list! }),
  ],
  [
    /^record (.+)$/,
    ([name], language) => {
      const rule = RECORD_RULES.find((each) => each === name);
      const told = rule === undefined ? name! : say(language, `tally.record.${rule}`);
      return say(language, "figure.record", { rule: told });
    },
  ],
  [
    /^answered (.+) median seconds$/,
    ([watch], language) => say(language, "figure.answered", { watch: watch! }),
  ],
  [
    /^launches (.+) median seconds to owned$/,
    ([watch], language) => say(language, "figure.launches", { watch: watch! }),
  ],
];

/** The name of a published figure in words; one that nobody here knows as it is on the log. */
export function sayFigure(figure: string, language: Language): string {
  for (const [name, inWords] of NAMES) {
    const found = name.exec(figure);
    if (found !== null) return inWords(found.slice(1), language);
  }
  return figure;
}

/** Its value: "28526+" is at least 28,526; seconds are a length of time. */
export function sayFigureValue(figure: string, value: string, language: Language): string {
  if (value === "unknown") return say(language, "figure.unknown");
  const [, number, open, period] = /^(\d+(?:\.\d+)?)(\+)?(?: in (.+))?$/.exec(value) ?? [];
  if (number === undefined) return value;
  if (/ median seconds/.test(figure)) return sayDuration(seconds(Number(number)), language);
  const said = sayNumber(Number(number), language);
  const least = open === undefined ? said : `≥ ${said}`;
  return period === undefined ? least : `${least} (${period})`;
}
