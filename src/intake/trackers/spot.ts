import type { Instant } from "#units";
import { cameAs, Fault, isRecord, type Members } from "../fault.ts";
import { ANY, figureIn, LATITUDES, LONGITUDES, secondIn, wordsIn } from "../phones/figures.ts";
import { instantOrNull } from "../read-when.ts";
import type { XmlPart } from "../read-xml.ts";
import {
  NOTHING_SENT,
  tellingOfTracker,
  type TrackerMessage,
  type TrackerReading,
} from "./tracker-message.ts";

/**
 * What a type of message calls: SOS (911 of old) goes to a rescue centre, HELP to whom the owner
 * chose; at sea either is a call for help.
 */
const ALERTS: Readonly<Record<string, TrackerMessage["alert"]>> = {
  SOS: "distress",
  "911": "distress",
  EMERGENCY: "distress",
  HELP: "distress",
  "SOS-CANCEL": "cancelled",
  "911-CANCEL": "cancelled",
  "EMERGENCY-CANCEL": "cancelled",
  "HELP-CANCEL": "cancelled",
};
const TRACKS: ReadonlySet<string> = new Set([
  "TRACK",
  "EXTREME-TRACK",
  "UNLIMITED-TRACK",
  "NEWMOVEMENT",
  "STOP",
  "STATUS",
  "POWER-OFF",
]);
const READ: ReadonlySet<string> = new Set([
  "id",
  "messengerId",
  "messengerName",
  "unixTime",
  "dateTime",
  "messageType",
  "latitude",
  "longitude",
  "altitude",
  "messageContent",
  "batteryState",
]);
/** The device, and its name, which is often its owner's. */
const WITHHELD: ReadonlySet<string> = new Set([
  "messengerId",
  "messengerName",
  "esn",
  "esnName",
  "name",
]);
/** What SPOT sends for latitude and longitude when the device had no fix. */
const NO_FIX = -99_999;
const MESSAGES_MOST = 10_000;
const DEPTH_MOST = 10;

/** Whether a JSON document is of the SPOT feed. */
export function isSpot(value: Members): boolean {
  return isRecord(value["response"]) || "messageType" in value || "feedMessageResponse" in value;
}

/**
 * Reads SPOT's public feed, API 2.0, as JSON (Globalstar, SPOT API support): one reading for each
 * message; a bad one leaves the others. HELP and SOS declare distress; their cancellations are
 * reports of their own.
 */
export function readSpotJson(document: Members): readonly TrackerReading[] {
  return readingsOf(messagesIn(document, 0), document);
}

/** The same feed as XML. */
export function readSpotXml(root: XmlPart): readonly TrackerReading[] {
  const messages = partsCalled(root, "message").map(membersOf);
  const [error] = partsCalled(root, "error").map(membersOf);
  return readingsOf(messages, error === undefined ? {} : { error });
}

function partsCalled(part: XmlPart, name: string): readonly XmlPart[] {
  if (part.name === name && part.parts.length > 0) return [part];
  return part.parts.flatMap((each) => partsCalled(each, name));
}

function membersOf(part: XmlPart): Members {
  return Object.fromEntries(part.parts.map(({ name, text }) => [name, text]));
}

/** Wherever in the answer they stand: one, or a list. */
function messagesIn(value: unknown, depth: number): readonly unknown[] {
  if (!isRecord(value) || depth > DEPTH_MOST) return [];
  if ("messageType" in value) return [value];
  const { message } = value;
  if (Array.isArray(message)) return message;
  if (isRecord(message)) return [message];
  return Object.values(value).flatMap((member) => messagesIn(member, depth + 1));
}

function readingsOf(messages: readonly unknown[], answer: Members): readonly TrackerReading[] {
  if (messages.length > 0) return messages.slice(0, MESSAGES_MOST).map(readMessage);
  const why = "expected messages of a SPOT feed; came none";
  return [{ ok: false, words: shown(answer), why }];
}

function readMessage(members: unknown): TrackerReading {
  const words = shown(members);
  try {
    if (!isRecord(members)) throw new Fault(`expected a message; came ${cameAs(members)}`);
    const type = wordsIn(members["messageType"])?.toUpperCase();
    if (type === undefined || !/^[A-Z0-9][A-Z0-9 _-]{0,39}$/.test(type))
      throw new Fault(`messageType: expected HELP, OK or another; came ${cameAs(type)}`);
    const message = messageOf(members, type);
    const id = figureIn(members["id"], "id", { least: 1, most: 1e15 }, []);
    const telling = tellingOfTracker(message, {
      channel: message.isTrack ? "sensor" : "message",
      words,
      sender: wordsIn(members["messengerId"]) ?? wordsIn(members["esn"]),
      key: id === null ? null : `spot ${id}`,
      method: "gnss",
      others: [],
      lost: 0,
    });
    return { ok: true, thing: message, telling };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ok: false, words, why: error.message };
  }
}

function messageOf(members: Members, type: string): TrackerMessage {
  const faults: string[] = [];
  const battery = wordsIn(members["batteryState"]);
  return {
    ...NOTHING_SENT,
    kind: "spot",
    type,
    alert: ALERTS[type] ?? null,
    isTrack: TRACKS.has(type),
    at: timeOf(members, faults),
    ...positionOf(members, faults),
    altitude: figureIn(members["altitude"], "altitude", ANY, faults),
    text: wordsIn(members["messageContent"]),
    isBatteryLow: battery === null ? null : battery === "LOW",
    unread: Object.keys(members)
      .filter((name) => !READ.has(name))
      .map((name) => (/^@?[a-z]{1,40}$/i.test(name) ? name : "?")),
    faults,
  };
}

type Position = Pick<TrackerMessage, "lon" | "lat" | "fix">;

function positionOf(members: Members, faults: string[]): Position {
  const nowhere = { lon: null, lat: null, fix: null };
  const figures = [members["latitude"], members["longitude"]];
  if (figures.some((figure) => Number(figure) === NO_FIX)) return { ...nowhere, fix: "none" };
  const lat = figureIn(members["latitude"], "latitude", LATITUDES, faults);
  const lon = figureIn(members["longitude"], "longitude", LONGITUDES, faults);
  if (lat === null || lon === null || (lat === 0 && lon === 0)) return nowhere;
  return { lon, lat, fix: null };
}

/** `unixTime`, seconds; where it is missing `dateTime`, "2021-11-24T02:41:00+0000". */
function timeOf(members: Members, faults: string[]): Instant | null {
  const at = secondIn(members["unixTime"], "unixTime", faults);
  const words = wordsIn(members["dateTime"]);
  if (at !== null || words === null) return at;
  const read = instantOrNull(words.replace(/([+-]\d{2})(\d{2})$/, "$1:$2"));
  if (read === null) faults.push(`dateTime: expected a time with its zone; came ${cameAs(words)}`);
  return read;
}

function shown(value: unknown): string {
  return JSON.stringify(value, (name, member: unknown) =>
    WITHHELD.has(name) ? "withheld" : member,
  );
}
