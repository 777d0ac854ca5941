import { computed, effect, signal } from "@preact/signals";
import type { Hours } from "#chart";
import type { BoatId } from "#log";
import { askOf, windRows, type Ask, type Boat, type Picture, type WindRow } from "#picture";
import { fruitlessSearches, type Fruitless } from "#plan";
import { chooseFields, type ChosenField } from "#show";
import {
  addSeconds,
  epochMs,
  hours,
  instantFromMs,
  metres,
  minutes,
  seconds,
  secondsBetween,
  type Instant,
  type Metres,
  type Position,
  type Seconds,
} from "#units";
import { now, nowInMinutes } from "../state/clock.ts";
import { chosen } from "../state/opened.ts";
import { board, pictureNow } from "../state/picture.ts";
import type { DriftAnswer, DriftTold } from "./messages.ts";
import { DriftPool } from "./pool.ts";

/** How far ahead of the hour shown a forecast goes. */
export const AHEAD_MOST = hours(24);
/** Between the frames of a forecast. */
const EVERY = hours(1);
const HOUR_MS = 3_600_000;
/** Of a file, the board has so much before the day and after its beginning: ours, for memory. */
const DAYS_BEFORE = hours(3 * 24);
const DAYS_AFTER = hours(2 * 24 + 3);
/** Hours of the clock are shown in whole minutes: a start may be so much after the hour shown. */
const STARTS_WITHIN = minutes(1);
/** A question that could not be answered is asked again after this long. */
const AGAIN_MS = 20_000;
/** The same of one that had to do without a file. */
const LEFT_AGAIN_MS = 60_000;
/** While a replay is scrubbed, questions are put together no more often than this. */
const SETTLE_MS = 120;

/** How far ahead of the hour shown the map and the panels look. */
export const ahead = signal<Seconds>(minutes(0));

/** The moment that the slider points at. */
export const aheadAt = computed<Instant>(() => addSeconds(nowInMinutes.value, ahead.value));

type Made = Extract<DriftAnswer, { ok: true }>;

/** What is known of one boat's drift. */
export type BoatDrift = {
  readonly ask: Ask;
  readonly rows: readonly WindRow[];
  readonly fields: readonly ChosenField[];
  /** The question it answers; another one is wanted when it is not that of the boat by now. */
  readonly key: string;
  /** The hour shown when it was asked. */
  readonly askedAt: Instant;
  readonly answer: DriftAnswer;
};

/** The newest answers, by boat. An answer to an older question stays until the new one is there. */
const answered = signal<ReadonlyMap<BoatId, BoatDrift>>(new Map());
/** What was answered by the hour shown: when a replay goes back, nothing that was asked later. */
export const drifts = computed<ReadonlyMap<BoatId, BoatDrift>>(() => {
  const hour = nowInMinutes.value;
  const all = [...answered.value];
  const known = all.filter(([, { askedAt }]) => askedAt <= hour);
  return known.length === all.length ? answered.value : new Map(known);
});
/** The questions that the boats ask by now, by boat. */
const wanted = signal<ReadonlyMap<BoatId, string>>(new Map());

/** Whether a boat's answer is that to its present question. */
export function isUpToDate(boat: BoatId): boolean {
  return drifts.value.get(boat)?.key === wanted.value.get(boat);
}

/** How many boats have an answer to their present question. */
export const fresh = computed(
  () => [...wanted.value.keys()].filter((boat) => isUpToDate(boat)).length,
);

/**
 * How often questions were put together that differed from those before: tells tests what is new.
 */
export const questionsAsked = signal(0);

/** Whether the boat has any question: a position, and anybody unaccounted for. */
export const isAsked = (boat: BoatId): boolean => wanted.value.has(boat);

const pool = new DriftPool();
/** The questions that workers are at, by boat. */
const running = new Map<BoatId, string>();
/** Counts up when a failed question is to be asked again. */
const retries = signal(0);

type Question = Pick<BoatDrift, "ask" | "rows" | "fields" | "key"> & {
  readonly searches: readonly Fruitless[];
  /** For which files are fetched. */
  readonly hours: Hours;
};

/** Asks anew for whoever's question has changed, for as long as the page lives. */
export function followDrift(): void {
  let waiting: ReturnType<typeof setTimeout> | null = null;
  effect(() => {
    const at = pictureNow.value;
    const open = board.value?.open ?? [];
    const hour = nowInMinutes.value;
    void chosen.value;
    void retries.value;
    if (!at.ok) return;
    if (waiting !== null) clearTimeout(waiting);
    waiting = setTimeout(() => renew(at.picture, open, hour), SETTLE_MS);
  });
}

function renew(picture: Picture, open: readonly Boat[], hour: Instant): void {
  const questions = new Map<BoatId, Question>();
  for (const boat of open) {
    const question = questionOf(picture, boat, hour);
    if (question !== null) questions.set(boat.id, question);
  }
  wanted.value = new Map([...questions].map(([boat, { key }]) => [boat, key]));
  const held = stillTrue(answered.peek(), questions, hour);
  answered.value = held;
  const first = chosen.peek();
  const due = [...questions]
    .filter(([boat, { key }]) => held.get(boat)?.key !== key && running.get(boat) !== key)
    .toSorted(([one], [other]) => Number(other === first) - Number(one === first));
  if (due.length > 0) questionsAsked.value += 1;
  pool.want(
    due.map(([boat, { ask, rows, searches, fields, key, hours: of }]) => ({
      make: () => {
        running.set(boat, key);
        const showFrom = addSeconds(hour, minutes(-60));
        const shownAt = [hour, aheadAt.peek()];
        return { boat, ask, rows, searches, fields, hours: of, showFrom, shownAt };
      },
      done: (answer) => {
        if (running.get(boat) === key) running.delete(boat);
        if (wanted.peek().get(boat) !== key) return;
        if (!answer.ok) setTimeout(() => forget(boat, key), AGAIN_MS);
        else if (answer.left.length > 0) setTimeout(() => askAnew(boat, key), LEFT_AGAIN_MS);
        const known = { ask, rows, fields, key, askedAt: hour, answer };
        answered.value = new Map([...answered.peek(), [boat, known]]);
      },
      told: (rest) => tellRest(boat, key, rest),
    })),
  );
}

/**
 * The answers without those of boats that have nobody unaccounted for any more, and without those
 * that knew what came later when a replay has gone back. The same question has the same answer
 * at whichever hour it is asked.
 */
function stillTrue(
  held: ReadonlyMap<BoatId, BoatDrift>,
  questions: ReadonlyMap<BoatId, Question>,
  hour: Instant,
): ReadonlyMap<BoatId, BoatDrift> {
  const kept = new Map<BoatId, BoatDrift>();
  for (const [boat, drift] of held) {
    const question = questions.get(boat);
    if (question === undefined) continue;
    if (drift.askedAt <= hour) kept.set(boat, drift);
    else if (drift.key === question.key) kept.set(boat, { ...drift, askedAt: hour });
  }
  return kept;
}

/** Adds what was said of the other frames of an answer, when it still is the boat's. */
function tellRest(boat: BoatId, key: string, rest: readonly DriftTold[]): void {
  const drift = answered.peek().get(boat);
  if (drift?.key !== key || !drift.answer.ok) return;
  const frames = drift.answer.frames.map((frame, index) => ({
    ...frame,
    told: rest[index] ?? null,
  }));
  const answer = { ...drift.answer, frames };
  answered.value = new Map([...answered.peek(), [boat, { ...drift, answer }]]);
}

/** Lets a failed answer go, so that its question is asked again. */
function forget(boat: BoatId, key: string): void {
  if (answered.peek().get(boat)?.key !== key) return;
  answered.value = new Map([...answered.peek()].filter(([each]) => each !== boat));
  retries.value += 1;
}

/** Keeps an answer that had to do without a file, as an old one: its question is asked again. */
function askAnew(boat: BoatId, key: string): void {
  const drift = answered.peek().get(boat);
  if (drift?.key !== key) return;
  answered.value = new Map([...answered.peek(), [boat, { ...drift, key: `${key} anew` }]]);
  retries.value += 1;
}

/**
 * The question by its fixes, its stages, searches, the weather and the files; a passing minute
 * does not change it.
 */
function questionOf(picture: Picture, boat: Boat, hour: Instant): Question | null {
  // A report of this very minute is not yet past at its beginning: the next minute is asked.
  const asked = askOf(picture, boat.id, addSeconds(hour, minutes(1)), AHEAD_MOST);
  const start = asked?.starts[0];
  if (asked === null || start === undefined) return null;
  const begun = instantFromMs(Math.floor(epochMs(hour) / HOUR_MS) * HOUR_MS);
  const until = addSeconds(begun, hours(AHEAD_MOST / 3600 + 2));
  const ask = { ...asked, every: EVERY, until };
  const rows = windRows(picture, start.place, ask.from, until);
  const span = { place: start.place, from: ask.from, until };
  const { fields } = chooseFields(picture, span, "en");
  const days = daysAbout(hour);
  // Without files a new day changes nothing.
  const searches = fruitlessSearches(boat);
  const known = [ask, rows, searches];
  const key = JSON.stringify(fields.length === 0 ? known : [...known, fields, days]);
  return { ask, rows, searches, fields, hours: days, key };
}

/** Whole days, so that a file is fetched once a day and not with each hour. */
function daysAbout(hour: Instant): Hours {
  const day = instantFromMs(Math.floor(epochMs(hour) / (24 * HOUR_MS)) * 24 * HOUR_MS);
  return { from: addSeconds(day, seconds(-DAYS_BEFORE)), until: addSeconds(day, DAYS_AFTER) };
}

/**
 * A boat's forecast at a moment: between two frames its places are mixed, its areas the nearer's.
 */
export type DriftAt = {
  readonly at: Instant;
  readonly datum: Position;
  readonly radius95: Metres;
  readonly nearest: DriftTold;
  readonly points: readonly (readonly [lon: number, lat: number, ashore: boolean])[];
};

/** Null when there is no answer, it failed, it does not reach there, or is not told there yet. */
export function driftAt(drift: BoatDrift | undefined, at: Instant): DriftAt | null {
  const frames = framesAround(drift, at);
  if (frames === null) return null;
  const { before, after } = frames;
  const [one, other] = [before.told, after.told];
  if (one === null || other === null) return null;
  const span = secondsBetween(before.at, after.at);
  const share = span === 0 ? 1 : secondsBetween(before.at, at) / span;
  const mix = (one: number, other: number): number => one + share * (other - one);
  return {
    at,
    datum: {
      lon: mix(one.summary.datum.lon, other.summary.datum.lon),
      lat: mix(one.summary.datum.lat, other.summary.datum.lat),
    },
    radius95: metres(mix(one.summary.radius95, other.summary.radius95)),
    nearest: share < 0.5 ? one : other,
    points: Array.from(after.lon, (lon, each) => [
      mix(before.lon[each] ?? lon, lon),
      mix(before.lat[each] ?? 0, after.lat[each] ?? 0),
      before.ashore[each] === 1,
    ]),
  };
}

/** Whether the answer reaches a moment of which it has not told yet. */
export function isComing(drift: BoatDrift | undefined, at: Instant): boolean {
  const frames = framesAround(drift, at);
  return frames !== null && (frames.before.told === null || frames.after.told === null);
}

/**
 * The frames on both sides of a moment; null when there is no answer or it does not reach there.
 */
function framesAround(drift: BoatDrift | undefined, at: Instant) {
  const frames = madeOf(drift)?.frames ?? [];
  const next = frames.findIndex((frame) => frame.at >= at);
  const after = frames[next];
  if (after === undefined) return null;
  // A boat placed this very minute: its start stands for the minute it is in.
  if (next === 0 && secondsBetween(at, after.at) > STARTS_WITHIN) return null;
  return { before: frames[next - 1] ?? after, after };
}

/** The answer of a boat when it is one. */
export function madeOf(drift: BoatDrift | undefined): Made | null {
  return drift?.answer.ok === true ? drift.answer : null;
}

/** Where a boat is by this minute, for a message that goes out now; null without an answer. */
export function driftedNow(boat: BoatId): DriftAt | null {
  if (!isUpToDate(boat)) return null;
  return driftAt(drifts.value.get(boat), now.value);
}
