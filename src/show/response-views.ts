import { entryName, type BoatId, type EntryName, type UnderstoodEntry, type UnitId } from "#log";
import { broadcastsAt, factAt, peopleMoves, promisesAt, unitsOf, type Picture } from "#picture";
import { secondsBetween, type Instant, type Seconds } from "#units";
import { say, type Language } from "./language.ts";
import { sayBoat, sayUnit, type Telling } from "./names.ts";

/** A broadcast, whom it was for, who answered, and who is near and silent. */
export type BroadcastView = {
  readonly broadcast: string;
  readonly type: string;
  readonly boat: BoatId;
  readonly boatName: string;
  readonly words: string;
  readonly sentAt: Instant;
  /** Of the position it gave, when it was sent; null where it gave none or its time is unknown. */
  readonly positionAgeSeconds: Seconds | null;
  readonly silentSince: Instant;
  readonly entry: EntryName;
  readonly asked: readonly {
    readonly unit: UnitId;
    readonly name: string;
    readonly minutes: number | null;
    readonly answer: {
      readonly words: string;
      readonly at: Instant;
      readonly entry: EntryName;
    } | null;
    readonly silent: boolean;
  }[];
};

export function viewBroadcasts(
  picture: Picture,
  now: Instant,
  language: Language,
): readonly BroadcastView[] {
  const telling = { language, picture };
  return broadcastsAt(picture, now).map(({ id, entry, event, silentSince, asked }) => {
    const fixedAt = event.place?.fixedAt ?? null;
    return {
      broadcast: id,
      type: say(language, `broadcast.${event.type}`),
      boat: event.boat,
      boatName: sayBoat(event.boat, telling),
      words: event.words,
      sentAt: factAt(entry),
      positionAgeSeconds: fixedAt === null ? null : secondsBetween(fixedAt, factAt(entry)),
      silentSince,
      entry: entryName(entry),
      asked: asked.map(({ unit, minutes, answer, isSilent }) => ({
        unit,
        name: sayUnit(unit, picture),
        minutes,
        answer:
          answer?.event.kind !== "BroadcastAnswered"
            ? null
            : { words: answer.event.words, at: factAt(answer), entry: entryName(answer) },
        silent: isSilent,
      })),
    };
  });
}

/** What was promised, against what can be computed by now. */
export type PromiseView = {
  readonly promise: string;
  readonly boat: BoatId;
  readonly boatName: string;
  readonly unit: UnitId | null;
  readonly unitName: string | null;
  readonly to: string;
  readonly words: string;
  readonly madeAt: Instant;
  readonly arrivesBy: Instant;
  readonly state: ReturnType<typeof promisesAt>[number]["state"];
  readonly arrived: Instant | null;
  readonly earliest: Instant | null;
  readonly entry: EntryName;
};

export function viewPromises(
  picture: Picture,
  now: Instant,
  language: Language,
): readonly PromiseView[] {
  return promisesAt(picture, now).map(({ id, entry, event, state, arrived, earliest }) => ({
    promise: id,
    boat: event.boat,
    boatName: sayBoat(event.boat, { language, picture }),
    unit: event.unit,
    unitName: event.unit === null ? null : sayUnit(event.unit, picture),
    to: event.to,
    words: event.words,
    madeAt: entry.loggedAt,
    arrivesBy: event.arrivesBy,
    state,
    arrived,
    earliest,
    entry: entryName(entry),
  }));
}

/** People of one unit from recovery to landing, each step with what was aboard after it. */
export type PeopleView = {
  readonly unit: UnitId;
  readonly name: string;
  readonly places: number | null;
  readonly aboard: number;
  /** By the unit's own last count; null: it told none. */
  readonly ownCount: number | null;
  readonly landedBeyondAboard: number;
  readonly searchedCraft: readonly EntryName[];
  readonly steps: readonly {
    readonly at: Instant;
    readonly entry: EntryName;
    readonly step: "taken aboard" | "taken over" | "passed on" | "landed";
    readonly people: number;
    /** Whence or whither, in words. */
    readonly other: string;
    readonly aboard: number;
  }[];
};

/** Every unit that has had anybody aboard or searched a craft. */
export function viewPeople(picture: Picture, language: Language): readonly PeopleView[] {
  const views = unitsOf(picture).map((unit): PeopleView => {
    const { id, name, places, aboard, landedBeyondAboard, searchedCraft, stated } = unit;
    return {
      unit: id,
      name,
      places,
      aboard,
      ownCount: stated.placesTaken?.is ?? null,
      landedBeyondAboard,
      searchedCraft: searchedCraft.map(entryName),
      steps: stepsOf(picture, id, language),
    };
  });
  return views.filter(
    ({ steps, searchedCraft, ownCount }) =>
      steps.length > 0 || searchedCraft.length > 0 || ownCount !== null,
  );
}

function stepsOf(picture: Picture, unit: UnitId, language: Language): PeopleView["steps"] {
  let aboard = 0;
  return peopleMoves(picture, unit).flatMap((entry) => {
    const step = stepOf(entry.event, unit, { language, picture });
    if (step === null) return [];
    aboard +=
      step.step === "taken aboard" || step.step === "taken over" ? step.people : -step.people;
    return [{ at: factAt(entry), entry: entryName(entry), ...step, aboard }];
  });
}

type Step = Pick<PeopleView["steps"][number], "step" | "people" | "other">;

function stepOf(event: UnderstoodEntry["event"], unit: UnitId, telling: Telling): Step | null {
  if (event.kind === "PeopleLanded") {
    return { step: "landed", people: event.people, other: event.place };
  }
  if (event.kind !== "PeopleTransferred") return null;
  const { from, to, people } = event;
  const isOut = from.kind === "unit" && from.unit === unit;
  const end = isOut ? to : from;
  const other =
    end.kind === "boat" ? sayBoat(end.boat, telling) : sayUnit(end.unit, telling.picture);
  if (isOut) return { step: "passed on", people, other };
  return { step: end.kind === "boat" ? "taken aboard" : "taken over", people, other };
}
