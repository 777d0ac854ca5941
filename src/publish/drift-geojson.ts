import type { CloudFrame } from "#predict";
import type { Instant } from "#units";
import type { DriftAnswer, DriftMoment } from "./drift-answer.ts";

type Point = readonly [lon: number, lat: number];

type Geometry =
  | { readonly type: "Point"; readonly coordinates: Point }
  | { readonly type: "MultiPoint"; readonly coordinates: readonly Point[] }
  | { readonly type: "MultiLineString"; readonly coordinates: readonly (readonly Point[])[] }
  | {
      readonly type: "MultiPolygon";
      readonly coordinates: readonly (readonly (readonly Point[])[])[];
    };

export type Feature = {
  readonly type: "Feature";
  readonly geometry: Geometry;
  readonly properties: Readonly<Record<string, unknown>> & { readonly kind: string };
};

/** A FeatureCollection of RFC 7946; `about` is a foreign member (section 6.1). */
export type DriftGeoJson = {
  readonly type: "FeatureCollection";
  readonly about: DriftAnswer["about"];
  readonly features: readonly Feature[];
};

/** Decimals of a degree: a metre. */
const DECIMALS = 1e5;

/**
 * A forecast as GeoJSON: for every kept moment the areas that hold 50 % and 95 % of the weight and
 * the datum, and the track of the datum. Each carries what was assumed, since most readers of
 * GeoJSON keep features and drop the rest. `cloud` adds the particles of one moment.
 */
export function renderDriftGeoJson(
  { about, moments }: DriftAnswer,
  cloud: CloudFrame | null,
): DriftGeoJson {
  const said = { assumptions: [...about.assumptions, ...about.warnings] };
  return {
    type: "FeatureCollection",
    about,
    features: [
      ...moments.flatMap((moment) => featuresOf(moment, said)),
      trackOf(moments, said),
      ...(cloud === null ? [] : [particlesOf(cloud)]),
    ],
  };
}

type Said = { readonly assumptions: readonly string[] };

function featuresOf(moment: DriftMoment, said: Said): readonly Feature[] {
  const { at, datum, areas, median, ...figures } = moment;
  return [
    ...areas.map(({ share, squareKilometres, squareMiles, geometry }): Feature => {
      const size = { share, km2: tidy(squareKilometres), nm2: tidy(squareMiles) };
      return { type: "Feature", geometry, properties: { kind: "area", at, ...size, ...said } };
    }),
    {
      type: "Feature",
      geometry: { type: "Point", coordinates: pointOf(datum) },
      properties: {
        kind: "datum",
        at,
        near: datum.near,
        median: pointOf(median),
        ...figures,
        ...said,
      },
    },
  ];
}

const tidy = (value: number): number => Math.round(value * 1000) / 1000;

function pointOf({ lon, lat }: { readonly lon: number; readonly lat: number }): Point {
  const round = (degrees: number): number => Math.round(degrees * DECIMALS) / DECIMALS + 0;
  return [round(lon), round(lat)];
}

/** The way of the datum, cut at the 180th meridian (RFC 7946, section 3.1.9). */
function trackOf(moments: readonly DriftMoment[], said: Said): Feature {
  const times: Instant[] = moments.map(({ at }) => at);
  const lines: Point[][] = [[]];
  let before: Point | null = null;
  for (const { datum } of moments) {
    const point = pointOf(datum);
    if (before !== null && Math.abs(point[0] - before[0]) > 180) {
      const edge = Math.sign(before[0]) * 180;
      const ahead = point[0] + 2 * edge;
      const lat = before[1] + ((edge - before[0]) / (ahead - before[0])) * (point[1] - before[1]);
      lines.at(-1)!.push(pointOf({ lon: edge, lat }));
      lines.push([pointOf({ lon: -edge, lat })]);
    }
    lines.at(-1)!.push(point);
    before = point;
  }
  const geometry: Geometry = { type: "MultiLineString", coordinates: lines };
  return { type: "Feature", geometry, properties: { kind: "track", times, ...said } };
}

/** The cloud: its weights, stages and who is ashore stand in the order of the points. */
function particlesOf({ at, lon, lat, weight, stage, ashore }: CloudFrame): Feature {
  return {
    type: "Feature",
    geometry: {
      type: "MultiPoint",
      coordinates: Array.from(lon, (each, i) => pointOf({ lon: each, lat: lat[i]! })),
    },
    properties: {
      kind: "particles",
      at,
      weight: [...weight],
      stage: [...stage],
      ashore: [...ashore],
    },
  };
}
