import type { BoatId, Moment, ReportId, Signature, UnitId } from "#log";
import {
  boatOf,
  reportOf,
  silenceOf,
  survivalOf,
  unitOf,
  type Boat,
  type Part,
  type Picture,
} from "#picture";
import { addSeconds, minutes, type Instant } from "#units";
import type { Context, Refusal } from "./decision.ts";
import { MAY_SIGN } from "./roles.ts";

/** So far may a telling clock run ahead of ours before we say that it cannot be. */
const CLOCK_SLACK = minutes(2);

export function boatFaults(picture: Picture, ...boats: readonly (BoatId | null)[]): Refusal[] {
  return boats.flatMap((boat) =>
    boat === null || boatOf(picture, boat) !== null ? [] : [{ reason: "no such boat", boat }],
  );
}

export function reportFaults(picture: Picture, report: ReportId): Refusal[] {
  return reportOf(picture, report) === null ? [{ reason: "no such report", report }] : [];
}

export function unitFaults(picture: Picture, ...units: readonly (UnitId | null)[]): Refusal[] {
  return units.flatMap((unit) =>
    unit === null || unitOf(picture, unit) !== null ? [] : [{ reason: "no such unit", unit }],
  );
}

/**
 * A time told that has not come yet cannot be when something happened. An ambiguous time is left as
 * it is.
 */
export function timeFaults(happened: Moment | null | undefined, { now }: Context): Refusal[] {
  if (happened?.kind !== "told") return [];
  return isAhead(happened.at, now) ? [{ reason: "time in the future", at: happened.at }] : [];
}

export function isAhead(at: Instant, now: Instant): boolean {
  return at > addSeconds(now, CLOCK_SLACK);
}

export type SignatureNeed = {
  /** Whether the act needs a second pair of eyes. One that is given must be good in any case. */
  readonly needed: boolean;
  /** Whether it must be somebody outside the room. */
  readonly outside?: boolean;
};

/**
 * What is wrong with a second signature: another desk, a qualified role, and the authority the act
 * needs.
 */
export function signatureFaults(
  second: Signature | null,
  { by }: Context,
  { needed, outside = false }: SignatureNeed,
): Refusal[] {
  const refusals: Refusal[] = [];
  if (second === null) {
    if (needed) refusals.push({ reason: "second signature needed" });
    if (needed && outside) refusals.push({ reason: "authority outside the watch needed" });
    return refusals;
  }
  if (sameDesk(second.desk, by.desk)) {
    refusals.push({ reason: "second signature of the same desk", desk: second.desk });
  }
  if (!MAY_SIGN.includes(second.role)) {
    refusals.push({ reason: "second signature not qualified", role: second.role });
  }
  if (needed && outside && second.authority !== "outside the watch") {
    refusals.push({ reason: "authority outside the watch needed" });
  }
  return refusals;
}

function sameDesk(one: string, other: string): boolean {
  const folded = (desk: string): string => desk.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  return folded(one) === folded(other);
}

/**
 * Whether people of this boat may be alive in danger of which nothing more is heard: inside the
 * survival window, or told to be in distress and silent beyond the limit. What would take urgency
 * or people from it then needs an authority outside the watch, as a stand-down does.
 */
export function isInPeril(boat: Boat | null, { now }: Context): boolean {
  if (boat === null || !boat.onBoard) return false;
  if (survivalOf(boat, now)?.insideWindow === true) return true;
  return boat.phase.phase === "distress" && silenceOf(boat, now)?.overdue === true;
}

/** The part of the boat in which this member's people are counted. */
export function partOf(boat: Boat, member: BoatId): Part | null {
  return boat.parts.find((part) => part.members.includes(member)) ?? null;
}
