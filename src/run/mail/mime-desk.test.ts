import { deepEqual, match, ok } from "node:assert/strict";
import { test } from "node:test";
import { MimeDesk } from "./mime-desk.ts";

const mail = (subject: string, text: string): Buffer =>
  Buffer.from(`From: a@x.org\nSubject: ${subject}\n\n${text}`);

test("a mail that takes too long is kept with its words, and holds up no other", async (t) => {
  const desk = new MimeDesk(1000);
  t.after(() => desk.close());
  // Each line is a step of the reader: 24 million of them are minutes.
  const slow = mail("we sink", "a\n".repeat(12_000_000));
  const [first, second, third] = await Promise.all(
    [mail("one", "33 people"), slow, mail("two", "5 people")].map((bytes) => desk.read(bytes)),
  );
  ok(first?.ok === true && third?.ok === true);
  deepEqual([first.mail.text, third.mail.text], ["33 people", "5 people"]);
  ok(second?.ok === false);
  match(second.why, /^expected a mail .* came one that takes more than 1 s$/);
  match(second.words, /^From: withheld\nSubject: we sink\n\na\na/);
});

test("files come back from the thread with all their bytes", async (t) => {
  const desk = new MimeDesk();
  t.after(() => desk.close());
  const type = "Content-Type: image/jpeg\nContent-Transfer-Encoding: base64";
  const read = await desk.read(Buffer.from(`Subject: x\n${type}\n\n/9j/4A==\n`));
  ok(read.ok);
  deepEqual([...(read.mail.attachments[0]?.content ?? [])], [0xff, 0xd8, 0xff, 0xe0]);
});
