import type { Place } from "#log";
import type { Instant } from "#units";
import { cameAs, Fault } from "../fault.ts";
import { instantOrNull } from "../read-when.ts";
import { partNamed, partsNamed, readXml, textNamed, type XmlPart } from "../read-xml.ts";
import type { MessageReading, Telling } from "../telling.ts";
import { placeAt } from "./figures.ts";
import { aroundShape, SHAPES, type Around } from "./pidf-shapes.ts";

/** One location of a presence document. Null: not told, or told badly, which `faults` says. */
export type PidfLocation = {
  readonly kind: "pidf-lo";
  /** "Circle"; null for a civic address alone. */
  readonly shape: string | null;
  /** Degrees, WGS 84: the middle of a circle around all of the shape, radius in metres. */
  readonly lon: number | null;
  readonly lat: number | null;
  readonly radius: number | null;
  /** Metres over the ellipsoid. */
  readonly altitude: number | null;
  /** Percent; 95 where the document says nothing (RFC 7459); null where it says "unknown". */
  readonly confidence: number | null;
  /** As told: "GPS", "Cell", "802.11" (IANA, Method Tokens). */
  readonly method: string | null;
  /** When the location was written down; the format has no time of the fix. */
  readonly timestamp: Instant | null;
  /** An address in its parts, without the names of houses, which may be people's. */
  readonly civic: string | null;
  /** Until when whoever got it may keep it; whether it may be passed on. */
  readonly retentionExpiry: Instant | null;
  readonly retransmission: boolean | null;
  readonly faults: readonly string[];
};
export type PidfReading = MessageReading<PidfLocation>;

/** For a point, which tells no error, in metres; ours, on the safe side, as for AML. */
const RADIUS_OF_FIX_M = 100;
const RADIUS_OF_NETWORK_M = 35_000;
const RADIUS_M = 1852;
/** RFC 7459 clause 4: what is said without a confidence has 95 percent. */
const CONFIDENCE = 95;
const LOCATIONS_MOST = 20;
/** Civic address parts that may be somebody's name (RFC 5139: NAM, LOC, ADDCODE, PN). */
const MAY_NAME = new Set(["NAM", "LOC", "PN", "ADDCODE"]);

/**
 * Reads a presence document with locations (PIDF-LO: RFC 4119, RFC 5139, RFC 5491, RFC 7459): one
 * reading for each location, at least one. `gml:pos` has the latitude first. Never throws. Whose
 * phone it is, is in `telling.sender` alone; in the words it is withheld.
 */
export function readPidfLo(text: string): readonly PidfReading[] {
  const words = shownWords(text);
  try {
    const root = readXml(text);
    const found = locationsIn(root).slice(0, LOCATIONS_MOST);
    if (found.length === 0)
      throw new Fault("expected a presence document with a location-info; came none");
    const sender = senderOf(root);
    return found.map((location) => readingOf(location, words, sender));
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return [{ ok: false, words, why: error.message }];
  }
}

type Located = {
  readonly geopriv: XmlPart;
  /** A shape, a civic address, or neither. */
  readonly place: XmlPart | null;
  readonly timestamp: string | null;
};

/** Locations stand in tuples, devices and persons (RFC 5491 clause 3), or in a HELD answer. */
function locationsIn(root: XmlPart): readonly Located[] {
  const presences = root.name === "presence" ? [root] : partsNamed(root, "presence");
  return presences
    .flatMap((presence) => presence.parts)
    .filter(({ name }) => name === "tuple" || name === "device" || name === "person")
    .flatMap((holder) => {
      const timestamp = textNamed(holder, "timestamp");
      const holders = [holder, ...partsNamed(holder, "status")];
      return holders
        .flatMap((part) => partsNamed(part, "geopriv"))
        .flatMap((geopriv) => placesIn(geopriv).map((place) => ({ geopriv, place, timestamp })));
    });
}

function placesIn(geopriv: XmlPart): readonly (XmlPart | null)[] {
  const infos = partsNamed(geopriv, "location-info");
  const places = infos
    .flatMap(({ parts }) => parts)
    .filter(({ name }) => SHAPES.has(name) || name === "civicAddress");
  return infos.length > 0 && places.length === 0 ? [null] : places;
}

function readingOf(located: Located, words: string, sender: string | null): PidfReading {
  const { geopriv, place, timestamp } = located;
  const faults: string[] = [];
  const thing: PidfLocation = {
    kind: "pidf-lo",
    ...whereIn(place, faults),
    confidence: confidenceOf(geopriv, faults),
    method: textNamed(geopriv, "method"),
    timestamp: momentOf(timestamp, "timestamp", faults),
    ...rulesOf(partNamed(geopriv, "usage-rules"), faults),
    faults,
  };
  return { ok: true, thing, telling: tellingOf(thing, words, sender) };
}

type Where = Pick<PidfLocation, "shape" | "lon" | "lat" | "radius" | "altitude" | "civic">;

function whereIn(place: XmlPart | null, faults: string[]): Where {
  const nowhere = { shape: null, lon: null, lat: null, radius: null, altitude: null, civic: null };
  if (place === null) {
    faults.push("location-info: expected a shape; came none that is known");
    return nowhere;
  }
  if (place.name === "civicAddress") return { ...nowhere, civic: civicOf(place) };
  return { ...nowhere, shape: place.name, ...aroundOrNull(place, faults) };
}

type Rules = Pick<PidfLocation, "retentionExpiry" | "retransmission">;

function rulesOf(rules: XmlPart | null, faults: string[]): Rules {
  if (rules === null) return { retentionExpiry: null, retransmission: null };
  const passed = textNamed(rules, "retransmission-allowed");
  const expiry = textNamed(rules, "retention-expiry");
  return {
    retentionExpiry: momentOf(expiry, "retention-expiry", faults),
    retransmission: passed === null ? null : /^(?:yes|true|1)$/i.test(passed),
  };
}

function aroundOrNull(place: XmlPart, faults: string[]): Around | null {
  try {
    return aroundShape(place);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    faults.push(error.message);
    return null;
  }
}

function confidenceOf(geopriv: XmlPart, faults: string[]): number | null {
  const info = partNamed(geopriv, "location-info");
  const text = info === null ? null : textNamed(info, "confidence");
  if (text === null) return CONFIDENCE;
  if (text === "unknown") return null;
  const figure = /^\d{1,3}(?:\.\d{1,9})?$/.test(text) ? Number(text) : 0;
  if (figure > 0 && figure <= 100) return figure;
  faults.push(`confidence: expected percent up to 100 or unknown; came ${cameAs(text)}`);
  return null;
}

function momentOf(text: string | null, what: string, faults: string[]): Instant | null {
  const at = instantOrNull(text);
  if (text !== null && at === null)
    faults.push(`${what}: expected a date and time with its zone; came ${cameAs(text)}`);
  return at;
}

function civicOf(address: XmlPart): string | null {
  const parts = address.parts
    .filter(({ name, text }) => !MAY_NAME.has(name) && text !== "")
    .map(({ name, text }) => `${name} ${text}`);
  return parts.length === 0 ? null : parts.join(", ").slice(0, 2000);
}

function tellingOf(location: PidfLocation, words: string, sender: string | null): Telling {
  const { timestamp } = location;
  const happened =
    timestamp === null
      ? null
      : ({ kind: "told", at: timestamp, earliest: null, latest: null } as const);
  return {
    channel: "phone",
    words,
    sender,
    who: "unknown",
    name: null,
    relays: false,
    happened,
    place: placeOf(location),
    people: null,
    conditions: [],
    craft: null,
    language: null,
    alert: null,
    exercise: false,
    // It has no number of its own, and whose it is must not be in a key.
    key: null,
  };
}

function placeOf(location: PidfLocation): Place | null {
  const { lon, lat, shape, radius, confidence, timestamp } = location;
  if (lon === null || lat === null) return null;
  const method = methodOf(location.method);
  const own = method === "gnss" ? RADIUS_OF_FIX_M : method === "network" ? RADIUS_OF_NETWORK_M : 0;
  const told = radius === null || radius === 0 ? "radius unknown" : `radius ${radius} m`;
  const sure = confidence === null ? "confidence unknown" : `confidence ${confidence} %`;
  const words = `${shape ?? ""} lat ${lat} lon ${lon} ${told} ${sure} by ${location.method ?? "?"}`;
  return placeAt({ lon, lat, radius: radius || own || RADIUS_M }, method, timestamp, words);
}

/** IANA's Method Tokens: those with GPS or GNSS in them, and those of the network. */
function methodOf(token: string | null): Place["method"] {
  if (/GPS|GNSS|Galileo/i.test(token ?? "")) return "gnss";
  const isNetwork = /^(?:cell|wcell|triangulation|.*(?:TA|NMR|TDOA|AOA|MBMS|CID).*)$/i;
  return isNetwork.test(token ?? "") ? "network" : "estimated";
}

/** A telephone number before the device, the device before an account made up for the purpose. */
function senderOf(root: XmlPart): string | null {
  const presence = root.name === "presence" ? root : partNamed(root, "presence");
  if (presence === null) return null;
  const entity = presence.attributes.get("entity")?.trim() ?? "";
  const [, number] = /^tel:([+\d][\d().-]{4,30})/i.exec(entity) ?? [];
  const devices = [presence, ...presence.parts].flatMap((part) => partsNamed(part, "deviceID"));
  const device = devices.find(({ text }) => text !== "")?.text;
  return number ?? device ?? (entity === "" ? null : entity);
}

/** A document with whatever names a phone or a person withheld. */
function shownWords(xml: string): string {
  return xml
    .trim()
    .replaceAll(/(\b(?:entity|id)\s*=\s*)("[^"]*"|'[^']*'|[^\s>]+)/gi, '$1"withheld"')
    .replaceAll(
      /(<(?:[\w-]+:)?(deviceID|contact|note|provided-by|NAM|LOC|PN|ADDCODE)\b[^>]*>)[^]*?(<\/|$)/gi,
      "$1withheld$3",
    );
}
