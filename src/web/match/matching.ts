import { computed, effect, signal } from "@preact/signals";
import type { BoatId, ReportId } from "#log";
import {
  boatsAtSea,
  evidenceOf,
  proposalsOf,
  type BoatsAtSea,
  type Evidence,
  type Ledger,
  type Matching,
  type Proposals,
  type ReportState,
} from "#match";
import { boatOf, boatsOf, lostBoatCostOf, type Picture } from "#picture";
import { epochMs, type Instant } from "#units";
import { nowInMinutes } from "../state/clock.ts";
import { pictureNow } from "../state/picture.ts";
import type { MatchAnswer, MatchTask } from "./messages.ts";

/** While a replay is scrubbed, or reports pour in, the reports are weighed no more often. */
const SETTLE_MS = 150;
const TEN_MINUTES_MS = 600_000;

/** What is believed of which report speaks of which boat, and what an officer might do about it. */
export type Matched = {
  /** The evidence that was weighed; another is wanted when it is not that of the hour shown. */
  readonly key: string;
  readonly at: Instant;
  /** The version of the model that weighed it. */
  readonly model: string;
  readonly matching: Matching;
  readonly proposals: Proposals;
  readonly atSea: BoatsAtSea;
  /** The picture whose evidence this is. */
  readonly picture: Picture;
};

/** A link or a parting that an officer might look at. */
export type Doubt = Proposals["queue"][number];

const answered = signal<Matched | null>(null);
const wanted = signal<string | null>(null);
/** Why nothing could be weighed; null while it can. */
export const matchFault = signal<string | null>(null);
/** The answer to the evidence of the hour shown; null while it is being weighed. */
export const matched = computed<Matched | null>(() =>
  answered.value?.key === wanted.value ? answered.value : null,
);
/** The newest answer, also while another is being weighed: for figures that must not blink. */
export const matchedLast = computed<Matched | null>(() =>
  answered.value !== null && answered.value.at <= nowInMinutes.value ? answered.value : null,
);

/**
 * What stands for each boat of the board: of its reports the one that says most for a boat. Also
 * while another answer is being worked out; a boat that was not weighed is none of them.
 */
export const states = computed<ReadonlyMap<BoatId, ReportState>>(() => {
  const all = new Map<BoatId, ReportState>();
  for (const { boat, state } of matchedLast.value?.proposals.standings ?? []) {
    const before = all.get(boat);
    if (before === undefined || MOST_FIRST.indexOf(state) < MOST_FIRST.indexOf(before))
      all.set(boat, state);
  }
  return all;
});
const MOST_FIRST: readonly ReportState[] = [
  "boat",
  "may be a further boat",
  "likely about no boat",
];

/** Ledgers of the present answer, by the sides they are of. */
export const ledgers = signal<ReadonlyMap<string, Ledger>>(new Map());

let worker: Worker | null = null;
let number = 0;
const waiting = new Map<number, (answer: MatchAnswer) => void>();

function ask(task: (number: number) => MatchTask, done: (answer: MatchAnswer) => void): void {
  worker ??= begin();
  number += 1;
  waiting.set(number, done);
  worker.postMessage(task(number));
}

function begin(): Worker {
  const made = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  made.addEventListener("message", ({ data }: MessageEvent<MatchAnswer>) => {
    waiting.get(data.number)?.(data);
    waiting.delete(data.number);
  });
  made.addEventListener("error", ({ message }) => {
    made.terminate();
    worker = null;
    for (const [each, done] of waiting) done({ number: each, kind: "failed", why: message });
    waiting.clear();
  });
  return made;
}

/** Weighs anew whenever the evidence changes, for as long as the page lives. */
export function followMatching(): void {
  let settling: ReturnType<typeof setTimeout> | null = null;
  effect(() => {
    const at = pictureNow.value;
    const hour = nowInMinutes.value;
    if (!at.ok) return;
    if (settling !== null) clearTimeout(settling);
    settling = setTimeout(() => renew(at.picture, hour), SETTLE_MS);
  });
}

let running: string | null = null;

/** One question at a time: what changed while it was worked on is asked when it is done. */
function renew(picture: Picture, hour: Instant): void {
  const evidence = evidenceOf(picture, hour);
  const key = keyOf(picture, evidence, hour);
  wanted.value = key;
  if (running !== null || answered.peek()?.key === key) return;
  running = key;
  const { threshold } = lostBoatCostOf(picture);
  ask(
    (of) => ({ kind: "weigh", number: of, evidence, threshold, now: hour }),
    (answer) => {
      running = null;
      if (answer.kind === "matching") {
        const { matching, model } = answer;
        matchFault.value = null;
        ledgers.value = new Map();
        const proposals = proposalsOf(picture, matching, threshold);
        const atSea = boatsAtSea(picture, matching, proposals);
        answered.value = { key, at: hour, picture, model, matching, proposals, atSea };
      } else if (answer.kind === "failed") matchFault.value = answer.why;
      const now = pictureNow.peek();
      if (now.ok && wanted.peek() !== key) renew(now.picture, nowInMinutes.peek());
    },
  );
}

/**
 * All that an answer follows from: the evidence, which boats hang together on the board, and the
 * hour, in tens of minutes.
 */
function keyOf(picture: Picture, evidence: Evidence, hour: Instant): string {
  const rows = boatsOf(picture).map(({ id, onBoard, members }) => [id, onBoard, members]);
  const tens = Math.floor(epochMs(hour) / TEN_MINUTES_MS);
  return JSON.stringify([evidence, rows, lostBoatCostOf(picture).threshold, tens]);
}

export const keyOfDoubt = ({ kind, one, other }: Doubt): string =>
  `${kind} ${one.join(" ")} | ${other.join(" ")}`;

/** Has the ledger of a doubt worked out, unless it is there. */
export function wantLedger(doubt: Doubt): void {
  const key = keyOfDoubt(doubt);
  const present = matched.peek();
  if (present === null || ledgers.peek().has(key)) return;
  const rows = boatsWith(present);
  ask(
    (of) => ({ kind: "ledger", number: of, one: doubt.one, other: doubt.other, rows }),
    (answer) => {
      if (answer.kind !== "ledger" || matched.peek() !== present) return;
      ledgers.value = new Map([...ledgers.peek(), [key, answer.ledger]]);
    },
  );
}

/** The rows of the board by their reports, so that a rival is named as the board has it. */
function boatsWith({ proposals }: Matched): readonly (readonly string[])[] {
  const rows = new Map<BoatId, string[]>();
  for (const { id, boat } of proposals.standings) rows.set(boat, [...(rows.get(boat) ?? []), id]);
  return [...rows.values()];
}

/**
 * What the machine believes of two boats being one, for an order that joins them: the mean chance
 * over the pairs of their reports. Null while nothing was weighed.
 */
export function estimateOf(
  one: BoatId | ReportId,
  other: BoatId | ReportId,
): { readonly p: number; readonly model: string } | null {
  const at = pictureNow.peek();
  const present = matched.peek();
  if (!at.ok || present === null) return null;
  const [first, second] = [one, other].map((id) =>
    rowOf(present, boatOf(at.picture, id as BoatId)?.id),
  );
  if (first === undefined || second === undefined || first.size * second.size === 0) return null;
  let sum = 0;
  for (const { a, b, p } of present.matching.pairs)
    if ((first.has(a) && second.has(b)) || (first.has(b) && second.has(a))) sum += p;
  return { p: Math.min(1, sum / (first.size * second.size)), model: present.model };
}

const rowOf = ({ proposals }: Matched, boat: BoatId | undefined): ReadonlySet<string> =>
  new Set(proposals.standings.flatMap((each) => (each.boat === boat ? [each.id] : [])));
