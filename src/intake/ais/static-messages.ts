import type { Bits } from "./bits.ts";
import { AID_TEXTS, EPFD_TEXTS, SHIP_TYPE_TEXTS } from "./codes.ts";
import { distressOf } from "./distress.ts";
import {
  below,
  latitude,
  longitude,
  second,
  TWO_DIGITS,
  unlessZero,
  type Via,
} from "./quantities.ts";

/** Message 5: who a class A ship is, how long, and where she is bound. */
export function classAParticulars(bits: Bits, via: Via) {
  const mmsi = bits.unsigned(8, 30);
  const shiptype = bits.unsigned(232, 8);
  const bow = bits.unsigned(240, 9);
  const stern = bits.unsigned(249, 9);
  const port = bits.unsigned(258, 6);
  const starboard = bits.unsigned(264, 6);
  const measured = (bow | stern | port | starboard) !== 0;
  const epfd = bits.unsigned(270, 4);
  const month = below(unlessZero(bits.unsigned(274, 4)) ?? 13, 13);
  const day = unlessZero(bits.unsigned(278, 5));
  const hour = below(bits.unsigned(283, 5), 24);
  const minute = below(bits.unsigned(288, 6), 60);
  return {
    type: 5 as const,
    repeat: bits.unsigned(6, 2),
    mmsi,
    ais_version: bits.unsigned(38, 2),
    imo: unlessZero(bits.unsigned(40, 30)),
    callsign: bits.words6(70, 7),
    shipname: bits.words6(112, 20),
    shiptype,
    shiptype_text: SHIP_TYPE_TEXTS[shiptype]!,
    to_bow: measured ? bow : null,
    to_stern: measured ? stern : null,
    to_port: measured ? port : null,
    to_starboard: measured ? starboard : null,
    epfd,
    epfd_text: EPFD_TEXTS[epfd]!,
    eta: eta(month, day, hour, minute),
    month,
    day,
    hour,
    minute,
    draught: tenths(unlessZero(bits.unsigned(294, 8))),
    destination: bits.words6(302, 20),
    dte: bits.length < 423 ? null : bits.unsigned(422, 1),
    distress: distressOf(mmsi, null),
    at: via.at,
    source: via.source,
    talker: via.talker,
    channel: via.channel,
    own: via.own,
  };
}

/** "05-15T14:00Z", null unless every part of it is there. */
function eta(
  month: number | null,
  day: number | null,
  hour: number | null,
  minute: number | null,
): string | null {
  if (month === null || day === null || hour === null || minute === null) return null;
  return `${TWO_DIGITS[month]}-${TWO_DIGITS[day]}T${TWO_DIGITS[hour]}:${TWO_DIGITS[minute]}Z`;
}

function tenths(raw: number | null): number | null {
  return raw === null ? null : raw / 10;
}

/** Message 21: an aid to navigation. A name longer than 20 characters goes on at the end. */
export function aidToNavigation(bits: Bits, via: Via) {
  const mmsi = bits.unsigned(8, 30);
  const aidType = bits.unsigned(38, 5);
  const bow = bits.unsigned(219, 9);
  const stern = bits.unsigned(228, 9);
  const port = bits.unsigned(237, 6);
  const starboard = bits.unsigned(243, 6);
  const measured = (bow | stern | port | starboard) !== 0;
  const epfd = bits.unsigned(249, 4);
  return {
    type: 21 as const,
    repeat: bits.unsigned(6, 2),
    mmsi,
    aid_type: aidType,
    aid_type_text: AID_TEXTS[aidType]!,
    name: aidName(bits),
    accuracy: bits.flag(163),
    lon: longitude(bits, 164),
    lat: latitude(bits, 192),
    to_bow: measured ? bow : null,
    to_stern: measured ? stern : null,
    to_port: measured ? port : null,
    to_starboard: measured ? starboard : null,
    epfd,
    epfd_text: EPFD_TEXTS[epfd]!,
    second: second(bits, 253),
    off_position: bits.flag(259),
    regional: bits.unsigned(260, 8),
    raim: bits.flag(268),
    virtual_aid: bits.flag(269),
    assigned: bits.flag(270),
    distress: distressOf(mmsi, null),
    at: via.at,
    source: via.source,
    talker: via.talker,
    channel: via.channel,
    own: via.own,
  };
}

const AID_NAME_CHARS = 20;
const AID_EXTENSION_CHARS = 14;

function aidName(bits: Bits): string | null {
  const name = bits.words6(43, AID_NAME_CHARS);
  const extension = bits.length < 278 ? null : bits.words6(272, AID_EXTENSION_CHARS);
  if (name === null || extension === null) return name;
  return name.length < AID_NAME_CHARS ? name : name + extension;
}

/** Message 24: part A has a class B ship's name, part B the rest. */
export function classBParticulars(bits: Bits, via: Via) {
  return bits.unsigned(38, 2) === 0 ? partA(bits, via) : partB(bits, via);
}

function partA(bits: Bits, via: Via) {
  const mmsi = bits.unsigned(8, 30);
  return {
    type: 24 as const,
    repeat: bits.unsigned(6, 2),
    mmsi,
    part: "A" as const,
    shipname: bits.words6(40, 20),
    distress: distressOf(mmsi, null),
    at: via.at,
    source: via.source,
    talker: via.talker,
    channel: via.channel,
    own: via.own,
  };
}

/** Craft of a mother ship: MMSI 98 and seven digits (ITU-R M.585-9). */
const isAuxiliary = (mmsi: number): boolean => Math.floor(mmsi / 10_000_000) === 98;

function partB(bits: Bits, via: Via) {
  const mmsi = bits.unsigned(8, 30);
  const shiptype = bits.unsigned(40, 8);
  const auxiliary = isAuxiliary(mmsi);
  const bow = bits.unsigned(132, 9);
  const stern = bits.unsigned(141, 9);
  const port = bits.unsigned(150, 6);
  const starboard = bits.unsigned(156, 6);
  const measured = !auxiliary && (bow | stern | port | starboard) !== 0;
  const epfd = bits.length < 166 ? null : bits.unsigned(162, 4);
  return {
    type: 24 as const,
    repeat: bits.unsigned(6, 2),
    mmsi,
    part: "B" as const,
    shiptype,
    shiptype_text: SHIP_TYPE_TEXTS[shiptype]!,
    vendorid: bits.words6(48, 7),
    model: bits.unsigned(66, 4),
    serial: bits.unsigned(70, 20),
    callsign: bits.words6(90, 7),
    to_bow: measured ? bow : null,
    to_stern: measured ? stern : null,
    to_port: measured ? port : null,
    to_starboard: measured ? starboard : null,
    mothership_mmsi: auxiliary ? bits.unsigned(132, 30) : null,
    epfd,
    distress: distressOf(mmsi, null),
    at: via.at,
    source: via.source,
    talker: via.talker,
    channel: via.channel,
    own: via.own,
  };
}
