import { ownBoat, type BoatId, type ReportId } from "#log";
import type { DriftQuestion, Fix as LaterFix, Start, UnderWay } from "#predict";
import {
  addSeconds,
  hours,
  knots,
  latestOf,
  metres,
  minutes,
  type Instant,
  type Metres,
  type Position,
  type Seconds,
} from "#units";
import { lifeOf, type LifeBasis } from "./ask-life.ts";
import type { Boat, Part, Report } from "./boat.ts";
import { boatOf } from "./boats.ts";
import type { Picture } from "./picture.ts";
import { currentRows, type CurrentRow } from "./weather.ts";

/** Where a boat is by now, as a question: all that a drift needs but the sea and its land. */
export type Ask = Omit<DriftQuestion, "currents" | "winds" | "shore"> & {
  readonly boat: BoatId;
  /** Currents that were stated for where it begins: they go before the tidal streams. */
  readonly stated: readonly CurrentRow[];
  /** Reports whose positions it uses, the start's first. */
  readonly rests: readonly ReportId[];
  /** Reports whose places have several readings and came later: none of them can be chosen. */
  readonly leftOut: readonly ReportId[];
  /** What the stages of life rest on. */
  readonly basis: LifeBasis;
};

/** A run begins at the earliest position of so long before the latest. */
const LOOK_BACK = hours(24);
const PARTICLES = 5_000;
const STEP = minutes(30);
const EVERY = hours(1);

/**
 * A position holds "within" its radius: taken as the circle of 95 %, of which one standard
 * deviation to each side is the radius over √(−2 ln 0.05) (Rayleigh).
 */
const RADIUS_IN_SD = Math.sqrt(-2 * Math.log(0.05));
/** No position of a small boat is better than this, whatever its sender says. */
const SD_LEAST = 20;

/** That a later position is wrong or of another boat. Ours; nobody has published figures. */
const DOUBT = { fromAboard: 0.05, told: 0.2, disputed: 0.3 };

/**
 * Towards the far shore from the beaches between Dunkirk and Berck, where small boats set out for
 * Kent. Through the water, as overloaded boats go. Ours.
 */
const TO_FAR_SHORE: UnderWay = {
  heading: 320,
  spread: 25,
  slowest: knots(2),
  fastest: knots(5),
};

/**
 * What to ask of the drift for a boat: from its earliest usable position of the last day, through
 * every later one, until `ahead` after `now`. Null when nobody is unaccounted for, or no position
 * is held. The rules are in `docs/models/drift-question.md`. A function of the picture: the same
 * picture gives the same question, and the same question the same cloud.
 */
export function askOf(picture: Picture, id: BoatId, now: Instant, ahead: Seconds): Ask | null {
  const boat = boatOf(picture, id);
  if (boat === null || !boat.onBoard) return null;
  const sightings = sightingsOf(boat, now);
  const latest = sightings.at(-1);
  if (latest === undefined) return null;
  const first = sightings.find(({ at }) => addSeconds(at, LOOK_BACK) >= latest.at);
  if (first === undefined) return null;
  const later = sightings.filter((each) => each !== first && each.at >= first.at);
  const single = later.filter(({ places }) => places.length === 1);
  const ends = addSeconds(now, ahead);
  // A question has a length, also where the position is of this very moment.
  const until = latestOf(ends, addSeconds(first.at, STEP)) ?? ends;
  const { life, basis } = lifeOf(boat, first.at);
  return {
    boat: boat.id,
    from: first.at,
    until,
    every: EVERY,
    step: STEP,
    particles: PARTICLES,
    seed: seedOf(boat.id),
    starts: first.places.map(({ place, radius }, _, { length }): Start => {
      return { place, radius: oneSd(radius), share: 1 / length };
    }),
    life,
    underWay: TO_FAR_SHORE,
    fixes: single.flatMap((sighting) => fixOf(boat, sighting, first)),
    stated: statedFor(picture, first),
    rests: [first, ...single].map(({ report }) => report.id),
    leftOut: later.filter(({ places }) => places.length > 1).map(({ report }) => report.id),
    basis,
  };
}

/** Of an ambiguous start only what covers its first reading: the statement is of one place. */
function statedFor(picture: Picture, { at, places: [start] }: Sighting): readonly CurrentRow[] {
  return start === undefined ? [] : currentRows(picture, start.place, at);
}

type Sighting = {
  readonly at: Instant;
  /** All readings of it; more than one when the words were ambiguous. */
  readonly places: readonly { readonly place: Position; readonly radius: Metres }[];
  readonly report: Report;
};

/**
 * Reports with a position that may place the boat, in the order of time; one told twice is one
 * sighting. What the network hints at (ring tone, cell) is none (F14).
 */
function sightingsOf({ reports }: Boat, now: Instant): readonly Sighting[] {
  const seen = new Map<string, Sighting>();
  for (const report of reports) {
    const sighting = sightingIn(report, now);
    if (sighting === null) continue;
    const spots = sighting.places.map(({ place: { lon, lat } }) => `${lon} ${lat}`);
    const name = [sighting.at, ...spots].join(" ");
    if (!seen.has(name) || isFromAboard(report)) seen.set(name, sighting);
  }
  return [...seen.values()].toSorted(inTime);
}

function sightingIn(report: Report, now: Instant): Sighting | null {
  const { place, shownFalse } = report;
  if (place === null || place.readings.length === 0) return null;
  if (place.method === "network" || shownFalse !== null) return null;
  const told = place.fixedAt ?? report.at;
  const places = place.readings.map(({ lon, lat, radius }) => ({
    place: { lon, lat },
    radius: metres(radius),
  }));
  // From a clock ahead of ours it comes at the earliest now.
  return { at: told > now ? now : told, places, report };
}

function inTime(one: Sighting, other: Sighting): number {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1;
  return one.report.id < other.report.id ? -1 : 1;
}

function fixOf(boat: Boat, { at, places, report }: Sighting, first: Sighting): LaterFix[] {
  return places.map(({ place, radius }) => {
    return { at, place, radius: oneSd(radius), doubt: doubtOf(boat, report, first.report) };
  });
}

function doubtOf({ parts }: Boat, report: Report, first: Report): number {
  const partOf = ({ id, linkedTo }: Report): Part | undefined =>
    parts.find(({ members }) => [ownBoat(id), ...linkedTo].some((each) => members.includes(each)));
  const disputed = report.linkedTo.length > 1 || partOf(report) !== partOf(first);
  const untimed = report.place?.fixedAt === null && report.happened?.kind === "ambiguous";
  if (disputed || untimed) return DOUBT.disputed;
  return isFromAboard(report) ? DOUBT.fromAboard : DOUBT.told;
}

/** A position that a device aboard gave, sent by those aboard themselves. */
function isFromAboard({ place, event: { from } }: Report): boolean {
  const measured = place?.method === "pin" || place?.method === "gnss";
  return measured && from.who === "person aboard" && !from.relays;
}

function oneSd(radius: Metres): Metres {
  return metres(Math.max(SD_LEAST, radius / RADIUS_IN_SD));
}

/** FNV-1a of 32 bits (Fowler, Noll & Vo) over the name's UTF-16 units: the name gives the seed. */
function seedOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}
