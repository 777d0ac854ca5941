import type { SearchId } from "#log";
import { boatOf, enduranceAt, survivalOf, type Boat, type Picture } from "#picture";
import {
  addSeconds,
  CIVIL_DAWN_ELEVATION,
  minutes,
  seconds,
  SUNRISE_ELEVATION,
  type Instant,
} from "#units";
import { boatFaults, isAhead, signatureFaults, timeFaults, unitFaults } from "./checks.ts";
import { unlessRefused, type Context, type Decision, type Refusal } from "./decision.ts";
import type { OrderOf } from "./order.ts";
import { lightAt, mayBeAlive } from "./survival-window.ts";

/** Sunrise is computed to about two minutes; published tables round to one. */
const SUNRISE_SLACK = minutes(5);

export function decidePlanSearch(
  picture: Picture,
  order: OrderOf<"planSearch">,
  { newId, now }: Context,
): Decision {
  const { order: _, ...told } = order;
  const refusals: Refusal[] = [
    ...boatFaults(picture, ...order.boats),
    ...unitFaults(picture, ...order.units),
    ...partFaults(picture, order.parts ?? [], now),
  ];
  if (order.search !== null && picture.searches.has(order.search)) {
    refusals.push({ reason: "name taken", name: order.search });
  }
  return unlessRefused(refusals, () => [
    { kind: "SearchAreaPlanned", ...told, search: order.search ?? (newId("search") as SearchId) },
  ]);
}

/** Each part is of a boat and a unit there are, and no longer than the unit's endurance. */
function partFaults(
  picture: Picture,
  parts: NonNullable<OrderOf<"planSearch">["parts"]>,
  now: Instant,
): Refusal[] {
  return parts.flatMap(({ unit, boat, takes }): Refusal[] => {
    const unknown = [...boatFaults(picture, boat), ...unitFaults(picture, unit)];
    if (unknown.length > 0) return unknown;
    const has = enduranceAt(picture, unit, now);
    if (has === null || takes <= has) return [];
    return [{ reason: "beyond endurance", unit, needs: seconds(takes), has }];
  });
}

/** What was searched and how well, planned or not. It accounts for nobody. */
export function decideRecordSearch(
  picture: Picture,
  order: OrderOf<"recordSearch">,
  context: Context,
): Decision {
  const { order: _, ...told } = order;
  const refusals: Refusal[] = [
    ...boatFaults(picture, ...order.boats),
    ...unitFaults(picture, order.unit),
    ...timeFaults(order.happened, context),
    ...groundFaults(order.ground, context),
  ];
  if (order.search !== null && !picture.searches.has(order.search)) {
    refusals.push({ reason: "no such search", search: order.search });
  }
  return unlessRefused(refusals, () => [
    {
      kind: "AreaSearched",
      ...told,
      search: order.search ?? (context.newId("search") as SearchId),
    },
  ]);
}

/** What is not over yet has not been searched: its effort would lower what nobody has looked at. */
function groundFaults(
  ground: OrderOf<"recordSearch">["ground"],
  { now }: Context,
): readonly Refusal[] {
  const isOver = ground === undefined || !isAhead(ground.until, now);
  return isOver ? [] : [{ reason: "time in the future", at: ground.until }];
}

/**
 * Pauses the effort; the boat stays on the board. While anybody is unaccounted for, an authority
 * outside the watch agrees, having been shown the survival clock and the next light; and while they
 * may be alive a search is planned for that light (F8).
 */
export function decideSuspend(
  picture: Picture,
  order: OrderOf<"suspendSearch">,
  context: Context,
): Decision {
  const { order: _, ...told } = order;
  const refusals: Refusal[] = boatFaults(picture, order.boat);
  const boat = boatOf(picture, order.boat);
  if (boat !== null && boat.suspended !== null) refusals.push({ reason: "already so" });
  const needed = boat?.onBoard === true;
  const unsigned = signatureFaults(order.second, context, { needed, outside: needed });
  if (boat !== null && needed) {
    if (unsigned.length > 0) {
      const { unaccounted } = boat;
      refusals.push({ reason: "people unaccounted for", boat: boat.id, unaccounted });
    }
    refusals.push(...lightFaults(boat, order, context), ...survivalFaults(boat, order, context));
  }
  refusals.push(...unsigned);
  return unlessRefused(refusals, () => [{ kind: "SearchSuspended", ...told }]);
}

function lightFaults(boat: Boat, order: OrderOf<"suspendSearch">, { now }: Context): Refusal[] {
  const { nextLight } = order;
  const dawn = lightAt(boat, now, CIVIL_DAWN_ELEVATION);
  if (nextLight === null) return [{ reason: "next light needed", nextLight: dawn }];
  if (nextLight <= now) return [{ reason: "time is past", at: nextLight }];
  const sunrise = lightAt(boat, now, SUNRISE_ELEVATION);
  if (sunrise === null || nextLight <= addSeconds(sunrise, SUNRISE_SLACK)) return [];
  return [{ reason: "next light is earlier", nextLight: sunrise }];
}

function survivalFaults(boat: Boat, order: OrderOf<"suspendSearch">, { now }: Context): Refusal[] {
  const survival = survivalOf(boat, now);
  // Nobody known to be in the water: then nothing says that they cannot be alive.
  if (survival !== null && !survival.insideWindow) return [];
  const { resumeAt, nextLight } = order;
  if (resumeAt !== null && resumeAt <= now) return [{ reason: "time is past", at: resumeAt }];
  const light = nextLight ?? lightAt(boat, now, CIVIL_DAWN_ELEVATION);
  if (resumeAt !== null && (light === null || resumeAt <= light)) return [];
  return [mayBeAlive(boat, now), { reason: "no search planned at first light", nextLight: light }];
}

export function decideResume(picture: Picture, order: OrderOf<"resumeSearch">): Decision {
  const { order: _, ...told } = order;
  const refusals: Refusal[] = boatFaults(picture, order.boat);
  const boat = boatOf(picture, order.boat);
  if (boat !== null && boat.suspended === null) refusals.push({ reason: "already so" });
  return unlessRefused(refusals, () => [{ kind: "SearchResumed", ...told }]);
}
