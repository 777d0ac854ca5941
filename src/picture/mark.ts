import {
  ownBoat,
  type BoatId,
  type CallerToken,
  type ReportId,
  type UnderstoodEntry,
  type UnitId,
} from "#log";
import { touch } from "./groups.ts";
import type { Picture } from "./picture.ts";
import { extend, type Trail } from "./trail.ts";

export function aboutBoat(picture: Picture, entry: UnderstoodEntry, boat: BoatId): void {
  grow(picture.boats, boat, entry);
  touch(picture, boat);
}

export function aboutReport(picture: Picture, entry: UnderstoodEntry, report: ReportId): void {
  grow(picture.reports, report, entry);
  touchReport(picture, report);
}

export function aboutUnit(picture: Picture, entry: UnderstoodEntry, unit: UnitId): void {
  grow(picture.units, unit, entry);
}

/** A thing that is said once. What gives its name to another is kept, shown, and has no effect. */
export function begin<Key extends string>(
  picture: Picture,
  trails: Map<Key, Trail>,
  key: Key,
  entry: UnderstoodEntry,
  what: string,
): void {
  if (trails.has(key)) picture.clashes.push({ entry, name: `${what} ${key}` });
  else grow(trails, key, entry);
}

export function grow<Key>(trails: Map<Key, Trail>, key: Key, entry: UnderstoodEntry): void {
  trails.set(key, extend(trails.get(key), entry));
}

/** The phone has been heard or rung: the boats it belongs to have changed. */
export function touchCaller(picture: Picture, caller: CallerToken): void {
  for (let step = picture.callers.get(caller) ?? null; step !== null; step = step.before) {
    if (step.entry.event.kind === "ReportReceived") touchReport(picture, step.entry.event.report);
  }
}

function touchReport(picture: Picture, report: ReportId): void {
  if (picture.memory.boats.size === 0) return;
  touch(picture, ownBoat(report));
  for (const boat of linkedBoats(picture.links.get(report))) touch(picture, boat);
}

const NO_BOATS: readonly BoatId[] = [];

export function linkedBoats(links: readonly UnderstoodEntry[] | undefined): readonly BoatId[] {
  if (links === undefined || links.length === 0) return NO_BOATS;
  return links.flatMap(({ event }) => (event.kind === "ReportLinked" ? [event.boat] : []));
}
