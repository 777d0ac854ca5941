import { entryName, type BoatId, type EntryName, type UnitId } from "#log";
import { unitsOf, type Picture, type Task, type Unit } from "#picture";
import { seconds, secondsBetween, type Instant, type MetresPerSecond } from "#units";
import { say, type Language } from "./language.ts";
import { sayBoat, type Telling } from "./names.ts";
import { sayAge, sayDuration, sayPosition, saySpeed } from "./quantities.ts";
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
  readonly mmsi: string | null;
  readonly particulars: Unit["particulars"];
  /** What changes in a night, as last said, with what another desk said of the same moment. */
  readonly stated: Unit["stated"];
  /** Where somebody told it to be; null: nobody has. */
  readonly told: Unit["told"];
  /** Entries of empty craft that it searched and marked. */
  readonly searchedCraft: readonly EntryName[];
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
    mmsi: unit.mmsi,
    particulars: unit.particulars,
    stated: unit.stated,
    told: unit.told,
    searchedCraft: unit.searchedCraft.map(entryName),
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

/** A unit in one line: name, type, agency, speed, what it said last, where, what it is doing. */
export function sayUnitLine(unit: UnitView, now: Instant, language: Language): string {
  const { name, typeWords, agency, speed, stated, told, tasks, heldBack } = unit;
  const parts = [typeWords, agency, speed === null ? null : saySpeed(speed, language)];
  if (stated.readiness !== null) parts.push(say(language, `readiness.${stated.readiness.is}`));
  if (stated.enduranceLeft !== null) {
    const duration = sayDuration(seconds(stated.enduranceLeft.is), language);
    parts.push(say(language, "said.unit.left", { duration }));
  }
  if (heldBack !== null) parts.push(say(language, "said.unit.held", { why: heldBack.why }));
  parts.push(sayWhere(told, now, language));
  const doing = tasks.map((task) => `${task.boatName} ${task.words}`);
  return `${name} [${unit.id}]: ${[...parts.filter((part) => part !== null), ...doing].join(", ")}`;
}

/** The place with its age; "where unknown", never a place nobody has told. */
function sayWhere(told: UnitView["told"], now: Instant, language: Language): string {
  if (told === null) return say(language, "units.where unknown");
  const age = sayAge(secondsBetween(told.at, now), language);
  return `${sayPosition(told.position, language)} (${age})`;
}
