import { survivalOf, type Boat } from "#picture";
import { CIVIL_DAWN_ELEVATION, nextSunrise, type Instant } from "#units";
import { sayUtc } from "./instants.ts";
import { say, type Language } from "./language.ts";
import { saySurvival } from "./survival.ts";

/** What whoever would pause a search must have before him (F8). */
export type StandDownTold = {
  /** The survival clock in words; that nobody is known to be in the water where it is so. */
  readonly survival: string;
  /** Civil dawn where she was last known to be; null where nobody knows where. */
  readonly nextLight: Instant | null;
};

/** The survival clock and the next light of a boat, as the form to pause her search opens. */
export function standDownTold(boat: Boat, now: Instant, language: Language): StandDownTold {
  const survival = survivalOf(boat, now);
  const lines = saySurvival(survival, language);
  const [fix] = boat.fixes;
  return {
    survival: lines.length > 0 ? lines.join("\n") : sayOver(survival?.windowEnds ?? null, language),
    nextLight: fix === undefined ? null : nextSunrise(fix.position, now, CIVIL_DAWN_ELEVATION),
  };
}

const sayOver = (ended: Instant | null, language: Language): string =>
  ended === null
    ? say(language, "sam.until.none")
    : say(language, "sam.until", { time: sayUtc(ended, language) });
