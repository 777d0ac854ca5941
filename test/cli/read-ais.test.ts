import { deepEqual, equal, match } from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { single, position, tagged } from "../fuzz/ais-sentences.ts";
import { folderFor, vigie } from "./desk.ts";

const SART = tagged("c:1418169601,s:dover", single(position(970_012_345, 14, 900_000, 30_600_000)));
const BUOY = "!AIVDM,1,1,4,B,6>jR0600V:C0>da4P106P00,2*02";

test("read ais prints a line of JSON for each message, and what it could not read", async (t) => {
  const file = join(folderFor(t), "dover.nmea");
  writeFileSync(file, `${SART}\r\n\r\n$GPGLL,5250.1,N\r\n${BUOY}\r\n`);
  const { code, out } = await vigie("read", "ais", file, "--json");
  equal(code, 0);
  const lines = out.join("\n").split("\n");
  const [sart, fault, buoy, ...more] = lines.map(
    (line) => JSON.parse(line) as Record<string, unknown>,
  );
  deepEqual(more, []);
  const { type, mmsi, lon, lat, at, source, talker, channel, distress } = sart!;
  deepEqual([type, mmsi, lon, lat], [1, 970_012_345, 1.5, 51]);
  deepEqual([at, source], ["2014-12-10T00:00:01.000Z", "dover"]);
  deepEqual([talker, channel], ["AI", "A"]);
  deepEqual(distress, { device: "sart", state: "active", reason: "navigational status 14" });
  deepEqual(Object.keys(fault!), ["fault", "words"]);
  equal(fault!["words"], "$GPGLL,5250.1,N");
  // An application's fields stand beside the message's own, as in gpsd's JSON.
  equal(buoy!["light_text"], "Light OFF");
  equal("contents" in buoy!, false);
});

test("read ais without --json says who is in distress", async (t) => {
  const file = join(folderFor(t), "dover.nmea");
  writeFileSync(file, SART);
  const { out } = await vigie("read", "ais", file);
  match(out.join("\n"), /^1 970012345 1\.5 51 sart active: navigational status 14$/);
});

test("read ais of a file that is not there is one sentence and code 3", async () => {
  const { code, out, err } = await vigie("read", "ais", "/nowhere/dover.nmea", "--json");
  deepEqual([code, out.length, err.length], [3, 0, 1]);
  match(err[0] ?? "", /nowhere/);
});
