import {
  compareEntries,
  ownBoat,
  type BoatId,
  type CallerToken,
  type Condition,
  type UnderstoodEntry,
} from "#log";
import { addCounts, assert, hours, metres, NOBODY, secondsBetween } from "#units";
import { accountPart, addAccounts, NO_ACCOUNTS } from "./accounting.ts";
import type { Alias, Boat, Conflict, Fix, LastWord, Part, Report } from "./boat.ts";
import { groupName, groupOf, isKnownBoat, ownReport, settle } from "./groups.ts";
import { joinsOf, spokenOf, type Joins } from "./joins.ts";
import { phaseFrom } from "./phase.ts";
import { laterThan, type Group, type Picture } from "./picture.ts";
import { isWithdrawn, reportOf, toldAt } from "./reports.ts";
import { offersOf, ownersOf, tasksOf } from "./response.ts";
import { entriesOf, type Trail } from "./trail.ts";
import { seasTold } from "./weather.ts";
import { callersOf, newerWord, wordsOf, type Word } from "./words.ts";

/** The same phone within a day is the same people; on another night it may be anybody. */
export const CALLER_MEMORY = hours(24);

/**
 * The boat that `id` stands for, whichever of its members is named; null when no such boat has
 * come.
 */
export function boatOf(picture: Picture, id: BoatId): Boat | null {
  if (!isKnownBoat(picture, id)) return null;
  const name = groupName(picture, id);
  const known = picture.memory.boats.get(name);
  if (known !== undefined) return known;
  const boat = derive(picture, name);
  picture.memory.boats.set(name, boat);
  return boat;
}

/** All boats, on the board and off it, in the order in which they were first known. */
export function boatsOf(picture: Picture): readonly Boat[] {
  settle(picture);
  const boats: Boat[] = [];
  const add = (id: BoatId): void => {
    if (groupName(picture, id) !== id || isSpokenFor(picture, id)) return;
    const boat = boatOf(picture, id);
    if (boat !== null) boats.push(boat);
  };
  for (const report of picture.reports.keys()) add(ownBoat(report));
  for (const id of picture.boats.keys()) if (!picture.reports.has(ownReport(id))) add(id);
  return boats.sort((one, other) => compareEntries(opening(one), opening(other)));
}

function opening(boat: Boat): UnderstoodEntry {
  const [first] = boat.history;
  assert(first !== undefined, `boat ${boat.id} has a history`);
  return first;
}

/** Boats with anybody unaccounted for. There is no other way onto the board, and none off it. */
export function onBoard(picture: Picture): readonly Boat[] {
  return boatsOf(picture).filter((boat) => boat.onBoard);
}

/**
 * Whether this is only a report's own boat whose report speaks of several other boats: nothing else
 * was ever said of it, and its report stands on the boards of those.
 */
function isSpokenFor(picture: Picture, id: BoatId): boolean {
  const links = picture.links.get(ownReport(id)) ?? [];
  return links.length > 1 && !picture.boats.has(id) && groupOf(picture, id) === null;
}

function derive(picture: Picture, name: BoatId): Boat {
  const group = groupOf(picture, name);
  const members = group?.members ?? [name];
  const reports = reportsOn(picture, members);
  const callers = callersOf(reports);
  const history = historyOf(picture, members, reports, callers);
  const facts = history.filter((entry) => !isWithdrawn(picture, entry));
  const joins = joinsOf(picture, group, members, history);
  const standing = joins.parts.map((part) => {
    const own = reports.filter((report) => speaksFor(report, part));
    const account = accountPart(part, own, facts, joins);
    return { account, reports: own, words: wordsOf(picture, part, own, facts) };
  });
  const parts = standing.map(({ account }) => account);
  const unaccounted = parts.reduce((sum, part) => addCounts(sum, part.unaccounted), NOBODY);
  const fixes = fixesIn(reports);
  const [first] = history;
  assert(first !== undefined, `boat ${name} has a history`);
  return {
    id: name,
    members,
    opened: first.loggedAt,
    names: aliasesIn(facts),
    reports,
    callers,
    parts,
    claimed: parts.reduce((sum, part) => addCounts(sum, part.claimed), NOBODY),
    accounts: parts.reduce((sum, part) => addAccounts(sum, part.accounts), NO_ACCOUNTS),
    unaccounted,
    onBoard: unaccounted.most !== 0,
    conditions: conditionsIn(reports),
    phase: phaseFrom(facts, standing, joins),
    lastWord: lastWordOf(standing),
    fixes,
    seas: seasTold(picture, fixes[0]?.position ?? null),
    ambiguous: reports.filter(isAmbiguous),
    owners: ownersOf(facts),
    offers: offersOf(facts),
    tasks: tasksOf(facts),
    unreturned: unreturnedIn(facts),
    suspended: suspendedBy(facts, joins),
    searched: facts.filter(({ event }) => event.kind === "AreaSearched"),
    conflicts: conflictsOf(group, parts),
    reviewed: reviewedAt(facts, first),
    history,
  };
}

function reportsOn(picture: Picture, members: readonly BoatId[]): Report[] {
  const ids = new Set(
    members.flatMap((member) => [ownReport(member), ...(picture.speaking.get(member) ?? [])]),
  );
  const reports = [...ids].flatMap((id) => {
    const report = reportOf(picture, id);
    return report !== null && speaksFor(report, members) ? [report] : [];
  });
  return reports.toSorted((one, other) => {
    if (one.at !== other.at) return one.at < other.at ? -1 : 1;
    return one.id < other.id ? -1 : 1;
  });
}

/**
 * A report speaks for the boat it began, wherever a link has taken that boat; once linked to
 * several it speaks for each of those instead.
 */
function speaksFor(report: Report, boats: readonly BoatId[]): boolean {
  if (report.linkedTo.length < 2) return boats.includes(ownBoat(report.id));
  return report.linkedTo.some((boat) => boats.includes(boat));
}

function historyOf(
  picture: Picture,
  members: readonly BoatId[],
  reports: readonly Report[],
  callers: readonly CallerToken[],
): readonly UnderstoodEntry[] {
  const trails = [
    ...members.map((member) => picture.boats.get(member)),
    ...members.map((member) => picture.reports.get(ownReport(member))),
    ...reports.map((report) => picture.reports.get(report.id)),
  ];
  const own = entriesOf(trails);
  const contacts = callers.flatMap((caller) =>
    entriesOf([picture.callers.get(caller)]).filter((entry) => isContactOf(entry, reports, caller)),
  );
  if (contacts.length === 0) return own;
  const returns = contacts.flatMap(({ event }) =>
    event.kind === "ContactAttempted" ? [picture.contacts.get(event.contact)] : [],
  );
  const asTrail = (entry: UnderstoodEntry): Trail => ({ entry, before: null, first: entry });
  return entriesOf([...own.map(asTrail), ...contacts.map(asTrail), ...returns]);
}

/** A call by this boat's phone that nobody has put on another boat, near in time to its reports. */
function isContactOf(
  entry: UnderstoodEntry,
  reports: readonly Report[],
  caller: CallerToken,
): boolean {
  if (entry.event.kind !== "ContactAttempted" || entry.event.boat !== null) return false;
  return reports.some(
    (report) =>
      report.event.from.caller === caller &&
      Math.abs(secondsBetween(report.entry.loggedAt, entry.loggedAt)) <= CALLER_MEMORY,
  );
}

/**
 * The last sign of the boat. Where a dispute keeps people apart, that of the part silent longest:
 * word of a boat that may be another breaks no silence.
 */
function lastWordOf(
  standing: readonly { readonly account: Part; readonly words: readonly Word[] }[],
): LastWord | null {
  const missing = standing.filter(({ account }) => account.unaccounted.most !== 0);
  const last = (missing.length > 0 ? missing : standing).flatMap(
    ({ words }) => words.reduce<Word | null>(newerWord, null) ?? [],
  );
  const [oldest] = last.toSorted((one, other) =>
    one.at < other.at ? -1 : one.at > other.at ? 1 : 0,
  );
  return oldest === undefined ? null : { at: oldest.at, entry: oldest.entry, kind: oldest.kind };
}

function aliasesIn(facts: readonly UnderstoodEntry[]): readonly Alias[] {
  const names = new Map<string, Alias>();
  for (const { event } of facts) {
    if (event.kind !== "BoatNamed") continue;
    const { name, agency, night } = event;
    names.set(`${name} ${agency} ${night}`, { name, agency, night });
  }
  return [...names.values()];
}

function conditionsIn(reports: readonly Report[]): readonly Condition[] {
  const standing = reports.filter((report) => report.shownFalse === null);
  return [...new Set(standing.flatMap((report) => report.conditions))];
}

/**
 * Usable positions, newest first. What the network hints at (ring tone, cell) never moves a boat
 * (F14).
 */
function fixesIn(reports: readonly Report[]): readonly Fix[] {
  const fixes = reports.flatMap((report) => {
    const { place } = report;
    const [reading] = place?.readings ?? [];
    if (place === null || reading === undefined || place.readings.length !== 1) return [];
    if (place.method === "network" || report.shownFalse !== null) return [];
    const told = toldAt(report.happened);
    const fix: Fix = {
      position: { lon: reading.lon, lat: reading.lat },
      radius: metres(reading.radius),
      method: place.method,
      at: place.fixedAt ?? report.at,
      timed: place.fixedAt !== null ? "fixed" : told !== null ? "happened" : "logged",
      report: report.id,
      words: place.words,
    };
    return [fix];
  });
  return fixes.toSorted((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
}

function isAmbiguous(report: Report): boolean {
  const { place } = report;
  return report.happened?.kind === "ambiguous" || (place !== null && place.readings.length !== 1);
}

function unreturnedIn(facts: readonly UnderstoodEntry[]): readonly UnderstoodEntry[] {
  const returned = new Set(
    facts.flatMap(({ event }) =>
      event.kind === "ContactAttempted" && event.returns !== null ? [event.returns] : [],
    ),
  );
  return facts.filter(
    ({ event }) =>
      event.kind === "ContactAttempted" &&
      event.direction === "inbound" &&
      !event.answered &&
      !returned.has(event.contact),
  );
}

/**
 * The newest suspension not resumed: a search is resumed for the boats that stood together then.
 */
function suspendedBy(facts: readonly UnderstoodEntry[], joins: Joins): UnderstoodEntry | null {
  const resumed = facts.filter(({ event }) => event.kind === "SearchResumed");
  const open = facts.findLast((entry) => {
    const { event } = entry;
    if (event.kind !== "SearchSuspended") return false;
    return !resumed.some(
      (later) =>
        later.event.kind === "SearchResumed" &&
        laterThan(later, entry) &&
        spokenOf(joins, later.event.boat, later).has(event.boat),
    );
  });
  return open ?? null;
}

function reviewedAt(facts: readonly UnderstoodEntry[], first: UnderstoodEntry): Boat["reviewed"] {
  const last = facts.findLast(({ event }) => event.kind === "BoatReviewed");
  return (last ?? first).loggedAt;
}

function conflictsOf(group: Group | null, parts: readonly Part[]): readonly Conflict[] {
  const held = (group?.held ?? []).map((edge): Conflict => ({ kind: "same and distinct", edge }));
  const unexplained = (group?.edges ?? []).flatMap((edge): Conflict[] => {
    const { event } = edge.entry;
    if (event.kind !== "ReportLinked" && event.kind !== "BoatsDeclaredSame") return [];
    return event.contradictions.flatMap((each): Conflict[] =>
      each.explanation !== null
        ? []
        : [
            {
              kind: "unexplained contradiction",
              contradiction: each.kind,
              reported: each.reported,
              found: each.found,
              edge,
            },
          ],
    );
  });
  return [...held, ...unexplained, ...parts.flatMap(countConflicts)];
}

function countConflicts(part: Part): Conflict[] {
  const conflicts: Conflict[] = [];
  if (part.beyondClaims > 0) {
    conflicts.push({ kind: "more accounted than claimed", people: part.beyondClaims });
  }
  const exact = part.claims.filter((claim) => claim.stands && claim.total.most !== null);
  const [first] = exact;
  const differ = exact.some(
    ({ total }) =>
      total.least > (first?.total.most ?? 0) || (total.most ?? 0) < (first?.total.least ?? 0),
  );
  if (differ) conflicts.push({ kind: "numbers differ", claims: exact });
  return conflicts;
}
