import { ownBoat, type BoatId, type EventOf, type UnderstoodEntry, type UnitId } from "#log";
import { secondsBetween, type Instant, type Seconds } from "#units";
import { boatOf } from "./boats.ts";
import { groupName } from "./groups.ts";
import type { Picture } from "./picture.ts";
import type { Report } from "./boat.ts";
import { factAt, reportOf } from "./reports.ts";

/** What a unit did about a launch, each moment null until it was told. */
export type LaunchUnit = {
  readonly unit: UnitId;
  readonly told: Instant | null;
  readonly acknowledged: Instant | null;
  readonly underWay: Instant | null;
  readonly onScene: Instant | null;
};

/** A launch seen from the shore, and what followed, minute by minute. */
export type Launch = {
  readonly report: Report;
  readonly boat: BoatId;
  readonly launch: NonNullable<EventOf<"ReportReceived">["launch"]>;
  /** When it was seen, as told; when it was logged where nobody told. */
  readonly seen: Instant;
  readonly isSeenTold: boolean;
  /** When it stood on the log, and so on the sea board. */
  readonly logged: Instant;
  /** When a desk, or a unit sent to it, first owned it; null: nobody yet. */
  readonly acknowledged: Instant | null;
  /** When anybody first was under way or there; null: nobody yet. */
  readonly acted: Instant | null;
  readonly units: readonly LaunchUnit[];
};

/** Launches reported, the newest first. */
export function launchesOf(picture: Picture): readonly Launch[] {
  return [...picture.reports.keys()]
    .flatMap((id) => {
      const report = reportOf(picture, id);
      const launch = report?.event.launch;
      if (report === null || launch === undefined || report.shownFalse !== null) return [];
      return [launchOf(picture, report, launch)];
    })
    .toSorted((one, other) => (one.seen < other.seen ? 1 : -1));
}

function launchOf(picture: Picture, report: Report, launch: Launch["launch"]): Launch {
  const boat = groupName(picture, ownBoat(report.id));
  const seen = report.at < report.entry.loggedAt ? report.at : report.entry.loggedAt;
  const history = boatOf(picture, boat)?.history ?? [];
  const units = unitsIn(history.filter(({ loggedAt }) => loggedAt >= report.entry.loggedAt));
  const acknowledged = earliest([
    report.acknowledged?.loggedAt ?? null,
    ...units.map((unit) => unit.acknowledged),
  ]);
  return {
    report,
    boat,
    launch,
    seen,
    isSeenTold: report.happened !== null,
    logged: report.entry.loggedAt,
    acknowledged,
    acted: earliest(units.flatMap(({ underWay, onScene }) => [underWay, onScene])),
    units,
  };
}

function unitsIn(history: readonly UnderstoodEntry[]): readonly LaunchUnit[] {
  const units = new Map<UnitId, LaunchUnit>();
  for (const entry of history) {
    const { event } = entry;
    if (event.kind !== "UnitTasked" && event.kind !== "UnitReported") continue;
    const { unit } = event;
    const nothing = { unit, told: null, acknowledged: null, underWay: null, onScene: null };
    const known = units.get(unit) ?? nothing;
    const at = factAt(entry);
    units.set(unit, { ...known, ...stepIn(event, known, at) });
  }
  return [...units.values()];
}

/** The first time counts: a patrol that leaves again has been there. */
function stepIn(
  event: EventOf<"UnitTasked" | "UnitReported">,
  known: LaunchUnit,
  at: Instant,
): Partial<LaunchUnit> {
  if (event.kind === "UnitTasked") return { told: known.told ?? at };
  switch (event.status) {
    case "acknowledged":
      return { acknowledged: known.acknowledged ?? at };
    case "departed":
      return { underWay: known.underWay ?? at };
    case "on scene":
      return { onScene: known.onScene ?? at };
    default:
      return {};
  }
}

function earliest(moments: readonly (Instant | null)[]): Instant | null {
  return moments.reduce<Instant | null>(
    (first, at) => (first === null || (at !== null && at < first) ? at : first),
    null,
  );
}

/** From sighting to somebody owning it: a figure that is published. */
export type LaunchAnswers = {
  readonly launches: number;
  /** Launches that nobody owns yet, or ever did. */
  readonly unanswered: number;
  /** Seconds from being seen to being owned: the middle one, nine of ten, the longest. */
  readonly median: Seconds | null;
  readonly ninetieth: Seconds | null;
  readonly longest: Seconds | null;
  /** How many had an hour that somebody told; the others count from when they were logged. */
  readonly hourTold: number;
};

/** The same for each month in which a launch was seen, the first first. */
export function launchAnswersByMonth(
  launches: readonly Launch[],
): readonly { readonly month: string; readonly answers: LaunchAnswers }[] {
  const months = Map.groupBy(launches, ({ seen }) => seen.slice(0, 7));
  return [...months]
    .map(([month, own]) => ({ month, answers: launchAnswers(own) }))
    .toSorted((one, other) => (one.month < other.month ? -1 : 1));
}

export function launchAnswers(launches: readonly Launch[]): LaunchAnswers {
  const took = launches
    .flatMap(({ seen, acknowledged }) =>
      acknowledged === null ? [] : [secondsBetween(seen, acknowledged)],
    )
    .toSorted((one, other) => one - other);
  const at = (share: number): Seconds | null => took[Math.ceil(share * took.length) - 1] ?? null;
  return {
    launches: launches.length,
    unanswered: launches.length - took.length,
    median: at(0.5),
    ninetieth: at(0.9),
    longest: took.at(-1) ?? null,
    hourTold: launches.filter(({ isSeenTold }) => isSeenTold).length,
  };
}
