import type { EventOf } from "#log";
import type { Boat } from "#picture";
import { metres, position } from "#units";
import { detectionOf } from "./detection.ts";
import { coverageOf, type Effort } from "./effort.ts";
import type { Ground } from "./ground.ts";
import type { Fruitless } from "./searched.ts";
import { SEARCH_OBJECTS } from "./sweep-table.ts";

type LoggedGround = NonNullable<EventOf<"AreaSearched">["ground"]>;
type LoggedEffort = NonNullable<EventOf<"AreaSearched">["effort"]>;

/**
 * The searches for a boat that found nobody and say where they were: by their legs, else by the
 * least probability of detection that was told. One told only in words lowers nothing; nor does one
 * that found anything at all, as nobody can say whether that was hers.
 */
export function fruitlessSearches({ searched }: Boat): readonly Fruitless[] {
  return searched.flatMap(({ event }): Fruitless[] => {
    if (event.kind !== "AreaSearched" || event.ground === undefined) return [];
    const { effort, detection, found } = event;
    if (found !== null || (effort === undefined && detection === null)) return [];
    return [
      {
        effort: effortOf(event.ground, effort ?? NO_LEGS),
        told: effort === undefined ? (detection?.least ?? null) : null,
      },
    ];
  });
}

const NO_LEGS: LoggedEffort = {
  track: 0,
  widths: { person: 1, inflatable: 1, "swamped inflatable": 1 },
  curve: "exponential",
};

function effortOf(ground: LoggedGround, { track, widths, curve }: LoggedEffort): Effort {
  return {
    ground: groundFrom(ground),
    track: metres(track),
    widths: {
      person: metres(widths.person),
      inflatable: metres(widths.inflatable),
      "swamped inflatable": metres(widths["swamped inflatable"]),
    },
    curve,
  };
}

/** A ground as the log has it, with its units. */
export function groundFrom({ lon, lat, length, width, ...rest }: LoggedGround): Ground {
  return { ...rest, centre: position(lon, lat), length: metres(length), width: metres(width) };
}

/** As it is written into the log; metres to a whole one, so that it reads well there. */
export function groundTerm({ centre, length, width, ...rest }: Ground): LoggedGround {
  const { lon, lat } = centre;
  return { ...rest, lon, lat, length: Math.round(length), width: Math.round(width) };
}

export function effortTerm({ track, widths, curve }: Effort): LoggedEffort {
  return { track: Math.round(track), widths, curve };
}

/** Coverage C = W L / A of a ground, for the hardest and the easiest to see of what is sought. */
export function coverageRange(
  ground: LoggedGround,
  effort: LoggedEffort,
): { readonly least: number; readonly most: number } {
  const done = effortOf(ground, effort);
  const all = SEARCH_OBJECTS.map((object) => coverageOf(done, object));
  return { least: Math.min(...all), most: Math.max(...all) };
}

/**
 * The probability of detection within a ground, for the hardest and the easiest to see of what is
 * sought, to a hundredth.
 */
export function detectionTold(
  ground: LoggedGround,
  effort: LoggedEffort,
): { readonly least: number; readonly most: number } {
  const done = effortOf(ground, effort);
  const all = SEARCH_OBJECTS.map((object) => detectionOf(coverageOf(done, object), done.curve));
  const hundredth = (chance: number): number => Math.round(100 * chance) / 100;
  return { least: hundredth(Math.min(...all)), most: hundredth(Math.max(...all)) };
}
