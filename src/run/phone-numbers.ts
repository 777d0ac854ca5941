import { readPosition } from "#intake";

/** A telephone number in words: where it begins, and as it is written. */
type WrittenNumber = { readonly at: number; readonly written: string };

const GAP = String.raw`[ \u00a0.\-()/]{0,2}`;
const ENDS = String.raw`(?![\d°'′″]|[.,:]\d|\p{L}\d)`;
/** Not within a decimal, a position, a longer number, a word or an address of the web. */
const IN_WORDS = String.raw`(?<![\p{L}\d.°'′″:/=+-]|\d,)`;
/** In an error, where a number may stand in quotation marks, an address or a pointer. */
const IN_ERRORS = String.raw`(?<![\p{L}\d.°+-]|\d,)`;
/** In the field of a DSC sentence that holds the time or, in a call to a phone, its number. */
const IN_DSC = String.raw`(?<=\$[A-Z]{2}DSC(?:,[^,\r\n]{0,24}){6},)`;

/**
 * How numbers are written: in international form with + or 00; national numbers of France (ten
 * digits in pairs or in one run) and Britain (07700 900123, 01304 210008, 020 7946 0958).
 */
const formsAfter = (alone: string): readonly RegExp[] =>
  [
    String.raw`(?<![\d.°'])\+(?:33(?:${GAP}\d){9}|44(?:${GAP}\d){10}|[1-9]\d{9,14})${ENDS}`,
    String.raw`(?<![\d.°'])\+[1-9]\d{0,2}(?:[ .-]\d{1,4}){2,6}${ENDS}`,
    String.raw`${alone}00(?:33(?:${GAP}\d){9}|44(?:${GAP}\d){10})${ENDS}`,
    String.raw`${alone}0[1-9](?:[ \u00a0.-]?\d{2}){4}${ENDS}`,
    String.raw`${alone}0(?:7\d{3}|1\d{2,4}|2\d{1,2})[ \u00a0-]?\d{3,4}[ \u00a0-]?\d{3,4}${ENDS}`,
    String.raw`${IN_DSC}\d{9,20}(?=[,*])`,
  ].map((form) => new RegExp(form, "gu"));

const WORDS_FORMS = formsAfter(IN_WORDS);
const ERROR_FORMS = formsAfter(IN_ERRORS);

/** Fewer digits cannot be told from a count, a bearing or a time. */
const DIGITS_LEAST = 9;

/**
 * Telephone numbers in words, in their order. A position is written in digits too: what can be read
 * as one is no number, and stays as it was said.
 */
function numbersIn(words: string, forms: readonly RegExp[]): readonly WrittenNumber[] {
  const found = forms
    .flatMap((form) =>
      Array.from(words.matchAll(form), ({ 0: written, index }) => ({ at: index, written })),
    )
    .filter(({ written }) => written.replaceAll(/\D/g, "").length >= DIGITS_LEAST);
  if (found.length === 0) return [];
  const { readings } = readPosition(words, null);
  const isPosition = ({ at, written }: WrittenNumber): boolean =>
    readings.some((each) => at < each.at + each.words.length && each.at < at + written.length);
  const numbers: WrittenNumber[] = [];
  for (const each of found.toSorted(
    (one, other) => one.at - other.at || other.written.length - one.written.length,
  )) {
    const last = numbers.at(-1);
    const isInside = last !== undefined && each.at < last.at + last.written.length;
    if (!isInside && !isPosition(each)) numbers.push(each);
  }
  return numbers;
}

/** `words` with `put` in the place of every telephone number. */
export function replaceNumbers(
  words: string,
  put: (written: string) => string,
  forms: readonly RegExp[] = WORDS_FORMS,
): string {
  let text = "";
  let from = 0;
  for (const { at, written } of numbersIn(words, forms)) {
    text += words.slice(from, at) + put(written);
    from = at + written.length;
  }
  return text + words.slice(from);
}

/** What stands for a number where nobody may read it: in errors, and in what the shell prints. */
export const withholdNumbers = (words: string): string =>
  replaceNumbers(words, () => "withheld", ERROR_FORMS);

/** The same in every text of plain data, also where it is written as in an address of the web. */
export function withholdNumbersIn<Value>(value: Value): Value {
  return mapTexts(value, (text) => withholdNumbers(decoded(text))) as Value;
}

/** An address as it was meant; as it came when it is none, or badly written. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Plain data with each text of it changed; names of members stay. */
export function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((member: unknown) => mapTexts(member, change));
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, mapTexts(member, change)]);
  return Object.fromEntries(members) as unknown;
}
