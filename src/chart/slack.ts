import { addSeconds, minutes, type Instant, type MetresPerSecond, type Position } from "#units";
import type { TidalAtlas } from "./tidal-atlas.ts";
import { streamAt } from "./tidal-streams.ts";

/** The streams turn every six hours and a bit. */
const LOOKED_FOR = minutes(8 * 60);
const STEP = minutes(10);

/**
 * The next slack water at a place: when the stream is least between two times when it runs faster,
 * to ten minutes; null where the atlas knows none.
 */
export function nextSlack(
  atlas: TidalAtlas,
  place: Position,
  from: Instant,
): { readonly at: Instant; readonly rate: MetresPerSecond } | null {
  const steps = Math.round(LOOKED_FOR / STEP);
  const rates: { at: Instant; rate: MetresPerSecond }[] = [];
  for (let step = 0; step <= steps; step += 1) {
    const at = addSeconds(from, minutes(step * 10));
    const stream = streamAt(atlas, place, at);
    if (stream === null) return null;
    rates.push({ at, rate: stream.rate });
  }
  const least = rates.find(({ rate }, step) => {
    const [before, after] = [rates[step - 1], rates[step + 1]];
    return before !== undefined && after !== undefined && rate <= before.rate && rate < after.rate;
  });
  return least ?? null;
}
