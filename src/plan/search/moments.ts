import type { CloudFrame, Forecast } from "#predict";
import { epochMs, instantFromMs, type Instant } from "#units";

/** Moments from one to the other, both with it, evenly, no more than `everyMs` apart. */
export function momentsBetween(from: Instant, until: Instant, everyMs: number): readonly Instant[] {
  const [begins, ends] = [epochMs(from), epochMs(until)];
  const steps = Math.max(1, Math.ceil((ends - begins) / everyMs));
  return Array.from({ length: steps + 1 }, (_, step) =>
    instantFromMs(begins + ((ends - begins) * step) / steps),
  );
}

/** When a report last placed the boat: particles were drawn anew, and no path goes over it. */
export function lastDrawn({ frames, fixes }: Forecast): Instant {
  const first = frames[0]!.at;
  return fixes.reduce<Instant>((late, { at }) => (at > late ? at : late), first);
}

/** The frames whose particles are the same ones: all since the last report. */
export function framesSince(forecast: Forecast): readonly CloudFrame[] {
  if (forecast.fixes.length === 0) return forecast.frames;
  const newest = lastDrawn(forecast);
  return forecast.frames.filter(({ at }) => at > newest);
}
