import type { BoatId, Entry, UnitId } from "#log";
import { addSeconds, epochMs, minutes, type Instant } from "#units";
import { effectivePhase, REVIEW_LIMIT, silenceOf, survivalOf } from "./ages.ts";
import { standingOf, unreturnedCalls } from "./answers.ts";
import type { Boat, Conflict } from "./boat.ts";
import { onBoard } from "./boats.ts";
import { broadcastsAt } from "./broadcasts.ts";
import { lookoutsOf } from "./coast.ts";
import { groupName } from "./groups.ts";
import { watchLoadOf } from "./load.ts";
import type { Picture } from "./picture.ts";
import { promisesAt } from "./promises.ts";
import { commandAlarms, unitAlarms } from "./unit-alarms.ts";
import { mostUrgentFirst } from "./urgency.ts";

/** Kinds of alarm, the most urgent first. */
export const ALARMS = [
  "silence",
  "inside survival window",
  "near and silent",
  "promise overdue",
  "promise contradicted",
  "unreturned contact",
  "unacknowledged report",
  "task unanswered",
  "task declined",
  "answers contradict",
  "not under way",
  "asks to leave",
  "people miscounted",
  "people not landed",
  "offer unanswered",
  "no eyes",
  "feed lost",
  "held back expired",
  "craft of nobody",
  "statements differ",
  "unreviewed boat",
  "watch overloaded",
  "conflict",
  "parked",
  "not understood",
  "clash",
  "clock ahead",
] as const;
export type AlarmKind = (typeof ALARMS)[number];

/**
 * Something that somebody must do or decide. It stands until what caused it is mended; nobody can
 * wave it away.
 */
export type Alarm = {
  readonly kind: AlarmKind;
  readonly since: Instant;
  readonly boat: BoatId | null;
  readonly unit: UnitId | null;
  readonly entry: Entry | null;
  /** Whether it also goes to somebody outside the room (F23). */
  readonly pagesOutside: boolean;
};

/**
 * A report or message must be read and owned within five minutes (F17: an e-mail of 02:13Z rings at
 * 02:18Z).
 */
export const ACKNOWLEDGE_WITHIN = minutes(5);
/** An unanswered call is on the board at once and rings after a minute (F9). */
const RETURN_WITHIN = minutes(1);
const ANSWER_OFFER_WITHIN = minutes(5);
/**
 * An entry that much later than the newest of another log was written by a clock that runs ahead.
 */
const CLOCK_AHEAD = minutes(1);

/** All alarms at `now`: the most urgent kind first, then the most urgent boat, then the oldest. */
export function alarmsOf(picture: Picture, now: Instant): readonly Alarm[] {
  const boats = mostUrgentFirst(onBoard(picture), now);
  const alarms = [
    ...boats.flatMap((boat) => boatAlarms(boat, now)),
    ...boats.flatMap((boat) => commandAlarms(picture, boat, now, alarm)),
    ...reportAlarms(picture, now),
    ...contactAlarms(picture, now),
    ...broadcastAlarms(picture, now),
    ...promiseAlarms(picture, now),
    ...unitAlarms(picture, now, alarm),
    ...watchAlarms(picture, now),
    ...loadAlarms(picture, now),
    ...logAlarms(picture, now),
  ];
  const place = new Map(boats.map((boat, index) => [boat.id, index]));
  const rankOf = (each: Alarm): number =>
    each.boat === null ? boats.length : (place.get(each.boat) ?? boats.length);
  return alarms.map(named).toSorted((one, other) => {
    const kinds = ALARMS.indexOf(one.kind) - ALARMS.indexOf(other.kind);
    if (kinds !== 0) return kinds;
    const ranks = rankOf(one) - rankOf(other);
    if (ranks !== 0) return ranks;
    return one.since < other.since ? -1 : one.since > other.since ? 1 : 0;
  });

  /**
   * By the name under which the boat stands on the board, whichever of its members the entry named.
   */
  function named(each: Alarm): Alarm {
    return each.boat === null ? each : { ...each, boat: groupName(picture, each.boat) };
  }
}

function alarm(kind: AlarmKind, since: Instant, about: Partial<Alarm> = {}): Alarm {
  return { kind, since, boat: null, unit: null, entry: null, pagesOutside: false, ...about };
}

function boatAlarms(boat: Boat, now: Instant): Alarm[] {
  return [
    ...silenceAlarms(boat, now),
    ...standDownAlarms(boat, now),
    ...reviewAlarms(boat, now),
    ...offerAlarms(boat, now),
    ...conflictAlarms(boat),
  ];
}

function silenceAlarms(boat: Boat, now: Instant): Alarm[] {
  const silence = silenceOf(boat, now);
  if (silence?.overdue !== true) return [];
  const entry = boat.lastWord?.entry ?? null;
  return [alarm("silence", silence.overdueAt, { boat: boat.id, entry })];
}

/** Effort was stopped while people may still be alive in the water (F8). */
function standDownAlarms(boat: Boat, now: Instant): Alarm[] {
  const ended = boat.tasks.find(({ status }) => status === "ended" || status === "returned");
  const stopped = boat.suspended ?? ended?.entry ?? null;
  if (stopped === null || survivalOf(boat, now)?.insideWindow !== true) return [];
  const about = { boat: boat.id, entry: stopped, pagesOutside: true };
  return [alarm("inside survival window", stopped.loggedAt, about)];
}

function reviewAlarms(boat: Boat, now: Instant): Alarm[] {
  const due = addSeconds(boat.reviewed, REVIEW_LIMIT[effectivePhase(boat, now).phase]);
  if (now < due) return [];
  return [alarm("unreviewed boat", due, { boat: boat.id, pagesOutside: true })];
}

function offerAlarms(boat: Boat, now: Instant): Alarm[] {
  return boat.offers.flatMap(({ entry }) => {
    const since = addSeconds(entry.loggedAt, ANSWER_OFFER_WITHIN);
    return now < since ? [] : [alarm("offer unanswered", since, { boat: boat.id, entry })];
  });
}

function conflictAlarms(boat: Boat): Alarm[] {
  if (boat.conflicts.length === 0) return [];
  const since = boat.conflicts.map((conflict) => conflictSince(boat, conflict)).toSorted()[0];
  return [alarm("conflict", since ?? boat.opened, { boat: boat.id })];
}

const CLAIMING: ReadonlySet<string> = new Set(["ReportReceived", "ReportAmended"]);
const ACCOUNTING: ReadonlySet<string> = new Set(["PeopleAccounted", "PeopleTransferred"]);

/** When the later of the two things that cannot both be so was logged. */
function conflictSince(boat: Boat, conflict: Conflict): Instant {
  if ("edge" in conflict) return conflict.edge.entry.loggedAt;
  const kinds = conflict.kind === "numbers differ" ? CLAIMING : ACCOUNTING;
  const last = boat.history.findLast(({ event }) => kinds.has(event.kind));
  return last?.loggedAt ?? boat.opened;
}

/** What came by itself and nobody owns. */
function reportAlarms(picture: Picture, now: Instant): Alarm[] {
  return standingOf(picture).unowned.flatMap((entry) => {
    const since = addSeconds(entry.loggedAt, ACKNOWLEDGE_WITHIN);
    return now < since ? [] : [alarm("unacknowledged report", since, { entry })];
  });
}

/** Calls nobody took or returned, of known boats and of phones nobody can place alike (F9). */
function contactAlarms(picture: Picture, now: Instant): Alarm[] {
  return unreturnedCalls(picture).flatMap(({ entry, boat }) => {
    const since = addSeconds(entry.loggedAt, RETURN_WITHIN);
    return now < since ? [] : [alarm("unreturned contact", since, { boat, entry })];
  });
}

function broadcastAlarms(picture: Picture, now: Instant): Alarm[] {
  return broadcastsAt(picture, now).flatMap(({ entry, event: { boat }, silentSince, asked }) =>
    asked.flatMap(({ unit, isSilent }) =>
      isSilent ? [alarm("near and silent", silentSince, { boat, unit, entry })] : [],
    ),
  );
}

/**
 * A promise is overdue when its hour has passed and nobody is there; contradicted when whoever was
 * promised cannot make it.
 */
function promiseAlarms(picture: Picture, now: Instant): Alarm[] {
  return promisesAt(picture, now).flatMap(({ entry, event, state }) => {
    const about = { boat: event.boat, unit: event.unit, entry };
    if (state === "overdue") return [alarm("promise overdue", event.arrivesBy, about)];
    if (state !== "contradicted") return [];
    return [alarm("promise contradicted", entry.loggedAt, about)];
  });
}

/** More than those present can carry is for somebody outside to mend (F23). */
function loadAlarms(picture: Picture, now: Instant): Alarm[] {
  const since = watchLoadOf(picture, now).tooMuchSince;
  return since === null ? [] : [alarm("watch overloaded", since, { pagesOutside: true })];
}

function watchAlarms(picture: Picture, now: Instant): Alarm[] {
  const feeds = [...picture.feeds.values()].flatMap(({ entry }) =>
    entry.event.kind === "FeedLost" ? [alarm("feed lost", entry.loggedAt, { entry })] : [],
  );
  const eyes = [...picture.watches.values()].flatMap(({ entry }) =>
    entry.event.kind === "ObservationLost" ? [alarm("no eyes", entry.loggedAt, { entry })] : [],
  );
  const lookouts = lookoutsOf(picture).flatMap(({ unit, postings, outages }) => {
    const out = outages.find(({ until }) => until === null);
    const isPosted = postings.some(({ starts, ends }) => starts <= now && (ends ?? now) >= now);
    if (out === undefined || !isPosted) return [];
    return [alarm("no eyes", out.from, { unit, entry: out.entry })];
  });
  return [...feeds, ...eyes, ...lookouts];
}

function logAlarms(picture: Picture, now: Instant): Alarm[] {
  const parked = [...picture.parked.values()]
    .flat()
    .map(({ entry }) => alarm("parked", entry.loggedAt, { entry }));
  const strange = picture.notUnderstood.map((entry) =>
    alarm("not understood", entry.loggedAt, { entry }),
  );
  const clashes = picture.clashes.map(({ entry }) => alarm("clash", entry.loggedAt, { entry }));
  const ahead = [...picture.heard.values()].flatMap(({ loggedAt }) =>
    epochMs(loggedAt) - epochMs(now) > CLOCK_AHEAD * 1000 ? [alarm("clock ahead", loggedAt)] : [],
  );
  return [...parked, ...strange, ...clashes, ...ahead];
}
