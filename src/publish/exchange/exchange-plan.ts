import type { SearchAnswer } from "#show";
import type { Instant, Metres, Position } from "#units";

/** A search plan as plotters and other systems take it: routes, areas, data. */
export type ExchangePlan = {
  readonly name: string;
  /** What it is, and that it is a proposal. */
  readonly words: string;
  readonly at: Instant;
  readonly routes: readonly ExchangeRoute[];
  readonly data: readonly ExchangeDatum[];
};

export type ExchangeRoute = {
  readonly name: string;
  readonly boat: string;
  readonly points: readonly { readonly place: Position; readonly at: Instant }[];
  /** Where the search begins: it moves with the water. */
  readonly area: readonly Position[];
  readonly from: Instant;
  readonly until: Instant;
};

/** Where a boat may be by then: within the radius with 95 %. */
export type ExchangeDatum = {
  readonly boat: string;
  readonly id: string;
  readonly place: Position;
  readonly radius: Metres;
  readonly at: Instant;
};

export function exchangeOf(answer: SearchAnswer, name: string, words: string): ExchangePlan {
  const nameOf = (id: string): string => answer.boats.find(({ boat }) => boat === id)?.name ?? id;
  return {
    name,
    words,
    at: answer.at,
    routes: answer.parts.map(({ name: unit, boat, pattern, corners, effort }) => ({
      name: unit,
      boat: nameOf(boat),
      points: pattern.waypoints,
      area: corners,
      from: effort.ground.from,
      until: effort.ground.until,
    })),
    data: answer.boats.map(({ boat, name: called, datum, radius95, datumAt }) => {
      return { boat: called, id: boat, place: datum, radius: radius95, at: datumAt };
    }),
  };
}
