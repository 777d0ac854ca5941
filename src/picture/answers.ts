import type { EventOf, UnderstoodEntry } from "#log";
import { secondsBetween, type Instant, type Seconds } from "#units";
import type { Picture } from "./picture.ts";
import { isWithdrawn } from "./reports.ts";
import { entriesOf } from "./trail.ts";

/** How long it took until a desk owned what came by itself (F17). */
export type Answers = {
  /** Reports that nobody owns yet, and how long the oldest has waited; null when there is none. */
  readonly waiting: number;
  readonly oldest: Seconds | null;
  /** Of those that a desk owns: how many, the time of the middle one, and the longest. */
  readonly answered: number;
  readonly median: Seconds | null;
  readonly longest: Seconds | null;
};

/**
 * Whether a report came without anybody taking it: a mail, a message, a DSC call, a sensor's word
 * of distress. Somebody who took a call has answered it.
 */
export function cameUnattended({ channel, conditions }: EventOf<"ReportReceived">): boolean {
  if (channel === "sensor") return conditions.includes("in distress");
  return channel === "email" || channel === "message" || channel === "dsc";
}

/**
 * How what came by itself was answered, as known at `now`: until a desk acknowledged it or put it
 * to a boat. What the same caller said again is part of the first and not counted.
 */
export function answersAt(picture: Picture, now: Instant): Answers {
  const took: Seconds[] = [];
  const waits: Seconds[] = [];
  for (const trail of picture.reports.values()) {
    const { first } = trail;
    const isOurs = first.event.kind === "ReportReceived" && cameUnattended(first.event);
    const history = entriesOf([trail]).filter((entry) => !isWithdrawn(picture, entry));
    if (!isOurs || history.some(isRepeat)) continue;
    const answer = history.find(isAnswer);
    if (answer === undefined) waits.push(secondsBetween(first.loggedAt, now));
    else took.push(secondsBetween(first.loggedAt, answer.loggedAt));
  }
  took.sort((one, other) => one - other);
  return {
    waiting: waits.length,
    oldest: waits.length === 0 ? null : (Math.max(...waits) as Seconds),
    answered: took.length,
    median: took[(took.length - 1) >> 1] ?? null,
    longest: took.at(-1) ?? null,
  };
}

export function isAnswer({ event }: UnderstoodEntry): boolean {
  if (event.kind === "ReportLinked") return event.basis === "officer";
  return event.kind === "ReportAcknowledged";
}

export const isRepeat = ({ event }: UnderstoodEntry): boolean =>
  event.kind === "ReportLinked" && event.basis === "same caller";
