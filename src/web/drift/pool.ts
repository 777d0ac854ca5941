import type { DriftAnswer, DriftRest, DriftTask, DriftTold } from "./messages.ts";

/** Each holds its own sea and land; on a desk with many cores the board keeps one. */
const WORKERS_MOST = 3;

type Wanted = {
  readonly make: () => Omit<DriftTask, "number">;
  readonly done: (answer: DriftAnswer) => void;
  /** What is said of the frames of the answer, once all of it has been worked out. */
  readonly told: (rest: readonly DriftTold[]) => void;
};

/**
 * Workers that answer questions to the drift, the first wanted first. They are begun with the first
 * question, so that a page that asks nothing loads nothing.
 */
export class DriftPool {
  readonly #workers: Worker[] = [];
  readonly #free: Worker[] = [];
  /** Until all has been told. */
  readonly #running = new Map<number, Wanted>();
  #queue: readonly Wanted[] = [];
  #number = 0;

  /** Replaces all that waits; what is being worked on is ended first. */
  want(queue: readonly Wanted[]): void {
    this.#queue = queue;
    this.#start();
    this.#next();
  }

  #start(): void {
    if (this.#workers.length > 0 || this.#queue.length === 0) return;
    const cores = Math.min(navigator.hardwareConcurrency, WORKERS_MOST);
    for (let each = 0; each < Math.max(1, cores); each += 1) {
      const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
      worker.addEventListener("message", (event: MessageEvent<DriftAnswer | DriftRest>) => {
        if ("rest" in event.data) this.#tell(event.data);
        else this.#end(worker, event.data);
      });
      worker.addEventListener("error", (event) => this.#fail(event.message));
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
      this.#running.set(this.#number, wanted);
      worker.postMessage({ ...wanted.make(), number: this.#number } satisfies DriftTask);
    }
  }

  #end(worker: Worker, answer: DriftAnswer): void {
    const wanted = this.#running.get(answer.number);
    if (!answer.ok) this.#running.delete(answer.number);
    this.#free.push(worker);
    this.#next();
    wanted?.done(answer);
  }

  #tell({ number, rest }: DriftRest): void {
    const wanted = this.#running.get(number);
    this.#running.delete(number);
    if (rest !== null) wanted?.told(rest);
  }

  /**
   * A worker that broke answers nothing: all is told so, and new workers begin with the next
   * question.
   */
  #fail(message: string): void {
    const why = message === "" ? "the drift's worker could not be loaded" : message;
    for (const worker of this.#workers) worker.terminate();
    this.#workers.length = 0;
    this.#free.length = 0;
    const waiting = [...this.#running.values(), ...this.#queue];
    this.#running.clear();
    this.#queue = [];
    for (const { done } of waiting) done({ number: 0, ok: false, why });
  }
}
