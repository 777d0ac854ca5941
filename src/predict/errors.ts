import type { FlowError } from "#chart";
import { normalQuantile } from "#units";
import { DRAW, type Life } from "./life.ts";
import type { Parcel } from "./parcel.ts";

/**
 * The residual of a flow is held for so long and then drawn anew from what it was: an
 * autoregressive process on fixed hours, so that it does not depend on the time step.
 */
export const RESIDUAL_SECONDS = 10_800;
/** No flow is taken more than two hours early or late. */
const DELAY_MOST = 8;
const MINUTES_A_DELAY = 15;
const RADIANS = Math.PI / 180;

/**
 * When residuals are drawn: the how-manieth time of a run, and seconds since the last; 0 at first.
 */
export type Knot = { readonly number: number; readonly seconds: number };

/** How far wrong each flow may be in this run. */
export type RunErrors = { readonly current: FlowError; readonly wind: FlowError };

/**
 * The quarters of an hour by which particle `index` of `particles` takes the flows late: normal
 * with the error's deviation, spread evenly over the particles in ascending order.
 */
export function delayOf(index: number, particles: number, error: FlowError): number {
  const minutes = normalQuantile((index + 0.5) / particles) * error.minutes;
  const quarters = Math.round(minutes / MINUTES_A_DELAY);
  return Math.max(-DELAY_MOST, Math.min(DELAY_MOST, quarters)) + 0;
}

/** Draws what particle `i` has of its own for good: the scale and the turn of the current. */
export function drawCurrentError(life: Life, errors: RunErrors, parcel: Parcel, i: number): void {
  const { random, four } = life;
  random.fourNormals(DRAW.error, parcel.origin[i]!, 0, four);
  const scale = Math.max(0, 1 + errors.current.speedShare * four[0]!);
  const turn = errors.current.directionDegrees * four[1]! * RADIANS;
  parcel.turnCos[i] = scale * Math.cos(turn);
  parcel.turnSin[i] = scale * Math.sin(turn);
}

/**
 * Draws the residuals of current and wind that hold until the next knot. They are exact samples of
 * an Ornstein-Uhlenbeck process (Uhlenbeck & Ornstein 1930) at those hours.
 */
export function drawResiduals(life: Life, errors: RunErrors, parcel: Parcel, knot: Knot): void {
  const { random, four } = life;
  const current = memory(errors.current, knot);
  const wind = memory(errors.wind, knot);
  for (let i = 0; i < parcel.count; i += 1) {
    if (parcel.ashore[i] !== 0) continue;
    random.fourNormals(DRAW.residual, parcel.first + i, knot.number, four);
    const wayEast = parcel.wayEast[i]!;
    const wayNorth = parcel.wayNorth[i]!;
    parcel.addEast[i] =
      wayEast + current.keep * (parcel.addEast[i]! - wayEast) + current.fresh * four[0]!;
    parcel.addNorth[i] =
      wayNorth + current.keep * (parcel.addNorth[i]! - wayNorth) + current.fresh * four[1]!;
    parcel.gustEast[i] = wind.keep * parcel.gustEast[i]! + wind.fresh * four[2]!;
    parcel.gustNorth[i] = wind.keep * parcel.gustNorth[i]! + wind.fresh * four[3]!;
  }
}

function memory(error: FlowError, { number, seconds }: Knot): { keep: number; fresh: number } {
  const keep = number === 0 ? 0 : Math.exp(-seconds / 3600 / error.residualHours);
  return { keep, fresh: error.residual * Math.sqrt(1 - keep * keep) };
}
