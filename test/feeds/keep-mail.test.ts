import { deepEqual, doesNotMatch, equal, match, ok, rejects } from "node:assert/strict";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import type { MailReading } from "#intake";
import type { Centre } from "#log";
import { instant } from "#units";
import { keepMail, type MailDesk } from "../../src/run/feeds/read-mail.ts";
import { takeTelling } from "../../src/run/feeds/take-telling.ts";
import { readMime } from "../../src/run/mail/read-mime.ts";
import { openLog } from "../../src/run/store/sqlite-log.ts";
import { Vault } from "../../src/run/vault.ts";
import { TEST_KEY } from "../vault-key.ts";
import { Watch } from "../../src/run/watch.ts";

const NOW = instant("2026-01-01T12:00Z");
const MAIL = `From: "Jeanne D" <jeanne@example.org>
Subject: sea
Message-ID: <1@example.org>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="m"

--m
Content-Type: text/plain; charset=utf-8

GPS@51.0383,1.3683 and 33 of us

On Tue, 23 Nov 2021, Paul <paul@example.co.uk> wrote:
> where are you
--m
Content-Type: image/jpeg; name="Jeanne.jpg"
Content-Transfer-Encoding: base64

/9j/4A==
--m--
`;

function deskFor(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), "vigie-mail-"));
  const vault = new Vault(join(folder, "vault.db"), TEST_KEY);
  const path = join(folder, "log.sqlite");
  const log = openLog({ mode: "write", path, centre: "dover" as Centre, now: () => NOW });
  const watch = new Watch({ log, now: () => NOW });
  t.after(async () => {
    await watch.close();
    await log.close();
    vault.close();
    rmSync(folder, { recursive: true });
  });
  const taken: MailReading[] = [];
  const answered: string[] = [];
  const desk: MailDesk = {
    chart: null,
    known: [],
    files: join(folder, "files"),
    vault,
    take: async (reading) => {
      taken.push(reading);
      return await takeTelling(reading, "mail-dover", { watch, vault, language: "en" });
    },
    receipts: {
      answer: (mail, key, report) => {
        answered.push(`${mail.from} ${key.length} ${report}`);
        return null;
      },
    },
  };
  /** What the log holds of reports. */
  const logged = () =>
    [...log.readAll()].flatMap(({ event }) => (event.kind === "ReportReceived" ? [event] : []));
  return { desk, taken, answered, vault, logged };
}
const heard = async (text: string) => {
  const mime = await readMime(Buffer.from(text.replaceAll("\n", "\r\n")));
  return { mime, uid: 1, arrivedAt: null };
};

test("a mail's file is kept by its hash, its report stands, and its receipt is owed", async (t) => {
  const { desk, taken, answered, logged } = deskFor(t);
  equal(await keepMail(await heard(MAIL), desk), true);
  const [report] = logged();
  deepEqual(answered, ["jeanne@example.org 64 dover:1"]);
  deepEqual([report?.channel, report?.people], ["email", { least: 33, most: 33 }]);
  const [file, ...more] = readdirSync(desk.files);
  deepEqual(more, []);
  deepEqual([...readFileSync(join(desk.files, file!))], [0xff, 0xd8, 0xff, 0xe0]);
  equal(statSync(join(desk.files, file!)).mode & 0o777, 0o600);
  const [reading] = taken;
  ok(reading?.ok === true);
  match(reading.telling?.words ?? "", new RegExp(`\\[image/jpeg, 4 bytes, sha256 ${file}\\]`));
  equal(await keepMail(await heard(MAIL), desk), true);
  deepEqual([readdirSync(desk.files).length, logged().length], [1, 1]);
});

test("addresses in the words are in the vault, positions beside an @ stay as they were said", async (t) => {
  const { desk, taken, vault } = deskFor(t);
  await keepMail(await heard(MAIL), desk);
  const [reading] = taken;
  const words = reading?.ok === true ? (reading.telling?.words ?? "") : "";
  match(
    words,
    /^sea\n\nGPS@51\.0383,1\.3683 and 33 of us\n\nOn Tue.*Paul <\[caller-[0-9a-f]+\]> wrote/,
  );
  doesNotMatch(words, /example/);
  const [, token = ""] = /\[(caller-[0-9a-f]+)\]/.exec(words) ?? [];
  equal(vault.numberOf(token), "paul@example.co.uk");
});

test("a number in the value of a line reaches the log nowhere", async (t) => {
  const { desk, logged } = deskFor(t);
  const lines = [
    "position: 51 02.3N 001 22.1E call +33612345678",
    "time: now, ask bob@example.org",
    "language: French, +33612345678",
    "colour: grey +33612345678",
    "phone: 06 12 34 56 78",
  ];
  await keepMail(await heard(`Subject: x\n\n${lines.join("\n")}\n`), desk);
  const all = JSON.stringify(logged());
  match(all, /51 02\.3N 001 22\.1E call \[caller-/);
  doesNotMatch(all, /612345678|12 34 56 78|bob@/);
});

test("bytes that are no mail are a report with their words, and owe no receipt", async (t) => {
  const { desk, taken, answered, logged } = deskFor(t);
  equal(await keepMail(await heard("we sink, call bob@example.org"), desk), true);
  const [reading] = taken;
  ok(reading?.ok === false);
  match(reading.words, /^we sink, call \[caller-/);
  match(logged()[0]?.unread ?? "", /^expected a mail/);
  deepEqual(answered, []);
});

test("where files cannot be kept the report stands all the same, and the mail is heard again", async (t) => {
  const { desk, logged } = deskFor(t);
  writeFileSync(desk.files, "a file stands where the folder should");
  const mail = await heard(MAIL);
  await rejects(keepMail(mail, desk), /EEXIST|ENOTDIR/);
  deepEqual([logged().length, existsSync(desk.files)], [1, true]);
});
