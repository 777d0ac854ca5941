const EN_UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen " +
  "sixteen seventeen eighteen nineteen";
const EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety";
const FR_UNITS =
  "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize " +
  "dix-sept dix-huit dix-neuf";
const FR_TENS = "vingt trente quarante cinquante soixante";

/** Numbers that are said in words, 2 to 199, in English and French, as they are spelt. */
function spellings(): ReadonlyMap<string, number> {
  const all = new Map<string, number>();
  const [units, frUnits] = [EN_UNITS.split(" "), FR_UNITS.split(" ")];
  const below100 = (number: number, put: (words: string, value: number) => void): void => {
    if (number < 20) return put(units[number]!, number);
    const ten = EN_TENS.split(" ")[Math.floor(number / 10) - 2]!;
    put(number % 10 === 0 ? ten : `${ten}-${units[number % 10]!}`, number);
  };
  for (let number = 2; number < 100; number += 1) {
    below100(number, (words, value) => all.set(words, value));
    for (const words of frenchOf(number, frUnits)) all.set(words, number);
  }
  for (const [words, number] of Array.from(all)) {
    const isFrench =
      frUnits.some((unit) => words.startsWith(unit)) ||
      /^(?:vingt|trent|quar|cinqu|soix)/.test(words);
    if (isFrench) all.set(`cent-${words}`, 100 + number);
    else
      for (const hundred of ["hundred-and", "one-hundred-and", "a-hundred-and"])
        all.set(`${hundred}-${words}`, 100 + number);
  }
  for (const words of ["a-hundred", "one-hundred", "cent"]) all.set(words, 100);
  return all;
}

/** The spellings of 2 to 99 in French, Belgian and Swiss ones too. */
function frenchOf(number: number, units: readonly string[]): readonly string[] {
  if (number < 20) return [units[number]!];
  const [ten, one] = [Math.floor(number / 10), number % 10];
  const joined = (base: string, rest: number): string =>
    rest === 0 ? base : `${base}-${rest === 1 || rest === 11 ? "et-" : ""}${units[rest]!}`;
  if (ten < 7) return [joined(FR_TENS.split(" ")[ten - 2]!, one)];
  if (ten === 7) return [joined("soixante", 10 + one), joined("septante", one)];
  if (ten === 8)
    return [
      one === 0 ? "quatre-vingts" : `quatre-vingt-${units[one]!}`,
      joined("huitante", one),
      joined("octante", one),
    ];
  return [`quatre-vingt-${units[10 + one]!}`, joined("nonante", one)];
}

const NUMBERS = spellings();

/** Any of them, a space or a hyphen between its parts; the longest first. */
export const SPELT = [...NUMBERS.keys()]
  .sort((one, other) => other.length - one.length)
  .map((words) => words.replaceAll("-", String.raw`[\s-]`))
  .join("|");

/** The number that such words are; null for others. */
export function numberOf(words: string): number | null {
  if (/^\d{1,3}$/.test(words)) return Number(words);
  return NUMBERS.get(words.toLowerCase().replaceAll(/\s/g, "-")) ?? null;
}
