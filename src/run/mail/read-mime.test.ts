import { deepEqual, equal, match, ok } from "node:assert/strict";
import { test } from "node:test";
import { readMail, type MailMessage } from "#intake";
import { FUZZ_RUNS, mutated, notFinite } from "../../../test/fuzz/mutated.ts";
import { notForTheLog } from "../../../test/fuzz/telling.ts";
import { mailsOf } from "./mbox.ts";
import { readMime } from "./read-mime.ts";

const bytes = (text: string): Uint8Array => Buffer.from(text, "latin1");
async function mailIn(text: string): Promise<MailMessage> {
  const read = await readMime(bytes(text.replaceAll("\n", "\r\n")));
  ok(read.ok, JSON.stringify(read));
  return read.mail;
}

const PLAIN = `From: "Jeanne D" <jeanne@example.org>
To: watch@vigie.example
Subject: =?ISO-8859-1?Q?Position_du_bateau_=E0_la_mer?=
Message-ID: <1@example.org>
In-Reply-To: <0@vigie.example>
References: <a@x> <0@vigie.example>
Date: Wed, 24 Nov 2021 02:50:00 (local)
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Position : 51=B002.3'N 001=B022.1'E
`;
const MIXED = `From: b@x.org
Subject: two parts
Message-ID: <2@x.org>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="m"

--m
Content-Type: multipart/alternative; boundary="a"

--a
Content-Type: text/plain; charset=utf-8

people: 33
--a
Content-Type: text/html; charset=utf-8

<p>people: 33</p>
--a--
--m
Content-Type: image/jpeg; name="sea.jpg"
Content-Disposition: attachment; filename="sea.jpg"
Content-Transfer-Encoding: base64

/9j/4A==
--m
Content-Type: message/rfc822

From: "A Name" <a@x.org>
Subject: help
Message-ID: <3@x.org>

We are at 51 02.3N 001 22.1E
--m--
`;

test("a mail is taken apart: charset, encoded subject, threads, the date as it came", async () => {
  const mail = await mailIn(PLAIN);
  equal(mail.text, "Position : 51°02.3'N 001°22.1'E");
  equal(mail.subject, "Position du bateau à la mer");
  deepEqual([mail.from, mail.messageId], ["jeanne@example.org", "<1@example.org>"]);
  deepEqual(
    [mail.inReplyTo, mail.references],
    ["<0@vigie.example>", ["<a@x>", "<0@vigie.example>"]],
  );
  // Nobody completes a zone: the machine's own would be a guess.
  equal(mail.date, "Wed, 24 Nov 2021 02:50:00 (local)");
});

test("parts: words, files with their bytes, and a mail carried whole, without its sender's name", async () => {
  const mail = await mailIn(MIXED);
  deepEqual([mail.text, mail.html?.includes("<p>")], ["people: 33", true]);
  const [file, ...more] = mail.attachments;
  deepEqual(more, []);
  deepEqual([file?.name, file?.type, file?.bytes], ["sea.jpg", "image/jpeg", 4]);
  deepEqual([...(file?.content ?? [])], [0xff, 0xd8, 0xff, 0xe0]);
  deepEqual(
    mail.forwarded.map(({ subject, text }) => [subject, text]),
    [["help", "We are at 51 02.3N 001 22.1E"]],
  );
  const read = readMail(mail, { chart: null, known: [] });
  ok(read.ok && read.telling !== null);
  equal(read.telling.place?.readings.length, 1);
  equal(read.telling.words.includes("A Name"), false);
  match(read.telling.words, /\[image\/jpeg, 4 bytes, sha256 [0-9a-f]{64}\]/);
});

test("the same mail by another way has the same digest, with other words another", async () => {
  const one = await mailIn(PLAIN);
  const other = await mailIn(`Received: from elsewhere\n${PLAIN}`);
  equal(one.digest, other.digest);
  equal(one.digest === (await mailIn(PLAIN.replace("51=B0", "50=B0"))).digest, false);
});

const BAD: readonly (readonly [string, string, RegExp])[] = [
  ["", "(empty mail)", /came nothing$/],
  ["no header at all", "no header at all", /came no header$/],
  [
    "Content-Type: multipart/mixed; boundary=x\n\nwe sink at 51 02.3N 001 22.1E\n",
    "we sink at 51 02.3N 001 22.1E",
    /parts of which none could be taken out$/,
  ],
];
for (const [text, words, why] of BAD) {
  test(`"${text.slice(0, 30)}" is no mail: its words are kept, with why`, async () => {
    const read = await readMime(bytes(text));
    ok(!read.ok);
    match(read.why, why);
    ok(read.words.endsWith(words), read.words);
  });
}

test("of what is no mail the words stay, and who wrote it is withheld", async () => {
  const text =
    'From: "Jeanne D"\r\n <jeanne@example.org>\r\nSubject: sinking\r\n' +
    "Content-Type: multipart/mixed; boundary=x\r\n\r\nfrom: Dungeness\r\n";
  const deep = text.replace("Subject: sinking\r\n", "");
  const read = await readMime(bytes(deep));
  ok(!read.ok);
  match(read.words, /^From: withheld\r\nContent-Type[\s\S]*from: Dungeness$/);
});

test("parts within parts without end are a failure that keeps the words", async () => {
  const deep = Array.from(
    { length: 400 },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
  ).join("");
  const read = await readMime(bytes(deep));
  ok(!read.ok && read.words.startsWith("Content-Type"));
});

test("an mbox has its mails, and lines that only begin with From stay in their text", async () => {
  const mbox =
    "From a@x Wed Nov 24 02:41:00 2021\nSubject: one\n\nFrom here we see it\n>From there\n\n" +
    "From b@x Wed Nov 24 02:42:00 2021\nSubject: two\n\npeople: 5\n";
  const mails = await Promise.all(mailsOf(bytes(mbox)).map(readMime));
  const said = mails.map((read) => (read.ok ? [read.mail.subject, read.mail.text] : null));
  deepEqual(said, [
    ["one", "From here we see it\nFrom there"],
    ["two", "people: 5"],
  ]);
  equal(mailsOf(bytes(PLAIN)).length, 1);
});

const RUNS = Math.ceil(FUZZ_RUNS / 4);

test(`whatever bytes come, ${RUNS} times: no throw, no NaN, fit for the log`, async () => {
  for (const text of mutated([PLAIN, MIXED, MIXED.replaceAll("\n", "\r\n")], RUNS, 9)) {
    const read = await readMime(bytes(text));
    if (!read.ok) {
      ok(read.words !== "", text);
      continue;
    }
    const reading = readMail(read.mail, { chart: null, known: [] });
    equal(notFinite({ ...reading, thing: null }), null, text);
    ok(!reading.ok || notForTheLog(reading.telling) === null, text);
  }
});
