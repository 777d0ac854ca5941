import { cameAs, Fault } from "../fault.ts";
import { valueOfJson } from "../phones/figures.ts";
import { readXml } from "../read-xml.ts";
import { openCsv } from "./csv.ts";
import { textOfFile } from "./file-text.ts";
import { openGeoJson } from "./geojson.ts";
import { openGpx } from "./gpx.ts";
import { openKml } from "./kml.ts";
import type { SightingsFile } from "./sightings-file.ts";

const CHARACTERS_MOST = 16_000_000;

/**
 * Looks into a file of sightings: CSV, GeoJSON (RFC 7946), GPX 1.1 or KML 2.2, whichever it is; its
 * name says nothing. Or its words, and why it is none of them. Never throws.
 */
export function openSightings(
  bytes: Uint8Array,
): SightingsFile | { readonly format: null; readonly words: string; readonly why: string } {
  const text = textOfFile(bytes);
  try {
    return opened(text);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { format: null, words: text, why: error.message };
  }
}

function opened(text: string): SightingsFile {
  const start = text.trimStart();
  if (start === "") throw new Fault("expected a file of sightings; came nothing");
  if (text.length > CHARACTERS_MOST)
    throw new Fault(`expected at most ${CHARACTERS_MOST} characters; came ${text.length}`);
  if (text.startsWith("PK\u0003\u0004"))
    throw new Fault(
      "expected CSV, GeoJSON, GPX or KML; came a zip (XLSX, KMZ): save it as CSV or KML",
    );
  if (start.startsWith("{") || start.startsWith("[")) {
    const value = valueOfJson(text);
    if (value !== undefined) return openGeoJson(value);
    throw new Fault(`expected GeoJSON; came no whole JSON: ${cameAs(start.slice(0, 60))}`);
  }
  if (start.startsWith("<")) {
    const root = readXml(text);
    if (root.name === "gpx") return openGpx(root);
    if (root.name === "kml") return openKml(root);
    throw new Fault(`expected gpx or kml; came ${cameAs(root.name)}`);
  }
  if (text.includes("\0"))
    throw new Fault("expected CSV, GeoJSON, GPX or KML; came bytes that are no text");
  return openCsv(text);
}
