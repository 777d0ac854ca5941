import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import type { Paint } from "./paint.ts";

/** Local fonts only: MapLibre draws the letters itself, there is no glyph server. */
const FONT = ["DejaVu Sans", "Segoe UI", "Arial", "sans-serif"];

const NOTHING = { type: "FeatureCollection" as const, features: [] };

/** The whole style of the map: our own coast and marks, and nothing that comes from elsewhere. */
export function chartStyle(paint: Paint): StyleSpecification {
  const chart = (name: string) => ({ type: "geojson" as const, data: `/chart/${name}` });
  const empty = { type: "geojson" as const, data: NOTHING };
  return {
    version: 8,
    sources: {
      land: chart("land.json"),
      lanes: chart("lanes.json"),
      banks: chart("sandbanks.json"),
      line: chart("boundaries.json"),
      places: empty,
      "drift-areas": empty,
      grounds: empty,
      "drift-cloud": empty,
      "drift-datums": empty,
      reaches: empty,
      radii: empty,
      boats: empty,
    },
    layers: [
      ...chartLayers(paint),
      ...driftLayers(paint),
      ...groundLayers(paint),
      ...placeLayers(paint),
      ...boatLayers(paint),
    ],
  };
}

function chartLayers(paint: Paint): LayerSpecification[] {
  return [
    { id: "sea", type: "background", paint: { "background-color": paint.sea } },
    { id: "lanes", type: "fill", source: "lanes", paint: { "fill-color": paint.lane } },
    {
      id: "lane-edges",
      type: "line",
      source: "lanes",
      paint: { "line-color": paint.laneEdge, "line-dasharray": [6, 4], "line-width": 1 },
    },
    {
      id: "banks",
      type: "line",
      source: "banks",
      layout: { "line-cap": "round" },
      paint: { "line-color": paint.bank, "line-width": 5, "line-dasharray": [0.2, 1.6] },
    },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": paint.land } },
    {
      id: "shore",
      type: "line",
      source: "land",
      paint: { "line-color": paint.shore, "line-width": 1 },
    },
    {
      id: "line",
      type: "line",
      source: "line",
      paint: { "line-color": paint.line, "line-width": 1.5, "line-dasharray": [8, 3, 2, 3] },
    },
    {
      id: "bank-names",
      type: "symbol",
      source: "banks",
      minzoom: 8.5,
      layout: {
        "symbol-placement": "line-center",
        "text-field": ["get", "name"],
        "text-font": FONT,
        "text-size": 10,
      },
      paint: { "text-color": paint.place, "text-halo-color": paint.halo, "text-halo-width": 1 },
    },
  ];
}

/** A kind of place: from which zoom on it is shown, and how large its name is. */
const KINDS: readonly (readonly [string, number, number])[] = [
  ["port", 7, 11],
  ["cape", 8, 10],
  ["lifeboat", 9.5, 10],
  ["light_vessel", 9, 10],
  ["town", 9.8, 10],
  ["beach", 10.5, 10],
  ["buoy", 10.2, 9],
  ["light", 11.5, 9],
];

function placeLayers(paint: Paint): LayerSpecification[] {
  const kinds = KINDS.map(([kind, minzoom, size]): LayerSpecification => {
    return {
      id: `places-${kind}`,
      type: "symbol",
      source: "places",
      minzoom,
      filter: ["==", ["get", "kind"], kind],
      layout: {
        "text-field": ["concat", "· ", ["get", "name"]],
        "text-font": FONT,
        "text-size": size,
        "text-anchor": "left",
        "text-max-width": 30,
        "text-padding": 6,
      },
      paint: { "text-color": paint.place, "text-halo-color": paint.halo, "text-halo-width": 1.2 },
    };
  });
  return [...kinds.toReversed(), rescueCentres(paint)];
}

function rescueCentres(paint: Paint): LayerSpecification {
  return {
    id: "rescue-centres",
    type: "symbol",
    source: "places",
    filter: ["==", ["get", "kind"], "rescue_centre"],
    layout: {
      "text-field": ["concat", "✚ ", ["get", "name"]],
      "text-font": FONT,
      "text-size": 12,
      "text-anchor": "left",
      "text-max-width": 30,
      "text-allow-overlap": true,
    },
    paint: { "text-color": paint.centre, "text-halo-color": paint.halo, "text-halo-width": 1.5 },
  };
}

/** The forecast in a colour and in shapes that no reported position has: dots, dashes, a cross. */
function driftLayers(paint: Paint): LayerSpecification[] {
  const chosen = (yes: number, no: number): ExpressionSpecification => [
    "case",
    ["get", "chosen"],
    yes,
    no,
  ];
  return [
    {
      id: "drift-fill",
      type: "fill",
      source: "drift-areas",
      paint: {
        "fill-color": paint.drift,
        "fill-opacity": ["case", ["get", "stale"], 0.03, ["get", "chosen"], 0.16, 0.05],
      },
    },
    {
      id: "drift-edges",
      type: "line",
      source: "drift-areas",
      paint: {
        "line-color": paint.drift,
        "line-opacity": faint,
        "line-width": chosen(2, 1),
        "line-dasharray": [4, 2],
      },
    },
    {
      id: "drift-dots",
      type: "circle",
      source: "drift-cloud",
      paint: {
        "circle-radius": ["case", ["get", "ashore"], 3, ["get", "chosen"], 1.8, 1.2],
        "circle-color": ["case", ["get", "ashore"], paint.aground, paint.drift],
        "circle-opacity": ["case", ["get", "stale"], 0.2, ["get", "chosen"], 0.8, 0.5],
      },
    },
    ...datumLayers(paint),
  ];
}

/** Searched water is shaded and has a whole rim; water to be searched has a dotted one alone. */
function groundLayers(paint: Paint): LayerSpecification[] {
  const isSearched: ExpressionSpecification = ["==", ["get", "state"], "searched"];
  const rim = { "line-color": paint.chosen, "line-width": 1.5 };
  return [
    {
      id: "searched-fill",
      type: "fill",
      source: "grounds",
      filter: isSearched,
      paint: { "fill-color": paint.chosen, "fill-opacity": 0.12 },
    },
    { id: "searched-edge", type: "line", source: "grounds", filter: isSearched, paint: rim },
    {
      id: "planned-edge",
      type: "line",
      source: "grounds",
      filter: ["!", isSearched],
      paint: { ...rim, "line-dasharray": [1, 2] },
    },
    {
      id: "ground-names",
      type: "symbol",
      source: "grounds",
      layout: { "text-field": ["get", "words"], "text-font": FONT, "text-size": 11 },
      paint: { "text-color": paint.place, "text-halo-color": paint.halo, "text-halo-width": 1.5 },
    },
  ];
}

/** Lines and symbols of an old forecast are faint. */
const faint: ExpressionSpecification = ["case", ["get", "stale"], 0.35, 1];

function datumLayers(paint: Paint): LayerSpecification[] {
  return [
    {
      id: "drift-reach",
      type: "line",
      source: "drift-datums",
      filter: ["==", ["geometry-type"], "Polygon"],
      paint: {
        "line-color": paint.drift,
        "line-opacity": faint,
        "line-width": 1,
        "line-dasharray": [1, 3],
      },
    },
    {
      id: "drift-datums",
      type: "symbol",
      source: "drift-datums",
      filter: ["==", ["geometry-type"], "Point"],
      layout: {
        "text-field": "✕",
        "text-font": FONT,
        "text-size": ["case", ["get", "chosen"], 20, 12],
        "text-allow-overlap": true,
        "text-ignore-placement": true,
      },
      paint: {
        "text-color": paint.drift,
        "text-halo-color": paint.halo,
        "text-halo-width": 1.5,
        "text-opacity": faint,
      },
    },
  ];
}

function boatLayers(paint: Paint): LayerSpecification[] {
  const colour: ExpressionSpecification = [
    "match",
    ["get", "phase"],
    "distress",
    paint.distress,
    "alert",
    paint.alert,
    paint.uncertainty,
  ];
  const width: ExpressionSpecification = ["case", ["get", "chosen"], 3, 1.5];
  return [
    {
      id: "reaches",
      type: "line",
      source: "reaches",
      paint: { "line-color": colour, "line-width": 1, "line-dasharray": [2, 4] },
    },
    {
      id: "radius-areas",
      type: "fill",
      source: "radii",
      paint: { "fill-color": colour, "fill-opacity": 0.16 },
    },
    {
      id: "radii",
      type: "line",
      source: "radii",
      paint: { "line-color": colour, "line-width": width },
    },
    {
      id: "boats",
      type: "symbol",
      source: "boats",
      layout: {
        "icon-image": ["concat", ["get", "phase"], ["case", ["get", "chosen"], "-chosen", ""]],
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
        "text-field": ["get", "label"],
        "text-font": FONT,
        "text-size": 12,
        "text-max-width": 40,
        "text-justify": "auto",
        "text-radial-offset": 0.9,
        "text-variable-anchor": ["left", "right", "bottom", "top", "bottom-left", "top-right"],
        // MapLibre hides labels that collide; a boat must never lose its name.
        "text-allow-overlap": true,
      },
      paint: { "text-color": paint.boat, "text-halo-color": paint.halo, "text-halo-width": 2 },
    },
  ];
}
