import type { BoatId, EventOf, UnitId } from "#log";
import {
  boatOf,
  isWithdrawn,
  reportOf,
  sumOf,
  type Boat,
  type Contradiction,
  type Part,
  type Picture,
  type Report,
} from "#picture";
import {
  boatFaults,
  isInPeril,
  partOf,
  signatureFaults,
  timeFaults,
  unitFaults,
} from "./checks.ts";
import { unlessRefused, type Context, type Decision, type Refusal } from "./decision.ts";
import type { OrderOf } from "./order.ts";

/**
 * Says what became of people. Those found are facts, however many were claimed; the picture shows
 * any beyond the claims. A second person signs for people who never existed, for a boat that nobody
 * has met, and where a link signed over contradictions makes it doubtful whose people they are:
 * that is how a boat was given up on 24 November 2021. While the boat is in peril it is somebody
 * outside the watch.
 */
export function decideAccount(
  picture: Picture,
  order: OrderOf<"accountPeople">,
  context: Context,
): Decision {
  const { order: _, ...told } = order;
  const refusals: Refusal[] = [
    ...boatFaults(picture, order.boat),
    ...countFaults(order.people),
    ...timeFaults(order.happened, context),
  ];
  if (order.how === "handed over" && order.acceptedBy === null) {
    refusals.push({ reason: "not accepted by anybody" });
  }
  const boat = boatOf(picture, order.boat);
  const doubts = doubtsAbout(picture, boat, order);
  const unsigned = signatureFaults(order.second, context, {
    needed: order.how === "never existed" || doubts.length > 0,
    outside: isInPeril(boat, context),
  });
  if (unsigned.length > 0) refusals.push(...doubts, ...unsigned);
  return unlessRefused(refusals, () => [{ kind: "PeopleAccounted", ...told }]);
}

/**
 * Evidence of how many were ever aboard. To lower the top, or to put one where nobody knew it,
 * needs two (law 3).
 */
export function decideBound(
  picture: Picture,
  order: OrderOf<"boundPeople">,
  context: Context,
): Decision {
  const { order: _, ...told } = order;
  const refusals: Refusal[] = boatFaults(picture, order.boat);
  const boat = boatOf(picture, order.boat);
  const part = boat === null ? null : partOf(boat, order.boat);
  const { most } = order.people;
  const accounted = part === null ? 0 : sumOf(part.accounts);
  if (most !== null && most < accounted) {
    refusals.push({ reason: "fewer than accounted for", accounted });
  }
  const top = part?.claimed.most ?? null;
  const lowers = most !== null && (top === null || most < top);
  const outside = isInPeril(boat, context);
  refusals.push(...signatureFaults(order.second, context, { needed: lowers, outside }));
  return unlessRefused(refusals, () => [{ kind: "PeopleBounded", ...told }]);
}

/**
 * People went from one craft to another. A unit takes people off a boat that it has met, by its own
 * report linked to that boat; so nobody is taken off the wrong boat by a slip of the name (F1).
 */
export function decideTransfer(
  picture: Picture,
  order: OrderOf<"transferPeople">,
  context: Context,
): Decision {
  const { order: _, ...told } = order;
  const { from, to } = order;
  const ends = [from, to];
  const boats = ends.map((end) => (end.kind === "boat" ? end.boat : null));
  const units = ends.map((end) => (end.kind === "unit" ? end.unit : null));
  const refusals: Refusal[] = [
    ...boatFaults(picture, ...boats),
    ...unitFaults(picture, ...units),
    ...countFaults(order.people),
    ...timeFaults(order.happened, context),
  ];
  if (from.kind === "unit" && to.kind === "unit" && from.unit === to.unit) {
    refusals.push({ reason: "already so" });
  }
  if (from.kind === "boat" && to.kind === "boat") {
    const [one, other] = [boatOf(picture, from.boat), boatOf(picture, to.boat)];
    if (one !== null && one.id === other?.id) {
      refusals.push({ reason: "the same boat twice", boat: one.id });
    }
  }
  if (from.kind === "boat" && to.kind === "unit") {
    refusals.push(...meetingFaults(picture, from.boat, to.unit));
  }
  return unlessRefused(refusals, () => [{ kind: "PeopleTransferred", ...told }]);
}

/** People left a unit at a place of safety. However many come ashore, they are a fact. */
export function decideLand(
  picture: Picture,
  order: OrderOf<"landPeople">,
  context: Context,
): Decision {
  const { order: _, ...told } = order;
  const refusals: Refusal[] = [
    ...unitFaults(picture, order.unit),
    ...countFaults(order.people),
    ...timeFaults(order.happened, context),
  ];
  return unlessRefused(refusals, () => [{ kind: "PeopleLanded", ...told }]);
}

function countFaults(people: number): Refusal[] {
  return people > 0 ? [] : [{ reason: "nobody counted" }];
}

function doubtsAbout(
  picture: Picture,
  boat: Boat | null,
  order: OrderOf<"accountPeople">,
): Refusal[] {
  const part = boat === null ? null : partOf(boat, order.boat);
  if (boat === null || part === null || order.how === "never existed") return [];
  const doubts: Refusal[] = [];
  if (!reportsOf(boat, part).some(isMeeting)) {
    doubts.push({ reason: "nobody has met this boat", boat: order.boat });
  }
  if (boat.parts.length > 1) {
    const parts = boat.parts.map(({ members }) => members);
    doubts.push({ reason: "counted apart", parts });
  }
  const contradictions = signedOver(picture, boat);
  if (contradictions.length > 0) doubts.push({ reason: "contradictions", contradictions });
  return doubts;
}

/**
 * What spoke against the joins that hold this boat together and was signed over, explained or not.
 * Words explain; they do not count people: whose the people are stays in doubt.
 */
function signedOver(picture: Picture, boat: Boat): readonly Contradiction[] {
  return boat.history.flatMap((entry): Contradiction[] => {
    const { event } = entry;
    if (event.kind !== "ReportLinked" && event.kind !== "BoatsDeclaredSame") return [];
    if (isWithdrawn(picture, entry)) return [];
    if (event.kind === "ReportLinked" && !holds(picture, event)) return [];
    return event.contradictions.map(({ kind, reported, found }) => ({
      kind,
      reported,
      found,
      grounds: [entry],
    }));
  });
}

function holds(picture: Picture, { report, boat }: EventOf<"ReportLinked">): boolean {
  return reportOf(picture, report)?.linkedTo.includes(boat) === true;
}

function reportsOf(boat: Boat, part: Part): readonly Report[] {
  const speaking = new Set(part.claims.map(({ report }) => report));
  return boat.reports.filter(({ id, shownFalse }) => speaking.has(id) && shownFalse === null);
}

const MEETING: ReadonlySet<Report["event"]["channel"]> = new Set([
  "encounter",
  "sighting",
  "in person",
] as const);

/** Whether somebody saw the boat or her people, rather than heard of them. */
export function isMeeting({ event }: Report): boolean {
  return MEETING.has(event.channel);
}

function meetingFaults(picture: Picture, member: BoatId, unit: UnitId): Refusal[] {
  const boat = boatOf(picture, member);
  const part = boat === null ? null : partOf(boat, member);
  if (boat === null || part === null) return [];
  const met = reportsOf(boat, part).some(
    ({ event }) =>
      event.channel === "encounter" && (event.from.unit === unit || event.from.unit === null),
  );
  return met ? [] : [{ reason: "unit has not met this boat", unit, boat: member }];
}
