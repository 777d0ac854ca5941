import type { DriftAnswer, DriftTask } from "./messages.ts";

/** The board itself needs a core: two workers are enough for fifty boats. */
const WORKERS_MOST = 4;

type Wanted = { readonly make: () => Omit<DriftTask, "number">; readonly done: Done };
type Done = (answer: DriftAnswer) => void;

/**
 * Workers that answer questions to the drift, the first wanted first. They are begun with the first
 * question, so that a page that asks nothing loads nothing.
 */
export class DriftPool {
  readonly #workers: Worker[] = [];
  readonly #free: Worker[] = [];
  readonly #running = new Map<number, Done>();
  #queue: readonly Wanted[] = [];
  #number = 0;
  /** Why no worker runs any more. */
  #broken: string | null = null;

  /** Replaces all that waits; what is being worked on is ended first. */
  want(queue: readonly Wanted[]): void {
    this.#queue = queue;
    if (this.#broken !== null) this.#refuse(this.#broken);
    this.#start();
    this.#next();
  }

  #start(): void {
    if (this.#workers.length > 0 || this.#queue.length === 0) return;
    const cores = Math.min(navigator.hardwareConcurrency, WORKERS_MOST);
    for (let each = 0; each < Math.max(1, cores); each += 1) {
      const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
      worker.addEventListener("message", (event: MessageEvent<DriftAnswer>) =>
        this.#end(worker, event.data),
      );
      worker.addEventListener("error", (event) => this.#fail(worker, event.message));
      this.#workers.push(worker);
      this.#free.push(worker);
    }
  }

  #next(): void {
    while (this.#free.length > 0 && this.#queue.length > 0) {
      const [wanted, ...rest] = this.#queue;
      const worker = this.#free.pop();
      if (wanted === undefined || worker === undefined) return;
      this.#queue = rest;
      this.#number += 1;
      this.#running.set(this.#number, wanted.done);
      worker.postMessage({ ...wanted.make(), number: this.#number } satisfies DriftTask);
    }
  }

  #end(worker: Worker, answer: DriftAnswer): void {
    const done = this.#running.get(answer.number);
    this.#running.delete(answer.number);
    this.#free.push(worker);
    done?.(answer);
    this.#next();
  }

  /** A worker that could not be loaded answers nothing: all that runs is told so. */
  #fail(worker: Worker, message: string): void {
    worker.terminate();
    this.#broken = message === "" ? "the drift's worker could not be loaded" : message;
    this.#refuse(this.#broken);
  }

  #refuse(why: string): void {
    for (const [number, done] of this.#running) done({ number, ok: false, why });
    this.#running.clear();
    for (const { done } of this.#queue) done({ number: 0, ok: false, why });
    this.#queue = [];
  }
}
