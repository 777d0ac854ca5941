import type { EventOf, PromiseId, UnderstoodEntry } from "#log";
import { epochMs, type Instant } from "#units";
import { earliestArrival } from "./arrival.ts";
import type { Task } from "./boat.ts";
import { boatOf } from "./boats.ts";
import type { Picture } from "./picture.ts";
import { factAt, isWithdrawn } from "./reports.ts";

/** A promise that help would be there by an hour, against what can be computed by now (F27). */
export type PromiseNow = {
  readonly id: PromiseId;
  readonly entry: UnderstoodEntry;
  readonly event: EventOf<"EtaPromised">;
  readonly state: "kept" | "kept late" | "open" | "contradicted" | "overdue";
  /** When whoever was promised came; null: not yet. */
  readonly arrived: Instant | null;
  /** The earliest at which anybody promised can be there; null where that is not known. */
  readonly earliest: Instant | null;
};

/** Every promise made and not taken back, in the order of the log. */
export function promisesAt(picture: Picture, now: Instant): readonly PromiseNow[] {
  return [...picture.promises].flatMap(([id, { first: entry }]) => {
    const { event } = entry;
    if (event.kind !== "EtaPromised" || isWithdrawn(picture, entry)) return [];
    const arrived = arrivalOf(picture, event);
    const earliest = arrived === null ? earliestOf(picture, event, now) : null;
    const state = stateOf(picture, { entry, event, arrived, earliest }, now);
    return [{ id, entry, event, state, arrived, earliest }];
  });
}

function stateOf(
  picture: Picture,
  { entry, event, arrived, earliest }: Omit<PromiseNow, "id" | "state">,
  now: Instant,
): PromiseNow["state"] {
  const { arrivesBy } = event;
  if (arrived !== null) return arrived > arrivesBy ? "kept late" : "kept";
  if (now > arrivesBy) return "overdue";
  if (earliest !== null && earliest > arrivesBy) return "contradicted";
  return isToldFarther(picture, entry, event) ? "contradicted" : "open";
}

/** When one of those who were promised said that they were on scene. */
function arrivalOf(picture: Picture, { boat, unit }: EventOf<"EtaPromised">): Instant | null {
  const there = boatOf(picture, boat)?.history.find((entry) => {
    const { event } = entry;
    if (event.kind !== "UnitReported" || event.status !== "on scene") return false;
    return !isWithdrawn(picture, entry) && (unit === null || event.unit === unit);
  });
  return there === undefined ? null : factAt(there);
}

const GONE: ReadonlySet<Task["status"]> = new Set(["declined", "ended", "returned"]);

/** Not known where anybody's is not: whose arrival cannot be computed may be nearest. */
function earliestOf(
  picture: Picture,
  { boat, unit }: EventOf<"EtaPromised">,
  now: Instant,
): Instant | null {
  const tasks = boatOf(picture, boat)?.tasks ?? [];
  const sent = tasks.filter(({ status }) => !GONE.has(status)).map((task) => task.unit);
  const units = unit === null ? sent : [unit];
  let earliest: Instant | null = null;
  for (const each of units) {
    const arrives = earliestArrival(picture, each, boat, now);
    if (arrives === null) return null;
    if (earliest === null || arrives < earliest) earliest = arrives;
  }
  return earliest;
}

/** A near unit named in a broadcast was farther than was promised of it. */
function isToldFarther(
  picture: Picture,
  entry: UnderstoodEntry,
  { boat, unit, arrivesBy }: EventOf<"EtaPromised">,
): boolean {
  if (unit === null) return false;
  const minutesLeft = (epochMs(arrivesBy) - epochMs(entry.loggedAt)) / 60_000;
  return [...picture.broadcasts.values()].some(({ first: { event } }) => {
    if (event.kind !== "BroadcastSent" || event.boat !== boat) return false;
    return event.near.some(
      (near) => near.unit === unit && near.minutes !== null && near.minutes > minutesLeft,
    );
  });
}
