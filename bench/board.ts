import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import type { Centre, Draft } from "#log";
import { instantFromMs } from "#units";
import { Nights } from "../src/run/server/nights.ts";
import { openSeaChart } from "../src/run/sea-chart.ts";
import { openServer, type RunningServer } from "../src/run/server/server.ts";
import { openWebBuild } from "../src/run/server/web-build.ts";
import { openLog } from "../src/run/store/sqlite-log.ts";
import { Vault } from "../src/run/vault.ts";
import { TEST_KEY } from "../test/vault-key.ts";
import { Watch } from "../src/run/watch.ts";
import { openChromium } from "../test/browser/chromium.ts";
import { until } from "../test/browser/setting.ts";
import { season } from "./season.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const BOATS = 500;
const REPORTS_PER_BOAT = 10;
/** Entries that the season makes of one boat; the last lands everybody and is left out. */
const ENTRIES_PER_BOAT = 22;
const FRAMES = 400;
const STEP_PX = 90;
const BATCH = 500;

/** No frame-rate limit; no graphics card, so the page itself is painted by the processor, only the map by SwiftShader. */
const FLAGS = [
  "--disable-frame-rate-limit",
  "--disable-gpu-vsync",
  "--disable-gpu-compositing",
  "--disable-gpu-rasterization",
];

/**
 * A live board of 500 boats and 5,000 reports in real Chromium, scrolled as fast as it can draw: no frame-rate limit, so
 * the time between two frames is what one frame costs. Beside it, in the same run, a page with nothing on it.
 */
export async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "vigie-bench-board-"));
  const path = join(folder, "log.sqlite");
  const now = () => instantFromMs(Date.now());
  const log = openLog({ mode: "write", path, centre: "dover" as Centre, now });
  const drafts = boardDrafts();
  for (let at = 0; at < drafts.length; at += BATCH) await log.append(drafts.slice(at, at + BATCH));
  const vault = new Vault(join(folder, "vault.db"), TEST_KEY);
  const watch = new Watch({ log, now });
  const web = await openWebBuild(ROOT, (line) => console.log(`  ${line}`));
  if (!web.ok) throw new Error(web.why);
  const server = await openServer({
    watch,
    vault,
    nights: new Nights([]),
    chart: openSeaChart(ROOT),
    root: ROOT,
    pages: web.folder,
    host: "127.0.0.1",
    port: 0,
    version: "bench",
    onFault: (error) => console.error(error),
  });
  try {
    await measure(server);
  } finally {
    await server.close();
    await watch.close();
    vault.close();
    await log.close();
    rmSync(folder, { recursive: true });
  }
}

function boardDrafts(): Draft[] {
  const made = [...season(BOATS * ENTRIES_PER_BOAT)];
  const drafts = made.filter(({ event }) => event.kind !== "PeopleAccounted");
  const reports = drafts.filter(({ event }) => event.kind === "ReportReceived").length;
  if (reports !== BOATS * REPORTS_PER_BOAT) throw new Error(`the season made ${reports} reports`);
  return drafts.map(({ by, event }) => ({ by, event }));
}

async function measure(server: RunningServer): Promise<void> {
  const browser = await openChromium(FLAGS);
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto("about:blank");
    await page.setContent(
      '<div id="list" style="height:100vh;overflow:auto"><div style="height:60000px"></div></div>',
    );
    const empty = await scroll(page);
    const begun = performance.now();
    await page.goto(`${server.origin}/watch`);
    await until(page, `document.querySelectorAll(".row").length === ${BOATS}`);
    console.log(
      `  ${BOATS} boats, ${BOATS * REPORTS_PER_BOAT} reports on the board ` +
        `${((performance.now() - begun) / 1000).toFixed(1)} s after asking for the page`,
    );
    await page.waitForSelector(".map[data-drawn]");
    await scroll(page);
    const full = await scroll(page);
    console.log(`  load average ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`);
    say("empty page", empty);
    say("board", full);
    const ratio = quantile(full, 0.5) / quantile(empty, 0.5);
    console.log(`  board against empty page, median: ${ratio.toFixed(1)}×`);
  } finally {
    await browser.close();
  }
}

/** Runs in the page: scrolls the list and gives the milliseconds from frame to frame. */
const SCROLL = `(frames, step) => new Promise((resolve) => {
  const list = document.querySelector("#list");
  const times = [];
  let last = performance.now();
  let way = step;
  const frame = () => {
    const at = performance.now();
    times.push(at - last);
    last = at;
    const before = list.scrollTop;
    list.scrollTop += way;
    if (list.scrollTop === before) way = -way;
    if (times.length < frames) requestAnimationFrame(frame);
    else resolve(times.slice(1));
  };
  requestAnimationFrame(frame);
})`;

function scroll(page: Page): Promise<number[]> {
  return page.evaluate<number[]>(`(${SCROLL})(${FRAMES}, ${STEP_PX})`);
}

function say(what: string, times: readonly number[]): void {
  const over = times.filter((time) => time > 16).length;
  console.log(
    `  ${what}: frame median ${quantile(times, 0.5).toFixed(1)} ms, p95 ` +
      `${quantile(times, 0.95).toFixed(1)}, max ${Math.max(...times).toFixed(1)}; ` +
      `${over} of ${times.length} over 16 ms (goal 0)`,
  );
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
