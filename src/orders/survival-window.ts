import { survivalOf, type Boat } from "#picture";
import { CIVIL_DAWN_ELEVATION, nextSunrise, type Instant } from "#units";
import type { Refusal } from "./decision.ts";

/**
 * People of this boat may be alive: until when, how many by the models, and when it is light again
 * (F8). Without word of water no model speaks, and nothing says that they cannot be alive.
 */
export function mayBeAlive(boat: Boat, now: Instant): Refusal {
  const survival = survivalOf(boat, now);
  return {
    reason: "inside the survival window",
    boat: boat.id,
    windowEnds: survival?.windowEnds ?? null,
    alive: survival?.outlook.alive ?? null,
    nextLight: lightAt(boat, now, CIVIL_DAWN_ELEVATION),
  };
}

/** When the sun next rises through `elevation` degrees; null where no position is held. */
export function lightAt(boat: Boat, now: Instant, elevation: number): Instant | null {
  const [fix] = boat.fixes;
  return fix === undefined ? null : nextSunrise(fix.position, now, elevation);
}
