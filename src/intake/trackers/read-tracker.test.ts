import { deepEqual, doesNotMatch, equal, match, ok } from "node:assert/strict";
import { test } from "node:test";
import { readTracker, type Telling, type TrackerMessage } from "#intake";
import { FUZZ_RUNS, mutated, notFinite } from "../../../test/fuzz/mutated.ts";
import { notForTheLog } from "../../../test/fuzz/telling.ts";

const POINT = {
  latitude: 51.0833,
  longitude: 1.4167,
  altitude: 2,
  gpsFix: 2,
  course: 310,
  speed: 9,
};

function garmin(more: object, version = "2.0"): string {
  const event = {
    imei: "300434030000001",
    messageCode: 0,
    freeText: null,
    timeStamp: 1_637_721_660_000,
    addresses: [{ address: "+447700900123" }, { address: "jeanne@example.org" }],
    point: POINT,
    status: { autonomous: 0, lowBattery: 1, intervalChange: 0, resetDetected: 0 },
    ...more,
  };
  return JSON.stringify({ Version: version, Events: [event] });
}

const SPOT = {
  "@clientUnixTime": "0",
  id: 1300461236,
  messengerId: "0-8139942",
  messengerName: "JEANNE",
  unixTime: 1637721660,
  messageType: "HELP",
  latitude: 51.0833,
  longitude: 1.4167,
  modelId: "SPOT3",
  showCustomMsg: "Y",
  dateTime: "2021-11-24T02:41:00+0000",
  messageContent: "engine dead",
  batteryState: "GOOD",
  hidden: 0,
  altitude: 3,
};
const spot = (more: object): string =>
  JSON.stringify({
    response: {
      feedMessageResponse: {
        count: 1,
        feed: { id: "0abc", name: "JEANNE" },
        messages: { message: [{ ...SPOT, ...more }] },
      },
    },
  });
const SPOT_XML = `<?xml version="1.0"?><response><feedMessageResponse>
  <feed><name>JEANNE</name></feed><messages><message clientUnixTime="0">${Object.entries(SPOT)
    .filter(([name]) => !name.startsWith("@"))
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join("")}</message></messages></feedMessageResponse></response>`;
const GO =
  "From: 881612345678@msg.iridium.com\nSubject: SMS from 881612345678\n\n" +
  "I am here Lat+51.150000 Lon-1.450000 Alt+12ft GPS Sats seen 09 2021-11-24 02:41UTC " +
  "http://map.iridium.com/m?lat=51.150000&lon=-1.450000 Sent via Iridium GO!";

function only(text: string): { readonly thing: TrackerMessage; readonly telling: Telling } {
  const [reading, ...more] = readTracker(text);
  deepEqual(more, []);
  ok(reading?.ok === true && reading.telling !== null, JSON.stringify(reading));
  return { thing: reading.thing, telling: reading.telling };
}

const AT = "2021-11-24T02:41:00.000Z";

for (const version of ["2.0", "3.0", "4.0"]) {
  test(`an event of Garmin's schema ${version} is read member by member`, () => {
    const { thing, telling } = only(garmin({ messageCode: 3, freeText: "40 of us" }, version));
    deepEqual([thing.type, thing.text, thing.at], ["Free Text Message", "40 of us", AT]);
    deepEqual([thing.lon, thing.lat, thing.fix], [1.4167, 51.0833, "3d"]);
    deepEqual([thing.altitude, thing.course, thing.speedAsSent], [2, 310, 9]);
    deepEqual([thing.isBatteryLow, thing.faults, thing.unread], [true, [], []]);
    deepEqual([telling.channel, telling.alert], ["message", null]);
    deepEqual(telling.place, {
      words: "lat 51.0833 lon 1.4167",
      method: "gnss",
      fixedAt: AT,
      readings: [{ lon: 1.4167, lat: 51.0833, radius: 100 }],
    });
  });
}

const CODES: readonly (readonly [number, string, Telling["alert"], string])[] = [
  [0, "Position Report", null, "sensor"],
  [4, "Declare SOS", "distress", "message"],
  [6, "Confirm SOS", "confirmed", "message"],
  [7, "Cancel SOS", "cancelled", "message"],
  [30, "Pre-defined Message", null, "sensor"],
  [99, "code 99", null, "sensor"],
];
for (const [code, type, alert, channel] of CODES) {
  test(`Garmin's code ${code} is ${type}, alert ${alert}`, () => {
    const { thing, telling } = only(garmin({ messageCode: code }));
    deepEqual([thing.type, thing.code, telling.alert], [type, code, alert]);
    equal(telling.channel, channel);
  });
}

test("an SOS without a fix is a distress all the same, and never at 0, 0", () => {
  const lost = { ...POINT, latitude: 0, longitude: 0, gpsFix: 0 };
  const { thing, telling } = only(garmin({ messageCode: 4, point: lost }));
  deepEqual([thing.lon, thing.fix, telling.place, telling.alert], [null, "none", null, "distress"]);
  const old = only(garmin({ messageCode: 4, point: { ...POINT, gpsFix: 0 } }));
  deepEqual(old.telling.place?.readings, []);
  match(old.telling.place?.words ?? "", /51\.0833 lon 1\.4167 without fix/);
  const none = only(garmin({ messageCode: 4, point: null }));
  deepEqual([none.telling.place, none.telling.alert], [null, "distress"]);
  const bad = only(garmin({ messageCode: 4, point: { latitude: "NaN", longitude: 200 } }));
  deepEqual([bad.telling.place, bad.telling.alert, bad.thing.faults.length], [null, "distress", 2]);
});

test("a reference point is where somebody pointed, a mail check tells nothing", () => {
  equal(only(garmin({ messageCode: 8 })).telling.place?.method, "pin");
  const [check] = readTracker(garmin({ messageCode: 20, point: undefined }));
  ok(check?.ok === true);
  equal(check.telling, null);
});

test("one bad event leaves the others read", () => {
  const { Events } = JSON.parse(garmin({ messageCode: 4 })) as { readonly Events: object[] };
  const document = {
    Version: "2.0",
    Events: [...Events, 7, { imei: "300434030000001" }, ...Events],
  };
  const readings = readTracker(JSON.stringify(document));
  deepEqual(
    readings.map((reading) => reading.ok),
    [true, false, false, true],
  );
  const [, , bad] = readings;
  ok(bad !== undefined && !bad.ok);
  match(bad.why, /messageCode: expected a whole number; came nothing/);
  equal(bad.words, '{"imei":"withheld"}');
});

const TYPES: readonly (readonly [string, Telling["alert"], boolean])[] = [
  ["SOS", "distress", false],
  ["HELP", "distress", false],
  ["HELP-CANCEL", "cancelled", false],
  ["OK", null, false],
  ["CUSTOM", null, false],
  ["UNLIMITED-TRACK", null, true],
  ["SOMETHING-NEW", null, false],
];
for (const [type, alert, isTrack] of TYPES) {
  test(`SPOT's ${type} has alert ${alert}`, () => {
    const { thing, telling } = only(spot({ messageType: type }));
    deepEqual([thing.type, telling.alert, thing.isTrack], [type, alert, isTrack]);
  });
}

test("a message of SPOT is read alike from JSON and XML", () => {
  const { thing, telling } = only(spot({}));
  deepEqual([thing.lon, thing.lat, thing.at], [1.4167, 51.0833, AT]);
  deepEqual([thing.text, thing.altitude, thing.isBatteryLow], ["engine dead", 3, false]);
  equal(telling.key, "spot 1300461236");
  const xml = only(SPOT_XML);
  const { unread: _, ...same } = thing;
  const { unread: __, ...sameXml } = xml.thing;
  deepEqual(sameXml, same);
  deepEqual(xml.telling.place, telling.place);
  equal(only(spot({ unixTime: undefined })).thing.at, AT);
  equal(only(JSON.stringify({ response: { messages: { message: SPOT } } })).thing.lat, 51.0833);
});

test("SPOT's -99999 is no place", () => {
  const { thing, telling } = only(spot({ latitude: -99999, longitude: -99999 }));
  deepEqual([thing.lon, thing.fix, telling.place, thing.faults], [null, "none", null, []]);
});

test("a feed that answers with an error is a failure with its words", () => {
  const error = { code: "E-0195", text: "No Messages to display" };
  const [reading, ...more] = readTracker(JSON.stringify({ response: { errors: { error } } }));
  deepEqual(more, []);
  ok(reading !== undefined && !reading.ok);
  match(reading.words, /No Messages to display/);
});

test("a mail of Iridium GO! is read with either sign", () => {
  const { thing, telling } = only(GO);
  deepEqual([thing.lat, thing.lon, thing.at, thing.satellites], [51.15, -1.45, AT, 9]);
  ok(Math.abs(thing.altitude! - 3.6576) < 1e-9);
  deepEqual(telling.place?.readings, [{ lon: -1.45, lat: 51.15, radius: 100 }]);
  deepEqual([telling.channel, telling.sender], ["email", "881612345678"]);
  const east = GO.replace("Lon-1.45", "Lon+1.45").replace("lon=-1.45", "lon=1.45");
  deepEqual([only(east).thing.lon, only(east).thing.faults], [1.45, []]);
  equal(only(`${GO}\nSOS we sink`).telling.alert, "distress");
});

test("where the link says another place than the text both are kept", () => {
  const { thing, telling } = only(GO.replace("lon=-1.45", "lon=1.45"));
  deepEqual(
    telling.place?.readings.map(({ lon }) => lon),
    [-1.45, 1.45],
  );
  match(thing.faults.join(), /the link/);
});

test("a mail cut off in its longitude has a place as much wider", () => {
  const { telling } = only("I am here Lat+51.150000 Lon-1.4");
  ok(Math.abs(telling.place!.readings[0]!.radius - 11_232) < 0.01);
  const [half] = readTracker("I am here Lat+51.150000 Sent via Iridium GO!");
  ok(half !== undefined && !half.ok);
  match(half.why, /expected Lat and Lon/);
});

test("the device and its owner are for the vault alone", () => {
  equal(only(garmin({})).telling.sender, "300434030000001");
  equal(only(spot({})).telling.sender, "0-8139942");
  for (const text of [garmin({ freeText: "x" }), spot({}), SPOT_XML, GO]) {
    const { thing, telling } = only(text);
    const shown = JSON.stringify({ thing, ...telling, sender: null });
    doesNotMatch(shown, /300434030000001|8139942|881612345678|JEANNE|jeanne|7700900123/);
  }
  for (const text of [garmin({}).slice(0, -1), SPOT_XML.slice(0, -9)]) {
    const readings = readTracker(text);
    doesNotMatch(JSON.stringify(readings), /300434030000001|8139942/);
  }
});

test("what is of no tracker is kept with its words", () => {
  for (const text of ["MAYDAY", "", "{", "{}", "<a/>", "<a", '{"Events":[]}', "[1]"]) {
    const [reading, ...more] = readTracker(text);
    deepEqual(more, []);
    ok(reading !== undefined && !reading.ok, text);
    match(reading.why, /^expected /);
  }
  const deep = `{"Events":[${"[".repeat(50_000)}${"]".repeat(50_000)}]}`;
  const [reading] = readTracker(deep);
  ok(reading !== undefined && !reading.ok);
});

test("JSON documents may stand one a line, and a spoilt line leaves the others", () => {
  const readings = readTracker(`${garmin({})}\n{"Events":[\n${spot({})}\n`);
  deepEqual(
    readings.map((reading) => reading.ok),
    [true, false, true],
  );
});

test("mutated messages never make it throw, yield NaN, or lose words", () => {
  const seeds = [garmin({ messageCode: 4, freeText: "é" }), spot({}), SPOT_XML, GO];
  let count = 0;
  for (const text of mutated(seeds, FUZZ_RUNS, 53)) {
    const readings = readTracker(text);
    ok(readings.length > 0, text);
    for (const reading of readings) {
      equal(notFinite(reading), null, text);
      if (reading.ok) {
        count += 1;
        equal(notForTheLog(reading.telling), null, text);
      } else ok(reading.why !== "" && (reading.words !== "" || text.trim() === ""), text);
    }
  }
  ok(count > FUZZ_RUNS / 5, `only ${count} were read`);
});
