import type { Bits } from "./bits.ts";
import { EPFD_TEXTS, SHIP_TYPE_TEXTS, STATUS_TEXTS } from "./codes.ts";
import { AIRCRAFT, distressOf } from "./distress.ts";
import {
  below,
  course,
  heading,
  latitude,
  longitude,
  radio,
  second,
  shortLatitude,
  shortLongitude,
  speed,
  TWO_DIGITS,
  unlessZero,
  type Via,
} from "./quantities.ts";

/**
 * Rate of turn in degrees a minute by its 8 bits: (raw / 4.733)², to 2 decimals. -128 is "not
 * available", ±127 is faster than 5° in 30 s without a figure.
 */
const TURNS: readonly (number | "fastleft" | "fastright" | null)[] = Array.from(
  { length: 256 },
  (_, byte) => {
    const raw = byte < 128 ? byte : byte - 256;
    if (raw === -128) return null;
    if (raw === 127) return "fastright";
    if (raw === -127) return "fastleft";
    const turn = Math.round((raw / 4.733) ** 2 * 100) / 100;
    return raw < 0 ? -turn : turn;
  },
);

/** Messages 1, 2 and 3: position of a class A ship. */
export function classAPosition(bits: Bits, via: Via) {
  const mmsi = bits.unsigned(8, 30);
  const status = bits.unsigned(38, 4);
  return {
    type: bits.unsigned(0, 6) as 1 | 2 | 3,
    repeat: bits.unsigned(6, 2),
    mmsi,
    status,
    status_text: STATUS_TEXTS[status]!,
    turn: TURNS[bits.unsigned(42, 8)]!,
    speed: speed(bits, 50),
    accuracy: bits.flag(60),
    lon: longitude(bits, 61),
    lat: latitude(bits, 89),
    course: course(bits, 116),
    heading: heading(bits, 128),
    second: second(bits, 137),
    maneuver: bits.unsigned(143, 2),
    raim: bits.flag(148),
    radio: radio(bits, 149, 19),
    distress: distressOf(mmsi, status),
    at: via.at,
    source: via.source,
    talker: via.talker,
    channel: via.channel,
    own: via.own,
  };
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** "2007-05-14T19:57:39Z", null unless every part of it is there and the month has that day. */
function timestamp(
  year: number | null,
  month: number | null,
  day: number | null,
  time: string | null,
): string | null {
  if (year === null || month === null || day === null || time === null) return null;
  if (day > DAYS[month - 1]!) return null;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2 && day === 29 && !leap) return null;
  return `${String(year).padStart(4, "0")}-${TWO_DIGITS[month]}-${TWO_DIGITS[day]}T${time}Z`;
}

/** Messages 4 and 11: a base station's position and the time in UTC. */
export function baseStation(bits: Bits, via: Via) {
  const mmsi = bits.unsigned(8, 30);
  const year = below(bits.unsigned(38, 14), 10_000);
  const month = below(bits.unsigned(52, 4), 13);
  const day = unlessZero(bits.unsigned(56, 5));
  const hour = below(bits.unsigned(61, 5), 24);
  const minute = below(bits.unsigned(66, 6), 60);
  const secondOfTime = below(bits.unsigned(72, 6), 60);
  const time =
    hour === null || minute === null || secondOfTime === null
      ? null
      : `${TWO_DIGITS[hour]}:${TWO_DIGITS[minute]}:${TWO_DIGITS[secondOfTime]}`;
  const epfd = bits.unsigned(134, 4);
  return {
    type: bits.unsigned(0, 6) as 4 | 11,
    repeat: bits.unsigned(6, 2),
    mmsi,
    timestamp: timestamp(year || null, month || null, day, time),
    year: year || null,
    month: month || null,
    day,
    hour,
    minute,
    second: secondOfTime,
    accuracy: bits.flag(78),
    lon: longitude(bits, 79),
    lat: latitude(bits, 107),
    epfd,
    epfd_text: EPFD_TEXTS[epfd]!,
    long_range: bits.flag(138),
    raim: bits.flag(148),
    radio: radio(bits, 149, 19),
    distress: distressOf(mmsi, null),
    at: via.at,
    source: via.source,
    talker: via.talker,
    channel: via.channel,
    own: via.own,
  };
}

/** Message 9: a search and rescue aircraft. Its speed is in whole knots, its height in metres. */
export function rescueAircraft(bits: Bits, via: Via) {
  const mmsi = bits.unsigned(8, 30);
  return {
    type: 9 as const,
    repeat: bits.unsigned(6, 2),
    mmsi,
    alt: below(bits.unsigned(38, 12), 4095),
    speed: below(bits.unsigned(50, 10), 1023),
    accuracy: bits.flag(60),
    lon: longitude(bits, 61),
    lat: latitude(bits, 89),
    course: course(bits, 116),
    second: second(bits, 128),
    alt_sensor: bits.unsigned(134, 1),
    regional: bits.unsigned(134, 8),
    dte: bits.unsigned(142, 1),
    assigned: bits.flag(146),
    raim: bits.flag(147),
    radio: radio(bits, 148, 20),
    distress: distressOf(mmsi, null) ?? AIRCRAFT,
    at: via.at,
    source: via.source,
    talker: via.talker,
    channel: via.channel,
    own: via.own,
  };
}

/** Message 18: position of a class B ship. */
export function classBPosition(bits: Bits, via: Via) {
  const mmsi = bits.unsigned(8, 30);
  return {
    type: 18 as const,
    repeat: bits.unsigned(6, 2),
    mmsi,
    reserved: bits.unsigned(38, 8),
    speed: speed(bits, 46),
    accuracy: bits.flag(56),
    lon: longitude(bits, 57),
    lat: latitude(bits, 85),
    course: course(bits, 112),
    heading: heading(bits, 124),
    second: second(bits, 133),
    regional: bits.unsigned(139, 2),
    cs: bits.flag(141),
    display: bits.flag(142),
    dsc: bits.flag(143),
    band: bits.flag(144),
    msg22: bits.flag(145),
    assigned: bits.flag(146),
    raim: bits.flag(147),
    radio: radio(bits, 148, 20),
    distress: distressOf(mmsi, null),
    at: via.at,
    source: via.source,
    talker: via.talker,
    channel: via.channel,
    own: via.own,
  };
}

/** Message 19: position and particulars of a class B ship. */
export function classBExtended(bits: Bits, via: Via) {
  const mmsi = bits.unsigned(8, 30);
  const shiptype = bits.unsigned(263, 8);
  const bow = bits.unsigned(271, 9);
  const stern = bits.unsigned(280, 9);
  const port = bits.unsigned(289, 6);
  const starboard = bits.unsigned(295, 6);
  const measured = (bow | stern | port | starboard) !== 0;
  const epfd = bits.unsigned(301, 4);
  return {
    type: 19 as const,
    repeat: bits.unsigned(6, 2),
    mmsi,
    reserved: bits.unsigned(38, 8),
    speed: speed(bits, 46),
    accuracy: bits.flag(56),
    lon: longitude(bits, 57),
    lat: latitude(bits, 85),
    course: course(bits, 112),
    heading: heading(bits, 124),
    second: second(bits, 133),
    regional: bits.unsigned(139, 4),
    shipname: bits.words6(143, 20),
    shiptype,
    shiptype_text: SHIP_TYPE_TEXTS[shiptype]!,
    to_bow: measured ? bow : null,
    to_stern: measured ? stern : null,
    to_port: measured ? port : null,
    to_starboard: measured ? starboard : null,
    epfd,
    epfd_text: EPFD_TEXTS[epfd]!,
    raim: bits.flag(305),
    dte: bits.unsigned(306, 1),
    assigned: bits.flag(307),
    distress: distressOf(mmsi, null),
    at: via.at,
    source: via.source,
    talker: via.talker,
    channel: via.channel,
    own: via.own,
  };
}

/** Four decimals, 11 m, of a position that is told to 185 m. */
const LONG_RANGE_PARTS = 1e4;

/** Message 27: position for a satellite, to 1/10 minute, whole knots and degrees. */
export function longRangePosition(bits: Bits, via: Via) {
  const mmsi = bits.unsigned(8, 30);
  const status = bits.unsigned(40, 4);
  return {
    type: 27 as const,
    repeat: bits.unsigned(6, 2),
    mmsi,
    accuracy: bits.flag(38),
    raim: bits.flag(39),
    status,
    status_text: STATUS_TEXTS[status]!,
    lon: shortLongitude(bits, 44, LONG_RANGE_PARTS),
    lat: shortLatitude(bits, 62, LONG_RANGE_PARTS),
    speed: below(bits.unsigned(79, 6), 63),
    course: below(bits.unsigned(85, 9), 360),
    gnss: bits.flag(94),
    distress: distressOf(mmsi, status),
    at: via.at,
    source: via.source,
    talker: via.talker,
    channel: via.channel,
    own: via.own,
  };
}
