import { deepEqual, equal, match, ok } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { AisReader, readAis, readAisLines, type AisFault, type AisMessage } from "#intake";
import {
  double,
  particulars,
  position,
  safetyText,
  sentence,
  single,
  tagged,
  type Bit,
} from "../../../test/fuzz/ais-sentences.ts";

type Read = { readonly messages: AisMessage[]; readonly faults: AisFault[] };

function readAll(lines: readonly string[]): Read {
  const messages: AisMessage[] = [];
  const faults: AisFault[] = [];
  readAisLines(Buffer.from(lines.join("\r\n"), "latin1"), {
    message: (message) => messages.push(message),
    fault: (fault) => faults.push(fault),
  });
  return { messages, faults };
}

/** The one message of these sentences, and no fault. */
function only(...lines: readonly string[]): AisMessage {
  const { messages, faults } = readAll(lines);
  deepEqual(faults, []);
  equal(messages.length, 1);
  return messages[0]!;
}

/**
 * What gpsd says of real sentences of each type (test/sample.aivdm of gpsd, BSD-2-Clause): facts,
 * so that the decoder is held where the shared folder is not.
 */
const FACTS: readonly (readonly [readonly string[], Readonly<Record<string, unknown>>])[] = [
  [
    ["!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A"],
    {
      type: 1,
      mmsi: 371798000,
      repeat: 0,
      status: 0,
      status_text: "Under way using engine",
      turn: "fastleft",
      speed: 12.3,
      accuracy: true,
      lon: -123.3953833,
      lat: 48.3816333,
      course: 224,
      heading: 215,
      second: 33,
      maneuver: 0,
      raim: false,
    },
  ],
  [
    ["!AIVDM,1,1,,B,25Cjtd0Oj;Jp7ilG7=UkKBoB0<06,0*60"],
    {
      type: 2,
      mmsi: 356302000,
      repeat: 0,
      status: 0,
      status_text: "Under way using engine",
      turn: "fastright",
      speed: 13.9,
      accuracy: false,
      lon: -71.6261433,
      lat: 40.3923583,
      course: 87.7,
      second: 41,
      maneuver: 0,
      raim: false,
    },
  ],
  [
    ["!AIVDM,1,1,,A,38Id705000rRVJhE7cl9n;160000,0*40"],
    {
      type: 3,
      mmsi: 563808000,
      repeat: 0,
      status: 5,
      status_text: "Moored",
      turn: 0,
      speed: 0,
      accuracy: true,
      lon: -76.3275333,
      lat: 36.91,
      course: 252,
      heading: 352,
      second: 35,
      maneuver: 0,
      raim: false,
    },
  ],
  [
    ["!AIVDM,1,1,,A,403OviQuMGCqWrRO9>E6fE700@GO,0*4D"],
    {
      type: 4,
      mmsi: 3669702,
      repeat: 0,
      timestamp: "2007-05-14T19:57:39Z",
      accuracy: true,
      lon: -76.3523617,
      lat: 36.8837667,
      epfd: 7,
      epfd_text: "Surveyed",
      raim: false,
    },
  ],
  [
    [
      "!AIVDM,2,1,1,A,55?MbV02;H;s<HtKR20EHE:0@T4@Dn2222222216L961O5Gf0NSQEp6ClRp8,0*1C",
      "!AIVDM,2,2,1,A,88888888880,2*25",
    ],
    {
      type: 5,
      mmsi: 351759000,
      repeat: 0,
      imo: 9134270,
      ais_version: 0,
      callsign: "3FOF8",
      shipname: "EVER DIADEM",
      shiptype: 70,
      shiptype_text: "Cargo - all ships of this type",
      to_bow: 225,
      to_stern: 70,
      to_port: 1,
      to_starboard: 31,
      epfd: 1,
      epfd_text: "GPS",
      eta: "05-15T14:00Z",
      draught: 12.2,
      destination: "NEW YORK",
      dte: 0,
    },
  ],
  [
    ["!AIVDM,1,1,4,B,6>jR0600V:C0>da4P106P00,2*02"],
    {
      type: 6,
      mmsi: 992509976,
      repeat: 0,
      seqno: 0,
      dest_mmsi: 2500912,
      retransmit: false,
      dac: 235,
      fid: 10,
      off_pos: false,
      alarm: false,
      stat_ext: 0,
      ana_int: 13.7,
      ana_ext1: 0.05,
      ana_ext2: 0.05,
      racon: 2,
      racon_text: "RACON operational",
      light: 2,
      light_text: "Light OFF",
    },
  ],
  [["!AIVDM,1,1,,A,702R5`hwCjq8,0*6B"], { type: 7, mmsi: 2655651, mmsi1: 265538450 }],
  [
    ["!AIVDO,1,1,4,B,8>jR06@0Bk3:wOli;<`WPhh<1rqVBQf2V@Pdt0J82avIM2b<<Rv1t<ot=@1,2*54"],
    {
      type: 8,
      mmsi: 992509977,
      repeat: 0,
      dac: 1,
      fid: 11,
      lat: 53.294883,
      lon: -6.133983,
      timestamp: "18T17:15Z",
      wspeed: 3,
      wgust: 6,
      wdir: 12,
      wgustdir: 15,
      humidity: 50,
      airtemp: 14.2,
      dewpoint: 12.3,
      pressure: 1024,
      visibility: 15.3,
      waterlevel: -8.4,
      cspeed: 10.3,
      cdir: 256,
      cspeed2: 10.4,
      cdir2: 257,
      cdepth2: 10,
      cspeed3: 12.6,
      cdir3: 203,
      cdepth3: 20,
      waveheight: 4.2,
      waveperiod: 35,
      wavedir: 25,
      swellheight: 2.3,
      swellperiod: 48,
      swelldir: 124,
      seastate: 3,
      watertemp: 12.3,
      preciptype: 6,
      preciptype_text: "reserved",
      salinity: 5.3,
      ice: 0,
      ice_text: "no",
    },
  ],
  [
    ["!AIVDO,1,1,5,A,8>jR06@0Gwli:QQUP3en?wvlFR06EuOwgwl?wnSwe7wvlOwwsAwwnSGmwvh0,0*51   "],
    {
      type: 8,
      mmsi: 992509977,
      lat: 53.294933,
      lon: -6.134067,
      accuracy: false,
      timestamp: "29T23:24Z",
    },
  ],
  [
    ["!AIVDM,1,1,,B,83aDChPj2d<dL<uM=hhhI?a@6HP0,0*40"],
    {
      type: 8,
      mmsi: 244650946,
      repeat: 0,
      dac: 200,
      fid: 10,
      vin: "02103547",
      length: 390,
      beam: 50,
      shiptype: 8010,
      hazard: 0,
      hazard_text: "0 blue cones/lights",
      draught: 204,
      loaded: 1,
      loaded_text: "Unloaded",
      speed_q: false,
      course_q: false,
      heading_q: false,
    },
  ],
  [
    ["!AIVDM,1,1,,A,91b77=h3h00nHt0Q3r@@07000<0b,0*69"],
    {
      type: 9,
      mmsi: 111265591,
      repeat: 0,
      alt: 15,
      speed: 0,
      accuracy: false,
      lon: 11.8816,
      lat: 57.778455,
      course: 0,
      second: 28,
      regional: 0,
      dte: 0,
      raim: false,
    },
  ],
  [
    ["!AIVDM,1,1,,B,:5MlU41GMK6@,0*6C"],
    { type: 10, mmsi: 366814480, repeat: 0, dest_mmsi: 366832740 },
  ],
  [
    ["!AIVDM,1,1,,B,;4R33:1uUK2F`q?mOt@@GoQ00000,0*5D,s28089,d-103,T39.44353985"],
    {
      type: 11,
      mmsi: 304137000,
      repeat: 0,
      timestamp: "2009-05-22T02:22:40Z",
      accuracy: true,
      lon: -94.4076833,
      lat: 28.4091167,
      epfd: 1,
      epfd_text: "GPS",
      raim: false,
    },
  ],
  [
    ["!AIVDM,1,1,,A,<02:oP0kKcv0@<51C5PB5@?BDPD?P:?2?EB7PDB16693P381>>5<PikP,0*37"],
    {
      type: 12,
      mmsi: 2275200,
      repeat: 0,
      seqno: 0,
      dest_mmsi: 215724000,
      retransmit: false,
      text: "PLEASE REPORT TO JOBOURG TRAFFIC CHANNEL 13",
    },
  ],
  [["!AIVDM,1,1,,A,=39UOj0jFs9R,0*65"], { type: 13, mmsi: 211378120, mmsi1: 211217560 }],
  [
    ["!AIVDM,1,1,,A,>5?Per18=HB1U:1@E=B0m<L,2*51"],
    { type: 14, mmsi: 351809000, repeat: 0, text: "RCVD YR TEST MSG" },
  ],
  [["!AIVDM,1,1,,A,?5OP=l00052HD00,2*5B"], { type: 15, mmsi: 368578000, mmsi1: 5158, type1_1: 5 }],
  [
    ["!AIVDM,1,1,,A,@01uEO@mMk7P<P00,0*18"],
    { type: 16, mmsi: 2053501, mmsi1: 224251000, offset1: 200 },
  ],
  [
    ["!AIVDM,1,1,,A,B52K>;h00Fc>jpUlNV@ikwpUoP06,0*4C"],
    {
      type: 18,
      mmsi: 338087471,
      repeat: 0,
      reserved: 0,
      speed: 0.1,
      accuracy: false,
      lon: -74.0721317,
      lat: 40.68454,
      course: 79.6,
      second: 49,
      regional: 0,
      cs: true,
      display: false,
      dsc: true,
      band: true,
      msg22: true,
      raim: true,
    },
  ],
  [
    ["!AIVDM,1,1,,B,C5N3SRgPEnJGEBT>NhWAwwo862PaLELTBJ:V00000000S0D:R220,0*0B"],
    {
      type: 19,
      mmsi: 367059850,
      repeat: 0,
      reserved: 248,
      speed: 8.7,
      accuracy: false,
      lon: -88.8103917,
      lat: 29.543695,
      course: 335.9,
      second: 46,
      regional: 4,
      shipname: "CAPT.J.RIMES",
      shiptype: 70,
      shiptype_text: "Cargo - all ships of this type",
      to_bow: 5,
      to_stern: 21,
      to_port: 4,
      to_starboard: 4,
      epfd: 1,
      epfd_text: "GPS",
      raim: false,
      dte: 0,
      assigned: false,
    },
  ],
  [
    ["!AIVDM,1,1,,A,Dh3OvjB8IN>4,0*1D"],
    { type: 20, mmsi: 3669705, repeat: 3, offset1: 2182, number1: 5, timeout1: 7, increment1: 225 },
  ],
  [
    [
      "!AIVDM,2,1,5,B,E1mg=5J1T4W0h97aRh6ba84<h2d;W:Te=eLvH50```q,0*46",
      "!AIVDM,2,2,5,B,:D44QDlp0C1DU00,2*36",
    ],
    {
      type: 21,
      mmsi: 123456789,
      repeat: 0,
      aid_type: 20,
      aid_type_text: "Cardinal Mark N",
      name: "CHINA ROSE MURPHY EXPRESS ALERT",
      lon: -122.6985917,
      lat: 47.9206183,
      accuracy: false,
      to_bow: 5,
      to_stern: 5,
      to_port: 5,
      to_starboard: 5,
      epfd: 1,
      epfd_text: "GPS",
      second: 50,
      regional: 165,
      off_position: false,
      raim: false,
      virtual_aid: false,
    },
  ],
  [
    ["!AIVDM,1,1,,A,F030ot22N2P6aoQbhe4736L20000,0*1A"],
    {
      type: 22,
      mmsi: 3160048,
      repeat: 0,
      channel_a: 2087,
      channel_b: 2088,
      txrx: 0,
      power: false,
      ne_lon: -73.5,
      ne_lat: 45.55,
      sw_lon: -80.166667,
      sw_lat: 42.333333,
      addressed: false,
      band_a: false,
      band_b: false,
      zonesize: 4,
    },
  ],
  [
    ["!AIVDM,1,1,,B,G02:Kn01R`sn@291nj600000900,2*12"],
    {
      type: 23,
      mmsi: 2268120,
      repeat: 0,
      ne_lon: 2.63,
      ne_lat: 51.07,
      sw_lon: 1.826667,
      sw_lat: 50.68,
      stationtype: 6,
      stationtype_text: "Regional use and inland waterways",
      shiptype: 0,
      shiptype_text: "Not available",
      interval: 9,
      quiet: 0,
    },
  ],
  [
    ["!AIVDM,1,1,,A,JB3R0GO7p>vQL8tjw0b5hqpd0706kh9d3lR2vbl0400,2*40"],
    {
      type: 26,
      mmsi: 137920605,
      repeat: 1,
      addressed: true,
      structured: true,
      dest_mmsi: 838351848,
      app_id: 23587,
    },
  ],
  [
    ["!AIVDM,1,1,,A,I6SWo?8P00a3PKpEKEVj0?vNP<65,0*73"],
    {
      type: 25,
      mmsi: 440006460,
      addressed: true,
      structured: false,
      dest_mmsi: 134218384,
      data: "98:e06f855b566c803fe7a0306140",
    },
  ],
  [
    ["!AIVDM,1,1,,A,KCQ9r=hrFUnH7P00,0*41"],
    {
      type: 27,
      mmsi: 236091959,
      repeat: 1,
      status: 3,
      status_text: "Restricted maneuverability",
      accuracy: false,
      lon: -154.2017,
      lat: 87.065,
      speed: 0,
      course: 0,
      raim: false,
      gnss: false,
    },
  ],
];

for (const [sentences, facts] of FACTS) {
  test(`message ${String(facts["type"])} of ${String(facts["mmsi"])} is what gpsd reads`, () => {
    const message = only(...sentences);
    const fields: Record<string, unknown> = {
      ...message,
      ...("contents" in message ? message.contents : null),
    };
    for (const [name, value] of Object.entries(facts)) deepEqual(fields[name], value, name);
  });
}

test("what is not available is null, never 91, 181, 511 or 102.3", () => {
  const message = only(single(position(227_006_760, 15, 108_600_000, 54_600_000)));
  ok(message.type === 1);
  const { lon, lat, speed, course, heading, second, turn } = message;
  deepEqual(
    { lon, lat, speed, course, heading, second, turn },
    {
      lon: null,
      lat: null,
      speed: null,
      course: null,
      heading: null,
      second: null,
      turn: null,
    },
  );
});

test("longitude 0 is a place, west is negative, and nothing is minus zero", () => {
  const greenwich = only(single(position(227_006_760, 0, 0, 30_600_000)));
  ok(greenwich.type === 1);
  ok(Object.is(greenwich.lon, 0));
  equal(greenwich.lat, 51);
  const west = only(single(position(227_006_760, 0, -600_000, -1)));
  ok(west.type === 1);
  equal(west.lon, -1);
  equal(west.lat, -0.0000017);
});

test("a place off the earth is none", () => {
  const message = only(single(position(227_006_760, 0, 120_000_000, -60_000_000)));
  ok(message.type === 1);
  deepEqual([message.lon, message.lat], [null, null]);
});

const AREA: readonly Bit[] = [
  [8, 6],
  [0, 2],
  [2_320_717, 30],
  [0, 2],
  [1, 10],
  [22, 6],
  [7, 10],
];

test("what speaks of distress says so, and why", () => {
  const distressOf = (fields: readonly Bit[]): unknown => {
    const { distress } = only(single(fields));
    return distress === null ? null : [distress.device, distress.state];
  };
  deepEqual(distressOf(position(970_012_345, 14)), ["sart", "active"]);
  deepEqual(distressOf(position(972_012_345, 14)), ["man overboard", "active"]);
  deepEqual(distressOf(position(974_012_345, 14)), ["epirb", "active"]);
  deepEqual(distressOf(position(970_012_345, 15)), ["sart", "test"]);
  // Doubt moves upwards: a device that does not say what it does may mean it.
  deepEqual(distressOf(position(972_012_345, 0)), ["man overboard", "unsaid"]);
  deepEqual(distressOf(position(227_006_760, 14)), ["ship", "active"]);
  deepEqual(distressOf(position(227_006_760, 0)), null);
  deepEqual(distressOf(position(971_000_000, 0)), null);
  deepEqual(distressOf(position(975_000_000, 0)), null);
  deepEqual(distressOf(safetyText(970_012_345, "SART ACTIVE")), ["sart", "active"]);
  deepEqual(distressOf(safetyText(970_012_345, "SART TEST")), ["sart", "test"]);
  deepEqual(distressOf(safetyText(974_012_345, "HELLO")), ["epirb", "unsaid"]);
  deepEqual(distressOf(safetyText(227_006_760, "MAYDAY MAYDAY")), ["ship", "active"]);
  deepEqual(distressOf(safetyText(227_006_760, "GOOD MORNING")), null);
  deepEqual(distressOf([...AREA, [74, 7], [0, 38]]), ["ship", "unsaid"]);
  deepEqual(distressOf([...AREA, [0, 7], [0, 38]]), null);
  const { distress } = only(single([...AREA, [65, 7], [0, 38]]));
  match(distress?.reason ?? "", /vessel sinking, cancelled$/);
});

test("an aircraft that searches is a rescuer, and no casualty", () => {
  const { distress } = only("!AIVDM,1,1,,B,91b55vRAirOn<94M097lV@@20<6=,0*5D");
  deepEqual(distress?.state, "rescuer");
});

test("a TAG block gives the time and the receiver; its group joins parts in any order", () => {
  const [first, second] = double(particulars(227_006_760, "ABEILLE"), 6, "A");
  const lines = [
    tagged("g:2-2-1604", second),
    tagged("g:1-2-1604,s:rORBCOMM008,c:1418169601", first),
  ];
  const message = only(...lines);
  ok(message.type === 5);
  equal(message.shipname, "ABEILLE");
  equal(message.at, "2014-12-10T00:00:01.000Z");
  equal(message.source, "rORBCOMM008");
  equal(only(tagged("c:1418169601123", single(position(1, 0)))).at, "2014-12-10T00:00:01.123Z");
  equal(only(tagged("c:soon", single(position(1, 0)))).at, null);
});

test("a damaged TAG block makes the line a failure with its words", () => {
  const line = `\\s:station,c:1418169601*00\\${single(position(1, 0))}`;
  const { messages, faults } = readAll([line]);
  deepEqual(messages, []);
  deepEqual(faults[0]?.words, line);
});

test("no bit of a line can be turned without its being seen", () => {
  const lines = [
    "!AIVDM,1,1,,A,133REv0P00P=K?TMDH6P0?vN289>,0*46",
    tagged("s:r003669946,c:1325394060", single(position(970_012_345, 14, 90_000, 30_000_000))),
    single(safetyText(970_012_345, "SART ACTIVE")),
  ];
  for (const line of lines) {
    const whole = only(line);
    const bytes = Buffer.from(line);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const turned = Uint8Array.from(bytes);
      turned[bit >> 3]! ^= 1 << (bit & 7);
      const { messages, faults } = readAll([Buffer.from(turned).toString("latin1")]);
      // A checksum may be written in small letters: such a bit changes nothing.
      for (const message of messages) deepEqual(message, whole);
      equal(messages.length + faults.length > 0, true);
    }
  }
});

test("a part that was lost costs its message and no other", () => {
  const [a1] = double(particulars(1, "ALPHA"), 1, "A");
  const [b1, b2] = double(particulars(2, "BRAVO"), 1, "A");
  // Its successor has the next identifier; a receiver has ten of them.
  const [c1, c2] = double(particulars(3, "CHARLIE"), 2, "A");
  const { messages, faults } = readAll([a1, c1, c2]);
  deepEqual(
    messages.map(({ mmsi }) => mmsi),
    [3],
  );
  deepEqual(
    faults.map(({ words }) => words),
    [a1],
  );
  // With its own identifier, what follows could be either's.
  deepEqual(readAll([a1, b1, b2]).messages, []);
  const late = readAll([b2, a1]);
  deepEqual(late.messages, []);
  deepEqual(late.faults.map(({ words }) => words).toSorted(), [a1, b2].toSorted());
});

test("parts that are old are never joined: 2 s by TAG block or clock, or 64 sentences", () => {
  const [a1] = double(particulars(1, "ALPHA"), 1, "A");
  const [, b2] = double(particulars(2, "BRAVO"), 1, "A");
  deepEqual(readAll([tagged("c:1418169601", a1), tagged("c:1418169604", b2)]).messages, []);
  const between = Array.from({ length: 64 }, () => single(position(3, 0)));
  equal(readAll([a1, ...between, b2]).messages.length, 64);
  const messages: AisMessage[] = [];
  const reader = new AisReader({ message: (message) => messages.push(message), fault: () => {} });
  reader.read(Buffer.from(`${a1}\n`), 10_000);
  reader.read(Buffer.from(`${b2}\n`), 12_001);
  reader.end();
  deepEqual(messages, []);
});

test("parts without a sequential identifier are joined to their neighbour only", () => {
  const [first, second] = double(particulars(1, "ALPHA"), 1, "A").map((line) =>
    sentence(line.slice(1, -3).replace(",1,A,", ",,A,")),
  );
  equal(only(first!, second!).mmsi, 1);
  equal(readAll([first!, single(position(3, 0)), second!]).messages.length, 1);
});

test("fragments of two ships are never joined, however they are shuffled, lost or doubled", () => {
  const ships = [
    ...[0, 1, 2, 3].map((index) => double(particulars(index + 1, `SHIP ${index}`), index, "A")),
    ...[0, 1, 2].map((index) => double(particulars(index + 11, `BOAT ${index}`), index, "B")),
  ];
  const whole = new Map(ships.map((lines) => [only(...lines).mmsi, only(...lines)]));
  const lines = ships.flat();
  let joined = 0;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...lines), { maxLength: 40 }), (shuffled) => {
      const { messages, faults } = readAll(shuffled);
      joined += messages.length;
      for (const message of messages) deepEqual(message, whole.get(message.mmsi));
      const words = faults.flatMap(({ words }) => words.split("\n"));
      equal(words.length + 2 * messages.length, shuffled.length);
    }),
    { numRuns: 500 },
  );
  ok(joined > 100, String(joined));
});

test("however the bytes are cut into chunks, the same is read", () => {
  const lines = [
    ...double(particulars(1, "ALPHA"), 1, "A"),
    "not AIS at all",
    single(position(970_012_345, 14)),
    "!AIVDM,1,1,,A,133REv0P00P=K?TMDH6P0",
  ];
  const bytes = Buffer.from(lines.join("\n"));
  const whole = readAll(lines);
  fc.assert(
    fc.property(fc.array(fc.nat(bytes.length), { maxLength: 9 }), (cuts) => {
      const read: Read = { messages: [], faults: [] };
      const reader = new AisReader({
        message: (message) => read.messages.push(message),
        fault: (fault) => read.faults.push(fault),
      });
      const ends = [0, ...cuts.toSorted((one, other) => one - other), bytes.length];
      for (let index = 1; index < ends.length; index += 1)
        reader.read(bytes.subarray(ends[index - 1], ends[index]));
      reader.end();
      deepEqual(read, whole);
    }),
  );
});

test("sentences that ran together on one line are each read; a cut one keeps its words", () => {
  const [one, other] = [single(position(1, 0)), single(position(2, 0))];
  deepEqual(
    readAll([one + other]).messages.map(({ mmsi }) => mmsi),
    [1, 2],
  );
  const { messages, faults } = readAll([one.slice(0, 20) + other]);
  deepEqual(
    messages.map(({ mmsi }) => mmsi),
    [2],
  );
  deepEqual(
    faults.map(({ words }) => words),
    [one.slice(0, 20)],
  );
  equal(only(`2012-03-14 11:29 ${one},d-109,S2105`).mmsi, 1);
});

test("what is no AIS keeps its words and says what was expected", () => {
  const wrong: readonly (readonly [string, RegExp])[] = [
    ["$GPGLL,5250.1,N,00245.2,W,213958,A*2D", /expected an AIS sentence/],
    ["Владимир", /expected an AIS sentence/],
    [sentence("AIVDM,1,1,,A,,0"), /expected a payload/],
    [sentence("AIVDM,1,1,,A,133REv0P00P=K?TMDH6P0?vN289>,7"), /0 to 5 fill bits/],
    [sentence("AIVDM,1,1,,A,133REv0P00P=K?TMDH6P0?vN289~,0"), /six-bit/],
    [sentence("AIVDM,1,2,,A,133REv0P00P=K?TMDH6P0?vN289>,0"), /part such as 1 of 2/],
    [sentence("AIVDM,1,1,,A,133REv0P00P=K,0"), /expected 149 to 192 bits of a message 1/],
    [sentence("AIVDM,1,1,,A,w33REv0P00P=K?TMDH6P0?vN289>,0"), /type 1 to 27; came type 63/],
    [sentence("AITXT,01,01,91,FREQ,2087"), /!AIVDM or !AIVDO/],
    ["!AIVDM,1,1,,A,133REv0P00P=K?TMDH6P0?vN289>,0*", /cut off/],
  ];
  for (const [words, why] of wrong) {
    const [reading, ...more] = readAis(words);
    deepEqual(more, []);
    ok(reading !== undefined && !reading.ok, words);
    equal(reading.words, words);
    match(reading.why, why);
  }
  deepEqual(readAis(" \r\n"), []);
});

test("a line without an end is given up, and the next is read", () => {
  const { messages, faults } = readAll(["x".repeat(70_000), single(position(1, 0))]);
  deepEqual([messages.length, faults.length], [1, 1]);
});

test("an area notice says where: a circle of five nautical miles off Cape Cod", () => {
  // Of libais' test data (Apache-2.0); libais has 2 for the duration, its minute.
  const message = only("!AIVDM,1,1,,B,803Ovrh0EP:024`@02PN04da=3V<>N0000,4*39");
  ok(message.type === 8);
  deepEqual(message.contents, {
    linkage: 10,
    notice: 0,
    month: 1,
    day: 1,
    hour: 5,
    minute: 2,
    duration_minutes: 20,
    areas: [{ shape: "circle", lon: -69.8649833, lat: 42.08295, precision: 4, radius: 9260 }],
  });
});

test("ships with the same identifiers, at once, are never joined, and no words are lost", () => {
  const ships = ["ALPHA", "BRAVO", "CHARLIE"].map((name, index) =>
    double(particulars(index + 1, name), 7, "A"),
  );
  const whole = new Map(ships.map((lines) => [only(...lines).mmsi, only(...lines)]));
  let joined = 0;
  fc.assert(
    fc.property(fc.array(fc.nat(2), { maxLength: 12 }), (turns) => {
      // Each ship's parts in their order, doubled by a second receiver now and then.
      const next = [0, 0, 0];
      const lines = turns.map((ship) => {
        const line = ships[ship]![next[ship]! % 2]!;
        next[ship]! += 1;
        return line;
      });
      const { messages, faults } = readAll(lines);
      joined += messages.length;
      for (const message of messages) deepEqual(message, whole.get(message.mmsi));
      const words = faults.flatMap(({ words }) => words.split("\n"));
      equal(words.length + 2 * messages.length, lines.length);
    }),
    { numRuns: 2000 },
  );
  ok(joined > 100, String(joined));
});

test("a message that two receivers heard is read, and its doubles keep their words", () => {
  const [first, second] = double(particulars(1, "ALPHA"), 1, "A");
  const { messages, faults } = readAll([first, first, second, second]);
  deepEqual([messages.length, faults.length], [1, 2]);
});
