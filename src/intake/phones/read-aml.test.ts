import { deepEqual, doesNotMatch, equal, match, ok } from "node:assert/strict";
import { test } from "node:test";
import { readAml, type AmlMessage, type Telling } from "#intake";
import { FUZZ_RUNS, mutated, notFinite } from "../../../test/fuzz/mutated.ts";
import { notForTheLog } from "../../../test/fuzz/telling.ts";

/** Google's own example of the ELS reference, moved to the strait. */
const SMS =
  'A"ML=1;lt=+51.03321;lg=-0.12601;rd=14;top=20211124021748;lc=68;pm=W;' +
  "si=234159012345678;ei=490154203237518;mcc=234;mnc=15;ml=127";
const NOWHERE =
  'A"ML=1;lt=+00.00000;lg=+000.00000;rd=N;top=20220131173734;lc=0;pm=N;' +
  "si=234159000000000;ei=490154203237518;mcc=234;mnc=15;ml=127";
const SECOND =
  'A"ML=2;en=112;et=1637721660;lo=51.08333,1.41667,20.1;lt=-5;lc=68;lz=-100.1,100.1;ls=G;' +
  "ei=490154203237518;nc=208010;hc=26201;lg=ar,fr-FR";
const FORM =
  "v=1&emergency_number=112&source=CALL&time=1637721660000&location_latitude=51.08333" +
  "&location_longitude=1.41667&location_time=1637721655000&location_accuracy=12.5" +
  "&location_source=gps&location_confidence=0.68&location_altitude=3&location_bearing=310" +
  "&location_speed=2.5&device_number=%2B447700900123&device_imei=490154203237518" +
  "&device_languages=en-GB,fr&cell_network_mcc=234&cell_network_mnc=15&adr_contact=JEANNE";

function read(line: string): { readonly thing: AmlMessage; readonly telling: Telling } {
  const reading = readAml(line);
  ok(reading.ok && reading.telling !== null, JSON.stringify(reading));
  return { thing: reading.thing, telling: reading.telling };
}

const placed = (line: string) => read(line).telling.place?.readings;

test("an SMS is read attribute by attribute", () => {
  equal(SMS.length, 127);
  const { thing, telling } = read(SMS);
  deepEqual([thing.lat, thing.lon, thing.radius, thing.confidence], [51.03321, -0.12601, 14, 68]);
  deepEqual([thing.method, thing.fixedAt], ["wifi", "2021-11-24T02:17:48.000Z"]);
  deepEqual([thing.network, thing.isCut, thing.faults, thing.unread], ["234-15", false, [], []]);
  deepEqual(telling.place, {
    words: "lat 51.03321 lon -0.12601 radius 14 m confidence 68 % by wifi",
    method: "estimated",
    fixedAt: "2021-11-24T02:17:48.000Z",
    readings: [{ lon: -0.12601, lat: 51.03321, radius: 14 }],
  });
  deepEqual([telling.channel, telling.who, telling.alert], ["phone", "unknown", null]);
});

const METHODS: readonly (readonly [string, string, number])[] = [
  ["G", "gnss", 14],
  ["W", "estimated", 14],
  ["C", "network", 14],
];
for (const [pm, method, radius] of METHODS) {
  test(`positioning by ${pm} is ${method}, its radius as told`, () => {
    const { place } = read(SMS.replace("pm=W", `pm=${pm}`)).telling;
    deepEqual([place?.method, place?.readings[0]?.radius], [method, radius]);
  });
}

test("a radius not told is ours: small for a satellite fix, a whole cell for a cell", () => {
  const without = (pm: string) => placed(SMS.replace("rd=14;", "").replace("pm=W", `pm=${pm}`));
  deepEqual([without("G")?.[0]?.radius, without("C")?.[0]?.radius], [100, 35_000]);
  equal(placed(SMS.replace("rd=14", "rd=0"))?.[0]?.radius, 1852);
});

test("a phone that does not know where it is gives a reading without a place, never 0, 0", () => {
  const { thing, telling } = read(NOWHERE);
  deepEqual([thing.lon, thing.lat, thing.method, telling.place], [null, null, "none", null]);
  deepEqual([thing.fixedAt, thing.faults], ["2022-01-31T17:37:34.000Z", []]);
  equal(read(NOWHERE.replace("pm=N;", "")).telling.place, null);
  equal(read(NOWHERE.replace("pm=N;", "").replace("rd=N", "rd=9")).telling.place, null);
  equal(read(SECOND.replace("51.08333,1.41667,20.1", "0.0,0.0,0.0")).telling.place, null);
});

test("longitude 0 is a place", () => {
  deepEqual(placed(SMS.replace("lg=-0.12601", "lg=+0.00000")), [
    { lon: 0, lat: 51.03321, radius: 14 },
  ]);
});

test("the second version has its own order: lt is a time there and lg a language", () => {
  const { thing, telling } = read(SECOND);
  deepEqual([thing.lat, thing.lon, thing.radius], [51.08333, 1.41667, 20.1]);
  deepEqual(
    [thing.calledAt, thing.fixedAt],
    ["2021-11-24T02:41:00.000Z", "2021-11-24T02:40:55.000Z"],
  );
  deepEqual([thing.languages, telling.language], [["ar", "fr-FR"], "ar"]);
  deepEqual([thing.altitude, thing.verticalRadius], [-100.1, 100.1]);
  deepEqual([thing.network, thing.homeNetwork], ["208-010", "262-01"]);
  equal(telling.happened?.kind === "told" && telling.happened.at, "2021-11-24T02:41:00.000Z");
});

test("an HTTPS message is read member by member", () => {
  const { thing, telling } = read(FORM);
  deepEqual([thing.lat, thing.lon, thing.radius], [51.08333, 1.41667, 12.5]);
  deepEqual([thing.confidence, thing.method, thing.source], [68, "gnss", "call"]);
  deepEqual(
    [thing.calledAt, thing.fixedAt],
    ["2021-11-24T02:41:00.000Z", "2021-11-24T02:40:55.000Z"],
  );
  deepEqual([thing.course, thing.speed, thing.altitude], [310, 2.5, 3]);
  deepEqual([thing.unread, thing.faults], [["adr_contact"], []]);
  equal(telling.sender, "+447700900123");
  equal(read(FORM.replace("%2B", "+")).telling.sender, "+447700900123");
  equal(read(FORM.replace("0.68", "68")).thing.confidence, 68);
  const json = JSON.stringify(Object.fromEntries(new URLSearchParams(FORM)));
  deepEqual(read(json).thing, thing);
});

test("who called is for the vault: number before card before phone", () => {
  equal(read(SMS).telling.sender, "234159012345678");
  equal(read(NOWHERE).telling.sender, "490154203237518");
  equal(read(`+447700900123 "${SMS}"`).telling.sender, "+447700900123");
  const masked = NOWHERE.replace("490154203237518", "000000000000000");
  equal(read(masked).telling.sender, null);
});

test("nothing that names the phone or the person is in the thing or the words", () => {
  for (const line of [SMS, SECOND, FORM, `+447700900123 "${SMS}"`, NOWHERE, `${FORM}&x`]) {
    const { thing, telling } = read(line);
    const shown = JSON.stringify({ thing, ...telling, sender: null });
    doesNotMatch(shown, /490154203237518|234159012345678|7700900123|JEANNE/, line);
    match(telling.words, /withheld/);
  }
  const failed = readAml(SMS.replace('A"ML=1', 'A"ML=7'));
  ok(!failed.ok);
  doesNotMatch(JSON.stringify(failed), /490154203237518|234159012345678/);
});

/** Where the message ends, and how wide the place is then; null for none. */
const CUTS: readonly (readonly [string, number | null])[] = [
  ["lt=+51.0332", null],
  ["lg=-0", null],
  ["lg=-0.1", 35_000 + 11_132],
  ["lg=-0.1260", 35_000 + 11.132],
  ["lg=-0.12601", 35_000],
  ["rd=1", 35_000],
  ["rd=14;", 14],
  ["top=2021112402", 14],
];
for (const [end, radius] of CUTS) {
  test(`cut off at ${end} it keeps what came`, () => {
    const line = SMS.slice(0, SMS.indexOf(end) + end.length);
    const { thing, telling } = read(line);
    equal(thing.isCut, !end.endsWith(";"), "a message that ends in ; may be whole");
    const found = telling.place?.readings[0]?.radius ?? null;
    ok(radius === null ? found === null : Math.abs(found! - radius) < 0.01, `${found}`);
    equal(thing.fixedAt, null);
    equal(telling.sender, null);
  });
}

test("half an identity is nobody's", () => {
  const line = SMS.slice(0, SMS.indexOf("ei=") + 17);
  equal(read(line).telling.sender, "234159012345678");
  equal(read(SMS.slice(0, SMS.indexOf("si=") + 17)).telling.sender, null);
});

test("a length that does not agree is told", () => {
  const { thing } = read(SMS.replace("ml=127", "ml=130"));
  deepEqual([thing.isCut, thing.faults], [true, ["ml: expected 130 characters; came 127"]]);
});

test("bad figures are told, and none of them becomes a place", () => {
  const bad = (from: string, to: string) => read(SMS.replace(from, to).replace("ml=127", "ml="));
  for (const [from, to] of [
    ["+51.03321", "+91.03321"],
    ["+51.03321", "NaN"],
    ["-0.12601", "-180.1"],
    ["-0.12601", "1e400"],
    ["-0.12601", ""],
    ["lg=-0.12601", "lg=-0.12601;lg=+0.12601"],
  ] as const)
    equal(bad(from, to).telling.place, null, `${from} ${to}`);
  match(bad("20211124021748", "20211324021748").thing.faults.join(), /top: expected yyyyMMdd/);
  // The name of something that every object has.
  equal(bad("pm=W", "pm=constructor").thing.method, null);
  match(bad("rd=14", "rd=-4").thing.faults.join(), /rd: expected a number from 0/);
});

test("a data SMS is unpacked from hexadecimal and base64, with and without its header", () => {
  const packed = pack(SMS);
  const headed = Buffer.concat([Buffer.from([6, 5, 4, 0x0b, 0x84, 0, 0]), packed]);
  for (const bytes of [packed, headed]) {
    deepEqual(read(bytes.toString("hex")), read(SMS));
    deepEqual(read(bytes.toString("base64")), read(SMS));
  }
});

/** Septets into octets, by a string of bits: not the way of the reader. */
function pack(text: string): Buffer {
  const bits = text
    .split("")
    .map((char) => char.charCodeAt(0).toString(2).padStart(7, "0").split("").toReversed().join(""))
    .join("");
  const octets = bits.match(/.{1,8}/g) ?? [];
  return Buffer.from(
    octets.map((octet) => Number.parseInt(octet.padEnd(8, "0").split("").toReversed().join(""), 2)),
  );
}

test("what is no AML is kept with its words", () => {
  for (const line of ["MAYDAY", "", "{", "{}", "v=1", 'A"ML=', "DEADBEEF", "[1]"]) {
    const reading = readAml(line);
    ok(!reading.ok, line);
    equal(reading.words, line);
    match(reading.why, /^expected /);
  }
});

test("mutated messages never make it throw, yield NaN, or lose words", () => {
  const json = JSON.stringify(Object.fromEntries(new URLSearchParams(FORM)));
  const seeds = [SMS, NOWHERE, SECOND, FORM, json, pack(SMS).toString("hex")];
  let count = 0;
  for (const text of mutated(seeds, FUZZ_RUNS, 43)) {
    const reading = readAml(text);
    equal(notFinite(reading), null, text);
    if (!reading.ok) {
      ok(reading.why !== "" && (reading.words !== "" || text.trim() === ""), text);
      continue;
    }
    count += 1;
    ok(reading.telling !== null, text);
    equal(notForTheLog(reading.telling), null, text);
  }
  ok(count > FUZZ_RUNS / 3, `only ${count} were read`);
});
