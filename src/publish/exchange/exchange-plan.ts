import type { BoatId, UnitId } from "#log";
import type { PlannedPart } from "#picture";
import { cornersAt, groundFrom, planeAbout } from "#plan";
import type { SearchAnswer } from "#show";
import { position, type Instant, type Metres, type Position } from "#units";

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
  /** Of this search of this unit, the same as long as it is planned. */
  readonly id: string;
  readonly name: string;
  readonly boat: string;
  readonly points: readonly { readonly place: Position; readonly at: Instant }[];
  /** Where the search begins: it moves with the water. Null along a shore. */
  readonly area: readonly Position[] | null;
  readonly from: Instant;
  readonly until: Instant;
};

/** Where a boat may be by then: within the radius with 95 %. */
export type ExchangeDatum = {
  readonly boat: string;
  readonly id: string;
  /** What else is known of her, for whoever reads the mark. */
  readonly words?: string;
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
    routes: [
      ...answer.parts.map(({ unit: id, name: unit, boat, pattern, corners, effort }) => ({
        id,
        name: unit,
        boat: nameOf(boat),
        points: pattern.waypoints,
        area: corners,
        from: effort.ground.from,
        until: effort.ground.until,
      })),
      ...answer.shore.map(({ unit: id, name: unit, boat, waypoints }) => ({
        id,
        name: unit,
        boat: nameOf(boat),
        points: waypoints,
        area: null,
        from: waypoints[0]!.at,
        until: waypoints.at(-1)!.at,
      })),
    ],
    data: answer.boats.map(({ boat, name: called, datum, radius95, datumAt }) => {
      return { boat: called, id: boat, place: datum, radius: radius95, at: datumAt };
    }),
  };
}

/** What a watch tells of the searches that are planned on its log and not reported yet. */
export function plannedExchange(
  parts: readonly PlannedPart[],
  told: {
    readonly at: Instant;
    readonly data: readonly ExchangeDatum[];
    readonly unit: (id: UnitId) => string;
    readonly boat: (id: BoatId) => string;
  },
): ExchangePlan {
  const { at, data } = told;
  const routes = parts.flatMap(({ search, boat, part, isReported }): ExchangeRoute[] => {
    if (isReported || part.legs === undefined) return [];
    const ground = groundFrom(part.ground);
    const { from, until } = ground;
    return [
      {
        id: `${search}-${part.unit}`,
        name: told.unit(part.unit),
        boat: told.boat(boat),
        points: part.legs.map(({ lon, lat, at: when }) => ({
          place: position(lon, lat),
          at: when,
        })),
        area: cornersAt(ground, planeAbout(ground.centre), from),
        from,
        until,
      },
    ];
  });
  return { name: "Vigie", words: "", at, routes, data };
}
