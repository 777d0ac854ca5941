import { readApplication } from "./application.ts";
import type { Bits } from "./bits.ts";
import { distressInText, distressOf } from "./distress.ts";
import { radio, shortLatitude, shortLongitude, type Via } from "./quantities.ts";

/**
 * Message 6: application data for one station. `contents` has the fields of an application that is
 * known, null for another; `data` has its bits in any case.
 */
export function addressedBinary(bits: Bits, via: Via) {
  const mmsi = bits.unsigned(8, 30);
  const dac = bits.unsigned(72, 10);
  const fid = bits.unsigned(82, 6);
  const application = readApplication(bits, 6, dac, fid);
  return {
    type: 6 as const,
    repeat: bits.unsigned(6, 2),
    mmsi,
    seqno: bits.unsigned(38, 2),
    dest_mmsi: bits.unsigned(40, 30),
    retransmit: bits.flag(70),
    dac,
    fid,
    data: bits.data(88),
    contents: application?.contents ?? null,
    distress: application?.distress ?? distressOf(mmsi, null),
    at: via.at,
    source: via.source,
    talker: via.talker,
    channel: via.channel,
    own: via.own,
  };
}

/** Message 8: application data for everybody. */
export function broadcastBinary(bits: Bits, via: Via) {
  const mmsi = bits.unsigned(8, 30);
  const dac = bits.unsigned(40, 10);
  const fid = bits.unsigned(50, 6);
  const application = readApplication(bits, 8, dac, fid);
  return {
    type: 8 as const,
    repeat: bits.unsigned(6, 2),
    mmsi,
    dac,
    fid,
    data: bits.data(56),
    contents: application?.contents ?? null,
    distress: application?.distress ?? distressOf(mmsi, null),
    at: via.at,
    source: via.source,
    talker: via.talker,
    channel: via.channel,
    own: via.own,
  };
}

/** As long as a text gets, 5 slots. */
const TEXT_CHARS_MAX = 161;

/** Message 12: a safety text for one station. */
export function addressedText(bits: Bits, via: Via) {
  const mmsi = bits.unsigned(8, 30);
  const text = bits.words6(72, TEXT_CHARS_MAX);
  return {
    type: 12 as const,
    repeat: bits.unsigned(6, 2),
    mmsi,
    seqno: bits.unsigned(38, 2),
    dest_mmsi: bits.unsigned(40, 30),
    retransmit: bits.flag(70),
    text,
    distress: distressInText(mmsi, text),
    at: via.at,
    source: via.source,
    talker: via.talker,
    channel: via.channel,
    own: via.own,
  };
}

/** Message 14: a safety text for everybody; "SART ACTIVE" is one. */
export function broadcastText(bits: Bits, via: Via) {
  const mmsi = bits.unsigned(8, 30);
  const text = bits.words6(40, TEXT_CHARS_MAX);
  return {
    type: 14 as const,
    repeat: bits.unsigned(6, 2),
    mmsi,
    text,
    distress: distressInText(mmsi, text),
    at: via.at,
    source: via.source,
    talker: via.talker,
    channel: via.channel,
    own: via.own,
  };
}

/** Message 17: corrections for satellite positioning, and where they hold. */
export function positioningCorrections(bits: Bits, via: Via) {
  const mmsi = bits.unsigned(8, 30);
  return {
    type: 17 as const,
    repeat: bits.unsigned(6, 2),
    mmsi,
    lon: shortLongitude(bits, 40),
    lat: shortLatitude(bits, 58),
    data: bits.data(80),
    distress: distressOf(mmsi, null),
    at: via.at,
    source: via.source,
    talker: via.talker,
    channel: via.channel,
    own: via.own,
  };
}

const RADIO_BITS = 20;

/** Messages 25 and 26: application data of one slot, or of several. */
export function slotBinary(bits: Bits, via: Via) {
  const mmsi = bits.unsigned(8, 30);
  const type = bits.unsigned(0, 6) as 25 | 26;
  const addressed = bits.flag(38);
  const structured = bits.flag(39);
  const header = addressed ? 70 : 40;
  // The communication state is behind the data of a message 26, none in a message 25.
  const end = type === 26 ? bits.length - RADIO_BITS : bits.length;
  const appId = structured && bits.length >= header + 16 ? bits.unsigned(header, 16) : null;
  return {
    type,
    repeat: bits.unsigned(6, 2),
    mmsi,
    addressed,
    structured,
    dest_mmsi: addressed && bits.length >= 70 ? bits.unsigned(40, 30) : null,
    app_id: appId,
    dac: appId === null ? null : appId >> 6,
    fid: appId === null ? null : appId & 63,
    data: bits.data(appId === null ? header : header + 16, end),
    radio: type === 26 ? radio(bits, end, RADIO_BITS) : null,
    distress: distressOf(mmsi, null),
    at: via.at,
    source: via.source,
    talker: via.talker,
    channel: via.channel,
    own: via.own,
  };
}
