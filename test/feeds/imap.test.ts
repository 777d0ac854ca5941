import { deepEqual, doesNotMatch, equal, match, ok } from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, unlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { instant } from "#units";
import { ImapConnection, type HeardMail } from "../../src/run/feeds/connect-imap.ts";
import { ReceiptSender } from "../../src/run/feeds/send-receipt.ts";
import { whyNoReceipt } from "../../src/run/feeds/send-receipt-why.ts";
import { readMime } from "../../src/run/mail/read-mime.ts";
import { Vault } from "../../src/run/vault.ts";
import { TEST_KEY } from "../vault-key.ts";
import { hasDovecot, startDovecot, type Dovecot } from "./dovecot.ts";
import { startSmtp, type Smtp } from "./smtp.ts";

const NOW = instant("2026-01-01T12:00Z");
const LOUD = "dovecot is not on this machine (apt-get install dovecot-imapd): IMAP is NOT TESTED";
const skip = hasDovecot() ? false : LOUD;

type Desk = {
  readonly server: Dovecot;
  readonly folder: string;
  readonly heard: string[];
  readonly mails: HeardMail[];
  readonly told: string[];
  connection(keep?: (subject: string) => boolean | Promise<boolean>, password?: string): Opened;
};
type Opened = { readonly imap: ImapConnection; open(): void };

async function deskFor(t: TestContext): Promise<Desk> {
  const server = await startDovecot();
  const folder = mkdtempSync(join(tmpdir(), "vigie-imap-"));
  const opened: ImapConnection[] = [];
  t.after(async () => {
    for (const imap of opened) await imap.close();
    await server.remove();
    rmSync(folder, { recursive: true });
  });
  const desk: Desk = {
    server,
    folder,
    heard: [],
    mails: [],
    told: [],
    connection: (keep = () => true, password = server.password) => {
      const imap = new ImapConnection({
        url: `imap://127.0.0.1:${server.port}`,
        user: server.user,
        password,
        mailbox: "INBOX",
        path: join(folder, "place.json"),
      });
      opened.push(imap);
      const listener = {
        up: () => void desk.told.push("up"),
        down: (why: string) => void desk.told.push(`down: ${why}`),
        heard: async (mail: HeardMail) => {
          const subject = mail.mime.ok ? (mail.mime.mail.subject ?? "") : "not read";
          const isReport = await keep(subject);
          desk.heard.push(subject);
          desk.mails.push(mail);
          return isReport;
        },
      };
      return { imap, open: () => imap.open(listener) };
    },
  };
  return desk;
}

const mailOf = (subject: string, more = ""): string =>
  `From: "Jeanne D" <jeanne@example.org>\nSubject: ${subject}\nMessage-ID: <${subject}@x>\n` +
  `${more}\nposition: 51 02.3N 001 22.1E\nphone: +33612345678\n`;

async function until(what: string, is: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1200; tries += 1) {
    if (is()) return;
    await wait(25);
  }
  ok(false, `not within 30 s: ${what}`);
}

/** Maildir marks a mail that was seen with an S behind ":2,". */
function seenIn({ server }: Desk): number {
  return readdirSync(join(server.mails, "cur")).filter((name) => /:2,.*S/.test(name)).length;
}

test(
  "a mail is heard as it arrives, and marked as seen only when it is kept",
  { skip },
  async (t) => {
    const desk = await deskFor(t);
    let finish: (isReport: boolean) => void = () => undefined;
    let begun = 0;
    const { open } = desk.connection(() => {
      begun += 1;
      return new Promise((resolve) => (finish = resolve));
    });
    open();
    await until("up", () => desk.told.includes("up"));
    desk.server.deliver(mailOf("one"));
    await until("being kept", () => begun === 1);
    await wait(100);
    equal(seenIn(desk), 0);
    finish(true);
    await until("seen", () => seenIn(desk) === 1);
    const [mail] = desk.mails;
    ok(mail?.mime.ok === true && mail.arrivedAt !== null);
    match(mail.mime.mail.text ?? "", /51 02\.3N/);
  },
);

test(
  "mails that wait and mails that come are heard once each, by one watch after another",
  { skip },
  async (t) => {
    const desk = await deskFor(t);
    for (const subject of ["a", "b"]) desk.server.deliver(mailOf(subject));
    const first = desk.connection();
    first.open();
    await until("two", () => desk.heard.length === 2);
    await first.imap.close();
    desk.server.deliver(mailOf("c"));
    desk.connection().open();
    await until("three", () => desk.heard.length === 3);
    await wait(300);
    deepEqual(desk.heard, ["a", "b", "c"]);
  },
);

test(
  "a server that goes down says so, and nothing that came meanwhile is lost",
  { skip },
  async (t) => {
    const desk = await deskFor(t);
    const { open } = desk.connection();
    open();
    await until("up", () => desk.told.includes("up"));
    await desk.server.stop();
    await until("down", () => desk.told.some((line) => line.startsWith("down: ")));
    open();
    await until(
      "still down",
      () => desk.told.filter((line) => line.startsWith("down")).length === 2,
    );
    desk.server.deliver(mailOf("late"));
    await desk.server.start();
    open();
    await until("late", () => desk.heard.includes("late"));
  },
);

test(
  "a mail that cannot be kept stays unseen, holds up no other, and is heard again",
  { skip },
  async (t) => {
    const desk = await deskFor(t);
    let isFull = true;
    const keep = (subject: string): boolean => {
      if (isFull && subject === "bad") throw new Error("the disk is full");
      return true;
    };
    const { imap, open } = desk.connection(keep);
    for (const subject of ["bad", "good"]) desk.server.deliver(mailOf(subject));
    open();
    await until("good", () => desk.heard.includes("good"));
    await until("one seen", () => seenIn(desk) === 1);
    await imap.close();
    isFull = false;
    open();
    await until("bad", () => desk.heard.includes("bad"));
    deepEqual(desk.heard, ["good", "bad"]);
  },
);

test("a mail that tells of no boat stays unseen for a person", { skip }, async (t) => {
  const desk = await deskFor(t);
  desk.server.deliver(mailOf("notice"));
  desk.connection(() => false).open();
  await until("heard", () => desk.heard.length === 1);
  await wait(200);
  equal(seenIn(desk), 0);
});

test(
  "when the server numbers its mails anew, those of the last days are heard again",
  { skip },
  async (t) => {
    const desk = await deskFor(t);
    desk.server.deliver(mailOf("old"));
    const first = desk.connection();
    first.open();
    await until("old", () => desk.heard.length === 1);
    await first.imap.close();
    await desk.server.stop();
    for (const name of readdirSync(desk.server.mails)) {
      if (name.startsWith("dovecot")) unlinkSync(join(desk.server.mails, name));
    }
    desk.server.deliver(mailOf("new"));
    // A UIDVALIDITY is made from the second.
    await wait(1100);
    await desk.server.start();
    desk.connection().open();
    await until("new", () => desk.heard.includes("new"));
    deepEqual(desk.heard.toSorted(), ["new", "old", "old"]);
  },
);

test("a password that is refused is one sentence, without it", { skip }, async (t) => {
  const desk = await deskFor(t);
  desk.connection(() => true, "secret-1234").open();
  await until("down", () => desk.told.length > 0);
  deepEqual(desk.told, ["down: the mail server refuses user and password"]);
});

test("bytes that are no mail are heard with their words", { skip }, async (t) => {
  const desk = await deskFor(t);
  desk.server.deliver("we sink off Dungeness");
  desk.connection().open();
  await until("heard", () => desk.heard.length === 1);
  const [mail] = desk.mails;
  match(mail?.mime.ok === false ? mail.mime.words : "", /we sink off Dungeness/);
});

test(
  "a receipt lands once, in both languages, with nothing of the mail, and is answered by none",
  { skip },
  async (t) => {
    const desk = await deskFor(t);
    const smtp = await startSmtp(0, (mail) => desk.server.deliver(mail));
    t.after(() => smtp.close());
    const { sender, trouble } = senderFor(t, desk, smtp);
    const { open } = desk.connection();
    open();
    desk.server.deliver(mailOf("planted words", "References: <r@x>\n"));
    await until("heard", () => desk.mails.length === 1);
    const answer = ({ mime }: HeardMail): string | null =>
      mime.ok ? sender.answer(mime.mail, mime.mail.digest, "r-17", NOW) : "no mail";
    equal(answer(desk.mails[0]!), null);
    equal(answer(desk.mails[0]!), null);
    await until("the receipt", () => desk.mails.length === 2);
    await wait(200);
    const [given, ...more] = smtp.delivered;
    deepEqual(more, []);
    deepEqual([given?.from, given?.to], ["", "jeanne@example.org"]);
    const raw = given?.mail ?? "";
    match(raw, /^Auto-Submitted: auto-replied\r$/m);
    match(raw, /^In-Reply-To: <planted words@x>\r$/m);
    doesNotMatch(raw, /51 02|612345678|Jeanne/);
    const receipt = desk.mails[1]?.mime;
    ok(receipt?.ok === true);
    match(receipt.mail.text ?? "", /stored as report r-17[\s\S]*signalement r-17/);
    doesNotMatch(`${receipt.mail.subject} ${receipt.mail.text}`, /planted/);
    match(answer(desk.mails[1]!) ?? "", /our own|machine/);
    deepEqual(trouble, []);
  },
);

test("a receipt waits for a mail server that is away, and goes out once", { skip }, async (t) => {
  const desk = await deskFor(t);
  const gone = await startSmtp(0, () => undefined);
  await gone.close();
  const { sender, trouble } = senderFor(t, desk, gone);
  const read = await readMime(Buffer.from(mailOf("one")));
  ok(read.ok);
  sender.answer(read.mail, "one", "r-1", NOW);
  await until("trouble", () => trouble.length === 1);
  match(trouble[0] ?? "", /^Receipt of r-1: \w+; it is tried again\.$/);
  const back = await startSmtp(gone.port, () => undefined);
  t.after(() => back.close());
  sender.answer(read.mail, "two", "r-2", NOW);
  await until("both", () => back.delivered.length === 2);
  const again = senderFor(t, desk, back).sender;
  again.answer(read.mail, "one", "r-1", NOW);
  await wait(200);
  equal(back.delivered.length, 2);
});

test(
  "a receipt of which nobody knows whether it went is not sent again, and that is said",
  { skip },
  async (t) => {
    const desk = await deskFor(t);
    const cut = await startSmtp(0, () => undefined, true);
    t.after(() => cut.close());
    const { sender, trouble } = senderFor(t, desk, cut);
    const read = await readMime(Buffer.from(mailOf("one")));
    ok(read.ok);
    sender.answer(read.mail, "one", "r-1", NOW);
    await until("trouble", () => trouble.length === 1);
    match(trouble[0] ?? "", /^Receipt of r-1: \w+; it is not sent again\.$/);
    // The next one goes out, and takes no other along.
    sender.answer(read.mail, "two", "r-2", NOW);
    await until("more trouble", () => trouble.length === 2);
    equal(cut.delivered.length, 2);
  },
);

function senderFor(t: TestContext, { folder }: Desk, { port }: Smtp) {
  const trouble: string[] = [];
  const vault = new Vault(join(folder, "vault.db"), TEST_KEY);
  const sender = new ReceiptSender(
    { url: `smtp://127.0.0.1:${port}`, login: null, from: "watch@vigie.example" },
    {
      path: join(folder, "receipts.db"),
      vault,
      now: () => NOW,
      trouble: (why) => trouble.push(why),
    },
  );
  t.after(async () => {
    await sender.close();
    vault.close();
  });
  return { sender, trouble };
}

const REFUSED: readonly (readonly [string, RegExp])[] = [
  ["Auto-Submitted: auto-generated", /a machine/],
  ["Precedence: bulk", /to many/],
  ["List-Id: <sea.example>", /mailing list/],
  ["Return-Path: <>", /return path is empty/],
  ["X-Auto-Response-Suppress: DR, AutoReply", /no automatic answer/],
  ["X-Autoreply: yes", /an automatic answer/],
];
for (const [header, why] of REFUSED) {
  test(`a mail with "${header}" gets no receipt`, async () => {
    const read = await readMime(Buffer.from(`${header}\n${mailOf("x")}`));
    ok(read.ok);
    match(whyNoReceipt(read.mail, []) ?? "", why);
  });
}

test("machines, lists and we ourselves get no receipt by their addresses; people do", async () => {
  const why = async (from: string): Promise<string | null> => {
    const read = await readMime(Buffer.from(`From: ${from}\nSubject: x\n\ntext\n`));
    ok(read.ok);
    return whyNoReceipt(read.mail, ["watch@vigie.example"]);
  };
  for (const from of [
    "MAILER-DAEMON@x.org",
    "no.reply.inreach@garmin.com",
    "noreply@x.org",
    "owner-sea@x.org",
    "sea-request@x.org",
    "Watch@vigie.example",
    "nobody",
  ]) {
    ok((await why(from)) !== null, from);
  }
  for (const from of ["jeanne@example.org", "881612345678@msg.iridium.com", "norah@x.org"]) {
    equal(await why(from), null, from);
  }
});
