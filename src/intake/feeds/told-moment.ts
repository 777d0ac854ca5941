import { epochMs, instantFromMs, type Instant } from "#units";

/** How far a receiver's clock may be ahead of ours. */
const AHEAD_MS = 60_000;

/**
 * When something was true that came with a time of its receiver: that time, never later than when
 * we heard it; and when we heard it where none came, or one that is still far to come.
 */
export function toldMoment(
  at: Instant | null,
  heardMs: number,
): { readonly atMs: number; readonly isTimeTold: boolean } {
  const toldMs = at === null ? null : epochMs(at);
  if (toldMs === null || toldMs > heardMs + AHEAD_MS) return { atMs: heardMs, isTimeTold: false };
  // Clocks differ: one that is ahead must not keep the positions of the others out.
  return { atMs: Math.min(toldMs, heardMs), isTimeTold: true };
}

const DAY_MS = 86_400_000;

/**
 * The last moment before `beforeMs` at which the clock in UTC said "HH:MM". A minute after it
 * counts too: clocks differ.
 */
export function lastMomentAt(time: string, beforeMs: number): Instant {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const midnight = Math.floor(beforeMs / DAY_MS) * DAY_MS;
  const ms = midnight + (hour * 60 + minute) * 60_000;
  return instantFromMs(ms > beforeMs + AHEAD_MS ? ms - DAY_MS : ms);
}
