import type { Random } from "#units";

/** The first pause, and the longest. Ours: a distress may be on the line that is down. */
const FIRST_MS = 500;
const LONGEST_MS = 30_000;
/** Beyond it the pause is the longest anyway. */
const DOUBLINGS_MOST = 10;

/**
 * Milliseconds to wait before a line is opened again that fell `failures` times in a row: twice as
 * long each time, half of it by chance, so that many do not come back at once.
 */
export function backOffMs(failures: number, random: Random): number {
  const doublings = Math.min(Math.max(0, failures - 1), DOUBLINGS_MOST);
  const most = Math.min(LONGEST_MS, FIRST_MS * 2 ** doublings);
  return Math.round(most * (0.5 + random() / 2));
}
