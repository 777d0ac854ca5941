import { entryName, ownBoat, type BoatId, type UnderstoodEntry, type VigieEvent } from "#log";
import {
  boatOf,
  effectivePhase,
  entriesOf,
  isHigher,
  isWithdrawn,
  type Boat,
  type Picture,
} from "#picture";
import { boatFaults, reportFaults, unitFaults } from "./checks.ts";
import { unlessRefused, type Context, type Decision, type Refusal } from "./decision.ts";
import type { OrderOf } from "./order.ts";
import { mostOwed, pictureAfter, whereNow } from "./outlook.ts";

/**
 * Takes an earlier fact back. It is the way to mend a slip, never a way round a second signature:
 * what would lower a phase or take people off the sum is refused and has its own order.
 */
export function decideWithdraw(
  picture: Picture,
  order: OrderOf<"withdrawFact">,
  context: Context,
): Decision {
  const { order: _, ...told } = order;
  const event = { kind: "FactWithdrawn", ...told } as const;
  const unknown = subjectFaults(picture, order.about);
  if (unknown.length > 0) return { ok: false, refusals: unknown };
  const entry = entriesAbout(picture, order.about).find((each) => entryName(each) === order.fact);
  if (entry === undefined) {
    return { ok: false, refusals: [{ reason: "no such fact", fact: order.fact }] };
  }
  return unlessRefused(withdrawFaults(picture, event, entry, context), () => [event]);
}

type Withdrawal = Extract<VigieEvent, { kind: "FactWithdrawn" }>;

function subjectFaults(picture: Picture, about: Withdrawal["about"]): Refusal[] {
  if (about.kind === "boat") return boatFaults(picture, about.boat);
  if (about.kind === "unit") return unitFaults(picture, about.unit);
  if (about.kind === "report") return reportFaults(picture, about.report);
  // What was never stated, or by another entry, is found missing by the fact's own name.
  return [];
}

function entriesAbout(picture: Picture, about: Withdrawal["about"]): readonly UnderstoodEntry[] {
  if (about.kind === "boat") return boatOf(picture, about.boat)?.history ?? [];
  if (about.kind === "unit") return entriesOf([picture.units.get(about.unit)]);
  if (about.kind === "weather") return entriesOf([picture.weather.get(about.weather)]);
  if (about.kind === "field") return entriesOf([picture.fields.get(about.field)]);
  return entriesOf([picture.reports.get(about.report)]);
}

function withdrawFaults(
  picture: Picture,
  event: Withdrawal,
  entry: UnderstoodEntry,
  context: Context,
): Refusal[] {
  if (isWithdrawn(picture, entry)) return [{ reason: "already so" }];
  const after = pictureAfter(picture, [event], context);
  const { kind } = entry.event;
  // What was heard stays heard, and a link once cut is made anew with its reasons.
  if (!isWithdrawn(after, entry) || kind === "ReportUnlinked") {
    return [{ reason: "cannot be taken back", fact: event.fact, kind }];
  }
  // Two boats that were declared two by mistake become what they were: each link stands on its own
  // reasons.
  if (kind === "BoatsDeclaredDistinct") return [];
  const before = boatsIn(picture, entry.event);
  return before.flatMap((boat) => losses(boat, after, context));
}

/** Boats of which the fact speaks. */
function boatsIn(picture: Picture, event: VigieEvent): readonly Boat[] {
  const ids: BoatId[] = [];
  if ("boat" in event && event.boat !== null) ids.push(event.boat);
  if ("boats" in event) ids.push(...event.boats);
  if ("one" in event) ids.push(event.one, event.other);
  if ("report" in event) ids.push(ownBoat(event.report));
  if (event.kind === "PeopleTransferred") {
    for (const end of [event.from, event.to]) if (end.kind === "boat") ids.push(end.boat);
  }
  const boats = ids.flatMap((id) => boatOf(picture, id) ?? []);
  return [...new Map(boats.map((boat) => [boat.id, boat])).values()];
}

/** What the boat and all that was joined in it would lose: urgency, or people owed an outcome. */
function losses(boat: Boat, after: Picture, { now }: Context): Refusal[] {
  const boats = whereNow(boat, after);
  const refusals: Refusal[] = [];
  const { phase } = effectivePhase(boat, now);
  if (boats.every((each) => isHigher(phase, effectivePhase(each, now).phase))) {
    refusals.push({ reason: "would lower the phase", boat: boat.id });
  }
  if (mostOwed([boat]) > mostOwed(boats))
    refusals.push({ reason: "would take people off", boat: boat.id });
  return refusals;
}
