import { backOffMs, RateModel } from "#intake";
import type { FeedId } from "#log";
import type { FeedReason } from "#show";
import type { Random } from "#units";
import type { FeedReading, Line } from "./feed.ts";

/** A line that falls and stands again within this is no alarm. */
const GRACE_MS = 10_000;
/** One that stands for so long without a word stands; before, it may be one that falls at once. */
const STEADY_MS = 5_000;
/** One that stood for so long did not fail when it was opened. */
const STOOD_MS = 60_000;

/** What came of a feed since the watch began. */
export type FeedCounts = {
  readonly messages: number;
  readonly bytes: number;
  readonly read: number;
  readonly unread: number;
  /** Reports that it made, and tellings that repeated one. */
  readonly reports: number;
  readonly repeats: number;
  /** Positions that a later one of the same vessel stood in for before they were stored. */
  readonly coalesced: number;
  readonly reconnects: number;
};

export type FeedWatching = {
  readonly id: FeedId;
  /** Seconds without a message that are an alarm; null: none are. */
  readonly silence: number | null;
  readonly line: Line;
  readonly now: () => number;
  readonly random: Random;
  /** What came, for whoever keeps it. */
  readonly heard: (reading: FeedReading, feed: WatchedFeed) => void;
};

/**
 * One feed: its line is opened again whenever it falls, sooner or later by the back-off; what comes
 * is counted; and it is wrong when the line is down, or up and silent for too long.
 */
export class WatchedFeed {
  readonly id: FeedId;
  readonly #watching: FeedWatching;
  readonly #rate: RateModel;
  #state: "opening" | "up" | "down" | "closed" = "opening";
  #downWhy = "it was not opened yet";
  #downSince: number;
  #upSince = 0;
  #failures = 0;
  #timer: NodeJS.Timeout | null = null;
  #lastHeard: number | null = null;
  #openedAt: number;
  readonly counts: { -readonly [Name in keyof FeedCounts]: number } = {
    messages: 0,
    bytes: 0,
    read: 0,
    unread: 0,
    reports: 0,
    repeats: 0,
    coalesced: 0,
    reconnects: 0,
  };

  constructor(watching: FeedWatching) {
    this.id = watching.id;
    this.#watching = watching;
    const now = watching.now();
    const { silence } = watching;
    this.#rate = new RateModel(silence === null ? null : silence * 1000, now);
    this.#downSince = now;
    this.#openedAt = now;
  }

  get state(): "opening" | "up" | "down" | "closed" {
    return this.#state;
  }

  /** Milliseconds since 1970 of the last message that could be read; null when none came. */
  get lastHeard(): number | null {
    return this.#lastHeard;
  }

  /** Milliseconds; null: any silence is usual. */
  get silenceAllowed(): number | null {
    return this.#rate.allowedMs;
  }

  open(): void {
    const { line, now } = this.#watching;
    this.#openedAt = now();
    // Ends of a line that was given up say nothing of the next one.
    let isCurrent = true;
    line.open({
      up: () => {
        if (!isCurrent || this.#state === "closed") return;
        this.#state = "up";
        this.#upSince = now();
      },
      down: (why) => {
        if (!isCurrent || this.#state === "closed") return;
        isCurrent = false;
        this.#fell(why);
      },
      heard: (reading, bytes) => {
        if (this.#state !== "closed") this.#heard(reading, bytes);
      },
    });
  }

  /** A message of a kind that keeps its reports itself. */
  tookOne(isRead: boolean): void {
    const [read, unread] = isRead ? [1, 0] : [0, 1];
    this.#heard({ tellings: [], positions: [], read, unread }, 0);
  }

  /** Why it counts as lost at this moment; null when it does not. */
  wrongAt(nowMs: number): Exclude<FeedReason, { readonly kind: "heard" }> | null {
    const allowed = this.#rate.allowedMs;
    const silent = this.#rate.silentMs(nowMs);
    if (!this.#stands(nowMs)) {
      const since = Math.max(0, nowMs - this.#downSince);
      const grace = Math.min(GRACE_MS, allowed ?? GRACE_MS);
      if (since >= grace) return { kind: "down", why: this.#downWhy, since: since / 1000 };
    }
    if (allowed === null || silent <= allowed) return null;
    return { kind: "silent", since: silent / 1000, allowed: allowed / 1000 };
  }

  /** Opens a line anew that stands and is silent: it may be dead without anybody having said so. */
  async reopenIfSilent(nowMs: number): Promise<void> {
    const allowed = this.#rate.allowedMs;
    if (this.#state !== "up" || allowed === null) return;
    if (this.#rate.silentMs(nowMs) <= allowed) return;
    if (nowMs - this.#openedAt < Math.max(allowed, GRACE_MS)) return;
    this.#openedAt = nowMs;
    await this.#watching.line.close();
    if (this.#state === "up") this.#fell("the line stood and was silent");
  }

  async close(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    // What came last is still heard.
    await this.#watching.line.close();
    this.#state = "closed";
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #stands(nowMs: number): boolean {
    if (this.#state !== "up") return false;
    return nowMs - this.#upSince >= STEADY_MS || (this.#lastHeard ?? 0) >= this.#upSince;
  }

  #heard(reading: FeedReading, bytes: number): void {
    const { counts } = this;
    const now = this.#watching.now();
    counts.messages += reading.read + reading.unread;
    counts.bytes += bytes;
    counts.read += reading.read;
    counts.unread += reading.unread;
    if (reading.read > 0) {
      this.#failures = 0;
      this.#lastHeard = now;
      this.#rate.heard(now);
    }
    this.#watching.heard(reading, this);
  }

  #fell(why: string): void {
    const { now, random } = this.#watching;
    const nowMs = now();
    if (this.#stands(nowMs)) this.#downSince = nowMs;
    if (this.#state === "up" && nowMs - this.#upSince >= STOOD_MS) this.#failures = 0;
    this.#state = "down";
    this.#downWhy = why;
    this.#failures += 1;
    this.#timer = setTimeout(
      () => {
        this.counts.reconnects += 1;
        this.open();
      },
      backOffMs(this.#failures, random),
    );
  }
}
