import type { Chart } from "#chart";
import type { Position } from "#units";
import { cameAs, Fault, isRecord, type Members } from "../fault.ts";
import { wordsIn } from "../phones/figures.ts";
import { circleAround } from "./around.ts";
import type { Mapping } from "./mapping.ts";
import {
  decimalsOf,
  factsOf,
  linesOf,
  positionOf,
  readingsAt,
  sightingAt,
  tellingOfSighting,
  whereIn,
  type Cell,
  type Facts,
  type Sighting,
  type SightingReading,
  type Where,
} from "./sighting.ts";
import type { SightingsFile } from "./sightings-file.ts";

const FEATURES_MOST = 100_000;
const HEADINGS_MOST = 500;
const SHAPES: Readonly<Record<string, Sighting["shape"]>> = {
  Point: "point",
  MultiPoint: "area",
  LineString: "line",
  MultiLineString: "line",
  Polygon: "area",
  MultiPolygon: "area",
  GeometryCollection: "area",
};
/** Figures of an area are read as they are: it is as wide as it was drawn. */
const DRAWN = 15;
const WORDS_MOST = 2000;

/** Opens a GeoJSON document (RFC 7946): a collection, a feature, or a shape alone. */
export function openGeoJson(value: unknown): SightingsFile {
  const features = featuresOf(value);
  if (features.length > FEATURES_MOST)
    throw new Fault(`expected at most ${FEATURES_MOST} features; came ${features.length}`);
  crsIs84(value);
  const headings = new Map<string, string>();
  for (const feature of features) {
    for (const [name, member] of propertiesOf(feature)) {
      const text = textOf(member);
      if (headings.size < HEADINGS_MOST && (headings.get(name) ?? "") === "")
        headings.set(name, text);
    }
  }
  return {
    format: "geojson",
    separator: null,
    rows: features.length,
    headings: [...headings.keys()],
    examples: [...headings.values()],
    read: (mapping, chart) =>
      features.map((feature, at) => readFeature(feature, at + 1, mapping, chart)),
  };
}

function featuresOf(value: unknown): readonly unknown[] {
  if (isRecord(value)) {
    const { type, features } = value;
    if (type === "FeatureCollection" && Array.isArray(features)) return features;
    if (type === "Feature") return [value];
    if (typeof type === "string" && Object.hasOwn(SHAPES, type))
      return [{ type: "Feature", geometry: value, properties: {} }];
  }
  throw new Fault(`expected GeoJSON, a FeatureCollection or a Feature; came ${cameAs(value)}`);
}

/** Older documents may name another system: their figures are no degrees of WGS 84. */
function crsIs84(value: unknown): void {
  const crs = isRecord(value) ? value["crs"] : null;
  if (crs === undefined || crs === null) return;
  const properties = isRecord(crs) ? crs["properties"] : null;
  const name = isRecord(properties) ? wordsIn(properties["name"]) : null;
  if (name !== null && /(?:CRS:?84|EPSG:+4326|OGC:1\.3:CRS84)$/i.test(name)) return;
  throw new Fault(`crs: expected WGS 84 (RFC 7946), CRS84; came ${cameAs(crs)}`);
}

function propertiesOf(feature: unknown): readonly (readonly [string, unknown])[] {
  const properties = isRecord(feature) ? feature["properties"] : null;
  return isRecord(properties) ? Object.entries(properties) : [];
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value.trim() : JSON.stringify(value);
}

function readFeature(
  feature: unknown,
  line: number,
  mapping: Mapping,
  chart: Chart | null,
): SightingReading {
  try {
    if (!isRecord(feature) || feature["type"] !== "Feature")
      throw new Fault(`expected a Feature; came ${cameAs(feature)}`);
    return readingOf(feature, line, cellsOf(feature, mapping), chart);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const words = JSON.stringify(feature) ?? "nothing";
    return { ok: false, words, why: `feature ${line}: ${error.message}` };
  }
}

function cellsOf(feature: Members, mapping: Mapping): readonly Cell[] {
  return propertiesOf(feature).map(([name, member]) => {
    const column = mapping.find(({ heading }) => heading === name);
    return {
      column: column ?? { heading: name, holds: null, isUtc: false, metres: null },
      text: textOf(member),
    };
  });
}

function readingOf(
  feature: Members,
  line: number,
  cells: readonly Cell[],
  chart: Chart | null,
): SightingReading {
  const facts = factsOf(cells);
  const { geometry } = feature;
  const drawn = geometry === null || geometry === undefined ? null : drawnIn(geometry, facts);
  const where = drawn?.where ?? whereIn(cells, facts, chart);
  const thing: Sighting = {
    ...sightingAt("geojson", line, facts, where),
    ...(drawn === null ? {} : { shape: drawn.shape }),
    id: idOf(feature["id"]) ?? facts.id,
  };
  const shown = linesOf(facts.shown, drawn?.where.words);
  if (shown === "") return { ok: true, thing, telling: null };
  const { sender } = facts;
  const source = { shown, sender, where, method: "sighted", channel: "sighting" } as const;
  return { ok: true, thing, telling: tellingOfSighting(thing, { ...source, relays: true }) };
}

function idOf(value: unknown): string | null {
  return typeof value === "number" ? textOf(value) : wordsIn(value);
}

type Drawn = { readonly where: Where; readonly shape: Sighting["shape"] };

function drawnIn(geometry: unknown, { radius }: Facts): Drawn {
  const { type, shape } = shapeOf(geometry);
  const points = isRecord(geometry) ? pointsIn(geometry) : [];
  const [only, ...more] = points;
  const isPoint = only !== undefined && more.length === 0;
  // JSON drops noughts at the end of a figure: the finer one tells how fine both are.
  const decimals = isPoint ? decimalsOf(only.lon, only.lat) : DRAWN;
  const readings = readingsAt(circleAround(points), radius, decimals);
  const shown = points.map(({ lon, lat }) => `${lon},${lat}`).join(" ");
  const words = `${type} ${shown}`.slice(0, WORDS_MOST);
  return { where: { words, readings }, shape: isPoint ? "point" : shape };
}

function shapeOf(geometry: unknown): { readonly type: string; readonly shape: Sighting["shape"] } {
  const type = isRecord(geometry) ? geometry["type"] : null;
  if (typeof type === "string" && Object.hasOwn(SHAPES, type))
    return { type, shape: SHAPES[type] ?? null };
  const names = Object.keys(SHAPES).join(", ");
  throw new Fault(`geometry: expected one of ${names}; came ${cameAs(geometry)}`);
}

function pointsIn(geometry: Members): readonly Position[] {
  const { geometries } = geometry;
  if (Array.isArray(geometries))
    return geometries.flatMap((part) => (isRecord(part) ? pointsIn(part) : []));
  const points = positionsIn(geometry["coordinates"]);
  if (points.length === 0)
    throw new Fault(`coordinates: expected positions; came ${cameAs(geometry["coordinates"])}`);
  return points;
}

/** All positions in lists within lists; longitude first. */
function positionsIn(value: unknown): readonly Position[] {
  if (!Array.isArray(value)) throw new Fault(`expected coordinates; came ${cameAs(value)}`);
  const [lon, lat] = value as readonly unknown[];
  if (!Array.isArray(lon) && value.length > 0) return [positionOf(lon, lat)];
  return (value as readonly unknown[]).flatMap(positionsIn);
}
