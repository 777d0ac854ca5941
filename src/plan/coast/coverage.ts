import { findStation, type ShoreId, type Strip } from "#chart";
import type { UnitId } from "#log";
import type { Lookout, Posting } from "#picture";
import {
  addSeconds,
  CIVIL_DAWN_ELEVATION,
  epochMs,
  instantFromMs,
  minutes,
  seconds,
  sunElevation,
  type Instant,
} from "#units";
import { detectionRange, patrolSpeed, type Light } from "./sensors.ts";

/** Stations are looked at so finely, kilometres. */
const STATION_KM = 1;
/**
 * From carrying the boat out of the dunes to being afloat takes about so long (ours, from accounts
 * of launches): who passes more seldom than this may see nothing of one.
 */
const LAUNCH_TAKES = minutes(15);
/** A stretch passed more seldom than this is watched by nobody. */
const PASSED_AT_LEAST = minutes(60);
/** Metres: who sees less far sees no beach, only where he stands. Ours. */
const SIGHT_LEAST = 50;

/** Watched: no launch escapes it. Passed: a launch may fall between two passes. */
export const COAST_STATES = ["watched", "passed", "unwatched"] as const;
export type CoastState = (typeof COAST_STATES)[number];

/** How a kilometre of a shore is watched at a moment. */
export type Station = {
  /** Its middle. */
  readonly km: number;
  readonly state: CoastState;
  /** The longest that nobody has it in sight, minutes; null when unwatched. */
  readonly gapMinutes: number | null;
  readonly by: readonly UnitId[];
};

/** Visibility as stated for a shore at a moment, metres; null when nobody told. */
export type VisibilityAt = (at: Instant, shore: ShoreId) => number | null;

/** Day begins and ends with civil twilight, in the middle of the shore. */
export function lightAt(strip: Strip, shore: ShoreId, at: Instant): Light {
  const { lengthKm } = strip.shores[shore];
  const middle = findStation(strip, shore, lengthKm / 2);
  return sunElevation(middle, at) >= CIVIL_DAWN_ELEVATION ? "day" : "night";
}

/** Each kilometre of a shore at `at`: whether a person on the sand would be seen. */
export function coverageAt(
  strip: Strip,
  shore: ShoreId,
  lookouts: readonly Lookout[],
  at: Instant,
  visibilityAt: VisibilityAt = () => null,
): readonly Station[] {
  const light = lightAt(strip, shore, at);
  const visibility = visibilityAt(at, shore);
  const looks = lookouts
    .filter((lookout) => isInService(lookout, at))
    .flatMap((lookout) =>
      lookout.postings
        .filter((posting) => posting.shore === shore && isOn(posting, at))
        .map((posting) => lookOf(lookout, posting, light, visibility)),
    );
  return kilometresOf(strip, shore).map((km) => stationOf(km, looks));
}

/** Somebody set over a part of a shore, who watches nothing of it. */
export type BlindLookout = Pick<Posting, "from" | "to"> & {
  readonly unit: UnitId;
  /** Why it watches nothing of its part. */
  readonly why: "out of service" | "sees too little" | "passes too seldom";
  /** Since when it is out of service; null for the other reasons. */
  readonly since: Instant | null;
};

/** Who is posted on a shore at `at` and watches nothing there: on paper it is watched (F25). */
export function blindAt(
  strip: Strip,
  shore: ShoreId,
  lookouts: readonly Lookout[],
  at: Instant,
  visibilityAt: VisibilityAt = () => null,
): readonly BlindLookout[] {
  const light = lightAt(strip, shore, at);
  const visibility = visibilityAt(at, shore);
  return lookouts.flatMap((lookout) =>
    lookout.postings
      .filter((posting) => posting.shore === shore && isOn(posting, at))
      .flatMap((posting): BlindLookout[] => {
        const { from, to } = posting;
        const told = { unit: lookout.unit, from, to };
        const outage = lookout.outages.find((each) => isWithin(each, at));
        if (outage !== undefined) return [{ ...told, why: "out of service", since: outage.from }];
        if (detectionRange(lookout.type, "person", light, visibility) < SIGHT_LEAST)
          return [{ ...told, why: "sees too little", since: null }];
        const { gapMinutes } = lookOf(lookout, posting, light, visibility);
        const isSeldom = gapMinutes * 60 > PASSED_AT_LEAST;
        return isSeldom ? [{ ...told, why: "passes too seldom", since: null }] : [];
      }),
  );
}

function kilometresOf(strip: Strip, shore: ShoreId): readonly number[] {
  const count = Math.ceil(strip.shores[shore].lengthKm / STATION_KM);
  return Array.from({ length: count }, (_, index) => (index + 0.5) * STATION_KM);
}

function isOn({ starts, ends }: Posting, at: Instant): boolean {
  return starts <= at && (ends === null || at < ends);
}

function isInService({ outages }: Lookout, at: Instant): boolean {
  return !outages.some((outage) => isWithin(outage, at));
}

const isWithin = ({ from, until }: Lookout["outages"][number], at: Instant): boolean =>
  from <= at && (until === null || at < until);

/** What one of them sees: from where to where, and the longest it has a place out of sight. */
type Look = {
  readonly unit: UnitId;
  readonly from: number;
  readonly to: number;
  readonly gapMinutes: number;
};

function lookOf(
  { unit, type, speed: told }: Lookout,
  { from, to }: Posting,
  light: Light,
  visibility: number | null,
): Look {
  const range = detectionRange(type, "person", light, visibility) / 1000;
  const speed = patrolSpeed(type, told);
  const length = to - from;
  // One that stands looks from the middle of what it was given.
  if (speed === null) {
    const middle = from + length / 2;
    const reach = Math.min(range, Math.max(length / 2, STATION_KM));
    return { unit, from: middle - reach, to: middle + reach, gapMinutes: 0 };
  }
  // To and fro: an end is out of sight from when it is left by the range until it is neared again.
  const unseenKm = Math.max(0, 2 * (length - range));
  return { unit, from, to, gapMinutes: (unseenKm * 1000) / speed / 60 };
}

function stationOf(km: number, looks: readonly Look[]): Station {
  const half = STATION_KM / 2;
  const seeing = looks.filter(
    ({ from, to, gapMinutes }) =>
      from < km + half && to > km - half && gapMinutes * 60 <= PASSED_AT_LEAST,
  );
  if (seeing.length === 0) return { km, state: "unwatched", gapMinutes: null, by: [] };
  const gapMinutes = Math.min(...seeing.map((look) => look.gapMinutes));
  const state = gapMinutes * 60 <= LAUNCH_TAKES ? "watched" : "passed";
  return { km, state, gapMinutes, by: seeing.map(({ unit }) => unit) };
}

/** A part of a shore in one state, since when. */
export type CoastPart = {
  readonly from: number;
  readonly to: number;
  readonly state: CoastState;
  readonly gapMinutes: number | null;
  readonly by: readonly UnitId[];
  /** When this state began; null: never was otherwise as far as was looked back. */
  readonly since: Instant | null;
};

/** How far back is looked for the beginning of a state. */
const BACK = 7 * 86_400;
const HALF_HOUR_MS = 1_800_000;

/** A shore at `at` in parts of one state, each with since when: "no eyes" is a state (F25). */
export function coastParts(
  strip: Strip,
  shore: ShoreId,
  lookouts: readonly Lookout[],
  at: Instant,
  visibilityAt: VisibilityAt = () => null,
): readonly CoastPart[] {
  const now = coverageAt(strip, shore, lookouts, at, visibilityAt);
  const since: (Instant | null)[] = now.map(() => null);
  const open = new Set(now.keys());
  let later = at;
  for (const moment of changesBefore(lookouts, at)) {
    if (open.size === 0) break;
    const then = coverageAt(strip, shore, lookouts, moment, visibilityAt);
    for (const index of open) {
      if (then[index]?.state === now[index]?.state) continue;
      since[index] = later;
      open.delete(index);
    }
    later = moment;
  }
  return joined(now, since, strip.shores[shore].lengthKm);
}

/**
 * Moments to look at, the latest first: just before anything begins, ends or fails, and each half
 * hour for the light and the visibility.
 */
function changesBefore(lookouts: readonly Lookout[], at: Instant): readonly Instant[] {
  const end = epochMs(at);
  const start = end - BACK * 1000;
  const told = lookouts.flatMap(({ postings, outages }) => [
    ...postings.flatMap(({ starts, ends }) => [starts, ends]),
    ...outages.flatMap(({ from, until }) => [from, until]),
  ]);
  const moments = new Set<number>();
  for (const each of told) if (each !== null) moments.add(epochMs(each)).add(epochMs(each) - 1);
  for (let ms = Math.floor(end / HALF_HOUR_MS) * HALF_HOUR_MS; ms > start; ms -= HALF_HOUR_MS)
    moments.add(ms);
  return [...moments]
    .filter((ms) => ms < end && ms >= start)
    .toSorted((one, other) => other - one)
    .map(instantFromMs);
}

function joined(
  stations: readonly Station[],
  since: readonly (Instant | null)[],
  lengthKm: number,
): readonly CoastPart[] {
  const parts: CoastPart[] = [];
  stations.forEach(({ km, state, gapMinutes, by }, index) => {
    const [from, to] = [km - STATION_KM / 2, Math.min(km + STATION_KM / 2, lengthKm)];
    const last = parts.at(-1);
    const began = since[index] ?? null;
    const isSame =
      last !== undefined &&
      last.state === state &&
      last.since === began &&
      last.by.join(" ") === by.join(" ");
    if (isSame) parts.splice(-1, 1, { ...last, to });
    else parts.push({ from, to, state, gapMinutes, by, since: began });
  });
  return parts;
}

/** How much of a shore was watched in a month: the one figure of the coast that is published. */
export type MonthWatched = {
  /** "2021-11" */
  readonly month: string;
  readonly shore: ShoreId;
  /** Kilometre-hours looked at so far, and those of them watched and passed. */
  readonly kmHours: number;
  readonly watched: number;
  readonly passed: number;
};

/** Nothing of the coast is told before (DESIGN: 72 hours). */
const LATE = seconds(72 * 3600);
const HOUR_MS = 3_600_000;

/**
 * Kilometre-hours watched in each whole or begun month from `from` until 72 hours before `now`,
 * looked at once an hour. It tells no place and no hour: never which stretch nobody watches.
 */
export function watchedByMonth(
  strip: Strip,
  lookouts: readonly Lookout[],
  from: Instant,
  now: Instant,
  visibilityAt: VisibilityAt = () => null,
): readonly MonthWatched[] {
  const until = epochMs(addSeconds(now, seconds(-LATE)));
  const months = new Map<string, MonthWatched>();
  for (let ms = Math.ceil(epochMs(from) / HOUR_MS) * HOUR_MS; ms < until; ms += HOUR_MS) {
    const at = instantFromMs(ms);
    for (const shore of Object.keys(strip.shores) as ShoreId[]) {
      const stations = coverageAt(strip, shore, lookouts, at, visibilityAt);
      const month = at.slice(0, 7);
      const key = `${month} ${shore}`;
      const sum = months.get(key) ?? { month, shore, kmHours: 0, watched: 0, passed: 0 };
      const of = (state: CoastState): number =>
        stations.filter((each) => each.state === state).length * STATION_KM;
      months.set(key, {
        ...sum,
        kmHours: sum.kmHours + stations.length * STATION_KM,
        watched: sum.watched + of("watched"),
        passed: sum.passed + of("passed"),
      });
    }
  }
  return [...months.values()];
}
