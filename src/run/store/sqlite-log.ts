import {
  bodyFrom,
  draftText,
  GENESIS,
  LINE_LENGTH_MAX,
  markUnread,
  type Centre,
  type Draft,
  type DraftText,
  type Entry,
  type Hash,
  type Head,
} from "#log";
import { addSeconds, latestOf, seconds, secondsBetween, type Instant } from "#units";
import {
  CLOCK_AHEAD_MAX,
  type ClockWarning,
  type EventLog,
  type Listener,
  type LogState,
  type Receipt,
} from "./event-log.ts";
import { logPath, openToRead, openToWrite } from "./log-database.ts";
import { LogTable } from "./log-table.ts";
import { openReceiving, type Sealed } from "./receiving.ts";
import { sha256 } from "./rows.ts";
import { StoreError, storeErrorOf } from "./store-error.ts";
import { holdWriterLock } from "./writer-lock.ts";

/**
 * Entries in one commit: calls beyond it go into the next, so that the first need not wait for
 * all.
 */
const GROUP_MAX = 4_096;
/** Characters of a draft: the line has room for its centre, time and links besides. */
const DRAFT_LENGTH_MAX = LINE_LENGTH_MAX - 1_024;
const ONE_MILLISECOND = seconds(0.001);

/** Tells the time: the machine's clock, or in a test or a replay another. */
export type Clock = () => Instant;

export type Opening =
  | {
      readonly mode: "write";
      readonly path: string;
      /** Whose log it is: checked against the file, or written into a new one. */
      readonly centre: Centre;
      readonly now: Clock;
    }
  | { readonly mode: "read"; readonly path: string; readonly now: Clock };

/**
 * Opens a log in one SQLite file and verifies all of it. A log that fails is opened read-only,
 * with the fault in `state`; reading goes on past it. Throws a StoreError when there is nothing to
 * open, or another process writes it.
 */
export function openLog(opening: Opening): EventLog {
  const path = logPath(opening.path);
  if (opening.mode === "read")
    return new SqliteLog(path, new LogTable(path, openToRead(path), "read"), opening.now);
  const lock = holdWriterLock(path);
  try {
    const table = new LogTable(path, openToWrite(path, opening.centre), "write");
    return new SqliteLog(path, table, opening.now, lock.release);
  } catch (error) {
    lock.release();
    throw error;
  }
}

type Waiting = {
  readonly drafts: readonly Draft[];
  readonly texts: readonly DraftText[];
  readonly resolve: (entries: readonly Entry[]) => void;
  readonly reject: (error: StoreError) => void;
};

class SqliteLog implements EventLog {
  readonly centre: Centre;
  readonly #path: string;
  readonly #table: LogTable;
  readonly #now: Clock;
  readonly #release: () => void;
  readonly #listeners = new Set<Listener>();
  readonly #stopped: string[] = [];
  /** The last time of another centre that our clock follows. */
  #followed: Instant | null = null;
  #waiting: Waiting[] = [];
  #isOpen = true;

  constructor(path: string, table: LogTable, now: Clock, release: () => void = () => undefined) {
    this.centre = table.centre;
    this.#path = path;
    this.#table = table;
    this.#now = now;
    this.#release = release;
    const limit = this.#followLimit();
    for (const { centre, loggedAt } of this.heads()) {
      if (centre === this.centre) continue;
      const last = loggedAt <= limit ? loggedAt : table.lastLogged(centre, limit);
      this.#followed = latestOf(this.#followed, last);
    }
  }

  get length(): number {
    return this.#table.length;
  }

  get state(): LogState {
    const obstacle = this.#obstacle();
    return {
      readOnly: obstacle !== null,
      why: obstacle?.message ?? null,
      fault: this.#table.fault,
      unreadable: [...this.#table.unreadable],
      clockAhead: this.#clockAhead(),
      stopped: [...this.#stopped],
    };
  }

  append(drafts: readonly Draft[]): Promise<readonly Entry[]> {
    const { promise, resolve, reject } = Promise.withResolvers<readonly Entry[]>();
    try {
      const obstacle = this.#obstacle();
      if (obstacle !== null) throw obstacle;
      const texts = drafts.map((draft) => this.#textOf(draft));
      this.#waiting.push({ drafts, texts, resolve, reject });
      // The commit waits until all that has arrived has had its turn: so one sync serves them all.
      if (this.#waiting.length === 1) setImmediate(() => this.#store());
    } catch (error) {
      reject(error);
    }
    return promise;
  }

  async receive(
    entries: Iterable<Entry>,
    options: { readonly restoring?: boolean } = {},
  ): Promise<Receipt> {
    const obstacle = this.#obstacle();
    if (obstacle !== null) throw obstacle;
    const receiving = openReceiving({
      own: options.restoring === true ? null : this.centre,
      head: (centre) => this.head(centre),
      hashAt: (centre, seq) => this.#table.hashAt(centre, seq),
    });
    for (const entry of entries) {
      receiving.take(entry);
      if (!receiving.isFull()) continue;
      this.#storeReceived(receiving.handOver());
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#storeReceived(receiving.handOver());
    return receiving.receipt();
  }

  readFrom(centre: Centre, seq: number): Iterable<Entry> {
    return this.#table.from(centre, seq);
  }

  readAll(after = 0): Iterable<Entry> {
    return this.#table.all(after);
  }

  head(centre: Centre): Head | null {
    return this.#table.heads.get(centre) ?? null;
  }

  heads(): readonly Head[] {
    const heads = [...this.#table.heads.values()];
    return heads.sort((one, other) => (one.centre < other.centre ? -1 : 1));
  }

  tail(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): Promise<void> {
    if (this.#isOpen) {
      while (this.#waiting.length > 0) this.#store();
      this.#isOpen = false;
      this.#table.close();
      this.#release();
    }
    return Promise.resolve();
  }

  /** Why nothing can be stored now; null when it can. */
  #obstacle(): StoreError | null {
    if (this.#isOpen) return this.#table.obstacle;
    return new StoreError("closed", this.#path, `The log ${this.#path} is closed.`);
  }

  #textOf(draft: Draft): DraftText {
    let text: DraftText;
    try {
      text = draftText(draft);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new StoreError("not JSON", this.#path, `Nothing of this was stored: ${why}.`, error);
    }
    const length = text.by.length + text.event.length;
    if (length <= DRAFT_LENGTH_MAX) return text;
    const sentence =
      "Nothing of this was stored: " +
      `expected at most ${DRAFT_LENGTH_MAX} characters, came ${length}.`;
    throw new StoreError("too long", this.#path, sentence);
  }

  /** One commit for the calls that wait, in their order. A call is never divided. */
  #store(): void {
    const calls = this.#nextGroup();
    try {
      const sealed = this.#sealed(calls);
      if (sealed.length > 0) this.#table.add(sealed);
      const entries = sealed.map(({ entry }) => entry);
      let from = 0;
      for (const { drafts, resolve } of calls) {
        resolve(entries.slice(from, from + drafts.length));
        from += drafts.length;
      }
      this.#tell(entries);
    } catch (error) {
      for (const { reject } of calls) reject(storeErrorOf(error, this.#path));
    }
  }

  #nextGroup(): readonly Waiting[] {
    let calls = 0;
    let count = 0;
    for (const { drafts } of this.#waiting) {
      count += drafts.length;
      if (calls > 0 && count > GROUP_MAX) break;
      calls += 1;
    }
    const group = this.#waiting.slice(0, calls);
    this.#waiting = this.#waiting.slice(calls);
    if (this.#waiting.length > 0) setImmediate(() => this.#store());
    return group;
  }

  #sealed(calls: readonly Waiting[]): readonly Sealed[] {
    const { centre } = this;
    const head = this.head(centre);
    const loggedAt = this.#stamp(head);
    let seq = head?.seq ?? 0;
    let previous = head?.hash ?? GENESIS;
    const sealed: Sealed[] = [];
    for (const { drafts, texts } of calls) {
      for (const [index, text] of texts.entries()) {
        seq += 1;
        const { by, event } = drafts[index]!;
        const body = bodyFrom(text, { centre, seq, loggedAt, previous });
        const hash = sha256(body) as Hash;
        sealed.push({ body, entry: { centre, seq, loggedAt, by, event, previous, hash } });
        previous = hash;
      }
    }
    return sealed;
  }

  /**
   * A hybrid logical clock: never before our last entry, and after every received one that it
   * follows.
   */
  #stamp(head: Head | null): Instant {
    const now = latestOf(this.#now(), head?.loggedAt ?? null) ?? this.#now();
    if (this.#followed === null || now > this.#followed) return now;
    return addSeconds(this.#followed, ONE_MILLISECOND);
  }

  #followLimit(): Instant {
    return addSeconds(this.#now(), CLOCK_AHEAD_MAX);
  }

  #clockAhead(): readonly ClockWarning[] {
    const now = this.#now();
    return this.heads()
      .map(({ centre, seq, loggedAt }) => {
        return { centre, seq, loggedAt, ahead: secondsBetween(now, loggedAt) };
      })
      .filter(({ ahead }) => ahead > CLOCK_AHEAD_MAX);
  }

  #storeReceived(sealed: readonly Sealed[]): void {
    if (sealed.length === 0) return;
    const obstacle = this.#obstacle();
    if (obstacle !== null) throw obstacle;
    this.#table.add(sealed);
    const limit = this.#followLimit();
    for (const { entry } of sealed) {
      if (entry.loggedAt <= limit) this.#followed = latestOf(this.#followed, entry.loggedAt);
    }
    this.#tell(sealed.map(({ entry }) => markUnread(entry)));
  }

  /** A listener that fails is stopped, and `state` says so; never the log. */
  #tell(entries: readonly Entry[]): void {
    if (entries.length === 0) return;
    const first = this.length - entries.length + 1;
    for (const listener of this.#listeners) {
      try {
        listener(entries, first);
      } catch (error) {
        this.#listeners.delete(listener);
        const why = error instanceof Error ? error.message : String(error);
        this.#stopped.push(`A listener stopped at arrival ${first}: ${why}`);
      }
    }
  }
}
