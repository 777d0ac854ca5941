import type { CHANNELS, Condition, EventOf, Moment, Place } from "#log";
import type { Count } from "#units";

type Received = EventOf<"ReportReceived">;

/**
 * What a foreign message tells of a boat, in the terms of a report: nothing chosen among several
 * readings, nothing filled in that was not told. It becomes a `ReportReceived` when the vault has
 * put a token in the place of `sender`.
 */
export type Telling = {
  readonly channel: (typeof CHANNELS)[number];
  /** As they came, whole; never empty. */
  readonly words: string;
  /**
   * The phone number, account, address or device that sent it, as it came: for the vault only,
   * never for the log. Null when not told.
   */
  readonly sender: string | null;
  readonly who: Received["from"]["who"];
  /** Of an agency, unit or vessel. Never of a person. */
  readonly name: string | null;
  /** Passed on by somebody who is not aboard: `sender` says nothing of the boat. */
  readonly relays: boolean;
  readonly happened: Moment | null;
  readonly place: Place | null;
  readonly people: Count | null;
  readonly conditions: readonly Condition[];
  readonly craft: Received["craft"];
  readonly language: string | null;
  /**
   * What the format itself says of peril: a declared distress, its confirmation, its cancellation.
   * A cancellation is a report too: it takes no boat off the board.
   */
  readonly alert: "distress" | "confirmed" | "cancelled" | null;
  /**
   * Said to be an exercise or a test by the message itself: kept, never taken for a real one, never
   * dropped.
   */
  readonly exercise: boolean;
  /** By which the same message is known when it comes twice; null when the format has none. */
  readonly key: string | null;
};

/** One message read, with what it tells of a boat (null: nothing), or its words and why not. */
export type MessageReading<Thing> =
  | { readonly ok: true; readonly thing: Thing; readonly telling: Telling | null }
  | { readonly ok: false; readonly words: string; readonly why: string };
