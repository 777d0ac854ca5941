import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openChart, openStrip, type Chart, type Strip } from "#chart";

/** The chart's files, under the names by which the browser asks for them at /chart/. */
export const CHART_FILES = {
  "land.json": "data/coast/land.geojson",
  "places.json": "data/gazetteer/places.json",
  "boundaries.json": "data/gazetteer/boundaries.geojson",
  "sandbanks.json": "data/gazetteer/sandbanks.geojson",
  "lanes.json": "data/gazetteer/tss_schematic.geojson",
} as const;

/** What the drift needs besides, served beside the chart's files. The last is made by setup. */
export const DRIFT_FILES = {
  "tidal_currents.json": "data/currents/tidal_currents.json",
  "tidal_currents.i16.gz": "data/currents/tidal_currents.i16.gz",
  "step.wasm": "dist/kernel/step.wasm",
} as const;

/** The watched shores, served beside the chart's files. */
export const COAST_FILES = { "strip.json": "data/coast/strip.json" } as const;

function readFile(root: string, file: string): unknown {
  const path = join(root, file);
  try {
    return JSON.parse(readFileSync(path, "utf8")) as unknown;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The chart's file ${path} cannot be read: ${why}.`, { cause: error });
  }
}

/** Reads the chart out of the project's folder. Throws one sentence that names the faulty file. */
export function openSeaChart(root: string): Chart {
  const read = (name: keyof typeof CHART_FILES): unknown => readFile(root, CHART_FILES[name]);
  return openChart({
    land: read("land.json"),
    places: read("places.json"),
    boundaries: read("boundaries.json"),
    banks: read("sandbanks.json"),
    lanes: read("lanes.json"),
  });
}

/** Reads the watched shores. Throws one sentence that names the faulty file. */
export function openCoastStrip(root: string): Strip {
  return openStrip(readFile(root, COAST_FILES["strip.json"]));
}
