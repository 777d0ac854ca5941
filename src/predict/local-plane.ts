import type { Position } from "#units";
import { degreesPerMetre } from "./box.ts";
import type { CloudFrame } from "./forecast.ts";

/** A plane about a cloud: metres east and north of its middle, across the 180th meridian too. */
export type LocalPlane = {
  readonly lon: number;
  readonly lat: number;
  readonly lonPerMetre: number;
  readonly latPerMetre: number;
};

/** A cloud on its plane; columns by particle. */
export type PlaneCloud = {
  readonly plane: LocalPlane;
  readonly x: Float64Array;
  readonly y: Float64Array;
};

/** Longitude between -180 and 180. */
function wrapped(lon: number): number {
  return lon >= -180 && lon <= 180 ? lon : lon - 360 * Math.round(lon / 360);
}

/** Frames never change: areas and summary of one are read off the same plane. */
const laidOut = new WeakMap<CloudFrame, PlaneCloud>();

/** Lays a cloud on the plane about its weighted mean. Clouds are far less than half the globe. */
export function layOut(frame: CloudFrame): PlaneCloud {
  const had = laidOut.get(frame);
  if (had !== undefined) return had;
  const cloud = layOutAnew(frame);
  laidOut.set(frame, cloud);
  return cloud;
}

function layOutAnew({ lon, lat, weight }: CloudFrame): PlaneCloud {
  const first = lon[0]!;
  let total = 0;
  let east = 0;
  let north = 0;
  for (let i = 0; i < lon.length; i += 1) {
    total += weight[i]!;
    east += weight[i]! * wrapped(lon[i]! - first);
    north += weight[i]! * lat[i]!;
  }
  const middle = wrapped(first + east / total);
  const perMetre = degreesPerMetre(north / total);
  const plane = {
    lon: middle,
    lat: north / total,
    lonPerMetre: perMetre.lon,
    latPerMetre: perMetre.lat,
  };
  const x = new Float64Array(lon.length);
  const y = new Float64Array(lon.length);
  for (let i = 0; i < lon.length; i += 1) {
    x[i] = wrapped(lon[i]! - middle) / plane.lonPerMetre;
    y[i] = (lat[i]! - plane.lat) / plane.latPerMetre;
  }
  return { plane, x, y };
}

/** The position of a point of the plane. */
export function placeOn(plane: LocalPlane, x: number, y: number): Position {
  return {
    lon: wrapped(plane.lon + x * plane.lonPerMetre),
    lat: plane.lat + y * plane.latPerMetre,
  };
}
