import { deepEqual, doesNotMatch, equal, match } from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folderFor, vigie } from "./desk.ts";

const CHAT = `24/11/2021, 02:41 - Hama: we are 33, call 06 12 34 56 78
24/11/2021, 02:42 - +33 6 12 34 56 78: location: https://maps.google.com/?q=51.1,1.4
`;

test("read chat prints a line for each message, without names and numbers of senders", async (t) => {
  const file = join(folderFor(t), "chat.txt");
  writeFileSync(file, CHAT);
  const { code, out } = await vigie("read", "chat", file, "--json");
  equal(code, 0);
  const [first, second] = out.map((line) => JSON.parse(line) as Record<string, unknown>);
  const telling = first!["telling"] as Record<string, unknown>;
  deepEqual([first!["kind"], first!["from"], second!["from"]], ["chat", "A", "B"]);
  deepEqual([telling["people"], telling["sender"]], [{ least: 33, most: 33 }, "withheld"]);
  const plain = await vigie("read", "chat", file);
  match(
    plain.out[0]!,
    /^chat WhatsApp A 24\/11\/2021 02:41 \(3 readings\) words \? \? people we are 33 -: /,
  );
  match(plain.out[1]!, /location 1\.4 51\.1 people \?/);
  for (const line of [...out, ...plain.out]) doesNotMatch(line, /Hama|12.?34.?56/);
});

test("no such file is one sentence and exit code 3", async () => {
  const { code, err } = await vigie("read", "chat", "/no/such/chat.txt");
  equal(code, 3);
  match(err.join(""), /no such file/i);
});
