import { readFileSync } from "node:fs";
import { openChart, type Chart } from "#chart";

const DATA = new URL("../../data/", import.meta.url);

/** The chart that Vigie ships. Throws one sentence that names the file or field at fault. */
export function openShippedChart(): Chart {
  return openChart({
    land: read("coast/land.geojson"),
    places: read("gazetteer/places.json"),
    boundaries: read("gazetteer/boundaries.geojson"),
    banks: read("gazetteer/sandbanks.geojson"),
    lanes: read("gazetteer/tss_schematic.geojson"),
  });
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, DATA), "utf8"));
}
