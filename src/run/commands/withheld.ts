/** An address, or a number that is none of a position: with its +, or in a line that tells one. */
const ADDRESS = /[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}\b/gi;
const INTERNATIONAL = /(?<![\d.,°'])\+[1-9](?:[\s().-]?\d){8,14}(?![.,]?\d)/g;
/** National numbers of France and Britain. */
const NATIONAL =
  /(?<![\d.,°'])0(?:[1-9](?:[ .-]?\d{2}){4}|[127]\d{2,3} ?\d{3} ?\d{3,4})(?![\d.,°'])/g;

/**
 * Words as a shell may print them: "withheld" stands for addresses and telephone numbers, and for
 * each of `phones`. A position stays as it was said.
 */
export function withheld(words: string, phones: readonly string[]): string {
  const without = phones.reduce((text, phone) => text.replaceAll(phone, "withheld"), words);
  return [ADDRESS, INTERNATIONAL, NATIONAL].reduce(
    (text, form) => text.replaceAll(form, "withheld"),
    without,
  );
}
