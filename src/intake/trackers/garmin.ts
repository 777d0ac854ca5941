import { cameAs, Fault, isRecord, type Members } from "../fault.ts";
import {
  ANY,
  DEGREES,
  figureIn,
  LATITUDES,
  LONGITUDES,
  momentIn,
  NOT_NEGATIVE,
  wordsIn,
} from "../phones/figures.ts";
import {
  NOTHING_SENT,
  tellingOfTracker,
  type TrackerMessage,
  type TrackerReading,
} from "./tracker-message.ts";

/** Message codes of IPC Outbound; those not listed have their number for a name. */
const TYPES: Readonly<Record<number, string>> = {
  0: "Position Report",
  2: "Locate Response",
  3: "Free Text Message",
  4: "Declare SOS",
  6: "Confirm SOS",
  7: "Cancel SOS",
  8: "Reference Point",
  10: "Start Track",
  11: "Track Interval",
  12: "Stop Track",
  13: "Unknown Index",
  14: "Puck Message 1",
  15: "Puck Message 2",
  16: "Puck Message 3",
  17: "Map Share",
  20: "Mail Check",
  21: "Am I Alive",
  64: "Encrypted Binary",
  65: "Pingback Message",
  66: "Generic Binary",
  67: "Encrypted Pinpoint",
};
const ALERTS: Readonly<Record<number, TrackerMessage["alert"]>> = {
  4: "distress",
  6: "confirmed",
  7: "cancelled",
};
const TRACKS: ReadonlySet<number> = new Set([0, 2, 10, 11, 12]);
const REFERENCE_POINT = 8;
const CODES = { least: 0, most: 100_000 };
const FIXES = ["none", "2d", "3d", "3d"] as const;
const EVENT: ReadonlySet<string> = new Set([
  "imei",
  "messageCode",
  "freeText",
  "timeStamp",
  "addresses",
  "point",
  "status",
]);
/** What a message of Garmin shows whole; the device and those written to are withheld. */
const WITHHELD: ReadonlySet<string> = new Set(["imei", "addresses", "payload", "mediaBytes"]);
const EVENTS_MOST = 10_000;

/** Whether a JSON document is of IPC Outbound. */
export function isGarmin(value: Members): boolean {
  return Array.isArray(value["Events"]) || Array.isArray(value["events"]);
}

/**
 * Reads a document of Garmin's IPC Outbound, schema versions 2.0 to 4.0 (Garmin, IPC Outbound
 * developer guide): one reading for each event; a bad one leaves the others. SOS declares distress;
 * its cancellation is a report of its own.
 */
export function readGarmin(document: Members): readonly TrackerReading[] {
  const given = document["Events"] ?? document["events"];
  const events: readonly unknown[] = Array.isArray(given) ? given : [];
  return events.slice(0, EVENTS_MOST).map(readEvent);
}

function readEvent(event: unknown): TrackerReading {
  const words = shownEvent(event);
  try {
    if (!isRecord(event)) throw new Fault(`expected an event; came ${cameAs(event)}`);
    const code = figureIn(event["messageCode"], "messageCode", CODES, []);
    if (code === null || !Number.isInteger(code))
      throw new Fault(`messageCode: expected a whole number; came ${cameAs(event["messageCode"])}`);
    const message = messageOf(event, code);
    const { at, lon, lat, text } = message;
    const telling = tellingOfTracker(message, {
      channel: message.alert === null && text === null ? "sensor" : "message",
      words,
      sender: wordsIn(event["imei"]),
      // Without a position two devices may have sent the same at the same time.
      key: lon === null || at === null ? null : `garmin ${at} ${code} ${lat} ${lon}`,
      method: code === REFERENCE_POINT ? "pin" : "gnss",
      others: [],
      lost: 0,
    });
    return { ok: true, thing: message, telling };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ok: false, words, why: error.message };
  }
}

function messageOf(event: Members, code: number): TrackerMessage {
  const faults: string[] = [];
  const status = isRecord(event["status"]) ? event["status"] : {};
  const low = status["lowBattery"];
  return {
    ...NOTHING_SENT,
    kind: "garmin",
    type: TYPES[code] ?? (code >= 24 && code <= 63 ? "Pre-defined Message" : `code ${code}`),
    code,
    alert: ALERTS[code] ?? null,
    isTrack: TRACKS.has(code),
    at: momentIn(event["timeStamp"], "timeStamp", faults),
    ...pointOf(event["point"], faults),
    text: wordsIn(event["freeText"]),
    isBatteryLow: low === 1 || low === true ? true : low === 0 || low === false ? false : null,
    unread: Object.keys(event)
      .filter((name) => !EVENT.has(name))
      .map((name) => (/^[a-z]{1,40}$/i.test(name) ? name : "?")),
    faults,
  };
}

type Point = Pick<TrackerMessage, "lon" | "lat" | "fix" | "altitude" | "course" | "speedAsSent">;

function pointOf(point: unknown, faults: string[]): Point {
  const nothing = { altitude: null, course: null, speedAsSent: null };
  const nowhere = { lon: null, lat: null, fix: null, ...nothing };
  if (point === undefined || point === null) return nowhere;
  if (!isRecord(point)) {
    faults.push(`point: expected an object; came ${cameAs(point)}`);
    return nowhere;
  }
  const at = (name: string, within = ANY): number | null =>
    figureIn(point[name], `point ${name}`, within, faults);
  const quality = at("gpsFix", { least: 0, most: 3 });
  const fix = quality === null ? null : (FIXES[quality] ?? null);
  const [lat, lon] = [at("latitude", LATITUDES), at("longitude", LONGITUDES)];
  return {
    ...hereIn(lon, lat, fix),
    fix,
    altitude: fix === "none" ? null : at("altitude"),
    course: at("course", DEGREES),
    speedAsSent: at("speed", NOT_NEGATIVE),
  };
}

/** 0, 0 is what a device says that has never had a fix. */
function hereIn(
  lon: number | null,
  lat: number | null,
  fix: TrackerMessage["fix"],
): Pick<TrackerMessage, "lon" | "lat"> {
  const isNowhere = lat === null || lon === null || (lat === 0 && lon === 0 && fix !== "3d");
  return isNowhere ? { lon: null, lat: null } : { lon, lat };
}

function shownEvent(event: unknown): string {
  if (!isRecord(event)) return cameAs(event);
  return JSON.stringify(event, (name, value: unknown) => (WITHHELD.has(name) ? "withheld" : value));
}
