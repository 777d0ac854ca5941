import type { MatchModel, Terms } from "./model.ts";
import type { Observation } from "./observation.ts";

/** Reports that a word's commonness counts as before any was told. */
const PRIOR_COUNT = 1;

/** How common each told word is among these reports, so that a rare one weighs more. */
export function learnTerms(observations: readonly Observation[]): Terms {
  const shares = (field: keyof Terms): Record<string, number> => {
    const times = new Map<string, number>();
    for (const each of observations) {
      const word = each[field];
      if (word !== null) times.set(word, (times.get(word) ?? 0) + 1);
    }
    let total = PRIOR_COUNT;
    for (const count of times.values()) total += count + PRIOR_COUNT;
    return Object.fromEntries(
      [...times]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([word, count]) => [word, (count + PRIOR_COUNT) / total]),
    );
  };
  return { language: shares("language"), colour: shares("colour"), craft: shares("craft") };
}

/** The model with what these reports alone teach: how common each word is. */
export function withTermsOf(model: MatchModel, observations: readonly Observation[]): MatchModel {
  return { ...model, terms: learnTerms(observations) };
}
