import { deepEqual, equal, match } from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folderFor, vigie } from "./desk.ts";

const ALERT =
  '<event version="2.0" uid="X-9-1-1" type="b-a-o-tbl" how="m-g" time="2021-11-24T02:41:00Z" ' +
  'start="2021-11-24T02:41:00Z" stale="2021-11-24T02:42:00Z"><point lat="51.1" lon="1.4" hae="0" ' +
  'ce="10" le="10"/><detail><contact callsign="RIB 2"/></detail></event>';

test("read cot prints events one after another, and what it could not read", async (t) => {
  const file = join(folderFor(t), "tak.xml");
  writeFileSync(file, `${ALERT}${ALERT.replace("tbl", "can")}MAYDAY`);
  const { code, out } = await vigie("read", "cot", file, "--json");
  equal(code, 0);
  const [alert, cancelled, fault, ...more] = out.map(
    (line) => JSON.parse(line) as Record<string, Record<string, unknown>>,
  );
  deepEqual(more, []);
  deepEqual([alert!["kind"], alert!["lat"], alert!["lon"]], ["distress", 51.1, 1.4]);
  deepEqual([alert!["telling"]!["alert"], alert!["telling"]!["sender"]], ["distress", "withheld"]);
  equal(cancelled!["telling"]!["alert"], "cancelled");
  equal(fault!["words"], "MAYDAY");
  const plain = await vigie("read", "cot", file);
  match(plain.out[0] ?? "", /^distress X-9-1-1 "RIB 2" 1\.4 51\.1 2021-11-24T02:41:00\.000Z/);
});

test("read cot of a file that is not there is one sentence and code 3", async () => {
  const { code, out, err } = await vigie("read", "cot", "/nowhere/tak.xml");
  deepEqual([code, out.length, err.length], [3, 0, 1]);
  match(err[0] ?? "", /nowhere/);
});
