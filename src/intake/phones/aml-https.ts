import { cameAs, Fault, isRecord, type Members } from "../fault.ts";
import {
  identityOf,
  networkOf,
  NOTHING_TOLD,
  shownName,
  tagsIn,
  type AmlMessage,
  type AmlMethod,
} from "./aml-message.ts";
import type { AmlRead } from "./aml-sms.ts";
import {
  ANY,
  DEGREES,
  figureIn,
  LATITUDES,
  LONGITUDES,
  momentIn,
  NOT_NEGATIVE,
  valueOfJson,
  wordsIn,
} from "./figures.ts";

/** Members that are read and tell of nobody. */
const SHOWN = [
  "v",
  "emergency_number",
  "source",
  "time",
  "location_latitude",
  "location_longitude",
  "location_time",
  "location_altitude",
  "location_floor",
  "location_source",
  "location_accuracy",
  "location_vertical_accuracy",
  "location_confidence",
  "location_certainty",
  "location_bearing",
  "location_speed",
  "device_model",
  "device_languages",
  "cell_home_mcc",
  "cell_home_mnc",
  "cell_network_mcc",
  "cell_network_mnc",
] as const;
const IDENTITIES = ["device_number", "device_imsi", "device_imei", "device_iccid"] as const;
const METHODS: ReadonlyMap<string, AmlMethod> = new Map([
  ["gps", "gnss"],
  ["gnss", "gnss"],
  ["wifi", "wifi"],
  ["cell", "cell"],
  ["fused", "fused"],
  ["unknown", "unknown"],
]);

/** Whether a line is likely the body of an HTTPS message. */
export function isAmlForm(line: string): boolean {
  return /(?:^|&)(?:v|location_\w+|device_\w+|emergency_number)=/.test(line);
}

/**
 * Reads the body of an AML message posted over HTTPS, form-encoded (ETSI TS 103 625 clause 6;
 * Google, ELS HTTP specification), or the same members as JSON. What Android adds of the person
 * (`adr_…`: illness, contacts) is not read. Throws a Fault when it is none.
 */
export function readAmlHttps(body: string): AmlRead {
  const members = body.trim().startsWith("{") ? membersOfJson(body) : membersOfForm(body);
  if (!SHOWN.some((name) => name !== "v" && members[name] !== undefined))
    throw new Fault("expected members such as location_latitude; came none of them");
  const faults: string[] = [];
  const known: ReadonlySet<string> = new Set([...SHOWN, ...IDENTITIES]);
  const unread = Object.keys(members).filter((name) => !known.has(name));
  const message: AmlMessage = {
    ...NOTHING_TOLD,
    form: "https",
    ...callOf(members, faults),
    ...positionOf(members, faults),
    ...phoneOf(members),
    unread: unread.map(shownName),
    faults,
  };
  const [number, imsi, imei, iccid] = IDENTITIES.map((name) => textOf(members[name]));
  return {
    message,
    sender: identityOf(number ?? null, imsi ?? null, imei ?? null, iccid ?? null),
  };
}

function callOf(members: Members, faults: string[]): Partial<AmlMessage> {
  const source = textOf(members["source"])?.toLowerCase() ?? null;
  if (source !== null && source !== "call" && source !== "sms")
    faults.push(`source: expected CALL or SMS; came ${cameAs(source)}`);
  return {
    version: textOf(members["v"]),
    emergencyNumber: textOf(members["emergency_number"]),
    source: source === "call" || source === "sms" ? source : null,
    calledAt: momentIn(members["time"], "time", faults),
  };
}

function positionOf(members: Members, faults: string[]): Partial<AmlMessage> {
  const at = (name: string, within = NOT_NEGATIVE): number | null =>
    figureIn(members[`location_${name}`], `location_${name}`, within, faults);
  const lat = at("latitude", LATITUDES);
  const lon = at("longitude", LONGITUDES);
  const radius = at("accuracy") || null;
  const isPlace = lat !== null && lon !== null && !(lat === 0 && lon === 0 && radius === null);
  if ((lat === null) !== (lon === null))
    faults.push("location: expected latitude and longitude; came one of them");
  return {
    lon: isPlace ? lon : null,
    lat: isPlace ? lat : null,
    radius,
    confidence: percentOf(at("confidence") ?? at("certainty"), faults),
    method: methodOf(members["location_source"], faults),
    fixedAt: momentIn(members["location_time"], "location_time", faults),
    altitude: at("altitude", ANY),
    verticalRadius: at("vertical_accuracy") || null,
    floor: textOf(members["location_floor"]),
    course: at("bearing", DEGREES),
    speed: at("speed"),
  };
}

function phoneOf(members: Members): Partial<AmlMessage> {
  const network = (of: string): string | null =>
    networkOf(textOf(members[`cell_${of}_mcc`]), textOf(members[`cell_${of}_mnc`]));
  return {
    homeNetwork: network("home"),
    network: network("network"),
    languages: tagsIn(textOf(members["device_languages"]) ?? undefined),
    deviceModel: textOf(members["device_model"]),
  };
}

/** ELS sends a share of 1, others send percent; nobody sends a confidence of 1 % or less. */
function percentOf(figure: number | null, faults: string[]): number | null {
  if (figure === null || figure <= 1) return figure === null ? null : figure * 100;
  if (figure <= 100) return figure;
  faults.push(`location_confidence: expected at most 100; came ${figure}`);
  return null;
}

function methodOf(value: unknown, faults: string[]): AmlMethod | null {
  const words = textOf(value);
  if (words === null) return null;
  const method = METHODS.get(words.toLowerCase());
  if (method !== undefined) return method;
  faults.push(`location_source: expected gps, wifi, cell or unknown; came ${cameAs(words)}`);
  return null;
}

function textOf(value: unknown): string | null {
  return typeof value === "number" && Number.isFinite(value) ? String(value) : wordsIn(value);
}

function membersOfJson(body: string): Members {
  const value = valueOfJson(body);
  if (value === undefined) throw new Fault("expected members as JSON; came no JSON");
  if (!isRecord(value)) throw new Fault("expected a JSON object; came another value");
  return value;
}

/** The pairs of a form; of a name that came with two values neither is taken. */
function membersOfForm(body: string): Members {
  const members = new Map<string, string>();
  const twice = new Set<string>();
  for (const [name, value] of pairsOf(body)) {
    if (members.has(name) && members.get(name) !== value) twice.add(name);
    members.set(name, value);
  }
  for (const name of twice) members.delete(name);
  return Object.fromEntries(members);
}

function pairsOf(body: string): readonly (readonly [string, string])[] {
  return body
    .trim()
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const equals = pair.indexOf("=");
      const name = decoded(equals < 0 ? pair : pair.slice(0, equals)).trim();
      const value = equals < 0 ? "" : decoded(pair.slice(equals + 1)).trim();
      // A plus that nobody encoded is a space: of a telephone number it was a plus.
      return [name, name === "device_number" && /^\d{7}/.test(value) ? plusOf(pair, value) : value];
    });
}

function plusOf(pair: string, number: string): string {
  return pair.includes("=+") ? `+${number}` : number;
}

function decoded(text: string): string {
  const spaced = text.replaceAll("+", " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** A body with every value withheld but those of members that tell of nobody. */
export function shownForm(body: string): string {
  const shown: readonly string[] = SHOWN;
  if (body.trim().startsWith("{"))
    return body.replaceAll(
      /("(?:[^"\\]|\\.)*")(\s*:\s*)("(?:[^"\\]|\\.)*"?|[^,}\]]*)/g,
      (pair, name: string, colon: string) =>
        shown.includes(name.slice(1, -1)) ? pair : `${name}${colon}"withheld"`,
    );
  return body
    .split("&")
    .map((pair) => {
      const [name = ""] = pair.split("=", 1);
      return shown.includes(decoded(name).trim()) ? pair : `${name}=withheld`;
    })
    .join("&");
}
