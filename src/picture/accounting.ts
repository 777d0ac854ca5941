import { compareEntries, type BoatId, type UnderstoodEntry } from "#log";
import { addCounts, NOBODY, UNKNOWN_COUNT, type Count, type Instant } from "#units";
import type { Accounts, Claim, Part, Report } from "./boat.ts";
import { factAt } from "./reports.ts";

/** People who came or went at a moment. */
type Flow = { readonly at: Instant; readonly people: number };

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
): Part {
  const own = facts.filter((entry) => concerns(entry, members));
  const bound = own.findLast(({ event }) => event.kind === "PeopleBounded") ?? null;
  const [left, joined] = [
    own.flatMap((e) => leaving(e, members)),
    own.flatMap((e) => joining(e, members)),
  ];
  const accounts = own.reduce(
    (sum, entry) => addAccounts(sum, account(entry, members)),
    NO_ACCOUNTS,
  );
  const claims = reports.map((report) => claimOf(report, left, joined, bound));
  const told = claimedBy(claims, bound, accounts.transferredIn);
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
  return { members, claims, bound, claimed, accounts, unaccounted, beyondClaims };
}

function concerns({ event }: UnderstoodEntry, members: readonly BoatId[]): boolean {
  if (event.kind === "PeopleAccounted" || event.kind === "PeopleBounded") {
    return members.includes(event.boat);
  }
  if (event.kind !== "PeopleTransferred") return false;
  return [event.from, event.to].some((end) => end.kind === "boat" && members.includes(end.boat));
}

function account({ event }: UnderstoodEntry, members: readonly BoatId[]): Accounts {
  if (event.kind === "PeopleTransferred") {
    const { from, to, people } = event;
    const leaves = from.kind === "boat" && members.includes(from.boat);
    const joins = to.kind === "boat" && members.includes(to.boat);
    return {
      ...NO_ACCOUNTS,
      transferredOut: leaves ? people : 0,
      transferredIn: joins ? people : 0,
    };
  }
  if (event.kind !== "PeopleAccounted") return NO_ACCOUNTS;
  const { how, people } = event;
  if (how === "landed") return { ...NO_ACCOUNTS, landed: people };
  if (how === "recovered dead") return { ...NO_ACCOUNTS, recoveredDead: people };
  // Handed over counts once accepted; never existed counts once a second person has signed.
  if (how === "handed over") {
    return { ...NO_ACCOUNTS, handedOver: event.acceptedBy === null ? 0 : people };
  }
  return { ...NO_ACCOUNTS, neverExisted: event.second === null ? 0 : people };
}

/** People who left the boat bodily: who never existed never left. */
function leaving(entry: UnderstoodEntry, members: readonly BoatId[]): Flow[] {
  const { landed, handedOver, recoveredDead, transferredOut } = account(entry, members);
  const people = landed + handedOver + recoveredDead + transferredOut;
  return people === 0 ? [] : [{ at: factAt(entry), people }];
}

function joining(entry: UnderstoodEntry, members: readonly BoatId[]): Flow[] {
  const { transferredIn: people } = account(entry, members);
  return people === 0 ? [] : [{ at: factAt(entry), people }];
}

/** Whoever reports a boat reports at least one person, unless they found the craft empty. */
const SOMEBODY: Count = { least: 1, most: null };

function claimOf(
  report: Report,
  left: readonly Flow[],
  joined: readonly Flow[],
  bound: UnderstoodEntry | null,
): Claim {
  const stated = statedBy(report);
  const sum = (flows: readonly Flow[]): number => flows.reduce((all, flow) => all + flow.people, 0);
  const moved =
    sum(left.filter((flow) => flow.at < report.at)) +
    sum(joined.filter((flow) => flow.at > report.at));
  const total = addCounts(stated, { least: moved, most: moved });
  const said = report.amended.findLast(speaksOfPeople) ?? report.entry;
  const replaced = bound !== null && compareEntries(said, bound) < 0;
  return {
    report: report.id,
    stated,
    total,
    at: report.at,
    stands: report.shownFalse === null && !replaced,
  };
}

/** All versions of what the report says: an amendment adds a claim, only a bound takes one away. */
function statedBy(report: Report): Count {
  const amended = report.amended.flatMap(({ event }) =>
    event.kind === "ReportAmended" && event.changes.people ? [event.changes.people] : [],
  );
  const versions = report.event.people === null ? amended : [report.event.people, ...amended];
  if (versions.length > 0) return hullOf(versions);
  return report.conditions.includes("empty craft") ? NOBODY : SOMEBODY;
}

function speaksOfPeople({ event }: UnderstoodEntry): boolean {
  return event.kind === "ReportAmended" && (event.changes.people ?? null) !== null;
}

function claimedBy(claims: readonly Claim[], bound: UnderstoodEntry | null, joined: number): Count {
  const totals = claims.filter((claim) => claim.stands).map((claim) => claim.total);
  if (bound?.event.kind === "PeopleBounded") totals.push(bound.event.people);
  if (totals.length > 0) return hullOf(totals);
  // Every report was shown false: nobody was ever there. Nobody said anything: nobody knows.
  if (claims.length > 0 || joined > 0) return { least: joined, most: joined };
  return UNKNOWN_COUNT;
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
  const least = (tops.length > 0 ? Math.min : Math.max)(
    ...(tops.length > 0 ? tops.map((total) => total.least) : open),
  );
  const most = tops.length > 0 ? Math.max(...tops.map((total) => total.most)) : null;
  return { least, most: most === null || open.some((atLeast) => atLeast > most) ? null : most };
}
