import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { Centre } from "#log";
import { instantFromMs } from "#units";
import { openNights } from "../../src/run/server/nights.ts";
import { openSeaChart } from "../../src/run/sea-chart.ts";
import { openServer, type RunningServer } from "../../src/run/server/server.ts";
import { openWebBuild } from "../../src/run/server/web-build.ts";
import type { EventLog } from "../../src/run/store/event-log.ts";
import { openLog } from "../../src/run/store/sqlite-log.ts";
import { Vault } from "../../src/run/vault.ts";
import { TEST_KEY } from "../vault-key.ts";
import { Watch } from "../../src/run/watch.ts";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const NIGHT = join(ROOT, "data/nights/2021-11-23.night");
const COAST = join(ROOT, "data/nights/exercise-coast.night");
export const SHOTS = join(ROOT, "test-results");

/** The real server with the built pages, the night, and a log of its own. */
export type Setting = {
  readonly server: RunningServer;
  readonly log: EventLog;
  /** The folder of the built pages. */
  readonly pages: string;
  readonly close: () => Promise<void>;
};

export async function openSetting(port = 0, folder = mkdtempSync(join(tmpdir(), "vigie-web-"))) {
  mkdirSync(SHOTS, { recursive: true });
  const web = await openWebBuild(ROOT, () => undefined);
  assert.ok(web.ok, web.ok ? "" : web.why);
  const now = () => instantFromMs(Date.now());
  const path = join(folder, "log.sqlite");
  const log = openLog({ mode: "write", path, centre: "dover" as Centre, now });
  const vault = new Vault(join(folder, "vault.db"), TEST_KEY);
  const watch = new Watch({ log, now });
  const server = await openServer({
    watch,
    vault,
    nights: openNights([NIGHT, COAST]),
    chart: openSeaChart(ROOT),
    root: ROOT,
    pages: web.folder,
    data: folder,
    host: "127.0.0.1",
    port,
    version: "test",
    onFault: (error) => assert.fail(String(error)),
  });
  const stop = async (): Promise<void> => {
    await server.close();
    await watch.close();
    vault.close();
    await log.close();
  };
  const close = async (): Promise<void> => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { server, log, folder, pages: web.folder, stop, close };
}

/** A page whose console must stay clean, and which may ask nobody but our own server. */
export async function openPage(
  browser: Browser,
  origin: string,
  address: string,
  more: BrowserContextOptions & { readonly kept?: Readonly<Record<string, string>> } = {},
): Promise<{ readonly page: Page; readonly faults: readonly string[] }> {
  const { kept = {}, ...options } = more;
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/London",
    ...options,
    storageState: {
      cookies: [],
      origins: [
        {
          origin,
          localStorage: Object.entries({ ...DESK, ...kept }).map(([name, value]) => {
            return { name, value };
          }),
        },
      ],
    },
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error.stack ?? error)));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith("blob:") && !url.startsWith("data:"))
      faults.push(`asked another host: ${url}`);
  });
  await page.goto(`${origin}${address}`);
  return { page, faults };
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Fails on whatever axe calls serious or critical by WCAG 2.2 AA. */
export async function checkAccess(page: Page): Promise<void> {
  await page.evaluate(AXE);
  const violations = await page.evaluate<{ id: string; impact: string }[]>(
    `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })
       .then(({ violations }) => violations.map(({ id, impact }) => ({ id, impact })))`,
  );
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  assert.deepEqual(grave, []);
}

const PATIENCE_MS = 15_000;

/**
 * Waits until an expression in the page is true. By asking again from here: the page's own content security policy
 * forbids evaluating words, and stays in force.
 */
export async function until(page: Page, expression: string): Promise<void> {
  const ends = performance.now() + PATIENCE_MS;
  while (performance.now() < ends) {
    if (await page.evaluate<boolean>(`Boolean(${expression})`)) return;
    await page.waitForTimeout(50);
  }
  assert.fail(`never came true in the page: ${expression}`);
}

const DESK = { "vigie.desk": '{"desk":"sar-1","role":"officer"}', "vigie.language": "en" };
