import type { BoatId, UnitId } from "#log";
import { secondsBetween, type Instant, type Metres, type MetresPerSecond } from "#units";
import { ASHORE, thinned, type Paths } from "./cloud.ts";
import type { DetectionCurve } from "./detection.ts";
import { containmentOf, detections, successOf, type Effort } from "./effort.ts";
import type { Ground } from "./ground.ts";
import { placeOn } from "./place.ts";
import type { Plane } from "./plane.ts";
import type { SearchObject } from "./sweep-table.ts";

/** A boat that is sought: where her people could be while the search lasts. */
export type Sought = {
  readonly boat: BoatId;
  /** Expected to be alive and not accounted for: what a success is worth. */
  readonly lives: number;
  readonly paths: Paths;
  /** Radians from north, of the long axis of the cloud. */
  readonly axis: number;
  /** How the cloud moves as a whole, metres a second. */
  readonly east: number;
  readonly north: number;
};

/** A unit that can search. */
export type Searcher = {
  readonly unit: UnitId;
  /** Two in the air, or two on the water, never share water at one time. */
  readonly kind: "air" | "surface";
  readonly speed: MetresPerSecond;
  readonly curve: DetectionCurve;
  /** What it could do for each boat; without an entry it can do nothing. */
  readonly sorties: ReadonlyMap<BoatId, Sortie>;
};

/** From when until when a unit can search for a boat, and how wide, as it is there and then. */
export type Sortie = {
  readonly from: Instant;
  readonly until: Instant;
  readonly widths: Readonly<Record<SearchObject, Metres>>;
};

/** A unit and what it can do for one boat. */
export type Posted = Searcher & Sortie;

/** What one unit should search, for which boat first of all. */
export type SearchPart = {
  readonly unit: UnitId;
  readonly boat: BoatId;
  readonly effort: Effort;
  /** Share of the boat's cloud within the ground (POC), POD there, POS of this alone. */
  readonly containment: number;
  readonly detection: number;
  readonly success: number;
};

type BoatSearch = {
  readonly boat: BoatId;
  /** Probability that at least one part finds her (POS), of the cloud as it is believed now. */
  readonly success: number;
  /** Share that lies ashore: no part on the water finds it. */
  readonly ashore: number;
};

export type SearchPlan = {
  readonly parts: readonly SearchPart[];
  readonly boats: readonly BoatSearch[];
  /** Units for which no ground was worth anything. */
  readonly idle: readonly UnitId[];
};

/**
 * Particles by which grounds are placed, of all boats together and of one at most; the answer is
 * reckoned with all there are.
 */
const PLACING_ALL = 20_000;
const PLACING_MOST = 4_000;
/** Rounds of everybody choosing again. Ours: a fourth changed nothing by 1 % on any night. */
const ROUNDS = 3;

/**
 * Who should search where, for all boats at once: each unit in turn takes the ground that finds
 * most lives of what the others leave, over and over until nobody would change (each choice can
 * only add). A ground finds whoever is in it, of whichever boat.
 */
export function planSearch(
  boats: readonly Sought[],
  searchers: readonly Searcher[],
  plane: Plane,
): SearchPlan {
  const placing = Math.min(PLACING_MOST, Math.ceil(PLACING_ALL / Math.max(1, boats.length)));
  const board = openBoard(
    boats.map((boat) => ({ ...boat, paths: thinned(boat.paths, placing) })),
    plane,
  );
  const order = searchers.toSorted((one, other) => reachOf(other) - reachOf(one));
  const plans = [order, order.toReversed()].map((each) => settle(new Map(), each, board));
  const best = plans.reduce((one, other) =>
    worthOf(other, board) > worthOf(one, board) ? other : one,
  );
  return tellPlan(boats, searchers, best, plane);
}

/** A unit changes its ground only for so much more. */
const WORTH_A_CHANGE = 1.01;

/** What each unit does so far. */
type Choices = ReadonlyMap<UnitId, Chosen>;

type Chosen = {
  readonly searcher: Searcher;
  readonly boat: BoatId;
  readonly effort: Effort;
  /** For each boat whose cloud it comes near, by particle, the probability of detection. */
  readonly found: ReadonlyMap<number, Float64Array>;
};

/** Water swept in a second for an inflatable, where it is best. */
const reachOf = ({ speed, sorties }: Searcher): number =>
  speed * Math.max(0, ...sorties.values().map(({ widths }) => widths.inflatable));

/** Everybody in turn takes what is best by what the others do, until nobody would change. */
function settle(begun: Choices, order: readonly Searcher[], board: Board): Choices {
  const chosen = new Map(begun);
  for (let round = 0; round < ROUNDS; round += 1) {
    let isChanged = false;
    for (const searcher of order) {
      const before = chosen.get(searcher.unit) ?? null;
      chosen.delete(searcher.unit);
      const others = [...chosen.values()];
      const left = board.left(others);
      const next = choose(searcher, { left, others, board });
      const kept = before === null ? 0 : gainOf(before.found, left);
      const isBetter = next !== null && next.gain > kept * WORTH_A_CHANGE;
      const choice = isBetter ? next.choice : before;
      if (choice !== null) chosen.set(searcher.unit, choice);
      isChanged ||= isBetter;
    }
    if (!isChanged) break;
  }
  return chosen;
}

/** Lives that the choices find together. */
function worthOf(choices: Choices, { boats, left }: Board): number {
  const whole = boats.reduce((sum, { lives }) => sum + lives, 0);
  const rest = left([...choices.values()]).reduce((sum, column) => sum + sumOf(column), 0);
  return whole - rest;
}

const sumOf = (column: Float64Array): number => column.reduce((sum, one) => sum + one, 0);

/** The clouds by which grounds are placed, and what others leave of them. */
type Board = {
  readonly boats: readonly Sought[];
  readonly bounds: readonly Bounds[];
  readonly plane: Plane;
  /** For each boat, lives by particle that none of these finds; the same array for the same. */
  readonly left: (others: readonly Chosen[]) => readonly Float64Array[];
};

function openBoard(boats: readonly Sought[], plane: Plane): Board {
  const whole = boats.map(({ lives, paths }) => paths.weight.map((one) => lives * one));
  const kept = boats.map(() => new Map<string, Float64Array>());
  const numbers = new Map<Chosen, number>();
  const numberOf = (choice: Chosen): number => {
    const number = numbers.get(choice) ?? numbers.size;
    numbers.set(choice, number);
    return number;
  };
  const leftOf = (boat: number, others: readonly Chosen[]): Float64Array => {
    const near = others.filter(({ found }) => found.has(boat));
    const name = near
      .map(numberOf)
      .toSorted((one, other) => one - other)
      .join(" ");
    const known = kept[boat]!.get(name);
    if (known !== undefined) return known;
    const left = whole[boat]!.slice();
    for (const { found } of near) {
      const column = found.get(boat)!;
      for (let i = 0; i < left.length; i += 1) left[i] = left[i]! * (1 - column[i]!);
    }
    kept[boat]!.set(name, left);
    return left;
  };
  return {
    boats,
    bounds: boats.map(({ paths }) => boundsOf(paths)),
    plane,
    left: (others) => boats.map((_, boat) => leftOf(boat, others)),
  };
}

function gainOf(found: Chosen["found"], left: readonly Float64Array[]): number {
  let gain = 0;
  for (const [at, column] of found) {
    for (let i = 0; i < column.length; i += 1) gain += column[i]! * left[at]![i]!;
  }
  return gain;
}

type Around = {
  readonly left: readonly Float64Array[];
  readonly others: readonly Chosen[];
  readonly board: Board;
};

function choose(
  searcher: Searcher,
  { left, others, board: { boats, bounds, plane } }: Around,
): Found | null {
  const walls: readonly Ground[] = others
    .filter((other) => other.searcher.kind === searcher.kind)
    .map(({ effort }) => effort.ground);
  const ranked = boats
    .map((boat, at) => ({ boat, at, most: sumOf(left[at]!) }))
    .toSorted((one, other) => other.most - one.most);
  const placed: { readonly boat: BoatId; readonly effort: Effort; readonly gain: number }[] = [];
  let top = 0;
  for (const { boat, at, most } of ranked) {
    if (most <= top) break;
    const sortie = searcher.sorties.get(boat.boat);
    if (sortie === undefined) continue;
    const here = placeOn({ ...searcher, ...sortie }, boat, left[at]!, walls, plane);
    if (here === null) continue;
    placed.push({ boat: boat.boat, ...here });
    top = Math.max(top, here.gain);
  }
  return placed
    .map(({ boat, effort }) => {
      const near = boats.keys().filter((other) => isNear(effort.ground, bounds[other]!, plane));
      const found = new Map(
        near.map((other) => [other, detections(effort, boats[other]!.paths, plane)] as const),
      );
      return { choice: { searcher, boat, effort, found }, gain: gainOf(found, left) };
    })
    .reduce<Found | null>(
      (best, each) => (best !== null && best.gain >= each.gain ? best : each),
      null,
    );
}

type Found = { readonly choice: Chosen; readonly gain: number };

/** The circle about all paths of a cloud, roughly: the middle of its box, and its half diagonal. */
type Bounds = { readonly x: number; readonly y: number; readonly reach: number };

function boundsOf({ x, y }: Paths): Bounds {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [slot, column] of x.entries()) {
    for (let i = 0; i < column.length; i += 1) {
      west = Math.min(west, column[i]!);
      east = Math.max(east, column[i]!);
      south = Math.min(south, y[slot]![i]!);
      north = Math.max(north, y[slot]![i]!);
    }
  }
  const reach = Math.hypot(east - west, north - south) / 2;
  return { x: (west + east) / 2, y: (south + north) / 2, reach };
}

function isNear(ground: Ground, { x, y, reach }: Bounds, plane: Plane): boolean {
  const middle = plane.spotOf(ground.centre);
  const gone = Math.hypot(ground.east, ground.north) * secondsBetween(ground.from, ground.until);
  const half = Math.hypot(ground.length, ground.width) / 2;
  return Math.hypot(middle.x - x, middle.y - y) <= reach + half + gone;
}

function tellPlan(
  boats: readonly Sought[],
  searchers: readonly Searcher[],
  chosen: Choices,
  plane: Plane,
): SearchPlan {
  const efforts = [...chosen.values()].map(({ effort }) => effort);
  const parts = searchers.flatMap(({ unit }): SearchPart[] => {
    const choice = chosen.get(unit);
    const sought = boats.find(({ boat }) => boat === choice?.boat);
    if (choice === undefined || sought === undefined) return [];
    return [partOf(unit, sought, choice.effort, plane)];
  });
  return {
    parts,
    boats: boats.map(({ boat, paths }) => {
      return { boat, success: successOf(efforts, paths, plane), ashore: ashoreOf(paths) };
    }),
    idle: searchers.filter(({ unit }) => !chosen.has(unit)).map(({ unit }) => unit),
  };
}

/** A part's probabilities by all particles of its boat. */
export function partOf(
  unit: UnitId,
  { boat, paths }: Sought,
  effort: Effort,
  plane: Plane,
): SearchPart {
  const containment = containmentOf(effort.ground, paths, plane);
  const success = successOf([effort], paths, plane);
  const detection = containment === 0 ? 0 : Math.min(1, success / containment);
  return { unit, boat, effort, containment, detection, success };
}

function ashoreOf({ object, weight }: Paths): number {
  const last = object.at(-1)!;
  return weight.reduce((sum, one, i) => sum + (last[i] === ASHORE ? one : 0), 0);
}
