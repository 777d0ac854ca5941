import type { Condition } from "#log";
import { instantFromMs, knots } from "#units";
import type { AisDistress } from "../ais/distress.ts";
import type { AisMessage } from "../ais/message.ts";
import { placeAt } from "../phones/figures.ts";
import type { Telling } from "../telling.ts";
import { toldMoment } from "./told-moment.ts";
import type { TrackPoint } from "./track-point.ts";

/**
 * Metres: the bit "position accuracy" says 10 m or better (ITU-R M.1371-5, table 47); without it a
 * satellite fix is taken for good to 100 m, which is ours; message 27 tells 1/10 minute.
 */
const [RADIUS_FINE_M, RADIUS_M, RADIUS_LONG_RANGE_M] = [10, 100, 300];

const SAR_AIRCRAFT = 9;
const LONG_RANGE = 27;
/** Aids to navigation and stations on the coast are where they are. */
const FIXED: ReadonlySet<number> = new Set([4, 11, 17, 21]);

/** MMSI as nine digits. */
function digitsOf(mmsi: number): string {
  return String(mmsi).padStart(9, "0");
}

/** Where the sender was; null for a message without a position, or of a station that is fixed. */
export function trackPointOfAis(message: AisMessage, heardMs: number): TrackPoint | null {
  if (!("lon" in message) || !("lat" in message) || FIXED.has(message.type)) return null;
  const { mmsi, lon, lat, at } = message;
  if (lon === null || lat === null) return null;
  const speed = "speed" in message ? message.speed : null;
  return {
    vessel: `mmsi:${digitsOf(mmsi)}`,
    lon,
    lat,
    radius: radiusOf(message),
    method: "ais",
    ...toldMoment(at, heardMs),
    speed: speed === null ? null : knots(speed),
    course: "course" in message ? message.course : null,
  };
}

function radiusOf(message: AisMessage): number {
  if (message.type === LONG_RANGE) return RADIUS_LONG_RANGE_M;
  return "accuracy" in message && message.accuracy ? RADIUS_FINE_M : RADIUS_M;
}

/**
 * What a message tells of a boat: its distress, and nothing else; null for traffic, and for an
 * aircraft that searches. A transmitter that says it is under test is told as an exercise, not left
 * out. `line` is how it came, of several parts the last.
 */
export function tellingOfAis(message: AisMessage, line: string, heardMs: number): Telling | null {
  const { distress, mmsi, type } = message;
  if (distress === null || distress.state === "rescuer" || type === SAR_AIRCRAFT) return null;
  const point = trackPointOfAis(message, heardMs);
  const at = instantFromMs(toldMoment(message.at, heardMs).atMs);
  const said = "text" in message && message.text !== null ? ` "${message.text}"` : "";
  return {
    channel: "sensor",
    words: `AIS ${type} ${digitsOf(mmsi)}${said} (${distress.reason})\n${line}`,
    sender: digitsOf(mmsi),
    who: distress.device === "ship" ? "vessel" : "sensor",
    name: null,
    relays: false,
    happened: { kind: "told", at, earliest: null, latest: null },
    place:
      point === null ? null : placeAt(point, "ais", at, `lat ${point.lat} lon ${point.lon} by AIS`),
    people: null,
    conditions: conditionsOf(distress),
    craft: null,
    language: null,
    alert: "distress",
    exercise: distress.state === "test",
    key: null,
  };
}

/**
 * Only a device for people who went overboard says more than that somebody is in distress, and one
 * under test says that nobody did.
 */
function conditionsOf({ device, state }: AisDistress): Condition[] {
  return device === "man overboard" && state !== "test" ? ["people in the water"] : [];
}

/** What an AIS distress says besides where and when: by this its repeats are known. */
export function contentOfAis({ distress }: AisMessage): string {
  return distress === null ? "" : `${distress.device} ${distress.state}`;
}
