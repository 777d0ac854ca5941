import { ownBoat, type BoatId, type EventOf, type UnderstoodEntry } from "#log";
import { addCounts, unreachable, UNKNOWN_COUNT, type Count, type Instant } from "#units";
import type { Accounts, Claim, Part, Report } from "./boat.ts";
import { isUndermined, spokenOf, type Joins } from "./joins.ts";
import { laterThan } from "./picture.ts";
import { spanOf } from "./reports.ts";

/** People who came or went, or were shown never to have existed, between two hours. */
type Move = {
  readonly entry: UnderstoodEntry;
  readonly earliest: Instant;
  readonly latest: Instant;
  readonly left: number;
  readonly joined: number;
  readonly neverExisted: number;
};

export const NO_ACCOUNTS: Accounts = {
  landed: 0,
  handedOver: 0,
  recoveredDead: 0,
  neverExisted: 0,
  transferredOut: 0,
  transferredIn: 0,
};

/** Everybody whose fate is known. People who came aboard are no part of it. */
export function sumOf(accounts: Accounts): number {
  return (
    accounts.landed +
    accounts.handedOver +
    accounts.recoveredDead +
    accounts.neverExisted +
    accounts.transferredOut
  );
}

export function addAccounts(one: Accounts, other: Accounts): Accounts {
  return {
    landed: one.landed + other.landed,
    handedOver: one.handedOver + other.handedOver,
    recoveredDead: one.recoveredDead + other.recoveredDead,
    neverExisted: one.neverExisted + other.neverExisted,
    transferredOut: one.transferredOut + other.transferredOut,
    transferredIn: one.transferredIn + other.transferredIn,
  };
}

/**
 * The sum for members held together without dispute (law 1). A claim tells how many were aboard at
 * its moment, so it implies a total: stated, plus who had left before, plus who came after. The top
 * of the range is the highest total anybody claims; it is unknown when nobody gave a top, or
 * somebody's "at least" exceeds all tops given.
 */
export function accountPart(
  members: readonly BoatId[],
  reports: readonly Report[],
  facts: readonly UnderstoodEntry[],
  joins: Joins,
): Part {
  const own = facts.filter((entry) => concerns(entry, members));
  const moves = own.flatMap((entry) => moveOf(entry, account(entry, members, joins)));
  const accounts = own.reduce(
    (sum, entry) => addAccounts(sum, account(entry, members, joins)),
    NO_ACCOUNTS,
  );
  const bounds = own.flatMap((entry) => boundOf(entry, joins));
  const claims = reports.map((report) => claimOf(report, { facts, moves, bounds, joins }));
  const standing = bounds.filter(
    (bound) => !bounds.some((later) => later.replaces && isReplaced(bound, later)),
  );
  const told = claimedBy(claims, standing, accounts.transferredIn);
  const sum = sumOf(accounts);
  const claimed: Count = {
    least: Math.max(told.least, sum),
    most: told.most === null ? null : Math.max(told.most, sum),
  };
  const unaccounted: Count = {
    least: claimed.least - sum,
    most: claimed.most === null ? null : claimed.most - sum,
  };
  const beyondClaims = told.most === null ? 0 : Math.max(0, sum - told.most);
  const bound = standing.at(-1)?.entry ?? null;
  return { members, claims, bound, claimed, accounts, unaccounted, beyondClaims };
}

/**
 * Evidence of how many were ever aboard. It replaces what was said before of the boats that stood
 * together then, once a second person has signed; else, or when one of those boats has since been
 * parted from them, it is a claim among the others.
 */
type Bound = {
  readonly entry: UnderstoodEntry;
  readonly boat: BoatId;
  readonly people: Count;
  readonly replaces: boolean;
  readonly spoken: ReadonlySet<BoatId>;
};

function boundOf(entry: UnderstoodEntry, joins: Joins): Bound[] {
  const { event } = entry;
  if (event.kind !== "PeopleBounded") return [];
  const { boat, people, second } = event;
  const replaces = second !== null && !isUndermined(joins, boat, entry);
  return [{ entry, boat, people, replaces, spoken: spokenOf(joins, boat, entry) }];
}

function isReplaced(bound: Bound, later: Bound): boolean {
  return laterThan(later.entry, bound.entry) && later.spoken.has(bound.boat);
}

function concerns({ event }: UnderstoodEntry, members: readonly BoatId[]): boolean {
  if (event.kind === "PeopleAccounted" || event.kind === "PeopleBounded") {
    return members.includes(event.boat);
  }
  if (event.kind !== "PeopleTransferred") return false;
  return [event.from, event.to].some((end) => end.kind === "boat" && members.includes(end.boat));
}

function account(entry: UnderstoodEntry, members: readonly BoatId[], joins: Joins): Accounts {
  const { event } = entry;
  if (event.kind === "PeopleTransferred") return transferOf(event, members);
  if (event.kind !== "PeopleAccounted") return NO_ACCOUNTS;
  const { how, people, acceptedBy, second, boat } = event;
  switch (how) {
    case "landed":
      return { ...NO_ACCOUNTS, landed: people };
    case "recovered dead":
      return { ...NO_ACCOUNTS, recoveredDead: people };
    case "handed over":
      // Counts once accepted.
      return { ...NO_ACCOUNTS, handedOver: acceptedBy === null ? 0 : people };
    case "never existed":
      // Counts once a second person has signed, and of the boats that stood together then: if they
      // were parted since, it may have been the other.
      if (second === null || isUndermined(joins, boat, entry)) return NO_ACCOUNTS;
      return { ...NO_ACCOUNTS, neverExisted: people };
    default:
      return unreachable(how);
  }
}

/** From a boat to itself nobody went anywhere. */
function transferOf(event: EventOf<"PeopleTransferred">, members: readonly BoatId[]): Accounts {
  const { from, to, people } = event;
  const leaves = from.kind === "boat" && members.includes(from.boat);
  const joined = to.kind === "boat" && members.includes(to.boat);
  if (leaves === joined) return NO_ACCOUNTS;
  return leaves
    ? { ...NO_ACCOUNTS, transferredOut: people }
    : { ...NO_ACCOUNTS, transferredIn: people };
}

/** Who never existed never left bodily. */
function moveOf(entry: UnderstoodEntry, account: Accounts): Move[] {
  const { event } = entry;
  const { landed, handedOver, recoveredDead, transferredOut, transferredIn, neverExisted } =
    account;
  const left = landed + handedOver + recoveredDead + transferredOut;
  if (left + transferredIn + neverExisted === 0) return [];
  const span = spanOf("happened" in event ? event.happened : null, entry);
  return [{ entry, ...span, left, joined: transferredIn, neverExisted }];
}

/** Whoever reports a boat reports at least one person, unless they found nobody aboard. */
const SOMEBODY: Count = { least: 1, most: null };

type Told = {
  readonly facts: readonly UnderstoodEntry[];
  readonly moves: readonly Move[];
  readonly bounds: readonly Bound[];
  readonly joins: Joins;
};

function claimOf(report: Report, told: Told): Claim {
  const stated = statedBy(report);
  const said = report.amended.findLast(speaksOfPeople) ?? report.entry;
  const { earliest, latest } = spanOf(report.happened, report.entry);
  let [least, most] = [0, 0];
  for (const move of told.moves) {
    if (move.latest < earliest) least += move.left;
    if (move.earliest < latest) most += move.left;
    if (move.earliest > latest) least += move.joined;
    if (move.latest >= earliest) most += move.joined;
    // Who was shown never to have existed was among those claimed of the same boats before.
    if (move.neverExisted > 0 && !isSpokenOf(report, said, move.entry, told)) {
      least += move.neverExisted;
      most += move.neverExisted;
    }
  }
  const replaced = told.bounds.some(
    ({ entry, replaces }) => replaces && isSpokenOf(report, said, entry, told),
  );
  return {
    report: report.id,
    stated,
    total: addCounts(stated, { least, most }),
    at: report.at,
    stands: report.shownFalse === null && !replaced,
  };
}

/** Whether what the report says was known of the boat when `entry` was written about it. */
function isSpokenOf(
  report: Report,
  said: UnderstoodEntry,
  entry: UnderstoodEntry,
  { joins, facts }: Told,
): boolean {
  const { event } = entry;
  if (event.kind !== "PeopleBounded" && event.kind !== "PeopleAccounted") return false;
  if (!laterThan(entry, said)) return false;
  const spoken = spokenOf(joins, event.boat, entry);
  if (report.linkedTo.length < 2) return spoken.has(ownBoat(report.id));
  return facts.some(
    (link) =>
      link.event.kind === "ReportLinked" &&
      link.event.report === report.id &&
      spoken.has(link.event.boat) &&
      laterThan(entry, link),
  );
}

/**
 * All versions of what the report says: an amendment adds a claim, only a bound takes one away.
 * Nobody aboard now says nothing of how many were.
 */
function statedBy(report: Report): Count {
  const amended = report.amended.flatMap(({ event }) =>
    event.kind === "ReportAmended" && event.changes.people ? [event.changes.people] : [],
  );
  const versions = report.event.people === null ? amended : [report.event.people, ...amended];
  const some = versions.filter(({ most }) => most !== 0);
  if (some.length > 0) return hullOf(some);
  const found = report.event.conditions.includes("empty craft") || versions.length > 0;
  return found ? UNKNOWN_COUNT : SOMEBODY;
}

function speaksOfPeople({ event }: UnderstoodEntry): boolean {
  return event.kind === "ReportAmended" && (event.changes.people ?? null) !== null;
}

function claimedBy(claims: readonly Claim[], bounds: readonly Bound[], joined: number): Count {
  const totals = claims.filter((claim) => claim.stands).map((claim) => claim.total);
  const told = hullOf([...totals, ...bounds.map(({ people }) => people)]);
  // Evidence that leaves the top open opens it.
  if (bounds.some(({ people }) => people.most === null)) return { ...told, most: null };
  if (totals.length + bounds.length > 0) return told;
  // Every report was shown false: nobody was ever there. Nobody said anything: nobody knows.
  return { least: joined, most: claims.length > 0 ? joined : null };
}

/**
 * From the lowest to the highest that anybody claims; partial counts ("three children") lower
 * nothing.
 */
function hullOf(totals: readonly Count[]): Count {
  const tops = totals.flatMap((total) =>
    total.most === null ? [] : [{ ...total, most: total.most }],
  );
  const open = totals.filter((total) => total.most === null).map((total) => total.least);
  if (totals.length === 0) return UNKNOWN_COUNT;
  const least = (tops.length > 0 ? Math.min : Math.max)(
    ...(tops.length > 0 ? tops.map((total) => total.least) : open),
  );
  const most = tops.length > 0 ? Math.max(...tops.map((total) => total.most)) : null;
  return { least, most: most === null || open.some((atLeast) => atLeast > most) ? null : most };
}
