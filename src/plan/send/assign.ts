import type { BoatId, UnitId } from "#log";
import { livesWorth, type Helper, type Needy } from "./worth.ts";

/** No boat needs more at once before the question is asked again. Ours. */
export const UNITS_MOST = 3;
/** Crews that are weighed against each other within seconds (`bench/send.ts`). */
const CREWS_MOST = 20_000;
/**
 * A unit is not taken off what it was sent to for less than this many lives: an order that changes
 * back and forth costs more than it wins. Ours.
 */
export const WORTH_A_CHANGE = 0.5;
/** Less than this is nothing to send anybody for; it keeps the model free of noise. */
const LIVES_LEAST = 1e-6;

/** One boat and the units that go to her: a column of the model. */
export type Crew = {
  readonly boat: BoatId;
  readonly units: readonly UnitId[];
  /** Lives, expected. */
  readonly worth: number;
  /** The same, and what not changing is worth. */
  readonly score: number;
};

/** How many units a boat is given at most, so that the exact choice can still be made in time. */
export function crewSize(boats: readonly Needy[], helpers: readonly Helper[]): number {
  const able = boats.map(({ boat }) => helpers.filter(({ errands }) => errands.has(boat)).length);
  const crews = (size: number): number =>
    able.reduce((sum, units) => sum + setsUpTo(units, size), 0);
  let size = UNITS_MOST;
  while (size > 1 && crews(size) > CREWS_MOST) size -= 1;
  return size;
}

/** Sets of at least one and at most `size` of so many. */
function setsUpTo(many: number, size: number): number {
  let [sets, all] = [1, 0];
  for (let taken = 1; taken <= size; taken += 1) {
    sets = (sets * (many - taken + 1)) / taken;
    all += sets;
  }
  return all;
}

/** All crews that could be: for each boat, each set of up to `crewSize` of those that can go. */
export function crewsOf(boats: readonly Needy[], helpers: readonly Helper[]): readonly Crew[] {
  const size = crewSize(boats, helpers);
  return boats.flatMap((boat) => {
    const able = helpers.filter(
      ({ errands, standing }) =>
        errands.has(boat.boat) && (standing?.onScene !== true || standing.boat === boat.boat),
    );
    const bound = able.filter(({ standing }) => standing?.onScene === true);
    const free = able.filter((helper) => !bound.includes(helper));
    return setsOf(free, Math.max(0, size - bound.length))
      .map((set) => [...bound, ...set])
      .filter((set) => set.length > 0)
      .map((set): Crew => {
        const worth = livesWorth(boat, set);
        const kept = set.filter(({ standing }) => standing?.boat === boat.boat).length;
        const units = set.map(({ unit }) => unit);
        return { boat: boat.boat, units, worth, score: worth + WORTH_A_CHANGE * kept };
      })
      .filter(({ score }) => score > LIVES_LEAST);
  });
}

function setsOf<Item>(items: readonly Item[], most: number): readonly (readonly Item[])[] {
  const sets: (readonly Item[])[] = [[]];
  for (const item of items) {
    sets.push(...sets.filter((set) => set.length < most).map((set) => [...set, item]));
  }
  return sets;
}

/** Terms of a sum on one line of the model: the format has lines of at most 560 signs. */
const TERMS_A_LINE = 8;

/**
 * The choice as a model in CPLEX LP format: at most one crew for a boat, every unit in at most one,
 * the most score. A set packing, so it is solved exactly at this size.
 */
export function modelOf(crews: readonly Crew[]): string {
  const sum = (terms: readonly string[]): string => {
    const lines: string[] = [];
    for (let at = 0; at < terms.length; at += TERMS_A_LINE) {
      lines.push(terms.slice(at, at + TERMS_A_LINE).join(" + "));
    }
    return lines.join("\n + ");
  };
  const names = crews.map((_, at) => `c${at}`);
  const goal = crews.map(({ score }, at) => `${score.toPrecision(12)} c${at}`);
  const rules = [
    ...groups(crews, ({ boat }) => [boat]),
    ...groups(crews, ({ units }) => units),
  ].map((members, at) => ` r${at}: ${sum(members.map((member) => `c${member}`))} <= 1`);
  const columns = sum(names).replaceAll(" + ", " ");
  return [
    "Maximize",
    ` o: ${sum(goal)}`,
    "Subject To",
    ...rules,
    "Binary",
    ` ${columns}`,
    "End",
    "",
  ].join("\n");
}

/** For each name, the crews that bear it. */
function groups(
  crews: readonly Crew[],
  namesOf: (crew: Crew) => readonly string[],
): readonly (readonly number[])[] {
  const members = new Map<string, number[]>();
  for (const [at, crew] of crews.entries()) {
    for (const name of namesOf(crew)) members.set(name, [...(members.get(name) ?? []), at]);
  }
  return [...members.values()];
}

/** Which crews the solver chose, by the value of each column. */
export function chosenBy(
  crews: readonly Crew[],
  valueOf: (name: string) => number,
): readonly Crew[] {
  return crews.filter((_, at) => valueOf(`c${at}`) > 0.5);
}
