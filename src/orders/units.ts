import type { BoatId, PromiseId, UnitId, VigieEvent } from "#log";
import { boatOf, earliestArrival, survivalOf, unitOf, type Boat, type Picture } from "#picture";
import { boatFaults, signatureFaults, timeFaults, unitFaults } from "./checks.ts";
import { unlessRefused, type Context, type Decision, type Refusal } from "./decision.ts";
import type { OrderOf } from "./order.ts";
import { mayBeAlive } from "./survival-window.ts";

/** Makes a unit known, or tells anew what it is. */
export function decideRegister(
  _picture: Picture,
  order: OrderOf<"registerUnit">,
  { newId }: Context,
): Decision {
  const { order: _, ...told } = order;
  const unit = order.unit ?? (newId("unit") as UnitId);
  return { ok: true, events: [{ kind: "UnitRegistered", ...told, unit }] };
}

/**
 * Sends a unit to a boat. One that is held back must be released first, by somebody who says why
 * (F28).
 */
export function decideTask(
  picture: Picture,
  order: OrderOf<"taskUnit">,
  context: Context,
): Decision {
  const { order: _, ...told } = order;
  const refusals: Refusal[] = [
    ...unitFaults(picture, order.unit),
    ...boatFaults(picture, order.boat),
    ...timeFaults(order.happened, context),
  ];
  const heldBack = unitOf(picture, order.unit)?.heldBack ?? null;
  if (heldBack !== null) {
    const { why, until } = heldBack;
    refusals.push({ reason: "unit held back", unit: order.unit, why, until });
  }
  return unlessRefused(refusals, () => [{ kind: "UnitTasked", ...told }]);
}

const LEAVES: ReadonlySet<OrderOf<"reportUnit">["status"]> = new Set(["ended", "returned"]);

/**
 * What a unit does. It leaves a boat with anybody unaccounted for only when an authority outside
 * the watch agrees (F8). Without a boat named, the word holds for every boat the unit was sent to.
 */
export function decideUnitReport(
  picture: Picture,
  order: OrderOf<"reportUnit">,
  context: Context,
): Decision {
  const { order: _, ...told } = order;
  const refusals: Refusal[] = [
    ...unitFaults(picture, order.unit),
    ...boatFaults(picture, order.boat),
    ...timeFaults(order.happened, context),
  ];
  const leaves = LEAVES.has(order.status);
  const boats = leaves ? boatsServed(picture, order) : [];
  const owed = boats.filter((boat) => boat.onBoard && !hasLeft(boat, order.unit));
  const needed = owed.length > 0;
  const unsigned = signatureFaults(order.second, context, { needed, outside: needed });
  if (unsigned.length > 0) refusals.push(...owed.flatMap((boat) => leftBehind(boat, context)));
  refusals.push(...unsigned);
  return unlessRefused(refusals, () => {
    const named: (BoatId | null)[] = boats.map(({ id }) => id);
    if (order.boat !== null || named.length === 0) return [{ kind: "UnitReported", ...told }];
    const { unit, status, words, place, happened, second } = order;
    return named.map((boat): VigieEvent => {
      return { kind: "UnitReported", unit, boat, status, words, place, happened, second };
    });
  });
}

function boatsServed(picture: Picture, { unit, boat }: OrderOf<"reportUnit">): readonly Boat[] {
  const tasks = unitOf(picture, unit)?.tasks ?? [];
  const ids = boat === null ? tasks.map(({ entry: { event } }) => taskBoat(event)) : [boat];
  const boats = new Map<BoatId, Boat>();
  for (const id of ids) {
    const served = id === null ? null : boatOf(picture, id);
    if (served !== null) boats.set(served.id, served);
  }
  return [...boats.values()];
}

function taskBoat(event: Boat["tasks"][number]["entry"]["event"]): BoatId | null {
  return event.kind === "UnitTasked" || event.kind === "UnitReported" ? event.boat : null;
}

/** One that declined was never there; one that left with leave may return to her berth. */
function hasLeft(boat: Boat, unit: UnitId): boolean {
  const status = boat.tasks.findLast((task) => task.unit === unit)?.status;
  return status === "ended" || status === "returned" || status === "declined";
}

function leftBehind(boat: Boat, { now }: Context): Refusal[] {
  const { id, unaccounted } = boat;
  const owed: Refusal = { reason: "people unaccounted for", boat: id, unaccounted };
  return survivalOf(boat, now)?.insideWindow === true ? [owed, mayBeAlive(boat, now)] : [owed];
}

/** Keeps a unit back: a decision with its reason and its end, like any other (F28). */
export function decideHoldBack(
  picture: Picture,
  order: OrderOf<"holdBackUnit">,
  { now }: Context,
): Decision {
  const { order: _, ...told } = order;
  const refusals: Refusal[] = unitFaults(picture, order.unit);
  if (order.until <= now) refusals.push({ reason: "time is past", at: order.until });
  return unlessRefused(refusals, () => [{ kind: "UnitHeldBack", ...told }]);
}

export function decideRelease(picture: Picture, order: OrderOf<"releaseUnit">): Decision {
  const { order: _, ...told } = order;
  const refusals: Refusal[] = unitFaults(picture, order.unit);
  const unit = unitOf(picture, order.unit);
  if (unit !== null && unit.heldBack === null) {
    refusals.push({ reason: "unit not held back", unit: order.unit });
  }
  return unlessRefused(refusals, () => [{ kind: "UnitReleased", ...told }]);
}

/**
 * Tells somebody when help will be there. A promise is computed: nobody under way, or no way to be
 * there by then, refuses it (F27). One that was said already is a fact and is kept, so that the
 * watch over it runs.
 */
export function decidePromise(
  picture: Picture,
  order: OrderOf<"promiseEta">,
  context: Context,
): Decision {
  const { order: _, alreadySaid, ...told } = order;
  const refusals: Refusal[] = [
    ...boatFaults(picture, order.boat),
    ...unitFaults(picture, order.unit),
  ];
  if (order.promise !== null && picture.promises.has(order.promise)) {
    refusals.push({ reason: "name taken", name: order.promise });
  }
  if (!alreadySaid) refusals.push(...promiseFaults(picture, order, context));
  return unlessRefused(refusals, () => {
    const promise = order.promise ?? (context.newId("promise") as PromiseId);
    return [{ kind: "EtaPromised", ...told, promise }];
  });
}

function promiseFaults(
  picture: Picture,
  { boat: id, unit, arrivesBy }: OrderOf<"promiseEta">,
  { now }: Context,
): Refusal[] {
  const boat = boatOf(picture, id);
  const past: Refusal[] = arrivesBy <= now ? [{ reason: "time is past", at: arrivesBy }] : [];
  if (boat === null) return past;
  const sent = boat.tasks.filter((task) => !hasLeft(boat, task.unit)).map((task) => task.unit);
  if (unit === null && sent.length === 0) {
    return [...past, { reason: "nobody sent to this boat", boat: id }];
  }
  if (unit !== null && !sent.includes(unit)) {
    past.push({ reason: "unit not sent to this boat", unit, boat: id });
  }
  const units = unit === null ? sent : [unit];
  const arrivals = units.map((each) => earliestArrival(picture, each, id, now));
  const known = arrivals.filter((each) => each !== null);
  // Somebody whose arrival cannot be computed may be nearer than all others.
  if (known.length < arrivals.length || known.some((each) => each <= arrivesBy)) return past;
  const earliest = known.reduce((one, other) => (other < one ? other : one));
  return [...past, { reason: "promise cannot be kept", arrivesBy, earliest }];
}
