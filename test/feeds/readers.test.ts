import assert from "node:assert/strict";
import { test } from "node:test";
import type { Reader } from "../../src/run/feeds/feed.ts";
import { openAisReader } from "../../src/run/feeds/read-ais.ts";
import { openDscReader } from "../../src/run/feeds/read-dsc.ts";
import { openInstrumentReader, openSignalKReader } from "../../src/run/feeds/read-instruments.ts";
import { openTrackerReader } from "../../src/run/feeds/read-tracker.ts";
import { double, position, safetyText, sentence, single } from "../fuzz/ais-sentences.ts";
import { FUZZ_RUNS, mutated } from "../fuzz/mutated.ts";
import { notForTheLog } from "../fuzz/telling.ts";

const NOW = Date.UTC(2021, 10, 24, 2, 41);
const dollar = (body: string): string => sentence(body).replace("!", "$");
const mob = { path: "notifications.mob", value: { state: "emergency" } };
const place = { path: "navigation.position", value: { longitude: 1.5, latitude: 51 } };
const delta = (...values: object[]): string =>
  JSON.stringify({
    context: "vessels.urn:mrn:imo:mmsi:227006760",
    updates: [{ timestamp: "2021-11-24T02:40:00Z", values }],
  });
const spot = JSON.stringify({
  response: {
    feedMessageResponse: {
      messages: {
        message: [
          {
            id: 13_004,
            messengerId: "0-8139942",
            unixTime: 1_637_721_660,
            messageType: "HELP",
            latitude: 51.08,
            longitude: 1.41,
          },
        ],
      },
    },
  },
});

const ofBytes =
  (reader: Reader<Uint8Array>): Reader<string> =>
  (text, nowMs) =>
    reader(Buffer.from(`${text}\n`), nowMs);
const READERS: readonly (readonly [string, () => Reader<string>, readonly string[]])[] = [
  [
    "ais",
    () => ofBytes(openAisReader()),
    [
      single(position(970_012_345, 14, 900_000, 30_600_000)),
      single(position(227_006_760, 0, 900_000, 30_600_000)),
      double(safetyText(972_012_345, "MOB ACTIVE"), 3, "A").join("\r\n"),
    ],
  ],
  [
    "dsc",
    () => ofBytes(openDscReader()),
    [
      dollar("CDDSC,12,2320099990,00,05,00,1510501123,0241,,,S,E"),
      dollar("CDDSE,1,1,A,2320099990,00,45670123,06,0033"),
    ],
  ],
  [
    "instruments",
    () => ofBytes(openInstrumentReader("cutter")),
    [
      dollar("GPRMC,024100.00,A,5100.00,N,00130.00,E,7.1,90.0,241121,,,A"),
      dollar("RATTM,12,1.50,090.0,T,5.0,270.0,T,0.5,3.0,N,,T,,024100.00,A"),
      dollar("RATLL,13,5100.00,N,00130.00,E,,024100.00,T,"),
    ],
  ],
  ["signalk", () => openSignalKReader("yacht"), [delta(place, mob), delta(place), delta(mob)]],
  ["tracker", openTrackerReader, [spot]],
];

test("each reader tells what its seeds tell", () => {
  const told = READERS.map(([name, open, seeds]) => {
    const read = open();
    const readings = seeds.map((seed) => read(seed, NOW));
    const tellings = readings.flatMap((reading) => reading.tellings);
    assert.deepEqual(
      readings.map(({ unread }) => unread),
      seeds.map(() => 0),
      name,
    );
    return [name, tellings.length, readings.flatMap(({ positions }) => positions).length];
  });
  assert.deepEqual(told, [
    ["ais", 2, 2],
    ["dsc", 2, 0],
    ["instruments", 2, 3],
    ["signalk", 2, 2],
    ["tracker", 1, 0],
  ]);
});

test("a radar whose contacts are positions alone tells of no boat, and where each is", () => {
  const read = ofBytes(openInstrumentReader("cutter", "position"));
  const { tellings, positions } = read(dollar("RATLL,13,5100.00,N,00130.00,E,,024100.00,T,"), NOW);
  assert.deepEqual(tellings, []);
  assert.deepEqual(
    positions.map(({ vessel, lon }) => [vessel, lon]),
    [["radar:cutter::13", 1.5]],
  );
});

for (const [name, open, seeds] of READERS)
  test(`${name}: whatever comes, nothing is thrown and no figure is none`, () => {
    const read = open();
    let count = 0;
    for (const text of mutated(seeds, FUZZ_RUNS, 5)) {
      const { tellings, positions, ...counts } = read(text, NOW);
      count += counts.read + counts.unread;
      for (const { lon, lat, radius, atMs, speed, course } of positions) {
        for (const figure of [lon, lat, radius, atMs, speed ?? 0, course ?? 0])
          assert(Number.isFinite(figure), text);
        assert(Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && radius > 0, text);
      }
      for (const { reading } of tellings) {
        const fault = reading.ok ? notForTheLog(reading.telling) : null;
        assert.equal(fault, null, text);
        assert(reading.ok || reading.words.trim() !== "", text);
      }
    }
    assert(count > 0);
  });
