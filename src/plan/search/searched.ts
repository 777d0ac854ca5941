import type { CloudFrame, Forecast } from "#predict";
import { pathsOf } from "./cloud.ts";
import { detections, type Effort } from "./effort.ts";
import { framesSince, lastDrawn, momentsBetween } from "./moments.ts";
import { planeAbout } from "./plane.ts";

/**
 * No search is so good that what it missed cannot be there: a report of a search may be wrong, the
 * lookout tired, the person under a wave. Ours.
 */
export const MISSED_LEAST = 0.02;
/** Between the moments at which a search is laid over the cloud. */
const EVERY_MS = 15 * 60_000;

/** A search that found nobody: what was done, or what its crew made of it. */
export type Fruitless = {
  readonly effort: Effort;
  /** The probability of detection that was told, where no legs were: of all within. */
  readonly told: number | null;
};

/**
 * A forecast after searches that found nobody (Bayes): each particle keeps the share that they
 * would have missed, never less than `MISSED_LEAST` of each, and all are scaled to 1 again. A
 * report of where the boat is, after a search, is newer word: what was searched before it no longer
 * counts, since its particles were drawn anew. `counted` searches count; `share` is what of the
 * cloud's probability at the end was searched away (cumulative POS): 0 where nothing counts.
 */
export function afterSearches(
  forecast: Forecast,
  searches: readonly Fruitless[],
): { readonly forecast: Forecast; readonly share: number; readonly counted: number } {
  const { frames } = forecast;
  const newest = lastDrawn(forecast);
  const drawn = framesSince(forecast);
  const ends = drawn.at(-1)?.at ?? newest;
  const counted = searches.filter(
    ({ effort: { ground } }) => ground.from >= newest && ground.until <= ends,
  );
  if (counted.length === 0) return { forecast, share: 0, counted: 0 };
  const missed = counted.map((each) => ({
    until: each.effort.ground.until,
    share: missedShare(each, drawn),
  }));
  let share = 0;
  const reweighed = frames.map((frame): CloudFrame => {
    if (!drawn.includes(frame)) return frame;
    const done = missed.filter(({ until }) => until <= frame.at);
    if (done.length === 0) return frame;
    const weight = frame.weight.map((one, i) =>
      done.reduce((left, each) => left * each.share[i]!, one),
    );
    const sum = weight.reduce((total, one) => total + one, 0);
    share = 1 - sum;
    const scaled = weight.map((one) => one / sum);
    const squares = scaled.reduce((total, one) => total + one * one, 0);
    return { ...frame, weight: scaled, effective: 1 / squares };
  });
  return { forecast: { ...forecast, frames: reweighed }, share, counted: counted.length };
}

function missedShare({ effort, told }: Fruitless, frames: readonly CloudFrame[]): Float64Array {
  const { ground } = effort;
  const plane = planeAbout(ground.centre);
  const paths = pathsOf(frames, momentsBetween(ground.from, ground.until, EVERY_MS), plane);
  if (told === null) {
    return detections(effort, paths, plane).map((found) => Math.max(MISSED_LEAST, 1 - found));
  }
  // One leg so long that all within is surely met: then the share told of it.
  const sure = { ...effort, track: SURE as typeof effort.track };
  return detections(sure, paths, plane).map((met) => Math.max(MISSED_LEAST, 1 - told * met));
}

const SURE = 1e12;
