import { deepEqual, doesNotMatch, equal, match } from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folderFor, vigie } from "./desk.ts";

const MBOX = `From jeanne@example.org Wed Nov 24 02:41:00 2021
From: "Jeanne D" <jeanne@example.org>
Subject: bateau
Message-ID: <1@example.org>
Date: Wed, 24 Nov 2021 02:50:00 +0000

position: 51 02.3N 001 22.1E call 06 12 34 56 78
personnes: 33
telephone: 06 12 34 56 78
Appelez le 06.12.34.56.78 ou +447700900123

From b@example.org Wed Nov 24 02:42:00 2021

`;

test("read mail prints each mail of an mbox, without sender, name and numbers", async (t) => {
  const file = join(folderFor(t), "in.mbox");
  writeFileSync(file, MBOX);
  const { code, out } = await vigie("read", "mail", file, "--json");
  equal(code, 0);
  const [mail, fault, ...more] = out.map(
    (line) => JSON.parse(line) as Record<string, Record<string, unknown>>,
  );
  deepEqual(more, []);
  deepEqual(mail!["telling"]!["people"], { least: 33, most: 33 });
  deepEqual([mail!["kind"], mail!["telling"]!["sender"]], ["mail", "withheld"]);
  match(String(fault!["fault"]), /^expected a mail/);
  const plain = await vigie("read", "mail", file);
  match(plain.out[0] ?? "", /^mail 1\.368\d* 51\.038\d* people 33 bateau$/);
  match(plain.out[1] ?? "", /^not read: /);
  for (const each of [...out, ...plain.out]) {
    doesNotMatch(each, /jeanne|Jeanne|12.?34.?56.?78|900123/);
  }
});

test("read mail of a file that is not there is one sentence and code 3", async () => {
  const { code, out, err } = await vigie("read", "mail", "/nowhere/in.eml");
  deepEqual([code, out.length, err.length], [3, 0, 1]);
  match(err[0] ?? "", /nowhere/);
});
