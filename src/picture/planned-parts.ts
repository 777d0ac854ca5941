import type { BoatId, EventOf, SearchId } from "#log";
import { boatOf } from "./boats.ts";
import type { Picture } from "./picture.ts";
import { isWithdrawn } from "./reports.ts";
import { entriesOf } from "./trail.ts";

/** One unit's part of a planned search, and whether anybody has reported it searched. */
export type PlannedPart = {
  readonly search: SearchId;
  readonly area: string;
  readonly boat: BoatId;
  readonly part: NonNullable<EventOf<"SearchAreaPlanned">["parts"]>[number];
  readonly isReported: boolean;
};

/** The planned parts for boats on the board, search by search in the order of planning. */
export function plannedParts(picture: Picture): readonly PlannedPart[] {
  return [...picture.searches].flatMap(([search, trail]) => {
    const events = entriesOf([trail])
      .filter((entry) => !isWithdrawn(picture, entry))
      .map(({ event }) => event);
    const plan = events.findLast((event) => event.kind === "SearchAreaPlanned");
    if (plan === undefined) return [];
    const reported = new Set(
      events.flatMap((event) => (event.kind === "AreaSearched" ? [event.unit] : [])),
    );
    return (plan.parts ?? []).flatMap((part): PlannedPart[] => {
      const boat = boatOf(picture, part.boat);
      if (boat === null || !boat.onBoard) return [];
      const isReported = reported.has(part.unit);
      return [{ search, area: plan.area, boat: boat.id, part, isReported }];
    });
  });
}
