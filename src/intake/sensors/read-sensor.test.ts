import { deepEqual, equal, match, ok } from "node:assert/strict";
import { test } from "node:test";
import { FUZZ_RUNS, mutated, notFinite } from "../../../test/fuzz/mutated.ts";
import { notForTheLog } from "../../../test/fuzz/telling.ts";
import { readSensor, type SensorReading } from "./read-sensor.ts";

const SEEN = { id: "7", lon: 1.45, lat: 51.05, radius: 120, people: { least: 30, most: 40 } };
const message = (detections: readonly unknown[], changes: object = {}): string =>
  JSON.stringify({
    schema: "vigie/sensor/v1",
    sensor: "cap-gris-nez-1",
    kind: "thermal camera",
    at: "2021-11-24T03:41:00+01:00",
    detections,
    ...changes,
  });

function read(reading: SensorReading | undefined) {
  ok(reading?.ok === true, JSON.stringify(reading));
  return reading;
}
function failed(reading: SensorReading | undefined) {
  ok(reading?.ok === false);
  return reading;
}

test("a detection has its place, time, people, and whose it is", () => {
  const { thing, telling } = read(readSensor(message([{ ...SEEN, craft: "inflatable" }]))[0]);
  deepEqual([thing.lon, thing.lat, thing.radius, thing.method], [1.45, 51.05, 120, "sighted"]);
  equal(thing.at, "2021-11-24T02:41:00.000Z");
  ok(telling !== null);
  deepEqual(telling.people, { least: 30, most: 40 });
  deepEqual([telling.who, telling.name, telling.channel], ["sensor", "cap-gris-nez-1", "sensor"]);
  equal(telling.sender, null, "a sensor is nobody's phone");
  equal(telling.craft?.type, "inflatable");
});

test("a detection on a bearing lies where that leads, as wide as its errors", () => {
  const from = { lon: 1.5, lat: 51 };
  const seen = { id: "8", from, bearing: 0, bearingError: 1, range: 11_112, rangeError: 50 };
  const { thing } = read(readSensor(message([seen], { kind: "radar" }))[0]);
  // 11,112 m to the north is a tenth of a degree; a degree across that is 194 m, of 95 % 475 m.
  ok(Math.abs(thing.lat - 51.1) < 1e-3 && Math.abs(thing.lon - 1.5) < 1e-6);
  ok(Math.abs(thing.radius - 475) < 2, String(thing.radius));
  equal(thing.method, "radar");
});

test("a bearing that tells no side is anywhere around the sensor; the date line is crossed", () => {
  const from = { lon: 179.99, lat: 0 };
  const seen = { id: "9", from, bearing: 90, bearingError: 80, range: 10_000, rangeError: 50 };
  const { thing } = read(readSensor(message([seen]))[0]);
  ok(thing.radius > 45_000 && thing.lon < -179.9 && thing.lon > -180, JSON.stringify(thing));
});

test("a detection that is none says what was expected and came, and the others are read", () => {
  const bad: readonly (readonly [unknown, RegExp])[] = [
    [{ ...SEEN, lat: 95 }, /^detection 2: lat: .*; came 95/],
    [{ ...SEEN, lon: "1.45" }, /^detection 2: lon: .*; came "1.45"/],
    [{ ...SEEN, people: { least: 40, most: 30 } }, /^detection 2: people: expected most at least/],
    [{ ...SEEN, at: "2021-11-24T02:41:00" }, /^detection 2: at: .*with its zone; came/],
    [{ ...SEEN, nationality: "x" }, /^detection 2: .*nationality/],
    ["boat", /^detection 2: .*; came "boat"/],
    [null, /^detection 2: /],
  ];
  for (const [detection, why] of bad) {
    const [first, second, third, ...more] = readSensor(message([SEEN, detection, SEEN]));
    read(first);
    read(third);
    equal(more.length, 0);
    match(failed(second).why, why);
    equal(failed(second).words, JSON.stringify(detection));
  }
});

test("what is no message is one failure with its words", () => {
  for (const [text, why] of [
    ["{", /expected JSON; came/],
    ['{"schema":"other/v1"}', /schema: .*; came "other\/v1"/],
    [message([SEEN], { at: "02:41" }), /at: expected a date and time with its zone; came "02:41"/],
    [message([SEEN], { kind: "oracle" }), /kind: /],
    [message([SEEN], { sensor: " " }), /sensor: /],
  ] as const) {
    const [only, ...more] = readSensor(text);
    equal(more.length, 0);
    match(failed(only).why, why);
    equal(failed(only).words, text);
  }
});

test("an exercise says so; longitude 0 is a place; nothing told is not nobody", () => {
  const { thing, telling } = read(
    readSensor(message([{ ...SEEN, lon: 0, people: undefined }], { exercise: true }))[0],
  );
  deepEqual([thing.lon, thing.people, telling?.exercise], [0, null, true]);
});

test(`${FUZZ_RUNS} spoilt messages: no throw, no NaN, fit for the log, words kept`, () => {
  const from = { lon: 1.5, lat: 51 };
  const seen = { id: "8", from, bearing: 0, bearingError: 1, range: 11_112, rangeError: 50 };
  const seeds = [message([SEEN, seen]), message([SEEN], { exercise: true })];
  let good = 0;
  for (const text of mutated(seeds, FUZZ_RUNS, 51)) {
    for (const reading of readSensor(text)) {
      equal(notFinite(reading), null, text);
      if (!reading.ok) ok(reading.words !== "" || text === "", text);
      else {
        good += 1;
        equal(notForTheLog(reading.telling), null, text);
      }
    }
  }
  ok(good > FUZZ_RUNS / 40, String(good));
});
