/** For how long gaps are remembered: twelve slots of ten minutes. Ours. */
const SLOT_MS = 600_000;
const SLOTS = 12;
/** From so many messages on, the longest gap among them says something of the next. */
const MESSAGES_LEAST = 200;
/**
 * Of messages that come by chance the longest of 200 gaps is about five of the mean, so that three
 * times it comes once in ten million messages. Ours.
 */
const TIMES_LONGEST = 3;
/** A line of a network stalls for so long without being lost. Ours. */
const ALLOWED_MS_LEAST = 10_000;

type Slot = { readonly since: number; longest: number; count: number };

/**
 * How long a source may be silent before something is wrong: three times its longest gap of the
 * last two hours, never longer than what was set, never shorter than 10 s. It gets the times of
 * messages and knows no clock. A clock that jumps backwards makes a gap of nothing.
 */
export class RateModel {
  readonly #mostMs: number | null;
  #slots: Slot[] = [];
  #last: number;

  /** `mostMs`: what was set; null when silence of any length is usual. */
  constructor(mostMs: number | null, nowMs: number) {
    this.#mostMs = mostMs;
    this.#last = nowMs;
  }

  /** A message was read. */
  heard(nowMs: number): void {
    const gap = Math.max(0, nowMs - this.#last);
    this.#last = nowMs;
    let slot = this.#slots.at(-1);
    if (slot === undefined || nowMs < slot.since || nowMs - slot.since >= SLOT_MS) {
      slot = { since: nowMs, longest: 0, count: 0 };
      this.#slots.push(slot);
      this.#slots = this.#slots.filter(
        ({ since }) => since <= nowMs && nowMs - since < SLOTS * SLOT_MS,
      );
    }
    slot.longest = Math.max(slot.longest, gap);
    slot.count += 1;
  }

  /** How long it has been silent, in milliseconds. */
  silentMs(nowMs: number): number {
    return Math.max(0, nowMs - this.#last);
  }

  /** How long it may be, in milliseconds; null for ever. */
  get allowedMs(): number | null {
    if (this.#mostMs === null) return null;
    const count = this.#slots.reduce((sum, slot) => sum + slot.count, 0);
    if (count < MESSAGES_LEAST) return this.#mostMs;
    const longest = Math.max(...this.#slots.map((slot) => slot.longest));
    const learned = Math.max(ALLOWED_MS_LEAST, TIMES_LONGEST * longest);
    return Math.min(this.#mostMs, learned);
  }
}
