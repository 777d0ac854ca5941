import { entryName, type EntryName, type EventOf, type UnderstoodEntry } from "#log";
import { epochMs, metres, minutes, type Instant, type Metres, type Position } from "#units";
import { factAt } from "./reports.ts";

/** What a unit is, as registered; each null where it was not told. */
export type Particulars = {
  readonly callsign: string | null;
  readonly speeds: EventOf<"UnitRegistered">["speeds"] | null;
  /** Seconds with full tanks. */
  readonly endurance: number | null;
  readonly crew: number | null;
  readonly sensors: NonNullable<EventOf<"UnitRegistered">["sensors"]>;
  readonly competence: readonly string[];
  readonly home: EventOf<"UnitRegistered">["home"] | null;
};

const UNTOLD: Particulars = {
  callsign: null,
  speeds: null,
  endurance: null,
  crew: null,
  sensors: [],
  competence: [],
  home: null,
};

export function particularsOf(event: EventOf<"UnitRegistered"> | null): Particulars {
  const told = <Field extends keyof Particulars>(field: Field): Particulars[Field] =>
    ((event as Partial<Particulars> | null)?.[field] ?? UNTOLD[field]) as Particulars[Field];
  return {
    callsign: told("callsign"),
    speeds: told("speeds"),
    endurance: told("endurance"),
    crew: told("crew"),
    sensors: told("sensors"),
    competence: told("competence"),
    home: told("home"),
  };
}

/** A thing as it was said last, with when, and what another desk said of the same moment. */
export type Said<Thing> = {
  readonly is: Thing;
  /** When it was so: as told, else when it was logged. */
  readonly at: Instant;
  readonly entry: EntryName;
  /** Other words for the same moment, from another desk: both are kept, neither is chosen. */
  readonly against: readonly {
    readonly is: Thing;
    readonly at: Instant;
    readonly entry: EntryName;
  }[];
};

/** What changes of a unit in a night, as last said; null: nobody has said. */
export type Stated = {
  readonly [Field in "enduranceLeft" | "placesTaken" | "notice"]: Said<number> | null;
} & {
  readonly readiness: Said<NonNullable<EventOf<"UnitStated">["readiness"]>> | null;
  readonly shift: Said<NonNullable<EventOf<"UnitStated">["shift"]>> | null;
};

/** Words of two desks less far apart are about the same moment, and cannot both be so. */
const SAME_MOMENT = minutes(5);

export function statedOf(facts: readonly UnderstoodEntry[]): Stated {
  return {
    enduranceLeft: lastSaid(facts, "enduranceLeft"),
    placesTaken: lastSaid(facts, "placesTaken"),
    readiness: lastSaid(facts, "readiness"),
    notice: lastSaid(facts, "notice"),
    shift: lastSaid(facts, "shift"),
  };
}

type StatedField = keyof Stated;

function lastSaid<Field extends StatedField>(
  facts: readonly UnderstoodEntry[],
  field: Field,
): Said<NonNullable<EventOf<"UnitStated">[Field]>> | null {
  const said = facts.flatMap((entry) => {
    const { event } = entry;
    const registered =
      event.kind === "UnitRegistered" && field === "shift" ? event.shift : undefined;
    const is = event.kind === "UnitStated" ? event[field] : registered;
    if (is === undefined) return [];
    return [{ is: is as NonNullable<EventOf<"UnitStated">[Field]>, at: factAt(entry), entry }];
  });
  const newest = said.reduce<(typeof said)[number] | null>(
    (best, each) => (best === null || each.at >= best.at ? each : best),
    null,
  );
  if (newest === null) return null;
  const deskOf = (entry: UnderstoodEntry): string => `${entry.centre} ${entry.by.desk}`;
  const against = said.filter(
    ({ is, at, entry }) =>
      deskOf(entry) !== deskOf(newest.entry) &&
      epochMs(newest.at) - epochMs(at) <= SAME_MOMENT * 1000 &&
      JSON.stringify(is) !== JSON.stringify(newest.is),
  );
  return {
    is: newest.is,
    at: newest.at,
    entry: entryName(newest.entry),
    against: against.map(({ is, at, entry }) => ({ is, at, entry: entryName(entry) })),
  };
}

/** Where a unit was, when, and whether a machine heard it or somebody told it. */
export type Whereabouts = {
  readonly position: Position;
  readonly radius: Metres;
  readonly at: Instant;
  readonly how: "heard" | "told";
  readonly method: string;
};

/** The newest place told of a unit; one with several readings is none. */
export function toldWhere(facts: readonly UnderstoodEntry[]): Whereabouts | null {
  let newest: Whereabouts | null = null;
  for (const entry of facts) {
    const where = placeIn(entry);
    if (where !== null && (newest === null || where.at >= newest.at)) newest = where;
  }
  return newest;
}

function placeIn(entry: UnderstoodEntry): Whereabouts | null {
  const { event } = entry;
  if (event.kind !== "UnitReported" && event.kind !== "UnitStated") return null;
  const [reading, another] = event.place?.readings ?? [];
  if (event.place == null || reading === undefined || another !== undefined) return null;
  const { lon, lat, radius } = reading;
  const { fixedAt, method } = event.place;
  const at = fixedAt ?? factAt(entry);
  return { position: { lon, lat }, radius: metres(radius), at, how: "told", method };
}

/**
 * A place that a machine heard is better than one that somebody told, unless the word is this much
 * newer: who speaks has often read it off a while ago.
 */
const HEARD_BEFORE_TOLD = minutes(5);

/** The better of two places of one unit; null, "where unknown", when there is neither. */
export function betterWhere(
  heard: Whereabouts | null,
  told: Whereabouts | null,
): Whereabouts | null {
  if (heard === null || told === null) return heard ?? told;
  const aheadMs = epochMs(told.at) - epochMs(heard.at);
  return aheadMs > HEARD_BEFORE_TOLD * 1000 ? told : heard;
}
