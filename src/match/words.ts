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

const words: { word: string; times: number; commonness: number }[] = [];

/** That one boat was told to be all of this. */
export function logWords(told: readonly ToldWord[], chance: number): number {
  if (told.length < 2) return told.length === 0 ? 0 : Math.log(told[0]!.commonness);
  words.length = 0;
  // All words told though another is the main one.
  let strange = 1;
  let unseen = 1;
  for (const { word, commonness: share } of told) {
    strange *= (1 - chance) * share;
    const known = words.find((each) => each.word === word);
    if (known !== undefined) known.times += 1;
    else {
      words.push({ word, times: 1, commonness: share });
      unseen -= share;
    }
  }
  // The main word may be one that nobody told.
  let sum = Math.max(0, unseen) * strange;
  for (const { times, commonness: share } of words) {
    const main = chance / ((1 - chance) * share) + 1;
    let ratio = 1;
    for (let time = 0; time < times; time += 1) ratio *= main;
    sum += share * strange * ratio;
  }
  return Math.log(sum);
}
