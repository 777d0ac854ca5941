import type { Centre, Draft, Entry, Fault, Head } from "#log";
import { seconds, type Instant, type Seconds } from "#units";

/**
 * A received entry dated further ahead of our clock than this does not move our clock: one machine
 * with a wrong date must not date everybody's entries. Clocks set by GNSS or NTP agree far better.
 */
export const CLOCK_AHEAD_MAX: Seconds = seconds(60);

/**
 * Told after entries are durable: what is new, in order of arrival, and the arrival number of the
 * first.
 */
export type Listener = (entries: readonly Entry[], firstArrival: number) => void;

/**
 * A centre's last entry, when it is dated more than CLOCK_AHEAD_MAX after our clock: somebody's
 * clock is wrong.
 */
export type ClockWarning = {
  readonly centre: Centre;
  readonly seq: number;
  readonly loggedAt: Instant;
  readonly ahead: Seconds;
};

/** How the log is. Degraded, never lying: what is not as it should be is said here. */
export type LogState = {
  readonly readOnly: boolean;
  /** Why nothing can be appended, in one sentence; null when it can. */
  readonly why: string | null;
  /** The first entry that no longer says what was sealed; null when all do. */
  readonly fault: Fault | null;
  /** Entries that could not be read at all, met so far: where, and why. */
  readonly unreadable: readonly string[];
  /** Heads dated too far ahead; our own is among them when our clock went back. */
  readonly clockAhead: readonly ClockWarning[];
  /** Listeners that failed and are told no more: the log goes on, and says so. */
  readonly stopped: readonly string[];
};

/**
 * Why entries of one centre were not taken. Entries of other centres, and those before `seq`,
 * were.
 */
export type Refusal = {
  readonly centre: string;
  readonly seq: number;
  readonly code: "malformed" | "altered" | "missing" | "unlinked" | "fork" | "clock fell" | "own";
  readonly sentence: string;
  /** How many further entries of this centre wait behind this one. */
  readonly alsoLeft: number;
};

export type Receipt = {
  readonly stored: number;
  /** Entries that were here already, with the same hash. */
  readonly known: number;
  readonly refused: readonly Refusal[];
};

/**
 * The log of one centre, and what it has of the others'. One process writes it; each entry that
 * `append` or `receive` gives back is on the disk. The door is narrow so that a distributed engine
 * can stand behind it.
 */
export type EventLog = {
  /** The centre whose own chain this is. */
  readonly centre: Centre;
  /**
   * How many entries of all centres are here. They are numbered 1 to `length` in order of arrival.
   */
  readonly length: number;
  readonly state: LogState;
  /**
   * Seals and stores the drafts, all or none, and resolves once they are durable. Calls that come
   * while others wait share their commit. Rejects with a StoreError; then nothing of this call was
   * stored.
   */
  append(drafts: readonly Draft[]): Promise<readonly Entry[]>;
  /**
   * Takes entries of other centres as they were sealed. Each must continue its chain; one known
   * already is passed over; one that says otherwise under a known name is refused as a fork.
   * `restoring` also takes entries of our own centre beyond our head, out of a copy: only by an
   * explicit act of a person.
   */
  receive(entries: Iterable<Entry>, options?: { readonly restoring?: boolean }): Promise<Receipt>;
  /** One centre's entries from `seq` on, as they were sealed: to pass on, to export, to verify. */
  readFrom(centre: Centre, seq: number): Iterable<Entry>;
  /**
   * All centres' entries in order of arrival, without the first `after`; what other programs wrote
   * is marked when this version cannot read it. Together with `tail` in the same turn of the event
   * loop, none is missed or doubled.
   */
  readAll(after?: number): Iterable<Entry>;
  /** The last entry of a centre's chain; null when nothing of it is here. */
  head(centre: Centre): Head | null;
  /** The heads of all centres, by name. */
  heads(): readonly Head[];
  /**
   * Calls the listener after each commit, with entries as `readAll` gives them. Returns how to
   * stop it.
   */
  tail(listener: Listener): () => void;
  /** Stores what waits, then lets the file and its lock go. */
  close(): Promise<void>;
};
