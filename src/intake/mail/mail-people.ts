import { isCount, UNKNOWN_COUNT, type Count } from "#units";
import { readPeopleSaid, type PeopleSaid } from "../people/read-people-said.ts";
import { readMailLines } from "./mail-lines.ts";
import type { MailKey, MailLine } from "./mail-message.ts";

const NUMBER = String.raw`(\d{1,5})`;
const WHO = "(?:people|persons?|pax|souls|personnes?|pob)";
const BEHIND = String.raw`\s*${WHO}?(?:\s*(?:on board|aboard|à bord))?\.?`;
const TO = String.raw`\s*(?:\.\.|[-–/]|to|à|and|et|or|ou)\s*`;
const ONE = new RegExp(String.raw`^${NUMBER}(\+)?${BEHIND}$`, "i");
const RANGE = new RegExp(String.raw`^(?:between |entre )?${NUMBER}${TO}${NUMBER}${BEHIND}$`, "i");
const UNKNOWN = /^(?:\?+|unknown|not known|inconnue?s?|nc|n\/?a|tbc)\.?$/i;
/** "Sinking: no": what a form denies is not said. */
const DENIED = /[:=]\s*(?:no|none|non|nil|n\/?a|0|aucune?|pas)\s*\.?\s*$/i;

/** All numbers of people that lines and prose tell, and the lines of which none could be read. */
export function readMailPeople(
  lines: readonly MailLine[],
  prose: string,
): { readonly said: readonly PeopleSaid[]; readonly notRead: readonly string[] } {
  const values = lines.filter(({ key }) => key === "people").map(({ value }) => value);
  const told = values.map((words) => ({ words, said: saidIn(words.trim()) }));
  return {
    said: [
      ...told.flatMap(({ said }) => said),
      ...readPeopleSaid(withoutLines(prose, ["people", "children"])),
    ],
    notRead: told.filter(({ said }) => said.length === 0).map(({ words }) => words),
  };
}

/** A line that is no bare number is read as prose, alone and behind its key. */
function saidIn(words: string): readonly PeopleSaid[] {
  const count = countIn(words);
  if (count !== null) return [{ words, at: 0, of: "people", count }];
  const said = readPeopleSaid(words);
  return said.length > 0 ? said : readPeopleSaid(`people: ${words}`);
}

function countIn(words: string): Count | null {
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

function isOf(line: string, keys: readonly MailKey[]): boolean {
  return readMailLines(line).some(({ key }) => keys.includes(key));
}

/** The prose without lines of these keys, which are read as such, and without what is denied. */
export function withoutLines(prose: string, keys: readonly MailKey[]): string {
  return prose
    .split("\n")
    .filter((line) => !/[:=]/.test(line) || !(DENIED.test(line) || isOf(line, keys)))
    .join("\n");
}
