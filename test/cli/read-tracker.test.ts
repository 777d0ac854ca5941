import { deepEqual, doesNotMatch, equal, match } from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folderFor, vigie } from "./desk.ts";

const EVENT = {
  imei: "300434030000001",
  messageCode: 4,
  freeText: "we sink",
  timeStamp: 1_637_721_660_000,
  point: { latitude: 51.1, longitude: 1.4, gpsFix: 3 },
};

test("read tracker prints each message, and what it could not read, without the device", async (t) => {
  const file = join(folderFor(t), "inreach.json");
  writeFileSync(file, JSON.stringify({ Version: "3.0", Events: [EVENT, { imei: EVENT.imei }] }));
  const { code, out } = await vigie("read", "tracker", file, "--json");
  equal(code, 0);
  const [sos, fault, ...more] = out.map(
    (line) => JSON.parse(line) as Record<string, Record<string, unknown>>,
  );
  deepEqual(more, []);
  deepEqual([sos!["kind"], sos!["lat"], sos!["lon"]], ["garmin", 51.1, 1.4]);
  deepEqual([sos!["telling"]!["alert"], sos!["telling"]!["sender"]], ["distress", "withheld"]);
  equal(fault!["words"], '{"imei":"withheld"}');
  const plain = await vigie("read", "tracker", file);
  const line = /^garmin Declare SOS distress 1\.4 51\.1 2021-11-24T02:41:00\.000Z we sink$/;
  match(plain.out[0] ?? "", line);
  for (const each of [...out, ...plain.out]) doesNotMatch(each, /300434030000001/);
});

test("read tracker of a file that is not there is one sentence and code 3", async () => {
  const { code, out, err } = await vigie("read", "tracker", "/nowhere/spot.xml");
  deepEqual([code, out.length, err.length], [3, 0, 1]);
  match(err[0] ?? "", /nowhere/);
});
