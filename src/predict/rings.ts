/** Longitude and latitude, degrees. */
type Point = readonly [number, number];
/** A ring of GeoJSON: the first point comes again at the end. */
export type Ring = readonly Point[];
/** The outer ring, then its holes. */
export type Polygon = readonly Ring[];

/** Decimals of a degree: 0.1 m, finer than any position, coarser than the outlines' clearance. */
const DECIMALS = 1e6;
/** WGS 84 (NIMA TR8350.2): semi-major axis in metres and first eccentricity. */
const MAJOR_AXIS_M = 6_378_137;
const ECCENTRICITY = 0.0818191908426;
const RADIANS = Math.PI / 180;

/**
 * The polygons of rings that neither cross nor touch: outer rings counter-clockwise, holes
 * clockwise within the smallest outer ring around them (RFC 7946, section 3.1.6), cut where they
 * cross the 180th meridian (3.1.9). Longitudes may run beyond 180° on the way in; open rings.
 */
export function polygonsOf(rings: readonly Ring[]): readonly Polygon[] {
  const cut = [180, -180].reduce<readonly Ring[]>(
    (all, meridian) => cutAtMeridian(all, meridian),
    rings,
  );
  const closed = cut.map(roundedAndClosed).filter((ring) => ring.length > 3);
  const outer = closed
    .map((ring) => ({ ring, area: planeArea(ring), holes: [] as Ring[] }))
    .filter(({ area }) => area > 0)
    .toSorted((one, other) => one.area - other.area);
  for (const ring of closed) {
    if (planeArea(ring) >= 0) continue;
    outer.find((one) => isWithin(one.ring, ring[0]!))?.holes.push(ring);
  }
  return outer.toReversed().map(({ ring, holes }) => [ring, ...holes]);
}

/**
 * The area of a polygon on the ellipsoid, m²: the integral of the authalic q over longitude
 * (Snyder 1987, USGS Professional Paper 1395, eq. 3-12), straight lines being straight in degrees.
 */
export function squareMetresOf(polygon: Polygon): number {
  let doubled = 0;
  for (const ring of polygon) {
    for (let at = 0; at + 1 < ring.length; at += 1) {
      const [lon, lat] = ring[at]!;
      const [nextLon, nextLat] = ring[at + 1]!;
      doubled -= (nextLon - lon) * RADIANS * (authalic(lat) + authalic(nextLat));
    }
  }
  return (MAJOR_AXIS_M * MAJOR_AXIS_M * doubled) / 4;
}

function authalic(lat: number): number {
  const sine = Math.sin(lat * RADIANS);
  const es = ECCENTRICITY * sine;
  const parts = sine / (1 - es * es) - Math.log((1 - es) / (1 + es)) / (2 * ECCENTRICITY);
  return (1 - ECCENTRICITY * ECCENTRICITY) * parts;
}

function roundedAndClosed(ring: Ring): Ring {
  const rounded = ring.map(([lon, lat]): Point => [round(lon), round(lat)]);
  const points = rounded.filter(([lon, lat], at) => {
    const [lonBefore, latBefore] = rounded.at(at - 1)!;
    return lon !== lonBefore || lat !== latBefore;
  });
  return [...points, ...points.slice(0, 1)];
}

const round = (degrees: number): number => Math.round(degrees * DECIMALS) / DECIMALS + 0;

/** Twice the signed area in degrees squared, positive when counter-clockwise. */
function planeArea(ring: Ring): number {
  const [fromLon, fromLat] = ring[0]!;
  let doubled = 0;
  for (let at = 0; at + 1 < ring.length; at += 1) {
    const [lon, lat] = ring[at]!;
    const [nextLon, nextLat] = ring[at + 1]!;
    doubled += (lon - fromLon) * (nextLat - fromLat) - (nextLon - fromLon) * (lat - fromLat);
  }
  return doubled;
}

function isWithin(ring: Ring, [lon, lat]: Point): boolean {
  let inside = false;
  for (let at = 0; at + 1 < ring.length; at += 1) {
    const [lonA, latA] = ring[at]!;
    const [lonB, latB] = ring[at + 1]!;
    if (latA > lat === latB > lat) continue;
    if (lon < lonA + ((lat - latA) / (latB - latA)) * (lonB - lonA)) inside = !inside;
  }
  return inside;
}

/** Cuts rings in two where they cross a meridian; what lies beyond comes in on the other side. */
function cutAtMeridian(rings: readonly Ring[], meridian: number): readonly Ring[] {
  const sign = Math.sign(meridian);
  const beyond = (ring: Ring): boolean => ring.some(([lon]) => lon * sign > 180);
  if (!rings.some(beyond)) return rings;
  const near = halfOf(rings, meridian, -sign);
  const far = halfOf(rings, meridian, sign);
  return [...near, ...far.map((ring) => ring.map(([lon, lat]): Point => [lon - 360 * sign, lat]))];
}

/**
 * What of the rings lies west (-1) or east (1) of a meridian. Where they cross it they are joined
 * along it, with what is inside to the left: northward at an eastern edge, southward at a western.
 */
function halfOf(rings: readonly Ring[], meridian: number, side: number): readonly Ring[] {
  const whole = rings.filter((ring) => ring.every(([lon]) => (lon - meridian) * side > 0));
  const chains = rings.flatMap((ring) => chainsOf(ring, meridian, side));
  // Along the meridian, in the direction in which its chains are joined.
  const along = ([, lat]: Point): number => -side * lat;
  const starts = chains.toSorted((one, other) => along(one[0]!) - along(other[0]!));
  const left = new Set(chains);
  const joined: Ring[] = [];
  for (const first of chains) {
    if (!left.has(first)) continue;
    const ring: Point[] = [];
    for (let chain = first; left.has(chain);) {
      left.delete(chain);
      ring.push(...chain);
      const end = along(chain.at(-1)!);
      chain = starts.find((one) => along(one[0]!) > end) ?? first;
    }
    joined.push(ring);
  }
  return [...whole, ...joined];
}

/** The stretches of a ring on one side of a meridian, each from the meridian to the meridian. */
function chainsOf(ring: Ring, meridian: number, side: number): readonly (readonly Point[])[] {
  const isOn = ([lon]: Point): boolean => (lon - meridian) * side > 0;
  const enters = ring.findIndex((point, at) => isOn(point) && !isOn(ring.at(at - 1)!));
  if (enters < 0) return [];
  const chains: Point[][] = [];
  for (let count = 0; count < ring.length; count += 1) {
    const before = ring.at((enters + count - 1) % ring.length)!;
    const point = ring[(enters + count) % ring.length]!;
    if (isOn(point) && !isOn(before)) chains.push([crossingOf(before, point, meridian)]);
    if (isOn(point)) chains.at(-1)!.push(point);
    else if (isOn(before)) chains.at(-1)!.push(crossingOf(before, point, meridian));
  }
  return chains;
}

function crossingOf([lonA, latA]: Point, [lonB, latB]: Point, meridian: number): Point {
  return [meridian, latA + ((meridian - lonA) / (lonB - lonA)) * (latB - latA)];
}
