import type { Order } from "#orders";
import type { PlannedPart } from "#picture";
import { detectionTold } from "#plan";
import type { Instant } from "#units";

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
