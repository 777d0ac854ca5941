import { STATE_STRIDE } from "./gauss.ts";
import type { Tracker } from "./tracker.ts";

/** A track as the incident layer hears of it. Metres, m/s, seconds, in the scans' own plane. */
export type TrackReport = {
  readonly track: number;
  /** Chance that there is such a boat. */
  readonly existence: number;
  readonly x: number;
  readonly y: number;
  readonly vx: number;
  readonly vy: number;
  /** Covariance of x and y, m². */
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
  readonly firstSeen: number;
  readonly lastSeen: number;
  /** In how many scans a detection was more likely its own than not. */
  readonly scans: number;
};

/**
 * The tracks that are shown now, by number. A track that is no longer among them was lost from the
 * sensor's sight; that says nothing of the boat.
 */
export function trackReports(tracker: Tracker): readonly TrackReport[] {
  const reports: TrackReport[] = [];
  const { states } = tracker;
  for (let row = 0; row < tracker.count; row += 1) {
    if (tracker.shown[row] === 0) continue;
    const at = row * STATE_STRIDE;
    reports.push({
      track: tracker.ids[row]!,
      existence: tracker.existence[row]!,
      x: states[at]!,
      y: states[at + 2]!,
      vx: states[at + 1]!,
      vy: states[at + 3]!,
      xx: states[at + 4]!,
      xy: states[at + 6]!,
      yy: states[at + 11]!,
      firstSeen: tracker.firstSeen[row]!,
      lastSeen: tracker.lastSeen[row]!,
      scans: tracker.seenIn[row]!,
    });
  }
  return reports.sort((left, right) => left.track - right.track);
}
