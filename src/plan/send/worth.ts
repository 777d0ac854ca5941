import type { BoatId, UnitId } from "#log";
import type { Metres, MetresPerSecond, Seconds } from "#units";

/** At least, likely, at most: what is not known is a range, never nothing. */
export type Range = { readonly least: number; readonly likely: number; readonly most: number };

/** A boat that somebody could be sent to. */
export type Needy = {
  readonly boat: BoatId;
  /** People not accounted for. */
  readonly people: Range;
  /** The probability that she is a boat of her own, not one of the others under another name. */
  readonly exists: number;
  /** Shares expected alive without help, by hour from now; the last is the horizon. */
  readonly alive: readonly number[];
  /** Within this of the datum with 95 %, as far as is known now. */
  readonly radius95: Metres;
};

/** What one unit could do for one boat. */
export type Errand = {
  /** From now, until it is where she may be. */
  readonly arrives: Seconds;
  /** For how long it can look for her there. */
  readonly stays: Seconds;
  /** How wide it searches for what she is likely to be by then. */
  readonly width: Metres;
  readonly speed: MetresPerSecond;
};

/** A unit that could be sent. */
export type Helper = {
  readonly unit: UnitId;
  /** Places for survivors; unknown is anything from none to many. */
  readonly places: Range;
  readonly errands: ReadonlyMap<BoatId, Errand>;
  /** The boat it is sent to; and whether it is there, so that nothing takes it away. */
  readonly standing: { readonly boat: BoatId; readonly onScene: boolean } | null;
};

/** It looks for her for an hour at most before the question is asked again. Ours. */
const LOOK_MOST = 3_600;
/** Of a circular normal: the circle of 95 % is so many standard deviations (Rayleigh). */
const RADIUS_IN_SD = Math.sqrt(-2 * Math.log(0.05));

/**
 * The probability that a unit finds a boat once it is there: Koopman's optimum for a circular
 * normal, 1 − (1 + H) e^−H with H² = W v T / π σ² (Stone 1975, 2.2).
 */
export function findShare({ width, speed, stays }: Errand, radius95: Metres): number {
  const sd = Math.max(50, radius95 / RADIUS_IN_SD);
  const swept = width * speed * Math.min(stays, LOOK_MOST);
  const h = Math.sqrt(swept / (Math.PI * sd * sd));
  return 1 - (1 + h) * Math.exp(-h);
}

/** Straight between the hours; level after the last. */
export function aliveAt(alive: readonly number[], after: Seconds): number {
  const hour = Math.max(0, after / 3600);
  const before = Math.min(alive.length - 1, Math.floor(hour));
  const [one, other] = [alive[before] ?? 0, alive[before + 1] ?? alive[before] ?? 0];
  return one + (other - one) * Math.min(1, hour - before);
}

/**
 * Deaths within the horizon that sending these units averts, expected. With each arrival there are
 * more eyes and more places: by then she is found with some probability, and if so as many are
 * taken up as there are places for those alive; of whom a share would have lived without. One more
 * unit never makes it less. A boat that may be one of the others counts by the probability that
 * she is not.
 */
export function livesWorth(
  { boat, people, exists, alive, radius95 }: Needy,
  helpers: readonly Helper[],
  bound: keyof Range = "likely",
): number {
  const end = alive.at(-1) ?? 0;
  const errands = helpers
    .flatMap(({ errands: all, places }) => {
      const errand = all.get(boat);
      return errand === undefined ? [] : [{ ...errand, places: places[bound] }];
    })
    .toSorted((one, other) => one.arrives - other.arrives);
  let [unfound, room, taken, worth] = [1, 0, 0, 0];
  for (const errand of errands) {
    unfound *= 1 - findShare(errand, radius95);
    room += errand.places;
    const now = aliveAt(alive, errand.arrives);
    if (now <= 0) continue;
    const up = Math.max(taken, (1 - unfound) * Math.min(room, people[bound] * now));
    worth += (up - taken) * Math.max(0, 1 - end / now);
    taken = up;
  }
  return exists * worth;
}
