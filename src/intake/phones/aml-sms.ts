import { addSeconds, isPosition, seconds, type Instant } from "#units";
import { cameAs, Fault } from "../fault.ts";
import { instantOrNull } from "../read-when.ts";
import {
  identityOf,
  networkOf,
  NOTHING_TOLD,
  shownName,
  tagsIn,
  type AmlMessage,
  type AmlMethod,
} from "./aml-message.ts";
import {
  ANY,
  figureIn,
  LATITUDES,
  LONGITUDES,
  NOT_NEGATIVE,
  secondIn,
  wordsIn,
} from "./figures.ts";

export type AmlRead = { readonly message: AmlMessage; readonly sender: string | null };

const HEAD = /^A"ML=(\d+)(?:;|$)/;
const METHODS: ReadonlyMap<string, AmlMethod> = new Map([
  ["G", "gnss"],
  ["W", "wifi"],
  ["C", "cell"],
  ["F", "fused"],
  ["U", "unknown"],
  ["N", "none"],
]);
/** The attributes of either version, and the one with which it ends. */
const KNOWN: Readonly<Record<string, { readonly keys: readonly string[]; readonly last: string }>> =
  {
    "1": {
      keys: ["lt", "lg", "rd", "top", "lc", "pm", "si", "ei", "mcc", "mnc", "ml"],
      last: "ml",
    },
    "2": {
      keys: ["en", "et", "lo", "lt", "lc", "lz", "ls", "ei", "nc", "hc", "lg", "ml"],
      last: "lg",
    },
  };
const IDENTITIES: ReadonlySet<string> = new Set(["si", "ei"]);
/** Decimals of a position in AML, and metres in a degree of latitude. */
const DECIMALS = 5;
const METRES_IN_DEGREE = 111_320;
const PERCENT = { least: 0, most: 100 };

type Attributes = ReadonlyMap<string, string>;
type Split = {
  readonly attributes: Attributes;
  /** The attribute that may lack its end. */
  readonly cut: string | null;
};

/**
 * Reads the text of an AML message, which came from `number` where that was told (ETSI TS 103 625
 * clause 5; the second version as Google's ELS beta has it). Throws a Fault when it is none. A
 * value that may be cut off is not read, but for a position: its place is so much wider as the
 * digits lost may say.
 */
export function readAmlSms(text: string, number: string | null): AmlRead {
  const words = text.trim();
  const [, version] = HEAD.exec(words) ?? [];
  if (version === undefined)
    throw new Fault('expected an AML message that begins with A"ML=1; came other words');
  const known = KNOWN[version];
  if (known === undefined)
    throw new Fault(`expected AML of version 1 or 2; came ${cameAs(version)}`);
  const faults: string[] = [];
  const split = splitAt(words, known.last, faults);
  const told = checkLength(words, split, faults);
  const read = version === "1" ? firstVersion : secondVersion;
  const unread = [...split.attributes.keys()].filter((key) => !known.keys.includes(key));
  const { fields, imsi, imei } = read(split, faults);
  const message = {
    ...NOTHING_TOLD,
    version,
    ...fields,
    isCut: split.cut !== null || told,
    unread: unread.map(shownName),
    faults,
  };
  return { message, sender: identityOf(number, imsi, imei, null) };
}

/** The message with the values of all attributes withheld but of those that tell of nobody. */
export function shownSms(text: string): string {
  const [, version = ""] = HEAD.exec(text) ?? [];
  const [head = "", ...pieces] = text.split(";");
  const shown = pieces.map((piece) => {
    const [key = ""] = piece.split("=", 1);
    const name = key.trim();
    if (name === "" || (!IDENTITIES.has(name) && KNOWN[version]?.keys.includes(name) === true))
      return piece;
    return `${shownName(name)}=withheld`;
  });
  return [head, ...shown].join(";");
}

function splitAt(words: string, last: string, faults: string[]): Split {
  const attributes = new Map<string, string>();
  const twice = new Set<string>();
  const pieces = words.split(";").slice(1);
  const isEnded = pieces.at(-1) === "";
  let end: string | null = null;
  for (const piece of pieces) {
    if (piece.trim() === "") continue;
    const equals = piece.indexOf("=");
    const key = (equals < 0 ? piece : piece.slice(0, equals)).trim();
    const value = equals < 0 ? "" : piece.slice(equals + 1).trim();
    if (attributes.has(key) && attributes.get(key) !== value) twice.add(key);
    attributes.set(key, value);
    end = key;
  }
  for (const key of twice) {
    attributes.delete(key);
    faults.push(`${key}: expected it once; came twice with different values`);
  }
  const cut = isEnded || end === last ? null : end;
  return { attributes, cut };
}

/** Whether fewer characters came than the message says it has. */
function checkLength(words: string, { attributes, cut }: Split, faults: string[]): boolean {
  if (cut !== null) faults.push(`${cut}: expected the rest of the message; came its end`);
  const told = figureIn(attributes.get("ml"), "ml", NOT_NEGATIVE, faults);
  if (told === null || told === words.length) return false;
  faults.push(`ml: expected ${told} characters; came ${words.length}`);
  return words.length < told;
}

type Fields = {
  readonly fields: Partial<AmlMessage>;
  readonly imsi: string | null;
  readonly imei: string | null;
};

function firstVersion(split: Split, faults: string[]): Fields {
  const { attributes, cut } = split;
  const whole = (key: string): string | undefined =>
    key === cut ? undefined : attributes.get(key);
  const method = methodOf(attributes.get("pm"), "pm", faults);
  const radius = radiusOf(whole("rd"), "rd", faults);
  const position = positionOf(attributes, cut, faults);
  const isNowhere = method === "none" || attributes.get("rd") === "N";
  const isNull = position.lon === 0 && position.lat === 0 && (method === null || radius === null);
  const place = isNowhere || isNull ? { lon: null, lat: null, lostDigits: null } : position;
  const fields = {
    ...place,
    radius,
    confidence: figureIn(whole("lc"), "lc", PERCENT, faults),
    method,
    fixedAt: timeOf(attributes.get("top"), faults),
    network: networkOf(wordsIn(whole("mcc")), wordsIn(whole("mnc"))),
  };
  return { fields, imsi: wordsIn(whole("si")), imei: wordsIn(whole("ei")) };
}

type Position = Pick<AmlMessage, "lon" | "lat" | "lostDigits">;

function positionOf(attributes: Attributes, cut: string | null, faults: string[]): Position {
  const lat = figureIn(attributes.get("lt"), "lt", LATITUDES, faults);
  const lon = figureIn(attributes.get("lg"), "lg", LONGITUDES, faults);
  const nowhere = { lon: null, lat: null, lostDigits: null };
  if (lat === null || lon === null || !isPosition({ lon, lat })) return nowhere;
  if (cut !== "lt" && cut !== "lg") return { lon, lat, lostDigits: null };
  const [, decimals = ""] = (attributes.get(cut) ?? "").split(".");
  if (decimals.length >= DECIMALS) return { lon, lat, lostDigits: null };
  if (decimals.length === 0) return nowhere;
  return { lon, lat, lostDigits: METRES_IN_DEGREE * 10 ** -decimals.length };
}

function secondVersion(split: Split, faults: string[]): Fields {
  const { attributes, cut } = split;
  const whole = (key: string): string | undefined =>
    key === cut ? undefined : attributes.get(key);
  const calledAt = secondIn(whole("et"), "et", faults);
  const [lat, lon, radius] = triple(whole("lo"), "lo", faults);
  const isPlace = lat !== null && lon !== null;
  const method = methodOf(attributes.get("ls"), "ls", faults);
  // 0, 0 with an accuracy of 0, unknown, is a phone that does not know where it is.
  const isNowhere = !isPlace || method === "none" || (lat === 0 && lon === 0 && radius === null);
  const [altitude = null, verticalRadius = null] = heights(whole("lz"), faults);
  const fields = {
    emergencyNumber: wordsIn(whole("en")),
    calledAt,
    lon: isNowhere ? null : lon,
    lat: isNowhere ? null : lat,
    radius,
    confidence: figureIn(whole("lc"), "lc", PERCENT, faults),
    method,
    altitude,
    verticalRadius,
    fixedAt: afterCall(calledAt, whole("lt"), faults),
    network: codesOf(whole("nc")),
    homeNetwork: codesOf(whole("hc")),
    languages: tagsIn(attributes.get("lg")),
  };
  return { fields, imsi: null, imei: wordsIn(whole("ei")) };
}

type Triple = readonly [number | null, number | null, number | null];

function triple(value: string | undefined, what: string, faults: string[]): Triple {
  if (value === undefined) return [null, null, null];
  const [lat, lon, radius, ...more] = value.split(",");
  if (radius === undefined || more.length > 0) {
    faults.push(`${what}: expected latitude, longitude, accuracy; came ${cameAs(value)}`);
    return [null, null, null];
  }
  return [
    figureIn(lat, `${what} latitude`, LATITUDES, faults),
    figureIn(lon, `${what} longitude`, LONGITUDES, faults),
    radiusOf(radius, `${what} accuracy`, faults),
  ];
}

function heights(value: string | undefined, faults: string[]): readonly (number | null)[] {
  const [height, error] = value === undefined ? [] : value.split(",");
  return [figureIn(height, "lz altitude", ANY, faults), radiusOf(error, "lz accuracy", faults)];
}

/** The time of the fix, told in seconds from the beginning of the call. */
function afterCall(
  calledAt: Instant | null,
  value: string | undefined,
  faults: string[],
): Instant | null {
  const after = figureIn(value, "lt", { least: -1e8, most: 1e8 }, faults);
  return calledAt === null || after === null ? null : addSeconds(calledAt, seconds(after));
}

function methodOf(value: string | undefined, what: string, faults: string[]): AmlMethod | null {
  if (value === undefined || value === "") return null;
  const method = METHODS.get(value);
  if (method !== undefined) return method;
  faults.push(`${what}: expected G, W, C, F, U or N; came ${cameAs(value)}`);
  return null;
}

/** An accuracy in metres; null for 0 and N, which both say that it is unknown. */
function radiusOf(value: string | undefined, what: string, faults: string[]): number | null {
  if (value === "N") return null;
  const radius = figureIn(value, what, NOT_NEGATIVE, faults);
  return radius === 0 ? null : radius;
}

/** `top`: yyyyMMddHHmmss in UTC. */
function timeOf(value: string | undefined, faults: string[]): Instant | null {
  if (value === undefined || value === "") return null;
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(value);
  const [, year, month, day, hour, minute, second] = parts ?? [];
  const at = instantOrNull(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (at === null) faults.push(`top: expected yyyyMMddHHmmss in UTC; came ${cameAs(value)}`);
  return at;
}

/** Country and network code in one, "310260". */
function codesOf(value: string | undefined): string | null {
  return value === undefined ? null : networkOf(value.slice(0, 3), value.slice(3));
}
