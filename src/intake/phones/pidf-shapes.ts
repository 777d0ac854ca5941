import { distanceMetres, isPosition, type Position } from "#units";
import { cameAs, Fault } from "../fault.ts";
import { placeBeyond } from "../position/shapes.ts";
import { partNamed, partsNamed, textNamed, type XmlPart } from "../read-xml.ts";

/** The shapes of RFC 5491 clause 5.2; those with a height count as the shape that they cover. */
export const SHAPES: ReadonlySet<string> = new Set([
  "Point",
  "Circle",
  "Ellipse",
  "ArcBand",
  "Polygon",
  "Sphere",
  "Ellipsoid",
  "Prism",
]);

/** A circle in metres around all of a shape; `radius` null for a point, which has none. */
export type Around = {
  readonly lon: number;
  readonly lat: number;
  readonly radius: number | null;
  /** Metres over the ellipsoid, where three figures were told. */
  readonly altitude: number | null;
};

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;
/** WGS 84, latitude first, in two and in three dimensions: RFC 5491 knows no others. */
const LATITUDE_FIRST = /(?:^|[:/#])(?:4326|4979)$/;
const METRES = /(?:^|[:/#])9001$|^m$/;
const DEGREES = /(?:^|[:/#])9102$|^deg$/;
const RADIANS = /(?:^|[:/#])9101$|^rad$/;
/** The corners of any shape on Earth that has a use; a longer list is no shape of a place. */
const CORNERS_MOST = 1000;
const STEPS = 64;
/** Half the Earth's circumference: no radius is more. */
const METRES_MOST = 20_037_508;

type Point = Position & { readonly altitude: number | null };

/** The circle around a shape. Throws a Fault that says what was expected and what came. */
export function aroundShape(shape: XmlPart): Around {
  const srs = shape.attributes.get("srsName")?.trim();
  if (srs !== undefined && !LATITUDE_FIRST.test(srs))
    throw new Fault(`${shape.name}: expected EPSG 4326 or 4979; came ${cameAs(srs)}`);
  switch (shape.name) {
    case "Point":
      return { ...centreOf(shape), radius: null };
    case "Circle":
    case "Sphere":
      return { ...centreOf(shape), radius: lengthIn(shape, "radius") };
    case "Ellipse":
    case "Ellipsoid":
      return { ...centreOf(shape), radius: axisOf(shape) };
    case "ArcBand":
      return aroundBand(shape);
    case "Polygon":
      return aroundCorners(shape, shape);
    default: {
      const base = partNamed(shape, "base");
      const polygon = base === null ? null : partNamed(base, "Polygon");
      if (polygon === null) throw new Fault("Prism: expected a base with a Polygon; came none");
      return aroundCorners(polygon, shape);
    }
  }
}

function axisOf(shape: XmlPart): number {
  const [major, minor] = [lengthIn(shape, "semiMajorAxis"), lengthIn(shape, "semiMinorAxis")];
  return Math.max(major, minor);
}

function centreOf(shape: XmlPart): Point {
  const [point, ...more] = pointsIn(textNamed(shape, "pos"), shape, null);
  if (point !== undefined && more.length === 0) return point;
  throw new Fault(`${shape.name}: expected one pos; came ${more.length + 1}`);
}

/**
 * The part of a ring between two bearings: the circle's middle lies on its middle line, where the
 * farther of its four corners is nearest. From half a turn on it is the whole circle.
 */
function aroundBand(shape: XmlPart): Around {
  const { altitude, ...centre } = centreOf(shape);
  const [inner, outer] = [lengthIn(shape, "innerRadius"), lengthIn(shape, "outerRadius")];
  const [start, opening] = [angleIn(shape, "startAngle"), angleIn(shape, "openingAngle")];
  if (inner > outer)
    throw new Fault(`ArcBand: expected innerRadius within outerRadius; came ${inner}, ${outer}`);
  const half = Math.min(Math.abs(opening), 360) / 2;
  const far = Math.max(inner, outer);
  const cosine = Math.cos((half * Math.PI) / 180);
  const away = (along: number, ring: number): number =>
    Math.sqrt(Math.max(ring * ring + along * along - 2 * ring * along * cosine, 0));
  let best = { along: 0, radius: far };
  for (let step = 1; step <= STEPS; step += 1) {
    const along = (far * step) / STEPS;
    const radius = Math.max(away(along, inner), away(along, outer));
    if (radius < best.radius) best = { along, radius };
  }
  const middle = placeBeyond(centre, start + opening / 2, best.along);
  const lon = ((middle.lon + 540) % 360) - 180;
  if (!isPosition({ lon, lat: middle.lat }))
    throw new Fault("ArcBand: expected a band away from the poles; came one at a pole");
  return { lon, lat: middle.lat, altitude, radius: best.radius };
}

function aroundCorners(polygon: XmlPart, shape: XmlPart): Around {
  const exterior = partNamed(polygon, "exterior");
  const ring = exterior === null ? null : partNamed(exterior, "LinearRing");
  if (ring === null) throw new Fault("Polygon: expected an exterior LinearRing; came none");
  const srs = shape.attributes.get("srsName") ?? polygon.attributes.get("srsName") ?? "";
  const corners = cornersOf(ring, srs.trim().endsWith("4979") ? 3 : 2);
  if (corners.length < 3)
    throw new Fault(`Polygon: expected three corners or more; came ${corners.length}`);
  const middle = (of: "lon" | "lat"): number => {
    const figures = corners.map((corner) => corner[of]);
    return (Math.min(...figures) + Math.max(...figures)) / 2;
  };
  const centre = { lon: middle("lon"), lat: middle("lat") };
  const radius = Math.max(...corners.map((corner) => distanceMetres(centre, corner)));
  return { ...centre, radius, altitude: corners[0]?.altitude ?? null };
}

function cornersOf(ring: XmlPart, size: number): readonly Point[] {
  const list = partNamed(ring, "posList");
  if (list !== null) {
    const told = list.attributes.get("srsDimension")?.trim();
    return pointsIn(list.text, ring, told === "2" || told === "3" ? Number(told) : size);
  }
  const inPoints = partsNamed(ring, "pointProperty").flatMap((part) => partsNamed(part, "Point"));
  return [ring, ...inPoints]
    .flatMap((part) => partsNamed(part, "pos"))
    .slice(0, CORNERS_MOST + 1)
    .flatMap((pos) => pointsIn(pos.text, ring, null));
}

/** Points of two or three figures each; `size` null for a single one of either. */
function pointsIn(text: string | null, shape: XmlPart, size: number | null): readonly Point[] {
  const figures = (text ?? "").split(/\s+/).filter((figure) => figure !== "");
  if (figures.length > CORNERS_MOST * 3)
    throw new Fault(`${shape.name}: expected at most ${CORNERS_MOST} corners; came more`);
  const step = size ?? Math.max(figures.length, 2);
  if (step > 3 || figures.length % step !== 0)
    throw new Fault(`${shape.name}: expected figures by 2 or 3; came ${figures.length}`);
  const points: Point[] = [];
  for (let at = 0; at < figures.length; at += step) {
    points.push(pointOf(figures.slice(at, at + step), shape.name));
  }
  if (points.length === 0) throw new Fault(`${shape.name}: expected a pos; came nothing`);
  return points;
}

function pointOf(figures: readonly string[], name: string): Point {
  const [lat, lon, height] = figures.map((figure) =>
    NUMBER.test(figure) ? Number(figure) : Number.NaN,
  );
  if (lat === undefined || lon === undefined || !isPosition({ lon, lat }))
    throw new Fault(`${name}: expected latitude and longitude; came ${cameAs(figures.join(" "))}`);
  const isKnown = height !== undefined && Number.isFinite(height);
  return { lon: lon + 0, lat: lat + 0, altitude: isKnown ? height + 0 : null };
}

function lengthIn(shape: XmlPart, name: string): number {
  const uom = partNamed(shape, name)?.attributes.get("uom")?.trim();
  if (uom !== undefined && !METRES.test(uom))
    throw new Fault(`${name}: expected metres, EPSG 9001; came ${cameAs(uom)}`);
  const figure = figureIn(shape, name);
  if (figure >= 0 && figure <= METRES_MOST) return figure + 0;
  throw new Fault(`${name}: expected metres from 0 to ${METRES_MOST}; came ${figure}`);
}

/** Degrees clockwise from north. */
function angleIn(shape: XmlPart, name: string): number {
  const uom = partNamed(shape, name)?.attributes.get("uom")?.trim() ?? "deg";
  const figure = figureIn(shape, name);
  const degrees = RADIANS.test(uom) ? (figure * 180) / Math.PI : figure;
  if (!RADIANS.test(uom) && !DEGREES.test(uom))
    throw new Fault(`${name}: expected degrees, EPSG 9102; came ${cameAs(uom)}`);
  if (Math.abs(degrees) <= 720) return degrees;
  throw new Fault(`${name}: expected an angle; came ${figure}`);
}

function figureIn(shape: XmlPart, name: string): number {
  const text = textNamed(shape, name);
  const figure = text !== null && NUMBER.test(text) ? Number(text) : Number.NaN;
  if (Number.isFinite(figure)) return figure;
  throw new Fault(`${name}: expected a number; came ${cameAs(text ?? undefined)}`);
}
