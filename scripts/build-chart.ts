/**
 * Makes `data/coast/land.geojson` and `data/gazetteer/*` from the raw collection: a folder with
 * `coast/land_full.geojson` (GSHHG 2.3.7 full resolution, polygonised; data/coast/ORIGIN.md says
 * how) and `gazetteer/`. Run once by hand: `node scripts/build-chart.ts RAW_FOLDER`. The product
 * never reads the raw folder.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

type Point = [number, number];
type Ring = Point[];
type Feature<Properties, Geometry> = {
  type: "Feature";
  properties: Properties;
  geometry: Geometry;
};
type RawLand = {
  metadata: { bbox: [number, number, number, number] };
  features: Feature<unknown, { type: "Polygon"; coordinates: Ring[] }>[];
};
type RawPlace = {
  id: string;
  name: string;
  alt: string[];
  kind: string;
  lat: number;
  lon: number;
  country: string;
  source: string;
  accuracy_m: number;
  character?: string;
  pub114?: string;
  callsign?: string;
  note?: string;
  class?: string;
};
type RawLine = Feature<Record<string, unknown>, { type: "LineString"; coordinates: Point[] }>;
type RawShape = Feature<Record<string, unknown>, { type: string; coordinates: unknown }>;

const METRES_PER_DEGREE = 111_195;
/** Full detail between Newhaven, the Somme and Ostend; coarser with the distance from there. */
const STRAIT = { west: 0, south: 50, east: 2.7, north: 51.6 };
const TOLERANCE_INSIDE_M = 12;
const TOLERANCE_OUTSIDE_M = 150;
/**
 * Over so many degrees outside the strait the tolerance grows from the inner to the outer value.
 */
const TRANSITION_DEGREES = 1;
/** 4 decimals are 11 m; the shoreline itself is good to 70-430 m. */
const DECIMALS = 4;

const raw = process.argv[2];
if (raw === undefined) throw new Error("expected the raw folder: build-chart.ts RAW_FOLDER");

function readRaw(path: string): unknown {
  return JSON.parse(readFileSync(join(raw as string, path), "utf8")) as unknown;
}

function toleranceMetres([lon, lat]: Point): number {
  const beside =
    Math.max(STRAIT.west - lon, lon - STRAIT.east, 0) * Math.cos((lat * Math.PI) / 180);
  const above = Math.max(STRAIT.south - lat, lat - STRAIT.north, 0);
  const share = Math.min(1, Math.hypot(beside, above) / TRANSITION_DEGREES);
  return TOLERANCE_INSIDE_M + share * (TOLERANCE_OUTSIDE_M - TOLERANCE_INSIDE_M);
}

/** Distance of `point` from the segment, metres in a local plane. */
function offsetMetres(point: Point, from: Point, to: Point): number {
  const shrink = Math.cos((point[1] * Math.PI) / 180);
  const east = (to[0] - from[0]) * shrink;
  const north = to[1] - from[1];
  const x = (point[0] - from[0]) * shrink;
  const y = point[1] - from[1];
  const length = east * east + north * north;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, (x * east + y * north) / length));
  return Math.hypot(x - along * east, y - along * north) * METRES_PER_DEGREE;
}

/**
 * Douglas-Peucker 1973 with a tolerance that depends on where the vertex lies: no seams between
 * scales.
 */
function markKept(ring: Ring, first: number, last: number, kept: Set<number>): void {
  let worst = 1;
  let at = -1;
  for (let index = first + 1; index < last; index += 1) {
    const point = ring[index] as Point;
    const share =
      offsetMetres(point, ring[first] as Point, ring[last] as Point) / toleranceMetres(point);
    if (share > worst) [worst, at] = [share, index];
  }
  if (at < 0) return;
  kept.add(at);
  markKept(ring, first, at, kept);
  markKept(ring, at, last, kept);
}

function simplify(ring: Ring): Ring {
  const start = ring[0] as Point;
  let far = 0;
  ring.forEach((point, index) => {
    const best = ring[far] as Point;
    const apart = (other: Point): number => Math.hypot(other[0] - start[0], other[1] - start[1]);
    if (apart(point) > apart(best)) far = index;
  });
  const kept = new Set([0, far, ring.length - 1]);
  markKept(ring, 0, far, kept);
  markKept(ring, far, ring.length - 1, kept);
  const rounded = ring
    .filter((_, index) => kept.has(index))
    .map(([lon, lat]): Point => [round(lon, DECIMALS), round(lat, DECIMALS)]);
  return rounded.filter((point, index) => {
    const before = rounded[index - 1];
    return before === undefined || before[0] !== point[0] || before[1] !== point[1];
  });
}

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals)) + 0;
}

function areaMetres2(ring: Ring): number {
  let sum = 0;
  for (let index = 1; index < ring.length; index += 1) {
    const [fromLon, fromLat] = ring[index - 1] as Point;
    const [toLon, toLat] = ring[index] as Point;
    sum += fromLon * toLat - toLon * fromLat;
  }
  const shrink = Math.cos(((ring[0] as Point)[1] * Math.PI) / 180);
  return Math.abs(sum / 2) * METRES_PER_DEGREE ** 2 * shrink;
}

function write(path: string, head: Record<string, unknown>, name: string, rows: unknown[]): void {
  const opening = JSON.stringify(head).slice(0, -1);
  const text = rows.map((row) => JSON.stringify(row)).join(",\n");
  mkdirSync(join("data", path, ".."), { recursive: true });
  writeFileSync(join("data", path), `${opening},"${name}":[\n${text}\n]}\n`);
  console.log(`data/${path}: ${rows.length} ${name}`);
}

function buildLand(): void {
  const land = readRaw("coast/land_full.geojson") as RawLand;
  const features = land.features
    .map(({ geometry }) => simplify(geometry.coordinates[0] as Ring))
    .filter(
      (ring) =>
        ring.length >= 4 && areaMetres2(ring) >= (2 * toleranceMetres(ring[0] as Point)) ** 2,
    )
    .map((ring) => ({
      type: "Feature",
      properties: {},
      geometry: { type: "Polygon", coordinates: [ring] },
    }));
  const metadata = {
    source: "GSHHG 2.3.7 full resolution (Wessel & Smith 1996), simplified; see ORIGIN.md",
    licence: "LGPL-3.0-or-later",
  };
  const head = { type: "FeatureCollection", bbox: land.metadata.bbox, metadata };
  write("coast/land.geojson", head, "features", features);
}

/**
 * Further names under which callers and officers ask for a place; kept in
 * data/gazetteer/ORIGIN.md as ours.
 */
const FURTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  "town-gb-dover": ["Douvres"],
  "port-port-of-dover": ["Dover harbour", "Port de Douvres"],
  "town-be-ostend": ["Oostende", "Ostende"],
  "beach-cap-gris-nez": ["Gris-Nez", "Cape Gris-Nez"],
  "beach-cap-blanc-nez-beach-escalles": ["Cap Blanc-Nez", "Blanc-Nez"],
  "rescue-cross-gris-nez": ["MRCC Gris-Nez"],
  "rescue-mrcc-jrcc-dover-hm-coastguard-langdon-battery": [
    "MRCC Dover",
    "JRCC Dover",
    "Dover Coastguard",
  ],
  "bank-sandettie-bank": ["Banc Sandettié"],
  "bank-goodwin-sands": ["Goodwins", "Goodwin"],
  "port-port-of-calais": ["Port de Calais"],
};

/** "VARNE LIGHTSHIP" to "Varne Lightship"; Pub. 114 writes "^" for degrees. */
function readable(name: string): string {
  const plain = name.replaceAll("^", "°");
  if (plain !== plain.toUpperCase() || !/[A-Z]{5}/.test(plain)) return plain;
  return plain.replace(/[A-Z]{2,}/g, (word) => word[0] + word.slice(1).toLowerCase());
}

function buildPlaces(): void {
  const { places } = readRaw("gazetteer/places.json") as { places: RawPlace[] };
  const ids = new Set(places.map(({ id }) => id));
  for (const id of Object.keys(FURTHER_NAMES))
    if (!ids.has(id)) throw new Error(`no place "${id}" in the raw gazetteer`);
  const sources = [...new Set(places.map((place) => place.source))];
  const rows = places.map((place) => {
    const alt = [...place.alt, ...(FURTHER_NAMES[place.id] ?? [])];
    return {
      id: place.id,
      name: readable(place.name),
      ...(alt.length > 0 && { alt }),
      kind: place.kind,
      lon: round(place.lon, 5),
      lat: round(place.lat, 5),
      country: place.country === "" ? null : place.country,
      source: sources.indexOf(place.source),
      accuracy_m: place.accuracy_m,
      ...(place.character && { character: place.character }),
      ...(place.pub114 && { pub114: place.pub114 }),
      ...(place.callsign && { callsign: place.callsign }),
      ...(place.class && { class: place.class }),
      ...(place.note && { note: place.note }),
    };
  });
  const licence = "CC-BY-4.0 (contains GeoNames CC-BY-4.0; NGA Pub. 114 public domain)";
  write("gazetteer/places.json", { crs: "WGS84", licence, sources }, "places", rows);
}

/**
 * The France-Belgium limit, of which points 2 and 3 are official (agreement of 8 October 1990 on
 * the continental shelf, art. 1, ED50, here in WGS84); point 3 is the tripoint with the United
 * Kingdom. The first point is where the land frontier meets the sea, to about 1 km: the official
 * point 1 was not found in a stored source.
 */
const TRIPOINT: Point = [2.236983, 51.556941];
const FRANCE_BELGIUM: RawLine = {
  type: "Feature",
  properties: {
    id: "fr-be-limit",
    name: "France/Belgium limit",
    status: "points 2 and 3 official, converted ED50 -> WGS84; the landward end is approximate",
    source:
      "Agreement of 8 October 1990, art. 1 (https://www.kustcodex.be/kustcodex-consult/" +
      "plainWettekstServlet?wettekstId=2033&lang=nl)",
    accuracy_m: 1000,
  },
  geometry: {
    type: "LineString",
    coordinates: [TRIPOINT, [2.388939, 51.268323], [2.5456, 51.089]],
  },
};
/** East of this the computed line is replaced by a straight one to the official tripoint. */
const COMPUTED_LINE_EAST_END = 2.2;

function buildBoundaries(): void {
  const { features } = readRaw("gazetteer/boundaries.geojson") as { features: RawLine[] };
  const byId = (id: string): RawLine => {
    const found = features.find(({ properties }) => properties["id"] === id);
    if (found === undefined) throw new Error(`no boundary "${id}" in the raw gazetteer`);
    return found;
  };
  const official = byId("uk-fr-territorial-sea-1988");
  const working = byId("sar-region-approx");
  const short = working.geometry.coordinates.filter(([lon]) => lon <= COMPUTED_LINE_EAST_END);
  const rows: RawLine[] = [
    official,
    { ...working, geometry: { type: "LineString", coordinates: [...short, TRIPOINT] } },
    FRANCE_BELGIUM,
  ];
  const rounded = rows.map(({ type, properties, geometry }) => ({
    type,
    properties,
    geometry: {
      type: geometry.type,
      coordinates: geometry.coordinates.map(([lon, lat]) => [round(lon, 5), round(lat, 5)]),
    },
  }));
  write("gazetteer/boundaries.geojson", { type: "FeatureCollection" }, "features", rounded);
}

function copyShapes(name: string): void {
  const { features } = readRaw(`gazetteer/${name}`) as { features: RawShape[] };
  write(`gazetteer/${name}`, { type: "FeatureCollection" }, "features", features);
}

buildLand();
buildPlaces();
buildBoundaries();
copyShapes("sandbanks.geojson");
copyShapes("tss_schematic.geojson");
