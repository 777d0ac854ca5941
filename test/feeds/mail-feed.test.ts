import { deepEqual, doesNotMatch, equal, match, ok, throws } from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type { MailReading } from "#intake";
import type { Centre } from "#log";
import { instant } from "#units";
import { imapFeed, openMailFeed } from "../../src/run/feeds/connect-imap-feed.ts";
import { openLog } from "../../src/run/store/sqlite-log.ts";
import { takeTelling } from "../../src/run/feeds/take-telling.ts";
import { Vault } from "../../src/run/vault.ts";
import { TEST_KEY } from "../vault-key.ts";
import { Watch } from "../../src/run/watch.ts";
import { hasDovecot, startDovecot } from "./dovecot.ts";
import { startSmtp } from "./smtp.ts";

const NOW = instant("2026-01-01T12:00Z");
const LOUD = "dovecot is not on this machine (apt-get install dovecot-imapd): IMAP is NOT TESTED";

test(
  "a mail of a mailbox is a report, and its sender is told the number",
  { skip: hasDovecot() ? false : LOUD },
  async (t) => {
    const server = await startDovecot();
    const smtp = await startSmtp(0, () => undefined);
    const data = mkdtempSync(join(tmpdir(), "vigie-mail-feed-"));
    const vault = new Vault(join(data, "vault.db"), TEST_KEY);
    const path = join(data, "log.sqlite");
    const log = openLog({ mode: "write", path, centre: "dover" as Centre, now: () => NOW });
    const watch = new Watch({ log, now: () => NOW });
    writeFileSync(join(data, "password"), `${server.password}\n`);
    const setting = imapFeed.parse({
      url: `imap://127.0.0.1:${server.port}`,
      user: server.user,
      passwordFile: "password",
      senders: [{ address: "@alarmphone.example", who: "volunteer", name: "Alarm Phone" }],
      receipt: { url: `smtp://127.0.0.1:${smtp.port}`, from: "watch@vigie.example" },
    });
    const [taken, told]: [MailReading[], string[]] = [[], []];
    let isFull = true;
    const feed = openMailFeed(setting, {
      id: "mail-dover",
      data,
      beside: data,
      chart: null,
      vault,
      now: () => NOW,
      take: async (reading) => {
        if (isFull) throw new Error("the disk is full");
        taken.push(reading);
        return await takeTelling(reading, "mail-dover", { watch, vault, language: "en" });
      },
      trouble: (why) => told.push(why),
    });
    t.after(async () => {
      await feed.close();
      await smtp.close();
      await server.remove();
      await watch.close();
      await log.close();
      vault.close();
      rmSync(data, { recursive: true });
    });
    const listener = {
      up: () => void told.push("up"),
      down: () => undefined,
      heard: () => undefined,
    };
    feed.open(listener);
    server.deliver(
      "From: Anna <anna@alarmphone.example>\nSubject: boat\nMessage-ID: <7@x>\n\n" +
        "position: 51 02.3N 001 22.1E\npeople: 33\nphone: +33612345678\n",
    );
    await until(() => told.length === 2);
    deepEqual(told, ["up", "Mail 1 of mail-dover is not kept yet: the disk is full."]);
    equal(smtp.delivered.length, 0);
    isFull = false;
    server.deliver("From: bob@x.org\nSubject: other\n\nhelp\n");
    await until(() => smtp.delivered.length === 2);
    const [first] = taken;
    ok(first?.ok === true);
    const { who, name, people } = first.telling ?? {};
    deepEqual([who, name, people], ["volunteer", "Alarm Phone", { least: 33, most: 33 }]);
    deepEqual(
      smtp.delivered.map(({ to }) => to),
      ["anna@alarmphone.example", "bob@x.org"],
    );
    match(smtp.delivered[0]?.mail ?? "", /stored as report dover:1 since/);
    // Closed and opened again, as a line that was silent: what comes then is answered too.
    await feed.close();
    feed.open(listener);
    server.deliver("From: eve@x.org\nSubject: third\n\nhelp\n");
    await until(() => smtp.delivered.length === 3);
    // What lies in the folder of the data but the vault knows no address and no number.
    for (const name of readdirSync(data).filter((each) => !/^(?:vault|password)/.test(each))) {
      const bytes = readFileSync(join(data, name), "latin1");
      doesNotMatch(bytes, /alarmphone|612345678|bob@x/, name);
    }
  },
);

test("without the password of the receipts mails are read all the same, and it says so", () => {
  const data = mkdtempSync(join(tmpdir(), "vigie-mail-feed-"));
  writeFileSync(join(data, "password"), "x");
  const receipt = { url: "smtps://mail.example", user: "w", passwordFile: "gone", from: "w@x.org" };
  // Nothing listens there.
  const url = "imap://127.0.0.1:1";
  const feed = imapFeed.parse({ url, user: "w", passwordFile: "password", receipt });
  const told: string[] = [];
  const vault = new Vault(":memory:", TEST_KEY);
  const rest = { chart: null, vault, now: () => NOW, take: async () => null };
  const trouble = (why: string): void => void told.push(why);
  const line = openMailFeed(feed, { id: "m", data, beside: data, ...rest, trouble });
  return new Promise<void>((resolve) => {
    const heard = (): void => undefined;
    line.open({ up: () => undefined, down: () => resolve(), heard });
  }).then(async () => {
    await line.close();
    deepEqual(told, [
      `No receipts for the mails of m: The password file ${data}/gone cannot be read.`,
    ]);
    rmSync(data, { recursive: true });
  });
});

test("a password file that is not there is one sentence", () => {
  const feed = imapFeed.parse({ url: "imaps://mail.example", user: "w", passwordFile: "no" });
  const house = { id: "m", data: "/nowhere", beside: "/nowhere", chart: null } as const;
  const rest = { vault: new Vault(":memory:", TEST_KEY), now: () => NOW, take: async () => null };
  const open = (): unknown => openMailFeed(feed, { ...house, ...rest, trouble: () => undefined });
  throws(open, { message: "The password file /nowhere/no cannot be read." });
});

const BAD: readonly (readonly [object, RegExp])[] = [
  [{ url: "https://mail.example", user: "w", passwordFile: "p" }, /url/i],
  [{ url: "imaps://mail.example", user: "w" }, /passwordFile/],
  [{ url: "imaps://mail.example", user: "w", passwordFile: "p", password: "x" }, /password/],
];
for (const [setting, why] of BAD) {
  test(`a mailbox set as ${JSON.stringify(setting)} is refused`, () => {
    const parsed = imapFeed.safeParse(setting);
    match(parsed.error?.message ?? "", why);
  });
}

async function until(is: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1200 && !is(); tries += 1) await wait(25);
  ok(is(), "not within 30 s");
}
