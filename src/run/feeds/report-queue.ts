import { setTimeout as wait } from "node:timers/promises";
import type { MessageReading } from "#intake";
import { StoreError } from "../store/store-error.ts";
import { takeTelling, type Taken, type TellingDesk } from "./take-telling.ts";

/** The pause after a report that could not be stored, and the longest. Ours. */
const AGAIN_MS = 500;
const AGAIN_MS_MOST = 10_000;

/** The feed that a report came by, and by what words came of which it could read nothing. */
export type ReportFeed = {
  readonly feed: string;
  readonly channel: NonNullable<TellingDesk["channel"]>;
};

/**
 * Reports on their way to the disk. Nothing leaves it but onto the disk: what the log would not
 * take is tried until it does, for as long as the watch runs.
 */
export class ReportQueue {
  readonly #desk: TellingDesk;
  readonly #onFault: (error: unknown) => void;
  readonly #pending = new Set<Promise<void>>();
  readonly #stop = new AbortController();

  constructor(desk: TellingDesk, onFault: (error: unknown) => void) {
    this.#desk = desk;
    this.#onFault = onFault;
  }

  /** How many are not on the disk yet. */
  get waiting(): number {
    return this.#pending.size;
  }

  /** `done` hears of it when it is on the disk. */
  add(reading: MessageReading<unknown>, from: ReportFeed, done: (taken: Taken) => void): void {
    const job = this.#keep(reading, from, done).finally(() => this.#pending.delete(job));
    this.#pending.add(job);
  }

  /** Lets what is under way end, and says how many reports could not be stored. */
  async close(): Promise<number> {
    const all = Promise.all(this.#pending);
    const late = AbortSignal.timeout(AGAIN_MS_MOST);
    const tooLate = new Promise((resolve) => late.addEventListener("abort", resolve));
    await Promise.race([all, tooLate]);
    const left = this.#pending.size;
    this.#stop.abort();
    await all;
    return left;
  }

  async #keep(
    reading: MessageReading<unknown>,
    { feed, channel }: ReportFeed,
    done: (taken: Taken) => void,
  ): Promise<void> {
    let left = reading;
    for (let pause = AGAIN_MS; ; pause = Math.min(AGAIN_MS_MOST, pause * 2)) {
      try {
        const taken = await takeTelling(left, feed, { ...this.#desk, channel });
        if (taken !== null) done(taken);
        return;
      } catch (error) {
        this.#onFault(error);
        const isOfStore = error instanceof StoreError && error.code !== "not JSON";
        if (!isOfStore && !left.ok) return;
        // What the log does not take as it was read, it takes as words that nobody could read.
        if (!isOfStore) left = unreadOf(left, error);
      }
      if (this.#stop.signal.aborted) return;
      await wait(pause, undefined, { signal: this.#stop.signal }).catch(() => undefined);
    }
  }
}

function unreadOf(reading: MessageReading<unknown>, error: unknown): MessageReading<unknown> {
  if (!reading.ok) return reading;
  const came = error instanceof Error ? error.message : String(error);
  const why = `expected a report that the log takes; came one of which it says: ${came}`;
  return { ok: false, words: reading.telling?.words ?? "", why };
}
