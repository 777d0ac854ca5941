import { isPosition, type Instant, type Position } from "#units";
import { ANY, figureIn, LATITUDES, LONGITUDES, NOT_NEGATIVE } from "../phones/figures.ts";
import { instantOrNull } from "../read-when.ts";
import {
  NOTHING_SENT,
  tellingOfTracker,
  type TrackerMessage,
  type TrackerReading,
} from "./tracker-message.ts";

const NUMBER = String.raw`[+-]?\d{1,3}(?:\.\d{1,12})?`;
/** "Lat+51.150000 Lon-1.450000". */
const HERE = new RegExp(String.raw`\bLat\s*(${NUMBER})\s*,?\s*Lon\s*(${NUMBER})`, "gi");
const LINK = new RegExp(String.raw`[?&]lat=(${NUMBER})&lon=(${NUMBER})`, "gi");
const ALTITUDE = /\bAlt\s*([+-]?\d{1,6}(?:\.\d{1,6})?)\s*(ft|m)\b/i;
const SATELLITES = /\bSats seen:?\s*(\d{1,3})\b/i;
const TIME = /\b(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)\s?(?:UTC|Z)\b/i;
const ADDRESS = /[\w.+-]+@[\w.-]+\w/g;
/** Telephone numbers of Iridium. */
const IRIDIUM = /\+?\b88(?:16|17)\d{8}\b/g;
const FOOT_M = 0.3048;
/** Decimals that Iridium GO! writes, and metres in a degree of latitude. */
const DECIMALS = 6;
const METRES_IN_DEGREE = 111_320;
/** Between the text and its own link: what rounding may do. */
const SAME_DEGREES = 1e-4;

/** Whether a text has a position as Iridium GO! writes it. */
export function isIridiumGo(text: string): boolean {
  return /\bLat\s*[+-]?\d/i.test(text) && /Iridium|\bLon\s*[+-]?\d/i.test(text);
}

/**
 * Reads the mails and messages of Iridium GO! ("I am here Lat+51.150000 Lon-1.450000 Alt+12ft GPS
 * Sats seen 09 2021-11-24 02:41UTC http://map.iridium.com/m?lat=…&lon=…"): one reading for each
 * position; the maker has no specification of it, these are its messages as people have shown them.
 * Where its link says another place than its text, both are kept and none is chosen.
 */
export function readIridiumGo(text: string): readonly TrackerReading[] {
  const words = text.trim().replaceAll(ADDRESS, "withheld").replaceAll(IRIDIUM, "withheld");
  const found = [...text.matchAll(HERE)];
  if (found.length === 0) {
    const why = "expected Lat and Lon with their degrees; came one of them or none";
    return [{ ok: false, words, why }];
  }
  const sender = senderOf(text);
  return found.map((match, index) => {
    const behind = match.index + match[0].length;
    const end = found[index + 1]?.index ?? text.length;
    return readingOf(match, text.slice(behind, end), { words, sender, text });
  });
}

type Mail = { readonly words: string; readonly sender: string | null; readonly text: string };

function readingOf(match: RegExpExecArray, rest: string, mail: Mail): TrackerReading {
  const faults: string[] = [];
  const here = hereIn(match, faults);
  const others = here === null ? [] : othersIn(rest, here);
  if (others.length > 0) faults.push("the link: expected the place of the text; came another");
  const satellites = figureIn(SATELLITES.exec(rest)?.[1], "Sats", NOT_NEGATIVE, faults);
  const thing: TrackerMessage = {
    ...NOTHING_SENT,
    kind: "iridium go",
    type: "I am here",
    alert: /\bSOS\b/i.test(mail.text) ? "distress" : null,
    at: timeIn(rest),
    ...(here ?? { lon: null, lat: null }),
    fix: satellites === 0 ? "none" : null,
    altitude: altitudeOf(rest, faults),
    satellites,
    faults,
  };
  const telling = tellingOfTracker(thing, {
    channel: "email",
    words: mail.words,
    sender: mail.sender,
    key: keyOf(thing),
    method: "gnss",
    others,
    lost: rest === "" ? lostOf(match[2] ?? "") : 0,
  });
  return { ok: true, thing, telling };
}

function keyOf({ at, lon, lat }: TrackerMessage): string | null {
  return at === null || lon === null ? null : `iridium ${at} ${lat} ${lon}`;
}

function hereIn(match: RegExpExecArray, faults: string[]): Position | null {
  const lat = figureIn(match[1], "Lat", LATITUDES, faults);
  const lon = figureIn(match[2], "Lon", LONGITUDES, faults);
  return lat === null || lon === null || (lat === 0 && lon === 0) ? null : { lon, lat };
}

function timeIn(rest: string): Instant | null {
  const [, date, time] = TIME.exec(rest) ?? [];
  return date === undefined ? null : instantOrNull(`${date}T${time}Z`);
}

/** What digits lost may shift, in metres, where a message ends in the middle of its longitude. */
function lostOf(longitude: string): number {
  const [, decimals = ""] = longitude.split(".");
  return decimals.length < DECIMALS ? METRES_IN_DEGREE * 10 ** -decimals.length : 0;
}

function othersIn(rest: string, here: Position): readonly Position[] {
  const links = [...rest.matchAll(LINK)].map(([, lat, lon]) => {
    return { lon: Number(lon) + 0, lat: Number(lat) + 0 };
  });
  const different = links.filter(
    (link) =>
      isPosition(link) &&
      (Math.abs(link.lon - here.lon) > SAME_DEGREES ||
        Math.abs(link.lat - here.lat) > SAME_DEGREES),
  );
  return different.filter(
    (link, at) =>
      at === different.findIndex((other) => other.lon === link.lon && other.lat === link.lat),
  );
}

function altitudeOf(rest: string, faults: string[]): number | null {
  const [, figure, unit] = ALTITUDE.exec(rest) ?? [];
  const height = figureIn(figure, "Alt", ANY, faults);
  if (height === null) return null;
  return unit?.toLowerCase() === "ft" ? height * FOOT_M : height;
}

/** The telephone of Iridium, or else who sent the mail. */
function senderOf(text: string): string | null {
  const [number] = text.match(IRIDIUM) ?? [];
  if (number !== undefined) return number;
  const [, from = ""] = /^(?:From|Reply-To|Subject):(.*)$/im.exec(text) ?? [];
  const [address] = from.match(ADDRESS) ?? [];
  return address ?? null;
}
