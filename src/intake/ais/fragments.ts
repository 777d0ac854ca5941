import type { Instant } from "#units";
import { NO_SEQUENCE, type Sentence } from "./sentence.ts";

/** Parts wait for so many further sentences: receivers send them together. */
const SENTENCES_MAX = 64;
/** Parts of one message are received within this, where times are known. */
const AGE_MAX_MS = 2000;
/** Messages that wait for a part at once. */
const WAITING_MAX = 32;

type Waiting = {
  readonly talker: string;
  readonly own: boolean;
  readonly channel: string | null;
  readonly sequence: number;
  readonly total: number;
  readonly group: string | null;
  atMs: number | null;
  source: string | null;
  at: Instant | null;
  /** Count of the sentence that came last. */
  count: number;
  /** Parts by their number, less one; null for one that has not come. */
  readonly payloads: (Uint8Array | null)[];
  /** Emptied when two messages dispute the place. */
  lines: Uint8Array[];
  /**
   * Whether parts of two messages came with the same identifiers: nobody can tell whose the next
   * one is, so that none is taken until all of them are old.
   */
  disputed: boolean;
};

/** A sentence among those that came before: which one it is, when, and its words. */
export type Arrival = {
  readonly sentence: Sentence;
  /** How many sentences have come. */
  readonly count: number;
  readonly atMs: number | null;
  readonly bytes: Uint8Array;
  /** The line with the TAG block. */
  readonly line: Uint8Array;
};

/** Parts whose message never came to be, and why. */
export type Dropped = (lines: readonly Uint8Array[], why: string) => void;

/** All parts of a message: its payload, and the lines that it came in. */
export type Joined = {
  readonly payload: Uint8Array;
  readonly fill: number;
  readonly lines: readonly Uint8Array[];
  /** Of the first part that says it. */
  readonly at: Instant | null;
  readonly source: string | null;
};

/**
 * Joins the parts of messages that came in several sentences. Parts are joined when talker, kind,
 * channel, source, sequential identifier and number of parts agree, each comes next after the one
 * before, and none is old. Only parts that a TAG block groups may come in any order: nothing else
 * tells the late part of one ship from the early part of another. When two messages come at once
 * with the same identifiers, neither is joined.
 */
export class Fragments {
  private waiting: Waiting[] = [];
  private readonly dropped: Dropped;

  constructor(dropped: Dropped) {
    this.dropped = dropped;
  }

  /** The message that this part completes; null when it waits, or was given to `dropped`. */
  add(arrival: Arrival): Joined | null {
    this.dropOld(arrival);
    const { sentence, bytes } = arrival;
    if (sentence.number < sentence.total && sentence.fill !== 0) {
      this.dropped([arrival.line], "expected no fill bits before the last part; came some");
      return null;
    }
    const found = this.waiting.find((one) => belongs(one, sentence));
    const place = this.placeFor(found, arrival);
    if (place === null) return null;
    place.payloads[sentence.number - 1] = bytes.slice(sentence.payloadFrom, sentence.payloadTo);
    place.lines.push(arrival.line);
    place.at ??= sentence.tag.at;
    place.source ??= sentence.tag.source;
    place.count = arrival.count;
    if (place.lines.length < place.total) return null;
    this.forget(place);
    return join(place, sentence.fill);
  }

  /** Gives up what still waits: nothing more will come. */
  end(): void {
    for (const one of this.waiting) this.giveUp(one);
  }

  private dropOld({ count, atMs }: Arrival): void {
    for (const one of this.waiting) {
      const late = one.atMs !== null && atMs !== null && Math.abs(atMs - one.atMs) > AGE_MAX_MS;
      if (!late && count - one.count <= SENTENCES_MAX) continue;
      this.giveUp(one);
    }
  }

  /** Where the part goes; null when it goes nowhere. */
  private placeFor(found: Waiting | undefined, arrival: Arrival): Waiting | null {
    const { sentence } = arrival;
    if (found !== undefined) {
      if (found.disputed) return this.refuse(arrival, DISPUTED);
      const held = found.payloads[sentence.number - 1] ?? null;
      if (held !== null && isSame(held, arrival)) return this.refuse(arrival, TWICE);
      if (held !== null) return this.dispute(found, arrival);
      if (fits(found, arrival)) return found;
      this.giveUp(found);
    }
    if (sentence.number === 1 || sentence.tag.group !== null) return this.open(arrival);
    const { number, total } = sentence;
    return this.refuse(arrival, `expected part ${number - 1} of ${total} before part ${number}`);
  }

  private refuse(arrival: Arrival, why: string): null {
    this.dropped([arrival.line], why);
    return null;
  }

  private dispute(found: Waiting, arrival: Arrival): null {
    this.dropped(found.lines, DISPUTED);
    found.lines = [];
    found.disputed = true;
    found.count = arrival.count;
    found.atMs = arrival.atMs;
    return this.refuse(arrival, DISPUTED);
  }

  private open({ sentence, count, atMs }: Arrival): Waiting {
    const oldest = this.waiting[0];
    if (oldest !== undefined && this.waiting.length >= WAITING_MAX) this.giveUp(oldest);
    const { talker, own, channel, sequence, total, tag } = sentence;
    const payloads = Array.from({ length: total }, () => null);
    const { source, group, at } = tag;
    const lines: Uint8Array[] = [];
    const key = { talker, own, channel, sequence, total, group };
    const held = { payloads, lines, disputed: false };
    const place: Waiting = { ...key, ...held, source, at, atMs, count };
    this.waiting.push(place);
    return place;
  }

  private giveUp(one: Waiting): void {
    this.forget(one);
    if (!one.disputed) this.dropped(one.lines, missing(one));
  }

  private forget(one: Waiting): void {
    this.waiting = this.waiting.filter((other) => other !== one);
  }
}

const TWICE = "expected each part once; came one that is already here";
const DISPUTED = "expected the parts of one message; came those of two with the same identifiers";

/** Whether the part is the one that is held already, which two receivers heard. */
function isSame(held: Uint8Array, { sentence, bytes }: Arrival): boolean {
  const { payloadFrom, payloadTo } = sentence;
  if (held.length !== payloadTo - payloadFrom) return false;
  return held.every((byte, index) => byte === bytes[payloadFrom + index]);
}

function belongs(one: Waiting, sentence: Sentence): boolean {
  if (one.talker !== sentence.talker || one.own !== sentence.own) return false;
  if (one.channel !== sentence.channel || one.sequence !== sentence.sequence) return false;
  if (one.total !== sentence.total || one.group !== sentence.tag.group) return false;
  if (one.source === sentence.tag.source) return true;
  // In a group only one TAG block needs to name the source.
  return one.group !== null && (one.source === null || sentence.tag.source === null);
}

function fits(one: Waiting, { sentence, count }: Arrival): boolean {
  if (one.group !== null) return true;
  if (sentence.number !== one.lines.length + 1) return false;
  // Without an identifier nothing but its neighbour says whose part it is.
  return sentence.sequence !== NO_SEQUENCE || count === one.count + 1;
}

function missing(one: Waiting): string {
  const absent = one.payloads.flatMap((part, index) => (part === null ? [index + 1] : []));
  return `expected ${one.total} parts of a message; part ${absent.join(", ")} did not come`;
}

function join(one: Waiting, fill: number): Joined {
  const parts = one.payloads.filter((part) => part !== null);
  const payload = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let length = 0;
  for (const part of parts) {
    payload.set(part, length);
    length += part.length;
  }
  return { payload, fill, lines: one.lines, at: one.at, source: one.source };
}
