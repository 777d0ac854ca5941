import { isCount, UNKNOWN_COUNT, type Count } from "#units";
import type { MailLine, PeopleSaid } from "./mail-message.ts";

const NUMBER = String.raw`(\d{1,5})`;
const WHO = "(?:people|persons?|pax|souls|personnes?|pob)";
const BEHIND = String.raw`\s*${WHO}?(?:\s*(?:on board|aboard|à bord))?\.?`;
const TO = String.raw`\s*(?:\.\.|[-–/]|to|à|and|et|or|ou)\s*`;
const ONE = new RegExp(String.raw`^${NUMBER}(\+)?${BEHIND}$`, "i");
const RANGE = new RegExp(String.raw`^(?:between |entre )?${NUMBER}${TO}${NUMBER}${BEHIND}$`, "i");
const UNKNOWN = /^(?:\?+|unknown|not known|inconnue?s?|nc|n\/?a|tbc)\.?$/i;

/** What lines "people:" tell, and the values of which no number could be read. */
export function readMailPeople(lines: readonly MailLine[]): {
  readonly said: readonly PeopleSaid[];
  readonly notRead: readonly string[];
} {
  const values = lines.filter(({ key }) => key === "people").map(({ value }) => value);
  const said: PeopleSaid[] = [];
  const notRead: string[] = [];
  for (const words of values) {
    const people = peopleIn(words.trim());
    if (people === null) notRead.push(words);
    else said.push({ words, people });
  }
  return { said, notRead };
}

function peopleIn(words: string): Count | null {
  if (UNKNOWN.test(words)) return UNKNOWN_COUNT;
  const [, least, open] = ONE.exec(words) ?? [];
  const [, from, to] = RANGE.exec(words) ?? [];
  const [bottom, top] = [least ?? from, least ?? to];
  if (bottom === undefined || top === undefined) return null;
  const people = { least: Number(bottom), most: open === "+" ? null : Number(top) };
  return isCount(people) ? people : null;
}

/** Whether lines tell of children aboard. */
export function tellsOfChildren(lines: readonly MailLine[]): boolean {
  return lines.some(({ key, value }) => key === "children" && /^(?:[1-9]|yes|oui)/i.test(value));
}
