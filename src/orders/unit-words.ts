import type { Picture } from "#picture";
import { boatFaults, timeFaults, unitFaults } from "./checks.ts";
import { unlessRefused, type Context, type Decision, type Refusal } from "./decision.ts";
import type { OrderOf } from "./order.ts";
import { roleFaults } from "./roles.ts";

const TOLD = [
  "enduranceLeft",
  "placesTaken",
  "readiness",
  "notice",
  "shift",
  "place",
  "asksToLeave",
] as const;

/** Keeps what a unit says of itself, also where another desk has heard something else. */
export function decideState(
  picture: Picture,
  order: OrderOf<"stateUnit">,
  context: Context,
): Decision {
  const { order: _, ...told } = order;
  const refusals: Refusal[] = [
    ...unitFaults(picture, order.unit),
    ...boatFaults(picture, order.asksToLeave ?? null),
    ...timeFaults(order.happened, context),
  ];
  if (TOLD.every((name) => told[name] === undefined)) refusals.push({ reason: "nothing changed" });
  return unlessRefused(refusals, () => [{ kind: "UnitStated", ...told }]);
}

/** Keeps a unit's own word about a boat it was sent to, whatever a desk has heard of it. */
export function decideHear(
  picture: Picture,
  order: OrderOf<"hearUnit">,
  context: Context,
): Decision {
  const { order: _, ...told } = order;
  const refusals: Refusal[] = [
    ...unitFaults(picture, order.unit),
    ...boatFaults(picture, order.boat),
    ...timeFaults(order.happened, context),
  ];
  return unlessRefused(refusals, () => [{ kind: "UnitReported", ...told, second: null }]);
}

/** An empty craft was searched and marked: a fact that accounts for nobody. */
export function decideCraft(
  picture: Picture,
  order: OrderOf<"searchCraft">,
  context: Context,
): Decision {
  const { order: _, ...told } = order;
  const refusals: Refusal[] = [
    ...unitFaults(picture, order.unit),
    ...boatFaults(picture, order.boat),
    ...timeFaults(order.happened, context),
    // To say whose craft it was is a link, of the craft instead of a report.
    ...(order.boat === null ? [] : roleFaults(context.by, "linkReport")),
  ];
  return unlessRefused(refusals, () => [{ kind: "CraftSearched", ...told }]);
}
