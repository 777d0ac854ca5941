import type { Moment } from "#log";
import type { Position } from "#units";
import { cameAs, Fault } from "../fault.ts";
import { readWhen } from "../read-when.ts";
import { partNamed, partsNamed, textNamed, type XmlPart } from "../read-xml.ts";
import { circleAround } from "./around.ts";
import { decimalsOf, positionOf, readingsAt, type Sighting, type Where } from "./sighting.ts";

/** Where a placemark is drawn. */
export type Drawn = {
  readonly shape: Sighting["shape"];
  readonly where: Where;
  /** The words of it for the report. */
  readonly shown: string;
  /** Of a track: of its last fix. */
  readonly happened: Moment | null;
};

type Point = Position & { readonly decimals: number };

const FIGURE = /^[+-]?\d{1,3}(?:\.\d{1,20})?$/;
/** Of a tracker's own fix, in metres: ours, on the safe side. */
const RADIUS_OF_FIX_M = 100;
const WORDS_MOST = 2000;
/** Figures of an area are read as they are: it is as wide as it was drawn. */
const DRAWN = 15;
const SHAPES: ReadonlySet<string> = new Set([
  "Point",
  "LineString",
  "LinearRing",
  "Polygon",
  "MultiGeometry",
  "Track",
  "MultiTrack",
]);

/**
 * Where a placemark is: a point; a circle around all of an area or line; of a track (gx:Track of
 * Google's extension) its last fix. Null when it draws nothing. Throws a Fault.
 */
export function shapeIn(placemark: XmlPart, radius: number | null, isFix: boolean): Drawn | null {
  const part = placemark.parts.find(({ name }) => SHAPES.has(name));
  if (part === undefined) return null;
  if (part.name === "Track" || part.name === "MultiTrack") return trackOf(part, radius);
  const points = pointsIn(part);
  const [first] = points;
  if (first === undefined) throw new Fault(`${part.name}: expected coordinates; came none`);
  const isPoint = points.length === 1;
  const decimals = isPoint ? first.decimals : DRAWN;
  const own = isFix ? RADIUS_OF_FIX_M : undefined;
  const readings = readingsAt(circleAround(points), radius, decimals, own);
  const shown = `${part.name} ${points.map(({ lon, lat }) => `${lon},${lat}`).join(" ")}`;
  const words = isPoint ? `lat ${first.lat} lon ${first.lon}` : shown.slice(0, WORDS_MOST);
  const shape = isPoint ? "point" : part.name === "LineString" ? "line" : "area";
  return { shape, where: { words, readings }, shown, happened: null };
}

/** Of a polygon its outer edge: what is cut out of it makes it no smaller. */
function pointsIn(part: XmlPart): readonly Point[] {
  if (part.name === "Polygon") {
    const outer = partNamed(part, "outerBoundaryIs");
    return outer === null ? [] : outer.parts.flatMap(pointsIn);
  }
  if (part.name === "MultiGeometry") return part.parts.flatMap(pointsIn);
  const text = textNamed(part, "coordinates") ?? "";
  const tuples = text.replaceAll(/\s*,\s*/g, ",").split(/\s+/);
  return tuples.filter((tuple) => tuple !== "").map((tuple) => pointOf(tuple.split(",")));
}

function pointOf(figures: readonly string[]): Point {
  const [lon = "", lat = ""] = figures;
  if (FIGURE.test(lon) && FIGURE.test(lat) && figures.length <= 3)
    return { ...positionOf(Number(lon), Number(lat)), decimals: decimalsOf(lon, lat) };
  const came = cameAs(figures.join(","));
  throw new Fault(`coordinates: expected longitude,latitude[,altitude]; came ${came}`);
}

function trackOf(part: XmlPart, radius: number | null): Drawn {
  const tracks = part.name === "Track" ? [part] : partsNamed(part, "Track");
  const fixes = tracks.flatMap(fixesOf);
  const last = fixes.reduce<Fix | null>(
    (one, fix) => (one === null || timeOf(fix) >= timeOf(one) ? fix : one),
    null,
  );
  if (last === null) throw new Fault("Track: expected when and coord; came none");
  const { point, when } = last;
  return {
    shape: "track",
    where: {
      words: `lat ${point.lat} lon ${point.lon}`,
      readings: readingsAt({ ...point, radius: 0 }, radius, point.decimals, RADIUS_OF_FIX_M),
    },
    shown: fixes
      .toReversed()
      .map((fix) => `${fix.when} lat ${fix.point.lat} lon ${fix.point.lon}`)
      .join("\n"),
    happened: readWhen(when),
  };
}

type Fix = { readonly when: string; readonly point: Point };

function timeOf({ when }: Fix): string {
  const moment = readWhen(when);
  return moment?.kind === "told" ? moment.at : "";
}

function fixesOf(track: XmlPart): readonly Fix[] {
  const [times, places] = [partsNamed(track, "when"), partsNamed(track, "coord")];
  if (times.length !== places.length)
    throw new Fault(
      `Track: expected as many when as coord; came ${times.length}, ${places.length}`,
    );
  return times.flatMap((time, at) => {
    const text = places[at]?.text ?? "";
    // An empty one stands for a moment without a fix.
    return text === "" ? [] : [{ when: time.text, point: pointOf(text.split(/\s+/)) }];
  });
}
