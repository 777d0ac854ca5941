import type { Chart } from "#chart";
import { cameAs, Fault } from "../fault.ts";
import { partsNamed, textNamed, type XmlPart } from "../read-xml.ts";
import { shapeIn } from "./kml-shapes.ts";
import { whenIn } from "./kml-times.ts";
import type { Mapping } from "./mapping.ts";
import {
  factsOf,
  linesOf,
  sightingAt,
  tellingOfSighting,
  whereIn,
  type Cell,
  type Sighting,
  type SightingReading,
  type Source,
  type Where,
} from "./sighting.ts";
import type { SightingsFile } from "./sightings-file.ts";

const PLACEMARKS_MOST = 100_000;
const HEADINGS_MOST = 500;
/** What a placemark says in elements of its own. */
const OWN = ["name", "description", "address", "phoneNumber"] as const;

type Pair = readonly [heading: string, text: string];

/** Opens a KML document (OGC 07-147r2, KML 2.2), or a feed of Garmin's MapShare. Throws a Fault. */
export function openKml(root: XmlPart): SightingsFile {
  const placemarks = placemarksIn(root);
  if (placemarks.length === 0) throw new Fault("expected a Placemark in KML; came none");
  if (placemarks.length > PLACEMARKS_MOST)
    throw new Fault(`expected at most ${PLACEMARKS_MOST} placemarks; came ${placemarks.length}`);
  const headings = new Map<string, string>();
  for (const [name, text] of placemarks.flatMap(pairsOf)) {
    if (headings.size < HEADINGS_MOST && (headings.get(name) ?? "") === "")
      headings.set(name, text);
  }
  const isFeed = placemarks.some(isMapShare);
  return {
    format: "kml",
    separator: null,
    rows: placemarks.length,
    headings: [...headings.keys()],
    examples: [...headings.values()],
    read: (mapping, chart) =>
      placemarks.map((part, at) => readPlacemark(part, { line: at + 1, mapping, chart, isFeed })),
  };
}

/** All placemarks, in whatever folders they lie. */
function placemarksIn(part: XmlPart): readonly XmlPart[] {
  return part.parts.flatMap((each) => (each.name === "Placemark" ? [each] : placemarksIn(each)));
}

function pairsOf(placemark: XmlPart): readonly Pair[] {
  const own = OWN.map((name): Pair => [name, textNamed(placemark, name) ?? ""]);
  const extended = partsNamed(placemark, "ExtendedData");
  const data = extended
    .flatMap((part) => partsNamed(part, "Data"))
    .map((part): Pair => [part.attributes.get("name") ?? "?", textNamed(part, "value") ?? ""]);
  const simple = extended
    .flatMap((part) => partsNamed(part, "SchemaData"))
    .flatMap((part) => partsNamed(part, "SimpleData"))
    .map((part): Pair => [part.attributes.get("name") ?? "?", part.text]);
  return [...own, ...data, ...simple].filter(([, text]) => text !== "");
}

function datumOf(placemark: XmlPart, name: string): string | null {
  return pairsOf(placemark).find(([heading]) => heading === name)?.[1] ?? null;
}

/** A point of a tracker, as MapShare writes it. */
function isMapShare(placemark: XmlPart): boolean {
  return datumOf(placemark, "In Emergency") !== null || datumOf(placemark, "IMEI") !== null;
}

type Reading = {
  readonly line: number;
  readonly mapping: Mapping;
  readonly chart: Chart | null;
  /** Of MapShare: its lines join points that are all told. */
  readonly isFeed: boolean;
};

function readPlacemark(placemark: XmlPart, reading: Reading): SightingReading {
  try {
    return readingOf(placemark, reading);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const words = shownXml(placemark);
    return { ok: false, words, why: `placemark ${reading.line}: ${error.message}` };
  }
}

function readingOf(placemark: XmlPart, { line, mapping, chart, isFeed }: Reading): SightingReading {
  const cells = pairsOf(placemark).map(([name, text]): Cell => {
    const column = mapping.find(({ heading }) => heading === name);
    return { column: column ?? { heading: name, holds: null, isUtc: false, metres: null }, text };
  });
  const facts = factsOf(cells);
  const drawn = shapeIn(placemark, facts.radius, isMapShare(placemark));
  const where = withoutFix(placemark, drawn?.where ?? whereIn(cells, facts, chart));
  const thing: Sighting = {
    ...sightingAt("kml", line, facts, where),
    ...(drawn === null ? {} : { shape: drawn.shape }),
    id: facts.id ?? placemark.attributes.get("id") ?? null,
    happened: drawn?.happened ?? whenIn(placemark, datumOf(placemark, "Time UTC"), facts.happened),
    alert: alertOf(datumOf(placemark, "In Emergency"), facts.faults),
  };
  const shown = linesOf(facts.shown, drawn?.shown);
  // The line of a feed is its points once more, which are told.
  if (shown === "" || (isFeed && thing.shape === "line")) return { ok: true, thing, telling: null };
  const source = { ...sourceOf(placemark, thing), shown, sender: facts.sender, where };
  return { ok: true, thing, telling: tellingOfSighting(thing, source) };
}

/** What nobody can read is no all-clear. */
function alertOf(emergency: string | null, faults: string[]): Sighting["alert"] {
  if (emergency === null || /^false$/i.test(emergency)) return null;
  if (!/^true$/i.test(emergency))
    faults.push(`In Emergency: expected True or False; came ${cameAs(emergency)}`);
  return "distress";
}

function sourceOf(
  placemark: XmlPart,
  { alert, shape }: Sighting,
): Pick<Source, "method" | "channel" | "relays"> {
  if (!isMapShare(placemark)) {
    const method = shape === "track" ? "gnss" : "sighted";
    return { method, channel: "sighting", relays: true };
  }
  const isSaid = alert !== null || (datumOf(placemark, "Text") ?? "") !== "";
  return { method: "gnss", channel: isSaid ? "message" : "sensor", relays: false };
}

/** Without a fix a position may be of any age: its words are shown, nothing is read into them. */
function withoutFix(placemark: XmlPart, where: Where | null): Where | null {
  const isLost = /^false$/i.test(datumOf(placemark, "Valid GPS Fix") ?? "");
  if (!isLost || where === null) return where;
  return { words: `${where.words} without fix`, readings: [] };
}

/** An element as XML again, for the words of one that was not read. */
function shownXml(part: XmlPart): string {
  const attributes = [...part.attributes].map(([name, value]) => ` ${name}="${value}"`).join("");
  const inside = part.text + part.parts.map(shownXml).join("");
  return `<${part.name}${attributes}>${inside}</${part.name}>`;
}
