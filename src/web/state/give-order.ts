import { GENESIS, type Centre, type Entry, type Hash } from "#log";
import { decide, refusedEvent, type Order, type Refusal } from "#orders";
import { now } from "./clock.ts";
import { readEntry } from "./connection.ts";
import { centres, exercise, reach, takeEntries, takeExercise } from "./entries.ts";
import { isReplay } from "./page.ts";
import { pictureNow } from "./picture.ts";
import { author } from "./session.ts";
import { whyOf } from "./unsent.ts";

/** What came of an order. "not stored" means exactly that: nobody was told, nothing was written. */
export type OrderResult =
  | { readonly kind: "done"; readonly entries: readonly Entry[] }
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[] }
  | { readonly kind: "not stored"; readonly why: string };

/**
 * Exercise entries are numbered from here, so that they can never be taken for entries of the
 * night.
 */
const EXERCISE_FROM = 1_000_000;
const ANSWER_WITHIN_MS = 10_000;

/** The centre in whose name orders of an exercise are given; null for the first that is known. */
export function exerciseCentre(): Centre | null {
  return reach.value === "all" ? (centres.value[0] ?? null) : reach.value;
}

/**
 * Gives an order: to the server in the watch; in a replay it is decided here, by the same rules, as
 * an exercise.
 */
export function giveOrder(order: Order): Promise<OrderResult> {
  return isReplay ? Promise.resolve(practise(order)) : send(order);
}

function practise(order: Order): OrderResult {
  const at = pictureNow.value;
  const by = author.value;
  const centre = exerciseCentre();
  if (!at.ok || by === null || centre === null) return { kind: "not stored", why: "" };
  const newId = (kind: string): string => `${kind}-${crypto.randomUUID()}`;
  const decision = decide(at.picture, order, { now: now.value, by, centre, newId });
  const events = decision.ok ? decision.events : [refusedEvent(order, decision.refusals)];
  const first = EXERCISE_FROM + exercise.value.length;
  const entries = events.map((event, index) => ({
    centre,
    seq: first + index,
    loggedAt: now.value,
    by,
    event,
    previous: GENESIS,
    hash: GENESIS as Hash,
  }));
  takeExercise(entries);
  return decision.ok ? { kind: "done", entries } : { kind: "refused", refusals: decision.refusals };
}

async function send(order: Order): Promise<OrderResult> {
  try {
    const response = await fetch("/api/orders", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ by: author.value, order }),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const answer: unknown = await response.json();
    if (response.status === 201) {
      const entries = entriesOf(answer);
      takeEntries(entries);
      return { kind: "done", entries };
    }
    const refusals = refusalsOf(answer);
    if (refusals !== null) return { kind: "refused", refusals };
    return { kind: "not stored", why: whyOf(answer, response.status) };
  } catch (error) {
    return { kind: "not stored", why: error instanceof Error ? error.message : String(error) };
  }
}

function entriesOf(answer: unknown): readonly Entry[] {
  if (typeof answer !== "object" || answer === null || !("entries" in answer)) return [];
  const given: unknown[] = Array.isArray(answer.entries) ? answer.entries : [];
  return given.flatMap((entry) => readEntry(entry) ?? []);
}

/**
 * The server decides with the same code that this page was built from, so its refusals have our
 * type.
 */
function refusalsOf(answer: unknown): readonly Refusal[] | null {
  if (typeof answer !== "object" || answer === null || !("refusals" in answer)) return null;
  return Array.isArray(answer.refusals) ? (answer.refusals as Refusal[]) : null;
}
