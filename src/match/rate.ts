import type { MatchModel } from "./model.ts";
import { logGamma } from "./numbers.ts";

/**
 * Hours that a boat is at sea: 2 to 8 for nearly all, up to 24 for a boat that drifts on, one in a
 * hundred up to four days (people have been found alive after as long); shares over a grid.
 */
const AT_SEA = [...evenly(2, 8, 12, 0.94), ...evenly(8, 24, 32, 0.05), ...evenly(24, 96, 24, 0.01)];

function evenly(from: number, to: number, parts: number, share: number) {
  const step = (to - from) / parts;
  return Array.from({ length: parts }, (_, part) => ({
    hours: from + (part + 0.5) * step,
    share: share / parts,
  }));
}

/** In units of this many hours, so that no power of a number of reports is too small or great. */
const USUAL_HOURS = 5;

/** Of more reports powers grow too great; no boat has so many, and it is weighed as if over. */
const MANY = 300;

/** By reports: share times (rate + hours) / (rate + usual) to the power of -(shape + n). */
const powersOf = new WeakMap<MatchModel["reporting"], Float64Array[]>();

function powersFor(reports: number, reporting: MatchModel["reporting"]): Float64Array {
  let rows = powersOf.get(reporting);
  if (rows === undefined) powersOf.set(reporting, (rows = []));
  const { shape, rate } = reporting;
  return (rows[reports] ??= Float64Array.from(AT_SEA, ({ hours, share }) => {
    const log = Math.log((rate + hours) / (rate + USUAL_HOURS));
    return share * Math.exp(-(shape + reports) * log);
  }));
}

/**
 * log g(n, s): density per hour^n that a boat of the window reports n times over a span of s hours,
 * its launch anywhere in the window, its rate Gamma distributed (field/science.md 3.3). -Infinity
 * when no boat is at sea for so long. `quietHours` have passed since the last of the reports: what
 * comes later has not been listened to, and says nothing (Infinity when the night is over).
 */
export function logReporting(
  reports: number,
  spanHours: number,
  model: MatchModel,
  quietHours = Infinity,
): number {
  if (quietHours < AT_SEA.at(-1)!.hours && reports <= MANY) {
    return logReportingUntil(reports, spanHours, model, Math.max(0, quietHours));
  }
  const { shape, rate } = model.reporting;
  const powers = powersFor(reports, model.reporting);
  let sum = 0;
  for (let at = AT_SEA.length - 1; at >= 0; at -= 1) {
    const left = AT_SEA[at]!.hours - spanHours;
    if (left <= 0) break;
    sum += left * powers[at]!;
  }
  if (sum === 0) return -Infinity;
  const shared = logGamma(shape + reports) - logGamma(shape) + shape * Math.log(rate);
  const unit = -(shape + reports) * Math.log(rate + USUAL_HOURS);
  return shared + unit + Math.log(sum) - Math.log(model.windowHours);
}

/**
 * The same while it is listened. A boat that began u hours before its first report and is at sea
 * for h was listened to for the lesser of h and H + u, H being span and quiet hours together. Over
 * u from 0 to h - s, with r the rate and k = shape + n: (h - s) (r + h)^-k where it must be ashore
 * by now, otherwise quiet (r + h)^-k + [(r + H)^(1-k) - (r + h)^(1-k)] / (k - 1).
 */
function logReportingUntil(
  reports: number,
  spanHours: number,
  model: MatchModel,
  quietHours: number,
): number {
  const { shape, rate } = model.reporting;
  const k = shape + reports;
  const powers = powersFor(reports, model.reporting);
  const heard = rate + spanHours + quietHours;
  const usual = rate + USUAL_HOURS;
  let [sum, maybe] = [0, 0];
  for (let at = AT_SEA.length - 1; at >= 0; at -= 1) {
    const { hours, share } = AT_SEA[at]!;
    const left = hours - spanHours;
    if (left <= 0) break;
    if (left > quietHours) {
      sum += powers[at]! * (quietHours - (rate + hours) / (k - 1));
      maybe += share;
    } else sum += powers[at]! * left;
  }
  if (maybe > 0) sum += (maybe * usual * (heard / usual) ** (1 - k)) / (k - 1);
  const shared = logGamma(k) - logGamma(shape) + shape * Math.log(rate);
  return shared - k * Math.log(usual) + Math.log(sum) - Math.log(model.windowHours);
}

/**
 * How likely a boat that reported n times is at sea for longer than these hours, beside its being
 * at sea at all: the same sum, without what is common to all hours.
 */
export function atSeaLonger(reports: number, hours: number, model: MatchModel): number {
  const powers = powersFor(Math.min(reports, MANY), model.reporting);
  let sum = 0;
  for (let at = AT_SEA.length - 1; at >= 0 && AT_SEA[at]!.hours > hours; at -= 1)
    sum += powers[at]!;
  return sum;
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
