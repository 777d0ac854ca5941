import { availableParallelism, loadavg } from "node:os";
import type { Page } from "playwright-core";
import { openChromium } from "../test/browser/chromium.ts";
import { openSetting } from "../test/browser/setting.ts";
import { spread } from "./spread.ts";

const BOATS = 50;
const ROUNDS = 5;
const OFFICER = { desk: "bench", role: "officer" };

/**
 * Fifty boats on a live board in real Chromium, each with 5,000 particles for 24 h ahead: from a new
 * wind, which changes every forecast, until all are reckoned again and shown; and the longest frame
 * meanwhile, beside the longest in as much time while nothing is reckoned.
 */
export async function bench(): Promise<void> {
  const setting = await openSetting();
  const browser = await openChromium();
  try {
    const { origin } = setting.server;
    await report(origin);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const asked = performance.now();
    await page.goto(`${origin}/watch`);
    await untilFresh(page, "");
    console.log(
      `  first forecasts ${seconds(performance.now() - asked)} after asking for the page`,
    );
    await page.waitForSelector(".map[data-drawn]");
    const took: number[] = [];
    const worst: number[] = [];
    const idle: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const { ms, frame } = await refresh(page, origin, round);
      took.push(ms);
      worst.push(frame);
      idle.push(await longestFrame(page, ms));
    }
    console.log(`  load average ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`);
    console.log(`  ${BOATS} boats refreshed in ${spread(took.map((ms) => ms / 1000))} s (goal 2)`);
    console.log(`  longest frame meanwhile ${spread(worst)} ms; at rest ${spread(idle)} ms`);
  } finally {
    await browser.close();
    await setting.close();
  }
}

async function report(origin: string): Promise<void> {
  for (let boat = 0; boat < BOATS; boat += 1) {
    // All at sea, from off Cap Gris-Nez to off the South Foreland.
    const lat = 50.98 + 0.04 * Math.floor(boat / 10);
    const lon = 1.4 + 0.025 * (boat % 10) + 0.03 * Math.floor(boat / 10);
    const position = `${lat.toFixed(4)} N ${lon.toFixed(4)} E`;
    const reading = { lon, lat, radius: 200 };
    const place = { words: position, readings: [reading], method: "pin" };
    await post(origin, "/api/reports", {
      by: OFFICER,
      words: `boat ${boat}, thirty aboard`,
      place,
    });
  }
}

async function post(origin: string, path: string, body: object): Promise<void> {
  const response = await fetch(`${origin}${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}

/** True in the page once every boat's forecast answers its present question. */
const allFresh = (but: string): string =>
  `(() => { const bar = document.querySelector(".drift-bar");
    return bar !== null && bar.dataset.fresh === "${BOATS}" && bar.dataset.asked !== "${but}"; })()`;

async function untilFresh(page: Page, but: string): Promise<void> {
  while (!(await page.evaluate<boolean>(allFresh(but)))) await page.waitForTimeout(20);
}

async function refresh(page: Page, origin: string, round: number) {
  const asked = await page.evaluate<string>(`document.querySelector(".drift-bar").dataset.asked`);
  await page.evaluate(WATCH_FRAMES);
  const speed = { least: 2 + round, most: 5 + round };
  await post(origin, "/api/orders", {
    by: OFFICER,
    order: {
      order: "stateWeather",
      method: "observed",
      from: new Date(Date.now() - 3_600_000).toISOString(),
      wind: { from: 200 + 10 * round, spread: 20, speed },
      words: "as seen",
      source: "bench",
    },
  });
  await untilFresh(page, asked);
  return page.evaluate<{ ms: number; frame: number }>(`window.stopFrames()`);
}

const WATCH_FRAMES = `(() => {
  const begun = performance.now();
  let [last, longest, running] = [begun, 0, true];
  const frame = () => {
    const at = performance.now();
    longest = Math.max(longest, at - last);
    last = at;
    if (running) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  window.stopFrames = () => {
    running = false;
    return { ms: performance.now() - begun, frame: longest };
  };
})()`;

async function longestFrame(page: Page, ms: number): Promise<number> {
  await page.evaluate(WATCH_FRAMES);
  await page.waitForTimeout(ms);
  return (await page.evaluate<{ frame: number }>(`window.stopFrames()`)).frame;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
