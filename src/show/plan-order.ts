import type { Order } from "#orders";
import { effortTerm, groundTerm } from "#plan";
import type { SearchPartTold } from "./search.ts";

/** Puts one proposed part on the log as planned, in the words that were shown, with its legs. */
export function planOrder(part: SearchPartTold, words: string): Order {
  const { unit, boat, effort, pattern, takes } = part;
  const legs = pattern.waypoints.map(({ place, at }) => {
    return { lon: rounded(place.lon), lat: rounded(place.lat), at };
  });
  return {
    order: "planSearch",
    search: null,
    boats: [boat],
    area: words,
    units: [unit],
    parts: [
      {
        unit,
        boat,
        ground: groundTerm(effort.ground),
        effort: effortTerm(effort),
        pattern: pattern.kind,
        spacing: Math.max(1, Math.round(pattern.spacing)),
        takes: Math.round(takes),
        legs,
      },
    ],
  };
}

/** Degrees to a tenth of a metre. */
const rounded = (degrees: number): number => Number(degrees.toFixed(6));
