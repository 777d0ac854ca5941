import type { Moment } from "#log";
import type { Position } from "#units";
import { cameAs, Fault } from "../fault.ts";
import { readWhen } from "../read-when.ts";
import { partsNamed, textNamed, type XmlPart } from "../read-xml.ts";
import {
  decimalsOf,
  oneOf,
  positionOf,
  readingsAt,
  tellingOfSighting,
  type Sighting,
  type SightingReading,
  type Where,
} from "./sighting.ts";
import type { SightingsFile } from "./sightings-file.ts";

/** Of a handheld receiver, whose error GPX does not tell, in metres: ours, on the safe side. */
const RADIUS_OF_FIX_M = 100;
const NUMBER = /^[+-]?\d{1,3}(?:\.\d{1,15})?$/;
const PARTS_MOST = 100_000;

/**
 * Opens a GPX document (Topografix, GPX 1.1 schema). A waypoint is a sighting; a track is one boat:
 * it tells where it was last, its fixes in its words, the latest first; each of them is a reading
 * that tells nothing more. A route is a plan, and tells nothing.
 */
export function openGpx(root: XmlPart): SightingsFile {
  const parts = [
    ...partsNamed(root, "wpt"),
    ...partsNamed(root, "rte"),
    ...partsNamed(root, "trk").flatMap(segmentsOf),
  ];
  if (parts.length === 0) throw new Fault("expected wpt, trk or rte in GPX; came none of them");
  if (parts.length > PARTS_MOST)
    throw new Fault(`expected at most ${PARTS_MOST} waypoints and tracks; came ${parts.length}`);
  return {
    format: "gpx",
    separator: null,
    rows: parts.length,
    headings: [],
    examples: [],
    read: () => parts.flatMap((part, at) => readPart(part, at + 1)),
  };
}

/** Each segment as a track of its own, with what the track says of itself. */
function segmentsOf(track: XmlPart): readonly XmlPart[] {
  const about = track.parts.filter(({ name }) => name !== "trkseg");
  return partsNamed(track, "trkseg").map((segment) => {
    return { ...track, parts: [...about, ...segment.parts] };
  });
}

function readPart(part: XmlPart, line: number): readonly SightingReading[] {
  try {
    if (part.name === "wpt") return [waypoint(part, line)];
    return pathOf(part, line);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return [{ ok: false, words: shownPart(part), why: `${part.name} ${line}: ${error.message}` }];
  }
}

function waypoint(part: XmlPart, line: number): SightingReading {
  const where = whereOf(part);
  const thing = sightingOf(part, line, "point", where);
  const telling = tellingOfSighting(thing, {
    shown: shownPart(part),
    sender: null,
    where,
    method: "pin",
    channel: "sighting",
    relays: true,
  });
  return { ok: true, thing, telling };
}

/** A bad fix is one failure; the others make the track. */
function pathOf(part: XmlPart, line: number): readonly SightingReading[] {
  const isTrack = part.name === "trk";
  const fixes = partsNamed(part, isTrack ? "trkpt" : "rtept");
  const readings = fixes.map((fix) => fixReading(fix, line));
  const last = latestOf(fixes.filter((_, at) => readings[at]?.ok));
  if (last === null) return readings;
  const about = part.parts.filter(({ name }) => name !== "trkpt" && name !== "rtept");
  const said = { ...part, attributes: new Map(), parts: about };
  const shown = [shownPart(said), ...fixes.toReversed().map(shownPart)].join("\n");
  const where = whereOf(last);
  const thing: Sighting = {
    ...sightingOf(said, line, isTrack ? "track" : "line", where),
    happened: whenOf(last),
  };
  const source = { shown, sender: null, where, method: "gnss", channel: "sensor" } as const;
  const telling = isTrack ? tellingOfSighting(thing, { ...source, relays: false }) : null;
  return [...readings, { ok: true, thing, telling }];
}

function fixReading(fix: XmlPart, line: number): SightingReading {
  try {
    return { ok: true, thing: sightingOf(fix, line, "point", whereOf(fix)), telling: null };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ok: false, words: shownPart(fix), why: `${fix.name}: ${error.message}` };
  }
}

/** The fix with the latest time; without any time, the last one that was written. */
function latestOf(fixes: readonly XmlPart[]): XmlPart | null {
  const at = (fix: XmlPart): string => {
    const when = whenOf(fix);
    return when?.kind === "told" ? when.at : "";
  };
  return fixes.reduce<XmlPart | null>(
    (last, fix) => (last === null || at(fix) >= at(last) ? fix : last),
    null,
  );
}

function sightingOf(part: XmlPart, line: number, shape: Sighting["shape"], where: Where): Sighting {
  const said = ["name", "cmt", "desc"].map((name) => textNamed(part, name));
  const words = said.filter((each) => each !== null).join("\n");
  return {
    format: "gpx",
    line,
    shape,
    id: null,
    ...oneOf(where.readings),
    happened: whenOf(part),
    people: null,
    words: words === "" ? null : words,
    alert: null,
    faults: [],
  };
}

/** The schema says UTC; a time that does not say so itself is ambiguous all the same. */
function whenOf(part: XmlPart): Moment | null {
  return readWhen(textNamed(part, "time") ?? "");
}

function whereOf(part: XmlPart): Where {
  const at = positionIn(part);
  const decimals = decimalsOf(...["lat", "lon"].map((name) => part.attributes.get(name) ?? ""));
  const readings = readingsAt({ ...at, radius: 0 }, null, decimals, RADIUS_OF_FIX_M);
  return { words: `lat ${at.lat} lon ${at.lon}`, readings };
}

function positionIn(part: XmlPart): Position {
  const [lat, lon] = ["lat", "lon"].map((name) => part.attributes.get(name)?.trim() ?? "");
  if (lat === undefined || lon === undefined || !NUMBER.test(lat) || !NUMBER.test(lon))
    throw new Fault(`lat, lon: expected degrees; came ${cameAs([lat, lon])}`);
  return positionOf(Number(lon), Number(lat));
}

/** Attributes and texts of an element in one line each, but for those of nobody's use here. */
function shownPart(part: XmlPart): string {
  const told = [...part.attributes].map(([name, value]) => ` ${name} ${value}`).join("");
  const texts = part.parts.flatMap((each) => leavesOf(each));
  return [`${part.name}${told}`, ...texts].join("\n");
}

function leavesOf(part: XmlPart): readonly string[] {
  if (part.parts.length > 0) return part.parts.flatMap(leavesOf);
  return part.text === "" ? [] : [`${part.name}: ${part.text}`];
}
