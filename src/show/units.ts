import { entryName, type BoatId, type EntryName, type UnitId } from "#log";
import { unitsOf, type Picture, type Task, type Unit } from "#picture";
import type { Instant, MetresPerSecond } from "#units";
import { say, type Language } from "./language.ts";
import { sayBoat, type Telling } from "./names.ts";
import { sayTaskStatus } from "./terms.ts";

/** A unit as plain data: speed in metres per second, null where it is not known. */
export type UnitView = {
  readonly id: UnitId;
  readonly name: string;
  readonly type: Unit["type"];
  readonly typeWords: string | null;
  readonly agency: string | null;
  readonly speed: MetresPerSecond | null;
  readonly places: number | null;
  readonly aboard: number;
  /** People landed beyond all that were logged as taken aboard. */
  readonly landedBeyondAboard: number;
  readonly heldBack: HeldBackView | null;
  readonly tasks: readonly UnitTaskView[];
};

/**
 * Held back, why and until when; `expired` once that time has passed and nobody has decided again.
 */
export type HeldBackView = {
  readonly why: string;
  readonly until: Instant;
  readonly expired: boolean;
  readonly entry: EntryName;
};

export type UnitTaskView = {
  readonly boat: BoatId;
  readonly boatName: string;
  readonly status: Task["status"];
  readonly words: string;
  readonly since: Instant;
  readonly entry: EntryName;
};

/** All units anybody has spoken of, in the order in which they were first named. */
export function viewUnits(
  picture: Picture,
  now: Instant,
  language: Language = "en",
): readonly UnitView[] {
  const telling: Telling = { language, picture };
  return unitsOf(picture).map((unit) => ({
    id: unit.id,
    name: unit.name,
    type: unit.type,
    typeWords: unit.type === null ? null : say(language, `unit.${unit.type}`),
    agency: unit.agency,
    speed: unit.speed,
    places: unit.places,
    aboard: unit.aboard,
    landedBeyondAboard: unit.landedBeyondAboard,
    heldBack: viewHeldBack(unit, now),
    tasks: unit.tasks.flatMap((task) => viewUnitTask(task, telling)),
  }));
}

function viewHeldBack({ heldBack }: Unit, now: Instant): HeldBackView | null {
  if (heldBack === null) return null;
  const { why, until, entry } = heldBack;
  return { why, until, expired: now >= until, entry: entryName(entry) };
}

function viewUnitTask({ entry, status, since }: Task, telling: Telling): UnitTaskView[] {
  const { event } = entry;
  const boat = event.kind === "UnitTasked" || event.kind === "UnitReported" ? event.boat : null;
  if (boat === null) return [];
  return [
    {
      boat,
      boatName: sayBoat(boat, telling),
      status,
      words: sayTaskStatus(status, telling.language),
      since,
      entry: entryName(entry),
    },
  ];
}
