import { deepEqual, match } from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folderFor, vigie } from "./desk.ts";

const ALERT =
  '<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>FR-1</identifier>' +
  "<sender>ops@cross.example</sender><sent>2021-11-24T03:45:00+01:00</sent>" +
  "<status>Exercise</status><msgType>Alert</msgType><scope>Public</scope>" +
  "<info><category>Rescue</category><event>dinghy</event><urgency>Immediate</urgency>" +
  "<severity>Severe</severity><certainty>Observed</certainty><headline>33 people</headline>" +
  "<area><areaDesc>Varne</areaDesc><circle>51,1.4 3.7</circle></area></info></alert>";

test("read cap prints an alert without its sender, and marks an exercise", async (t) => {
  const file = join(folderFor(t), "alert.xml");
  writeFileSync(file, ALERT);
  const { code, out } = await vigie("read", "cap", file);
  deepEqual(
    [code, out],
    [0, ["cap Exercise Alert FR-1 1.4 51 2021-11-24T02:45:00.000Z 33 people"]],
  );
  const json = await vigie("read", "cap", file, "--json");
  match(json.out[0]!, /"sender":"withheld"/);
  match(json.out[0]!, /"exercise":true/);
});
