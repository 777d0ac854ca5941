import { Worker } from "node:worker_threads";
import { Problem } from "./problem.ts";
import type { SeaAnswer, SeaTask } from "./sea-thread.ts";

/** Tasks that may wait: ours, a board of 20 boats asked at once. */
const WAITING_MOST = 20;
/** No drift and no file takes so long: then the thread hangs, and a new one is begun. */
const ANSWER_WITHIN_MS = 60_000;

type Waiting = {
  readonly task: SeaTask;
  readonly done: (answer: SeaAnswer) => void;
  readonly failed: (problem: Problem) => void;
};

/**
 * Runs drifts and reads files in a thread of its own, one after the other, so that the log never
 * waits for them. The thread begins with the first task.
 */
export class SeaDesk {
  readonly #waiting: Waiting[] = [];
  #thread: Worker | null = null;
  #current: Waiting | null = null;
  #late: NodeJS.Timeout | undefined = undefined;
  #closed = false;

  /** Rejects with a Problem: 503 when too many wait, or the thread failed. */
  ask(task: SeaTask): Promise<SeaAnswer> {
    if (this.#closed || this.#waiting.length >= WAITING_MOST) {
      const waiting = `${this.#waiting.length} questions wait`;
      const detail = `${waiting}; ask again in a minute. The log goes on.`;
      return Promise.reject(new Problem("busy", 503, detail));
    }
    return new Promise((done, failed) => {
      this.#waiting.push({ task, done, failed });
      this.#next();
    });
  }

  /** Ends the thread; what waits is told so. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#drop("the server stops");
    for (const { failed } of this.#waiting.splice(0)) failed(failure("the server stops"));
  }

  #next(): void {
    if (this.#current !== null || this.#closed) return;
    const next = this.#waiting.shift();
    if (next === undefined) return;
    this.#current = next;
    this.#thread ??= this.#begin();
    this.#late = setTimeout(() => void this.#drop("it took too long"), ANSWER_WITHIN_MS);
    this.#thread.postMessage(next.task);
  }

  #begin(): Worker {
    const thread = new Worker(new URL("sea-thread.ts", import.meta.url));
    const ended = (why: string): void => {
      if (this.#thread === thread) void this.#drop(why);
    };
    thread.on("message", (answer: SeaAnswer) => {
      if (this.#thread !== thread) return;
      clearTimeout(this.#late);
      this.#current?.done(answer);
      this.#current = null;
      this.#next();
    });
    thread.on("error", ({ message }: Error) => ended(message));
    thread.on("exit", () => ended("its thread ended"));
    return thread;
  }

  /** Lets the thread go with the task it has; the next task begins another. */
  async #drop(why: string): Promise<void> {
    const [thread, current] = [this.#thread, this.#current];
    clearTimeout(this.#late);
    this.#thread = null;
    this.#current = null;
    current?.failed(failure(why));
    this.#next();
    await thread?.terminate();
  }
}

const failure = (why: string): Problem =>
  new Problem("busy", 503, `The drift could not be worked out: ${why}. The log goes on.`);
