import { distanceMetres, isPosition, type Position } from "#units";
import { cameAs, Fault } from "../fault.ts";

/** A circle in metres around all of a shape; nothing wide for a point. */
export type Circle = Position & { readonly radius: number };

/** The corners of any shape of a place that has a use; a longer list is something else. */
const POINTS_MOST = 10_000;

/**
 * The circle around points, on whichever side of the date line. Throws a Fault when there is none,
 * or one off the globe.
 */
export function circleAround(points: readonly Position[]): Circle {
  const [first] = points;
  if (first === undefined) throw new Fault("expected a position; came none");
  if (points.length > POINTS_MOST)
    throw new Fault(`expected at most ${POINTS_MOST} positions in a shape; came ${points.length}`);
  const bad = points.find((point) => !isPosition(point));
  if (bad !== undefined) {
    const came = cameAs([bad.lon, bad.lat]);
    throw new Fault(`expected longitude -180 to 180 and latitude -90 to 90; came ${came}`);
  }
  const lons = points.map(({ lon }) => lon + Math.round((first.lon - lon) / 360) * 360);
  const lats = points.map(({ lat }) => lat);
  const lon = middleOf(lons);
  const wrapped = lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
  const centre = { lon: wrapped + 0, lat: middleOf(lats) + 0 };
  const radius = points.reduce((most, point) => Math.max(most, distanceMetres(centre, point)), 0);
  return { ...centre, radius };
}

function middleOf(figures: readonly number[]): number {
  const least = figures.reduce((one, other) => Math.min(one, other));
  const most = figures.reduce((one, other) => Math.max(one, other));
  return (least + most) / 2;
}
