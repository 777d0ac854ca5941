import { deepEqual, ok } from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { instant } from "#units";
import { openLog } from "../../src/run/store/sqlite-log.ts";
import { hasDovecot, startDovecot } from "./dovecot.ts";
import { startSmtp } from "./smtp.ts";

const LOUD = "dovecot is not on this machine (apt-get install dovecot-imapd): IMAP is NOT TESTED";
const skip = hasDovecot() ? false : LOUD;
const MAILS = Array.from({ length: 40 }, (_, at) => at + 1);

test(
  "a watch that is killed amid its mails has each as one report, and answers none twice",
  { skip },
  async (t) => {
    const server = await startDovecot();
    const smtp = await startSmtp(0, () => undefined);
    const data = mkdtempSync(join(tmpdir(), "vigie-mail-kill-"));
    t.after(async () => {
      await smtp.close();
      await server.remove();
      rmSync(data, { recursive: true });
    });
    const feed = {
      id: "mail-dover",
      kind: "imap",
      url: `imap://127.0.0.1:${server.port}`,
      user: server.user,
      passwordFile: "password",
      receipt: { url: `smtp://127.0.0.1:${smtp.port}`, from: "watch@vigie.example" },
    };
    writeFileSync(join(data, "password"), server.password);
    writeFileSync(join(data, "feeds.json"), JSON.stringify({ feeds: [feed] }));
    for (const at of MAILS) {
      const head = `From: desk-${at}@x.org\nSubject: boat\nMessage-ID: <${at}@x>`;
      server.deliver(`${head}\n\nboat number ${at}\npeople: ${at}\n`);
    }
    const seen = (): number =>
      readdirSync(join(server.mails, "cur")).filter((name) => /:2,.*S/.test(name)).length;
    const state = (): string => `${seen()} seen, ${smtp.delivered.length} answered`;
    const first = start(t, data);
    await until("some are answered", () => smtp.delivered.length >= 3, state);
    await ended(first.watch, "SIGKILL");
    ok(smtp.delivered.length < MAILS.length, `killed too late to be of use: ${state()}`);
    const second = start(t, data);
    await second.listens();
    await until("all are kept", () => seen() === MAILS.length, state);
    await until("receipts", () => smtp.delivered.length >= MAILS.length - 1, state);
    await ended(second.watch, "SIGTERM");
    const path = join(data, "log.sqlite");
    const log = openLog({ mode: "read", path, now: () => instant("2026-01-01T12:00Z") });
    const least = [...log.readAll()].flatMap(({ event }) =>
      event.kind === "ReportReceived" ? [event.people?.least] : [],
    );
    await log.close();
    deepEqual(
      least.toSorted((one, other) => (one ?? 0) - (other ?? 0)),
      MAILS,
    );
    const answered = smtp.delivered.map(({ to }) => to);
    deepEqual(answered.length, new Set(answered).size);
  },
);

type Started = { readonly watch: ChildProcess; readonly listens: () => Promise<void> };

/** A watch that begins; it may have read and answered mails before it says that it listens. */
function start(t: TestContext, data: string): Started {
  const program = ["src/run/main.ts", "serve", "--data", data, "--port", "0"];
  const watch = spawn(process.execPath, program, { stdio: ["ignore", "pipe", "pipe"] });
  t.after(() => void watch.kill("SIGKILL"));
  let said = "";
  for (const stream of [watch.stdout, watch.stderr])
    stream.on("data", (bytes: Buffer) => (said += bytes.toString()));
  const isUp = (): boolean => said.includes("listening");
  return { watch, listens: () => until("the watch listens", isUp, () => said) };
}

async function ended(watch: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = new Promise((resolve) => watch.once("exit", resolve));
  watch.kill(signal);
  await gone;
}

/** Longer than the minute after which a mail or a receipt that failed is tried again. */
const WITHIN_MS = 120_000;

async function until(what: string, is: () => boolean, state: () => string): Promise<void> {
  const end = performance.now() + WITHIN_MS;
  while (!is() && performance.now() < end) await wait(10);
  ok(is(), `not within ${WITHIN_MS / 1000} s: ${what}; ${state()}`);
}
