import type { BoatId, Condition, UnderstoodEntry } from "#log";
import {
  distanceMetres,
  knots,
  metres,
  secondsBetween,
  toNauticalMiles,
  type Count,
  type MetresPerSecond,
} from "#units";
import { DRIFT_MAX } from "./ages.ts";
import { boatOf } from "./boats.ts";
import type { Boat, Contradiction, Fix, Report } from "./boat.ts";
import type { Picture } from "./picture.ts";

/** No overloaded inflatable is faster. A bound: only what is surely out of reach contradicts. */
const CRAFT_SPEED_MAX = knots(20);

/**
 * Callers' numbers of one boat differ that much: 30, 33 and 40 were told of Charlie (problem.md,
 * F3). Numbers further apart are of two boats until somebody explains them. What a unit has counted
 * has no such slack.
 */
const ESTIMATES_RATIO = 4 / 3;

const IN_PERIL: ReadonlySet<Condition> = new Set([
  "taking water",
  "swamped",
  "sinking",
  "capsized",
  "people in the water",
  "engine dead",
  "adrift",
]);
const AT_EASE: ReadonlySet<Condition> = new Set(["dry", "under way", "not in distress"]);

/**
 * Why two boats may not be one: reported sinking and found dry, numbers that do not meet, a place
 * that cannot be reached, another colour, a declaration that they are two; and, where a unit has
 * met one of them, what nobody counted, fixed or asked. Empty when nothing speaks against it.
 * Symmetric in its grounds.
 */
export function contradictionsBetween(
  picture: Picture,
  one: BoatId,
  other: BoatId,
): readonly Contradiction[] {
  const [first, second] = [boatOf(picture, one), boatOf(picture, other)];
  if (first === null || second === null || first.id === second.id) return [];
  // The boat that was reported first, the boat that was met second.
  const [reported, found] = isMet(first) && !isMet(second) ? [second, first] : [first, second];
  return [
    ...conditions(reported, found),
    ...conditions(found, reported),
    ...people(reported, found),
    ...placeAndTime(reported, found),
    ...crafts(reported, found),
    ...declared(picture, reported, found),
    ...phone(reported, found),
  ];
}

function standing(boat: Boat): readonly Report[] {
  return boat.reports.filter((report) => report.shownFalse === null);
}

function encounters(boat: Boat): readonly Report[] {
  return standing(boat).filter((report) => report.event.channel === "encounter");
}

function isMet(boat: Boat): boolean {
  return encounters(boat).length > 0;
}

/** A boat in peril does not mend itself: ease seen at the same time or later is of another boat. */
function conditions(perilled: Boat, easy: Boat): Contradiction[] {
  for (const peril of standing(perilled)) {
    const bad = peril.conditions.filter((each) => IN_PERIL.has(each));
    if (bad.length === 0) continue;
    for (const ease of standing(easy)) {
      const good = ease.conditions.filter((each) => AT_EASE.has(each));
      if (good.length === 0 || latestOfReport(ease) < peril.at) continue;
      return [
        {
          kind: "condition",
          reported: bad.join(", "),
          found: good.join(", "),
          grounds: [peril.entry, ease.entry],
        },
      ];
    }
  }
  return [];
}

function latestOfReport(report: Report): Report["at"] {
  const { happened } = report;
  return happened?.kind === "told" && happened.latest !== null ? happened.latest : report.at;
}

function people(reported: Boat, found: Boat): Contradiction[] {
  const met = encounters(found);
  const uncounted = met.filter((report) => report.people === null);
  if (met.length > 0 && uncounted.length === met.length && uncounted[0] !== undefined) {
    const grounds = [uncounted[0].entry];
    return [{ kind: "people", reported: range(reported.claimed), found: "not counted", grounds }];
  }
  const [a, b] = [reported.claimed, found.claimed];
  const slack = met.length > 0 ? 1 : ESTIMATES_RATIO;
  const isBelow = (low: Count, high: Count): boolean =>
    low.most !== null && low.most * slack < high.least;
  if (!isBelow(a, b) && !isBelow(b, a)) return [];
  const grounds = [...standing(reported), ...standing(found)].map((report) => report.entry);
  return [{ kind: "people", reported: range(a), found: range(b), grounds }];
}

function range({ least, most }: Count): string {
  if (most === null) return `${least}..?`;
  return least === most ? String(least) : `${least}..${most}`;
}

function placeAndTime(reported: Boat, found: Boat): Contradiction[] {
  const met = encounters(found);
  const unplaced = met.filter((report) => report.place?.readings.length !== 1);
  const [fix] = reported.fixes;
  if (met.length > 0 && unplaced.length === met.length && unplaced[0] !== undefined) {
    const words = fix === undefined ? "no position" : fix.words;
    const grounds = [unplaced[0].entry];
    return [{ kind: "place and time", reported: words, found: "no position given", grounds }];
  }
  for (const from of reported.fixes) {
    for (const to of found.fixes) {
      if (isReachable(from, to, fastest(reported, from))) continue;
      const apart = toNauticalMiles(distanceMetres(from.position, to.position));
      const found_ = `${Math.round(apart * 10) / 10} NM, ${Math.round(minutesApart(from, to))} min`;
      return [{ kind: "place and time", reported: from.words, found: found_, grounds: [] }];
    }
  }
  return [];
}

function minutesApart(from: Fix, to: Fix): number {
  return Math.abs(secondsBetween(from.at, to.at)) / 60;
}

/** A boat whose engine is dead by then only drifts. */
function fastest(boat: Boat, from: Fix): MetresPerSecond {
  const stopped = standing(boat).some(
    (report) => report.at <= from.at && report.conditions.some((each) => IN_PERIL.has(each)),
  );
  return stopped ? DRIFT_MAX : CRAFT_SPEED_MAX;
}

function isReachable(from: Fix, to: Fix, speed: MetresPerSecond): boolean {
  const slack = metres(from.radius + to.radius);
  const within = slack + Math.abs(secondsBetween(from.at, to.at)) * speed;
  return distanceMetres(from.position, to.position) <= within;
}

function crafts(reported: Boat, found: Boat): Contradiction[] {
  for (const one of standing(reported)) {
    for (const other of standing(found)) {
      const { craft: a } = one;
      const { craft: b } = other;
      if (a === null || b === null) continue;
      const colours = differ(a.colour?.toLowerCase() ?? null, b.colour?.toLowerCase() ?? null);
      const types = differ(a.type, b.type);
      const pair = colours ?? types;
      if (pair === null) continue;
      const grounds: UnderstoodEntry[] = [one.entry, other.entry];
      return [{ kind: "craft", reported: pair[0], found: pair[1], grounds }];
    }
  }
  return [];
}

function differ(one: string | null, other: string | null): [string, string] | null {
  return one !== null && other !== null && one !== other ? [one, other] : null;
}

function declared(picture: Picture, reported: Boat, found: Boat): Contradiction[] {
  const facing = new Set(found.members);
  const apart = reported.members
    .flatMap((member) => picture.apart.get(member) ?? [])
    .find((each) => facing.has(each.one) || facing.has(each.other));
  if (apart === undefined) return [];
  const { event } = apart.entry;
  const why = event.kind === "BoatsDeclaredDistinct" ? event.why : "declared distinct";
  return [{ kind: "declared distinct", reported: "two boats", found: why, grounds: [apart.entry] }];
}

/**
 * After a recovery the crew is asked whether the phone that called is aboard (F34). Asked means: an
 * outbound attempt to that caller, logged on the boat that was met.
 */
function phone(reported: Boat, found: Boat): Contradiction[] {
  const [met] = encounters(found);
  if (met === undefined || reported.callers.length === 0) return [];
  const asked = found.history.some(
    ({ event }) =>
      event.kind === "ContactAttempted" &&
      event.direction === "outbound" &&
      event.caller !== null &&
      reported.callers.includes(event.caller),
  );
  if (asked) return [];
  const phones = String(reported.callers.length);
  return [{ kind: "phone not asked", reported: phones, found: "not asked", grounds: [met.entry] }];
}
