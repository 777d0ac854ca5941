import { deepEqual, equal, match, ok } from "node:assert/strict";
import { test } from "node:test";
import { CotReader, type CotEvent, type CotReading, type Telling } from "#intake";
import { FUZZ_RUNS, mutated, notFinite } from "../../../test/fuzz/mutated.ts";

const T = 'time="2021-11-24T02:41:00Z" start="2021-11-24T02:40:30Z" stale="2021-11-24T02:46:00Z"';
const HERE = '<point lat="51.0833" lon="1.4167" hae="3.0" ce="25.0" le="9999999.0"/>';

function event(type: string, detail = "", point = HERE, how = "m-g"): string {
  const head = `<event version="2.0" uid="ANDROID-1" type="${type}" how="${how}" ${T}>`;
  return `${head}${point}<detail>${detail}</detail></event>`;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function readAll(text: string | Uint8Array): CotReading[] {
  const reader = new CotReader();
  const given = typeof text === "string" ? bytes(text) : text;
  return [...reader.read(given), ...reader.end()];
}

function only(text: string): { readonly thing: CotEvent; readonly telling: Telling | null } {
  const [reading, ...more] = readAll(text);
  deepEqual(more, []);
  ok(reading?.ok, JSON.stringify(reading));
  return reading;
}

function failure(text: string | Uint8Array): { readonly words: string; readonly why: string } {
  const [reading, ...more] = readAll(text);
  deepEqual(more, []);
  ok(reading !== undefined && !reading.ok);
  return reading;
}

test("a lifeboat's own position is a unit with its age, and no report", () => {
  const detail =
    '<contact callsign="DOVER LIFEBOAT" phone="+447700900123"/>' +
    '<track course="190.5" speed="9.8"/>' +
    '<status battery="87"/><takv device="X"/>';
  const { thing, telling } = only(event("a-f-S-X", detail));
  equal(telling, null);
  deepEqual(
    [thing.kind, thing.medium, thing.callsign, thing.lon, thing.lat, thing.ce, thing.le],
    ["unit", "surface", "DOVER LIFEBOAT", 1.4167, 51.0833, 25, null],
  );
  deepEqual([thing.course, thing.speed, thing.battery], [190.5, 9.8, 87]);
  deepEqual([thing.fixedAt, thing.method], ["2021-11-24T02:40:30.000Z", "gnss"]);
  deepEqual([thing.unread, thing.faults], [["takv"], []]);
});

const KINDS: readonly (readonly [string, string, CotEvent["kind"], Telling["alert"]])[] = [
  ["b-a-o-tbl", '<emergency type="911 Alert">X</emergency>', "distress", "distress"],
  ["b-a-o-pan", "", "distress", "distress"],
  ["b-a-o-opn", "", "distress", "distress"],
  ["b-a-o-xyz", "", "distress", "distress"],
  ["a-f-G-U-C", '<emergency type="911 Alert"/>', "distress", "distress"],
  ["b-a-o-can", '<emergency cancel="true"/>', "cancelled", "cancelled"],
  ["b-a-o-tbl", '<emergency cancel="true"/>', "cancelled", "cancelled"],
  ["b-r-f-h-c", "", "medical evacuation", null],
  ["b-m-p-s-m", "<remarks>a dinghy, about 40</remarks>", "sighting", null],
  ["b-m-p-w", "<remarks>a dinghy</remarks>", "sighting", null],
  ["b-i-x-i", "", "sighting", null],
  ["b-t-f", "<remarks>a dinghy</remarks>", "chat", null],
  ["a-u-S", "", "unknown craft", null],
  ["a-h-S", "", "unknown craft", null],
];

for (const [type, detail, kind, alert] of KINDS) {
  test(`${type} ${detail} is ${kind}`, () => {
    const { thing, telling } = only(event(type, detail));
    equal(thing.kind, kind);
    ok(telling !== null, "it tells something");
    equal(telling.alert, alert);
  });
}

test("routes, receipts, deletions and units say nothing of a boat", () => {
  for (const type of [
    "b-m-r",
    "b-m-p-w",
    "b-t-f-d",
    "b-t-f-r",
    "t-x-d-d",
    "u-d-f",
    "a-f-A",
    "a-u-A",
  ])
    equal(only(event(type)).telling, null, type);
});

test("an emergency has its place with the error told, its time, and its key", () => {
  const { telling } = only(event("b-a-o-tbl", '<emergency type="911 Alert">X</emergency>'));
  deepEqual(telling?.place, {
    words: "lat 51.0833 lon 1.4167 ce 25",
    method: "gnss",
    fixedAt: "2021-11-24T02:40:30.000Z",
    readings: [{ lon: 1.4167, lat: 51.0833, radius: 25 }],
  });
  equal(telling?.sender, "ANDROID-1");
  equal(telling?.relays, false);
  equal(telling?.key, "cot ANDROID-1 2021-11-24T02:41:00.000Z");
});

test("9999999 is unknown, never a radius, a height or a place", () => {
  const unknown = HERE.replace('ce="25.0"', 'ce="9999999.0"').replace("3.0", "9999999");
  const byHand = only(event("b-m-p-s-m", "<remarks>x</remarks>", unknown, "h-g-i-g-o"));
  deepEqual([byHand.thing.ce, byHand.thing.hae, byHand.thing.method], [null, null, "estimated"]);
  equal(byHand.telling?.place?.readings[0]?.radius, 1852);
  const byDevice = only(event("b-a-o-tbl", "", unknown));
  equal(byDevice.telling?.place?.readings[0]?.radius, 100);
});

test("a device without a fix is not at 0, 0; longitude 0 is a place", () => {
  const noFix = '<point lat="0.0" lon="0.0" hae="9999999.0" ce="9999999.0" le="9999999.0"/>';
  const lost = only(event("b-a-o-tbl", "", noFix));
  deepEqual([lost.thing.lon, lost.telling?.place, lost.telling?.alert], [null, null, "distress"]);
  match(lost.thing.faults.join(), /device without fix/);
  const meridian = only(event("b-a-o-tbl", "", noFix.replace('lat="0.0"', 'lat="50.5"')));
  deepEqual([meridian.thing.lon, meridian.thing.lat], [0, 50.5]);
});

test("an emergency whose place, times or name are bad is a distress all the same", () => {
  const { thing, telling } = only(
    '<event type="b-a-o-tbl" time="yesterday" start="">' +
      '<point lat="NaN" lon="200" ce="-1"/></event>',
  );
  deepEqual([telling?.alert, telling?.place], ["distress", null]);
  deepEqual(telling?.happened, { kind: "ambiguous", words: "yesterday", readings: [] });
  deepEqual(
    [thing.lat, thing.lon, thing.ce, thing.fixedAt, thing.uid],
    [null, null, null, null, null],
  );
  match(thing.faults.join("\n"), /time: expected a date and time with its zone; came "yesterday"/);
  match(thing.faults.join("\n"), /point lat: expected a number; came "NaN"/);
  const off = only(event("b-a-o-tbl", "", '<point lat="91" lon="1" hae="0" ce="1" le="1"/>'));
  equal(off.thing.lat, null);
  match(off.thing.faults.join(), /degrees on the globe; came lat 91 lon 1/);
});

test("a time without a zone is ambiguous with its readings, none chosen", () => {
  const { thing, telling } = only(event("b-a-o-tbl").replaceAll("00Z", "00").replace("30Z", "30"));
  deepEqual([thing.time, thing.start, thing.fixedAt], [null, null, null]);
  deepEqual(telling?.happened, {
    kind: "ambiguous",
    words: "2021-11-24T02:40:30",
    readings: ["00:40:30", "01:40:30", "02:40:30"].map((at) => `2021-11-24T${at}.000Z`),
  });
  equal(telling?.place?.fixedAt, null);
});

test("nobody is repeated as an enemy, not in the type, a link or the words", () => {
  for (const type of ["a-h-S", "a-s-S", "a-j-S-X", "a-k-G", "a-H-S"]) {
    const { thing, telling } = only(event(type, '<link uid="L" type="a-h-G" relation="p-p"/>'));
    equal(thing.kind, "unknown craft");
    match(thing.type, /^a-u-[SG]/);
    equal(thing.links[0]?.type, "a-u-G");
    ok(!/a-[hsjk]-/i.test(telling!.words), telling!.words);
  }
});

test("a chat gives its words and the number of its message, not who wrote to whom", () => {
  const xml = event(
    "b-t-f",
    '<__chat senderCallsign="JEANNE" chatroom="All" messageId="f98d"><chatgrp uid0="ANDROID-1"/>' +
      "</__chat><remarks>dinghy near the Varne, 30 aboard</remarks>",
  ).replace('uid="ANDROID-1"', 'uid="GeoChat.ANDROID-1.MARC.f98d"');
  const { thing, telling } = only(xml);
  equal(telling?.words, "dinghy near the Varne, 30 aboard");
  deepEqual([telling?.sender, telling?.place, telling?.relays], ["ANDROID-1", null, true]);
  ok(!/JEANNE|MARC/.test(JSON.stringify({ thing, ...telling })), "no name anywhere");
  deepEqual([thing.uid, thing.callsign], ["f98d", null]);
});

test("casualties are people at least; nationality is withheld", () => {
  const { thing, telling } = only(
    event("b-r-f-h-c", '<_medevac_ urgent="1" litter="2" ambulatory="1" nationality="XX"/>'),
  );
  deepEqual(telling?.people, { least: 3, most: null });
  deepEqual(telling?.conditions, ["medical emergency"]);
  deepEqual([thing.casualties?.urgent, thing.casualties?.routine], [1, null]);
  ok(!/XX/.test(telling!.words));
});

test("an exercise is marked, kept, and raises nothing", () => {
  const simulated = only(event("b-a-o-tbl", "", HERE, "m-s"));
  deepEqual([simulated.thing.exercise, simulated.telling?.alert], [true, null]);
  equal(simulated.telling?.exercise, true);
  const named = only(event("b-a-o-tbl").replace("version=", 'opex="e-Channel" version='));
  deepEqual([named.thing.exercise, named.telling?.alert], [true, null]);
  equal(only(event("b-a-o-tbl")).thing.exercise, false);
  equal(only(event("b-a-o-tbl")).telling?.exercise, false);
});

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const STREAM = [
  HEAD + event("a-f-S", "<remarks>détroit — '&lt;/event' is no end</remarks>"),
  event("b-a-o-tbl"),
  `${HEAD}<event type="t-x-c-t" uid="p" ${T}/>`,
  event("b-a-o-can"),
];

test("a stream is read the same wherever its chunks end", () => {
  const stream = bytes(STREAM.join(""));
  const whole = readAll(stream);
  equal(whole.length, 4);
  ok(whole.every((reading) => reading.ok));
  match(JSON.stringify(whole[0]), /détroit — /);
  for (const size of [1, 2, 7, 64, 311]) {
    const reader = new CotReader();
    const readings: CotReading[] = [];
    for (let at = 0; at < stream.length; at += size)
      readings.push(...reader.read(stream.subarray(at, at + size)));
    deepEqual([...readings, ...reader.end()], whole, `chunks of ${size}`);
  }
});

test("an event is given as soon as its end has come, not when the next begins", () => {
  const reader = new CotReader();
  equal(reader.read(bytes(event("b-a-o-tbl"))).length, 1);
});

test("an event cut short is kept with its words, and the next is read", () => {
  const cut = event("b-a-o-tbl").slice(0, 120);
  const readings = readAll(cut + event("a-f-S"));
  deepEqual(
    readings.map(({ ok: isRead }) => isRead),
    [false, true],
  );
  ok(!readings[0]!.ok && readings[0]!.words === cut);
  match(readings[0]!.why, /expected <\/event>; came the next event/);
  deepEqual(failure(cut), { ok: false, words: cut, why: "expected </event>; came no end" });
});

test("what is no event is kept with its words", () => {
  match(failure("MAYDAY").why, /expected a CoT event; came other bytes/);
  match(failure(event("a-f-S").replace("<detail>", "<detail>&bogus;")).why, /well-formed XML/);
  match(failure(event("a-f-S").replace('type="a-f-S"', "")).why, /^type: expected a type/);
  const [junk, read] = readAll(`boat! ${event("a-f-S")}`);
  deepEqual([junk!.ok, junk!.ok ? "" : junk!.words, read!.ok], [false, "boat! ", true]);
});

test("TAK protobuf is refused clearly with its bytes, and the XML behind it is read", () => {
  const message = Uint8Array.from([0xbf, 0x03, 0x0a, 0x01, 0x3c]);
  const { why, words } = failure(message);
  equal(why, "TAK protobuf is not read; ask the server for XML");
  equal(words, Buffer.from(message).toString("base64"));
  const [first, second] = readAll(Buffer.concat([message, bytes(event("b-a-o-tbl"))]));
  deepEqual([first!.ok, second!.ok], [false, true]);
  const mesh = Uint8Array.from([0xbf, 0x01, 0xbf, 0x12, 0x07, 0xff, 0xfe]);
  equal(failure(mesh).words, Buffer.from(mesh).toString("base64"));
  const cut = Uint8Array.from([0xbf, 0x40, 0x01]);
  equal(failure(cut).words, Buffer.from(cut).toString("base64"));
});

test("a stream without an end takes bounded memory, and loses no word", () => {
  const reader = new CotReader();
  const readings: CotReading[] = [];
  const piece = "x".repeat(100_000);
  readings.push(...reader.read(bytes("<event ")));
  for (let time = 0; time < 25; time += 1) readings.push(...reader.read(bytes(piece)));
  ok(readings.length >= 2, "given up before the end");
  match(readings[0]!.ok ? "" : readings[0]!.why, /at most 1048576 bytes/);
  readings.push(...reader.end());
  const words = readings.map((reading) => (reading.ok ? "" : reading.words)).join("");
  equal(words, `<event ${piece.repeat(25)}`);
});

test("an entity from outside is not fetched, and entities do not multiply", () => {
  const bomb = `<!DOCTYPE event [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>`;
  const [, reading] = readAll(`${bomb}${event("a-f-S", "<remarks>&a;&b;</remarks>")}`);
  match(reading!.ok ? "" : reading!.why, /well-formed XML; came: .*a/);
});

test("mutated events never make it throw, yield NaN, or lose words", () => {
  const seeds = [
    ...STREAM,
    event("b-r-f-h-c", '<_medevac_ litter="2"/><track course="1" speed="2"/>'),
    event("b-t-f", '<__chat messageId="1"/><remarks>é</remarks>'),
  ];
  let read = 0;
  for (const text of mutated(seeds, FUZZ_RUNS, 41)) {
    const readings = readAll(text);
    if (text.trim() !== "")
      ok(readings.length > 0 || /^[\s\0]*(?:<\?|<!--|\uFEFF|$)/.test(text), text);
    for (const reading of readings) {
      equal(notFinite(reading), null, text);
      if (reading.ok) read += 1;
      else ok(reading.words !== "" && reading.why !== "", text);
    }
  }
  ok(read > FUZZ_RUNS / 10, `only ${read} were read`);
});
