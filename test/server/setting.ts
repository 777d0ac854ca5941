import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Author, Centre, Entry } from "#log";
import { instantFromMs } from "#units";
import { MailBook } from "../../src/run/messages/mail-book.ts";
import { Nights } from "../../src/run/server/nights.ts";
import { openServer, type RunningServer } from "../../src/run/server/server.ts";
import { openSeaChart } from "../../src/run/sea-chart.ts";
import type { EventLog } from "../../src/run/store/event-log.ts";
import { openLog } from "../../src/run/store/sqlite-log.ts";
import { Vault } from "../../src/run/vault.ts";
import { TEST_KEY } from "../vault-key.ts";
import { Watch, type WatchOptions } from "../../src/run/watch.ts";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const officer: Author = { desk: "sar-1", role: "officer" };

/** A whole server in a folder of its own, on a free port of this machine. */
export type Setting = {
  readonly folder: string;
  readonly log: EventLog;
  readonly watch: Watch;
  readonly vault: Vault;
  readonly server: RunningServer;
  /** Errors that no answer explained. A test that leaves one fails. */
  readonly faults: unknown[];
};

export type SettingOptions = {
  readonly fold?: WatchOptions["fold"];
  /** Done with the folder before the log is opened. */
  readonly before?: (path: string) => Promise<void> | void;
  readonly nights?: Nights;
  readonly host?: string;
  readonly publicOrigin?: string;
  /** Who gets messages by mail, as its file says it. */
  readonly mail?: object;
};

export async function withServer(
  use: (setting: Setting) => Promise<void>,
  options: SettingOptions = {},
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "vigie-server-"));
  const path = join(folder, "log.sqlite");
  await options.before?.(path);
  const now = () => instantFromMs(Date.now());
  const log = openLog({ mode: "write", path, centre: "dover" as Centre, now });
  const vault = new Vault(join(folder, "vault.db"), TEST_KEY);
  const faults: unknown[] = [];
  const onFault = (error: unknown): number => faults.push(error);
  const watch = new Watch({ log, now, onFault, ...(options.fold && { fold: options.fold }) });
  const mailPath = join(folder, "mail.json");
  if (options.mail !== undefined) writeFileSync(mailPath, JSON.stringify(options.mail));
  const server = await openServer({
    watch,
    book: options.mail === undefined ? null : new MailBook(mailPath),
    vault,
    nights: options.nights ?? new Nights([]),
    chart: openSeaChart(ROOT),
    data: folder,
    root: ROOT,
    pages: null,
    publicOrigin: options.publicOrigin ?? null,
    host: options.host ?? "127.0.0.1",
    port: 0,
    version: "0.0.0-test",
    onFault,
  });
  try {
    await use({ folder, log, watch, vault, server, faults });
    assert.deepEqual(faults, []);
  } finally {
    await server.close();
    await watch.close();
    vault.close();
    await log.close();
    rmSync(folder, { recursive: true });
  }
}

/** An answer's body: a test reads what it expects to be there, and what is not there fails it. */
export type Json = { readonly [name: string]: Json } & Partial<Record<symbol, unknown>>;

export type Answer = {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly body: Json;
};

/** Asks the server and reads the JSON it answers. */
export async function ask(
  { server }: Setting,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const post = {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  };
  const response = await fetch(
    `${server.origin}${path}`,
    body === undefined ? { headers, redirect: "manual" } : post,
  );
  const text = await response.text();
  const type = response.headers.get("content-type") ?? "";
  const json = type.includes("json") && !type.includes("ndjson");
  return {
    status: response.status,
    type,
    headers: response.headers,
    body: (json ? JSON.parse(text) : { text }) as Json,
  };
}

/** The fields that a problem names. */
export function pointers({ body }: Answer): readonly string[] {
  const errors = body["errors"] as unknown as readonly { readonly pointer: string }[];
  return errors.map(({ pointer }) => pointer);
}

/** Posts a report and gives its entry. */
export async function reported(
  setting: Setting,
  words: string,
  more: Record<string, unknown> = {},
): Promise<Entry> {
  const { status, body } = await ask(setting, "/api/reports", { by: officer, words, ...more });
  assert.equal(status, 201, JSON.stringify(body));
  return body["entry"] as unknown as Entry;
}
