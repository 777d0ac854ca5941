import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openCotReader } from "../../src/run/feeds/read-cot.ts";
import { openDscReader } from "../../src/run/feeds/read-dsc.ts";
import { openAisReader } from "../../src/run/feeds/read-ais.ts";
import { openSignalKReader } from "../../src/run/feeds/read-instruments.ts";
import { openSensorReader } from "../../src/run/feeds/read-sensor.ts";
import { openTrackerReader } from "../../src/run/feeds/read-tracker.ts";
import type { FeedReading } from "../../src/run/feeds/feed.ts";
import { takeTelling } from "../../src/run/feeds/take-telling.ts";
import { double, safetyText, sentence } from "../fuzz/ais-sentences.ts";
import { feedHouse, lineServer, reportsOf, until } from "./house.ts";

const NOW = Date.UTC(2026, 10, 24, 2, 41);
const PLANTED = [
  "+33 6 98 76 54 32",
  "+33698765432",
  "0033 6 98 76 54 32",
  "06 98 76 54 32",
  "0698765432",
  "+44 7700 987654",
  "07700 987654",
] as const;
const FOUND = /98.{0,2}76.{0,2}54.{0,2}32|7700.{0,2}987.?654/;
/** A tracker's own number is the device of one person. */
const IMEI = "300434030008620";

type Input = readonly [kind: string, (number: string) => FeedReading];

const bytes = (text: string): Buffer => Buffer.from(`${text}\n`);
const at = new Date(NOW).toISOString();
const INPUTS: readonly Input[] = [
  [
    "ais",
    (number) =>
      openAisReader()(bytes(double(safetyText(972_012_345, number), 3, "A").join("\r\n")), NOW),
  ],
  [
    "dsc to a phone",
    (number) => {
      const tel = `00${number.replaceAll(/\D/g, "")}`;
      const line = `CDDSC,12,2320099990,00,05,00,1510501123,${tel},,,S,E`;
      return openDscReader()(bytes(sentence(line).replace("!", "$")), NOW);
    },
  ],
  ["dsc", (number) => openDscReader()(bytes(sentence(`CDDSC,${number}`).replace("!", "$")), NOW)],
  [
    "signalk",
    (number) => {
      const value = { state: "emergency", message: `ring ${number}` };
      const values = [{ path: "notifications.mob", value }];
      const updates = [{ timestamp: at, values }];
      return openSignalKReader("yacht")(JSON.stringify({ context: "vessels.self", updates }), NOW);
    },
  ],
  [
    "tracker",
    (number) =>
      openTrackerReader()(
        JSON.stringify({
          Version: "2.0",
          Events: [
            {
              imei: IMEI,
              messageCode: 3,
              freeText: `ring ${number}`,
              timeStamp: NOW,
              addresses: [{ address: number }],
              point: { latitude: 50.95, longitude: 1.5, gpsFix: 2 },
            },
          ],
        }),
        NOW,
      ),
  ],
  ["a document of no tracker", (number) => openTrackerReader()(`<html>ring ${number}`, NOW)],
  [
    "sensor",
    (number) =>
      openSensorReader()(
        JSON.stringify({
          schema: "vigie/sensor/v1",
          sensor: "cap-1",
          kind: "drone",
          at,
          detections: [{ id: "1", lon: 1.45, lat: 51, radius: 100, words: `ring ${number}` }],
        }),
        NOW,
      ),
  ],
  [
    "tak",
    (number) =>
      openCotReader({})(
        Buffer.from(
          `<event version="2.0" uid="A-${number}" type="b-t-f" how="h-g" time="${at}" start="${at}" ` +
            `stale="${at}"><point lat="51" lon="1.4" hae="0" ce="12" le="9"/><detail>` +
            `<remarks>ring ${number}</remarks></detail></event>`,
        ),
        NOW,
      ),
  ],
];

test("planted numbers that come by feeds are found in no entry, file or state", async (t) => {
  const server = await lineServer(t);
  const setting = [{ id: "dsc-70", kind: "dsc", url: server.url }];
  const { folder, log, vault, watch, feeds, faults } = await feedHouse(t, setting);
  const kinds = new Set<string>();
  for (const number of PLANTED) {
    for (const [kind, read] of INPUTS) {
      for (const { reading } of read(number).tellings) {
        const taken = await takeTelling(reading, kind, { watch, vault, language: "en" });
        if (taken !== null) kinds.add(kind);
      }
    }
  }
  assert.deepEqual([...kinds].toSorted(), INPUTS.map(([kind]) => kind).toSorted());
  // The whole way of a feed, with a line that nobody can read.
  await until("the line stands", () => server.sockets.size === 1);
  const before = reportsOf(log.readAll()).length;
  server.send(sentence(`CDDSC,12,${PLANTED[0]},ring ${PLANTED[1]}`).replace("!", "$") + "\r\n");
  await until("its report", () => reportsOf(log.readAll()).length === before + 1);
  const said = [
    ...Array.from(log.readAll(), (entry) => JSON.stringify(entry)),
    ...readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString("latin1")),
    JSON.stringify(feeds.states),
    JSON.stringify(faults),
  ];
  const leaks = said.filter((each) => FOUND.test(each) || each.includes(IMEI));
  assert.deepEqual(
    leaks.map((each) =>
      each.slice(Math.max(0, (FOUND.exec(each)?.index ?? 0) - 200)).slice(0, 300),
    ),
    [],
  );
  writeFileSync(join(folder, "control"), PLANTED[0]);
  assert.match(readFileSync(join(folder, "control"), "latin1"), FOUND, "the search finds");
  assert.match(vault.numberOf(vault.tokenFor(PLANTED[1])) ?? "", FOUND);
});
