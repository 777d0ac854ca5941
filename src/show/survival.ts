import type { Survival } from "#picture";
import { SURVIVED_FOR } from "#predict";
import { sayUtc } from "./instants.ts";
import { say, sayNumber, series, type Language } from "./language.ts";
import { sayDuration, sayPeople } from "./quantities.ts";

/**
 * Until when people in the water are held to be alive, how many are expected to be, and by which
 * models, for which sea, on what assumptions. Nothing once the window has passed.
 */
export function saySurvival(survival: Survival | null, language: Language): string[] {
  if (survival?.insideWindow !== true) return [];
  const { windowEnds, outlook } = survival;
  const { half, alive, sea, assumed, model } = outlook;
  const said = say(language, "situation.sea", {
    least: sayNumber(sea.least, language),
    most: sayNumber(sea.most, language),
  });
  return [
    say(language, "situation.survival", {
      at: sayUtc(windowEnds, language),
      people: sayPeople(alive, language),
      early: sayUtc(half.earliest, language),
      late: sayUtc(half.latest, language),
    }),
    say(language, "situation.survival.basis", {
      model: model.name,
      version: model.version,
      from: model.holds.least,
      to: model.holds.most,
      basis: series(
        [said, ...assumed.map((each) => say(language, `situation.assumed.${each}`))],
        language,
      ),
    }),
    say(language, "situation.survival.floor", { floor: sayDuration(SURVIVED_FOR, language) }),
  ];
}
