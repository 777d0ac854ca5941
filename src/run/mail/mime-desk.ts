import { Worker } from "node:worker_threads";
import { notRead, type MimeReading } from "./read-mime.ts";

/** A mail of 30 MiB takes half a second; none takes so long but one that is made to. */
const READ_WITHIN_MS = 30_000;
/** Of the thread alone: a mail that needs more ends it, not the watch. */
const MEMORY_MB = 512;

/**
 * Takes mails apart in a thread of its own, one after another: a mail of many parts, or made so
 * that it never ends, holds up no call and no other mail. Its words are kept, with why.
 */
export class MimeDesk {
  readonly #within: number;
  #thread: Worker | null = null;
  #answered: (answer: MimeReading | string) => void = () => undefined;
  #work: Promise<unknown> = Promise.resolve();

  constructor(withinMs = READ_WITHIN_MS) {
    this.#within = withinMs;
  }

  /** Never rejects. */
  read(bytes: Uint8Array): Promise<MimeReading> {
    const reading = this.#work.then(() => this.#readNow(bytes));
    this.#work = reading;
    return reading;
  }

  /** Waits for the mail that is being read, and ends the thread. */
  async close(): Promise<void> {
    await this.#work;
    await this.#drop();
  }

  async #readNow(bytes: Uint8Array): Promise<MimeReading> {
    const thread = (this.#thread ??= this.#begin());
    thread.ref();
    let late: NodeJS.Timeout | undefined = undefined;
    const answer = await new Promise<MimeReading | string>((resolve) => {
      this.#answered = resolve;
      const came = `one that takes more than ${this.#within / 1000} s`;
      late = setTimeout(() => resolve(came), this.#within);
      thread.postMessage(bytes);
    });
    clearTimeout(late);
    thread.unref();
    if (typeof answer !== "string") return answer;
    await this.#drop();
    return notRead(bytes, answer);
  }

  #begin(): Worker {
    const thread = new Worker(new URL("mime-thread.ts", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    thread.on("message", (reading: MimeReading) => this.#answered(reading));
    const ended = (why: string): void => {
      // Of a thread that was left already nobody waits for anything.
      if (this.#thread !== thread) return;
      this.#thread = null;
      this.#answered(`one that ended its reader${why}`);
    };
    thread.on("error", (error: Error) => ended(` (${error.message})`));
    thread.on("exit", () => ended(""));
    return thread;
  }

  async #drop(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    await thread?.terminate();
  }
}
