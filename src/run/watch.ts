import { randomBytes } from "node:crypto";
import {
  entryName,
  type Author,
  type CallerToken,
  type Entry,
  type EntryName,
  type ReportId,
} from "#log";
import { decide, refusedEvent, type Order, type OrderOf, type Refusal } from "#orders";
import { addEntries, latest, openTimeline, pictureAt, type Picture, type Timeline } from "#picture";
import { instantFromMs, type Instant } from "#units";
import type { EventLog } from "./store/event-log.ts";
import { StoreError } from "./store/store-error.ts";

/** 64 bits: two machines that draw ids for a century do not meet. */
const ID_BYTES = 8;
/** What an event's words may hold. */

/** An assertion failed while folding: the picture stands before this entry, the log goes on. */
export type PictureStop = {
  readonly entry: EntryName;
  readonly why: string;
  readonly since: Instant;
};

type ReportOrder = OrderOf<"receiveReport">;

/**
 * What came of a report: its entries, all on the disk, the report first; or the reasons why this
 * desk may not report.
 */
export type ReportAnswer =
  | {
      readonly ok: true;
      readonly entries: readonly Entry[];
      /** Whether it was here before, under the same name. */
      readonly repeated: boolean;
    }
  | Refused;

/** Every reason against it, and the attempt on record. */
export type Refused = {
  readonly ok: false;
  readonly refusals: readonly Refusal[];
  readonly record: Entry;
};

/** What came of an order: the entries it made, all on the disk, or every reason against it. */
export type OrderAnswer = { readonly ok: true; readonly entries: readonly Entry[] } | Refused;

export type WatchOptions = {
  readonly log: EventLog;
  readonly now?: () => Instant;
  /** Told of a failed assertion that the watch went on from. A process warning otherwise. */
  readonly onFault?: (error: unknown) => void;
  /** For tests of a failing fold; `addEntries` otherwise. */
  readonly fold?: typeof addEntries;
};

/** Nothing can be decided on a picture that has stopped. */
export class PictureStopped extends Error {
  readonly stop: PictureStop;

  constructor(stop: PictureStop) {
    super(
      `The picture stopped at entry ${stop.entry} (${stop.why}), so no order can be weighed. ` +
        "Reports are still taken and stored.",
    );
    this.stop = stop;
  }
}

/**
 * A log with its picture, kept up with every entry, and the desk at which orders are decided one
 * after the other.
 */
export class Watch {
  readonly log: EventLog;
  readonly #now: () => Instant;
  readonly #fold: typeof addEntries;
  readonly #onFault: (error: unknown) => void;
  readonly #stopTail: () => void;
  #timeline: Timeline = openTimeline();
  #stopped: PictureStop | null = null;
  /** Arrival number of the last entry in the picture. */
  #folded = 0;
  #turn: Promise<unknown> = Promise.resolve();
  readonly #storing = new Map<ReportId, Promise<ReportAnswer>>();
  readonly #calling = new Map<CallerToken, Promise<unknown>>();

  /** Folds the whole log, then follows it. The log stays the caller's to close. */
  constructor({ log, now = clock, fold = addEntries, onFault = warn }: WatchOptions) {
    this.log = log;
    this.#onFault = onFault;
    this.#now = now;
    this.#fold = fold;
    this.#follow(log.readAll());
    this.#stopTail = log.tail((entries) => this.#follow(entries));
  }

  /** null while the picture follows the log. */
  get stopped(): PictureStop | null {
    return this.#stopped;
  }

  get now(): Instant {
    return this.#now();
  }

  /**
   * The picture of all entries, or of those before it stopped. Not to be kept: ask again after any
   * wait.
   */
  get picture(): Picture {
    return latest(this.#timeline);
  }

  pictureAt(at: Instant): Picture {
    return pictureAt(this.#timeline, at);
  }

  /** How many entries the picture holds, of `log.length`. */
  get folded(): number {
    return this.#folded;
  }

  /** A name for something new: "report-9f86d081884c7d65". */
  newId(kind: string): string {
    return `${kind}-${randomBytes(ID_BYTES).toString("hex")}`;
  }

  /**
   * Takes a report, and puts it to the boat that the same phone spoke of before. Reports that come
   * together share a commit; those of one phone wait for each other, so that its calls stay
   * together. Resolves when it is on the disk, also when the picture has stopped. A name that came
   * before gives what is there: a sender whose answer was lost may send again. Rejects with a
   * StoreError when it was not stored.
   */
  async report(by: Author, order: ReportOrder): Promise<ReportAnswer> {
    const name = order.report ?? (this.newId("report") as ReportId);
    const before = this.#storing.get(name);
    if (before !== undefined) return repeated(await before);
    const known = this.picture.reports.get(name)?.first;
    if (known !== undefined) return { ok: true, entries: [known], repeated: true };
    const { caller } = order.from;
    const after = caller === null ? undefined : this.#calling.get(caller);
    const storing = Promise.resolve(after).then(() => this.#take(by, { ...order, report: name }));
    const done = storing.catch(() => undefined);
    this.#storing.set(name, storing);
    if (caller !== null) this.#calling.set(caller, done);
    try {
      return await storing;
    } finally {
      this.#storing.delete(name);
      if (caller !== null && this.#calling.get(caller) === done) this.#calling.delete(caller);
    }
  }

  /**
   * Decides an order on the picture as it then is, and stores what comes of it, a refusal too,
   * before it answers. Of two orders at once, the second is decided when the first is stored and in
   * the picture. Rejects with PictureStopped, or with a StoreError when nothing was stored.
   */
  order(by: Author, order: Order): Promise<OrderAnswer> {
    const answer = this.#turn.then(() => this.#decide(by, order));
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  /** Ends the following, after the orders under way. */
  async close(): Promise<void> {
    await this.#turn;
    this.#stopTail();
  }

  /** What cannot be decided is stored as it was said, linked by nobody: no report is lost. */
  async #take(
    by: Author,
    order: ReportOrder & { readonly report: ReportId },
  ): Promise<ReportAnswer> {
    try {
      const answer = await this.#decide(by, order);
      return answer.ok ? { ...answer, repeated: false } : answer;
    } catch (error) {
      if (error instanceof StoreError) throw error;
      if (!(error instanceof PictureStopped)) this.#onFault(error);
    }
    const { order: _, ...told } = order;
    const entries = await this.log.append([{ by, event: { kind: "ReportReceived", ...told } }]);
    return { ok: true, entries, repeated: false };
  }

  async #decide(by: Author, order: Order): Promise<OrderAnswer> {
    if (this.#stopped !== null) throw new PictureStopped(this.#stopped);
    const { centre } = this.log;
    const newId = (kind: string): string => this.newId(kind);
    const decision = decide(this.picture, order, { now: this.#now(), by, centre, newId });
    if (decision.ok) {
      const drafts = decision.events.map((event) => ({ by, event }));
      return { ok: true, entries: await this.log.append(drafts) };
    }
    const { refusals } = decision;
    const [record] = await this.log.append([{ by, event: refusedEvent(order, refusals) }]);
    if (record === undefined) throw new Error("the log stored a refusal and gave nothing back");
    return { ok: false, refusals, record };
  }

  /** Never throws: what fails is the picture, and it says so. */
  #follow(entries: Iterable<Entry>): void {
    if (this.#stopped !== null) return;
    const batch = [...entries];
    try {
      this.#fold(this.#timeline, batch);
      this.#folded += batch.length;
    } catch (error) {
      this.#stopAt(batch, error instanceof Error ? error.message : String(error));
    }
  }

  /** Finds the first entry with which the fold fails, by halving, and stands before it. */
  #stopAt(batch: readonly Entry[], why: string): void {
    const before = firstOf(this.log.readAll(), this.#folded);
    let good = 0;
    let bad = batch.length;
    while (bad - good > 1) {
      const middle = (good + bad) >>> 1;
      if (this.#folds([...before, ...batch.slice(0, middle)])) good = middle;
      else bad = middle;
    }
    const entry = batch[good];
    if (entry === undefined) throw new Error("a picture stopped without an entry");
    const standing = [...before, ...batch.slice(0, good)];
    this.#timeline = openTimeline();
    this.#fold(this.#timeline, standing);
    this.#folded = standing.length;
    this.#stopped = { entry: entryName(entry), why, since: this.#now() };
  }

  #folds(entries: readonly Entry[]): boolean {
    try {
      this.#fold(openTimeline(), entries);
      return true;
    } catch {
      return false;
    }
  }
}

function repeated(answer: ReportAnswer): ReportAnswer {
  return answer.ok ? { ...answer, repeated: true } : answer;
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
}

function clock(): Instant {
  return instantFromMs(Date.now());
}

function firstOf<Thing>(things: Iterable<Thing>, length: number): Thing[] {
  const first: Thing[] = [];
  for (const thing of things) {
    if (first.length === length) break;
    first.push(thing);
  }
  return first;
}
