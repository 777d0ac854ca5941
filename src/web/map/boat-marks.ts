import { ageOf, effectivePhase, reachOf, type Boat } from "#picture";
import type { Instant } from "#units";
import { sayAge, sayBoatName, sayDistance } from "../state/language.ts";
import type { BoatMark } from "./marks.ts";

/** The boats that have a usable position, as the map draws them. */
export function marksOf(
  boats: readonly Boat[],
  chosen: Boat | null,
  now: Instant,
): readonly BoatMark[] {
  return boats.flatMap((boat): BoatMark[] => {
    const fix = boat.fixes[0];
    if (fix === undefined) return [];
    return [
      {
        boat: boat.id,
        name: sayBoatName(boat),
        words: `${sayAge(ageOf(fix, now))} · ±${sayDistance(fix.radius)}`,
        phase: effectivePhase(boat, now).phase,
        chosen: boat.id === chosen?.id,
        position: fix.position,
        radius: fix.radius,
        reach: reachOf(fix, now),
      },
    ];
  });
}

/**
 * Boats that cannot be drawn: named beside the map, because a map that leaves one out must say so.
 */
export function unplacedOf(boats: readonly Boat[]): readonly Boat[] {
  return boats.filter((boat) => boat.fixes.length === 0);
}
