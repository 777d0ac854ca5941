import { deepEqual, doesNotMatch, equal, match } from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folderFor, vigie } from "./desk.ts";

const SMS =
  'A"ML=1;lt=+51.03321;lg=-0.12601;rd=14;top=20211124021748;lc=68;pm=G;' +
  "si=234159012345678;ei=490154203237518;mcc=234;mnc=15;ml=127";
const FORM = "v=1&device_number=%2B447700900123&location_latitude=51.1&location_longitude=1.4";

test("read aml prints each message, and what it could not read, without any number", async (t) => {
  const file = join(folderFor(t), "calls.txt");
  writeFileSync(file, `${SMS}\r\n\n${FORM}\nMAYDAY\n`);
  const { code, out } = await vigie("read", "aml", file, "--json");
  equal(code, 0);
  const [sms, form, fault, ...more] = out.map(
    (line) => JSON.parse(line) as Record<string, Record<string, unknown>>,
  );
  deepEqual(more, []);
  deepEqual([sms!["lat"], sms!["lon"], sms!["method"]], [51.03321, -0.12601, "gnss"]);
  equal(sms!["telling"]!["sender"], "withheld");
  deepEqual([form!["lat"], form!["lon"], form!["form"]], [51.1, 1.4, "https"]);
  equal(fault!["words"], "MAYDAY");
  const plain = await vigie("read", "aml", file);
  match(plain.out[0] ?? "", /^aml -0\.12601 51\.03321 14 m 68 % gnss 2021-11-24T02:17:48\.000Z$/);
  match(plain.out[2] ?? "", /^not read: expected .*: MAYDAY$/);
  for (const line of [...out, ...plain.out])
    doesNotMatch(line, /234159012345678|490154203237518|7700900123/);
});

const PRESENCE =
  '<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="tel:+447700900123"><tuple id="t"><status>' +
  "<geopriv><location-info><Circle><pos>51.1 1.4</pos><radius>850</radius></Circle>" +
  "</location-info><method>Cell</method></geopriv></status>" +
  "<timestamp>2021-11-24T02:41:00Z</timestamp></tuple></presence>";

test("read aml reads a file that begins with < as PIDF-LO", async (t) => {
  const file = join(folderFor(t), "presence.xml");
  writeFileSync(file, `\n${PRESENCE}\n`);
  const { code, out } = await vigie("read", "aml", file);
  equal(code, 0);
  deepEqual(out, ["pidf-lo 1.4 51.1 850 m 95 % Cell 2021-11-24T02:41:00.000Z"]);
  const { out: json } = await vigie("read", "aml", file, "--json");
  doesNotMatch(json.join(), /7700900123/);
});

test("read aml of a file that is not there is one sentence and code 3", async () => {
  const { code, out, err } = await vigie("read", "aml", "/nowhere/calls.txt");
  deepEqual([code, out.length, err.length], [3, 0, 1]);
  match(err[0] ?? "", /nowhere/);
});
