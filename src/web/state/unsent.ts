import { signal } from "@preact/signals";
import { isInstant, instantFromMs, type Instant } from "#units";
import { keep, readKept } from "./kept.ts";

/** Something said to the server that it has not yet confirmed to be on its disk. */
export type Unsent = {
  /**
   * The report's name, made once and sent with every attempt: the server stores it once, however
   * often it comes.
   */
  readonly key: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly since: Instant;
  readonly attempts: number;
  /**
   * Why the server refused it: no further attempt will help until somebody writes it anew. Null: it
   * waits.
   */
  readonly refused: string | null;
};

const KEPT_AS = "vigie.unsent";
const ADDRESS = "/api/reports";
const ANSWER_WITHIN_MS = 10_000;
const RETRY_MS = 5_000;

/**
 * Reports not acknowledged yet, oldest first; they outlive a reload and a browser that was closed.
 */
export const unsent = signal<readonly Unsent[]>(readUnsent());
/**
 * False when this browser cannot keep what is unsent: then a reload would lose it, and the board
 * says so.
 */
export const keepsUnsent = signal(true);
/** What was stored last, to tell whoever sent it. */
export const lastStored = signal<{ readonly key: string; readonly entry: string } | null>(null);

let sending = false;

/**
 * Takes a report into the queue before anything else, then sends. Gives back the key of the report.
 */
export function sendReport(body: Readonly<Record<string, unknown>>): string {
  const key = newReportName();
  const since = instantFromMs(Date.now());
  setUnsent([...current(), { key, body, since, attempts: 0, refused: null }]);
  askToSend();
  return key;
}

/** 64 random bits: desks that draw names for a century do not meet. Short: the board shows it. */
function newReportName(): string {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return `r-${high.toString(36)}${low.toString(36)}`;
}

/** Takes a refused report out of the queue, at the officer's word. */
export function dropRefused(key: string): void {
  setUnsent(current().filter((each) => each.key !== key || each.refused === null));
}

/** Sends whatever waits, now and every few seconds, until all is acknowledged. */
export function keepSending(): void {
  setInterval(askToSend, RETRY_MS);
  addEventListener("storage", (event) => {
    if (event.key === KEPT_AS) unsent.value = readUnsent();
  });
  askToSend();
}

export function askToSend(): void {
  if (sending || !unsent.value.some(({ refused }) => refused === null)) return;
  sending = true;
  // One tab at a time: two tabs share the queue.
  void navigator.locks.request(KEPT_AS, sendAll).finally(() => (sending = false));
}

async function sendAll(): Promise<void> {
  for (const one of current()) {
    if (one.refused !== null) continue;
    if (!(await sendOne(one))) return;
  }
}

/** Whether it makes sense to go on with the next: false when the server did not answer. */
async function sendOne(one: Unsent): Promise<boolean> {
  try {
    const response = await fetch(ADDRESS, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...one.body, report: one.key }),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const answer: unknown = await response.json();
    if (response.status === 200 || response.status === 201) {
      lastStored.value = { key: one.key, entry: storedAs(answer) };
      setUnsent(current().filter(({ key }) => key !== one.key));
      return true;
    }
    const final = response.status >= 400 && response.status < 500;
    note(one.key, final ? whyOf(answer, response.status) : null);
    return final;
  } catch {
    note(one.key, null);
    return false;
  }
}

function note(key: string, refused: string | null): void {
  const noted = (each: Unsent): Unsent =>
    each.key === key ? { ...each, attempts: each.attempts + 1, refused } : each;
  setUnsent(current().map(noted));
}

/**
 * What is kept is the truth, because two tabs share it; a browser that keeps nothing has only its
 * memory.
 */
function current(): readonly Unsent[] {
  return keepsUnsent.value ? readUnsent() : unsent.value;
}

function setUnsent(all: readonly Unsent[]): void {
  unsent.value = all;
  keepsUnsent.value = keep(KEPT_AS, all.length === 0 ? null : JSON.stringify(all));
}

function readUnsent(): readonly Unsent[] {
  const kept = readKept(KEPT_AS);
  if (kept === null) return [];
  try {
    const value: unknown = JSON.parse(kept);
    return Array.isArray(value) ? value.filter(isUnsent) : [];
  } catch {
    return [];
  }
}

function isUnsent(value: unknown): value is Unsent {
  if (typeof value !== "object" || value === null) return false;
  const { key, body, since }: Partial<Record<string, unknown>> = { ...value };
  return (
    typeof key === "string" &&
    typeof body === "object" &&
    typeof since === "string" &&
    isInstant(since)
  );
}

/** The name of the entry in which the report now stands, "dover:17". */
function storedAs(answer: unknown): string {
  const entry = firstEntry(answer);
  if (typeof entry !== "object" || entry === null) return "";
  return "centre" in entry && "seq" in entry ? `${String(entry.centre)}:${String(entry.seq)}` : "";
}

function firstEntry(answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null) return null;
  if ("entry" in answer) return answer.entry;
  return "entries" in answer && Array.isArray(answer.entries) ? answer.entries[0] : null;
}

/** A problem's own words (RFC 9457). */
export function whyOf(answer: unknown, status: number): string {
  if (typeof answer !== "object" || answer === null) return String(status);
  const detail = "detail" in answer ? answer.detail : "title" in answer ? answer.title : status;
  const errors = "errors" in answer && Array.isArray(answer.errors) ? answer.errors : [];
  const fields = errors.map((each: unknown) =>
    typeof each === "object" && each !== null && "detail" in each ? String(each.detail) : "",
  );
  return [String(detail), ...fields].filter((part) => part !== "").join(" · ");
}
