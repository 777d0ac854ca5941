import type { MatchModel } from "./model.ts";
import { logGamma } from "./numbers.ts";

/**
 * Hours that a boat is at sea: 2 to 8 for nearly all, up to 24 for a boat that drifts on; shares
 * over a grid of half hours.
 */
const AT_SEA = hoursAtSea();

function hoursAtSea(): readonly { readonly hours: number; readonly share: number }[] {
  const made: { hours: number; share: number }[] = [];
  for (let hours = 2.25; hours < 8; hours += 0.5) made.push({ hours, share: 0.95 / 12 });
  for (let hours = 8.25; hours < 24; hours += 0.5) made.push({ hours, share: 0.05 / 32 });
  return made;
}

/**
 * log g(n, s): density per hour^n that a boat of the window reports n times over a span of s hours,
 * its launch anywhere in the window, its rate Gamma distributed (field/science.md 3.3). -Infinity
 * when no boat is at sea for so long.
 */
export function logReporting(reports: number, spanHours: number, model: MatchModel): number {
  const { shape, rate } = model.reporting;
  let sum = 0;
  for (const { hours, share } of AT_SEA) {
    if (hours <= spanHours) continue;
    sum += share * (hours - spanHours) * Math.exp(-(shape + reports) * Math.log(rate + hours));
  }
  if (sum === 0) return -Infinity;
  const shared = logGamma(shape + reports) - logGamma(shape) + shape * Math.log(rate);
  return shared + Math.log(sum) - Math.log(model.windowHours);
}

/** Boats expected at sea that nobody has reported. */
export function neverReported(model: MatchModel): number {
  const { shape, rate } = model.reporting;
  const share = AT_SEA.reduce(
    (sum, { hours, share: of }) => sum + of * (rate / (rate + hours)) ** shape,
    0,
  );
  return model.boats * share;
}
