import { deepEqual, equal, match } from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folderFor, vigie } from "./desk.ts";

const RELAY = "$CDDSC,16,0031600010,12,112,00,1423108312,2019,3162009110,12,,*47";

test("read dsc prints the casualty of a relay, and what it could not read", async (t) => {
  const file = join(folderFor(t), "niton.nmea");
  writeFileSync(file, `${RELAY}\r\n\r\nMAYDAY\r\n`);
  const { code, out } = await vigie("read", "dsc", file, "--json");
  equal(code, 0);
  const [relay, fault, ...more] = out.map((line) => JSON.parse(line) as Record<string, unknown>);
  deepEqual(more, []);
  const distress = relay!["distress"] as Record<string, unknown>;
  deepEqual([relay!["sender"], distress["casualty"]], ["003160001", "316200911"]);
  equal(fault!["words"], "MAYDAY");
  const plain = await vigie("read", "dsc", file);
  match(plain.out[0] ?? "", /^distress 316200911 -83\.2 42\.5166667 relay: EPIRB emission/);
});

test("read dsc of a file that is not there is one sentence and code 3", async () => {
  const { code, out, err } = await vigie("read", "dsc", "/nowhere/niton.nmea");
  deepEqual([code, out.length, err.length], [3, 0, 1]);
  match(err[0] ?? "", /nowhere/);
});
