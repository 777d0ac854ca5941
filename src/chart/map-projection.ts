import proj4 from "proj4";
import { assert } from "#units";

/** A point on the map: metres, or degrees of a rotated pole. */
export type MapPoint = { readonly x: number; readonly y: number };

/**
 * A map projection. Longitudes and latitudes are degrees on the projection's own earth; nothing is
 * shifted between earths, as weather models do not either.
 */
export type MapProjection = {
  /** Whether x and y are degrees: longitude and latitude about another pole. */
  readonly inDegrees: boolean;
  /** NaN where the projection has no image. */
  forward(lon: number, lat: number): MapPoint;
  inverse(x: number, y: number): { readonly lon: number; readonly lat: number };
};

const RADIANS = Math.PI / 180;
const ROTATED = /\+proj=ob_tran\b/;
const ROTATED_LONLAT = /\+o_proj=(longlat|latlong|latlon|lonlat)\b/;

/**
 * The projection of a PROJ string. A rotated pole ("+proj=ob_tran +o_proj=longlat …") has x and y
 * in degrees. Throws one sentence when the string cannot be read.
 */
export function openProjection(projString: string): MapProjection {
  if (ROTATED.test(projString)) return openRotated(projString);
  const projection = openProj4(projString);
  return {
    inDegrees: false,
    forward: (lon, lat) => {
      const { x, y } = projection.forward({ x: lon * RADIANS, y: lat * RADIANS });
      return { x: x ?? Number.NaN, y: y ?? Number.NaN };
    },
    inverse: (x, y) => {
      const at = projection.inverse({ x, y });
      return { lon: at.x / RADIANS, lat: at.y / RADIANS };
    },
  };
}

type Proj4 = InstanceType<typeof proj4.Proj>;

function openProj4(projString: string): Proj4 {
  const expected = `expected a PROJ string in metres, such as "+proj=stere +lat_0=90 +lon_0=70"`;
  let made: Proj4;
  try {
    made = new proj4.Proj(withoutExponents(projString));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${expected}; came "${projString}" (${why})`, { cause: error });
  }
  const unit = /\+units=(\S+)/.exec(projString)?.[1] ?? "m";
  assert(
    unit === "m" && !projString.includes("+to_meter") && !projString.includes("+axis"),
    `${expected}; came "${projString}"`,
  );
  return made;
}

/**
 * proj4 takes the plus sign of "+R=6.371e+06" for the next word and reads an earth of 6 m without a
 * word of warning; the files of MET Norway write it so.
 */
const withoutExponents = (projString: string): string =>
  projString.replaceAll(/=(-?[\d.]+e[+-]?\d+)/gi, (_, number: string) => `=${Number(number)}`);

/**
 * Longitude and latitude about another pole (CF 1.11, appendix F; PROJ, ob_tran; the rotation is
 * that of Snyder 1987, USGS PP 1395, (5-7) to (5-10b)): o_lat_p is the latitude of the new pole,
 * lon_0 the meridian on which the new equator's north lies, o_lon_p the new longitude of the old
 * pole.
 */
function openRotated(projString: string): MapProjection {
  const numberOf = (name: string): number => {
    const text = new RegExp(`\\+${name}=(\\S+)`).exec(projString)?.[1];
    return text === undefined ? 0 : Number(text);
  };
  const poleLat = numberOf("o_lat_p") * RADIANS;
  const poleLon = numberOf("o_lon_p") * RADIANS;
  const middle = numberOf("lon_0") * RADIANS;
  assert(
    ROTATED_LONLAT.test(projString) && [poleLat, poleLon, middle].every(Number.isFinite),
    `expected a rotated pole as "+proj=ob_tran +o_proj=longlat +o_lat_p=… +o_lon_p=… +lon_0=…"; ` +
      `came "${projString}"`,
  );
  const sin = Math.sin(poleLat);
  const cos = Math.cos(poleLat);
  return {
    inDegrees: true,
    forward: (lon, lat) => {
      const [l, p] = [lon * RADIANS - middle, lat * RADIANS];
      const east = Math.cos(p) * Math.sin(l);
      const along = sin * Math.cos(p) * Math.cos(l) + cos * Math.sin(p);
      const up = sin * Math.sin(p) - cos * Math.cos(p) * Math.cos(l);
      return { x: turn(Math.atan2(east, along) + poleLon), y: Math.asin(clamp(up)) / RADIANS };
    },
    inverse: (x, y) => {
      const [l, p] = [x * RADIANS - poleLon, y * RADIANS];
      const east = Math.cos(p) * Math.sin(l);
      const along = sin * Math.cos(p) * Math.cos(l) - cos * Math.sin(p);
      const up = sin * Math.sin(p) + cos * Math.cos(p) * Math.cos(l);
      return { lon: turn(Math.atan2(east, along) + middle), lat: Math.asin(clamp(up)) / RADIANS };
    },
  };
}

const clamp = (value: number): number => Math.max(-1, Math.min(1, value));

/** A unit vector over the ground: east and north. */
export type Heading = { readonly east: number; readonly north: number };

/** WGS 84: a, and e squared (NIMA TR8350.2, 3rd edition, table 3.1). */
const SEMI_MAJOR = 6_378_137;
const E2 = 0.006_694_379_990_14;
/** Half of the step along y by which its direction is felt: 50 m, or as much in degrees. */
const FEELER_M = 50;
const FEELER_DEGREES = FEELER_M / 111_195;

/**
 * The true direction of the map's +y at a point, on the ground of WGS 84, by a central difference.
 * A vector (u along x, v along y) is u * north + v * east towards east and v * north - u * east
 * towards north.
 */
export function headingOfY(projection: MapProjection, x: number, y: number): Heading {
  const feeler = projection.inDegrees ? FEELER_DEGREES : FEELER_M;
  const from = projection.inverse(x, y - feeler);
  const to = projection.inverse(x, y + feeler);
  const lat = ((from.lat + to.lat) / 2) * RADIANS;
  const w = 1 - E2 * Math.sin(lat) ** 2;
  const normal = SEMI_MAJOR / Math.sqrt(w);
  const meridian = (normal * (1 - E2)) / w;
  const turned = to.lon - from.lon;
  const east = (turned - 360 * Math.round(turned / 360)) * normal * Math.cos(lat);
  const north = (to.lat - from.lat) * meridian;
  const length = Math.hypot(east, north);
  return { east: east / length, north: north / length };
}

/** Radians to degrees within -180 to 180. */
function turn(radians: number): number {
  const degrees = radians / RADIANS;
  return degrees - 360 * Math.round(degrees / 360);
}
