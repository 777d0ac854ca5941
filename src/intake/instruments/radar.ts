import { knots, nauticalMiles } from "#units";
import type { NmeaSentence } from "../nmea-sentence.ts";
import { DEGREES, NOT_NEGATIVE } from "../phones/figures.ts";
import { Fields } from "./fields.ts";
import type { RadarContact } from "./instrument.ts";

type Status = RadarContact["status"];

const STATUSES: Readonly<Record<"L" | "Q" | "T", Status>> = {
  L: "lost",
  Q: "acquiring",
  T: "following",
};
const ACQUIRED = { A: "by itself", M: "by hand", R: "reported" } as const;
/** Metres of the units of distance: kilometres, nautical miles, statute miles. */
const METRES = { K: 1000, N: 1852, S: 1609.344 } as const;
const NUMBERS = { least: 0, most: 1023 };
const SIGNED = { least: -1e6, most: 1e6 };

/** A contact of which nothing was told. */
function nothingOf(sentence: NmeaSentence, faults: readonly string[]): RadarContact {
  return {
    kind: "radar contact",
    sentence: "TTM",
    number: null,
    status: null,
    isReference: false,
    isTest: false,
    at: null,
    distance: null,
    bearing: null,
    isRelative: false,
    speed: null,
    course: null,
    isMotionRelative: false,
    closest: null,
    closestIn: null,
    acquired: null,
    lon: null,
    lat: null,
    radius: null,
    heardAt: sentence.at,
    source: sentence.source,
    faults,
  };
}

/** Reads `$--TTM`: distance and bearing from the radar (IEC 61162-1). Its label is not read. */
export function readTtm(sentence: NmeaSentence): RadarContact {
  const fields = new Fields(sentence);
  const unit = fields.letter(9, "unit", ["K", "N", "S"]);
  const length = (at: number, what: string): number | null => {
    const figure = fields.number(at, what, NOT_NEGATIVE);
    if (figure === null) return null;
    if (unit !== null) return figure * METRES[unit];
    fields.faults.push(`${what}: expected a unit with it; came none`);
    return null;
  };
  const reference = fields.letter(3, "bearing reference", ["T", "R"]);
  const speed = length(4, "speed");
  const away = fields.number(8, "time of closest approach", SIGNED);
  const acquired = fields.letter(14, "acquisition", ["A", "M", "R"]);
  return {
    ...nothingOf(sentence, fields.faults),
    sentence: "TTM",
    ...numberAndStatus(fields, 0, 11, 12),
    at: fields.moment(13, null),
    distance: length(1, "distance"),
    // Without its reference a bearing may be from north or from the bow.
    bearing: reference === null ? null : fields.number(2, "bearing", DEGREES),
    isRelative: reference === "R",
    // Of a unit of distance an hour.
    speed: speed === null ? null : speed / 3600,
    course: fields.number(5, "course", DEGREES),
    isMotionRelative: fields.letter(6, "course reference", ["T", "R"]) === "R",
    closest: length(7, "closest approach"),
    closestIn: away === null ? null : away * 60,
    acquired: acquired === null ? null : ACQUIRED[acquired],
  };
}

/** Reads `$--TLL`: latitude and longitude by the radar (IEC 61162-1). Its label is not read. */
export function readTll(sentence: NmeaSentence): RadarContact {
  const fields = new Fields(sentence);
  const place = fields.position(1);
  return {
    ...nothingOf(sentence, fields.faults),
    sentence: "TLL",
    ...numberAndStatus(fields, 0, 7, 8),
    at: fields.moment(6, null),
    lon: place?.lon ?? null,
    lat: place?.lat ?? null,
  };
}

function numberAndStatus(
  fields: Fields,
  number: number,
  status: number,
  reference: number,
): Pick<RadarContact, "number" | "status" | "isReference"> {
  const letter = fields.letter(status, "status", ["L", "Q", "T"]);
  return {
    number: fields.number(number, "number", NUMBERS),
    status: letter === null ? null : STATUSES[letter],
    isReference: fields.letter(reference, "reference", ["R"]) === "R",
  };
}

/** Bits of one contact in `!--TTD`, and the characters of six bits that hold them. */
const BITS = 90;
const CHARS = BITS / 6;
const DISTANCE_UNKNOWN = 16_383;
const ANGLE_UNKNOWN = 3600;
const SPEED_UNKNOWN = 4095;
const STATUS_OF_BITS: readonly Status[] = [
  "not followed",
  "acquiring",
  "lost",
  null,
  "following",
  null,
  "following",
  "following",
];

/**
 * Reads `!--TTD` (IEC 61162-1, edition 4 and later): each contact 90 bits, whole in its sentence,
 * coded in six bits a character as in `!--VDM`. No text of the standard was at hand: the order of
 * the bits and their units are from a public program that writes it. On contacts that a radar sent,
 * its bearing, speed, course and heading agree with each other, but its distance, in hundredths of
 * a mile, would be 135 miles where thousandths would be likely: so no place is made of it. Words
 * that say why when it is none.
 */
export function readTtd(sentence: NmeaSentence): readonly RadarContact[] | string {
  const [total, number, , payload = "", fill] = sentence.fields;
  if (!/^[0-9A-F]{1,2},[0-9A-F]{1,2}$/i.test(`${total},${number}`))
    return "expected the count and number of the sentence in hexadecimal; came others";
  if (fill !== "0" || payload.length % CHARS !== 0 || payload === "")
    return `expected contacts of ${CHARS} characters each and no fill bits; came others`;
  const bits = bitsOf(payload);
  if (bits === null) return "expected characters of six bits; came others";
  const contacts: RadarContact[] = [];
  for (let from = 0; from < bits.length; from += BITS) {
    const contact = contactOf(sentence, bits.slice(from, from + BITS));
    // Number 0 stands for a place that no contact has.
    if (contact.number !== 0) contacts.push(contact);
  }
  return contacts;
}

function contactOf(sentence: NmeaSentence, bits: string): RadarContact {
  const at = (from: number, count: number): number =>
    Number.parseInt(bits.slice(from, from + count), 2);
  const angle = (from: number): number | null =>
    at(from, 12) < ANGLE_UNKNOWN ? at(from, 12) / 10 : null;
  const isKnown = at(0, 2) === 0;
  const faults = isKnown ? [] : [`protocol: expected version 0; came ${at(0, 2)}`];
  const contact = { ...nothingOf(sentence, faults), sentence: "TTD", number: at(2, 10) } as const;
  if (!isKnown) return contact;
  const [speed, distance] = [at(24, 12), at(64, 14)];
  return {
    ...contact,
    bearing: angle(12),
    speed: speed < SPEED_UNKNOWN ? knots(speed / 10) : null,
    course: angle(36),
    status: STATUS_OF_BITS[at(60, 3)] ?? null,
    isTest: at(63, 1) === 1,
    distance: distance < DISTANCE_UNKNOWN ? nauticalMiles(distance / 100) : null,
    isMotionRelative: at(78, 1) === 1,
  };
}

/** The bits of a payload as a text; null for a character that is none of the 64. */
function bitsOf(payload: string): string | null {
  let bits = "";
  for (const char of payload) {
    const code = char.charCodeAt(0);
    const isFirst = code >= 48 && code < 88;
    if (!isFirst && !(code >= 96 && code < 120)) return null;
    bits += (isFirst ? code - 48 : code - 56).toString(2).padStart(6, "0");
  }
  return bits;
}
