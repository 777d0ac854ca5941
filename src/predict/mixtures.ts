import type { ObjectShare } from "./question.ts";

/**
 * An overloaded inflatable, afloat. Nobody has published its leeway coefficients; this is a range
 * of types between which it should lie, in equal shares as nothing known prefers one:
 *
 * - 27, life raft without ballast, canopy or drogue (5.3 % of the wind): a tube light on the sea;
 * - 28, the same with a drogue (3.2 %): bodies, legs and a dead engine in the water hold it;
 * - 44, skiff with an outboard (3.2 %): the flat hull with its engine down;
 * - 46, skiff swamped (1.7 %): loaded down to the tubes.
 *
 * Loading matters as much as the type: a 5.8 m skiff drifted at 7.7 % of the wind with one person
 * aboard and at 4.4 % with thirteen (Brushett, Allen, King & Lemckert 2014, abstract).
 * Coefficients: Allen & Plourde 1999, Allen 2005.
 */
export const INFLATABLE: readonly ObjectShare[] = equally(27, 28, 44, 46);

/**
 * An inflatable that is swamped, folded or upside down, people on it or beside it. No published
 * coefficients either; in equal shares 46, skiff swamped and capsized (1.7 % of the wind), 18, life
 * raft capsized (0.9 %), and 19, life raft swamped (1.0 %), the rafts with deep ballast.
 */
export const SWAMPED_INFLATABLE: readonly ObjectShare[] = equally(46, 18, 19);

/**
 * People in the water, alive, when nobody knows what they wear: in equal shares 1, state unknown
 * (its large spread is that of all trials), 2, upright with a buoyancy aid, and 3, sitting in a
 * life jacket. One who has died floats differently (type 6) and is to be asked for by name.
 */
export const PERSON_IN_WATER: readonly ObjectShare[] = equally(1, 2, 3);

function equally(...ids: readonly number[]): readonly ObjectShare[] {
  return ids.map((id) => ({ id, share: 1 / ids.length }));
}
