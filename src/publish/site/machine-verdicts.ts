import {
  checkClaim,
  checkRecordClaim,
  readArticle,
  readDay,
  type ClaimBook,
  type KeptClaim,
  type PublicRecord,
} from "#record";
import { sayChecked, sayCheckedRecord, type Language } from "#show";

/** What the machine says of a kept claim, and whether a reader by hand says otherwise. */
export type MachineVerdict = { readonly words: readonly string[]; readonly differs: boolean };

/** Claims of the book are short: what they are about stands around them. */
const ABOUT = "Small boats of the Channel, between France and Britain. ";

/** Verdicts that a reader's own words come to. */
const BY_HAND: readonly (readonly [RegExp, string])[] = [
  [/^(?:roughly-)?supported/, "supported"],
  [/^contradicted/, "contradicted"],
  [/^(?:out-of-date|provisional-superseded)/, "out of date"],
];

/** Reads a kept claim as an article of one sentence, on the day on which it was published. */
export function machineVerdictOn(
  { claim, handVerdict }: KeptClaim,
  { said: day }: ClaimBook,
  record: PublicRecord,
  language: Language,
): MachineVerdict {
  const said = readDay(day);
  if (said === null) return { words: [], differs: false };
  const text = `${claim.replaceAll(/\bGBP (?=\d)/g, "£")}.`;
  const whole = ABOUT + text;
  const context = { text, whole, said, publisher: null };
  const checked = readArticle(text).claims.map((each) => checkClaim(each, context, record));
  const highest = checkRecordClaim(text, whole, said, record.crossings);
  const words = [
    ...checked.map((each) => sayChecked(each, language)),
    ...(highest === null ? [] : [sayCheckedRecord(highest, language)]),
  ];
  const byHand = BY_HAND.find(([hand]) => hand.test(handVerdict))?.[1];
  const found = [...checked, ...(highest === null ? [] : [highest])]
    .map(({ verdict }) => verdict as string)
    .filter((verdict) => BY_HAND.some(([, each]) => each === verdict));
  const differs = byHand !== undefined && found.length > 0 && !found.includes(byHand);
  return { words, differs };
}
