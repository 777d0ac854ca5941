import type { Bits } from "./bits.ts";
import { SHIP_TYPE_TEXTS, STATION_TEXTS } from "./codes.ts";
import { distressOf } from "./distress.ts";
import { shortLatitude, shortLongitude, type Via } from "./quantities.ts";

/** An optional number of the message: null when the message ends before it. */
function optional(bits: Bits, from: number, count: number): number | null {
  return bits.length < from + count ? null : bits.unsigned(from, count);
}

/** Messages 7 and 13: whose messages were received. */
export function acknowledgement(bits: Bits, via: Via) {
  const mmsi = bits.unsigned(8, 30);
  return {
    type: bits.unsigned(0, 6) as 7 | 13,
    repeat: bits.unsigned(6, 2),
    mmsi,
    mmsi1: optional(bits, 40, 30),
    seqno1: optional(bits, 70, 2),
    mmsi2: optional(bits, 72, 30),
    seqno2: optional(bits, 102, 2),
    mmsi3: optional(bits, 104, 30),
    seqno3: optional(bits, 134, 2),
    mmsi4: optional(bits, 136, 30),
    seqno4: optional(bits, 166, 2),
    distress: distressOf(mmsi, null),
    at: via.at,
    source: via.source,
    talker: via.talker,
    channel: via.channel,
    own: via.own,
  };
}

/** Message 10: one station asks another for the time. */
export function timeInquiry(bits: Bits, via: Via) {
  const mmsi = bits.unsigned(8, 30);
  return {
    type: 10 as const,
    repeat: bits.unsigned(6, 2),
    mmsi,
    dest_mmsi: bits.unsigned(40, 30),
    distress: distressOf(mmsi, null),
    at: via.at,
    source: via.source,
    talker: via.talker,
    channel: via.channel,
    own: via.own,
  };
}

/** Message 15: which messages are asked of whom. */
export function interrogation(bits: Bits, via: Via) {
  const mmsi = bits.unsigned(8, 30);
  return {
    type: 15 as const,
    repeat: bits.unsigned(6, 2),
    mmsi,
    mmsi1: bits.unsigned(40, 30),
    type1_1: bits.unsigned(70, 6),
    offset1_1: bits.unsigned(76, 12),
    type1_2: optional(bits, 90, 6),
    offset1_2: optional(bits, 96, 12),
    mmsi2: optional(bits, 110, 30),
    type2_1: optional(bits, 140, 6),
    offset2_1: optional(bits, 146, 12),
    distress: distressOf(mmsi, null),
    at: via.at,
    source: via.source,
    talker: via.talker,
    channel: via.channel,
    own: via.own,
  };
}

/** Message 16: who is to send in which slots. */
export function assignment(bits: Bits, via: Via) {
  const mmsi = bits.unsigned(8, 30);
  return {
    type: 16 as const,
    repeat: bits.unsigned(6, 2),
    mmsi,
    mmsi1: bits.unsigned(40, 30),
    offset1: bits.unsigned(70, 12),
    increment1: bits.unsigned(82, 10),
    mmsi2: optional(bits, 92, 30),
    offset2: optional(bits, 122, 12),
    increment2: optional(bits, 134, 10),
    distress: distressOf(mmsi, null),
    at: via.at,
    source: via.source,
    talker: via.talker,
    channel: via.channel,
    own: via.own,
  };
}

/** Message 20: slots that a base station keeps for itself. */
export function slotReservation(bits: Bits, via: Via) {
  const mmsi = bits.unsigned(8, 30);
  return {
    type: 20 as const,
    repeat: bits.unsigned(6, 2),
    mmsi,
    offset1: bits.unsigned(40, 12),
    number1: bits.unsigned(52, 4),
    timeout1: bits.unsigned(56, 3),
    increment1: bits.unsigned(59, 11),
    offset2: optional(bits, 70, 12),
    number2: optional(bits, 82, 4),
    timeout2: optional(bits, 86, 3),
    increment2: optional(bits, 89, 11),
    offset3: optional(bits, 100, 12),
    number3: optional(bits, 112, 4),
    timeout3: optional(bits, 116, 3),
    increment3: optional(bits, 119, 11),
    offset4: optional(bits, 130, 12),
    number4: optional(bits, 142, 4),
    timeout4: optional(bits, 146, 3),
    increment4: optional(bits, 149, 11),
    distress: distressOf(mmsi, null),
    at: via.at,
    source: via.source,
    talker: via.talker,
    channel: via.channel,
    own: via.own,
  };
}

/** Message 22: channels for an area, or for two stations that it names. */
export function channelManagement(bits: Bits, via: Via) {
  const mmsi = bits.unsigned(8, 30);
  const addressed = bits.flag(139);
  return {
    type: 22 as const,
    repeat: bits.unsigned(6, 2),
    mmsi,
    channel_a: bits.unsigned(40, 12),
    channel_b: bits.unsigned(52, 12),
    txrx: bits.unsigned(64, 4),
    power: bits.flag(68),
    ne_lon: addressed ? null : shortLongitude(bits, 69),
    ne_lat: addressed ? null : shortLatitude(bits, 87),
    sw_lon: addressed ? null : shortLongitude(bits, 104),
    sw_lat: addressed ? null : shortLatitude(bits, 122),
    dest1: addressed ? bits.unsigned(69, 30) : null,
    dest2: addressed ? bits.unsigned(104, 30) : null,
    addressed,
    band_a: bits.flag(140),
    band_b: bits.flag(141),
    zonesize: bits.unsigned(142, 3),
    distress: distressOf(mmsi, null),
    at: via.at,
    source: via.source,
    talker: via.talker,
    channel: via.channel,
    own: via.own,
  };
}

/** Message 23: how stations of a kind in an area are to report. */
export function groupAssignment(bits: Bits, via: Via) {
  const mmsi = bits.unsigned(8, 30);
  const stationtype = bits.unsigned(110, 4);
  const shiptype = bits.unsigned(114, 8);
  return {
    type: 23 as const,
    repeat: bits.unsigned(6, 2),
    mmsi,
    ne_lon: shortLongitude(bits, 40),
    ne_lat: shortLatitude(bits, 58),
    sw_lon: shortLongitude(bits, 75),
    sw_lat: shortLatitude(bits, 93),
    stationtype,
    stationtype_text: STATION_TEXTS[stationtype]!,
    shiptype,
    shiptype_text: SHIP_TYPE_TEXTS[shiptype]!,
    txrx: bits.unsigned(144, 2),
    interval: bits.unsigned(146, 4),
    quiet: bits.unsigned(150, 4),
    distress: distressOf(mmsi, null),
    at: via.at,
    source: via.source,
    talker: via.talker,
    channel: via.channel,
    own: via.own,
  };
}
