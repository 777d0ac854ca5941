import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { TestContext } from "node:test";
import type { Centre, Entry, EventOf } from "#log";
import { instantFromMs } from "#units";
import { readFeedList } from "../../src/run/feeds/feed-list.ts";
import { Feeds } from "../../src/run/feeds/feeds.ts";
import { openLog } from "../../src/run/store/sqlite-log.ts";
import { Vault } from "../../src/run/vault.ts";
import { TEST_KEY } from "../vault-key.ts";
import { Watch } from "../../src/run/watch.ts";

/** A whole watch that listens to feeds, in a folder of its own. */
export async function feedHouse(
  t: TestContext,
  feeds: readonly unknown[],
  before: (watch: Watch) => Promise<void> = async () => undefined,
) {
  const folder = mkdtempSync(join(tmpdir(), "vigie-feeds-"));
  const path = join(folder, "feeds.json");
  writeFileSync(path, JSON.stringify({ feeds }));
  const now = () => instantFromMs(Date.now());
  const file = join(folder, "log.sqlite");
  const log = openLog({ mode: "write", path: file, centre: "dover" as Centre, now });
  const vault = new Vault(join(folder, "vault.db"), TEST_KEY);
  const faults: unknown[] = [];
  const onFault = (error: unknown): number => faults.push(error);
  const watch = new Watch({ log, now, onFault });
  await before(watch);
  const list = readFeedList(path);
  const open = new Feeds({ list, watch, vault, chart: null, data: folder, onFault });
  t.after(async () => {
    await open.close();
    await watch.close();
    vault.close();
    await log.close();
    rmSync(folder, { recursive: true });
  });
  return { folder, file, log, vault, watch, feeds: open, faults };
}

/** Reports on the log, in order. */
export function reportsOf(entries: Iterable<Entry>): EventOf<"ReportReceived">[] {
  return [...entries].flatMap(({ event }) =>
    event.kind === "ReportReceived" ? [event as EventOf<"ReportReceived">] : [],
  );
}

/** A server that sends lines to whoever comes. */
export async function lineServer(t: TestContext, port = 0) {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const stop = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  t.after(stop);
  const at = (server.address() as AddressInfo).port;
  return {
    port: at,
    url: `tcp://127.0.0.1:${at}`,
    sockets,
    stop,
    send: (text: string | Uint8Array) => {
      for (const socket of sockets) socket.write(text);
    },
  };
}

/** Waits until something holds, and fails by what it is when it does not come to hold. */
export async function until(what: string, holds: () => boolean, ms = 10_000): Promise<void> {
  const end = Date.now() + ms;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain: ${what}`);
    await wait(10);
  }
}
