import type { Order } from "#orders";
import type { PlannedPart } from "#picture";
import { detectionTold, effortTerm, groundTerm } from "#plan";
import type { SearchPartTold } from "#show";
import type { Instant } from "#units";

/** Puts one proposed part on the log as planned, in the words that were shown. */
export function planOrder(part: SearchPartTold, words: string): Order {
  const { unit, boat, effort, pattern, takes } = part;
  const ground = groundTerm(effort.ground);
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
        ground,
        effort: effortTerm(effort),
        pattern: pattern.kind,
        spacing: Math.max(1, Math.round(pattern.spacing)),
        takes: Math.round(takes),
      },
    ],
  };
}

/** That a planned part was searched as planned, and nobody was found. */
export function searchedOrder(
  { search, area, boat, part }: PlannedPart,
  conditions: string,
  at: Instant,
): Order {
  return {
    order: "recordSearch",
    search,
    boats: [boat],
    unit: part.unit,
    area,
    detection: detectionTold(part.ground, part.effort),
    conditions,
    found: null,
    happened: { kind: "told", at, earliest: null, latest: null },
    ground: part.ground,
    effort: part.effort,
  };
}
