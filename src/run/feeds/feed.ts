import type { MessageReading, TrackPoint } from "#intake";

/** What a connection tells: what it heard, that its line stands, that it fell and why. */
export type Listener<Heard> = {
  readonly heard: (thing: Heard) => void;
  readonly up: () => void;
  /** Once for each `open`; nothing is heard after it. */
  readonly down: (why: string) => void;
};

/**
 * One line to a source. It knows bytes or messages and its own errors, nothing of what they mean,
 * and does not open itself again: whoever opened it does, after `down`.
 */
export type Connection<Heard> = {
  readonly open: (listener: Listener<Heard>) => void;
  readonly close: () => Promise<void>;
};

/** A reading with what is needed to know it again when it comes once more. */
export type FeedTelling = {
  readonly reading: MessageReading<unknown>;
  /**
   * Whose repeats are thinned: a device, a radar's track. Null: never thinned, whatever it says
   * (a mail, words that could not be read).
   */
  readonly subject: string | null;
  /** What it says besides where and when: another content of the same subject is no repeat. */
  readonly content: string;
};

/** What a reader makes of something heard. */
export type FeedReading = {
  readonly tellings: readonly FeedTelling[];
  readonly positions: readonly TrackPoint[];
  /** Messages that could be read, and others: noise of a line that stands for no report. */
  readonly read: number;
  readonly unread: number;
};

/** Reads what a connection heard at `nowMs` (milliseconds since 1970). Never throws. */
export type Reader<Heard> = (heard: Heard, nowMs: number) => FeedReading;

/** A connection with its reader. */
export type Line = {
  readonly open: (ends: LineEnds) => void;
  readonly close: () => Promise<void>;
};
export type LineEnds = Omit<Listener<never>, "heard"> & {
  /** `bytes`: how long it was on the line. */
  readonly heard: (reading: FeedReading, bytes: number) => void;
};

/**
 * A line of what a connection hears and a reader reads. `now` is milliseconds since 1970. `end` is
 * read when the line falls or is closed, so that what came before the cut is read by itself and not
 * with the beginning of what comes next.
 */
export function lineOf<Heard extends { readonly length: number }>(
  connection: Connection<Heard>,
  read: Reader<Heard>,
  now: () => number,
  end: Heard | null = null,
): Line {
  let ends: LineEnds | null = null;
  const cut = (): void => {
    if (end !== null) ends?.heard(read(end, now()), 0);
    ends = null;
  };
  return {
    open: (opened) => {
      ends = opened;
      connection.open({
        up: opened.up,
        heard: (thing) => opened.heard(read(thing, now()), thing.length),
        down: (why) => {
          cut();
          opened.down(why);
        },
      });
    },
    close: async () => {
      await connection.close();
      cut();
    },
  };
}
