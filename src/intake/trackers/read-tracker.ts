import { Fault, isRecord } from "../fault.ts";
import { valueOfJson } from "../phones/figures.ts";
import { readXml } from "../read-xml.ts";
import { isGarmin, readGarmin } from "./garmin.ts";
import { isIridiumGo, readIridiumGo } from "./iridium-go.ts";
import { isSpot, readSpotJson, readSpotXml } from "./spot.ts";
import type { TrackerReading } from "./tracker-message.ts";

/** No document of a tracker that we know is near it. */
const CHARACTERS_MOST = 16_000_000;
const EXPECTED = "expected JSON of Garmin or SPOT, XML of SPOT, or a mail of Iridium GO!";

/**
 * Reads what satellite trackers send: Garmin's IPC Outbound, SPOT's feed as JSON or XML, mails of
 * Iridium GO!. One reading for each message, at least one; JSON documents may stand one a line.
 * Never throws. The device is in `telling.sender` alone.
 */
export function readTracker(text: string): readonly TrackerReading[] {
  const trimmed = text.replace(/^\uFEFF/, "").trim();
  if (trimmed.length > CHARACTERS_MOST) return [failure(trimmed, "came a longer text")];
  if (trimmed.startsWith("<")) return readSpotDocument(trimmed);
  if (!trimmed.startsWith("{")) {
    return isIridiumGo(trimmed) ? readIridiumGo(trimmed) : [failure(trimmed, "came other words")];
  }
  const whole = readJson(trimmed);
  if (whole !== null) return whole;
  const lines = trimmed.split(/\r?\n/).filter((line) => line.trim() !== "");
  return lines.flatMap((line) => readJson(line) ?? [failure(line, "came JSON cut off or spoilt")]);
}

function readJson(text: string): readonly TrackerReading[] | null {
  const value = valueOfJson(text);
  if (value === undefined) return null;
  if (!isRecord(value)) return [failure(text, "came another value")];
  if (isGarmin(value)) {
    const readings = readGarmin(value);
    return readings.length > 0 ? readings : [failure(text, "came no event")];
  }
  return isSpot(value) ? readSpotJson(value) : [failure(text, "came other JSON")];
}

function readSpotDocument(text: string): readonly TrackerReading[] {
  try {
    return readSpotXml(readXml(text));
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return [{ ok: false, words: shown(text), why: error.message }];
  }
}

function failure(text: string, came: string): TrackerReading {
  return { ok: false, words: shown(text), why: `${EXPECTED}; ${came}` };
}

const NAMES = "imei|messengerId|messengerName|esn|esnName|address";
const VALUE = String.raw`"(?:[^"\\]|\\.)*"?|[^,}\]]*`;
const IN_JSON = new RegExp(String.raw`("(?:${NAMES})"\s*:\s*)(?:${VALUE})`, "gi");
const IN_XML = new RegExp(String.raw`(<(?:${NAMES})>)[^<]*`, "gi");

/** Words of what could not be read, with what may be a device's number or name withheld. */
function shown(text: string): string {
  return text.replaceAll(IN_JSON, '$1"withheld"').replaceAll(IN_XML, "$1withheld");
}
