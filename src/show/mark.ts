import type { Boat, Picture } from "#picture";
import type { Instant } from "#units";
import { say, type Language } from "./language.ts";
import { boatParts } from "./situation.ts";

/**
 * A boat in two lines, for a mark on somebody else's map: who is aboard and how she is, and the age
 * of the position that her place rests on; or that everybody is accounted for.
 */
export function sayMark(picture: Picture, boat: Boat, now: Instant, language: Language): string {
  if (!boat.onBoard) return say(language, "mark.accounted");
  const telling = { language, picture };
  const { people, phase, position } = boatParts(boat, { picture, now, chart: null, telling });
  return say(language, "mark.open", { people, phase, position });
}
