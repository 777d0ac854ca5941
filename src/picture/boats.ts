import {
  compareEntries,
  ownBoat,
  type BoatId,
  type CallerToken,
  type Condition,
  type EventOf,
  type UnderstoodEntry,
} from "#log";
import { addCounts, assert, hours, metres, NOBODY, secondsBetween, type Instant } from "#units";
import { accountPart, addAccounts, NO_ACCOUNTS } from "./accounting.ts";
import type { Alias, Boat, Conflict, Fix, LastWord, Part, Report } from "./boat.ts";
import { groupName, groupOf, isKnownBoat, ownReport, settle } from "./groups.ts";
import { phaseFrom } from "./phase.ts";
import type { Group, Picture } from "./picture.ts";
import { isWithdrawn, reportOf, toldAt } from "./reports.ts";
import { offersOf, ownersOf, tasksOf } from "./response.ts";
import { entriesOf, type Trail } from "./trail.ts";

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
  const parts = (group?.parts ?? [members]).map((part) =>
    accountPart(
      part,
      reports.filter((report) => speaksFor(report, part)),
      facts,
    ),
  );
  const unaccounted = parts.reduce((sum, part) => addCounts(sum, part.unaccounted), NOBODY);
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
    phase: phaseFrom(facts, reports),
    lastWord: lastWordIn(reports, facts, callers),
    fixes: fixesIn(reports),
    ambiguous: reports.filter(isAmbiguous),
    owners: ownersOf(facts),
    offers: offersOf(facts),
    tasks: tasksOf(facts),
    unreturned: unreturnedIn(facts),
    suspended: suspendedBy(facts),
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

function callersOf(reports: readonly Report[]): readonly CallerToken[] {
  const tokens = reports.flatMap(({ event: { from } }) =>
    from.caller !== null && !from.relays ? [from.caller] : [],
  );
  return [...new Set(tokens)];
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

const SEES: ReadonlySet<EventOf<"ReportReceived">["from"]["who"]> = new Set([
  "person aboard",
  "coast watch",
  "vessel",
  "unit",
  "sensor",
] as const);

/**
 * The last sign from aboard or of the boat itself; second-hand word only while there is nothing
 * better.
 */
function lastWordIn(
  reports: readonly Report[],
  facts: readonly UnderstoodEntry[],
  callers: readonly CallerToken[],
): LastWord | null {
  const standing = reports.filter((report) => report.shownFalse === null);
  const direct = standing.filter((report) => SEES.has(report.event.from.who));
  const words = (direct.length > 0 ? direct : standing).map((report): LastWord => ({
    at: earliestOf(report.happened) ?? report.entry.loggedAt,
    entry: report.entry,
    kind: "report",
  }));
  for (const entry of facts) {
    const sign = signOf(entry, callers);
    if (sign !== null) words.push(sign);
  }
  return words.reduce<LastWord | null>(
    (last, word) => (last === null || word.at >= last.at ? word : last),
    null,
  );
}

/** An inbound call from aboard is a sign of life whether or not anybody answered it. */
function signOf(entry: UnderstoodEntry, callers: readonly CallerToken[]): LastWord | null {
  const { event } = entry;
  if (event.kind !== "ContactAttempted") return null;
  const fromAboard =
    event.direction === "inbound"
      ? event.caller !== null && callers.includes(event.caller)
      : event.sign === "voice" || event.sign === "message seen";
  if (!fromAboard) return null;
  return { at: earliestOf(event.happened) ?? entry.loggedAt, entry, kind: "contact" };
}

/**
 * An uncertain sign of life stands at its earliest hour: no doubt about a time may hush a silence.
 */
function earliestOf(happened: Report["happened"]): Instant | null {
  return happened?.kind === "told" ? (happened.earliest ?? happened.at) : null;
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

function suspendedBy(facts: readonly UnderstoodEntry[]): UnderstoodEntry | null {
  const last = facts.findLast(
    ({ event }) => event.kind === "SearchSuspended" || event.kind === "SearchResumed",
  );
  return last?.event.kind === "SearchSuspended" ? last : null;
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
