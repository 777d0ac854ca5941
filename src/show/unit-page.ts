import { entryName, type BoatId, type EntryName, type UnitId } from "#log";
import { ageOf, boatOf, reachOf, unitOf, type Picture, type Task } from "#picture";
import type { Instant, Metres, Position, Seconds } from "#units";
import { listOf, type Language } from "./language.ts";
import { sayBoat } from "./names.ts";
import { sayPeople, sayPosition } from "./quantities.ts";
import { sayCondition, sayTaskStatus } from "./terms.ts";

/** A place on a unit's page: in figures to steer by and in words to read out. */
export type PagePlace = {
  readonly lon: number;
  readonly lat: number;
  readonly text: string;
  /** Metres within which the boat may be. */
  readonly radius: number;
  /** Of the position; of a drift, of the position that it began with. */
  readonly ageSeconds: Seconds;
};

/** What a unit is told of one boat that it was sent to, and nothing of anybody who called. */
type PageTask = {
  readonly boat: BoatId;
  readonly boatName: string;
  /** What the desk asked for. */
  readonly words: string;
  readonly status: Task["status"];
  readonly statusWords: string;
  readonly tasked: EntryName | null;
  readonly people: string;
  readonly conditions: string;
  /** When its newest position was true, for the drift that begins there. */
  readonly fixAt: Instant | null;
  /** The newest position held; null: where unknown. */
  readonly last: PagePlace | null;
};

export type UnitPageView = {
  readonly at: Instant;
  readonly unit: string;
  readonly tasks: readonly PageTask[];
};

const OVER: ReadonlySet<Task["status"]> = new Set(["ended", "returned"]);

/** What a unit's page shows at `now`; null when nobody has spoken of the unit. */
export function viewUnitPage(
  picture: Picture,
  id: UnitId,
  now: Instant,
  language: Language,
): UnitPageView | null {
  const unit = unitOf(picture, id);
  if (unit === null) return null;
  const tasks = unit.tasks.filter(({ status }) => !OVER.has(status));
  return {
    at: now,
    unit: unit.name,
    tasks: tasks.flatMap((task) => viewPageTask(picture, task, now, language)),
  };
}

function viewPageTask(
  picture: Picture,
  { tasked, status, entry }: Task,
  now: Instant,
  language: Language,
): readonly PageTask[] {
  const { event } = entry;
  const named = event.kind === "UnitTasked" || event.kind === "UnitReported" ? event.boat : null;
  const boat = named === null ? null : boatOf(picture, named);
  if (boat === null) return [];
  const fix = boat.fixes[0];
  const conditions = boat.conditions.map((each) => sayCondition(each, language));
  return [
    {
      boat: boat.id,
      boatName: sayBoat(boat.id, { language, picture }),
      words: tasked?.event.kind === "UnitTasked" ? tasked.event.words : "",
      status,
      statusWords: sayTaskStatus(status, language),
      tasked: tasked === null ? null : entryName(tasked),
      people: sayPeople(boat.unaccounted, language),
      conditions: listOf(conditions, language, "and"),
      fixAt: fix?.at ?? null,
      last:
        fix === undefined
          ? null
          : pagePlace(fix.position, reachOf(fix, now), ageOf(fix, now), language),
    },
  ];
}

export function pagePlace(
  { lon, lat }: Position,
  radius: Metres,
  ageSeconds: Seconds,
  language: Language,
): PagePlace {
  return { lon, lat, text: sayPosition({ lon, lat }, language), radius, ageSeconds };
}
