import { deepEqual, equal, match } from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folderFor, vigie } from "./desk.ts";

const RMC = "$GPRMC,024055.00,A,5105.000,N,00125.000,E,9.8,190.5,241121,,,A*56";
const TTM = "$RATTM,07,1.00,000.0,T,12.0,310.0,T,0.5,4.0,N,,T,,,A*2F";
const DELTA =
  '{"context":"vessels.urn:mrn:imo:mmsi:235087654","updates":[{"values":[{"path":' +
  '"notifications.mob","value":{"state":"emergency"}}]}]}';

test("read nmea prints what instruments say, and what it could not read", async (t) => {
  const file = join(folderFor(t), "rib.nmea");
  writeFileSync(file, `${RMC}\r\n${TTM}\r\n\r\n${DELTA}\n$GPRMC,024055`);
  const { code, out } = await vigie("read", "nmea", file, "--json");
  equal(code, 0);
  const [own, radar, alarm, fault, ...more] = out.map(
    (line) => JSON.parse(line) as Record<string, Record<string, unknown>>,
  );
  deepEqual(more, []);
  deepEqual([own!["kind"], own!["telling"]], ["own position", null]);
  equal(radar!["distance"], 1852);
  equal(radar!["telling"]!["channel"], "sensor");
  equal(alarm!["telling"]!["alert"], "distress");
  equal(fault!["words"], "$GPRMC,024055");
  const plain = await vigie("read", "nmea", file);
  match(
    plain.out[0] ?? "",
    /^own position 1\.41\d+ 51\.08\d+ 2021-11-24T02:40:55\.000Z satellites/,
  );
  match(plain.out[1] ?? "", /^radar contact 7 1\.41\d+ 51\.09\d+ \? following$/);
  match(plain.out[2] ?? "", /^signal k \? \? \? vessels\.urn:mrn:imo:mmsi:235087654 mob emergency/);
});

test("read nmea of a file that is not there is one sentence and code 3", async () => {
  const { code, out, err } = await vigie("read", "nmea", "/nowhere/rib.nmea");
  deepEqual([code, out.length, err.length], [3, 0, 1]);
  match(err[0] ?? "", /nowhere/);
});
