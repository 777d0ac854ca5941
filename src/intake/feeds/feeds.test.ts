import assert from "node:assert/strict";
import { test } from "node:test";
import {
  backOffMs,
  contentOfDsc,
  DscReader,
  RateModel,
  readAis,
  Repeats,
  tellingOfAis,
  tellingOfDsc,
  toldMoment,
  trackPointOfAis,
  TrackThinner,
  type TrackPoint,
} from "#intake";
import { epochMs, instant, seededRandom } from "#units";
import { position, safetyText, sentence, single } from "../../../test/fuzz/ais-sentences.ts";
import { notForTheLog } from "../../../test/fuzz/telling.ts";
import { lastMomentAt } from "./told-moment.ts";
import type { Said } from "./repeats.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = epochMs(instant("2021-11-24T02:42:30Z"));

test("silence is allowed for what was set, until enough was heard to know better", () => {
  const rate = new RateModel(60_000, 0);
  for (let n = 1; n <= 199; n += 1) rate.heard(n * 2_000);
  assert.equal(rate.allowedMs, 60_000);
  rate.heard(400_000);
  // Three times the gap of 2 s is less than 10 s, which a network may always take.
  assert.equal(rate.allowedMs, 10_000);
  assert.equal(rate.silentMs(409_000), 9_000);
  rate.heard(409_000);
  assert.equal(rate.allowedMs, 27_000);
});

test("a gap is forgotten after two hours, and what was set is never exceeded", () => {
  const rate = new RateModel(60_000, 0);
  for (let n = 1; n <= 300; n += 1) rate.heard(n * 5_000);
  rate.heard(1_540_000);
  assert.equal(rate.allowedMs, 60_000, "three times 40 s is more than was set");
  for (let ms = 1_545_000; ms < 1_540_000 + 2 * HOUR + 15 * MINUTE; ms += 5_000) rate.heard(ms);
  assert.equal(rate.allowedMs, 15_000);
});

test("where no silence is set none is too long, and a clock that jumps back makes no gap", () => {
  const rate = new RateModel(null, 0);
  for (let n = 1; n <= 500; n += 1) rate.heard(n * 1_000);
  assert.equal(rate.allowedMs, null);
  const jumping = new RateModel(60_000, 1_000_000);
  for (let n = 1; n <= 500; n += 1) jumping.heard(n * 1_000);
  assert.equal(jumping.silentMs(0), 0);
  assert.equal(jumping.allowedMs, 10_000);
});

test("each failure doubles the pause, up to half a minute, half of it by chance", () => {
  const random = seededRandom(7);
  for (const [failures, most] of [
    [0, 500],
    [1, 500],
    [2, 1_000],
    [5, 8_000],
    [7, 30_000],
    [100_000, 30_000],
  ] as const) {
    for (let n = 0; n < 100; n += 1) {
      const pause = backOffMs(failures, random);
      assert(pause >= most / 2 && pause <= most, `${failures} failures: ${pause} ms`);
    }
  }
});

const SART: Said = {
  subject: "ais 970012345",
  content: "sart active",
  alert: "distress",
  exercise: false,
  people: null,
  conditions: [],
  place: placeAt(1.5, 51),
  isFollowed: true,
};
function placeAt(lon: number, lat: number): Said["place"] {
  return { words: "there", method: "ais", fixedAt: null, readings: [{ lon, lat, radius: 100 }] };
}

test("the first is told, its repeats are not, any change is at once", () => {
  const table: readonly (readonly [string, number, Partial<Said>, boolean])[] = [
    ["first", 0, {}, false],
    ["again", 1, {}, true],
    ["moved a mile, too soon", 2, { place: placeAt(1.53, 51) }, true],
    ["moved, after ten minutes", 10, { place: placeAt(1.53, 51) }, false],
    ["still there", 25, { place: placeAt(1.53, 51) }, true],
    ["cancelled", 25, { alert: "cancelled" }, false],
    ["distress again", 25, {}, false],
    ["says so itself: an exercise", 26, { exercise: true }, false],
    ["people", 27, { people: { least: 30, most: null } }, false],
    ["another device", 27, { subject: "ais 970000001" }, false],
    ["after an hour of nothing", 88, { people: { least: 30, most: null } }, false],
  ];
  const repeats = new Repeats();
  for (const [what, minute, change, isRepeat] of table)
    assert.equal(repeats.isRepeat({ ...SART, ...change }, minute * MINUTE), isRepeat, what);
});

test("what cannot be followed is told once, wherever it goes; its first position is told", () => {
  const radar: Said = { ...SART, subject: "radar 12", isFollowed: false, place: null };
  const repeats = new Repeats();
  assert.equal(repeats.isRepeat(radar, 0), false);
  assert.equal(repeats.isRepeat(radar, MINUTE), true);
  assert.equal(repeats.isRepeat({ ...radar, place: placeAt(1, 51) }, 2 * MINUTE), false);
  assert.equal(repeats.isRepeat({ ...radar, place: placeAt(2, 51) }, 40 * MINUTE), true);
});

test("over random nights no first and no change of alert is a repeat", () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const random = seededRandom(seed);
    const repeats = new Repeats();
    const alerts = new Map<string, Said["alert"]>();
    let ms = 0;
    for (let n = 0; n < 400; n += 1) {
      ms += random() ** 3 * 2 * HOUR;
      const subject = `device ${Math.floor(random() * 20)}`;
      const alert = (["distress", "confirmed", "cancelled", null] as const)[
        Math.floor(random() * 4)
      ]!;
      const place = random() < 0.5 ? null : placeAt(random(), 51);
      const isRepeat = repeats.isRepeat({ ...SART, subject, alert, place }, ms);
      if (alerts.get(subject) !== alert)
        assert.equal(isRepeat, false, `seed ${seed}, message ${n}`);
      alerts.set(subject, alert);
    }
  }
});

const POINT: TrackPoint = {
  vessel: "mmsi:1",
  lon: 1,
  lat: 51,
  radius: 10,
  method: "ais",
  atMs: 0,
  isTimeTold: true,
  speed: 8,
  course: 90,
};

test("of a track one point each half minute is kept, and each turn and change of speed", () => {
  const thinner = new TrackThinner();
  const table: readonly (readonly [string, number, Partial<TrackPoint>, boolean])[] = [
    ["first", 0, {}, true],
    ["2 s on", 2, {}, false],
    ["a turn of 9°", 4, { course: 99 }, false],
    ["a turn of 10°", 6, { course: 100 }, true],
    ["another 9°", 7, { course: 109 }, false],
    ["faster", 8, { course: 100, speed: 9 }, true],
    ["nobody told course or speed", 10, { course: null, speed: null }, false],
    ["half a minute", 38, { course: 100, speed: 9 }, true],
    ["older than the last", 37, { course: 200 }, false],
    ["another vessel", 37, { vessel: "mmsi:2" }, true],
  ];
  for (const [what, second, change, keeps] of table)
    assert.equal(thinner.keeps({ ...POINT, ...change, atMs: second * 1000 }), keeps, what);
});

test("a course that crosses north, and one of a vessel that lies still, is no turn", () => {
  const thinner = new TrackThinner();
  assert(thinner.keeps({ ...POINT, course: 356 }));
  assert(!thinner.keeps({ ...POINT, course: 3, atMs: 1_000 }));
  const still = { ...POINT, vessel: "mmsi:3", speed: 0.1 };
  assert(thinner.keeps(still));
  assert(!thinner.keeps({ ...still, course: 270, atMs: 1_000 }));
});

test("a receiver's time is believed unless it is still to come", () => {
  const at = instant("2021-11-24T02:42:00Z");
  assert.deepEqual(toldMoment(at, NOW), { atMs: epochMs(at), isTimeTold: true });
  assert.deepEqual(toldMoment(null, NOW), { atMs: NOW, isTimeTold: false });
  const ahead = instant("2021-11-24T02:43:20Z");
  assert.deepEqual(toldMoment(ahead, NOW), { atMs: NOW, isTimeTold: true });
  assert.deepEqual(toldMoment(instant("2031-01-01T00:00:00Z"), NOW), {
    atMs: NOW,
    isTimeTold: false,
  });
});

test("a clock time in UTC is the last moment that had it", () => {
  for (const [time, moment] of [
    ["02:41", "2021-11-24T02:41:00.000Z"],
    ["02:43", "2021-11-24T02:43:00.000Z"],
    ["02:44", "2021-11-23T02:44:00.000Z"],
    ["23:59", "2021-11-23T23:59:00.000Z"],
  ] as const)
    assert.equal(lastMomentAt(time, NOW), moment);
});

const LINE = "the line as it came";
function aisOf(text: string) {
  const [reading] = readAis(text);
  assert(reading?.ok === true);
  return reading.message;
}

test("of AIS only distress tells of a boat, with what the device itself says", () => {
  const table = [
    ["a ship", position(227_006_760, 0), null],
    ["a SART", position(970_012_345, 14), { alert: "distress", exercise: false, conditions: [] }],
    ["under test", position(970_012_345, 15), { alert: "distress", exercise: true }],
    ["a man overboard", position(972_012_345, 14), { conditions: ["people in the water"] }],
    ["a MOB device under test", position(972_012_345, 15), { exercise: true, conditions: [] }],
    ["a ship with status 14", position(227_006_760, 14), { who: "vessel", sender: "227006760" }],
    ["a text", safetyText(974_012_345, "EPIRB ACTIVE"), { alert: "distress", who: "sensor" }],
  ] as const;
  for (const [what, bits, expected] of table) {
    const telling = tellingOfAis(aisOf(single(bits)), LINE, NOW);
    if (expected === null) assert.equal(telling, null, what);
    else assert.partialDeepStrictEqual(telling, expected, what);
    assert.equal(notForTheLog(telling), null, what);
  }
  const text = tellingOfAis(aisOf(single(safetyText(974_012_345, "EPIRB ACTIVE"))), LINE, NOW);
  assert.equal(text?.words, `AIS 14 974012345 "EPIRB ACTIVE" (says "EPIRB ACTIVE")\n${LINE}`);
});

test("a SART without a position is a distress all the same, and is at no place", () => {
  const lost = single(position(970_012_345, 14, 181 * 600_000, 91 * 600_000));
  assert.equal(tellingOfAis(aisOf(lost), LINE, NOW)?.place, null);
  assert.equal(trackPointOfAis(aisOf(lost), NOW), null);
});

test("of DSC every distress tells of its casualty, whoever passes it on", () => {
  const table: readonly (readonly [string, string, object | null])[] = [
    [
      "an alert",
      "CDDSC,12,2320099990,00,05,00,1510501123,0241,,,S,",
      {
        sender: "232009999",
        relays: false,
        alert: "distress",
        conditions: ["sinking"],
        people: null,
        place: { method: "gnss", fixedAt: "2021-11-24T02:41:00.000Z" },
      },
    ],
    ["a routine call", "CDDSC,20,0023200140,00,21,26,1503505024,,,,S,", null],
    [
      "a relay",
      "CDDSC,16,0022701000,12,12,00,1510501123,0241,2320099990,05,S,",
      { sender: "232009999", relays: false, alert: "distress" },
    ],
    [
      "a relay that names nobody",
      "CDDSC,16,0022701000,12,12,00,1510501123,0241,,05,S,",
      { sender: "002270100", relays: true, alert: "distress" },
    ],
    [
      "taken back by the ship itself",
      "CDDSC,16,2320099990,12,10,00,1510501123,0241,2320099990,05,S,",
      { sender: "232009999", alert: "cancelled" },
    ],
  ];
  for (const [what, body, expected] of table) {
    const line = sentence(body).replace("!", "$");
    const reading = new DscReader().read(line);
    assert(reading?.ok === true, what);
    const telling = tellingOfDsc(reading.thing, line, NOW);
    if (expected === null) assert.equal(telling, null, what);
    else assert.partialDeepStrictEqual(telling, expected, what);
    assert.equal(notForTheLog(telling), null, what);
  }
});

test("what expands a distress call has its casualty, its people and the finer place", () => {
  const reader = new DscReader();
  const lines = [
    "CDDSC,12,2320099990,00,05,00,1510501123,0241,,,S,E",
    "CDDSE,1,1,A,2320099990,00,45670123,06,0033",
  ].map((body) => sentence(body).replace("!", "$"));
  const [, expansion] = lines.map((line) => reader.read(line));
  assert(expansion?.ok === true);
  const telling = tellingOfDsc(expansion.thing, lines[1]!, NOW);
  assert.partialDeepStrictEqual(telling, {
    sender: "232009999",
    people: { least: 33, most: 33 },
    alert: "distress",
  });
  assert.equal(telling?.place?.readings[0]?.radius, 100);
  assert.equal(contentOfDsc(expansion.thing), "expansion 33");
});
