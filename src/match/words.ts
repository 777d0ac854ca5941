/**
 * What boats are told to be in words: language, colour, craft. A boat has one main word, told with
 * the chance `told`, any word by how common it is otherwise; so a rare word weighs more (the term
 * frequencies of Fellegi and Sunter 1969). All functions answer natural logarithms.
 */

/** How common a word is when the table does not have it. */
const RARE = 0.02;

export function commonness(word: string, terms: Readonly<Record<string, number>>): number {
  return Math.max(RARE, terms[word] ?? RARE);
}

/** A word told by one report, with how common it is. */
export type ToldWord = { readonly word: string; readonly commonness: number };

/** That one boat was told to be all of this. */
export function logWords(told: readonly ToldWord[], chance: number): number {
  if (told.length < 2) return told.length === 0 ? 0 : Math.log(told[0]!.commonness);
  const words = new Map<string, { times: number; commonness: number }>();
  for (const { word, commonness: share } of told) {
    const known = words.get(word);
    if (known === undefined) words.set(word, { times: 1, commonness: share });
    else known.times += 1;
  }
  let sum = 0;
  let unseen = 1;
  const asOther = (except: string | null): number => {
    let product = 1;
    for (const [word, { times, commonness: share }] of words) {
      product *= ((1 - chance) * share + (word === except ? chance : 0)) ** times;
    }
    return product;
  };
  for (const [word, { commonness: share }] of words) {
    sum += share * asOther(word);
    unseen -= share;
  }
  // The main word may be one that nobody told.
  return Math.log(sum + Math.max(0, unseen) * asOther(null));
}
