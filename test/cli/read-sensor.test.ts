import { deepEqual, equal, match } from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folderFor, vigie } from "./desk.ts";

const MESSAGE = JSON.stringify({
  schema: "vigie/sensor/v1",
  sensor: "cap-gris-nez-1",
  kind: "thermal camera",
  at: "2021-11-24T02:41:00Z",
  detections: [
    { id: "7", lon: 1.45, lat: 51.05, radius: 120, people: { least: 30, most: 40 } },
    { id: "8", lon: 1.45, lat: 95, radius: 120 },
  ],
});

test("read sensor prints each detection, of a document or of one a line", async (t) => {
  const file = join(folderFor(t), "seen.jsonl");
  writeFileSync(file, `${MESSAGE}\n${MESSAGE}\n`);
  const { code, out } = await vigie("read", "sensor", file);
  deepEqual([code, out.length], [0, 4]);
  equal(out[0], "thermal camera cap-gris-nez-1 7 2021-11-24T02:41:00.000Z 1.45 51.05 120 m 30-40");
  match(out[1]!, /^not read: detection 2: lat: .*; came 95: \{"id":"8"/);
  const json = await vigie("read", "sensor", file, "--json");
  const { telling, kind } = JSON.parse(json.out[0]!) as Record<string, Record<string, unknown>>;
  deepEqual([kind, telling!["people"]], ["sensor", { least: 30, most: 40 }]);
});
