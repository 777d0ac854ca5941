import { withholdNumbers } from "../phone-numbers.ts";

const ADDRESS = /[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}\b/gi;

/**
 * Words as a shell may print them: "withheld" stands for addresses and telephone numbers, and for
 * each of `phones`. A position stays as it was said.
 */
export function withheld(words: string, phones: readonly string[]): string {
  const without = phones.reduce((text, phone) => text.replaceAll(phone, "withheld"), words);
  return withholdNumbers(without.replaceAll(ADDRESS, "withheld"));
}
